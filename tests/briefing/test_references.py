"""The list of references of a briefing on the record as it is."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.points.evidence import EventCitation
from data_sources.record.record import Record
from tests.briefing.conftest import MakeBriefing


def test_no_note_of_a_break_is_a_reference(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("point:counting-changed", "chart:timeline:law?steps=all"), "nl")
    notes = [line.why["nl"] for line in briefing.record.all_breaks if line.why["nl"]]
    assert notes
    assert not [n for n in notes for line in briefing.references if n in line]


def test_a_described_source_is_named_in_the_language_of_the_file(record: Record) -> None:
    """A title stays as it is; our own words for a source without one do not stay English."""
    event = record.timeline()[0]
    described = replace(
        event, source_title="Answer of a minister", source_titles={"nl": "Antwoord"}
    )
    named = replace(event, source_title="Own title", source_titles={"nl": ""})
    assert [described.source_name(code) for code in ("en", "nl")] == [
        "Answer of a minister",
        "Antwoord",
    ]
    assert {named.source_name(code) for code in ("en", "nl")} == {"Own title"}
    assert "“Antwoord”" in EventCitation(described).cite("nl")


def test_no_english_words_for_a_source_stand_in_a_dutch_list(record: Record) -> None:
    """Words with which only we describe a source; titles of others are in quotation marks."""
    words = r"\b(as reported by|press release|Regulation|Council of|European [PC][a-z]+)\b"
    for event in record.timeline():
        own = re.sub("“[^”]*”", "", event.source_name("nl"))
        assert not re.search(words, own), event.source_name("nl")
