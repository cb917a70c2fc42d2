"""The search: milliseconds of a query in this process, and of making the index."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

from benchmarks.table import Row, quantile
from data_sources.package.tables import DATASETS
from data_sources.record.load import load
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.search.hits import find
from publish.search.index import index

QUERIES = (
    *("reports", "meldingen", "cybertipline", "netherlands", "nederlnad"),
    *("kindermisbruikmateriaal", "encryption", "prevalence"),
    *("36,2 miljoen", "21.4 million", "36 210 368", "more than 100 million", "1 in 8", "812"),
    *("how many reports did NCMEC receive in 2023?", "hosting netherlands 2020", "sekstorsie"),
    *("a report is not a child", "chat control", "zzqqxxyy", "child abuse material images europe"),
)
"""Short and long, frequent and rare, right and mistyped; each also as it is typed."""
MOST = 50.0
SHOWN = 8


def measure(rounds: int) -> Iterator[Row]:
    """Rows of the index and of queries, each query also with every beginning of it."""
    record = load(DATASETS)
    for language in LANGUAGES:
        before = time.process_time()
        index(record, language)
        yield Row("search", f"index, {language}: processor", time.process_time() - before, "s")
        gc.collect()
        gc.freeze()  # as the app does with what lives as long as the record
        typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
        spent = [_milliseconds(record, language, text) for _ in range(rounds) for text in typed]
        for share, name in ((0.5, "p50"), (0.95, "p95"), (1.0, "slowest")):
            what = f"a query as it is typed, {language}, {name}: processor"
            yield Row("search", what, quantile(spent, share), "ms", limit=MOST)


def _milliseconds(record: Record, language: str, text: str) -> float:
    before = time.process_time()
    find(record, language, text, SHOWN)
    return (time.process_time() - before) * 1000
