"""A country's fact sheet as a PDF of one page."""

from __future__ import annotations

from typing import Any

from briefing.pdf.file import FAMILY, compiled
from briefing.sheets.country import Fact, Sheet, step_words
from charts.paper import svg
from charts.words import describe
from data_sources.record import citations
from languages import dates, translator

MOST_FACTS, MOST_OF_A_SUBJECT = 14, 4
MOST_STEPS, MOST_HELP, MOST_REFERENCES = 4, 5, 14


def make(sheet: Sheet) -> bytes:
    """The sheet on one page of A4; what has no room is on the sheet's own page."""
    return compiled("sheet.typ", content(sheet))


def content(sheet: Sheet) -> dict[str, Any]:
    """All that the template needs, as plain data."""
    _ = translator(sheet.language)
    sections, left = _sections(sheet)
    record = sheet.record
    picture = svg.draw(sheet.chart, 560, 380) if sheet.chart else None
    day = record.created
    return {
        "title": _("{country}: what is on record", country=sheet.name),
        "made": _(
            "On the Record, version {version} of the record, {day}.",
            version=record.version,
            day=dates.day(day, sheet.language),
        ),
        "day": [day.year, day.month, day.day],
        "language": sheet.language,
        "fonts": [FAMILY],
        "words": {
            "warning": _("Does not measure:"),
            "header": [_("Figure"), _("Number"), _("Source")],
            "places": _("Where it stands"),
            "not_known": _("What is not known"),
            "law": _("Law"),
            "help": _("Report or get help:").rstrip(":"),
            "references": _("Sources"),
        },
        "finding": sheet.finding,
        "key_facts": [_fact(fact) for fact in sheet.key_facts],
        "svg": picture,
        "alt": describe.alt(sheet.chart) if sheet.chart else "",
        "warning": sheet.warning if sheet.key_facts else "",
        "places": [[place.area, place.sentence] for place in sheet.places],
        "not_known": list(sheet.not_known),
        "sections": sections,
        "left": _("{count} more figures are on the page of this sheet.", count=left)
        if left
        else "",
        "steps": [list(step_words(event, sheet.language)) for event in sheet.steps[:MOST_STEPS]],
        "help": [[line.name, line.phone or line.url] for line in sheet.help_lines[:MOST_HELP]],
        "references": _references(sheet),
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {
        "what": fact.what,
        "number": fact.number,
        "when": fact.when,
        "source": fact.source,
        "note": fact.note,
    }


def _sections(sheet: Sheet) -> tuple[list[dict[str, Any]], int]:
    """A few figures of each subject, and how many were left out."""
    found: list[dict[str, Any]] = []
    room = MOST_FACTS
    for section in sheet.sections:
        shown = section.facts[: min(MOST_OF_A_SUBJECT, room)]
        room -= len(shown)
        if shown:
            found.append({"title": section.title, "rows": [_fact(fact) for fact in shown]})
    every = sum(len(section.facts) for section in sheet.sections)
    return found, every - (MOST_FACTS - room)


def _references(sheet: Sheet) -> list[str]:
    """Publisher, title and year of what the page shows, each once."""
    shown = [*sheet.key_facts, *(f for s in sheet.sections for f in s.facts[:MOST_OF_A_SUBJECT])]
    sources = citations.sources_of([figure for fact in shown for figure in fact.figures])
    language = sheet.language
    return [
        " ".join(
            filter(
                None, (f"{s.publisher.known_as(language)}, {citations.quoted(s, language)}", s.year)
            )
        )
        for s in sources[:MOST_REFERENCES]
    ]
