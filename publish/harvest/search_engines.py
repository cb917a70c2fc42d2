"""What a search engine for data sets reads on the landing page: schema.org JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from data_sources.record.record import Record
from publish.address import addresses
from publish.harvest.csvw import LICENCE
from publish.harvest.dcat import title

FILES = (
    ("text/csv", "data/figures.csv"),
    ("application/vnd.apache.parquet", "data/figures.parquet"),
    ("application/json", "data/datapackage.json"),
)


def landing(record: Record, here: str, language: str, description: str) -> str:
    """The catalogue with the record as its data set, safe to stand inside a script element."""
    figures = list(record.all_figures())
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": "On the Record",
        "description": description,
        "inLanguage": language,
        "license": LICENCE,
        "dataset": {
            "@type": "Dataset",
            "name": title(language),
            "description": description,
            "inLanguage": language,
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": "On the Record"},
            "version": record.version,
            "dateModified": record.created.isoformat(),
            "temporalCoverage": f"{min(f.period.start for f in figures)}/"
            f"{max(f.period.end for f in figures)}",
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": media,
                    "contentUrl": addresses.relative(here, address),
                }
                for media, address in FILES
            ],
        },
    }
    # "</" would end the script element that this stands in.
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
