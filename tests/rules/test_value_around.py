"""What stands around a number that is looked up by its value: each part of it asked alone.

Real series, figures that nobody published. What is expected is said in the names of the weights.
"""

from __future__ import annotations

from functools import cache

import pytest

from claims import Verdict
from claims.around.period_named import MEDIUM, STRONG, WEAK
from claims.around.surroundings import cited_around
from claims.judge.by_value import by_value
from claims.judge.value.named import named, publisher_near
from claims.judge.value.when import period_of, times_of
from claims.link.indexed.values import Hit
from claims.model import Reason
from claims.weights import weights
from data_sources.record.record import Record
from tests.claims.made_up import FIGURES, record_of
from tests.rules.asked import Asked, asked
from tests.rules.test_by_value import MORE

BALLOT = "ballot=11 March, restricted extension;party=BoerBurgerBeweging;vote=abstained"
OTHERS = (
    ("ncmec.reports_total", "", "World", "2022-H1", 1_200_300),
    ("ncmec.reports_total", "", "World", "2017", 700_700),
    ("ncmec.reports_total", "", "World", "2015", 900_901),
    ("ncmec.reports_total", "", "World", "2016", 900_901),
    ("ncmec.reports_by_country", "", "EU27", "2022", 88_123),
    ("ncmec.files_unique", "match=MD5 exact hash", "World", "2023", 56_712),
    ("ncmec.files_by_relationship", "relationship=Aunt;files=all files", "World", "2023", 45_671),
    ("ncmec.files_by_relationship", "relationship=Uncle;files=all files", "World", "2023", 48_888),
    ("telegram.csam_blocked_ngo", "organisation=Stichting Offlimits", "World", "2023", 34_567),
    ("ep.dutch_members_votes", BALLOT, "NLD", "2026-03-11/2026-03-11", 71_234),
    ("ep.dutch_members_votes", f"{BALLOT};week=1", "NLD", "2026-03-16/2026-03-20", 72_345),
    ("ep.dutch_members_votes", f"{BALLOT};week=2", "NLD", "2026-03-23/2026-03-28", 73_456),
)
WEIGHT = weights("value")
BY_CHANCE = weights("words")["name_by_chance"]


@cache
def record() -> Record:
    return record_of(FIGURES + MORE + OTHERS)


def hit_of(text: str, series: str, number: int = -1) -> tuple[Asked, Hit]:
    """The last number of a text, or another, and the figure of a series that has it."""
    one = asked(text, record(), number=number)
    reading, cited = one.question.reading, cited_around(one.question.context) | {"ncmec"}
    hits = one.linker.values.near(reading.quantity, cited, reading.other)
    return one, next(hit for hit in hits if hit.slot.series == series)


NCMEC, COUNTRY = "ncmec.reports_total", "ncmec.reports_by_country"
PLATFORM, ASSESSED = "ncmec.reports_by_platform", "iwf.reports_assessed"
AGES, GIRLS, BLOCKED = "iwf.age_share", "iwf.sex_share", "telegram.csam_blocked_ngo"
LIST = "NCMEC: distinct files among those reported"
UNIQUE, RELATION = "ncmec.files_unique", "ncmec.files_by_relationship"


