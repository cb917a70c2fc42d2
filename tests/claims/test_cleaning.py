"""What is pasted: pages, entities, footnote marks, broken words; and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.read.cleaning import clean
from claims.read.numbers import digit_numbers

CLEANED = {
    "<p>36 <b>million</b></p>": "36 million",
    "2023<sup>12</sup> saw": "2023 saw",
    "36.2&nbsp;million": "36.2 million",
    "36\u00b72 million": "36.2 million",
    "36\u066b2 million": "36.2 million",
    "36.2 mil\u00adlion": "36.2 million",
    "36.2 mil-lion": "36.2 million",
    "36. 2 million": "36.2 million",
    "in 2022, 15 million": "in 2022, 15 million",
    "36,210,368* reports": "36,210,368 reports",
    "36,210,368 (1) reports": "36,210,368 reports",
    "36,210,368[12].": "36,210,368.",
    "reports.3 In 2023": "reports. In 2023",
    "**36.2** million": "36.2 million",
    "o\ufb04ine": "offline",
    "exploi-\ntation": "exploitation",
}


@pytest.mark.parametrize("pasted", CLEANED)
def test_pasted_text_is_made_plain(pasted: str) -> None:
    assert clean(pasted).text.strip() == CLEANED[pasted]


def test_a_place_is_that_of_the_text_as_pasted() -> None:
    pasted = "<p>In 2023<sup>2</sup> there were <b>36,210,368</b>&nbsp;reports.</p>"
    cleaned = clean(pasted)
    start = cleaned.text.index("36,210,368")
    span = cleaned.original(start, start + len("36,210,368"))
    assert pasted[span.start : span.end] == "36,210,368"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<p>/bsu &;0123456789.,*[]()-\n\u00adaz", max_size=80))
def test_every_place_leads_back(pasted: str) -> None:
    cleaned = clean(pasted)
    for place in range(len(cleaned.text)):
        span = cleaned.original(place, place + 1)
        assert 0 <= span.start < span.end <= len(pasted)


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("36.2 Million", "en", 36.2e6), ("36.2MM", "en", 36.2e6), ("36.2 Mio.", "en", 36.2e6),
        ("36.2bn", "en", 36.2e9), ("36,210 thousand", "en", 36.21e6), ("36,210K", "en", 36.21e6),
        ("3.6 crore", "en", 3.6e7), ("8.9 lakh", "en", 8.9e5), ("1,23,45,678", "en", 12_345_678),
        ("36,2 MILJOEN", "nl", 36.2e6), ("36.210 duizend", "nl", 36.21e6),
        ("36,2 mil.", "nl", 36.2e6), ("1.756 miljoen", "nl", 1.756e9),
    ],
)  # fmt: skip
def test_scales_as_people_write_them(written: str, language: str, value: float) -> None:
    (number,) = digit_numbers(f"had {written} of them", language)
    assert number.value == pytest.approx(value)
