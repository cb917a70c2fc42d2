"""One figure is that figure with its words; shares have a rest only where it is known."""

from __future__ import annotations

import re
from html import unescape

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.files import downloads
from charts.paper import svg
from charts.screen.figure import figure
from charts.spec.model import Chart, UnknownChart
from charts.words import describe
from data_sources.record.record import Record
from publish.pages.figure_page import figure_page

LONELY = ("hot.odds", "hot.guess", "hot.placed")
SENDERS = "ncmec.reports_by_platform"


def words_in(picture: str) -> str:
    return " ".join(
        unescape(re.sub(r"<[^>]+>", " ", text)) for text in re.findall(r"<text.*?</text>", picture)
    )


@pytest.mark.parametrize("key", LONELY)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_lone_figure_is_no_bar_and_no_line(made: Record, key: str, language: str) -> None:
    shown = chart(made, charts_for(made, key)[0], language)
    lone = made.find(key)[0]
    assert shown.lonely
    for picture in (svg.draw(shown), svg.draw(shown, svg.PHONE), svg.draw(shown, theme="auto")):
        assert "<path" not in picture and picture.count("<rect") <= 1, "nothing but the ground"
        assert lone.with_unit(language) in words_in(picture)
        assert lone.period_label(language) in words_in(picture)
    traces = figure(shown).data
    assert [(t.type, t.mode) for t in traces] == [("scatter", "text")]
    assert describe.alt(shown).startswith({"en": "Figure:", "nl": "Cijfer:"}[language])


@pytest.mark.parametrize("key", LONELY)
def test_its_page_says_it_in_words(made: Record, key: str) -> None:
    text = unescape(figure_page(made, key, "en").content.decode())
    assert "<figure>" not in text
    assert f"<strong>{made.find(key)[0].with_unit('en')}</strong>" in text


def test_two_figures_are_a_chart(made: Record) -> None:
    shown = chart(made, charts_for(made, "hot.growth")[0], "en")
    assert len(shown.marks) == 2 and not shown.lonely
    assert "<figure>" in figure_page(made, "hot.growth", "en").content.decode()


def rests(shown: Chart) -> list[float]:
    return [mark.value for group in shown.groups if group.rest for mark in group.marks]


def test_the_senders_have_a_rest_where_they_add_up(made: Record) -> None:
    # 2024: 700 + 200 + 90 + 10 are the 1,000 of all companies; two shown leave 100.
    shown = chart(made, f"ranking:{SENDERS}?by=platform&period=2024&top=2", "en")
    assert rests(shown) == [100]
    # 2023: 600 and 150 of 1,000, and no rule says that these are all: nothing is left to show.
    shown = chart(made, f"ranking:{SENDERS}?by=platform&period=2023&top=1", "en")
    assert rests(shown) == []


@pytest.mark.parametrize("period", ["", "&period=2023"])
def test_shares_of_the_senders_have_no_year_whose_parts_are_unknown(
    made: Record, period: str
) -> None:
    name = f"shares:{SENDERS}?by=platform{period}"
    if period:
        with pytest.raises(UnknownChart):
            chart(made, name, "en")
        return
    shown = chart(made, name, "en")
    assert {mark.label for mark in shown.marks} == {"2024"}
    assert "2023" not in downloads.csv(shown).decode()
    assert sum(mark.value for mark in shown.marks) == pytest.approx(100)


def test_no_year_of_the_real_senders_is_all_others(record: Record) -> None:
    """On the page, in the still, on the card and in the CSV: all are made from these marks."""
    for year in {f.period.code for f in record.find(SENDERS)}:
        shown = chart(record, f"ranking:{SENDERS}?by=platform&period={year}", "en")
        named = sum(mark.value for mark in shown.groups[0].marks)
        assert all(rest < named for rest in rests(shown)), year
    whole = chart(record, f"shares:{SENDERS}?by=platform", "en")
    by_year: dict[str, int] = {}
    for group in whole.groups:
        for mark in group.marks:
            by_year[mark.label] = by_year.get(mark.label, 0) + (not group.rest)
    assert all(many > 1 for many in by_year.values()), by_year
