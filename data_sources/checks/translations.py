"""Whether the record has its words in every language that there is a folder for.

A language is a folder in ``languages/`` and its words here: a row for each series and collection,
and a column beside each English one. What is missing is named with file and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from data_sources.checks.schema import Tables
from data_sources.package.tables import Fault, header_of
from languages import DEFAULT_LANGUAGE, LANGUAGES
from languages.grammar import faults_of

ENGLISH = f"_{DEFAULT_LANGUAGE}"
EVENT_WORDS = ("instrument", "event", "status")
"""The columns of the timeline that have words; the English ones carry no ending."""
EVENTS = "timeline.csv"
_NOT_SHOWN = {("totals.csv", f"note{ENGLISH}")}
"""Columns that no reader meets: notes of the maintainers."""
_TEXTS = (("series_texts.csv", "series.csv", "series"), ("collections.csv", "series.csv", ""))


def check_folders() -> Iterator[Fault]:
    """What the folders of the languages lack."""
    for language in LANGUAGES:
        yield from (Fault(file, 0, key, reason) for file, key, reason in faults_of(language))


def check_columns(directory: Path, tables: Tables) -> Iterator[Fault]:
    """The columns that a language lacks in the tables of a package."""
    for name, rows in tables.items():
        header = list(rows[0].cells) if rows else header_of(directory, name)
        for column, own in _translated(name, header):
            if own not in header:
                language = own.rpartition("_")[2]
                reason = (
                    f"the column is missing: languages/{language} is a language, so it stands "
                    f"beside {column}, here and in the schema"
                )
                yield Fault(name, 1, own, reason)


def check_words(tables: Tables) -> Iterator[Fault]:
    """Cells that are empty where the English one is not, and series without a text.

    A step in law may be left in English: it is shown so (see :meth:`TimelineEvent.words`).
    """
    for name, rows in tables.items():
        if name == EVENTS:
            continue
        columns = list(_translated(name, rows[0].cells)) if rows else []
        for row in rows if columns else ():
            for column, own in columns:
                if row[column].strip() and not row[own].strip():
                    yield Fault(name, row.line, own, f"is empty, and {column} is not")
    yield from _check_texts(tables)


def column_of(name: str, stem: str, language: str) -> str:
    """The column with a word in a language: `label_en`, `label_nl`; of the timeline `event`."""
    return stem if name == EVENTS and language == DEFAULT_LANGUAGE else f"{stem}_{language}"


def _translated(name: str, header: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each column in English words with its counterpart in every other language."""
    for column in header:
        if name == EVENTS:
            stem = column if column in EVENT_WORDS else ""
        else:
            stem = column.removesuffix(ENGLISH) if column.endswith(ENGLISH) else ""
        if stem and (name, column) not in _NOT_SHOWN:
            others = (code for code in LANGUAGES if code != DEFAULT_LANGUAGE)
            yield from ((column, column_of(name, stem, code)) for code in others)


def _check_texts(tables: Tables) -> Iterator[Fault]:
    for texts, table, column in _TEXTS:
        key = column or "collection"
        for row in tables[texts]:
            if row["language"] not in LANGUAGES:
                reason = f"there is no folder languages/{row['language']}"
                yield Fault(texts, row.line, "language", reason)
        written = {(row[key], row["language"]) for row in tables[texts]}
        for row in tables[table]:
            for language in LANGUAGES:
                if (row[key], language) not in written:
                    reason = f"“{row[key]}” has no text in “{language}” in {texts}"
                    yield Fault(table, row.line, key, reason)
