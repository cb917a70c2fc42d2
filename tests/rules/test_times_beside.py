"""The times that a sentence names beside a number, and are not the figure's: asked directly.

Real series, figures that nobody published. What is expected is what a reader is shown of it.
"""

from __future__ import annotations

from functools import cache

import pytest

from claims import Verdict, check
from claims.judge.times_beside import times_beside
from claims.link.candidates import Candidate
from claims.link.restriction import TIME
from data_sources.record.record import Record
from tests.claims.made_up import FIGURES, record_of
from tests.rules.asked import Asked, asked

TOTAL, HASHES, NOTICES = "ncmec.reports_total", "iwf.hashes_total", "arachnid.notices"
ARRESTS, GIRLS = "europol.cumberland_arrests", "iwf.sex_share"
LED = "It was a hard year. "
"""What stands before the sentence: places are counted from the start of the whole text."""


@cache
def record() -> Record:
    return record_of((
        *FIGURES,
        (HASHES, "", "World", "2022", 1_654_321),
        (NOTICES, "", "World", "2017-01-17/2019-12-31", 3_456_789),
        (NOTICES, "", "World", "2017-01-17/2021-05-05", 7_654_321),
        (ARRESTS, "", "World", "2025-02-26/2025-02-28", 34),
        (TOTAL, "", "World", "2022-H1", 1_200_300),
    ))  # fmt: skip


def candidate_of(one: Asked, series: str) -> Candidate:
    """The first candidate of a series; some have it in two ways."""
    kinds = frozenset({"percent" if series == GIRLS else "count"})
    return next(
        c
        for c in one.linker.candidates(one.question, kinds)
        if c.slot.series == series and c.slot.geography == "World"
    )


def beside(text: str, series: str, language: str = "en", number: int = -1) -> list[tuple[str, str]]:
    """What is told of each time beside the number, and what of the text is pointed at."""
    one = asked(text, record(), language, number)
    candidate = candidate_of(one, series)
    assert candidate.figure is not None, text
    found = times_beside(one.linker, one.question, candidate)
    assert {r.kind for r in found} <= {TIME}
    return [(r.text or r.word, text[r.span.start : r.span.end]) for r in found]


N = "2,469,134"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"In 2022 NCMEC received {N} reports.", []),
        (f"In 2022 NCMEC received {N} reports, published in 2023.", []),
        # A part of the year; a stretch that is longer; since when.
        (f"NCMEC received {N} reports in 2022, in the first quarter.", ["first quarter"]),
        (f"NCMEC received {N} reports in 2022, Q1.", ["Q1"]),
        (f"NCMEC received {N} reports in 2022, in the second half of 2022.",
         ["second half of 2022"]),
        (f"From 2019 to 2022 NCMEC received {N} reports in 2022.", ["2019 to 2022"]),
        (f"Since 2019 NCMEC received {N} reports in 2022.", ["Since 2019"]),
        (f"Since 2022 NCMEC received {N} reports in 2022.", []),
        ("NCMEC received 1,200,300 reports in the first half of 2022.", []),
        # A day of that year; the last day is that of the whole; or it is when it was told.
        (f"On 5 May 2022 NCMEC received {N} reports.", ["5 May 2022"]),
        (f"On 1 January 2022 NCMEC received {N} reports.", ["1 January 2022"]),
        (f"On 31 December 2022 NCMEC had {N} reports.", []),
        (f"On 5 May 2023 NCMEC told of {N} reports.", []),
        (f"In 2022 NCMEC received {N} reports, and it met on 5 May 2022.", []),
        # Two years.
        (f"Reports to NCMEC rose from 1,234,567 to {N} between 2021 and 2022.", []),
        (f"Reports to NCMEC went from 1,234,567 to {N} between 2021 and 2022.", []),
        (f"In 2021 and 2022 NCMEC received {N} reports.", ["2021"]),
        (f"2022 and 2021 brought NCMEC {N} reports.", ["2022"]),
        (f"In 2022 and in 2021 NCMEC received {N} reports.", ["2022"]),
        (f"In 2021 and a year later NCMEC received {N} reports.", ["2021"]),
        (f"In 2021 and 2022 NCMEC received 1,234,567 and {N} reports.", []),
        (f"2021 was hard, and in 2022 NCMEC received {N} reports.", []),
    ],
)  # fmt: skip
def test_the_times_of_the_sentence_itself(text: str, told: list[str]) -> None:
    for led in ("", LED):
        assert beside(led + text, TOTAL) == [(words, words) for words in told]


