"""How hedges and directions round a number are read: each answer written by hand."""

from __future__ import annotations

import pytest

from claims.model import Bound
from claims.read.hedges import bound_before, change_direction, is_from
from claims.read.mentions import Closed

FREE = Closed([])


@pytest.mark.parametrize(
    ("before", "bound", "hedge"),
    [
        ("it had ", Bound.NONE, ""),
        ("more than ", Bound.AT_LEAST, "more than "),
        ("meer dan de ", Bound.AT_LEAST, "meer dan de "),
        ("it had over ", Bound.AT_LEAST, "over "),
        ("ruim ", Bound.AT_LEAST, "ruim "),
        ("> ", Bound.AT_LEAST, "> "),
        ("\u2265", Bound.AT_LEAST, "\u2265"),
        ("no fewer than ", Bound.AT_LEAST, "no fewer than "),
        ("not less than ", Bound.AT_LEAST, "not less than "),
        ("niet minder dan ", Bound.AT_LEAST, "niet minder dan "),
        ("not more than ", Bound.AT_MOST, "not more than "),
        ("no more than ", Bound.AT_MOST, "no more than "),
        ("niet meer dan ", Bound.AT_MOST, "niet meer dan "),
        ("fewer than ", Bound.BELOW, "fewer than "),
        ("up to ", Bound.AT_MOST, "up to "),
        ("went up to ", Bound.NONE, ""),
        ("< ", Bound.BELOW, "< "),
        ("\u2264 ", Bound.AT_MOST, "\u2264 "),
        ("hooguit een ", Bound.AT_MOST, "hooguit een "),
        ("nearly ", Bound.NEARLY, "nearly "),
        ("just under ", Bound.NEARLY, "just under "),
        ("bijna ", Bound.NEARLY, "bijna "),
        ("about a ", Bound.ABOUT, "about a "),
        ("zo'n ", Bound.ABOUT, "zo'n "),
        ("~", Bound.ABOUT, "~"),
        ("\u2248 ", Bound.ABOUT, "\u2248 "),
        # a comparison with another number, and no bound
        ("a third less than the ", Bound.NONE, ""),
        ("63% meer dan de ", Bound.NONE, ""),
        ("six times more than ", Bound.NONE, ""),
        ("much more than ", Bound.NONE, ""),
        ("63% over ", Bound.AT_LEAST, "over "),
        # too far before the number
        ("more than we had ever seen there: ", Bound.NONE, ""),
    ],
)
def test_a_hedge_stands_straight_before_the_number(before: str, bound: Bound, hedge: str) -> None:
    text = before + "400 reports"
    assert bound_before(text, len(before)) == (bound, len(before) - len(hedge))


def test_a_hedge_is_found_far_into_a_text_and_at_its_start() -> None:
    text = "x" * 500 + " no fewer than 400"
    assert bound_before(text, text.index("400")) == (Bound.AT_LEAST, text.index("no fewer"))
    assert bound_before("400", 0) == (Bound.NONE, 0)


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("from 32 to 36", "32", True),
        ("from 32 to 36", "36", False),
        ("up from 32 last year", "32", True),
        ("down from 32 last year", "32", True),
        ("van 32 naar 36", "32", True),
        ("een daling van 24 procent", "24", False),
        ("from 32. It went to 36", "32", False),
        ("it was 32 to 36", "32", False),
    ],
)
def test_from_is_told_by_the_to_that_follows(text: str, number: str, expected: bool) -> None:
    assert is_from(text, text.index(number)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it rose by 12% again", 1),
        ("it fell by 12% again", -1),
        ("a rise of 12%", 1),
        ("een daling van 12%", -1),
        ("het steeg met 12%", 1),
        ("reports 12% higher", 1),
        ("12% more reports", 1),
        ("12% fewer reports", -1),
        ("a 12% year-on-year drop", -1),
        ("12% more likely", 0),
        ("12% meer vaak", 0),
        ("nam met 12% toe", 1),
        ("liep met 12% terug", -1),
        ("liep in 2024 met 12% op", 1),
        ("liep. Met 12% terug", 0),
        ("liep met 12% weg", 0),
        ("the fall in reports between 2023 and 2024, 12%, is", -1),
        ("the growth of reports \u2013 12% \u2013 is", 1),
        ("rose to 12%", 0),
        ("steeg naar 12%", 0),
        ("rose from 12% to 13%", 0),
        ("fell; 12%", 0),
        ("fell. 12%", 0),
        ("it is 12%", 0),
        ("down 12%", -1),
        ("up 12%", 1),
        ("up on that whole day 12%", 0),
        ("more of this and that 12%", 0),
        ("more, that is 12%", 1),
        ("rose in that whole year 12%", 0),
        ("rose in that whole year by 12%", 1),
        ("rose that year 12%", 1),
        ("rose, of which 12%", 0),
        ("fell, waarvan 12%", 0),
        ("fell and then rose by 12%", 1),
        ("rose and then fell by 12%", -1),
    ],
)
def test_a_direction_stands_round_its_number(text: str, expected: int) -> None:
    start = text.index("12%")
    assert change_direction(text, start, start + 3, 0) == expected


def test_a_direction_is_not_looked_for_before_the_edge() -> None:
    text = "it rose by 12%"
    start = text.index("12%")
    assert change_direction(text, start, start + 3, 0) == 1
    assert change_direction(text, start, start + 3, text.index("by")) == 0
    parted = "nam met 12% toe"
    assert change_direction(parted, 8, 11, 0) == 1
    assert change_direction(parted, 8, 11, 4) == 0


def test_a_direction_is_looked_for_at_most_ninety_characters_back() -> None:
    far = "it rose " + "x" * 85 + " by 12%"
    start = far.index("12%")
    assert change_direction(far, start, start + 3, 0) == 0
