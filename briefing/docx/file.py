"""The Word briefing: summary, each item with its chart, the figures used, numbered references."""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from briefing.documents.pictures.picture import Picture
from briefing.docx import charts
from briefing.docx.chart_part import Look
from briefing.docx.citing import Citing
from briefing.docx.house import paper_for
from briefing.house.template import Template
from briefing.items import steps
from briefing.items.figure_table import figure_rows
from briefing.items.items import Briefing, Item
from briefing.items.metadata import stamp
from briefing.items.own_words import note_word
from briefing.native.form import Form, form_of
from briefing.native.names import named
from charts.files.word import (
    SEQUENCE,
    bar_beside,
    bookmark,
    caption,
    contents,
    field,
    heading,
    number_pictures,
    paragraph,
    table,
)
from charts.files.word_paper import MARGIN, PAGE_WIDTH, Paper
from charts.paper import png, svg
from charts.spec.model import Chart
from charts.words import describe
from data_sources.record.citations import COMPILER
from languages import dates, grammar, translator

PICTURE_WIDTH, PICTURE_HEIGHT = 900, 520
"""Pixels across the text of A4: the picture's type is then about as large as the text's."""
USUAL_WIDTH = PAGE_WIDTH - 2 * MARGIN
NARROWEST, WIDEST = 560, 1300
"""Pixels of a picture on other paper."""
MOST_STEPS = 25
ON_ONE_PAGE = 1500
"""Characters of a text, or an answer, that is not parted by a page from its heading and source."""
LONG = 5
"""Items from which a briefing is over four pages and gets its lists: an item takes about one."""
ITEMS_FROM = 20_000
DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""How a drawing says that screen readers may pass it over."""


def make(briefing: Briefing, template: Template | None = None) -> bytes:
    """The briefing as the content of a ``.docx`` file, in our styles or in an organisation's.

    Raises UnreadableFile, mostly as Unsuitable, for a template that it cannot be written in.
    """
    briefing = steps.citing_latest(briefing, MOST_STEPS)
    paper = paper_for(briefing.language, template, _values(briefing))
    _properties(paper, briefing)
    _head_and_foot(paper, briefing)
    citing = Citing(paper, briefing)
    _summary(paper, briefing, citing)
    _lists(paper, briefing)
    if briefing.items_heading:
        heading(paper, briefing.items_heading, 1)
    pictures, look = _pictures(briefing.items, paper), charts.look_of(paper)
    numbers = {item.id: number for number, item in enumerate(_drawn(briefing.items), 1)}
    for place, item in enumerate(briefing.items, 1):
        if item.kind == "break":
            paper.add("Normal").add_run().add_break(WD_BREAK.PAGE)
            continue
        made = heading(paper, item.title, 1 if item.kind == "heading" else 2)
        bookmark(made, f"item{place}", ITEMS_FROM + place)
        if not item.is_silent:
            chart = _Shown(look, pictures.get(item.id), numbers.get(item.id, 0))
            _item(paper, citing, item, chart)
    _figures_used(paper, briefing)
    citing.write_list()
    number_pictures(paper)
    for node in paper.file.element.body.iter(qn("wp:docPr")):
        node.set("name", named(node.get("name"), briefing.language))
    held = io.BytesIO()
    paper.file.save(held)
    return stamp(held.getvalue(), briefing)


def _drawn(items: Sequence[Item]) -> list[Item]:
    """The items whose chart is drawn, by Word or as a picture."""
    return [i for i in items if i.chart is not None and form_of(i.chart) != Form.STEPS]


def _lists(paper: Paper, briefing: Briefing) -> None:
    """What is in a long briefing, and its charts: lists that Word keeps."""
    if len(briefing.items) < LONG:
        return
    _ = translator(briefing.language)
    paragraph(paper, _("Contents"), "List heading")
    numbered = enumerate(briefing.items, 1)
    places = [(item.title, f"item{place}") for place, item in numbered if not item.is_silent]
    contents(paper, 'TOC \\o "2-2" \\h \\z', places)
    drawn = _drawn(briefing.items)
    if len(drawn) > 1:
        paragraph(paper, _("Charts"), "List heading")
        named = [
            (f"{_('Chart')} {number}. {item.chart.title}", f"chart{number}")
            for number, item in enumerate(drawn, 1)
            if item.chart is not None
        ]
        contents(paper, f'TOC \\h \\z \\c "{SEQUENCE}"', named)


def _pictures(items: Sequence[Item], paper: Paper) -> dict[str, bytes]:
    """A picture of each chart that Word cannot draw, side by side on as many cores as there are."""
    drawn = [item for item in _drawn(items) if item.chart and not charts.is_native(item.chart)]
    across = round(PICTURE_WIDTH * paper.width / USUAL_WIDTH)
    across = min(max(across, NARROWEST), WIDEST)
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = pool.map(lambda item: _picture(item.chart, across), drawn)
        return {item.id: data for item, data in zip(drawn, made, strict=True)}


def _picture(chart: Chart, across: int) -> bytes:
    # The source line stands under it, with the numbers of the references.
    return png.convert(svg.draw(chart, across, PICTURE_HEIGHT, sourced=False), 1.6)


def _values(briefing: Briefing) -> dict[str, str]:
    """What the fields of a template can be filled with."""
    day = dates.day(briefing.made_on, briefing.language)
    return {"date": day, **dict(briefing.basket.head), "title": briefing.title}


def _properties(paper: Paper, briefing: Briefing) -> None:
    about = paper.file.core_properties
    sender = dict(briefing.basket.head).get("from", "")
    about.title, about.author = briefing.title[:255], sender[:255] or COMPILER
    about.subject, about.keywords, about.category = briefing.title[:255], "", ""
    about.last_modified_by = COMPILER
    about.language = grammar(briefing.language).tag
    about.comments = briefing.made[:255]
    about.created = about.modified = datetime.combine(briefing.made_on, time())


def _head_and_foot(paper: Paper, briefing: Briefing) -> None:
    _ = translator(briefing.language)
    if briefing.embargo:
        for head in _heads(paper):
            _embargo(paper, head, briefing.embargo)
    if not paper.foot:
        return
    foot = paper.file.sections[0].footer.paragraphs[0]
    foot.style = paper.styles["Source line"]
    foot.add_run(f"{briefing.made} {_('Page')} ")
    field(foot, "PAGE")
    foot.add_run(f" {_('of')} ")
    field(foot, "NUMPAGES")


def _heads(paper: Paper) -> list[Any]:
    """The headers of all pages: a template may have others on its first and its even ones."""
    section = paper.file.sections[0]
    heads = [section.header]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
    if paper.file.settings.odd_and_even_pages_header_footer:
        heads.append(section.even_page_header)
    return heads


def _embargo(paper: Paper, head: Any, line: str) -> None:
    """Say it above or under what a header holds already."""
    first = head.paragraphs[0] if head.paragraphs else None
    place = head.add_paragraph() if first is None or first.runs else first
    place.style = paper.styles["Source line"]
    place.add_run(line).bold = True


def _summary(paper: Paper, briefing: Briefing, citing: Citing) -> None:
    """Title, what was made when, and each finding in a line with its references."""
    _ = translator(briefing.language)
    if "title" not in paper.told:
        paragraph(paper, briefing.title, "Title")
    paragraph(paper, briefing.made, "Subtitle")
    for label, text in briefing.head_without(paper.told):
        paragraph(paper, text, head=f"{label}:" if label else "")
    if briefing.listed:
        heading(paper, _("Summary"), 1)
    for item in briefing.listed:
        stop = "" if item.title.endswith(("?", "!")) else "."
        said = f"{item.title.rstrip('.')}{stop} {item.whose}".rstrip()
        made = paragraph(paper, said, "List Bullet")
        citing.ahead(made, item)
    for missing in briefing.gone:
        text = missing.told(briefing.language)
        bar_beside(paragraph(paper, text, head=f"{missing.title or missing.item}:"), paper.mark)
    caution = _(
        "These figures count reports and what is found and passed on. A report is not a child, "
        "not a victim and not a crime, and a change in reports is not by itself a change in abuse."
    )
    bar_beside(paragraph(paper, caution), paper.mark)


@dataclass(frozen=True)
class _Shown:
    """How a chart is shown: as Word draws it, or as this picture; and the number of its caption."""

    look: Look
    picture: bytes | None
    number: int


def _item(paper: Paper, citing: Citing, item: Item, shown: _Shown) -> None:
    """Chart or table, text, source, caveat, and the sceptic's question, which stay together."""
    _ = translator(item.language)
    together: list[Any] = []
    if item.finding and item.finding.rstrip(".") != item.title.rstrip("."):
        paragraph(paper, item.finding)
    if shown.number and item.chart is not None:
        told = _chart(paper, item.chart, shown)
        number, title = shown.number, item.chart.title
        under = [caption(paper, _("Chart"), number, title, f"chart{number}")]
        under += [paragraph(paper, text, "Source line") for text in told]
        for made in under:
            made.paragraph_format.keep_with_next = bool(item.source_line)
    elif item.chart is not None:
        _steps(paper, item.chart)
    elif item.picture is not None:
        _show_own(paper, item, item.picture)
    else:
        parts = (item.subject, item.detail)
        said = " · ".join(part for part in parts if part and part != item.title)
        if said:
            about = paragraph(paper, said, "Caption")
            about.paragraph_format.keep_with_next = True
            together.append(about)
    if item.chart is not None:  # whose the chart is, before anything else is said of it
        _source(paper, citing, item)
    for label, text in item.changed:
        bar_beside(paragraph(paper, text, head=f"{label}:"), paper.strong)
    note = item.note or item.remark
    if note:
        bar_beside(paragraph(paper, note, head=f"{note_word(item.language)}:"), paper.strong)
    for label, text in item.text:
        together.append(paragraph(paper, text, head=f"{label}:" if label else ""))
    if item.kind == "text" and sum(len(text) for _label, text in item.text) <= ON_ONE_PAGE:
        for made in together:
            made.paragraph_format.keep_with_next = bool(item.source_line)
    _held(together[-len(item.text) :], item.held)
    if item.chart is None:
        _source(paper, citing, item)
    if item.caveat:
        bar_beside(paragraph(paper, item.caveat, head=f"{item.caveat_word}:"), paper.mark)
    for text in item.caveats[:2]:
        paragraph(paper, text, head=f"{_('Caveat')}:")
    if item.question:
        asked = paragraph(paper, item.question, head=f"{_('What a sceptic will say')}:")
        asked.paragraph_format.keep_with_next = bool(item.answer)
    if item.answer:
        told = paragraph(paper, item.answer, head=f"{_('The answer')}:")
        told.paragraph_format.keep_together = True


