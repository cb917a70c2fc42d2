"""Reasons not to call a number wrong, each asked alone.

Real series, figures that nobody published.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from claims.judge.withheld import (
    another_size,
    hedged,
    held_elsewhere,
    of_another_time,
    printed_elsewhere,
    roughly,
    says_more,
    sounds_otherwise,
    surely_meant,
    told_as_a_change,
)
from claims.link.candidates import Candidate
from claims.model import Quantity
from claims.weights import weights
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from tests.claims.made_up import FIGURES, record_of
from tests.rules.asked import Asked, asked

TOTAL, PARTS = "ncmec.reports_total", "ncmec.reports_by_platform"
GIRLS, HOSTED, AI = "iwf.sex_share", "iwf.share_by_hosting_country", "iwf.ai_webpages"
ENOUGH = weights("enough")


@cache
def record() -> Record:
    return record_of((
        *FIGURES,
        ("ncmec.reports_public", "", "World", "2020", 24_000),
        ("ncmec.reports_public", "", "World", "2021", 24_100),
        ("ncmec.files_total", "", "World", "2021", 0),
        ("meta.cser.content_actioned", "platform=Facebook", "World", "2022", 765_432),
        (GIRLS, "sex=boys", "World", "2022", 7),
        (HOSTED, "", "NLD", "2022", 32),
        (HOSTED, "", "FRA", "2022", 41),
        (AI, "", "World", "2021", 42),
        (AI, "", "World", "2022", 51),
        (f"{AI}_change", "", "World", "2022", 24),
        ("ncmec.csam_referrals_half_year_change", "", "World", "2022", 77),
    ))  # fmt: skip


def asked_of(
    text: str, series: str = TOTAL, kind: str = "count", part: str = "", place: str = "World"
) -> tuple[Asked, Candidate]:
    """The last number of a text, and a candidate for it."""
    one = asked(text, record())
    found = one.linker.candidates(one.question, frozenset({kind}))
    return one, next(
        c
        for c in found
        if c.slot.series == series
        and (part in c.slot.breakdown.values() if part else c.slot.geography == place)
    )


def figure(series: str, year: str, part: str = "") -> Figure:
    return record().figure(series, year, "World", part)


def quantity(number: str) -> Quantity:
    return asked(f"In 2022 NCMEC received {number} reports.", record()).question.reading.quantity


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        # Of the same publisher and time, and of nothing that would have to be named.
        ("In 2022 NCMEC received 4,321 reports.", True),
        ("In 2021 NCMEC received 4,321 reports.", False),
        ("In 2022 NCMEC received 400,401 reports.", False),
        # Digits that may be read in another way.
        ("In 2022 NCMEC received 4.321 reports.", True),
        # A place or a part that is named.
        ("In 2022 NCMEC received 123,456 reports.", False),
        ("In 2022 NCMEC received 123,456 reports from Germany.", True),
        ("In 2022 NCMEC received 24,680 reports.", False),
        ("In 2022 NCMEC received 24,680 reports from Discord.", True),
        # As another publisher has it of the same platform.
        ("In 2022 NCMEC received 765,432 reports on content actioned.", False),
        ("In 2022 NCMEC received 765,432 reports from Facebook.", True),
        # A number of two digits is somebody's by chance.
        ("In 2020 NCMEC received 24,000 reports.", False),
        ("In 2021 NCMEC received 24,100 reports.", True),
        ("In 2019 NCMEC received 24,100 reports.", False),
    ],
)
def test_whether_it_is_printed_of_something_beside(text: str, printed: bool) -> None:
    one, best = asked_of(text)
    assert printed_elsewhere(one.record, one.question, best) is printed


def test_without_a_figure_nothing_is_printed_beside_it() -> None:
    one, best = asked_of("In 2022 NCMEC received 4,321 reports.")
    assert not printed_elsewhere(one.record, one.question, best.but(figure=None))
    assert not told_as_a_change(one.record, one.question, None)


@pytest.mark.parametrize(
    ("said", "place", "printed"),
    [
        ("91%", "the Netherlands", False),  # of girls, who are not named
        ("91% with girls", "the Netherlands", True),
        ("41%", "the Netherlands and France", False),  # of another country
        ("41%", "the Netherlands", False),
        ("24%", "the Netherlands", True),  # a change of another thing; no part is named for it
        ("77%", "the Netherlands", False),  # somebody else's
    ],
)
def test_a_share_that_is_printed_of_something_beside(said: str, place: str, printed: bool) -> None:
    text = f"In 2022 {said} was hosted in {place}, says the IWF."
    one, best = asked_of(text, HOSTED, "percent", place="NLD")
    assert printed_elsewhere(one.record, one.question, best) is printed


def test_one_part_is_not_the_other() -> None:
    """Facebook's number beside Discord's name: both are named, and it is not Discord's."""
    one, best = asked_of("In 2022 Facebook, and Discord, sent 987,654 reports to NCMEC.", PARTS,
                         part="Discord")  # fmt: skip
    assert not printed_elsewhere(one.record, one.question, best)
    _, whole = asked_of("In 2022 Facebook, and Discord, sent 987,654 reports to NCMEC.")
    assert printed_elsewhere(one.record, one.question, whole)


