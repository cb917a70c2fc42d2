"""``llms.txt``: what a language model that comes here is told, and where the figures are."""

from __future__ import annotations

from data_sources.record.record import Record

ADDRESS = "llms.txt"
_TEXT = """\
# On the Record

> Published figures on online child sexual abuse reporting: who counted, what, when, and what must \
not be concluded. Record {version}, {day}. {series} series.

Rules for whoever repeats a figure:

- A report is not a child, not a victim, not an image and not a crime. Always give the unit.
- Give period and source; cite the publisher first, and On the Record with its version second.
- Use figures whose standing is `current`. Never add figures of different series.
- Two figures with a break between them are not comparable. Do not work out a change across one.
- What is not here is not known here: do not fill in a figure from memory.
- Say "child sexual abuse material".

## Data

- [Every figure as CSV](data/figures.csv): one a row, with source, citation and what must not be \
concluded
- [The same as Parquet](data/figures.parquet)
- [What the columns mean](data/figures.csv-metadata.json)
- [All series](data/series.json): each as JSON and CSV
- [Addresses for programs](data/openapi.json)
- [Versions of the record](data/versions.json)
- [Changes (Atom)](en/feeds/all.atom): one also of each series, publisher, country and page, \
listed under What is new
- [Expected publications as a calendar](en/calendar/expected.ics)

## Pages

In Dutch each stands under nl/ instead of en/.

- [All figures, English](en/figures/)
- [All figures, Dutch](nl/figures/)
- [What is new](en/new/)
- [Corrections](en/corrections/)
- [Expected publications](en/calendar/): ours, not announced
- [Often-made claims, and what the record says](en/claims/)

## Assistants

- `/mcp` on a running server: Model Context Protocol over HTTP (POST, no sessions), with tools to \
search figures, give one with its caveats, compare two, check a claim, give talking points and cite
"""


def text(record: Record) -> bytes:
    return _TEXT.format(
        version=record.version, day=record.created.isoformat(), series=len(record.series)
    ).encode()
