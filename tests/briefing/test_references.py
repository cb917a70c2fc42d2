"""The list of references of a briefing on the record as it is."""

from __future__ import annotations

from tests.briefing.conftest import MakeBriefing


def test_no_note_of_a_break_is_a_reference(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("point:counting-changed", "chart:timeline:law?steps=all"), "nl")
    notes = [line.why["nl"] for line in briefing.record.all_breaks if line.why["nl"]]
    assert notes
    assert not [n for n in notes for line in briefing.references if n in line]