def _held(made: Sequence[Any], held: Sequence[bool]) -> None:
    """No page parts a question from its answer."""
    for one, with_next in zip(made, held, strict=True) if any(held) else ():
        one.paragraph_format.keep_together = True
        if with_next:
            one.paragraph_format.keep_with_next = True


def _source(paper: Paper, citing: Citing, item: Item) -> None:
    if item.source_line:
        citing.at(paragraph(paper, item.source_line, "Source line"), item)


def _chart(paper: Paper, chart: Chart, shown: _Shown) -> list[str]:
    """The chart in a paragraph of its own; returns what has to be said under it of its signs."""
    if shown.picture is None:
        return charts.show(paper, chart, shown.look)
    _put_picture(paper, charts.line_for(paper), chart, shown.picture)
    return []


def _put_picture(paper: Paper, line: Any, chart: Chart, picture: bytes) -> None:
    """The picture, as wide as the text or as high as fits, with its description."""
    shape = line.add_run().add_picture(io.BytesIO(picture), width=Emu(paper.width))
    highest = int(paper.height * charts.HIGHEST)
    if shape.height > highest:
        shape.width, shape.height = int(shape.width * highest / shape.height), highest
    props = shape._inline.docPr
    props.set("descr", describe.alt(chart))
    props.set("title", chart.title)


