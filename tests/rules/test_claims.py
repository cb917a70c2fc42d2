"""The claim check on the made-up record: whole sentences, with the verdict that is right.

Only what must hold however well a sentence is understood: a number that is right is confirmed,
one that is wrong never is, and a fall is no rise.
"""

from __future__ import annotations

import pytest

from claims import Claim, Verdict, check
from data_sources.record.record import Record

CONFIRMED = (Verdict.MATCHES, Verdict.MATCHES_ROUNDED)


def verdicts(record: Record, text: str, language: str) -> list[Claim]:
    return list(check(text, language, record))


COUNTS = [
    (
        "The hotline received {} reports of child sexual abuse in 2018.",
        "en",
        "7,322",
        Verdict.MATCHES,
    ),
    ("The hotline received {} reports of child sexual abuse in 2018.", "en", "about 7,300", None),
    (
        "The hotline received {} files of child sexual abuse material in 2023.",
        "en",
        "3.2 million",
        None,
    ),
    (
        "The hotline received {} files of child sexual abuse material in 2023.",
        "en",
        "3.22 million",
        None,
    ),
    (
        "Het meldpunt ontving {} meldingen van seksueel kindermisbruik in 2018.",
        *("nl", "7.322", Verdict.MATCHES),
    ),
    (
        "Het meldpunt ontving in 2023 {} bestanden met seksueel kindermisbruik.",
        *("nl", "3,2 miljoen", None),
    ),
]


@pytest.mark.parametrize(("sentence", "language", "number", "verdict"), COUNTS)
def test_a_right_number_is_confirmed(
    made: Record, sentence: str, language: str, number: str, verdict: Verdict | None
) -> None:
    (claim,) = verdicts(made, sentence.format(number), language)
    assert claim.verdict == (verdict or Verdict.MATCHES_ROUNDED)
    assert claim.figure is not None
    assert claim.figure.value in (7322, 3215000)


@pytest.mark.parametrize(
    ("sentence", "language", "number"),
    [
        ("The hotline received {} reports of child sexual abuse in 2018.", "en", "7,323"),
        ("The hotline received {} reports of child sexual abuse in 2018.", "en", "7,223"),
        ("The hotline received {} reports of child sexual abuse in 2018.", "en", "about 8,300"),
        ("The hotline received {} reports of child sexual abuse in 2018.", "en", "more than 7,400"),
        ("The hotline received {} reports of child sexual abuse in 2019.", "en", "7,322"),
        (
            "The hotline received {} reports of child sexual abuse in 2019.",
            "en",
            "4,200",
        ),  # conflicts
        (
            "The hotline received {} reports of child sexual abuse in 2021.",
            "en",
            "5,900",
        ),  # revised
        (
            "The hotline received {} reports of child sexual abuse in 2025.",
            "en",
            "12,345",
        ),  # a bound
        (
            "The hotline received {} files of child sexual abuse material in 2023.",
            "en",
            "3.4 million",
        ),
        ("The hotline received {} files of child sexual abuse material in 2023.", "en", "3,215"),
        (
            "The hotline received {} files of child sexual abuse material in 2024.",
            "en",
            "3.2 million",
        ),
        ("Het meldpunt ontving {} meldingen van seksueel kindermisbruik in 2018.", "nl", "7.332"),
        (
            "Het meldpunt ontving in 2023 {} bestanden met seksueel kindermisbruik.",
            "nl",
            "32 miljoen",
        ),
    ],
)
def test_a_wrong_number_is_never_confirmed(
    made: Record, sentence: str, language: str, number: str
) -> None:
    found = verdicts(made, sentence.format(number), language)
    assert found
    assert all(claim.verdict not in CONFIRMED for claim in found)


def test_a_revised_number_is_outdated_and_a_conflicting_one_is_said_to_be(made: Record) -> None:
    (revised,) = verdicts(
        made, "The hotline received 5,900 reports of child sexual abuse in 2021.", "en"
    )
    assert revised.verdict == Verdict.OUTDATED
    (other,) = verdicts(
        made, "The hotline received 4,200 reports of child sexual abuse in 2019.", "en"
    )
    assert other.verdict == Verdict.MATCHES_BUT


FEWER = "HoN received {} fewer reports of child sexual abuse in {} than in {}."
FEWER_FILES = "HoN received {} fewer files of child sexual abuse material in {} than in {}."
MORE_FILES = "HoN received {} more files of child sexual abuse material in {} than in {}."
MORE = "HoN received {} more reports of child sexual abuse in {} than in {}."


@pytest.mark.parametrize(
    ("sentence", "number", "years", "confirmed"),
    [
        (FEWER, "43.9%", ("2019", "2018"), True),  # 7,322 → 4,111
        (FEWER, "44%", ("2019", "2018"), True),
        (FEWER, "46%", ("2019", "2018"), False),
        (MORE, "43.9%", ("2019", "2018"), False),  # a fall is no rise
        (MORE, "44%", ("2019", "2018"), False),
        (MORE_FILES, "50%", ("2025", "2024"), True),  # 1,029,000 → 1,543,500
        (MORE_FILES, "33%", ("2025", "2024"), False),  # of the wrong base
        (FEWER_FILES, "50%", ("2025", "2024"), False),
        (FEWER_FILES, "68%", ("2024", "2023"), True),  # 3,215,000 → 1,029,000
        (MORE_FILES, "68%", ("2024", "2023"), False),
        (FEWER, "46%", ("2021", "2020"), False),
        (FEWER, "31%", ("2021", "2020"), False),  # of the wrong base
        (MORE, "5%", ("2022", "2021"), False),  # 6,000 → 6,300, across a break
        (MORE, "50%", ("2024", "2022"), False),  # 6,300 → 9,450, across another
    ],
)
def test_a_change_has_its_direction_and_its_years(
    made: Record, sentence: str, number: str, years: tuple[str, str], confirmed: bool
) -> None:
    found = verdicts(made, sentence.format(number, *years), "en")
    assert any(claim.verdict in CONFIRMED for claim in found) is confirmed
    assert all(claim.verdict in CONFIRMED for claim in found) is confirmed


def test_a_change_across_a_break_is_told_with_the_break(made: Record) -> None:
    (claim,) = verdicts(made, MORE.format("5%", "2022", "2021"), "en")
    assert claim.verdict == Verdict.MATCHES_BUT
    assert claim.change is not None
    assert [item.label["en"] for item in claim.change.breaks] == ["Counted anew"]
