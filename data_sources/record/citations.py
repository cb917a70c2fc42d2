"""Citations of a figure: a line under a chart, a full reference, BibTeX and CSL-JSON.

The publisher is cited first and this compilation second: the hotline gets its credit, and the
reader can see who copied the number out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from languages import Translate, dates, translator

if TYPE_CHECKING:
    from data_sources.record.figure import Figure
    from data_sources.record.model import Source

COMPILER = "On the Record"
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


PLACES = (
    *("place on the page not recorded", "body text", "body", "lead", "headline", "key findings"),
    *("press summary", "press article", "press release", "press release copy", "via press"),
    *("news item", "article", "launch text", "infographic", "bullets", "bullet list"),
    *("first paragraph", "second paragraph", "third paragraph", "last page", "draft"),
    *("paragraph on totals", "paragraph on regions", "host country table", "age table"),
    *("inline chart data", "daily columns summed by month"),
    "counted from the roll call by national party",
    *("whole item", "press copy", "summary", "standfirst"),
    *("place in the publication not recorded", "police news item"),
    *("press summary of annual report", "press summary of letter", "key headlines"),
    *("press statement", "intro", "introduction", "recap", "figures at the top"),
    *("landing page bullets", "landing page text", "chart description", "event summary"),
    *("abstract", "as quoted by others", "as transcribed", "last paragraph"),
    *("daily columns summed by year", "inline chart data summed by year"),
    *("images and videos by relationship", "chart of reports by kind of service"),
    *("chart of reports concerning the EU", "chart of files concerning the EU"),
    *("table of error ratios", "note under CSEAI block", "CSEAI block", "NCMEC block"),
    *("NCMEC table", "Apple row", "list", "cited", "total", "blog", "title", "answer"),
    *("answer 2 of the minister", "press article on Offlimits figures for 2024"),
    *("news item on annual report 2015", "blog of an IWF Champion MP", "press release via press"),
    *("press release bullet", "press copy (Sky News rewrite)"),
    *("page says: four countries together", "four countries", "text of the page", "news summary"),
    *("ANP summary", "ANP press summary", "NMHH summary", "German translation", "English section"),
    *("BBC fact box", "IWF newsletter of 25 October 2023", "key figures", "methodology"),
    *("overview", "as quoted", "quoted in a forum", "chair foreword"),
    *("statement of the NCA deputy director", "letter from the president", "last row"),
    *("first bullet", "third bullet", "first section", "second section"),
    *("last paragraph of the text", "paragraph after the table", "paragraph on arrests"),
    *("paragraph on 2021-22", "list of results", "release of 20 February 2024"),
    *("excerpt of the EurekAlert release 1109425", "counter box", "landing page counter box"),
    *("counter next to the chart", "counter next to the first chart"),
    *("intro to continent breakdown", "intro of the July 2024 version of the page"),
    *("quoted IICSA text", "Hotline Director text", "quote of S. Romano", "report analysis"),
    *("via copy of Engadget", "annualreport.iwf.org.uk front page"),
    *("via commentary", "policy reason table", "reports disaggregated by unique images"),
)
"""What stands for a place in a source in the record's own words; all else is the source's."""

NAMED_PLACES = (
    *("row {name}", "column {name}", "table {name}", "sheet {name}", "section {name}"),
    *("paragraph {name}", "page {name}", "period {name}", "bullet {name}", "category {name}"),
    *("chart: {name}", "inline data of the chart {name}", "introduction of {name}"),
)
"""The record's own word for a place that has a name in the source, which stays as it is."""
_HEADS = {text.removesuffix(" {name}"): text for text in NAMED_PLACES}
_NAMED = re.compile(f"({'|'.join(_HEADS)}) (.+)")


def place(figure: Figure, language: str) -> str:
    """Where a number stands in its source: our own words translated, the source's left alone."""
    _ = translator(language)
    parts = re.split(r"([;,] )", figure.observation.locator)
    return "".join(_place(part, _) for part in parts)


