"""Nothing on a slide lies on anything else, in our own template and in other people's."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefing.basket.basket import basket_of
from briefing.basket.suggested import SUGGESTED
from briefing.house.template import let_in
from briefing.items.items import briefing_of
from briefing.items.steps import rows
from briefing.native.box import Box
from briefing.native.ground import ground_of, legend_of
from briefing.pptx import file as pptx_file
from briefing.pptx.deck import empty_deck
from briefing.pptx.table import grid_of
from charts.builders import catalogue
from charts.layout.packing import Spot, pack, sides
from charts.layout.text import width
from data_sources.record.record import Record
from tests.briefing import templates
from tests.briefing.conftest import DAY, TWENTY, MakeBriefing
from tests.briefing.overlaps import overlaps, titles
from tests.briefing.schema_order import misplaced

EMBARGO = "1 december 2026, 12.00 uur"
KINDS: dict[str, Callable[[], bytes] | None] = {
    "own": None,
    "standard": templates.standard,
    "dark": templates.dark,
    "narrow": templates.narrow,
    "libre_office": templates.libre_office,
    "bare": templates.bare,
}
STEPS = ("chart:timeline:law?since=2026-09&steps=all",)


def deck_of(
    record: Record, kind: str, language: str, items: tuple[str, ...], embargo: str = ""
) -> tuple[Any, float]:
    """The deck read back, and how much wider its font is than Arial."""
    made = KINDS[kind]
    template = let_in(made()) if made else None
    head = (("embargo", embargo),) if embargo else ()
    basket = replace(basket_of(items), head=head)
    content = pptx_file.make(briefing_of(record, basket, language, DAY), template)
    assert not misplaced(content)
    return Presentation(io.BytesIO(content)), empty_deck(language, template).theme.stretch


@pytest.mark.parametrize("items", [SUGGESTED, TWENTY + STEPS], ids=["suggested", "long"])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_shapes_of_a_slide_lie_on_each_other(
    record: Record, kind: str, language: str, items: tuple[str, ...]
) -> None:
    deck, stretch = deck_of(record, kind, language, items, EMBARGO if language == "nl" else "")
    assert overlaps(deck, stretch) == []
    assert [text for text, lines in titles(deck) if lines > 2] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_slide_has_its_number_and_the_embargo(record: Record, kind: str) -> None:
    deck, _stretch = deck_of(record, kind, "nl", (*SUGGESTED, "own:heading:1"), EMBARGO)
    assert len(deck.slides) > len(SUGGESTED)
    for number, slide in enumerate(deck.slides, 1):
        said = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert f"Embargo: {EMBARGO}" in said, number
        (field,) = slide._element.iter(qn("a:fld"))
        assert field.findtext(qn("a:t")) == str(number)


def test_without_an_embargo_none_is_said(make_briefing: MakeBriefing) -> None:
    deck = Presentation(io.BytesIO(pptx_file.make(make_briefing(SUGGESTED))))
    texts = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    assert not any("Embargo" in text for text in texts)


@pytest.mark.parametrize("kind", ["own", "narrow", "standard"])
def test_steps_that_were_chosen_are_all_shown(record: Record, kind: str) -> None:
    deck, _stretch = deck_of(record, kind, "nl", STEPS)
    chart = catalogue.chart(record, STEPS[0].removeprefix("chart:"), "nl")
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    shown = [row.cells[0].text_frame.text for table in tables for row in list(table.rows)[1:]]
    assert shown == [row[0] for row in rows(chart)]
    assert len(tables) > 1
    for slide, left in zip(list(deck.slides)[1:], tables, strict=False):
        said = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert ("op de volgende dia" in said) == (left is not tables[-1])


@pytest.mark.parametrize("wide", [430.0, 520.0, 874.0])
def test_no_word_of_a_table_is_parted(record: Record, wide: float) -> None:
    chart = catalogue.chart(record, "timeline:law?steps=all", "nl")
    grid = grid_of(
        ("Datum", "Land of organisatie", "Instrument", "Gebeurtenis", "Status"), rows(chart), wide
    )
    assert sum(grid.widths) == pytest.approx(wide)
    for row in rows(chart):
        for column in (0, 1, 4):
            lines = " ".join(grid.lines(row[column], column)).rstrip("…")
            assert row[column].startswith(lines)


def test_numbers_on_a_chart_are_all_explained(record: Record) -> None:
    """Where they do not fit beside the chart, on the next slide, with the source again."""
    item = "chart:trend:iwf.reports_confirmed"
    deck, _stretch = deck_of(record, "narrow", "nl", (item,))
    chart = catalogue.chart(record, item.removeprefix("chart:"), "nl")
    slides = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("3")]
    text = " ".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
    assert len(slides) > 1
    assert "zie de volgende dia" in text
    assert all(line.why in text for line in chart.breaks)
    assert text.count(chart.source_line) == len(slides)


def test_a_legend_has_room_under_the_plot(record: Record) -> None:
    chart = catalogue.chart(record, "trend:iwf.reports_confirmed?by=kind", "nl")
    for wide, high in ((520.0, 220.0), (600.0, 336.0), (400.0, 180.0)):
        box = Box(0, 0, wide, high)
        legend = legend_of(chart, chart.groups, wide, 12)
        assert ground_of(chart, box).plot.bottom + legend.height <= high
        assert legend.height >= 2 * legend.size


def placed(lines: list[float], labels: list[str], room: float) -> list[tuple[int, bool]]:
    """Rows and sides of labels beside these lines."""
    wide = [width(label, 10) + 16 for label in labels]
    packing = pack([Spot(at, sides(at, own, 0, room)) for at, own in zip(lines, wide, strict=True)])
    return [(row, side.leftwards) for row, side in packing.places]


def test_no_line_runs_through_a_label_where_there_is_room() -> None:
    # To the right the first is over the second's day: it has to stand above that one's label.
    assert placed([10, 30], ["a long label", "another"], 400) == [(0, False), (1, False)]
    # At the right end both run to the left: there the last stands above.
    assert placed([210, 230], ["a long label", "another one"], 240) == [(1, True), (0, True)]


def test_a_cut_text_ends_after_a_word(record: Record) -> None:
    item = "chart:map:ncmec.reports_by_country?per=million"
    whole = " ".join(f"woord{number}" for number in range(30))
    briefing = briefing_of(record, basket_of([item]).retitle(item, whole, ""), "nl", DAY)
    deck = Presentation(io.BytesIO(pptx_file.make(briefing, let_in(templates.narrow()))))
    title = deck.slides[1].shapes.title.text_frame.text
    assert title.endswith("…")
    kept = title.rstrip("… ")
    assert whole.startswith(kept) and whole[len(kept)] in " ,;"
    assert deck.slides[1].shapes.title.width / Pt(1) > 0
