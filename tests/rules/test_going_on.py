"""A number that only goes on with another time, "in 2017 it was 400": answers by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from claims import Verdict
from claims.around.period_named import STRONG
from claims.judge.apart.going_on import going_on, judge_going_on
from claims.judge.findings import Finding, none
from claims.model import Reason
from tests.rules.asked import Asked, asked
from tests.rules.test_ways import TOTAL, told

FIRST = {
    "en": "In 2016 NCMEC received 302,400 reports. ",
    "nl": "In 2016 kreeg NCMEC 302.400 meldingen. ",
}


@cache
def before() -> Finding:
    """What was found of the number before: that of 2016."""
    candidate = asked(FIRST["en"], told()).candidate(TOTAL)
    figure = told().figure(TOTAL, "2016")
    return Finding(Verdict.MATCHES, (Reason.of("same"),), candidate, figure)


def goes_on(text: str, language: str = "en") -> Asked:
    return asked(FIRST[language] + text, told(), language)


def judged(one: Asked, last: Finding | None) -> Finding:
    return judge_going_on(one.record, one.linker, one.question, last)


@pytest.mark.parametrize(
    ("language", "text", "verdict", "code"),
    [
        ("en", "In 2017 it was 403,500.", Verdict.MATCHES, "same"),
        ("en", "IN 2017 IT WAS 403,500.", Verdict.MATCHES, "same"),
        ("en", "In 2017 the number was 403,500 reports.", Verdict.MATCHES, "same"),
        ("en", "In 2017 it was about 400,000.", Verdict.MATCHES_ROUNDED, "rounds"),
        ("nl", "In 2017 was het 403.500.", Verdict.MATCHES, "same"),
    ],
)
def test_the_same_figure_of_another_time(
    language: str, text: str, verdict: Verdict, code: str
) -> None:
    said = judged(goes_on(text, language), before())
    figure = told().figure(TOTAL, "2017")
    assert (said.verdict, said.figure) == (verdict, figure)
    assert said.reasons == (Reason.of(code, figure=figure.id),)


def test_what_is_said_is_said_of_its_own_time_and_noun() -> None:
    one = goes_on("In 2017 the number was 403,500 reports.")
    own, last = going_on(one.linker, one.question, before()), before().candidate
    assert own is not None and last is not None
    assert (own.slot, own.shelf, own.score) == (last.slot, last.shelf, last.score)
    assert (own.figure, own.period_fits) == (told().figure(TOTAL, "2017"), STRONG)
    assert own.period is one.question.period and own.unit is one.question.unit is not None


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 it was 403,501.",  # another number: never called wrong
        "In 2016 it was 302,400.",  # the time of the one before
        "In 2019 it was 403,500.",  # of which nothing is known
        "It was 403,500.",  # of no time
        "In 2017 it was 403,500 files.",  # of something else
        "In 2017 Germany had 403,500.",
        "In 2017 wizards saw 403,500.",
        "In 2017 it was 403,500, it seems.",
    ],
)
def test_nothing_is_told_of_what_says_more_than_when(text: str) -> None:
    assert judged(goes_on(text), before()) == none("no_series")


def test_it_goes_on_with_nothing_but_what_was_right() -> None:
    one, last = goes_on("In 2017 it was 403,500."), before()
    assert judged(one, last).verdict is Verdict.MATCHES
    assert last.candidate is not None
    for other in (
        None,
        replace(last, candidate=None),
        replace(last, figure=None),
        replace(last, verdict=Verdict.DIFFERS),
        replace(last, candidate=last.candidate.but(misnomer="cases")),
    ):
        assert judged(one, other) == none("no_series")
        assert going_on(one.linker, one.question, other) is None


def test_a_wrong_number_leaves_its_figure_known() -> None:
    """So that the next one goes on with what this one went on with."""
    one = goes_on("In 2017 it was 403,501.")
    own = going_on(one.linker, one.question, before())
    assert own is not None and own.figure == told().figure(TOTAL, "2017")