@pytest.mark.parametrize(
    ("text", "series", "near"),
    [
        # Its words: in the clause, in another clause, before, or not at all.
        ("In 2022 the IWF assessed 400,401.", ASSESSED, ("need_in_the_clause",)),
        ("In 2022 the IWF assessed 80 pages; it had 400,401.", ASSESSED,
         ("need_in_the_sentence",)),
        ("The IWF assessed much. In 2022 it had 400,401.", ASSESSED, ("need_before",)),
        ("In 2022 the IWF had 400,401 reports.", ASSESSED, None),
        # The better row of two; and what speaks against it.
        ("In 2022 NCMEC had 2,469,134 reports.", NCMEC, ("also",)),
        ("In 2022 NCMEC received 2,469,134 reports in total.", NCMEC,
         ("need_in_the_clause", "also")),
        ("In 2022 91% showed girls, said the IWF.", GIRLS, ("need_in_the_clause",)),
        ("In 2022 91% of self-generated reports showed girls, said the IWF.", GIRLS, None),
        # Its unit is a word of the row as well.
        ("In 2023 Telegram disabled 34,567 from Offlimits.", BLOCKED, ("need_in_the_clause",)),
        ("In 2023 Telegram had 34,567 from Offlimits.", BLOCKED, None),
        # The place.
        ("In 2022 NCMEC had 123,456.", COUNTRY, None),
        ("In 2022 NCMEC had 123,456 for Germany.", COUNTRY, ("place_in_the_sentence",)),
        ("NCMEC looked at Germany. In 2022 it had 123,456.", COUNTRY, ("place_before",)),
        ("In 2022 NCMEC had 88,123 for the EU.", COUNTRY, ("place_in_the_sentence",)),
        ("In 2022 NCMEC had 88,123 for Europe.", COUNTRY, ("place_in_the_sentence",)),
        ("In 2022 NCMEC had 88,123 for Germany.", COUNTRY, None),
        # The part.
        ("In 2022 NCMEC had 24,680 from Discord.", PLATFORM, ("part_in_the_clause",)),
        ("In 2022 NCMEC had 80 reports for Discord; it had 24,680.", PLATFORM,
         ("part_in_the_sentence",)),
        ("NCMEC named Discord. In 2022 it had 24,680.", PLATFORM, ("part_before",)),
        ("NCMEC named Facebook. In 2022 it had 24,680.", PLATFORM, None),
        ("In 2022 41% showed children aged 7 to 10, said the IWF.", AGES, ("part_by_age",)),
        ("In 2022 41% showed children aged 11 to 13, said the IWF.", AGES, None),
        ("The IWF on children aged 7 to 10.\n\nIn 2022 it was 41%.", AGES, ("part_before",)),
        ("The IWF on children aged 11 to 13.\n\nIn 2022 it was 41%.", AGES, None),
        # No row of words: it must sound like its name.
        ("In 2023 distinct files among those reported were 56,712, says NCMEC.", UNIQUE, ()),
        ("In 2023 files were 56,712, says NCMEC.", UNIQUE, None),
        # ... of which the head of a list speaks; a part that is one of several must be there.
        (f"{LIST}, 2023\n\n- MD5 exact hash: 56,712", UNIQUE, ()),
        ("NCMEC spoke of files, 2023\n\n- MD5 exact hash: 56,712", UNIQUE, None),
        ("NCMEC, 2023: files by the offender's relationship to the child: 45,671 aunts.", RELATION,
         None),
    ],
)  # fmt: skip
def test_what_names_it_and_how_near(text: str, series: str, near: tuple[str, ...] | None) -> None:
    one, hit = hit_of(text, series)
    told = named(one.linker, one.question, hit, one.linker.accounts.of(hit.slot), True)
    assert (told is None) is (near is None), told
    if told is not None and near is not None:
        by_name = WEIGHT["name"] * (one.question.sounds_of(one.linker, series) - BY_CHANCE)
        assert told[1] == pytest.approx(sum(WEIGHT[n] for n in near) + max(0.0, by_name))


@pytest.mark.parametrize(
    ("between", "telling", "there"),
    [(0, True, True), (11, True, True), (12, True, False), (0, False, False)],
)
def test_only_a_telling_number_is_named_by_the_head_of_its_list(
    between: int, telling: bool, there: bool
) -> None:
    head, more = f"{LIST}, 2023\n\n", "- And another.\n" * between
    one, hit = hit_of(f"{head}{more}- MD5 exact hash: 56,712", UNIQUE)
    told = named(one.linker, one.question, hit, one.linker.accounts.of(hit.slot), telling)
    assert (told is not None) is there


@pytest.mark.parametrize(
    ("text", "series", "near"),
    [
        ("In 2022 NCMEC had 2,469,134.", NCMEC, "publisher_in_the_sentence"),
        ("NCMEC spoke. In 2022 it had 2,469,134.", NCMEC, "publisher_before"),
        ("NCMEC spoke. It was hard. In 2022 it had 2,469,134.", NCMEC, "publisher_before"),
        # Somebody else was cited in between.
        ("NCMEC spoke. The IWF did. In 2022 there were 2,469,134.", NCMEC, "publisher_around"),
        ("NCMEC spoke. In 2022 the IWF had 2,469,134.", NCMEC, None),
        # A company goes on speaking where it only sends to the clearing house.
        ("GitHub spoke. In 2022 it sent 33,221 reports to NCMEC.", "github.ncmec_reports",
         "publisher_before"),
        ("GitHub spoke. In 2022 the IWF counted 33,221 reports.", "github.ncmec_reports", None),
        # An organisation that is a part of the series is no other publisher where it says so.
        ("Telegram spoke. In 2023, of these, 34,567 came from Offlimits.", BLOCKED,
         "publisher_before"),
        ("Telegram spoke. In 2023 Offlimits counted 34,567 items.", BLOCKED, None),
        ("In 2023 Telegram had 34,567 items from Offlimits.", BLOCKED,
         "publisher_in_the_sentence"),
    ],
)  # fmt: skip
def test_how_near_its_publisher_is(text: str, series: str, near: str | None) -> None:
    one, hit = hit_of(text, series)
    account = one.linker.accounts.of(hit.slot)
    told = publisher_near(one.question, account, one.linker.accounts.organisations(series))
    assert told == (None if near is None else WEIGHT[near])


