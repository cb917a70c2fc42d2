"""The judge by value, asked directly: which figure it ties a number to, and how near all stood.

Real series, figures that nobody published.
"""

from __future__ import annotations

from functools import cache

import pytest

from claims import Verdict
from claims.judge.by_value import by_value
from claims.judge.findings import Finding
from claims.model import Reason
from claims.weights import weights
from data_sources.record.record import Record
from tests.claims.made_up import FIGURES, record_of
from tests.rules.asked import asked

MORE = (
    ("reddit.ncmec_reports", "", "World", "2022", 345_678),
    ("ncmec.reports_by_platform", "platform=Reddit", "World", "2022", 345_678),
    ("github.ncmec_reports", "", "World", "2022", 33_221),
    ("ncmec.reports_by_platform", "platform=GitHub", "World", "2022", 33_222),
    ("iwf.reports_assessed", "", "World", "2021", 150_151),
    ("iwf.reports_confirmed", "", "World", "2021", 150_151),
    ("iwf.age_share", "age=7-10", "World", "2022", 41),
    ("iwf.age_share", "age=11-13", "World", "2022", 37),
    ("offlimits.reports", "", "NLD", "2022", 654_321),
    ("iwf.share_by_hosting_country", "", "NLD", "2022", 32),
)
TOTAL = "ncmec.reports_total||World|2022"
WEIGHT = weights("value")


@cache
def record() -> Record:
    return record_of(FIGURES + MORE)


def found(text: str) -> Finding:
    """The verdict on the last number of a text, by its value."""
    one = asked(text, record())
    return by_value(one.record, one.linker, one.question)


def score(text: str) -> float:
    candidate = found(text).candidate
    assert candidate is not None, text
    return candidate.score


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # What a company sent, told by it and by the clearing house: two numbers that differ.
        ("In 2022 GitHub sent 33,221 reports to NCMEC.", "github.ncmec_reports||World|2022"),
        ("In 2022 GitHub sent 33,222 reports to NCMEC.",
         "ncmec.reports_by_platform|platform=GitHub|World|2022"),
        ("In 2022 NCMEC met the IWF. Of these, 24,680 reports came from Discord.",
         "ncmec.reports_by_platform|platform=Discord|World|2022"),
        ("In 2022 41% of the IWF's reports showed children aged 7 to 10.",
         "iwf.age_share|age=7-10|World|2022"),
        ("In 2022 32% of the addresses were hosted in the Netherlands, says the IWF.",
         "iwf.share_by_hosting_country||NLD|2022"),
        # A national hotline's place goes without saying.
        ("In 2022 Offlimits received 654,321 reports.", "offlimits.reports||NLD|2022"),
        ("In 2022 NCMEC got 2,469,134.", TOTAL),
        ("Today NCMEC gets 2,469,134 reports.", TOTAL),
        ("NCMEC received 1,234,567 reports in 2021 and 2,469,134 a year later.", TOTAL),
        ("Last year NCMEC received 2,469,134 reports, after 1,234,567 in 2021.",
         "ncmec.reports_total||World|2021"),
    ],
)  # fmt: skip
def test_the_one_figure_that_is_meant(text: str, figure: str) -> None:
    told = found(text)
    assert told.verdict is Verdict.MATCHES and not told.either
    assert told.reasons[0] == Reason.of("same", figure=figure)


def test_one_number_told_by_both_is_either() -> None:
    told = found("In 2022 Reddit sent 345,678 reports to NCMEC.")
    assert told.verdict is Verdict.MATCHES and told.either
    # Where somebody is named as the one who counted it is not.
    cited = found("In 2022 Reddit reported. NCMEC counted 345,678 reports from Reddit.")
    assert cited.verdict is Verdict.MATCHES and not cited.either


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("In 2022 NCMEC received 2,469,134 reports from Spain.", Verdict.WHOLE_NOT_PART,
         Reason.of("whole_not_part", figure=TOTAL, words="Spain")),
        ("In 2022 NCMEC received 2,469,134 reports from wizards.", Verdict.NOT_IN_RECORD,
         Reason.of("words_unknown", words="wizards", figure=TOTAL)),
        ("In 2022 41% of the IWF's reports showed children aged 11 to 13.", Verdict.NOT_IN_RECORD,
         Reason.of("no_series")),
        ("NCMEC received 2,469,134 reports.", Verdict.NOT_IN_RECORD, Reason.of("no_series")),
        ("In 2022 Interpol counted 2,469,134 reports.", Verdict.NOT_IN_RECORD,
         Reason.of("no_series")),
        ("In 2022 NCMEC received 2,469,134 letters.", Verdict.NOT_IN_RECORD,
         Reason.of("no_series")),
        ("In 2022 NCMEC received 123,456 reports.", Verdict.NOT_IN_RECORD, Reason.of("no_series")),
    ],
)  # fmt: skip
def test_no_figure_and_why(text: str, verdict: Verdict, reason: Reason) -> None:
    told = found(text)
    assert (told.verdict, told.reasons[0]) == (verdict, reason)


PLAIN = "In 2022 NCMEC had 2,469,134."
IN_THE_SENTENCE = "In 2022 NCMEC received 2,469,134 reports."


def test_the_score_is_what_stands_around_it() -> None:
    """Publisher and year in the sentence, and no noun, place, part or name."""
    alone = WEIGHT["publisher_in_the_sentence"] + 3 * WEIGHT["time"]
    assert score(PLAIN) == pytest.approx(alone)


@pytest.mark.parametrize(
    ("near", "far", "more", "less"),
    [
        # The publisher: in the number's own sentence, or in the one before; and what it does.
        (IN_THE_SENTENCE, "NCMEC has a history. In 2022 there were 2,469,134 reports.",
         ("publisher_in_the_sentence", "also"), ("publisher_before",)),
        # The place: beside the number, or before.
        ("In 2022 NCMEC received 123,456 reports from Germany.",
         "NCMEC looked at Germany. In 2022 NCMEC received 123,456 reports.",
         ("place_in_the_sentence",), ("place_before",)),
        # The part: in the clause, or in what came before.
        ("In 2022 NCMEC received 24,680 reports from Discord.",
         "NCMEC looked at Discord. In 2022 NCMEC received 24,680 reports.",
         ("part_in_the_clause",), ("part_before",)),
        # The time: named, or the latest that there is.
        (IN_THE_SENTENCE, "Today NCMEC received 2,469,134 reports.", ("time", "time"), ()),
        # The time: in the sentence, or over it.
        (IN_THE_SENTENCE, "NCMEC in 2022\n\nNCMEC received 2,469,134 reports.", ("time",), ()),
    ],
)  # fmt: skip
def test_the_nearer_it_stands_the_surer(
    near: str, far: str, more: tuple[str, ...], less: tuple[str, ...]
) -> None:
    ahead = sum(WEIGHT[name] for name in more) - sum(WEIGHT[name] for name in less)
    assert ahead > 0
    assert score(near) - score(far) == pytest.approx(ahead)


def test_two_years_of_one_stretch_are_those_of_its_two_numbers() -> None:
    """The last number is of 2022, as surely as if it said so itself."""
    between = "Between 2021 and 2022 reports to NCMEC rose from 1,234,567 to 2,469,134."
    own = "Reports to NCMEC rose from 1,234,567 in 2021 to 2,469,134 in 2022."
    assert found(between).figure == found(own).figure
    assert score(between) == pytest.approx(score(own))
