"""The deck read back: its charts hold the record's numbers, its text stays in its boxes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.items import steps
from briefing.items.items import Briefing, Item
from briefing.native.box import LEADING
from briefing.native.names import named
from briefing.pptx import file as pptx_file
from briefing.pptx.cited import references_of, references_on
from briefing.pptx.page import OURS
from briefing.pptx.paper import MOST_TITLE_LINES
from charts.layout.text import wrap
from charts.spec.model import Chart
from tests.briefing.conftest import ONE, MakeBriefing
from tests.briefing.schema_order import misplaced, missing_parts

NOT_NATIVE = ("timeline",)


@pytest.fixture(scope="module")
def decks() -> dict[str, bytes]:
    return {}


@pytest.fixture
def deck(briefing: Briefing, decks: dict[str, bytes]) -> Any:
    key = f"{briefing.language}{len(briefing.items)}"
    if key not in decks:
        decks[key] = pptx_file.make(briefing)
    return Presentation(io.BytesIO(decks[key]))


def slides_of(deck: Any, briefing: Briefing) -> list[tuple[Item, Any]]:
    slides = list(deck.slides)[1 : len(briefing.items) + 1]
    return list(zip(briefing.items, slides, strict=True))


def native(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def values(chart: Any) -> list[float]:
    """All numbers of a native chart, in the order of series and categories."""
    return [
        v for plot in chart.plots for series in plot.series for v in series.values if v is not None
    ]


def drawn_values(chart: Chart) -> list[float]:
    return [mark.value for group in chart.groups for mark in group.marks]


def test_one_slide_an_item_in_16_by_9(deck: Any, briefing: Briefing) -> None:
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert len(deck.slides) >= len(briefing.items) + 2
    for item, slide in slides_of(deck, briefing):
        shown = slide.shapes.title.text_frame.text
        assert shown == item.title or item.title.startswith(shown.rstrip("…"))


def test_native_charts_hold_every_number_of_the_screens_chart(
    deck: Any, briefing: Briefing
) -> None:
    for item, slide in slides_of(deck, briefing):
        if item.chart is None or item.chart.kind in NOT_NATIVE:
            continue
        found = [value for chart in native(slide) for value in values(chart)]
        expected = drawn_values(item.chart)
        if item.chart.kind == "map":
            assert found == pytest.approx(expected[: len(found)])
            assert len(found) == min(8, len(expected))
        else:
            assert sorted(found) == pytest.approx(sorted(expected)), item.id


def test_the_sheet_behind_a_chart_holds_the_same(deck: Any, briefing: Briefing) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    charts = [chart for _item, slide in slides_of(deck, briefing)[:3] for chart in native(slide)]
    assert charts
    for chart in charts:
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        rows = list(book.active.iter_rows(min_row=2, min_col=2, values_only=True))
        held = [cell for row in rows for cell in row if cell is not None]
        assert sorted(held) == pytest.approx(sorted(values(chart)))


def test_numbers_are_labelled_as_on_the_screen(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("chart:ranking:ncmec.reports_by_platform?by=platform",), "nl")
    deck = Presentation(io.BytesIO(pptx_file.make(briefing)))
    chart = native(deck.slides[1])[0]
    codes = [node.get("formatCode") for node in chart._chartSpace.iter(qn("c:numFmt"))]
    assert '[$-413]#,##0.00,," miljoen"' in codes
    languages = {node.get("val") for node in chart._chartSpace.iter(qn("c:lang"))}
    assert languages == {"nl-NL"}


def test_no_line_crosses_a_break(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(ONE)
    drawn = briefing.items[0].chart
    assert drawn is not None
    assert drawn.breaks
    series = list(
        native(Presentation(io.BytesIO(pptx_file.make(briefing))).slides[1])[0].plots[0].series
    )
    assert len(series) == len(drawn.breaks) + 1
    filled = [[k for k, v in enumerate(one.values) if v is not None] for one in series]
    assert filled[0][-1] < filled[1][0]


def test_notes_hold_what_to_say_and_the_sceptic(deck: Any, briefing: Briefing) -> None:
    for item, slide in slides_of(deck, briefing):
        notes = slide.notes_slide.notes_text_frame.text
        assert item.question in notes
        assert item.answer in notes
        assert item.caveat in notes
        for line in references_on(item, OURS):
            assert line in notes


def test_each_slide_says_source_and_caveat(deck: Any, briefing: Briefing) -> None:
    for item, slide in slides_of(deck, briefing):
        text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        of_steps = item.chart is not None and item.chart.kind == "timeline"
        assert of_steps or item.source_line in text  # of a timeline only the steps shown are cited
        assert item.caveat[:60] in text


def test_the_last_slides_hold_all_sources(deck: Any, briefing: Briefing) -> None:
    last = list(deck.slides)[len(briefing.items) + 1 :]
    text = "\n".join(s.text_frame.text for slide in last for s in slide.shapes if s.has_text_frame)
    lines = references_of(briefing, OURS)
    assert len(lines) >= len(briefing.items)
    for line in lines:
        assert line in text


def test_a_timeline_cites_the_steps_that_it_shows(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("chart:timeline:law?steps=all",))
    deck = Presentation(io.BytesIO(pptx_file.make(briefing)))
    rows = next(shape.table for shape in deck.slides[1].shapes if shape.has_table).rows
    cited = references_of(briefing, OURS)
    assert 0 < len(cited) <= 2 * (len(rows) - 1)
    chart = briefing.items[0].chart
    assert chart is not None
    latest = steps.marks(chart)[1 - len(rows) :]
    titles = {
        event.source_url: event.source_name(chart.language) for event in chart.record.timeline()
    }
    first = titles[latest[0].url]
    text = "\n".join(s.text_frame.text for s in deck.slides[1].shapes if s.has_text_frame)
    assert f": {first}" in text
    assert len(cited) < len(briefing.references) / 4
    assert len(deck.slides) == 3


def test_titles_take_two_lines_and_slides_are_numbered(deck: Any, briefing: Briefing) -> None:
    for number, slide in enumerate(deck.slides, 1):
        title = slide.shapes.title
        if number > 1:
            size = title.text_frame.paragraphs[0].runs[0].font.size.pt
            lines = wrap(title.text_frame.text, size, title.width / Pt(1), True)
            assert len(lines) <= MOST_TITLE_LINES, title.text_frame.text
            (field,) = slide._element.iter(qn("a:fld"))
            assert field.findtext(qn("a:t")) == str(number)


def test_every_colour_and_font_is_the_themes(deck: Any, briefing: Briefing) -> None:
    for slide in deck.slides:
        charts = [chart._chartSpace for chart in native(slide)]
        for element in (slide._element, *charts):
            assert not list(element.iter(qn("a:srgbClr")))
            assert {node.get("typeface") for node in element.iter(qn("a:latin"))} <= {"+mn-lt"}


def boxes(deck: Any) -> Iterator[tuple[str, Any]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and any(p.runs for p in shape.text_frame.paragraphs):
                yield slide.shapes.title.text_frame.text[:40], shape


def needed(shape: Any) -> float:
    """The height in points that a shape's text takes when it is wrapped to the shape's width."""
    total = 0.0
    paragraphs = shape.text_frame.paragraphs
    for place, paragraph in enumerate(paragraphs):
        size = paragraph.runs[0].font.size.pt
        bold = any(run.font.bold for run in paragraph.runs)
        lines = sum(
            max(1, len(wrap(row, size, shape.width / Pt(1), bold)))
            for row in paragraph.text.split("\v")
        )
        total += lines * size * LEADING
        if place < len(paragraphs) - 1 and paragraph.space_after is not None:
            total += paragraph.space_after.pt
    return total


def test_nothing_runs_over_its_box_or_the_slide(deck: Any, briefing: Briefing) -> None:
    for title, shape in boxes(deck):
        assert needed(shape) <= shape.height / Pt(1) + 1, (title, shape.name)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + 1, shape.name
            assert shape.top + shape.height <= deck.slide_height + 1, shape.name


def test_text_boxes_do_not_lie_on_each_other(deck: Any, briefing: Briefing) -> None:
    kinds = ("Title", "Subject", "Caveat", "Source", "Version", "Explanation", "Text")
    called = tuple(named(kind, briefing.language) for kind in kinds)
    for _item, slide in slides_of(deck, briefing):
        texts = [s for s in slide.shapes if s.has_text_frame and s.name.startswith(called)]
        assert len(texts) > 1
        for place, one in enumerate(texts):
            for two in texts[place + 1 :]:
                apart = (
                    one.left + one.width <= two.left
                    or two.left + two.width <= one.left
                    or one.top + one.height <= two.top + 1
                    or two.top + two.height <= one.top + 1
                )
                assert apart, (one.name, two.name)


def test_pictures_charts_and_tables_have_a_description(deck: Any, briefing: Briefing) -> None:
    shapes = [shape for _item, slide in slides_of(deck, briefing) for shape in slide.shapes]
    seen = [s for s in shapes if s.has_chart or s.has_table or s.shape_type == 13]
    assert len(seen) >= len(briefing.items)
    for shape in seen:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_language_is_the_readers(deck: Any, briefing: Briefing) -> None:
    tag = {"en": "en-GB", "nl": "nl-NL"}[briefing.language]
    assert deck.core_properties.language == tag
    for _title, shape in boxes(deck):
        assert {node.get("lang") for node in shape._element.iter(qn("a:rPr"))} == {tag}


def test_order_of_the_schema_and_no_part_missing(briefing: Briefing) -> None:
    made = pptx_file.make(briefing)
    assert not misplaced(made)
    assert not missing_parts(made)


@pytest.mark.parametrize(
    "title", ["x" * 2000, "title " * 400, "שלום לכולם 123", "😀👩‍👧 ok", "=1+1"]
)
def test_hard_titles_make_a_whole_deck(make_briefing: MakeBriefing, title: str) -> None:
    briefing = make_briefing(ONE, "nl", title)
    basket = briefing.basket.retitle(ONE[0], title, title)
    from briefing.items.items import briefing_of

    made = pptx_file.make(briefing_of(briefing.record, basket, "nl", briefing.made_on))
    deck = Presentation(io.BytesIO(made))
    assert not misplaced(made)
    for name, shape in boxes(deck):
        assert needed(shape) <= shape.height / Pt(1) + 1, name
