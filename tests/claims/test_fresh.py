"""Sentences by an outsider: three sets that were frozen before the check first saw them.

`results.md` holds the tables of the first run, before anything was mended. The targets below are
those that must go on to hold.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from claims import check
from claims.evaluate import NONE, SETS, Expected, Result, evaluate, measures, read_sentences, table
from claims.model import Verdict

FRESH = SETS[1:]


@pytest.fixture(scope="module", params=FRESH, ids=lambda path: path.stem)
def results(request: pytest.FixtureRequest) -> list[Result]:
    found = evaluate(read_sentences(request.param))
    print(f"\n{request.param.stem}\n{table(found)}")  # shown with `pytest -s`
    return found


def test_an_altered_number_never_passes(results: list[Result]) -> None:
    assert not [r.expected.text for r in results if r.false_match]


def test_a_right_number_is_hardly_ever_called_different(results: list[Result]) -> None:
    wrong = [r.expected.text for r in results if r.false_differs]
    assert len(wrong) <= measures(results)["right"] / 200, wrong


def test_what_the_record_lacks_gets_no_verdict(results: list[Result]) -> None:
    other = [r for r in results if not r.expected.number]
    assert len(other) >= 10
    assert not [r.expected.text for r in other if r.verdict is not NONE]


def test_covered_claims_are_tied(results: list[Result]) -> None:
    assert measures(results)["tied"] >= 0.95, table(results)


def altered(sentence: Expected, chance: random.Random) -> Expected:
    """The sentence with another first or second digit in its number."""
    number = sentence.number
    digits = [place for place, char in enumerate(number) if char.isdigit()]
    place = chance.choice(digits[:2])
    digit = (int(number[place]) + chance.choice([2, 3, 4, 5])) % 10
    wrong = number[:place] + str(digit or 9) + number[place + 1 :]
    start = sentence.text.index(number)
    text = sentence.text[:start] + wrong + sentence.text[start + len(number) :]
    return replace(sentence, text=text, number=wrong)


# True as said, though another number is altered into it: 75 percent is more than 70 percent, and
# more than 60 million is true of the files, which the sentence calls something else; 60,000 is
# what 62,000 children who were victims for the first time round to.
STILL_TRUE = {"t263", "f146", "g079"}


def test_every_right_number_fails_once_it_is_altered() -> None:
    chance, passed = random.Random(5), []
    for sentence in (s for path in SETS for s in read_sentences(path)):
        right = sentence.verdict not in (Verdict.DIFFERS, NONE)
        if not right or not re.search(r"\d\d", sentence.number) or sentence.id in STILL_TRUE:
            continue
        wrong = altered(sentence, chance)
        start = sentence.text.index(sentence.number)
        end = start + len(wrong.number)
        claims = [c for c in check(wrong.text) if c.span.start < end and start < c.span.end]
        if claims and claims[0].verdict.agrees:
            passed.append((wrong.text, wrong.number, claims[0].figure.id))
    assert not passed
