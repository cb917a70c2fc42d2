"""A whole package of a few made-up rows: small enough to be damaged a thousand times."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from data_sources.package.tables import DATASETS

OBSERVATION = {
    "series": "made.reports", "geography": "World", "period_start": "2023-01-01",
    "period_end": "2023-12-31", "value": "100", "unit": "reports", "precision": "exact",
    "source": "made-2024", "locator": "p. 1", "known": "publisher", "standing": "current",
    "period_known": "stated", "indicator": "Reports",
}  # fmt: skip
WORDS = {
    "name": "n", "measures": "m", "does_not_measure": "d", "caveats": "c", "critic": "c",
    "answer": "a",
}  # fmt: skip
UNIT = dict.fromkeys(("one_en", "many_en", "one_nl", "many_nl"), "u")
SERIES = {
    "collection": "made", "publisher": "made", "unit": "reports", "form": "count",
    "topic": "hotlines", "frequency": "annual", "per_million": "no",
}  # fmt: skip
ROWS: dict[str, list[dict[str, str]]] = {
    "observations/ncmec_totals.csv": [
        OBSERVATION,
        OBSERVATION | {"breakdown": "kind=a", "value": "60"},
        OBSERVATION | {"breakdown": "kind=b", "value": "40", "notes": 'a "note", of two\nlines'},
        OBSERVATION | {"series": "made.share", "value": "12.5", "unit": "percent"},
    ],
    "publishers.csv": [{"publisher": "made", "name": "Made", "kind": "hotline", "country": ""}],
    "sources.csv": [
        {
            "source": "made-2024", "publisher": "made", "title": "T", "url": "https://made.example/",
            "published": "2024", "read_on": "2026-11-24", "licence": "none",
        }
    ],
    "geographies.csv": [
        {"geography": "World", "kind": "region", "name_en": "World", "name_nl": "Wereld"},
        {"geography": "NLD", "kind": "country", "iso2": "NL", "name_en": "N", "name_nl": "N"},
    ],
    "units.csv": [
        {"unit": unit, "kind": kind} | UNIT
        for unit, kind in (("reports", "count"), ("percent", "percent"), ("people", "count"))
    ],
    "collections.csv": [
        {"collection": "made", "language": language} | WORDS
        for language in ("en", "nl")
    ],
    "topics.csv": [{"topic": "hotlines", "name_en": "Hotlines", "name_nl": "Meldpunten"}],
    "series.csv": [
        {"series": "made.reports"} | SERIES,
        {"series": "made.share"} | SERIES | {"unit": "percent", "form": "share"},
        {"series": "dsa.statements"} | SERIES,
    ],
    "series_texts.csv": [
        {"series": series, "language": language, "name": f"{series} {language}", "definition": "d"}
        for series in ("made.reports", "made.share", "dsa.statements")
        for language in ("en", "nl")
    ],
    "register_series.csv": [
        {
            "series": "dsa.statements", "table": "dsa_statements_totals_monthly",
            "counted": "statements_with_any_keyword", "of": "statements", "adds_up": "no",
            "geography": "World", "source": "made-2024", "first_day": "2024-01-01",
            "last_day": "2024-12-31", "locator": "whole", "read_at": "https://made.example/",
        }
    ],
    "breaks.csv": [
        {"series": "made.reports", "date": "2024-01-01"}
        | dict.fromkeys(("label_en", "label_nl", "why_en", "why_nl"), "w")
    ],
    "explanations.csv": [
        {"series": "made.reports", "geography": "World", "period_start": "2023-01-01"}
        | {"kind": "cause"}
        | dict.fromkeys(("label_en", "label_nl", "text_en", "text_nl"), "w")
    ],
    "totals.csv": [
        {
            "rule": "equals", "total_series": "made.reports", "total_geography": "World",
            "part_series": "made.reports", "part_key": "kind", "note_en": "n",
        }
    ],
    "timeline.csv": [
        {
            "date": "2024-05-07", "jurisdiction": "EU", "instrument": "I", "event": "E",
            "status": "adopted", "source_title": "S", "instrument_nl": "I", "event_nl": "G",
            "status_nl": "aangenomen",
        }
    ],
    "help.csv": [
        {
            "geography": "NLD", "kind": "report", "name": "H", "url": "https://made.example/",
            "what_en": "w", "what_nl": "w",
        }
    ],
    "internet_users.csv": [
        {"geography": "NLD", "year": "2023", "users": "17000000", "source": "made-2024"}
    ],
    "checked.csv": [
        {
            "rule": "superlative", "file": "series_texts.csv", "column": "name", "words": "w",
            "checked": "c",
        }
    ],
    "children.csv": [
        {
            "geography": "NLD", "year": "2023", "children": "3300000",
            "aged_12_to_17": "1100000", "source": "made-2024",
        }
    ],
    "dsa_statements_monthly.csv": [
        {"month": "2024-01", "platform": "X", "label": "protection_of_minors", "statements": "5"}
    ],
    "dsa_statements_totals_monthly.csv": [
        {
            "month": "2024-01", "statements": "50", "statements_with_any_keyword": "7",
            "platforms_submitting": "3",
        }
    ],
}  # fmt: skip


def tiny_package(place: Path) -> Path:
    """Write the package, with the schemas that ship, into a new directory."""
    shutil.copytree(DATASETS / "schemas", place / "schemas")
    about = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    about["resources"] = [one for one in about["resources"] if one["path"] in ROWS]
    about["sources"] = about["sources"][:2]
    (place / "datapackage.json").write_text(json.dumps(about, indent=2), encoding="utf-8")
    (place / "observations").mkdir()
    for resource in about["resources"]:
        schema = json.loads((place / resource["schema"]).read_text(encoding="utf-8"))
        names = [field["name"] for field in schema["fields"]]
        with (place / resource["path"]).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(ROWS[resource["path"]])
    used = {Path(one["schema"]).name for one in about["resources"]}
    for path in (place / "schemas").iterdir():
        if path.name not in used:
            path.unlink()
    return place
