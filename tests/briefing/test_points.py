"""Talking points: every one renders, for each audience, and says nothing that it may not say."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from briefing.points.points import (
    AUDIENCES,
    FORMER,
    POINTS,
    REQUESTS,
    SUBJECTS,
    TalkingPoint,
    UnknownPoint,
    load_points,
    point,
)
from data_sources.record.record import Record
from languages import LANGUAGES, catalogue, translator

EACH = [(name, language) for name in POINTS for language in LANGUAGES]
each = pytest.mark.parametrize(("name", "language"), EACH)

LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|Undefined|Quoted\(|\(\)|  | [,.;:]")
FORBIDDEN = {
    "en": r"child porn|kiddie|child prostitut|sex tourism|p(a)?edophil|explo(sion|ded)|tsunami|"
    r"iceberg|epidemic|skyrocket|flood of|(per|every|each) (second|minute)|\d victims|"
    r"(million|thousand) victims|sexting",
    "nl": r"kinderporno|kinderprostitu|sekstoeris|pedofiel|pedoseks|explosie|tsunami|ijsberg|"
    r"epidemie|vloedgolf|(per|elke|iedere) (seconde|minuut)|\d slachtoffers|"
    r"(miljoen|duizend) slachtoffers|sexting",
}


def said(item: TalkingPoint) -> dict[str, str]:
    """Everything that a point says, without its references."""
    shared = {name: getattr(item, name) for name in ("headline", "caveat", "question", "answer")}
    asked = {f"{name}_request": text for name, text in item.requests.items()}
    return shared | dict(item.texts) | asked


@each
def test_says_everything_in_whole_words(record: Record, name: str, language: str) -> None:
    for block, text in said(point(record, name, language)).items():
        assert len(text) > 20, block
        assert not LEFTOVERS.search(text), (block, LEFTOVERS.search(text))
        assert text[0].isupper() or not text[0].isalpha(), block
        assert text[-1] in ".?”’", block


@each
def test_words_follow_the_terminology_guidelines(record: Record, name: str, language: str) -> None:
    for block, text in said(point(record, name, language)).items():
        found = re.search(FORBIDDEN[language], text, re.IGNORECASE)
        assert found is None, (block, found)


@each
def test_sentences_are_well_formed(record: Record, name: str, language: str) -> None:
    for block, text in said(point(record, name, language)).items():
        assert not re.search(r"[.!?] [a-zà-ý]", text), (block, "a sentence begins in lower case")
        assert not re.search(r"\b(19|20)\d\d \d", text), (block, "a number follows upon a year")
        assert not re.search(r"\b(\w+) \1\b", text), (block, "a word stands twice")


@each
def test_rests_on_a_figure_or_an_event_with_a_source(
    record: Record, name: str, language: str
) -> None:
    item = point(record, name, language)
    assert item.sources or item.events
    assert all(source.title for source in item.sources)
    for event in item.events:
        assert event.source_title
    assert item.citations()


@each
def test_copy_gives_the_text_with_its_citations(record: Record, name: str, language: str) -> None:
    item = point(record, name, language)
    for audience in item.audiences:
        copied = item.as_text(audience)
        assert item.text(audience) in copied
        assert item.caveat in copied
        for cited in item.evidence_for("headline", audience):
            assert cited.cite(language) in copied
    whole = item.as_text()
    assert all(text in whole for text in said(item).values())


@each
def test_headlines_print_what_they_rest_on(record: Record, name: str, language: str) -> None:
    assert point(record, name, language).evidence_for("headline")


@pytest.mark.parametrize("name", POINTS)
def test_languages_say_the_same(record: Record, name: str) -> None:
    english, dutch = (point(record, name, language) for language in LANGUAGES)
    assert english.audiences == dutch.audiences
    assert english.evidence == dutch.evidence
    for block in said(english):
        assert set(english.evidence_for(block)) == set(dutch.evidence_for(block)), block


@each
def test_voices_are_not_mixed(record: Record, name: str, language: str) -> None:
    item = point(record, name, language)
    assert len(item.texts) >= 2
    assert set(item.requests) == set(REQUESTS) & set(item.texts)
    for (one, first), (other, second) in combinations(item.texts.items(), 2):
        assert SequenceMatcher(None, first, second).ratio() < 0.95, (one, other)
    for asked in item.requests.values():
        assert all(asked not in text for text in item.texts.values())


@each
def test_a_minister_can_say_it_aloud(record: Record, name: str, language: str) -> None:
    text = point(record, name, language).texts.get("government")
    if text is None:
        pytest.skip("not in this voice")
    sentences = re.findall(r"[.!?](?=\s|$)", text.replace("nr. ", "nr "))
    assert len(sentences) <= 3
    assert len(text) < 440
    assert not re.search(r"\d{1,3}([.,]\d{3}){2}", text), "a number too long to say"


@each
def test_a_request_is_marked_as_one_when_copied(record: Record, name: str, language: str) -> None:
    item = point(record, name, language)
    word = translator(language)("Request")
    for audience in item.audiences:
        lines = item.as_text(audience).splitlines()
        marked = [line for line in lines if line.startswith(f"{word}: ")]
        asked = item.request(audience)
        assert marked == ([f"{word}: {asked}"] if asked else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_points_for_everyone(record: Record, language: str) -> None:
    points = load_points(record, language)
    assert len(points) >= 30
    assert {item.subject for item in points} == set(SUBJECTS)
    heard = Counter(audience for item in points for audience in item.audiences)
    assert all(heard[audience] >= 12 for audience in AUDIENCES), heard


def test_points_can_be_chosen_by_audience_and_subject(record: Record) -> None:
    for parents in load_points(record, "nl", audience="parents"):
        assert parents.text("parents")
    assert {p.subject for p in load_points(record, "en", subject="eu")} == {"eu"}
    assert point(record, "eu-gap", "nl").item_id == "point:eu-gap"


@pytest.mark.parametrize("name", [*AUDIENCES.values(), *SUBJECTS.values()])
def test_audiences_and_subjects_have_a_name_in_every_language(name: str) -> None:
    assert all(name in catalogue(language) for language in LANGUAGES if language != "en")


def test_an_older_name_of_a_voice_is_one_that_there_is() -> None:
    assert FORMER == {"minister": "advocate"}
    assert not set(FORMER) & set(AUDIENCES)


def test_an_unknown_point_is_named(record: Record) -> None:
    with pytest.raises(UnknownPoint, match="reports-received"):
        point(record, "no-such-point", "en")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Worked out by On the Record: 113%."),
        ("nl", "Berekend door On the Record: 113%."),
    ],
)
def test_what_was_worked_out_is_said_where_it_is_copied(
    record: Record, language: str, line: str
) -> None:
    item = point(record, "growth-before-the-break", language)
    assert line in item.as_text("advocate").splitlines()
    assert line in item.as_text().splitlines()
    assert not point(record, "notices", language).worked_out_line()