def test_between_two_years_is_neither_of_them() -> None:
    assert ("2021", "2021") in beside(
        f"{LED}Between 2021 and 2022 NCMEC received {N} reports.", TOTAL
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What had come in by a year: the verb, the words, or the preposition say so.
        (f"By 2022, NCMEC had received {N} reports.", "By 2022"),
        (f"NCMEC had received {N} reports by 2022.", "by 2022"),
        (f"By 2022 NCMEC received {N} reports in total.", "By 2022"),
        (f"Until 2022 NCMEC received {N} reports.", "Until 2022"),
        (f"Up to 2022 NCMEC received {N} reports.", "Up to 2022"),
        (f"By 2022 NCMEC got {N} reports a year.", None),
        (f"By 2022 NCMEC got {N} reports; it had had fewer.", None),
        (f"By 2022 NCMEC got {N} reports; in total it was more.", None),
        (f"It was 2022, by now NCMEC had {N} reports.", None),
        # A part of it.
        (f"In part of 2022 NCMEC received {N} reports.", "part of 2022"),
        (f"In the EARLY weeks of 2022 NCMEC received {N} reports.", "EARLY weeks of 2022"),
        (f"Early 2022 NCMEC received {N} reports.", "Early 2022"),
        (f"At the end of 2022 the total stood at {N} reports to NCMEC.", None),
    ],
)  # fmt: skip
def test_more_or_less_than_the_year_that_is_named(text: str, told: str | None) -> None:
    for led in ("", LED):
        assert beside(led + text, TOTAL) == ([(told, "2022")] if told else [])


@pytest.mark.parametrize("words", ["years together", "years combined", "June"])
def test_a_line_of_a_list_that_is_of_another_time(words: str) -> None:
    line = (
        f"The tally in {words}: {N} reports." if words == "June" else f"The {words}: {N} reports."
    )
    ((told, there),) = beside(f"NCMEC in 2022\n\n{line}", TOTAL)
    assert (told.lower(), there) == (words.lower(), words)


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (("2021",), "2021"), (("2022",), None), (("2023",), None), (("2024",), "2024"),
        (("2021", "2023"), None), (("2023", "2021"), "2021"),  # the nearest
    ],
)  # fmt: skip
def test_what_came_out_tells_of_its_year_or_the_one_before(
    years: tuple[str, ...], told: str | None
) -> None:
    """The only figure without a time is that of 2022."""
    before = " ".join(f"A report was published in {year}." for year in years)
    expected = [(f"published in {told}", N)] if told else []
    assert beside(f"{LED}{before} NCMEC received {N} reports.", TOTAL) == expected


def test_a_time_that_is_named_tells_more_than_when_it_came_out() -> None:
    assert (
        beside(f"A report was published in 2021. In 2022 NCMEC received {N} reports.", TOTAL) == []
    )


@pytest.mark.parametrize(("year", "told"), [("2021", [("2021", N)]), ("2022", [])])
def test_now_is_not_the_year_that_the_text_is_about(year: str, told: list[tuple[str, str]]) -> None:
    assert beside(f"NCMEC on {year}. It now gets {N} reports.", TOTAL) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2022 alone the IWF hashed 1,654,321 images.", ["alone", "hashed"]),
        ("The IWF Added 1,654,321 hashes to its list in 2022.", ["Added"]),
        ("By the end of 2022 the IWF's list had 1,654,321 hashes.", []),
    ],
)
def test_what_stood_on_a_list_did_not_come_in_that_year(text: str, told: list[str]) -> None:
    for led in ("", LED):
        assert beside(led + text, HASHES) == [(words, words) for words in told]


