"""The record as Croissant (ML Commons): what those who train and test with tables read."""

from __future__ import annotations

import hashlib
from typing import Any

from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE
from publish.data import flat
from publish.data.columns import FLAT, Column
from publish.data.data_files import as_json

_FILE = "figures.csv"
_TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}
_OWN = (
    *("citeAs", "column", "extract", "field", "fileProperty", "fileObject", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet"),
    *("references", "regex", "repeated", "replace", "separator", "source", "subField"),
    *("transform", "samplingRate", "equivalentProperty"),
)
CONTEXT: dict[str, Any] = {
    "@language": DEFAULT_LANGUAGE,
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _OWN},
}


def document(record: Record) -> bytes:
    """The flat file with each column's type and meaning. Addresses are relative to this file."""
    content = flat.csv(record)
    return as_json(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": "on-the-record",
            "description": "Published figures on online child sexual abuse reporting, one a row,"
            " each with its source and citation. Only figures whose standing is current are to be"
            " used; figures of different series may not be added.",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "url": "./",
            "version": record.version,
            "datePublished": record.created.isoformat(),
            "creator": {"@type": "Organization", "name": "On the Record"},
            "citeAs": f"On the Record ({record.created.year}), version {record.version}."
            " Cite the publisher of a figure first.",
            "distribution": [
                {
                    "@type": "cr:FileObject",
                    "@id": _FILE,
                    "name": _FILE,
                    "contentUrl": _FILE,
                    "encodingFormat": "text/csv",
                    "contentSize": f"{len(content)} B",
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
            ],
            "recordSet": [
                {
                    "@type": "cr:RecordSet",
                    "@id": "figures",
                    "name": "figures",
                    "description": "One figure as published, with its series and source.",
                    "field": [_field(column) for column in FLAT],
                }
            ],
        }
    )


def _field(column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"figures/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES.get(column.kind, "sc:Text"),
        "source": {"fileObject": {"@id": _FILE}, "extract": {"column": column.name}},
    }