def _show_own(paper: Paper, item: Item, picture: Picture) -> None:
    """A picture of the reader's own with the text in its place, or marked as decoration."""
    wide, _high = picture.fitted(Emu(paper.width).pt, Emu(paper.height).pt * charts.HIGHEST)
    run = charts.line_for(paper).add_run()
    shape = run.add_picture(io.BytesIO(picture.content), width=Pt(wide))
    props = shape._inline.docPr
    props.set("descr", item.alt)
    if not item.alt:
        props.append(parse_xml(DECORATION))


def _steps(paper: Paper, chart: Chart) -> None:
    shown, rest = steps.latest(chart, MOST_STEPS)
    shares = (0.13, 0.15, 0.22, 0.34, 0.16)
    table(paper, steps.header(chart.language), shown, shares, title=chart.title)
    if rest:
        paragraph(paper, rest, "Caption")


def _figures_used(paper: Paper, briefing: Briefing) -> None:
    """Every figure with its number in full, how well it is known, and its reference."""
    _ = translator(briefing.language)
    rows, left = figure_rows(briefing)
    if not rows:
        return
    heading(paper, _("Figures used"), 1)
    header = (_("Figure"), _("Number"), _("Read"), _("Place in the source"), _("Ref."))
    table(paper, header, rows, (0.39, 0.19, 0.15, 0.2, 0.07), (1,), _("Figures used"))
    if left:
        text = _("{count} further figures of these charts are in the workbook.", count=left)
        paragraph(paper, text, "Caption")
