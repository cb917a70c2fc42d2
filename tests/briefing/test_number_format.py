"""A format code makes Office print a number as the screen prints it, or there is none."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.items.number_format import axis_code, format_code
from languages import numbers


@pytest.mark.parametrize(
    ("value", "text", "language", "code"),
    [
        (36_210_368, "36.2 million", "en", '[$-809]#,##0.0,," million"'),
        (36_210_368, "36,2 miljoen", "nl", '[$-413]#,##0.0,," miljoen"'),
        (418_394, "418.394", "nl", "[$-413]#,##0"),
        (400_000, "at least 400,000", "en", '[$-809]"at least "#,##0'),
        (62.5, "62.5%", "en", '[$-809]#,##0.0"%"'),
        (12, "1 op de 12", "nl", '[$-413]"1 op de "#,##0'),
        (-36.7, "-36.7%", "en", '[$-809]#,##0.0"%"'),
    ],
)
def test_codes(value: float, text: str, language: str, code: str) -> None:
    assert format_code(value, text, language) == code


def test_a_number_cut_off_has_no_code() -> None:
    assert format_code(36_961_000, "36.9 million", "en") is None
    assert format_code(1, 'one "1"', "en") is None


@given(st.integers(0, 10**13), st.sampled_from(["en", "nl"]))
def test_a_code_prints_the_text(value: int, language: str) -> None:
    text = numbers.short(value, language)
    code = format_code(value, text, language)
    if code is None:
        return
    found = re.fullmatch(r"\[\$-\d+\]#,##0(?:\.(0+))?(,*)(?:\"(.*)\")?", code)
    assert found
    decimals, thousands, after = len(found[1] or ""), len(found[2]), found[3] or ""
    scaled = Decimal(value) / 1000**thousands
    shown = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    if language == "nl":
        shown = shown.translate(str.maketrans(",.", ".,"))
    assert shown + after == text


def test_axes_use_one_unit() -> None:
    assert axis_code((0, 2_500_000, 5_000_000), "nl", False).startswith('[$-413]#,##0.0,," milj')
    assert axis_code((0, 50, 100), "en", True) == '[$-809]#,##0"%"'
