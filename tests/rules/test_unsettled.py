"""Numbers without a verdict: what is told, what is left out, and what a reader may choose from.

Real series, figures that nobody published.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import claims.checking
from claims import Claim, Verdict, check
from claims.judge.findings import Finding, none
from claims.judge.unsettled import (
    MOST_CHOICES,
    choose,
    concerns,
    explained,
    is_noise,
    may_be_chosen,
    perhaps,
    with_choices,
    with_chosen,
)
from claims.link.candidates import Question
from claims.link.linking import Linker
from claims.model import Reason
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from tests.claims.made_up import FIGURES, record_of

TOTAL = "ncmec.reports_total||World|2022"
GERMANY, FRANCE = (f"ncmec.reports_by_country||{place}|2022" for place in ("DEU", "FRA"))
FACEBOOK = "ncmec.reports_by_platform|platform=Facebook|World|2022"
BOTH = "ncmec_vs_provider.cybertip_reports"
NEVER = Verdict.NOT_IN_RECORD


@cache
def record() -> Record:
    return record_of((
        *FIGURES,
        (BOTH, "platform=Discord;observer=Discord", "World", "2022", 35_791),
        ("ncmec.reports_by_country", "", "Unknown", "2022", 44_444),
    ))  # fmt: skip


def last(text: str) -> tuple[Linker, Question]:
    """The last number of a text, a change too, before a reader is shown anything of it."""
    caught: list[tuple[Linker, Question]] = []

    def catch(linker: Linker, question: Question, finding: Finding) -> Finding:
        caught.append((linker, question))
        return finding

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims.checking, "with_choices", catch)
        check(text, "en", record())
    return caught[-1]


def figure(which: str) -> Figure:
    series, part, place, year = which.split("|")
    return record().figure(series, year, place, part)


def found(verdict: Verdict, code: str = "same", which: str = TOTAL) -> Finding:
    return Finding(verdict, (Reason.of(code, figure=which),), None, figure(which))


# What a text lacks.
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In 2022 there were 5,555 reports.", "no_publisher"),
        ("There were 5,555 reports.", "no_publisher"),
        ("NCMEC received 5,555 reports.", "no_period"),
        ("NCMEC told. It received 5,555 reports.", "no_period"),
        ("It was 2022 at NCMEC. It received 5,555 reports.", "{}"),
        ("In 2022 NCMEC received 5,555 reports.", "{}"),
        ("In 2022 Interpol counted 5,555 reports.", "{}"),
        ("Facebook told. In 2022 there were 5,555 reports.", "no_publisher"),  # a company sends
        ("NCMEC received 5,555 reports last year.", "unknown_year"),
    ],
)
def test_what_the_text_lacks_is_told(text: str, code: str) -> None:
    _, question = last(text)
    for vague in ("no_series", "not_sure"):
        assert explained(question, none(vague)).reasons[0].code == code.format(vague)
    # A reason that says something stays.
    told = none("several_series")
    assert explained(question, told) is told


def test_last_year_bears_nothing_out() -> None:
    _, question = last("NCMEC received 2,469,134 reports last year.")
    told = Reason.of("unknown_year", words="last year")
    assert explained(question, found(Verdict.MATCHES)) == Finding(
        NEVER, (told,), near=(figure(TOTAL),)
    )
    near = replace(none("not_sure"), near=(figure(GERMANY),))
    assert explained(question, near) == Finding(NEVER, (told,), near=(figure(GERMANY),))
    assert explained(question, none("not_sure")) == Finding(NEVER, (told,))


SHORT = "Reports rose by 25% in 2022."


def test_so_short_a_number_is_anybodys() -> None:
    _, question = last(SHORT)
    told = explained(question, found(Verdict.MATCHES))
    assert told == Finding(NEVER, (Reason.of("no_publisher"),), near=(figure(TOTAL),))
    of_none = replace(found(Verdict.MATCHES), figure=None)
    assert explained(question, of_none).near == ()


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        (f"NCMEC told. {SHORT}", Verdict.MATCHES, "same"),
        ("Reports to NCMEC rose by 25% in 2022.", Verdict.MATCHES, "same"),
        ("Reports rose by 25.3% in 2022.", Verdict.MATCHES, "same"),  # of three digits
        ("Reports rose by 25% to 24,680 in 2022.", Verdict.MATCHES, "same"),
        (SHORT, Verdict.DIFFERS, "differs"),
        (SHORT, Verdict.MATCHES_BUT, "source_unnamed"),  # which says so itself
        ("In 2022 there were 2.5 million reports.", Verdict.MATCHES, "same"),
    ],
)
def test_what_is_not_by_chance_stays(text: str, verdict: Verdict, code: str) -> None:
    _, question = last(text)
    finding = found(verdict, code)
    assert explained(question, finding) is finding


# What nobody means as a figure.
@pytest.mark.parametrize(
    ("text", "noise"),
    [
        ("NCMEC told. In 2024 it was 33.", True),
        ("NCMEC told. In 2024 it was 99.", True),
        ("NCMEC told. In 2024 it was 100.", False),
        ("NCMEC told. In 2024 there were 33 reports.", False),
        ("NCMEC told. In 2024 it was 33%.", False),
        ("NCMEC told. In 2024 it fell by 33.", False),
        ("Reports. In 2024 NCMEC had many; it was 33.", True),  # the noun is of another clause
    ],
)
def test_a_counter_is_noise(text: str, noise: bool) -> None:
    assert is_noise(last(text)[1]) is noise


@pytest.mark.parametrize(
    ("said", "noise"),
    [("1,000 reports", False), ("999 reports", True), ("1,000", True), ("33%", False)],
)
def test_a_number_close_to_another_is_whole_when_large(said: str, noise: bool) -> None:
    _, question = last(f"NCMEC told. In 2024 it was {said}.")
    assert not is_noise(question)
    assert is_noise(replace(question, reading=replace(question.reading, whole=False))) is noise


# What is shown at all.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NCMEC received 5,555 reports.", True),
        ("There were 5,555 reports.", False),
        # A platform or a country, and reports.
        ("In 2022 there were 5,555 reports from Germany.", True),
        ("In 2022 there were 5,555 reports through Discord.", True),
        ("In 2022 there were 5,555 dragons from Germany.", False),
        ("In 2022 there were 5,555 reports of rain in Germany.", False),
        # Going on in the sentences after.
        ("NCMEC told. In 2024 it was 33.", True),
        ("NCMEC told. It was 33.", False),
        ("It was told. In 2024 it was 5,555.", False),
        ("NCMEC told. It was 999 dragons.", False),
        ("NCMEC told. It was 1,000 dragons.", True),
        ("NCMEC told. It was 999 reports.", True),
        ("NCMEC told. It was 33%.", True),
        ("NCMEC told. It rose by 33%.", True),
        ("NCMEC told. In 2024, when it was cold, and it was wet, and there was no sun, one had to "
         "stay home and wait for 33.", False),
        ("NCMEC told. It was. It was. It was. It was 999 reports.", True),
        ("NCMEC told. It was. It was. It was. It was. It was 999 reports.", False),
    ],
)  # fmt: skip
def test_what_is_of_the_field_is_shown(text: str, shown: bool) -> None:
    assert concerns(last(text)[1], none("no_series")) is shown


def test_reports_of_rain_are_shown_where_there_is_a_figure() -> None:
    _, question = last("In 2022 there were 5,555 reports of rain in Germany.")
    assert concerns(question, replace(none("not_sure"), near=(figure(GERMANY),)))


# What may be meant.
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In 2022 there were 5,555 reports from Facebook.", [FACEBOOK]),
        ("In 2022 there were 5,555 reports from Germany.", [GERMANY]),
        ("In 2022 there were 5,555 reports.", []),  # everybody has a whole
        ("In 2022 NCMEC received 5,555 reports.", [TOTAL]),
        ("In 2022 there were 5,555 reports from Facebook by wizards.", []),
        ("In 2022 there were 5,555 reports from Spain.", []),
        ("In 2020 there were 5,555 reports from Germany.", []),
        ("In 2022 reports from Germany rose by 25%.", []),
        ("In 2022 Germany had 33.", []),
        # Without a time: the only one there is, of about that size.
        ("There were 77,000 reports from France.", [FRANCE]),
        ("There were 5,555 reports from France.", []),
        ("There were 77,000 reports from Germany.", []),
        ("In 2022 girls were seen in 12% of the reports, says the IWF.",
         ["iwf.sex_share|sex=girls|World|2022"]),
    ],
)  # fmt: skip
def test_the_figures_that_may_be_meant(text: str, meant: list[str]) -> None:
    assert [one.id for one in perhaps(*last(text))] == meant


@pytest.mark.parametrize(("number", "first"), [("35,791", BOTH), ("24,680", "ncmec.reports_by_")])
def test_those_that_have_the_number_come_first(number: str, first: str) -> None:
    both = perhaps(*last(f"In 2022 Discord sent {number} reports to NCMEC."))
    assert len(both) == 2
    assert both[0].id.startswith(first)


OPEN = ("no_series", "not_sure", "no_publisher", "no_period", "several_series", "words_narrow",
        "not_theirs")  # fmt: skip
FROM_GERMANY = "In 2022 there were 5,555 reports from Germany."


@pytest.mark.parametrize("code", OPEN)
def test_a_number_that_is_open_has_what_may_be_meant(code: str) -> None:
    told = with_choices(*last(FROM_GERMANY), none(code))
    assert told.near == (figure(GERMANY),)
    assert told.reasons == (Reason.of(code), Reason.of("perhaps", figure=GERMANY))


def test_what_is_settled_has_no_choices() -> None:
    linker, question = last(FROM_GERMANY)
    for settled in (found(Verdict.DIFFERS, "differs"), none("hedged"), none("unknown_year")):
        assert with_choices(linker, question, settled) is settled
    two = replace(none("not_sure"), near=(figure(TOTAL), figure(GERMANY)))
    assert with_choices(linker, question, two) == two
    nothing = with_choices(*last("In 2022 there were 5,555 reports."), none("not_sure"))
    assert nothing == none("not_sure")
    assert MOST_CHOICES == 4


# What a reader chooses.
def claim(number: str = "5,555", words: str = "reports from Germany") -> Claim:
    return check(f"In 2022 there were {number} {words}.", "en", record())[0]


@pytest.mark.parametrize(
    ("number", "verdict", "code"),
    [
        ("123,456", Verdict.MATCHES, "same"),
        ("123 thousand", Verdict.MATCHES_ROUNDED, "rounds"),
        ("123,465", Verdict.DIFFERS, "differs"),
        ("more than 120,000", Verdict.MATCHES_ROUNDED, "rounds"),
        ("more than 100,000", Verdict.MATCHES_BUT, "loose_bound"),
        ("more than 50,000", Verdict.MATCHES_BUT, "loose_bound"),
        ("more than 200,000", NEVER, "hedged"),
        ("nearly 200,000", NEVER, "hedged"),
    ],
)
def test_the_verdict_on_the_figure_that_was_chosen(
    number: str, verdict: Verdict, code: str
) -> None:
    chosen = choose(replace(claim(), quantity=claim(number).quantity), figure(GERMANY))
    assert (chosen.verdict, chosen.figure) == (verdict, figure(GERMANY))
    assert chosen.reasons == (Reason.of("chosen"), Reason.of(code, figure=GERMANY))


def test_what_was_revised_is_outdated() -> None:
    old = figure(GERMANY)
    revised = replace(old, observation=replace(old.observation, standing="superseded"))
    chosen = choose(replace(claim(), quantity=claim("123,456").quantity), revised)
    assert (chosen.verdict, chosen.reasons[1].code) == (Verdict.OUTDATED, "revised")


def test_the_others_stay_to_be_seen() -> None:
    offered = replace(claim(), near=(figure(GERMANY), figure(FRANCE), figure(TOTAL)))
    assert choose(offered, figure(FRANCE)).near == (figure(GERMANY), figure(TOTAL))


def test_only_what_is_offered_is_chosen() -> None:
    text = f"{FROM_GERMANY} In 2022 NCMEC received 2,469,134 reports."
    both = check(text, "en", record())
    assert [may_be_chosen(one) for one in both] == [True, False]
    settled = with_chosen(both, {0: GERMANY, 1: GERMANY})
    assert [one.verdict for one in settled] == [Verdict.DIFFERS, Verdict.MATCHES]
    assert (settled.limits, settled.record) == (both.limits, both.record)
    assert settled[1] is both[1]
    assert list(with_chosen(both, {0: FRANCE})) == list(both)
    assert not may_be_chosen(replace(both[0], near=()))
