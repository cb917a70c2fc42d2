"""Numbers as people write them, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Bound, Kind
from claims.read.periods import periods
from claims.read.quantities import read


def only(text, language="en"):
    readings = read(text, language, periods(text))
    assert len(readings) == 1, readings
    return readings[0].quantity


@pytest.mark.parametrize(
    ("language", "text", "value", "kind", "bound"),
    [
        ("en", "36.2 million reports", 36_200_000, Kind.COUNT, Bound.NONE),
        ("en", "36,210,368 reports", 36_210_368, Kind.COUNT, Bound.NONE),
        ("nl", "36.210.368 meldingen", 36_210_368, Kind.COUNT, Bound.NONE),
        ("nl", "36,2 miljoen meldingen", 36_200_000, Kind.COUNT, Bound.NONE),
        ("en", "more than 100 million files", 100_000_000, Kind.COUNT, Bound.AT_LEAST),
        ("nl", "ruim 36 miljoen meldingen", 36_000_000, Kind.COUNT, Bound.AT_LEAST),
        ("en", "nearly 300,000 reports", 300_000, Kind.COUNT, Bound.NEARLY),
        ("nl", "zo'n 300.000 meldingen", 300_000, Kind.COUNT, Bound.ABOUT),
        ("nl", "minder dan 500 meldingen", 500, Kind.COUNT, Bound.BELOW),
        ("en", "thirty-six million reports", 36_000_000, Kind.COUNT, Bound.NONE),
        ("nl", "zesendertig miljoen meldingen", 36_000_000, Kind.COUNT, Bound.NONE),
        ("nl", "anderhalf miljoen meldingen", 1_500_000, Kind.COUNT, Bound.NONE),
        ("en", "half a million reports", 500_000, Kind.COUNT, Bound.NONE),
        ("en", "485k reports", 485_000, Kind.COUNT, Bound.NONE),
        ("en", "62% of pages", 62, Kind.PERCENT, Bound.NONE),
        ("nl", "62 procent van de pagina's", 62, Kind.PERCENT, Bound.NONE),
        ("en", "two in three children", 200 / 3, Kind.PERCENT, Bound.NONE),
        ("nl", "meer dan twee op de drie kinderen", 200 / 3, Kind.PERCENT, Bound.AT_LEAST),
        ("en", "1 in 8 teens", 12.5, Kind.PERCENT, Bound.NONE),
        ("nl", "een derde van de pagina's", 100 / 3, Kind.PERCENT, Bound.NONE),
        ("nl", "de helft van de jongeren", 50, Kind.PERCENT, Bound.NONE),
        ("nl", "driekwart van de jongeren", 75, Kind.PERCENT, Bound.NONE),
        ("en", "reports rose by 12%", 12, Kind.CHANGE, Bound.NONE),
        ("nl", "het aantal daalde met 43 procent", -43, Kind.CHANGE, Bound.NONE),
        ("nl", "het aantal nam met 55 procent toe", 55, Kind.CHANGE, Bound.NONE),
        ("nl", "het liep met ruim 43 procent terug", -43, Kind.CHANGE, Bound.AT_LEAST),
        ("nl", "nam de minister 55 procent op", 55, Kind.PERCENT, Bound.NONE),
        ("en", "the fall in reports, 43 per cent, was", -43, Kind.CHANGE, Bound.NONE),
        ("en", "a fall in reports of abuse, 92% of them here, is", 92, Kind.PERCENT, Bound.NONE),
        ("en", "a 1,325% increase", 1325, Kind.CHANGE, Bound.NONE),
        ("en", "reports doubled", 2, Kind.RATIO, Bound.NONE),
        ("nl", "het aantal verdubbelde bijna", 2, Kind.RATIO, Bound.NONE),
        ("en", "a sixfold rise", 6, Kind.RATIO, Bound.NONE),
        ("nl", "zes keer zoveel meldingen", 6, Kind.RATIO, Bound.NONE),
        ("en", "reports halved", 0.5, Kind.RATIO, Bound.NONE),
        ("en", "incidents fell by 7 million", -7_000_000, Kind.DIFFERENCE, Bound.NONE),
    ],
)
def test_a_number_is_read(language, text, value, kind, bound):
    quantity = only(text, language)
    assert quantity.value == pytest.approx(value)
    assert (quantity.kind, quantity.bound) == (kind, bound)


def test_a_range_has_two_ends():
    quantity = only("between 20 and 25 percent of pages")
    assert (quantity.value, quantity.high) == (20, 25)


@pytest.mark.parametrize(
    "text",
    [
        "on 24 November 2026",
        "in 2023",
        "the first half of 2025",
        "children aged 7 to 10",
        "kinderen van 12 tot 17 jaar",
        "under 13s",
        "Regulation (EU) 2026/1881",
        "article 13 of the act",
        "€ 3,5 miljoen",
        "$36 million",
        "call +31 20 123 4567",
        "at 10.30 uur",
        "COVID-19 and GPT-4",
        "see https://example.org/2023/36 for more",
        "Ajax won 3-1",
        "a run of 10 km",
    ],
)
def test_what_is_no_figure_is_not_read(text):
    assert read(text, "en", periods(text)) == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for reading in read(text, "nl", periods(text)):
        assert 0 <= reading.quantity.span.start <= reading.quantity.span.end <= len(text)


@given(st.integers(min_value=1000, max_value=10**9))
def test_separators_of_both_languages_give_the_same_number(number):
    english = only(f"{number:,} reports", "en")
    dutch = only(f"{number:,} meldingen".replace(",", "."), "nl")
    assert english.value == dutch.value == number


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Grooming is rising, says the hotline: 4,567 reports", Kind.COUNT),
        ("nl", "Grooming neemt toe, zegt het meldpunt: 4.567 meldingen", Kind.COUNT),
        ("en", "Increase: 4,567 reports", Kind.DIFFERENCE),
    ],
)
def test_a_colon_after_who_says_it_makes_no_change(language, text, kind):
    assert only(text, language).kind is kind