FEW = "NCMEC's figures for {}. In 2018 it was hard. There were 700,700 reports."
FROM = "NCMEC on {}. Reports rose from 1,234,567 to many."
VOTED = "On {} March 2026 71,234 abstained in the European Parliament."


@pytest.mark.parametrize(
    ("text", "series", "telling", "mention", "strength"),
    [
        # In the clause, or as the only time of the sentence; one of several is less sure.
        ("In 2022 NCMEC got 2,469,134.", NCMEC, True, "2022", STRONG),
        ("In 2021 NCMEC got 2,469,134.", NCMEC, True, None, 0),
        ("In 2022 it was hard, and it was cold, and NCMEC got 2,469,134 reports.", NCMEC, True,
         "2022", STRONG),
        ("NCMEC had 2021 and 2022, and it got 2,469,134 reports.", NCMEC, True, "2022", MEDIUM),
        # What it is compared with is no time of its own.
        ("NCMEC on 2022. It got 2,469,134 reports, more than in 2021.", NCMEC, True, "2022",
         MEDIUM),
        # From before: all that was named for a telling number, else the nearest.
        (FEW.format(2017), NCMEC, True, "2017", MEDIUM),
        (FEW.format(2017), NCMEC, False, None, 0),
        ("NCMEC on 2018. In 2017 it was hard. There were 700,700 reports.", NCMEC, False, "2017",
         MEDIUM),
        ("Reports to NCMEC were up from 700,700 in 2021. There were 1,234,567.", NCMEC, False,
         None, 0),
        # A time ahead of the number in its sentence shuts out those before.
        ("NCMEC on 2022. In 2021 it was hard, and NCMEC got 2,469,134.", NCMEC, True, None, 0),
        ("NCMEC on 2022. It got 2,469,134 reports; in 2021 fewer.", NCMEC, True, "2022", MEDIUM),
        ("NCMEC on 2022. It got 2,469,134 reports; in 2021 fewer.", NCMEC, False, None, 0),
        # Counted from another: from the one ahead of it, else from the one behind or before.
        ("In 2021 NCMEC received 1,234,567 reports, a year later 2,469,134.", NCMEC, True,
         "a year later", MEDIUM),
        ("NCMEC on 2021. A year later it got 2,469,134.", NCMEC, True, "A year later", MEDIUM),
        ("A year earlier NCMEC had 1,234,567 reports, in 2022 more.", NCMEC, True,
         "A year earlier", MEDIUM),
        ("A year later NCMEC had 2,469,134 reports, in 2021 fewer.", NCMEC, True, None, 0),
        # What it rose from is of the year before.
        (FROM.format(2022), NCMEC, True, "2022", MEDIUM),
        (FROM.format(2022), NCMEC, False, "2022", MEDIUM),
        (FROM.format(2021), NCMEC, True, "2021", MEDIUM),
        (FROM.format(2021), NCMEC, False, None, 0),
        ("Reports to NCMEC rose from 1,234,567 in 2021 to 2,469,134 in 2022.", NCMEC, True, "2022",
         STRONG),
        ("Reports to NCMEC rose from 700,700 in 2021 to 1,234,567 in 2022.", NCMEC, True, None, 0),
        ("Reports to NCMEC rose from 1,234,567 to 2,469,134 between 2021 and 2022.", NCMEC, True,
         "2022", STRONG),
        ("Reports to NCMEC rose from 700,700 to 1,234,567 between 2021 and 2022.", NCMEC, True,
         None, 0),
        # Now; and the only one there is.
        ("NCMEC now gets 2,469,134 reports.", NCMEC, True, "now", WEAK),
        ("NCMEC now gets 1,234,567 reports.", NCMEC, True, None, 0),
        ("NCMEC on 2021. It now gets 2,469,134 reports.", NCMEC, True, "now", WEAK),
        ("NCMEC on 2021. It now gets 1,234,567 reports.", NCMEC, True, None, 0),
        ("NCMEC on 2021. Now it gets 1,234,567 reports.", NCMEC, True, None, 0),
        ("NCMEC gets 2,469,134 reports.", NCMEC, True, None, 0),
        ("Offlimits got 654,321 reports.", "offlimits.reports", True, "", WEAK),
        ("On 2021. Offlimits got 654,321 reports.", "offlimits.reports", True, None, 0),
        ("In 2021 Offlimits got 654,321 reports.", "offlimits.reports", True, None, 0),
        # A year that it is only compared with leaves the only figure there is.
        ("Offlimits got 654,321 reports, more than in 2021.", "offlimits.reports", True, "", WEAK),
        # On a day: the very one, and no part of a year.
        (VOTED.format(11), "ep.dutch_members_votes", True, "11 March 2026", STRONG),
        (VOTED.format(10), "ep.dutch_members_votes", True, None, 0),
        (VOTED.format(12), "ep.dutch_members_votes", True, None, 0),
        ("On 17 March 2026 72,345 voted in the European Parliament.", "ep.dutch_members_votes",
         True, "17 March 2026", STRONG),
        ("On 25 March 2026 73,456 voted in the European Parliament.", "ep.dutch_members_votes",
         True, None, 0),
        ("On 5 May 2022 NCMEC got 2,469,134 reports.", NCMEC, True, None, 0),
        # A half is not its year.
        ("In the first half of 2022 NCMEC got 1,200,300 reports.", NCMEC, True,
         "first half of 2022", STRONG),
        ("In 2022 NCMEC got 1,200,300 reports.", NCMEC, True, None, 0),
    ],
)  # fmt: skip
def test_which_time_is_its_own(
    text: str, series: str, telling: bool, mention: str | None, strength: int
) -> None:
    one, hit = hit_of(text, series)
    placed = period_of(one.question, times_of(one.question, telling), hit)
    told = (placed.mention.text, placed.strength) if placed is not None else (None, 0)
    assert told == (mention, strength)


