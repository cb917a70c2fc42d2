"""Shares that are worked out are found by their number, and lead to where they are shown."""

from __future__ import annotations

import pytest

from charts.builders.catalogue import chart
from charts.spec.shown import all_together
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.search.hits import find
from publish.search.index import index
from publish.search.worked import Worked, worked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_chart_is_found_as_it_is_written(record: Record, language: str) -> None:
    (together,) = all_together(record)
    marks = chart(record, together, language).marks
    assert marks
    for mark in marks:
        found = index(record, language).search(mark.text, 50).things
        shares = [thing.subject for thing in found if isinstance(thing.subject, Worked)]
        assert (mark.text, mark.label) in {(share.text, share.when) for share in shares}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_it_is_of_and_leads_somewhere(record: Record, language: str) -> None:
    found = worked(record, language)
    assert len(found) > 50
    for item in found:
        assert bool(item.page) != bool(item.app)
        assert item.how and item.when and 0 <= item.value <= 100
    pages = {item.app.partition("?")[0] for item in found if item.app}
    assert pages == {"platforms", "cybertipline", "hotlines"}


def test_a_hit_tells_the_number_and_how_it_was_worked_out(record: Record) -> None:
    hit = find(record, "nl", "51,6%", 3).hits[0]
    assert hit.kind == "share" and hit.value == "51,6%" and "Berekend" in hit.about
    assert hit.page.startswith("nl/chart/?id=shares")


def test_a_count_is_no_share(record: Record) -> None:
    found = index(record, "en").search("52 reports", 50).things
    assert found
    assert not [thing for thing in found if isinstance(thing.subject, Worked)]
