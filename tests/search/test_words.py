"""Words made alike on both sides of a search, by answers written by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from data_sources.record.search import folded
from publish.search.query import Reader
from publish.search.vocabulary import Vocabulary, distance
from publish.search.words import last_part, parts, rules, stem, words

KNOWN = frozenset({"kind", "kindermisbruik", "misbruik", "materiaal", "melding", "punt", "land"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Curaçao", ["curacao"]),
        ("AI-generated images", ["ai", "generated", "images"]),
        ("Rom&Jo's", ["rom", "jo"]),
        ("(2022/0155)", ["2022", "0155"]),
        ("ﬁles", ["files"]),
        ('"; drop table --', ["drop", "table"]),
        ("", []),
    ],
)
def test_words_are_folded_and_apart(text: str, found: list[str]) -> None:
    assert words(text) == found
    assert folded(text) == folded(text.upper())


@pytest.mark.parametrize(
    ("language", "alike"),
    [
        ("nl", ("melding", "meldingen")),
        ("nl", ("kind", "kinderen")),
        ("nl", ("geval", "gevallen")),
        ("nl", ("video", "video's".replace("'", ""))),
        ("nl", ("land", "landen")),
        ("en", ("report", "reports", "reporting", "reported")),
        ("en", ("host", "hosting", "hosted", "hosts")),
        ("en", ("abuse", "abused")),
        ("en", ("company", "companies")),
    ],
)
def test_endings_make_no_difference(language: str, alike: tuple[str, ...]) -> None:
    assert len({stem(word, language) for word in alike}) == 1


@pytest.mark.parametrize(
    ("language", "apart"),
    [("nl", ("land", "landelijk")), ("en", ("abuse", "abundant")), ("en", ("us", "use"))],
)
def test_other_words_stay_others(language: str, apart: tuple[str, str]) -> None:
    assert stem(apart[0], language) != stem(apart[1], language)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("kindermisbruikmateriaal", ("kindermisbruik", "materiaal")),
        ("kindermisbruik", ("kind", "misbruik")),
        ("meldingspunt", ("melding", "punt")),
        ("misbruikmeldingen", ("misbruik", "meldingen")),
        ("kinderzzzz", ()),
        ("materiaal", ()),
    ],
)
def test_words_put_together_are_parted(word: str, found: tuple[str, ...]) -> None:
    assert parts(word, "nl", KNOWN) == found


@pytest.mark.parametrize(
    ("word", "language", "last"),
    [
        ("zzzzmateriaal", "nl", "materiaal"),
        ("zzzzmisbruikmateriaal", "nl", "misbruikmateriaal"),
        ("zzzzzzzzz", "nl", ""),
        ("zmateriaal", "nl", ""),
        ("zzzzmateriaal", "en", ""),
    ],
)
def test_what_a_word_ends_in_is_known_without_its_beginning(
    word: str, language: str, last: str
) -> None:
    assert last_part(word, language, KNOWN | {"misbruikmateriaal"}) == last


def test_english_words_are_not_parted() -> None:
    assert parts("kindermisbruikmateriaal", "en", KNOWN) == ()


@pytest.mark.parametrize(
    ("word", "other", "mistakes"),
    [
        ("nederlnad", "nederland", 1),
        ("nederland", "nederland", 0),
        ("melding", "meldin", 1),
        ("melding", "meeldingg", 2),
        ("hosting", "grooming", 3),
    ],
)
def test_mistakes_are_counted(word: str, other: str, mistakes: int) -> None:
    assert distance(word, other, 2) == mistakes
    assert distance(other, word, 2) == mistakes


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("nederlnad", ("nederland",)),
        ("rport", ("report",)),
        ("abc", ()),
        ("zzzzzzz", ()),
        ("x" * 5000, ()),
        ("2023a", ()),
    ],
)
def test_a_mistyped_word_is_read_as_the_nearest(word: str, near: tuple[str, ...]) -> None:
    known = Vocabulary(Counter({"nederland": 3, "report": 5, "hosting": 1, "xyz": 1}))
    assert known.near(word) == near


def test_the_more_frequent_of_two_near_words_comes_first() -> None:
    known = Vocabulary(Counter({"grond": 1, "groen": 9}))
    assert known.near("groed") == ("groen", "grond")
    known = Vocabulary(Counter({"grond": 9, "groen": 1}))
    assert known.near("groed") == ("grond", "groen")


def test_a_word_still_being_typed_is_no_mistake() -> None:
    reader = Reader(Vocabulary(Counter({"netherlands": 3})), "en")
    typing, typed = reader.asked("nethe"), reader.asked("nethe ")
    assert [word.beginning for word in typing.words] == ["nethe"]
    assert not typing.read_as
    assert [word.beginning for word in typed.words] == []
    assert typed.passed_over == ("nethe",)


def test_a_long_query_is_cut() -> None:
    reader = Reader(Vocabulary(Counter({"a" * 12: 1, "word": 1})), "en")
    assert len(reader.asked("word " * 10_000).words) == 10


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_language_has_its_rules(language: str) -> None:
    own = rules(language)
    assert own.leave_out and own.endings and own.also
    assert not own.leave_out & set(own.also)
    assert bool(own.joints) is (language == "nl")


def test_a_language_without_rules_is_searched_plainly() -> None:
    none = rules("qps")
    assert not none.leave_out and stem("reports", "qps") == "reports"
