"""The main steps of law in files: drawn on one page, in short on slides, in full in a document."""

from __future__ import annotations

import io

from pptx import Presentation

from briefing.items import steps
from briefing.pdf import one_page
from briefing.pptx import file as pptx_file
from tests.briefing.conftest import MakeBriefing

EU = ("chart:timeline:law?jurisdiction=EU",)


def test_one_page_draws_them(make_briefing: MakeBriefing) -> None:
    (item,) = one_page.content(make_briefing(EU))["items"]
    assert item["pictures"]
    assert item["steps"] is None


def test_every_main_step_stands_on_a_slide(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(EU, "nl")
    chart = briefing.items[0].chart
    assert chart is not None
    deck = Presentation(io.BytesIO(pptx_file.make(briefing)))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    said = [[cell.text for cell in row.cells] for t in tables for row in list(t.rows)[1:]]
    every = [[row[0], row[2], row[4]] for row in steps.rows(chart)]
    assert [row[0] for row in said] == [row[0] for row in every]
    assert all(len(row) == 3 for row in said)
