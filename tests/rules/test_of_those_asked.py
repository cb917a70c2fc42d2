"""A share of those who were asked a question, said of all of the people around them."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

RECORD = record_of((
    ("be.deepnude_tried", "ages=15-25;base=know apps", "BEL", "2022", 43.7),
    ("be.deepnude_heard", "ages=15-25", "BEL", "2022", 31.4),
))  # fmt: skip


def agrees(text: str, language: str) -> bool:
    return any(c.verdict.agrees for c in check(text, language, RECORD))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of all Belgian young people aged 15 to 25, 43.7% have tried a deepnude app."),
        ("en", "In Belgium 43.7% of young people aged 15 to 25 have tried a deepnude app."),
        ("nl", "Van alle Belgische jongeren van 15 tot 25 heeft 43,7 procent een deepnude-app"
               " geprobeerd."),
        ("nl", "43,7 procent van de Belgische jongeren heeft een deepnude-app geprobeerd."),
    ],
)  # fmt: skip
def test_of_all_young_people_it_does_not_agree(language: str, text: str) -> None:
    assert not agrees(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of all Belgian young people aged 15 to 25, 31.4% have heard of deepnude apps."),
        ("nl", "31,4 procent van de Belgische jongeren heeft van deepnudes gehoord."),
    ],
)
def test_what_all_were_asked_is_of_them_all(language: str, text: str) -> None:
    assert agrees(text, language)