def _place(part: str, _: Translate) -> str:
    if part in PLACES:
        return _(part)
    found = _NAMED.fullmatch(part)
    return _(_HEADS[found[1]], name=found[2]) if found else part


def source_line(figure: Figure, language: str) -> str:
    """``NCMEC (2024), p. 3``, with "as cited by" where another published the number."""
    _ = translator(language)
    source = figure.source
    year = f" ({source.year})" if source.year else ""
    if figure.cited_by_other:
        return _(
            "{counter}, as cited by {publisher}{year}",
            counter=figure.series.publisher.known_as(language),
            publisher=source.publisher.known_as(language),
            year=year,
        )
    return f"{source.publisher.known_as(language)}{year}"


def sources_line(figures: Iterable[Figure], language: str, most: int = 3) -> str:
    """One line for a chart made of many figures: "Source: A (2023); B (2024) and 2 more"."""
    _ = translator(language)
    lines = list(dict.fromkeys(source_line(figure, language) for figure in figures))
    shown, rest = lines[:most], len(lines) - most
    more = _(" and {count} more", count=rest) if rest > 0 else ""
    head = _("Source: ") if len(lines) == 1 else _("Sources: ")
    return f"{head}{'; '.join(shown)}{more}. {_('Compiled by')} {COMPILER}."


def quoted(source: Source, language: str) -> str:
    """The title in quotation marks and, outside of them, our note in square brackets."""
    note = source.notes.get(language, "")
    return f"“{source.called(language)}”" + (f" [{note}]" if note else "")


def reference(source: Source, language: str, in_copy: bool = False) -> str:
    """Publisher, title, date, address and the day it was read, there or in a copy of it."""
    _ = translator(language)
    parts = [source.publisher.called(language), quoted(source, language)]
    parts.append(dates.partial(source.published, language) if source.published else _("undated"))
    text = ", ".join(parts)
    words = _("read on {day}, in a copy") if in_copy else _("read on {day}")
    read = words.format(day=dates.day(source.read_on, language))
    return f"{text}. {source.url} ({read})." if source.url else f"{text} ({read})."


def full(figure: Figure, language: str) -> str:
    """The full reference of one figure, down to the place in the publication."""
    _ = translator(language)
    record = figure.record
    original = reference(figure.source, language, figure.read_in_copy)
    counter = ""
    if figure.cited_by_other:
        counter = _("Figure of {counter}. ", counter=figure.series.publisher.called(language))
    return _(
        "{counter}{original} Place: {place}. “{label}”, compiled by {compiler}, version {version}.",
        counter=counter,
        original=original,
        place=place(figure, language),
        label=figure.label(language),
        compiler=COMPILER,
        version=record.version,
    )


def csl(source: Source, language: str) -> dict[str, Any]:
    """One source as a CSL-JSON item, for reference managers; what is ours in that language."""
    item: dict[str, Any] = {
        "id": source.key,
        "type": "report",
        "title": source.called(language),
        "author": [{"literal": source.publisher.name}],
        "publisher": source.publisher.name,
        "accessed": {"date-parts": [_date_parts(source.read_on.isoformat())]},
    }
    if source.published:
        item["issued"] = {"date-parts": [_date_parts(source.published)]}
    if source.url:
        item["URL"] = source.url
    if note := source.notes.get(language):
        item["note"] = note
    return item


def bibtex(source: Source, language: str) -> str:
    """One source as a BibTeX entry; what is ours in that language."""
    fields = {
        "author": "{" + _tex(source.publisher.name) + "}",
        "title": "{" + _tex(source.called(language)) + "}",
        "year": source.year,
        "url": source.url,
        "urldate": source.read_on.isoformat(),
        "note": _tex(source.notes.get(language, "")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{re.sub(r'[^A-Za-z0-9-]', '', source.key)},", *lines, "}"])


def sources_of(figures: Iterable[Figure]) -> list[Source]:
    """Each source once, in the order in which the figures name them."""
    return list({figure.source.key: figure.source for figure in figures}.values())


def _date_parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")]


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)
