"""A pattern tried on a long text in pieces finds what it finds on the whole."""

from __future__ import annotations

import random
import re

import pytest

from claims.read.not_figures import ages, masked
from languages.reading import BEYOND, PIECE, matches

PARTS = (
    "aged 12 to 15 ",
    "under 18s ",
    "16+ ",
    "Article 207 ",
    "2024-05-03 ",
    "4,321 reports ",
    "x ",
)


@pytest.mark.parametrize("seed", range(5))
def test_what_lies_on_a_border_is_found_once(seed: int) -> None:
    drawn = random.Random(seed)
    text = "".join(drawn.choice(PARTS) for _part in range(3000))
    assert len(text) > 3 * PIECE
    for tried in (re.compile(r"\d+(?:\sto\s\d+)?(?!\d)"), re.compile(r"(?<=under )\d+s\b")):
        whole = [match.span() for match in tried.finditer(text)]
        assert [match.span() for match in matches(tried, text)] == whole


@pytest.mark.parametrize("before", range(PIECE - 9, PIECE + 2))
def test_a_match_may_begin_in_one_piece_and_end_in_the_next(before: int) -> None:
    tried, text = (
        re.compile(r"\bone two\b(?= three)"),
        " " * before + "one two three" + " " * BEYOND,
    )
    assert [match.start() for match in matches(tried, text)] == [before]


def test_a_short_text_and_none() -> None:
    assert list(matches(re.compile("x"), "")) == []
    assert [match.span() for match in matches(re.compile("x$"), "axx")] == [(2, 3)]


def test_nothing_else_waits_for_a_pattern_tried_on_a_long_text() -> None:
    """No call of the pattern sees more than a piece and what is beyond it."""
    seen = list[int]()

    class Tried:
        def finditer(self, _text: str, place: int, until: int) -> list[re.Match[str]]:
            seen.append(until - place)
            return []

    assert list(matches(Tried(), "x" * 40 * PIECE)) == []  # type: ignore[arg-type]  # stands in
    assert max(seen) <= PIECE + BEYOND and len(seen) == 40


def test_ages_and_numbers_that_are_no_figures_stand_where_they_did() -> None:
    one, many = "children aged 12 to 15 see Article 207. ", 500
    (age,), places = ages(one), masked(one)
    assert places
    assert [each.start for each in ages(one * many)] == [
        age.start + len(one) * n for n in range(many)
    ]
    assert masked(one * many) == [
        (start + len(one) * n, end + len(one) * n) for n in range(many) for start, end in places
    ]
