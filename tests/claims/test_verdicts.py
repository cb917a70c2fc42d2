"""The sentences with a known verdict, and the targets the check must meet on them."""

import pytest

from claims.evaluate import confusion, evaluate, measures, read_sentences
from claims.model import Verdict

SENTENCES = read_sentences()


@pytest.fixture(scope="module")
def held_out():
    return evaluate(read_sentences(split="held_out"))


@pytest.fixture(scope="module")
def tuned():
    return evaluate(read_sentences(split="tune"))


def test_there_are_enough_sentences():
    assert len(SENTENCES) >= 300
    assert len([s for s in SENTENCES if s.split == "held_out"]) >= 150
    assert {s.verdict for s in SENTENCES} == set(Verdict)


def test_an_altered_number_never_passes(held_out, tuned):
    passed = [r.expected.text for r in (*held_out, *tuned) if r.false_match]
    assert not passed, passed


def test_a_right_number_is_hardly_ever_called_different(held_out, tuned):
    results = (*held_out, *tuned)
    wrong = [r.expected.text for r in results if r.false_differs]
    assert len(wrong) <= measures(results)["right"] / 200, wrong


def test_covered_claims_are_tied_to_their_series_and_period(held_out, tuned):
    assert measures(held_out)["tied"] >= 0.95, confusion(held_out)
    assert measures(tuned)["tied"] >= 0.95, confusion(tuned)


def test_numbers_about_other_things_get_no_verdict(held_out, tuned):
    other = [r for r in (*held_out, *tuned) if not r.expected.number]
    assert len(other) >= 30
    assert not [r.expected.text for r in other if r.verdict is not Verdict.NOT_IN_RECORD]
