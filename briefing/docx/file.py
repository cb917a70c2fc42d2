"""The Word briefing: summary, each item with its chart, the figures used, numbered references."""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from typing import Any

from docx.shared import Cm, Emu

from briefing.items import steps
from briefing.items.figure_table import figure_rows
from briefing.items.items import Briefing, Item
from briefing.items.metadata import stamp
from charts.files.word import (
    SEQUENCE,
    TEXT_WIDTH,
    bar_beside,
    bookmark,
    caption,
    contents,
    field,
    linked,
    new_document,
    paragraph,
    references_in,
    table,
)
from charts.paper import png, svg
from charts.spec.model import Chart
from charts.words import describe
from data_sources.record.citations import COMPILER
from languages import grammar, translator

PICTURE_WIDTH, PICTURE_HEIGHT = 900, 520
"""Pixels across the text: the picture's type is then about as large as the text's."""
HIGHEST = Cm(19)
MOST_STEPS = 25
LONG = 5
"""Items from which a briefing is over four pages and gets its lists: an item takes about one."""
ITEMS_FROM = 20_000


def make(briefing: Briefing) -> bytes:
    """The briefing as the content of a ``.docx`` file."""
    document = new_document(briefing.language)
    _properties(document, briefing)
    _head_and_foot(document, briefing)
    _summary(document, briefing)
    _lists(document, briefing)
    if briefing.items_heading:
        document.add_heading(briefing.items_heading, 1)
    pictures = _pictures(briefing.items)
    numbers = {name: number for number, name in enumerate(pictures, 1)}
    for place, item in enumerate(briefing.items, 1):
        if item.kind == "break":
            document.add_page_break()
            continue
        made = document.add_heading(item.title, 1 if item.kind == "heading" else 2)
        bookmark(made, f"item{place}", ITEMS_FROM + place)
        if not item.is_silent:
            _item(document, briefing, item, pictures.get(item.id), numbers.get(item.id, 0))
    _figures_used(document, briefing)
    _references(document, briefing)
    held = io.BytesIO()
    document.save(held)
    return stamp(held.getvalue(), briefing)


def _drawn(items: Sequence[Item]) -> list[Item]:
    """The items that are shown as a picture."""
    return [item for item in items if item.chart is not None and item.chart.kind != "timeline"]


def _lists(document: Any, briefing: Briefing) -> None:
    """What is in a long briefing, and its charts: lists that Word keeps."""
    if len(briefing.items) < LONG:
        return
    _ = translator(briefing.language)
    paragraph(document, _("Contents"), "List heading")
    numbered = enumerate(briefing.items, 1)
    places = [(item.title, f"item{place}") for place, item in numbered if not item.is_silent]
    contents(document, 'TOC \\o "2-2" \\h \\z', places)
    drawn = _drawn(briefing.items)
    if len(drawn) > 1:
        paragraph(document, _("Charts"), "List heading")
        named = [
            (f"{_('Chart')} {number}. {item.chart.title}", f"chart{number}")
            for number, item in enumerate(drawn, 1)
            if item.chart is not None
        ]
        contents(document, f'TOC \\h \\z \\c "{SEQUENCE}"', named)


def _pictures(items: Sequence[Item]) -> dict[str, bytes]:
    """A picture of each chart; they are drawn side by side, on as many cores as there are."""
    drawn = _drawn(items)
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = pool.map(lambda item: _picture(item.chart), drawn)
        return {item.id: data for item, data in zip(drawn, made, strict=True)}


def _picture(chart: Chart) -> bytes:
    return png.convert(svg.draw(chart, PICTURE_WIDTH, PICTURE_HEIGHT), 1.6)


def _properties(document: Any, briefing: Briefing) -> None:
    about = document.core_properties
    about.title, about.author = briefing.title[:255], COMPILER
    about.last_modified_by = COMPILER
    about.language = grammar(briefing.language).tag
    about.comments = briefing.made[:255]
    about.created = about.modified = datetime.combine(briefing.made_on, time())


def _head_and_foot(document: Any, briefing: Briefing) -> None:
    _ = translator(briefing.language)
    if briefing.embargo:
        head = document.sections[0].header.paragraphs[0]
        head.style = document.styles["Source line"]
        head.add_run(briefing.embargo).bold = True
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Source line"]
    foot.add_run(f"{briefing.made} {_('Page')} ")
    field(foot, "PAGE")
    foot.add_run(f" {_('of')} ")
    field(foot, "NUMPAGES")


