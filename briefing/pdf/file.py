"""The full briefing as PDF, by typst: tagged, with its fonts embedded.

The templates in ``typst/`` are fixed; everything that changes reaches them as data, so that no
sign in a title can be taken for markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.documents.passages import Passage, Place
from briefing.items import steps
from briefing.items.figure_table import figure_rows
from briefing.items.items import Briefing, Item
from briefing.items.metadata import figures_xml
from briefing.items.own_words import note_word
from briefing.pdf import signs
from charts.files.word import ranges
from charts.layout.text import FONTS
from charts.paper import svg
from charts.spec.model import Chart
from charts.words import describe
from languages import grammar, translator
from languages.safe_text import is_rtl

TEMPLATES = Path(__file__).with_name("typst")
FAMILY = "Liberation Sans"
WIDE = 1200
"""What stands under one another is drawn wider, and so comes out lower: it must fit a page."""
MOST_STEPS = 25
TEXT_WIDTH, MOST_HIGH = 470.0, 480.0
"""Points: how wide the text is, and how high a picture of the reader's own may be."""
ON_ONE_PAGE = 1500
"""Characters."""


def make(briefing: Briefing) -> bytes:
    """The full briefing as a PDF."""
    briefing = steps.citing_latest(briefing, MOST_STEPS)
    return compiled("full.typ", with_list(briefing, content(briefing)))


ATTACHED = "on-the-record.xml"


