"""What a search engine reads on a figure page: a schema.org Dataset."""

from __future__ import annotations

import json

from data_sources.record import citations
from data_sources.record.figure import Figure
from data_sources.record.model import SeriesText, Source
from data_sources.record.record import Record
from languages import translator
from publish.address import addresses

OURSELVES = {"@type": "Organization", "name": "On the Record"}


def dataset(record: Record, key: str, language: str, figures: list[Figure]) -> str:
    """The series as a schema.org ``Dataset``, safe to stand inside a script element."""
    series = record.series[key]
    text = series.text(language)
    starts = [figure.period.start for figure in figures]
    ends = [figure.period.end for figure in figures]
    content = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": text.name,
        "description": _description(text, language),
        "inLanguage": language,
        # Of the compilation: each figure stays its publisher's, whose work it is based on.
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": OURSELVES,
        "publisher": OURSELVES,
        "sourceOrganization": {"@type": "Organization", "name": series.publisher.name},
        "version": record.version,
        "dateModified": record.created.isoformat(),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": text.name,
            "unitText": series.unit.key,
        },
        "temporalCoverage": f"{min(starts)}/{max(ends)}" if starts else "",
        "spatialCoverage": sorted({figure.geography.name(language) for figure in figures}),
        "isBasedOn": [_work(source, language) for source in citations.sources_of(figures)],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media,
                "contentUrl": addresses.relative(
                    addresses.figure(language, key), addresses.series_data(key, ending)
                ),
            }
            for media, ending in (("application/json", "json"), ("text/csv", "csv"))
        ],
    }
    # "</" would end the script element that this stands in.
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _description(text: SeriesText, language: str) -> str:
    """The definition, then what it does not measure, in words that say so."""
    if not text.does_not_measure:
        return text.definition
    words = translator(language)("Does not measure:")
    return f"{text.definition} {words} {text.does_not_measure}"


def _work(source: Source, language: str) -> dict[str, object]:
    """One publication that the figures were read in."""
    work: dict[str, object] = {
        "@type": "CreativeWork",
        "name": source.called(language),
        "publisher": {"@type": "Organization", "name": source.publisher.name},
    }
    if source.url:
        work["url"] = source.url
    if source.published:
        work["datePublished"] = source.published
    if note := source.notes.get(language):
        work["description"] = note
    return work
