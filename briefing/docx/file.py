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
    TEXT_WIDTH,
    bar_beside,
    bookmark,
    field,
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


def make(briefing: Briefing) -> bytes:
    """The briefing as the content of a ``.docx`` file."""
    document = new_document(briefing.language)
    _properties(document, briefing)
    _head_and_foot(document, briefing)
    _summary(document, briefing)
    if briefing.items_heading:
        document.add_heading(briefing.items_heading, 1)
    pictures = _pictures(briefing.items)
    for item in briefing.items:
        _item(document, briefing, item, pictures.get(item.id))
    _figures_used(document, briefing)
    _references(document, briefing)
    held = io.BytesIO()
    document.save(held)
    return stamp(held.getvalue(), briefing)


def _pictures(items: Sequence[Item]) -> dict[str, bytes]:
    """A picture of each chart; they are drawn side by side, on as many cores as there are."""
    drawn = [item for item in items if item.chart is not None and item.chart.kind != "timeline"]
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
        text = _("not in this version of the record, left out.")
        bar_beside(paragraph(document, text, head=f"{missing.title or missing.item}:"))
    caution = _(
        "These figures count reports and what is found and passed on. A report is not a child, "
        "not a victim and not a crime, and a change in reports is not by itself a change in abuse."
    )
    bar_beside(paragraph(document, caution))


def _item(document: Any, briefing: Briefing, item: Item, picture: bytes | None) -> None:
    """Heading, picture or table, text, source, caveat, and the sceptic's question."""
    _ = translator(item.language)
    if item.kind == "break":
        document.add_page_break()
        return
    document.add_heading(item.title, 1 if item.kind == "heading" else 2)
    if item.is_silent:
        return
    if item.finding and item.finding.rstrip(".") != item.title.rstrip("."):
        paragraph(document, item.finding)
    if picture is not None and item.chart is not None:
        _show(document, item, item.chart, picture)
    elif item.chart is not None:
        _steps(document, item.chart)
    else:
        caption = " · ".join(part for part in (item.subject, item.detail) if part)
        if caption:
            paragraph(document, caption, "Caption")
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
        paragraph(document, item.question, head=f"{_('What a sceptic will say')}:")
    if item.answer:
        paragraph(document, item.answer, head=f"{_('The answer')}:")


def _show(document: Any, item: Item, chart: Chart, picture: bytes) -> None:
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
        bookmark(made, f"ref{number}", number)
    own = _(
        "Compiled by {compiler}, version {version} of the record.",
        compiler=COMPILER,
        version=briefing.record.version,
    )
    paragraph(document, own, "Source line")