def _summary(document: Any, briefing: Briefing) -> None:
    """Title, what was made when, and each finding in a line with its references."""
    _ = translator(briefing.language)
    paragraph(document, briefing.title, "Title")
    paragraph(document, briefing.made, "Subtitle")
    for label, text in briefing.head:
        paragraph(document, text, head=f"{label}:" if label else "")
    if briefing.listed:
        document.add_heading(_("Summary"), 1)
    for item in briefing.listed:
        stop = "" if item.title.endswith(("?", "!")) else "."
        made = paragraph(document, f"{item.title.rstrip('.')}{stop}", "List Bullet")
        references_in(made, briefing.numbers_of(item))
    for missing in briefing.gone:
        text = missing.told(briefing.language)
        bar_beside(paragraph(document, text, head=f"{missing.title or missing.item}:"))
    caution = _(
        "These figures count reports and what is found and passed on. A report is not a child, "
        "not a victim and not a crime, and a change in reports is not by itself a change in abuse."
    )
    bar_beside(paragraph(document, caution))


def _item(
    document: Any, briefing: Briefing, item: Item, picture: bytes | None, number: int
) -> None:
    """Picture or table, text, source, caveat, and the sceptic's question, which stay together."""
    _ = translator(item.language)
    if item.finding and item.finding.rstrip(".") != item.title.rstrip("."):
        paragraph(document, item.finding)
    if picture is not None and item.chart is not None:
        _show(document, item.chart, picture)
        caption(document, _("Chart"), number, item.chart.title, f"chart{number}")
    elif item.chart is not None:
        _steps(document, item.chart)
    else:
        said = " · ".join(part for part in (item.subject, item.detail) if part)
        if said:
            paragraph(document, said, "Caption")
    for label, text in item.changed:
        bar_beside(paragraph(document, text, head=f"{label}:"), "#0072B2")
    note = item.note or item.remark
    if note:
        bar_beside(paragraph(document, note, head=f"{_('Note')}:"), "#0072B2")
    for label, text in item.text:
        paragraph(document, text, head=f"{label}:" if label else "")
    if item.source_line:
        source = paragraph(document, item.source_line, "Source line")
        references_in(source, briefing.numbers_of(item))
    if item.caveat:
        bar_beside(paragraph(document, item.caveat, head=f"{item.caveat_word}:"))
    for text in item.caveats[:2]:
        paragraph(document, text, head=f"{_('Caveat')}:")
    if item.question:
        asked = paragraph(document, item.question, head=f"{_('What a sceptic will say')}:")
        asked.paragraph_format.keep_with_next = bool(item.answer)
    if item.answer:
        told = paragraph(document, item.answer, head=f"{_('The answer')}:")
        told.paragraph_format.keep_together = True


def _show(document: Any, chart: Chart, picture: bytes) -> None:
    """The chart, as wide as the text or as high as fits, with its description."""
    shape = document.add_picture(io.BytesIO(picture), width=Emu(TEXT_WIDTH))
    if shape.height > HIGHEST:
        shape.width, shape.height = int(shape.width * HIGHEST / shape.height), HIGHEST
    props = shape._inline.docPr
    props.set("descr", describe.alt(chart))
    props.set("title", chart.title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _steps(document: Any, chart: Chart) -> None:
    shown, rest = steps.latest(chart, MOST_STEPS)
    shares = (0.13, 0.15, 0.22, 0.34, 0.16)
    table(document, steps.header(chart.language), shown, shares, title=chart.title)
    if rest:
        paragraph(document, rest, "Caption")


def _figures_used(document: Any, briefing: Briefing) -> None:
    """Every figure with its number in full, how well it is known, and its reference."""
    _ = translator(briefing.language)
    rows, left = figure_rows(briefing)
    if not rows:
        return
    document.add_heading(_("Figures used"), 1)
    header = (_("Figure"), _("Number"), _("Read"), _("Place in the source"), _("Ref."))
    table(document, header, rows, (0.39, 0.19, 0.15, 0.2, 0.07), (1,), _("Figures used"))
    if left:
        text = _("{count} further figures of these charts are in the workbook.", count=left)
        paragraph(document, text, "Caption")


def _references(document: Any, briefing: Briefing) -> None:
    _ = translator(briefing.language)
    document.add_heading(_("References"), 1)
    for number, line in enumerate(briefing.references, 1):
        made = paragraph(document, f"[{number}]\t{line}", "Reference")
        linked(made)
        bookmark(made, f"ref{number}", number)
    own = _(
        "Compiled by {compiler}, version {version} of the record.",
        compiler=COMPILER,
        version=briefing.record.version,
    )
    paragraph(document, own, "Source line")
