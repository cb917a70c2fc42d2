"""The frozen paragraphs: what the first run promised must go on to hold."""

from __future__ import annotations

import pytest

from claims import Verdict
from tests.claims.paragraph_set import FROZEN, Answer, answers


@pytest.fixture(scope="module")
def said() -> list[Answer]:
    return list(answers(FROZEN))


def of(said: list[Answer], kind: str) -> list[Answer]:
    return [answer for answer in said if answer.kind == kind]


def test_the_set_is_whole(said: list[Answer]) -> None:
    assert len(said) == 176
    assert {answer.language for answer in said} == {"en", "nl"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_right_numbers_are_found(said: list[Answer], language: str) -> None:
    right = [answer for answer in of(said, "right") if answer.language == language]
    assert sum(answer.found for answer in right) >= 0.85 * len(right)


def test_no_right_number_is_called_different_or_a_part(said: list[Answer]) -> None:
    wrong = (Verdict.DIFFERS.value, Verdict.WHOLE_NOT_PART.value)
    assert [a.span for a in of(said, "right") if a.verdict in wrong] == []


def test_no_altered_number_and_no_wrong_scope_passes(said: list[Answer]) -> None:
    passed = [a for a in of(said, "altered") + of(said, "wrong scope") if a.agrees]
    assert [a.span for a in passed if not a.misnamed] == []
    assert "matches" not in {a.verdict for a in passed}
