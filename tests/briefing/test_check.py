"""Files know their figures, and the check finds what was revised since."""

from __future__ import annotations

import io
import os
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import __main__ as command
from briefing.basket.basket import basket_of
from briefing.check import GONE, LATER, REVISED, check
from briefing.files import KINDS
from briefing.items.items import Briefing, briefing_of
from briefing.items.metadata import NAMESPACE, UnreadableFile, read_stamp
from data_sources.record.model import Observation
from data_sources.record.record import Record
from tests.briefing.conftest import DAY, MakeBriefing

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
    assert report.findings == () and report.edits == () and report.added == ()
    # A map in a document or on a slide is a picture, and of that something is said.
    assert len(report.lines()) == (2 if kind == "xlsx" else 3)


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


LIST = f'<figures xmlns="{NAMESPACE}" made="2026-11-24" version="1.0.0" language="en">'


def with_list(text: bytes) -> bytes:
    """A file of ours, as far as the check looks, with this list in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("customXml/item1.xml", text)
    return held.getvalue()


def hidden_utf16(text: str) -> bytes:
    """UTF-16 in which the bytes of our namespace stand too, as the signs that they make."""
    pairs = NAMESPACE.encode() + b" " * (len(NAMESPACE) % 2)
    signs = pairs.decode("utf-16-le")
    return b"\xff\xfe" + text.replace("SIGNS", signs).encode("utf-16-le")


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE x [<!ENTITY a "b">]>{LIST}</figures>'.encode(),
        hidden_utf16(f'<!DOCTYPE x [<!ENTITY a "b">]><!--SIGNS-->{LIST}</figures>'),
        f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{LIST}</figures>'.encode(),
        b"<?xml version='1.0' encoding='no-such'?>" + f"{LIST}</figures>".encode(),
        b"<?xml version='1.0' encoding='big5'?>" + f"{LIST}</figures>".encode(),
        f'<other xmlns="{NAMESPACE}"/>'.encode(),
        f"{LIST}<figure id='a|b|c|2024'/></figures>".encode(),
        f"{LIST}<figure fingerprint='|'/></figures>".encode(),
        f"{LIST}{'<a>' * 200_000}".encode(),
        LIST.replace("2026-11-24", "2026-13-45").encode() + b"</figures>",
    ],
)
def test_a_list_that_is_not_ours_says_so(record: Record, text: bytes) -> None:
    with pytest.raises(UnreadableFile, match="the list of figures in this file is damaged"):
        check(with_list(text), record)


@pytest.mark.parametrize("figure", ["a", "|||", "x|y|z|nineteen", "a|b=c|d|2024|e"])
def test_a_figure_of_another_form_is_gone_and_no_error(record: Record, figure: str) -> None:
    for series in ("", *record.people_series.values()):
        text = f"{LIST}<figure id='{series}{figure}' fingerprint='{series}{figure}|5'/></figures>"
        (finding,) = check(with_list(text.encode()), record).findings
        assert finding.kind == GONE


def test_of_no_figure_nothing_is_said_to_be_as_it_was(record: Record) -> None:
    lines = check(with_list(f"{LIST}</figures>".encode()), record).lines("en")
    assert lines[1] == "0 figures in the file."


def test_a_list_nested_without_end_is_not_read(record: Record) -> None:
    deep = f"{LIST}{'<a>' * 100_000}{'</a>' * 100_000}</figures>"
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        check(with_list(deep.encode()), record)


def test_an_encrypted_part_says_so(record: Record) -> None:
    content = bytearray(with_list(f"{LIST}</figures>".encode()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    with pytest.raises(UnreadableFile, match="encrypted"):
        check(bytes(content), record)


DAMAGES = int(os.environ.get("FUZZ_ROUNDS", "150"))


@pytest.mark.parametrize("kind", OFFICE)
def test_the_command_ends_with_its_own_status_on_damaged_files(
    make_briefing: MakeBriefing,
    record: Record,
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Bytes, lengths and pieces: 0 only with every figure, never 1 for a damage, no traceback."""
    monkeypatch.setattr(command, "_record", lambda _directory: record)
    whole = made(make_briefing(ITEMS), kind)
    count = len(read_stamp(whole).figures)
    path = tmp_path / f"file.{kind}"
    unreadable = 0
    for seed in range(DAMAGES):
        path.write_bytes(damaged(whole, random.Random(f"{kind} {seed}")))
        status = command.main(["check", str(path), "--language", "en"])
        said = capsys.readouterr()
        if status == 0:
            still = "All of them are as they were." if kind == "xlsx" else "the text is as it was."
            (line,) = [one for one in said.out.splitlines() if one.startswith(f"{count} figures")]
            assert still in line
        elif status == 1:  # the workbook behind a chart cannot be read: what it shows is unsure
            assert "They may differ from what the chart shows." in said.out, (seed, said)
        else:
            assert status == 2, (seed, said)
            assert said.err.startswith(str(path)) and said.err.count("\n") == 1, (seed, said.err)
            unreadable += 1
    assert unreadable > DAMAGES / 4


def damaged(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    # The directory at the end and the list of figures are hit more often than the pictures.
    middle = content.index(b"customXml/item")
    for _ in range(chance.choice((1, 3, 30))):
        start = chance.choice((0, middle, max(0, len(content) - 3000)))
        place = chance.randrange(start, len(content)) if start < len(content) else 0
        kind = chance.random()
        if kind < 0.6:
            content[place : place + 1] = bytes([chance.randrange(256)])
        elif kind < 0.75:
            del content[place : place + chance.randrange(1, 50)]
        elif kind < 0.85:
            content[place:place] = bytes(chance.randrange(256) for _ in range(chance.randrange(20)))
        elif kind < 0.9:
            del content[place:]
        else:
            content[place : place + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"PK\x03\x04"))
    return bytes(content)


def test_a_figure_that_is_cited_as_it_was_before_it_was_revised_has_not_changed(
    record: Record,
) -> None:
    """A point that tells of a revision cites both: the file is as it was made."""
    made = briefing_of(record, basket_of(["point:ai-revised"]), "en", DAY)
    assert any(f.observation.standing == "superseded" for f in made.items[0].figures)
    for kind in ("docx", "pptx", "xlsx", "pdf"):
        report = check(KINDS[kind].make(made), record)
        assert not report.findings, kind
        assert report.stamp.figures
