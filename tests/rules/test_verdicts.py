"""Each verdict of the check of claims, with its reason and the figures that it shows.

The series are real, so that people's words for them are known; their figures were never published.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from claims import Claim, Verdict, check
from data_sources.record.load import the_record
from data_sources.record.model import Explanation, Sibling
from data_sources.record.period import Period
from data_sources.record.record import Record

TOTAL, COMPANIES, FILES = "ncmec.reports_total", "ncmec.reports_esp", "ncmec.files_total"
CONFIRMED, ASSESSED = "iwf.reports_confirmed", "iwf.reports_assessed"
SURVEY = "weprotect.economist_online_sexual_harm"
PLAIN = "current exact"

# Series, place, period, value; standing and precision, for all but the plain.
FIGURES: tuple[tuple[str, str, float, str], ...] = (
    (TOTAL, "2018", 1_111_111, PLAIN),
    (TOTAL, "2019", 2_222_222, PLAIN),
    (TOTAL, "2020", 3_345_678, PLAIN),
    (TOTAL, "2020", 3_300_000, "confirms rounded"),
    (TOTAL, "2021", 4_456_789, PLAIN),
    (TOTAL, "2021", 4_401_234, "superseded exact"),
    (TOTAL, "2021", 4_987_654, "conflicts exact"),
    (TOTAL, "2022", 5_000_000, "current at_least"),
    (TOTAL, "2023", 6_543_210, PLAIN),
    (TOTAL, "2024", 7_654_321, PLAIN),
    (COMPANIES, "2023", 6_400_123, PLAIN),
    (FILES, "2023", 8_123_456, PLAIN),
    (FILES, "2024", 1_029_384, PLAIN),
    (CONFIRMED, "2023", 200_303, PLAIN),
    (ASSESSED, "2023", 400_404, PLAIN),
    (SURVEY, "2021", 47, PLAIN),
)
CAUSE = ("2018", "cause")
TURNED = ("2019", "turns")
SIBLINGS = (
    Sibling(COMPANIES, TOTAL, "all_not_part"),
    Sibling(CONFIRMED, ASSESSED, "assessed_not_confirmed"),
)


@cache
def made() -> Record:
    """The record with these figures, two explanations, and two pairs that people confuse."""
    real = the_record()
    some = next(o for o in real.observations if o.precision == "exact" and not o.breakdown)
    observations = []
    for series, period, value, how in FIGURES:
        standing, precision = how.split()
        observations.append(
            replace(
                some,
                series=series,
                breakdown="",
                geography="World",
                period=Period.parse(period),
                value=float(value),
                unit=real.series[series].unit.key,
                standing=standing,
                precision=precision,
                indicator="stated",
            )
        )
    explained = tuple(
        Explanation(
            TOTAL,
            "",
            "World",
            date(int(year), 1, 1),
            {"en": "Why", "nl": "Waarom"},
            {"en": "For this.", "nl": "Hierom."},
            kind,
        )
        for year, kind in (CAUSE, TURNED)
    )
    return replace(
        real,
        observations=tuple(observations),
        all_breaks=(),
        all_explanations=explained,
        siblings=SIBLINGS,
    )


def claim(text: str) -> Claim:
    (found,) = check(text, "en", made())
    return found


def reasons(found: Claim) -> list[tuple[str, dict[str, str]]]:
    return [(reason.code, dict(reason.values)) for reason in found.reasons]


def total(year: str) -> str:
    return f"{TOTAL}||World|{year}"


SENTENCE = "NCMEC received {} reports in {}."


@pytest.mark.parametrize(
    ("number", "year", "verdict", "why"),
    [
        ("6,543,210", "2023", Verdict.MATCHES, "same"),
        ("about 6,543,210", "2023", Verdict.MATCHES, "same"),
        ("6.5 million", "2023", Verdict.MATCHES_ROUNDED, "rounds"),
        ("more than 6.5 million", "2023", Verdict.MATCHES_ROUNDED, "rounds"),
        ("more than 6 million", "2023", Verdict.MATCHES_ROUNDED, "rounds"),
        ("5,000,000", "2022", Verdict.MATCHES_BUT, "lower_bound"),
        ("about 5,000,000", "2022", Verdict.MATCHES_BUT, "lower_bound"),
        ("at least 5,000,000", "2022", Verdict.MATCHES, "same"),
        ("3.3 million", "2020", Verdict.MATCHES_ROUNDED, "rounds"),
        ("6,543,201", "2023", Verdict.DIFFERS, "differs"),
        ("6.6 million", "2023", Verdict.DIFFERS, "differs"),
    ],
)
def test_a_number_of_a_year_has_its_verdict_and_its_figure(
    number: str, year: str, verdict: Verdict, why: str
) -> None:
    found = claim(SENTENCE.format(number, year))
    assert found.verdict == verdict
    assert reasons(found) == [(why, {"figure": total(year)})]
    assert found.figure is not None
    assert found.figure.observation.standing == "current"
    assert found.figure.id == total(year)


def test_a_cause_is_told_beside_the_agreement() -> None:
    found = claim(SENTENCE.format("1,111,111", "2018"))
    assert found.verdict == Verdict.MATCHES
    assert reasons(found) == [
        ("same", {"figure": total("2018")}),
        ("explained", {"figure": total("2018"), "start": "2018-01-01"}),
    ]


def test_what_turns_the_meaning_is_a_but() -> None:
    found = claim(SENTENCE.format("2,222,222", "2019"))
    assert found.verdict == Verdict.MATCHES_BUT
    assert reasons(found) == [("explained", {"figure": total("2019"), "start": "2019-01-01"})]
    assert found.figure is not None
    assert found.figure.id == total("2019")


def test_a_revised_number_shows_what_it_became() -> None:
    found = claim(SENTENCE.format("4,401,234", "2021"))
    assert found.verdict == Verdict.OUTDATED
    assert reasons(found) == [("revised", {"figure": total("2021"), "later": total("2021")})]
    assert found.figure is not None
    assert (found.figure.value, [f.value for f in found.near]) == (4_401_234, [4_456_789])


def test_a_number_that_others_give_is_told_with_who_does() -> None:
    found = claim(SENTENCE.format("4,987,654", "2021"))
    assert found.verdict == Verdict.MATCHES_BUT
    ((code, values),) = reasons(found)
    assert (code, values["figure"]) == ("conflict", total("2021"))
    assert found.figure is not None
    assert values["source"] == found.figure.source.key
    assert (found.figure.value, [f.value for f in found.near]) == (4_987_654, [4_456_789])


def test_a_number_of_no_year_is_the_latest_or_no_longer_it() -> None:
    latest = claim("NCMEC received 7,654,321 reports.")
    assert latest.verdict == Verdict.MATCHES
    assert reasons(latest) == [("same", {"figure": total("2024")})]
    earlier = claim("NCMEC received 6,543,210 reports.")
    assert earlier.verdict == Verdict.OUTDATED
    assert reasons(earlier) == [
        (
            "later_exists",
            {"period": "2023", "later": total("2024"), "figure": total("2023")},
        )
    ]
    assert earlier.figure is not None
    assert (earlier.figure.id, [f.id for f in earlier.near]) == (total("2023"), [total("2024")])


@pytest.mark.parametrize(
    ("text", "noun", "figure"),
    [
        ("NCMEC counted 6,543,210 victims in 2023.", "children", total("2023")),
        ("NCMEC counted 6.54 million children in 2023.", "children", total("2023")),
        ("NCMEC counted 6,543,210 images in 2023.", "images", total("2023")),
        ("NCMEC counted 8 million children in 2023.", "children", f"{FILES}||World|2023"),
        ("NCMEC counted 1 million children in 2024.", "children", f"{FILES}||World|2024"),
    ],
)
def test_the_number_of_one_thing_said_of_another(text: str, noun: str, figure: str) -> None:
    found = claim(text)
    assert found.verdict == Verdict.OTHER_THING
    assert reasons(found) == [("misnamed", {"figure": figure, "noun": noun})]
    assert found.figure is not None
    assert found.figure.id == figure


@pytest.mark.parametrize(
    ("text", "how", "shown", "named"),
    [
        (
            "Companies sent NCMEC 6,543,210 reports in 2023.",
            "all_not_part",
            total("2023"),
            f"{COMPANIES}||World|2023",
        ),
        (
            "The IWF confirmed 400,404 reports in 2023.",
            "assessed_not_confirmed",
            f"{ASSESSED}||World|2023",
            f"{CONFIRMED}||World|2023",
        ),
    ],
)
def test_the_number_of_the_series_that_is_taken_for_it(
    text: str, how: str, shown: str, named: str
) -> None:
    found = claim(text)
    assert found.verdict == Verdict.WHOLE_NOT_PART
    assert reasons(found) == [(how, {"figure": shown, "named": named})]
    assert found.figure is not None
    assert (found.figure.id, [f.id for f in found.near]) == (shown, [named])
    assert {"publisher", "period"} <= {word.role for word in found.words}


def test_a_loose_word_for_what_is_counted_is_no_match() -> None:
    found = claim("In 2023 NCMEC received 6,543,210 cases.")
    assert found.verdict == Verdict.OTHER_THING
    assert reasons(found) == [("misnamed", {"figure": total("2023"), "noun": "cases"})]


def test_a_number_cut_short_or_hedged_is_not_called_different() -> None:
    for number in ("6,543,000", "more than 5 million", "nearly 7 million", "6.6 to 7 million"):
        assert claim(SENTENCE.format(number, "2023")).verdict != Verdict.DIFFERS


def test_figures_to_choose_from_are_shown_where_two_may_be_meant() -> None:
    found = claim("NCMEC received more than 5 million reports in 2023.")
    assert reasons(found)[0] == ("not_sure", {"figure": total("2023")})
    assert [f.id for f in found.near][:1] == [total("2023")]


def test_a_year_that_the_record_has_not_is_said() -> None:
    found = claim(SENTENCE.format("6,543,210", "2011"))
    assert found.verdict == Verdict.NOT_IN_RECORD
    assert reasons(found) == [("no_such_period", {"series": TOTAL, "period": "2011"})]


def test_a_survey_that_nobody_is_named_for_is_a_but() -> None:
    harm = "of young people experienced at least one online sexual harm during childhood in 2021."
    unnamed = claim(f"47% {harm}")
    assert unnamed.verdict == Verdict.MATCHES_BUT
    assert reasons(unnamed) == [("source_unnamed", {"figure": f"{SURVEY}||World|2021"})]
    named = claim(f"According to WeProtect, 47% {harm}")
    assert named.verdict == Verdict.MATCHES
    assert reasons(named) == [("same", {"figure": f"{SURVEY}||World|2021"})]
    assert claim(f"According to WeProtect, 48% {harm}").verdict == Verdict.DIFFERS


def test_a_year_that_stands_over_a_list_is_that_of_its_numbers() -> None:
    (found,) = check("NCMEC in 2023\n\n- reports received: 6,543,210\n", "en", made())
    assert found.verdict == Verdict.MATCHES
    assert reasons(found) == [("same", {"figure": total("2023")})]
