"""What a search engine reads on a figure page: a schema.org Dataset."""

from __future__ import annotations

import json

from data_sources.record.figure import Figure
from data_sources.record.record import Record
from publish.address import addresses


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
        "description": f"{text.definition} {text.does_not_measure}",
        "inLanguage": language,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creator": {"@type": "Organization", "name": series.publisher.name},
        "publisher": {"@type": "Organization", "name": "On the Record"},
        "version": record.version,
        "dateModified": record.created.isoformat(),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": text.name,
            "unitText": series.unit.key,
        },
        "temporalCoverage": f"{min(starts)}/{max(ends)}" if starts else "",
        "spatialCoverage": sorted({figure.geography.name(language) for figure in figures})[:20],
        "isBasedOn": sorted({figure.source.url for figure in figures if figure.source.url})[:20],
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