@pytest.mark.parametrize(
    ("first", "mention"), [("1,234,567", "2021"), ("2,469,134", None), ("700,700", None)]
)
def test_of_two_numbers_and_two_years_the_first_are_one_pair(
    first: str, mention: str | None
) -> None:
    text = f"Reports to NCMEC went from {first} to 3,000,111 between 2021 and 2022."
    one, hit = hit_of(text, NCMEC, 0)
    placed = period_of(one.question, times_of(one.question, True), hit)
    told = (placed.mention.text, placed.strength) if placed is not None else (None, 0)
    assert told == (mention, STRONG if mention else 0)


def test_the_latest_stands_at_the_number_with_the_period_of_its_figure() -> None:
    one, hit = hit_of("Offlimits got 654,321 reports.", "offlimits.reports")
    placed = period_of(one.question, times_of(one.question, True), hit)
    assert placed is not None
    mention, period = placed.mention, hit.figure.period
    assert mention.span == one.question.reading.quantity.span
    assert (mention.start, mention.end, mention.kind) == (period.start, period.end, "year")


def test_two_that_are_possible_are_both_told() -> None:
    one = asked("NCMEC on 2015 and 2016. It received 900,901 reports.", record())
    told = by_value(one.record, one.linker, one.question)
    assert (told.verdict, told.reasons) == (Verdict.NOT_IN_RECORD, (Reason.of("two_possible"),))
    assert {f.id for f in told.near} == {f"{NCMEC}||World|{year}" for year in (2015, 2016)}


def test_one_number_that_is_printed_with_more_parts_is_no_second_one() -> None:
    rows = tuple(
        (PLATFORM, f"platform=Reddit{more}", "World", "2021", 456_789)
        for more in ("", ";source=the old one")
    )
    one = asked("In 2021 NCMEC received 456,789 reports from Reddit.", record_of(FIGURES + rows))
    told = by_value(one.record, one.linker, one.question)
    assert told.figure is not None and told.verdict is Verdict.MATCHES
    assert told.figure.id == f"{PLATFORM}|platform=Reddit|World|2021"


def test_digits_that_may_be_read_in_another_way_are() -> None:
    one = asked("In 2022 NCMEC received 4.321 reports from the public.", record())
    assert one.question.reading.other == 4_321
    told = by_value(one.record, one.linker, one.question)
    assert told.figure is not None and told.figure.id == "ncmec.reports_public||World|2022"