def test_what_another_number_of_the_sentence_is_about_is_not_its_own() -> None:
    text = f"{LED}At the end of 2022 the IWF list held 1,654,321 hashes; 20,000 were added."
    assert beside(text, HASHES, number=0) == []
    text = f"{LED}By May 2021 Project Arachnid had sent 7,654,321 notices; 20 went in two weeks."
    assert beside(text, NOTICES, number=0) == []


SENT = "Project Arachnid sent 7,654,321 notices"
HAD = "Project Arachnid had sent 7,654,321 notices"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"In May 2021 {SENT}.", "May 2021"),
        (f"DURING May 2021 {SENT}.", "May 2021"),
        (f"By May 2021 {HAD}.", None),
        (f"May 2021 was hard. That same year {SENT}.", "That same year"),
        (f"In those two weeks {SENT}.", "In those two weeks"),
        (f"WITHIN a week {SENT}.", "WITHIN a week"),
        (f"{SENT}. It was done in two weeks.", None),
        # All there was by then, where it is said from when on.
        (f"Since January 2017 it works. In May 2021 {HAD}.", None),
        (f"It started in January 2017. In May 2021 {HAD}.", None),
        (f"It was slow in January 2017. In May 2021 {HAD}.", "May 2021"),
        (f"It started in January 2018. In May 2021 {HAD}.", "May 2021"),
        (f"Since January 2018 it works. In May 2021 {HAD}.", "May 2021"),
        (f"Since January 2017 it works. In May 2021 {SENT}.", "May 2021"),
        (f"Since January 2017 it works. In May 2021 {SENT}, which it had to.", "May 2021"),
        (f"In May 2021 {HAD}.", "May 2021"),
    ],
)  # fmt: skip
def test_what_was_counted_over_years_did_not_come_in_one(text: str, told: str | None) -> None:
    for led in ("", LED):
        assert beside(led + text, NOTICES) == ([(told, told)] if told else [])


CUMBERLAND = "Europol told of Operation Cumberland: 34 arrests."
MADE = "Europol made 34 arrests in Operation Cumberland."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"On 26 February 2025 {MADE}", None),
        (f"On 27 February 2025 {MADE}", None),
        (f"On 28 February 2025 {MADE}", None),
        (f"On 3 March 2025 {MADE}", "3 March 2025"),
        (f"On 25 February 2025 {MADE}", "25 February 2025"),
        (f"On 3 March 2025 it began. {CUMBERLAND}", "3 March 2025"),
        (f"On 26 February 2025 it began. On 3 March 2025 it ended. {CUMBERLAND}", "3 March 2025"),
        (f"On 3 March 2025 it began. On 26 February 2025 it ended. {CUMBERLAND}", None),
    ],
)
def test_what_was_of_one_day_is_not_of_another(text: str, told: str | None) -> None:
    assert {words for words, _ in beside(text, ARRESTS)} == ({told} if told else set())


def test_a_share_is_of_no_number_of_years() -> None:
    """Only what was counted adds up over years."""
    share = "In {} girls were seen in 91% of the IWF's reports."
    assert beside(share.format("2021 and 2022"), GIRLS) == []
    assert beside(share.format("part of 2022"), GIRLS) == []
    assert beside("By 2022 the IWF had seen girls in 91% of its reports.", GIRLS) == []


def test_in_dutch() -> None:
    text = "Het was zwaar. In een deel van 2022 kreeg NCMEC 2.469.134 meldingen."
    assert beside(text, TOTAL, "nl") == [("een deel van 2022", "2022")]


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        (f"In 2022 NCMEC received {N} reports.", True),
        (f"On 5 May 2022 NCMEC received {N} reports.", False),
        (f"2022 was hard. On 5 May 2022 NCMEC received {N} reports.", False),
        (f"Up to 2022 NCMEC received {N} reports.", False),
        (f"In part of 2022 NCMEC received {N} reports.", False),
    ],
)  # fmt: skip
def test_no_other_time_is_borne_out(text: str, agrees: bool) -> None:
    (claim,) = check(text, "en", record())
    assert claim.verdict.agrees is agrees
    assert claim.verdict is not Verdict.DIFFERS
