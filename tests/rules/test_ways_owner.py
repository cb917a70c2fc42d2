"""Of which number of a sentence a way is said, and how often as much: answers by hand.

The record is that of ``test_ways``; asked is what the sentence says, and not whether it is so.
"""

from __future__ import annotations

import pytest

from claims.link.ways.said import ways_said
from claims.link.ways.way import Way
from claims.model import Bound
from tests.rules.asked import asked
from tests.rules.test_ways import told

BEFORE = "Much was done. "


def ways(text: str, number: int = -1, language: str = "en") -> list[Way]:
    """The ways that are said of one of the numbers that are asked about."""
    return ways_said(asked(text, told(), language, number).question)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        # Of cases, a country, another publisher; of the reports themselves, or of their time.
        ("NCMEC received 510,300 reports in 2014, after a fall in cases.", False),
        ("NCMEC received 510,300 reports in 2014, after a fall in Germany.", False),
        ("NCMEC received 510,300 reports in 2014, after a fall in reports.", True),
        ("NCMEC received 510,300 reports in 2014, after a fall in 2013.", True),
        ("While cases fell, NCMEC received 510,300 reports in 2014.", False),
        ("While trust fell, NCMEC received 510,300 reports in 2014.", False),
        ("Reports to the IWF fell, while NCMEC received 510,300 reports in 2014.", False),
        ("In Germany reports fell, while NCMEC received 510,300 reports in 2014.", False),
        ("Reports fell; in 2014 NCMEC received 510,300 reports.", True),
        ("NCMEC dropped the word, and received 510,300 reports in 2014.", False),
    ],
)
@pytest.mark.parametrize("before", ["", BEFORE])
def test_of_what_a_way_is_said(before: str, text: str, is_said: bool) -> None:
    assert bool(ways(before + text)) is is_said


@pytest.mark.parametrize(
    ("text", "said"),
    [  # of the first number, and of the last
        ("It shrank: NCMEC received 403,500 reports in 2017, against 302,400 in 2016.",
         ("shrank", "")),
        ("It shrank: NCMEC received 403,500 reports in 2017, against 504,600 in 2018.", ("", "")),
        ("It fell: in 2017 there were 403,500 reports to NCMEC and in 2018 504,600.", ("", "")),
        ("NCMEC received 500,200 reports in 2012 and 403,500 in 2017, fewer than in 2018.",
         ("", "fewer")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", BEFORE])
def test_of_which_of_two_numbers(before: str, text: str, said: tuple[str, str]) -> None:
    for number, words in zip((0, -1), said, strict=True):
        assert [way.text for way in ways(before + text, number)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("said", "words", "times", "bound"),
    [
        # "More than half of 2014" is a fall of less than half: it lies on the other side.
        ("more than half of 2014", "more than half", 0.5, Bound.BELOW),
        ("less than half of 2014", "less than half", 0.5, Bound.AT_LEAST),
        ("nearly half of 2014", "nearly half", 0.5, Bound.AT_LEAST),
        ("about half of 2014", "about half", 0.5, Bound.ABOUT),
        ("half of 2014", "half", 0.5, Bound.NONE),
        ("twice as many as in 2014", "twice", 2, Bound.NONE),
    ],
)
def test_how_many_times_as_much(said: str, words: str, times: float, bound: Bound) -> None:
    text = f"{BEFORE}In 2016 NCMEC received 302,400 reports, {said}."
    (way,) = ways(text, 0)
    assert way.times is not None
    assert (way.times.quantity.value, way.times.quantity.bound) == (times, bound)
    assert (text[way.span.start : way.span.end].strip(), way.text) == (words, words)
    assert way.begins == len(BEFORE.rstrip())
    assert way.base is not None and way.base.text == "2014" and way.own is None


def test_it_doubled_in_a_year_and_not_since() -> None:
    """What stands with "in" is when it went so, and not what it is set against."""
    said = ways(f"{BEFORE}Reports to NCMEC doubled in 2012, to 500,200.")
    assert [(w.text, w.own.text if w.own else None, w.base) for w in said] == [
        ("doubled", "2012", None), ("doubled", "2012", None),
    ]  # fmt: skip
    assert [w.times.quantity.value if w.times else None for w in said] == [None, 2]


def test_how_many_times_may_be_said_in_one_word_or_two() -> None:
    (way,) = ways("In 2012 kreeg NCMEC 500.200 meldingen, twee keer zoveel als in 2011.", -1, "nl")
    assert way.base is not None and way.base.text == "2011"
    assert way.times is not None and way.times.quantity.value == 2
