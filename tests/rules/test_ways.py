"""A number said to be as many as before, so many times as many, or fewer without a "to"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from claims import Claim, Verdict, check
from claims.link.ways.said import ways_said
from claims.link.ways.way import GAP, time_behind
from claims.model import Reason
from data_sources.record.record import Record
from tests.claims.made_up import AT_LEAST, counted_anew, record_of
from tests.rules.asked import asked

TOTAL = "ncmec.reports_total"
FIGURES = tuple(
    (TOTAL, "", "World", year, value)
    for year, value in (
        ("2011", 250_100),
        ("2012", 500_200),  # twice as many
        ("2013", 500_200),  # as many
        ("2014", 510_300),  # 2 % more
        ("2015", 255_200),  # half
        ("2016", 302_400),
        ("2017", 403_500),
        ("2018", 504_600),  # the third rise in a row
        ("2020", 504_600),  # 2019 is not known
        ("2021", 504_600),  # counted anew
        ("2022", 450_700),
    )
)


@cache
def told() -> Record:
    return counted_anew(record_of(FIGURES), TOTAL, date(2021, 1, 1))


_NUMBER = re.compile(r"\d{3}[.,]\d{3}")


def number(language: str, text: str) -> Claim:
    """The claim of the only number of a text that has its six digits."""
    (found,) = _NUMBER.finditer(text)
    claims = check(text, language, told())
    return next(c for c in claims if c.span.start <= found.start() < c.span.end)


AGREE = [
    ("en", "In 2013 NCMEC received 500,200 reports, as many as in 2012."),
    ("en", "In 2013 NCMEC got as many reports as the year before: 500,200."),
    ("en", "Reports to NCMEC were unchanged in 2013, at 500,200."),
    ("en", "In 2014 NCMEC received 510,300 reports, about as many as in 2013."),
    ("en", "In 2013 NCMEC received about 500,000 reports, just as many as in 2012."),
    ("en", "In 2012 NCMEC received 500,200 reports, twice as many as in 2011."),
    ("en", "In 2012 NCMEC received twice as many reports as the year before: 500,200."),
    ("en", "Reports to NCMEC doubled to 500,200 in 2012."),
    ("en", "In 2015 NCMEC received 255,200 reports, half of the year before."),
    ("en", "Reports to NCMEC halved in 2015, to 255,200."),
    ("en", "In 2018 reports to NCMEC rose for the third year in a row, to 504,600."),
    ("en", "Reports to NCMEC doubled in three years, to 504,600 in 2018."),
    ("en", "After a fall in 2015, NCMEC received 504,600 reports in 2018."),
    ("en", "Slightly fewer, 255,200 reports, reached NCMEC in 2015."),
    ("en", "In 2016 NCMEC received 302,400 reports; a year earlier there were fewer."),
    ("nl", "In 2013 kreeg NCMEC 500.200 meldingen, evenveel als in 2012."),
    ("nl", "Het aantal meldingen bij NCMEC bleef in 2013 gelijk op 500.200."),
    ("nl", "In 2014 kreeg NCMEC ongeveer evenveel meldingen als in 2013: 510.300."),
    ("nl", "In 2012 kreeg NCMEC 500.200 meldingen, twee keer zoveel als in 2011."),
    ("nl", "Het aantal meldingen bij NCMEC verdubbelde in 2012 naar 500.200."),
    ("nl", "In 2015 kreeg NCMEC 255.200 meldingen, de helft van het jaar ervoor."),
    ("nl", "NCMEC kreeg in 2015 weer minder meldingen, namelijk 255.200."),
    ("nl", "Na een daling kreeg NCMEC in 2015 255.200 meldingen."),
    ("nl", "Voor het derde jaar op rij kreeg NCMEC meer meldingen, in 2018 504.600."),
]  # fmt: skip

AGREE += [
    ("en", "In 2013 NCMEC received 500,200 reports, as it did in 2012."),
    ("en", "In 2015 NCMEC received 255,200 reports, half of what it received in 2014."),
    ("en", "In 2014 NCMEC received 510,300 reports, as it reported in 2016."),
    ("nl", "In 2013 kreeg NCMEC 500.200 meldingen, zoals ook in 2012."),
]

OTHER_WAY = [  # the figure that it is not as said of, and the one before it
    ("en", "In 2014 NCMEC received 510,300 reports, as many as in 2013.", (2014, 2013)),
    ("en", "In 2014 NCMEC got the same number of reports as in 2013: 510,300.", (2014, 2013)),
    ("en", "Reports to NCMEC were unchanged in 2015, at 255,200.", (2015, 2014)),
    ("en", "Reports to NCMEC remained stable at 255,200 in 2015.", (2015, 2014)),
    ("en", "In 2017 NCMEC received 403,500 reports, about as many as in 2016.", (2017, 2016)),
    ("en", "In 2014 NCMEC received 510,300 reports, twice as many as in 2013.", (2014, 2013)),
    ("en", "In 2014 NCMEC received 510,300 reports, three times as many as in 2011.", (2014, 2011)),
    ("en", "Reports to NCMEC more than doubled to 510,300 in 2014.", (2014, 2013)),
    ("en", "Reports to NCMEC more than halved to 500,200 in 2013.", (2013, 2012)),
    ("en", "In 2014 NCMEC received 510,300 reports, half of the year before.", (2014, 2013)),
    ("en", "In 2017 NCMEC received slightly fewer reports, 403,500.", (2017, 2016)),
    ("en", "After a decline, NCMEC received 403,500 reports in 2017.", (2017, 2016)),
    ("en", "Reports to NCMEC were down in 2017, at 403,500.", (2017, 2016)),
    ("en", "Reports to NCMEC rose for the third year in a row in 2017, to 403,500.", (2015, 2014)),
    ("en", "For the third year in a row NCMEC received 504,600 reports in 2018.", (2018, 2017)),
    ("en", "In 2016 NCMEC got 302,400 reports; a year earlier there were more.", (2016, 2015)),
    ("en", "In 2016 NCMEC got more reports for the third year in a row: 302,400.", (2015, 2014)),
    ("en", "Since 2015 reports to NCMEC fell to 403,500 in 2017: a good year.", (2017, 2015)),
    ("en", "In 2014 NCMEC received 510,300 reports, twice the reports of 2013.", (2014, 2013)),
    ("en", "In 2014 NCMEC received 510,300 reports, a fall by half.", (2014, 2013)),
    ("en", "Reports to NCMEC fell to 403,500 in 2017, in a list of 12 countries.", (2017, 2016)),
    ("en", "A lot was done. In 2014 NCMEC got 510,300 reports, as many as in 2013, I read.",
     (2014, 2013)),
    ("en", "After a rise in 2015, NCMEC received 302,400 reports in 2016.", (2015, 2014)),
    ("en", "No change in 2016, when NCMEC received 302,400 reports.", (2016, 2015)),
    ("nl", "In 2014 kreeg NCMEC 510.300 meldingen, evenveel als in 2013.", (2014, 2013)),
    ("nl", "Het aantal meldingen bij NCMEC is in 2014 gelijk gebleven op 510.300.", (2014, 2013)),
    ("nl", "In 2014 kreeg NCMEC 510.300 meldingen, de helft van het jaar ervoor.", (2014, 2013)),
    ("nl", "Het aantal meldingen bij NCMEC verdubbelde in 2014 naar 510.300.", (2014, 2013)),
    ("nl", "NCMEC kreeg in 2017 weer minder meldingen, namelijk 403.500.", (2017, 2016)),
    ("nl", "Het aantal meldingen bij NCMEC lag in 2017 lager, op 403.500.", (2017, 2016)),
    ("nl", "Ondanks een daling kreeg NCMEC in 2017 403.500 meldingen.", (2017, 2016)),
    ("nl", "NCMEC kreeg in 2017 403.500 meldingen; een jaar eerder waren er meer.", (2017, 2016)),
    ("en", "In 2014 NCMEC received 510,300 reports, as it did in 2013.", (2014, 2013)),
    ("en", "In 2014 NCMEC received 510,300 reports, half of what it received in 2013.",
     (2014, 2013)),
    ("nl", "In 2014 kreeg NCMEC 510.300 meldingen, zoals ook in 2013.", (2014, 2013)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), AGREE)
def test_what_the_figure_before_bears_out(language: str, text: str) -> None:
    found = number(language, text)
    assert found.verdict in (Verdict.MATCHES, Verdict.MATCHES_ROUNDED), found.reasons


@pytest.mark.parametrize(("language", "text", "years"), OTHER_WAY)
def test_what_the_figure_before_does_not_bear_out(
    language: str, text: str, years: tuple[int, int]
) -> None:
    found = number(language, text)
    assert found.verdict is Verdict.NOT_IN_RECORD
    said, (year, before) = dict(found.reasons[0].values), years
    assert (found.reasons[0].code, said["figure"], said["named"]) == (
        "other_way", f"{TOTAL}||World|{year}", f"{TOTAL}||World|{before}",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 NCMEC received 504,600 reports, as many as the year before.",
        "In 2020 NCMEC received 504,600 reports, as many as in 2019.",
        "Reports to NCMEC doubled to 504,600 in 2020.",
        "In 2020 reports to NCMEC fell for the second year in a row, to 504,600.",
    ],
)
def test_no_agreement_without_a_figure_before(text: str) -> None:
    found = number("en", text)
    assert (found.verdict, found.reasons[0].code) == (Verdict.NOT_IN_RECORD, "rank_unknown")
    said = dict(found.reasons[0].values)
    assert said["words"] in text and said["figure"] == f"{TOTAL}||World|2020"


def test_as_many_over_a_break_says_so() -> None:
    found = number("en", "In 2021 NCMEC received 504,600 reports, as many as in 2020.")
    first, second = (f"{TOTAL}||World|{year}" for year in (2020, 2021))
    assert found.verdict is Verdict.MATCHES_BUT
    assert found.reasons[0] == Reason.of("way_over_a_break", first=first, figure=second)


@pytest.mark.parametrize("time", ["in 2013", "the year before"])
def test_about_as_many_tells_how_near_is_meant(time: str) -> None:
    found = number("en", f"In 2014 NCMEC received 510,300 reports, about as many as {time}.")
    assert found.reasons[-1] == Reason.of(
        "about_as_many", words="as many as", named=f"{TOTAL}||World|2013", share="5%"
    )


@pytest.mark.parametrize(("value", "near"), [("950,000", True), ("949,999", False)])
def test_how_near_about_as_many_is(value: str, near: bool) -> None:
    """Within a twentieth of the larger of the two: fifty thousand of a million."""
    figures = ((TOTAL, "", "World", "2013", 1_000_000),
               (TOTAL, "", "World", "2014", int(value.replace(",", ""))))  # fmt: skip
    text = f"In 2014 NCMEC received {value} reports, about as many as in 2013."
    (found,) = check(text, "en", record_of(figures))
    assert found.verdict.agrees is near


@pytest.mark.parametrize(
    ("text", "verdict", "code", "words"),
    [
        ("Reports to NCMEC fell to 400,100 in 2014.", Verdict.MATCHES_BUT, "way_unknown", "fell"),
        (
            "In 2014 NCMEC received 400,100 reports, as many as in 2013.",
            *(Verdict.NOT_IN_RECORD, "rank_unknown", "as many as"),
        ),
    ],
)
def test_beside_a_lower_bound_no_way_can_be_told(
    text: str, verdict: Verdict, code: str, words: str
) -> None:
    bound = ((TOTAL, "", "World", "2013", AT_LEAST), (TOTAL, "", "World", "2014", 400_100))
    (found,) = check(text, "en", record_of(bound))
    assert found.verdict is verdict
    assert found.reasons[0] == Reason.of(code, words=words, figure=f"{TOTAL}||World|2014")


OF_SOMETHING_ELSE = [
    # as many as another, a noun of its own, who grows
    ("en", "510,300", "In 2014 NCMEC received 510,300 reports, twice as many as the police."),
    ("en", "403,500", "NCMEC received 403,500 reports in 2017, more than any other hotline."),
    ("en", "255,200", "In 2015 NCMEC received 255,200 reports. Abuse is rising."),
    ("en", "400,000", "In 2017 NCMEC received more than 400,000 reports."),
    # what has a number of its own, after a sentence; done with them
    ("en", "510,300", "It was a fall. NCMEC received 510,300 reports in 2014, a fall of 2%."),
    ("nl", "510.300", "Er werd veel gedaan. NCMEC nam in 2014 510.300 meldingen af."),
    # the number that it went from, and the one that another is set beside
    ("en", "302,400", "Reports to NCMEC fell from 302,400 in 2016 to 403,500 in 2017."),
    ("en", "250,100", "In 2012 NCMEC received 500,200 reports, twice the 250,100 of 2011."),
    ("nl", "255.200", "In 2016 kreeg NCMEC 302.400 meldingen, meer dan de 255.200 van 2015."),
]


@pytest.mark.parametrize(("language", "written", "text"), OF_SOMETHING_ELSE)
def test_what_is_said_of_something_else_is_left_to_it(
    language: str, written: str, text: str
) -> None:
    place = text.index(written)
    found = next(c for c in check(text, language, told()) if c.span.start <= place < c.span.end)
    assert found.reasons[0].code not in ("other_way", "rank_unknown", "way_unknown")


@pytest.mark.parametrize(
    ("language", "written", "text"),
    [
        ("en", "403,500", "NCMEC received 403,500 reports in 2017, after 302,400 in 2016: a fall."),
        ("en", "403,500", "NCMEC received 403,500 reports in 2017; in 2016 there were more."),
        ("nl", "403.500", "NCMEC kreeg in 2017 403.500 meldingen, na 302.400 in 2016: een daling."),
    ],
)
def test_the_number_that_another_is_set_beside_is_the_one(
    language: str, written: str, text: str
) -> None:
    place = text.index(written)
    found = next(c for c in check(text, language, told()) if c.span.start <= place < c.span.end)
    assert (found.verdict, found.reasons[0].code) == (Verdict.NOT_IN_RECORD, "other_way")


@pytest.mark.parametrize(
    ("text", "code"),
    [  # 1.98, 2.04, 1.77 and 1.58 times; 59 %
        ("Reports to NCMEC nearly doubled, from 255,200 in 2015 to 504,600 in 2018.", None),
        ("Reports to NCMEC more than doubled, from 250,100 in 2011 to 510,300 in 2014.", None),
        ("Reports to NCMEC doubled, from 255,200 in 2015 to 450,700 in 2022.", "way_roughly"),
        ("Reports to NCMEC doubled, from 255,200 in 2015 to 403,500 in 2017.", "other_way"),
        (
            "Reports to NCMEC more than doubled, from 255,200 in 2015 to 403,500 in 2017.",
            "other_way",
        ),
        ("Reports to NCMEC halved, from 510,300 in 2014 to 302,400 in 2016.", "other_way"),
        ("Reports to NCMEC tripled, from 250,100 in 2011 to 510,300 in 2014.", "other_way"),
    ],
)
def test_a_multiple_that_is_so_roughly_is_told_so(text: str, code: str | None) -> None:
    numbers = [c for c in check(text, "en", told()) if c.quantity.value > 1000]
    reason = numbers[-1].reasons[0].code
    assert numbers[-1].verdict.agrees is (code != "other_way")
    assert reason == code if code else reason not in ("way_roughly", "other_way")


def test_a_multiple_that_is_so_roughly_is_told_with_its_words() -> None:
    text = "Reports to NCMEC doubled, from 255,200 in 2015 to 450,700 in 2022."
    told_so = Reason.of("way_roughly", words="doubled", named=f"{TOTAL}||World|2015")
    assert check(text, "en", told())[-1].reasons[0] == told_so


def test_a_second_year_in_a_row_is_that_and_the_one_before() -> None:
    """Though the year is named that both are counted from."""
    text = "For the second year in a row reports to NCMEC rose, from 255,200 in 2015 to {} in 2017."
    found = check(text.format("403,500"), "en", told())[-1]
    assert found.verdict is Verdict.MATCHES, found.reasons


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2014 NCMEC received 510,300 reports, as many as the IWF in 2013."),
        ("en", "In 2014 NCMEC received 510,300 reports, as many as Germany in 2013."),
        ("en", "In 2017 reports to NCMEC fell from 302,400."),
        ("nl", "Iets af, 510.300 meldingen bij NCMEC in 2014."),
        ("nl", "In 2014 kreeg NCMEC 510.300 meldingen, iets terug, zo leek het."),
    ],
)
def test_where_no_way_is_said_of_the_number(language: str, text: str) -> None:
    assert ways_said(asked(text, told(), language).question) == []


@pytest.mark.parametrize(
    ("text", "sign", "words", "begins", "base", "own", "steps", "loosely"),
    [
        ("As many as in 2013: in 2014 NCMEC received 510,300 reports.",
         0, "as many as", 0, "2013", None, 1, False),
        ("It is done. In 2014 NCMEC received 510,300 reports, as many as in 2013, I read.",
         0, "as many as", 11, "2013", None, 1, False),
        ("After a fall, NCMEC received 403,500 reports in 2017.",
         -1, "fall", 0, None, None, 1, True),
        ("After a fall in 2015, NCMEC received 403,500 reports in 2017.",
         -1, "fall", 0, None, "2015", 1, False),
        ("For the third year in a row NCMEC received 504,600 reports in 2018.",
         0, "for the third year in a row", 0, None, None, 3, False),
        ("Reports to NCMEC in 2017 fell to 403,500: a bad year.",
         -1, "fell", 0, None, None, 1, False),
    ],
)  # fmt: skip
def test_the_way_that_is_said_and_the_time_that_it_is_set_against(
    text: str, sign: int, words: str, begins: int, base: str | None, own: str | None, steps: int,
    loosely: bool,
) -> None:  # fmt: skip
    (way,) = ways_said(asked(text, told()).question)
    assert (way.years, way.near) == (0, False)
    assert (way.sign, way.text, way.steps, way.loosely) == (sign, words, steps, loosely)
    assert text[way.begins :].lstrip() == text[begins:].lstrip()
    times = (way.base.text if way.base else None, way.own.text if way.own else None)
    assert times == (base, own)
    assert text.casefold()[way.span.start : way.span.end] == words


def test_so_many_times_is_not_about_and_of_no_years() -> None:
    text = "In 2012 NCMEC received 500,200 reports, twice as many as in 2011."
    (way,) = ways_said(asked(text, told()).question)
    assert (way.sign, way.text, way.years, way.near, way.steps) == (1, "twice", 0, False, 1)
    assert way.times is not None and way.times.quantity.value == 2
    assert way.base is not None and way.base.text == "2011" and way.own is None


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (" in ", True),
        (" the reports of ", True),
        (" the IWF in ", False),
        (" Germany in ", False),
        (" ECPAT in ", False),
        (" girls in ", False),
        (", in ", False),
        (" it was; in ", False),
        (" 300,100 in ", False),
        (" the 300,100 of ", True),
    ],
)
def test_what_may_stand_between_a_way_and_its_time(between: str, found: bool) -> None:
    text = f"Much was done. In 2014 NCMEC received 510,300 reports, like{between}2013, it is said."
    context = asked(text, told(), number=0).question.context
    time = time_behind(context, text.index("like") + len("like"))
    assert (time is not None and time.text == "2013") is found


@pytest.mark.parametrize("sign", [0, 1])
def test_how_far_from_a_way_its_time_may_stand(sign: int) -> None:
    text = (
        "In 2014 NCMEC received 510,300 reports as once upon a time that was long and dark in 2013."
    )
    context = asked(text, told()).question.context
    found = time_behind(context, text.index("2013") - GAP - sign)
    assert (found is None) is (sign == 1)