def with_list(briefing: Briefing, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the list of figures, which goes into the file as an attachment.

    On which page a text will stand is not known here: the passages have no place.
    """
    texts = [Passage(Place("text"), text) for text in _said(data)]
    return data | {"list": figures_xml(briefing, texts), "list_name": ATTACHED}


def _said(data: dict[str, Any]) -> Iterator[str]:
    """The texts with figures that both papers print word for word."""
    for item in data["items"]:
        texts = (item["title"]["text"], item["finding"], item["number"] or "", item["note"]["text"])
        yield from (" ".join(text.split()) for text in texts if text)


def compiled(template: str, data: dict[str, Any]) -> bytes:
    """Compile with the shipped font, and with the machine's where that one lacks a sign.

    A sign that no font has makes a tagged PDF fail: it becomes an empty box or is left out, and
    the paper says which ones.
    """
    import typst  # only here: no page needs it

    def once(values: dict[str, Any], system: bool) -> bytes:
        return bytes(
            typst.compile(
                TEMPLATES / template,
                root=TEMPLATES,
                font_paths=[FONTS],
                ignore_system_fonts=not system,
                format="pdf",
                pdf_standards="ua-1",
                sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
            )
        )

    def telling(lost: str) -> dict[str, Any]:
        return {**signs.without(data, lost), "undrawn": signs.told(lost, data["language"])}

    foreign = signs.foreign_in(signs.texts_of(data))
    if not foreign:
        return once(telling(""), False)
    lost = signs.undrawn(foreign)
    try:
        return once(telling(lost), True)
    except typst.TypstError as error:
        # Joined to others a sign may want what it does not by itself.
        joined = signs.named_in(error)
        if not joined:
            raise
    try:
        return once(telling(lost + joined), True)
    except typst.TypstError:
        return once(telling(foreign), False)


def content(briefing: Briefing) -> dict[str, Any]:
    """All that the template of the full briefing needs, as plain data."""
    _ = translator(briefing.language)
    rows, left = figure_rows(briefing)
    return frame(briefing) | {
        "items": [_item(briefing, item) for item in briefing.items],
        "figures": {
            "header": [
                _("Figure"),
                _("Number"),
                _("Read"),
                _("Place in the source"),
                _("Ref."),
            ],
            "rows": rows,
            "left": _("{count} further figures of these charts are in the workbook.", count=left)
            if left
            else "",
        },
        "references": briefing.references,
        "gone": [
            (missing.title or missing.item, missing.told(briefing.language))
            for missing in briefing.gone
        ],
    }


def frame(briefing: Briefing) -> dict[str, Any]:
    """What every paper of a briefing needs: its title, when it was made, its language, words."""
    day = briefing.made_on
    return {
        "title": briefing.title,
        "heading": directed(briefing.title),
        "made": briefing.made,
        "embargo": briefing.embargo,
        "head-line": " · ".join(briefing.head_texts),
        "head": [[label, text] for label, text in briefing.head],
        "keywords": [f"record {briefing.record.version}", f"made {day.isoformat()}"],
        "day": [day.year, day.month, day.day],
        "language": briefing.language,
        "region": _region(briefing.language),
        "fonts": [FAMILY],
        "words": _words(briefing),
    }


def _region(language: str) -> str:
    """The country of a language tag, by which words are divided; empty where it names none."""
    last = grammar(language).tag.rpartition("-")[2]
    return last if len(last) == 2 and last.isupper() else ""


def _words(briefing: Briefing) -> dict[str, str]:
    _ = translator(briefing.language)
    return {
        "summary": _("Summary"),
        "items": briefing.items_heading,
        "figures": _("Figures used"),
        "references": _("References"),
        "note": note_word(briefing.language),
        "caveat": _("Caveat"),
        "sceptic": _("What a sceptic will say"),
        "answer": _("The answer"),
        "over": _("On page 2:"),
        "page": _("Page"),
        "of": _("of"),
        "caution": _(
            "These figures count reports and what is found and passed on. A report is not a "
            "child, not a victim and not a crime, and a change in reports is not by itself a "
            "change in abuse."
        ),
        "compiled": _(
            "Compiled by {compiler}, version {version} of the record.",
            compiler="On the Record",
            version=briefing.record.version,
        ),
    }


def directed(text: str) -> dict[str, Any]:
    """A text and whether it runs from right to left."""
    return {"text": text, "rtl": is_rtl(text)}


def _item(briefing: Briefing, item: Item) -> dict[str, Any]:
    own = item.title.rstrip(".") != item.finding.rstrip(".")
    return {
        "kind": item.kind,
        "listed": item in briefing.listed,
        "title": directed(item.title),
        "whose": item.whose,
        "whole": _is_whole(item),
        "finding": item.finding if own else "",
        "caption": " · ".join(part for part in (item.subject, item.detail) if part),
        "number": item.figure.with_unit(item.language) if item.figure else None,
        "svg": _picture(item.chart) if item.chart else None,
        "alt": describe.alt(item.chart) if item.chart else item.alt,
        "own": own_picture(item, TEXT_WIDTH, MOST_HIGH),
        "steps": _steps(item.chart) if item.chart else None,
        "note": directed(item.note or item.remark),
        "text": [[label, text] for label, text in (*item.changed, *item.text)],
        "held": [*(False for _ in item.changed), *item.held],
        "caveat": item.caveat,
        "caveat_word": item.caveat_word,
        "caveats": list(item.caveats[:2]),
        "question": item.question,
        "answer": item.answer,
        "source": item.source_line,
        "refs": [list(span) for span in ranges(briefing.numbers_of(item))],
    }


def own_picture(item: Item, wide: float, high: float) -> dict[str, Any] | None:
    """A picture of the reader's own, whole in a field of so many points."""
    if item.picture is None:
        return None
    across, _down = item.picture.fitted(wide, high)
    return {"svg": item.picture.svg(), "width": across, "silent": not item.alt}


def _is_whole(item: Item) -> bool:
    """Whether it is a text, or a question with its answer, that a page does not part."""
    length = sum(len(text) for _label, text in item.text) + len(item.caveat)
    return item.kind == "text" and length <= ON_ONE_PAGE


def _steps(chart: Chart) -> dict[str, Any] | None:
    if chart.kind != "timeline":
        return None
    rows, rest = steps.latest(chart, MOST_STEPS)
    return {"header": steps.header(chart.language), "rows": rows, "rest": rest}


def _picture(chart: Chart) -> str | None:
    """The chart as SVG, its type as large as the text around it will be."""
    if chart.kind == "timeline":
        return None
    # The source line stands under it, with the numbers of the references.
    return svg.draw(chart, WIDE if chart.panels else 900, 520, sourced=False)
