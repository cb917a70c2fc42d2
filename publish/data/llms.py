"""``llms.txt``: what a language model that comes here is told, and where the figures are."""

from __future__ import annotations

from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES, called

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

- [Every figure as CSV](data/figures.csv): one a row, with source, citation and what must not \
be concluded
- [The same as Parquet](data/figures.parquet)
- [What the columns mean](data/figures.csv-metadata.json)
- [All series](data/series.json): each as JSON and CSV
- [Addresses for programs](data/openapi.json)
- [Versions of the record](data/versions.json)
- [Changes (Atom)]({default}/feeds/all.atom): one also of each series, publisher, country and \
page, listed under What is new
- [Expected publications as a calendar]({default}/calendar/expected.ics)

## Pages

Each stands in every language; the first part of its address is one of: {languages}.

{every}
- [What is new]({default}/new/)
- [Corrections]({default}/corrections/)
- [Expected publications]({default}/calendar/): ours, not announced
- [Often-made claims, and what the record says]({default}/claims/)

## Assistants

- `/mcp` on a running server: Model Context Protocol over HTTP (POST, no sessions), with tools to \
search figures, give one with its caveats, compare two, check a claim, give talking points and cite
"""


def text(record: Record) -> bytes:
    every = (f"- [All figures, {called(code)}]({code}/figures/)" for code in LANGUAGES)
    return _TEXT.format(
        version=record.version,
        day=record.created.isoformat(),
        series=len(record.series),
        every="\n".join(every),
        languages=", ".join(LANGUAGES),
        default=DEFAULT_LANGUAGE,
    ).encode()