@pytest.mark.parametrize(
    ("said", "told"),
    [("rose by 24%", True), ("fell by 24%", False), ("rose by 25%", False), ("rose by 77%", False)],
)
def test_a_change_that_the_publisher_tells(said: str, told: bool) -> None:
    one = asked(f"In 2022 AI pages of the IWF numbered 51, when 42 {said}.", record())
    # A change is asked elsewhere: here its number alone is looked at.
    size = 24.0 if "24" in said else float(said[-3:-1])
    reading = replace(
        one.question.reading,
        quantity=replace(one.question.reading.quantity, value=-size if "fell" in said else size),
    )
    asking = replace(one.question, reading=reading)
    assert told_as_a_change(one.record, asking, figure(AI, "2022")) is told
    assert not told_as_a_change(one.record, asking, figure(AI, "2021"))


@pytest.mark.parametrize(
    ("number", "is_hedged"),
    [
        ("2,469,134", False), ("about 2,469,134", False), ("more than 2,469,134", True),
        ("fewer than 2,469,134", True), ("nearly 2,469,134", True), ("at most 2,469,134", True),
        ("2 to 3 million", True), ("half of all", True),
    ],
)  # fmt: skip
def test_what_is_said_of_much_is_hedged(number: str, is_hedged: bool) -> None:
    assert hedged(quantity(number)) is is_hedged


@pytest.mark.parametrize(
    ("number", "near"),
    [
        ("about 2,469,000", True), ("about 2,500,000", True),  # 30,866 off; two hundredths: 50,000
        ("about 2,419,752", True), ("about 2,420,000", True), ("about 2,519,524", True),
        ("about 2,420,719", True), ("about 2,420,700", True), ("about 2,520,000", False),
        ("2,469,000", False), ("more than 2,469,000", False),
    ],
)  # fmt: skip
def test_what_is_loosely_said_is_not_wrong(number: str, near: bool) -> None:
    expected = near and abs(quantity(number).value - 2_469_134) <= 0.02 * quantity(number).value
    assert roughly(quantity(number), figure(TOTAL, "2022")) is expected


def test_a_share_is_never_loosely_said() -> None:
    one, best = asked_of("In 2022 girls were seen in about 91% of the IWF's reports.", GIRLS,
                         "percent", "girls")  # fmt: skip
    assert best.figure is not None
    assert not roughly(one.question.reading.quantity, best.figure)


@pytest.mark.parametrize(
    ("number", "other"),
    [
        ("308,642", False), ("308,641", True),  # an eighth: 308,641.75
        ("19,753,072", False), ("19,753,073", True),  # eight times
        ("24,691,340", False), ("246,913", False),  # a slip of noughts
        ("2,469,134", False),
    ],
)  # fmt: skip
def test_far_off_is_another_thing(number: str, other: bool) -> None:
    assert another_size(quantity(number), figure(TOTAL, "2022")) is other


def test_nothing_has_no_size() -> None:
    nought = replace(quantity("2,469,134"), value=0.0)
    assert not another_size(nought, figure(TOTAL, "2022"))
    assert not another_size(quantity("2,469,134"), figure("ncmec.files_total", "2021"))
    one, best = asked_of("In 2022 girls were seen in 2% of the IWF's reports.", GIRLS, "percent",
                         "girls")  # fmt: skip
    assert best.figure is not None
    assert not another_size(one.question.reading.quantity, best.figure)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("In 2022 NCMEC received 4,321 reports.", True),
        ("In 2022 NCMEC received 2,469,134 reports.", False),  # its own
        ("In 2022 NCMEC received 200,303 reports.", False),  # somebody else's
        ("In 2021 NCMEC received 4,321 reports.", False),  # of another time
        ("In 2022 NCMEC received 4,322 reports.", False),
        ("In 2022 NCMEC received 123,456 reports from wizards.", False),  # nobody's
        ("In 2022 NCMEC received 123,456 reports from Germany.", True),
        ("In 2022 NCMEC received 123,456 reports from Spain.", False),
    ],
)
def test_whether_the_publisher_has_it_for_something_else(text: str, held: bool) -> None:
    one, best = asked_of(text)
    assert held_elsewhere(one.linker, one.question, best) is held


def test_a_number_of_another_time_counts_where_the_time_is_not_named() -> None:
    one, best = asked_of("NCMEC received 24,100 reports.")
    assert best.figure is not None and best.figure.period.code == "2022"
    assert held_elsewhere(one.linker, one.question, best)
    assert not held_elsewhere(one.linker, one.question, best.but(period_fits=3))
    assert not held_elsewhere(one.linker, one.question, best.but(figure=None))


WRONG = "In 2022 NCMEC received 2,469,100 reports."


def test_what_is_beyond_doubt_is_surely_meant() -> None:
    one, best = asked_of(WRONG)
    assert surely_meant(one.linker, one.question, best)
    assert surely_meant(one.linker, one.question, best.but(score=ENOUGH["to_differ"]))
    by_name = best.but(soft=True, sounds=ENOUGH["soft_to_differ"])
    assert surely_meant(one.linker, one.question, by_name)


