"""A noun that a link ties to what is counted narrows it, whatever a definition says besides."""

from __future__ import annotations

import pytest

from tests.claims.made_up import claim_of

EN = ("experts", "members", "states", "events", "officers", "creatures", "household members")
NL = ("deskundigen", "leden", "staten", "gebeurtenissen", "huisgenoten")


@pytest.mark.parametrize("noun", EN)
@pytest.mark.parametrize("link", ["from", "about", "by"])
def test_no_noun_after_a_link_passes_for_the_whole(noun: str, link: str) -> None:
    text = f"NCMEC received 2,469,134 reports {link} {noun} in 2022."
    assert not claim_of(text, "2,469,134").verdict.agrees


@pytest.mark.parametrize("noun", NL)
@pytest.mark.parametrize("link", ["van", "over", "door"])
def test_no_dutch_noun_after_a_link_does(noun: str, link: str) -> None:
    text = f"NCMEC ontving in 2022 2.469.134 meldingen {link} {noun}."
    assert not claim_of(text, "2.469.134").verdict.agrees


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 reports of child sexual abuse in 2022.",
        "NCMEC received 2,469,134 reports from around the world in 2022.",
        "NCMEC received 2,469,134 reports about suspected abuse in 2022.",
    ],
)
def test_what_every_report_is_about_narrows_nothing(text: str) -> None:
    assert claim_of(text, "2,469,134").verdict.agrees


@pytest.mark.parametrize(
    ("heading", "line", "agrees"),
    [
        ("Reports to NCMEC in 2022:", "- Germany: 123,456", True),
        ("Reports to NCMEC in 2022:", "- Facebook: 987,654", True),
        ("Facebook reports to NCMEC in 2022:", "- Germany: 123,456", False),
        ("Reports from Facebook to NCMEC in 2022:", "- Germany: 123,456", False),
        ("Reports from Germany to NCMEC in 2022:", "- Facebook: 987,654", False),
        ("Reports from Germany to NCMEC:", "- 2022: 123,456", True),
    ],
)
def test_a_name_in_a_heading_is_of_every_line_below(heading: str, line: str, agrees: bool) -> None:
    number = line.rpartition(" ")[2]
    assert claim_of(f"{heading}\n{line}", number).verdict.agrees is agrees
