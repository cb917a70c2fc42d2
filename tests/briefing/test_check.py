"""Files know their figures, and the check finds what was revised since."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from briefing.check import GONE, LATER, REVISED, check
from briefing.files import KINDS
from briefing.items.items import Briefing
from briefing.items.metadata import UnreadableFile, read_stamp
from data_sources.record.model import Observation
from data_sources.record.record import Record
from tests.briefing.conftest import MakeBriefing

ITEMS = (
    "chart:trend:ncmec.reports_total",
    "chart:map:ncmec.reports_by_country?per=million",
    "figure:iwf.reports_confirmed||World|2024",
    "chart:trend:dsa.keyword_csam",
    "point:nl-hosting",
)
OFFICE = ("pptx", "docx", "xlsx")
FIGURE = "iwf.reports_confirmed||World|2024"


def made(briefing: Briefing, kind: str) -> bytes:
    return KINDS[kind].make(briefing)


@pytest.mark.parametrize("kind", OFFICE)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_file_carries_every_figure(
    make_briefing: MakeBriefing, record: Record, kind: str, language: str
) -> None:
    briefing = make_briefing(ITEMS, language)
    stamp = read_stamp(made(briefing, kind))
    assert {item.fingerprint for item in stamp.figures} == {
        figure.fingerprint for figure in briefing.figures
    }
    assert (stamp.made_on, stamp.version) == (briefing.made_on, record.version)
    assert (stamp.language, stamp.items) == (language, ITEMS)


@pytest.mark.parametrize("kind", OFFICE)
def test_a_fresh_file_is_fresh(make_briefing: MakeBriefing, record: Record, kind: str) -> None:
    report = check(made(make_briefing(ITEMS), kind), record)
    assert report.findings == ()
    assert len(report.lines()) == 2


def changed(record: Record, **values: object) -> Record:
    """The record in which one observation is another."""

    def other(o: Observation) -> Observation:
        return replace(o, **values) if o.slot == FIGURE and o.standing == "current" else o  # type: ignore[arg-type]

    observations = tuple(other(o) for o in record.observations)
    return replace(record, observations=observations, version="9.9.9")


@pytest.mark.parametrize("kind", OFFICE)
def test_a_revised_figure_is_found(make_briefing: MakeBriefing, record: Record, kind: str) -> None:
    content = made(make_briefing((f"figure:{FIGURE}",)), kind)
    report = check(content, changed(record, value=291_999))
    finding = next(item for item in report.findings if item.id == FIGURE)
    assert finding.kind == REVISED
    assert "291,273" in finding.was
    assert "291,999" in finding.now
    assert "291,999" in "\n".join(report.lines("nl")).replace(".", ",")


def test_a_superseded_figure_is_found(make_briefing: MakeBriefing, record: Record) -> None:
    content = made(make_briefing((f"figure:{FIGURE}",)), "docx")
    report = check(content, changed(record, standing="superseded"))
    assert [item.kind for item in report.changed] == [GONE]
    assert "2024" in report.changed[0].label


def test_a_later_figure_is_mentioned_and_no_fault(
    make_briefing: MakeBriefing, record: Record
) -> None:
    content = made(make_briefing(("figure:ncmec.reports_total||World|2023",)), "docx")
    report = check(content, replace(record, version="9.9.9"))
    assert [item.kind for item in report.findings] == [LATER]
    assert not report.changed


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"PK\x03\x04 cut off", b"\x00" * 1000], ids=repr
)
def test_what_is_no_office_file_says_so(record: Record, content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        check(content, record)


def packed(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("customXml/item1.xml", text)
    return held.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "<other/>",
        '<figures xmlns="urn:on-the-record:figures:1" made="yesterday"/>',
        '<figures xmlns="urn:on-the-record:figures:1"',
        '<!DOCTYPE x [<!ENTITY a "b">]><figures xmlns="urn:on-the-record:figures:1"/>',
    ],
)
def test_a_damaged_list_says_so(record: Record, text: str) -> None:
    with pytest.raises(UnreadableFile):
        check(packed(text), record)


def test_a_file_cut_off_says_so(make_briefing: MakeBriefing, record: Record) -> None:
    content = made(make_briefing(ITEMS[:1]), "docx")
    for size in (100, len(content) // 2, len(content) - 30):
        with pytest.raises(UnreadableFile):
            check(content[:size], record)