@pytest.mark.parametrize(
    "changed",
    [
        {"publisher_known": False}, {"carried": True}, {"score": ENOUGH["to_differ"] - 0.01},
        {"soft": True, "sounds": ENOUGH["soft_to_differ"] - 0.01}, {"period_fits": 1},
    ],
)  # fmt: skip
def test_where_one_thing_is_missing_it_is_not(changed: dict[str, object]) -> None:
    one, best = asked_of(WRONG)
    assert not surely_meant(one.linker, one.question, best.but(**changed))


def test_nor_where_something_else_may_be_meant() -> None:
    for text in (
        "In 2022 NCMEC received 2,469,100 reports about wizards and dragons.",
        "In 2022 NCMEC received 2,469,100 reports from Germany.",
        "NCMEC received 2,469,100 reports.",
    ):
        one, best = asked_of(text)
        assert not surely_meant(one.linker, one.question, best)
    one, best = asked_of(WRONG)
    one.question.sounds = {"ncmec.reports_public": 0.9}
    assert not surely_meant(one.linker, one.question, best)


def test_the_number_of_another_time() -> None:
    one, best = asked_of("NCMEC received 1,234,567 reports.")
    assert of_another_time(one.question, best)
    assert of_another_time(one.question, best.but(period_fits=2))
    assert not of_another_time(one.question, best.but(period_fits=3))
    for number in ("2,469,134", "1,334,500"):  # its own, and nobody's
        one, best = asked_of(f"NCMEC received {number} reports.")
        assert not of_another_time(one.question, best)


TIPLINE = "In 2022 the CyberTipline of NCMEC received 2,469,100 reports"
SEEN = "In 2022 girls were seen on addresses in 12% of the IWF's pages"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (f"{TIPLINE} about wizards.", False),
        (f"{TIPLINE} about wizards and dragons.", True),
        # Three that its series knows: CyberTipline, boys, pictures; and four.
        (f"{TIPLINE} with boys in pictures about wizards and dragons.", True),
        (f"{TIPLINE} in submissions with boys in pictures about wizards and dragons.", False),
        (f"{TIPLINE} in submissions with boys in pictures about wizards, dragons, elves.", True),
        # Times, and the numbers themselves, say nothing more.
        ("In the first quarter of 2022 NCMEC received 2,469,100 reports about wizards.", False),
        ("In 2022 NCMEC received 2.4 million reports about wizards.", False),
        # Nor does what another number is about.
        ("Of 80 wizards NCMEC told, while in 2022 it received 2,469,100 reports about dragons.",
         False),
        # Words of no weight.
        ("In 2022 NCMEC had a total of 2,469,100 reports in the data about wizards.", False),
    ],
)  # fmt: skip
def test_words_that_the_series_does_not_know(text: str, more: bool) -> None:
    one, best = asked_of(text)
    assert says_more(one.question, best, one.record) is more


@pytest.mark.parametrize(
    ("known", "more"),
    [  # girls, and these
        ("with boys in pictures", True), ("with boys in separate pictures", True),
        ("in submissions with boys in separate pictures", False),
    ],
)  # fmt: skip
def test_a_share_may_have_one_known_word_more(known: str, more: bool) -> None:
    one, best = asked_of(f"{SEEN} {known} about wizards and dragons.", GIRLS, "percent", "girls")
    assert says_more(one.question, best, one.record) is more


@pytest.mark.parametrize(
    ("other", "sounds", "changed", "otherwise"),
    [
        ("ncmec.reports_public", 0.9, {}, True),
        (TOTAL, 0.9, {}, False),  # itself
        ("iwf.reports_confirmed", 0.9, {}, False),  # somebody else's
        (PARTS, 0.9, {}, True),
        ("ncmec.csam_referrals_half_year_change", 0.9, {}, False),  # no count
        # So much, and so much more than the best does.
        ("ncmec.reports_public", ENOUGH["sounds_otherwise"], {"sounds": 0.1}, True),
        ("ncmec.reports_public", ENOUGH["sounds_otherwise"] - 0.01, {"sounds": 0.1}, False),
        ("ncmec.reports_public", 0.9, {"sounds": 0.5}, True),
        ("ncmec.reports_public", 0.9, {"sounds": 0.61}, False),
        # Where all else fits the name does not count, but for what its name alone brought in.
        ("ncmec.reports_public", 0.9, {"score": ENOUGH["certain"]}, False),
        ("ncmec.reports_public", 0.9, {"score": ENOUGH["certain"] - 0.01}, True),
        ("ncmec.reports_public", 0.9, {"score": ENOUGH["certain"], "soft": True}, True),
    ],
)
def test_another_series_that_sounds_more_like_it(
    other: str, sounds: float, changed: dict[str, object], otherwise: bool
) -> None:
    one, best = asked_of(WRONG)
    one.question.sounds = {other: sounds}
    assert sounds_otherwise(best.but(**changed), one.question, one.record) is otherwise
