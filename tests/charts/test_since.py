"""What a figure was before: its change, or its number where a percentage says nothing."""

from __future__ import annotations

from charts.words.since import since
from data_sources.record.record import Record

SERIES = "ncmec.reports_by_country"


def test_a_change_is_told_in_percent(record: Record) -> None:
    change = record.change(
        record.figure(SERIES, "2022", geography="NLD"),
        record.figure(SERIES, "2023", geography="NLD"),
    )
    assert since(change, "en") == "That is +28% compared with 2022 (57,012 reports)."
    assert since(change, "nl", brief=True) == "Dat is +28% ten opzichte van 2022."


def test_of_very_few_the_earlier_number_is_told(record: Record) -> None:
    change = record.change(
        record.figure(SERIES, "2021", geography="NIU"),
        record.figure(SERIES, "2022", geography="NIU"),
    )
    assert since(change, "en") == "In 2021 it was 1 report."
