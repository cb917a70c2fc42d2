"""Which word of a sentence is said of all that its number counts, asked directly."""

from __future__ import annotations

import re

import pytest

from claims.link.clause.predicates import predicates
from tests.claims.made_up import made_up
from tests.rules.asked import asked

BEFORE = ("", "Much was said about it. ")


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        # Behind what joins the two.
        ("en", "The 4,567 reports to NCMEC were jokes.", ["jokes"]),
        ("en", "The 4,567 reports to NCMEC Were Only Jokes.", ["Jokes"]),
        ("en", "The 4,567 reports to NCMEC turned out to be about the weather.", ["weather"]),
        ("en", "The 4,567 reports to NCMEC, in 2022, were jokes.", ["jokes"]),
        ("en", "The 4,567 reports were received by NCMEC.", []),
        ("en", "The 4,567 reports to NCMEC; they were jokes.", []),
        ("en", "Reports were jokes, and NCMEC had 4,567 reports.", []),
        ("en", "NCMEC had 4,567 reports and 6,789 reports were jokes.", ["jokes"]),
        ("en", "NCMEC had 4,567 reports that were jokes, and 6,789 calls.", []),
        ("nl", "De 4.567 meldingen bij NCMEC waren grappen.", ["grappen"]),
        # Where the verb comes first, its last word.
        ("nl", "In 2022 waren 4.567 meldingen bij NCMEC ernstig.", ["ernstig"]),
        ("nl", "In 2022 kreeg NCMEC 4.567 meldingen snel.", []),
        # In apposition.
        ("en", "NCMEC had 4,567 files, all of them videos.", ["videos"]),
        ("en", "NCMEC had 4,567 files, Mostly jokes.", ["jokes"]),
        ("en", "NCMEC had 4,567 files, among them videos.", []),
        ("nl", "NCMEC kreeg 4.567 bestanden, allemaal video's.", ["video's"]),
        # To whom.
        ("en", "NCMEC linked 4,567 reports to victims in Germany.", ["victims"]),
        ("en", "NCMEC linked 4,567 reports to companies.", []),
        ("en", "To victims NCMEC sent 4,567 reports.", []),
        # Contacts with children.
        ("en", "The hotline had 4,567 contacts with children.", ["children"]),
        ("en", "The hotline had 4,567 contacts with adults.", []),
        ("en", "The hotline had 4,567 reports with children.", []),
        # What a bare share is said to be, or is of.
        ("en", "NCMEC spoke. In 2021 62% was gone.", ["gone"]),
        ("en", "NCMEC spoke. In 2021 it was 62% of its staff too.", ["staff"]),
        ("en", "NCMEC spoke. In 2021 it was 62% of its staff.", ["staff"]),
        ("en", "NCMEC spoke. In 2021 4,567 was gone.", []),
        ("en", "NCMEC spoke. In 2021 it was 62% and 70% was gone.", ["gone"]),
        ("en", "NCMEC spoke. In 2021 it was 62%, whatever that meant.", []),
        ("nl", "NCMEC spoke. In 2021 was 62% weg.", ["weg"]),
        ("nl", "NCMEC spoke. In 2021 bleef 62% weg.", []),
    ],
)
def test_the_word_that_is_said_of_all(
    language: str, text: str, words: list[str], before: str
) -> None:
    whole = before + text
    places = predicates(asked(whole, made_up(), language).question)
    found = [re.match(r"[\w'’]+", whole[place:]) for place in sorted(places)]
    assert [word[0] for word in found if word] == words
