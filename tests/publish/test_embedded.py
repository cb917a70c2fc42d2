"""The height in an embed code holds the chart at every width it may be shown in."""

from __future__ import annotations

import html
import re

import pytest

from charts.builders.catalogue import chart
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.pages import embedded
from publish.pages.chart_page import chart_page, embed_height

LOW, HIGH = '<svg viewBox="0 0 1000 500">', '<svg viewBox="0 0 460 920">'


def test_the_highest_of_all_widths_counts(record: Record) -> None:
    made = chart(record, "trend:ncmec.reports_total", "en")
    low = embedded.height(made, "Title", "Words", ["Link"], [LOW])
    both = embedded.height(made, "Title", "Words", ["Link"], [LOW, HIGH])
    # The low drawing is at most 960 wide and 480 high, the high one 440 wide and 880 high.
    assert 480 < low < 700 and both - low == 400
    assert low % 10 == 0


def test_longer_words_take_more(record: Record) -> None:
    made = chart(record, "trend:ncmec.reports_total", "en")
    short = embedded.height(made, "Title", "Words", ["Link"], [HIGH])
    assert embedded.height(made, "Title " * 40, "Words", ["Link"], [HIGH]) > short
    assert embedded.height(made, "Title", "Words " * 90, ["Link"], [HIGH]) > short
    assert embedded.height(made, "Title", "Words", ["Link " * 90], [HIGH]) > short


def test_what_is_no_drawing_is_said(record: Record) -> None:
    made = chart(record, "trend:ncmec.reports_total", "en")
    with pytest.raises(ValueError, match="viewBox"):
        embedded.height(made, "Title", "Words", [], ["<svg>"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_has_the_chart_s_own_height(record: Record, language: str) -> None:
    heights = set()
    for name in ("trend:ncmec.reports_total", "ranking:ncmec.reports_by_country?by=geography"):
        made = chart(record, name, language)
        page = chart_page(record, name, language, "https://a.example").content.decode()
        code = re.search(r"<iframe[^>]*height=\"(\d+)\"", html.unescape(page))
        assert code and int(code[1]) == embed_height(made)
        heights.add(code[1])
    assert len(heights) == 2
