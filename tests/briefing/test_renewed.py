"""Last month's file: what has changed since, item by item, and its new version."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.__main__ import main
from briefing.basket.basket import Since, basket_of, loads
from briefing.check import GONE, LATER, REVISED, Finding, Report, check
from briefing.files import KINDS
from briefing.items.items import briefing_of
from briefing.items.metadata import Stamp
from briefing.renewed import renewed
from data_sources.record.record import Record
from tests.briefing.conftest import DAY

CHART, POINT = "chart:trend:ncmec.reports_total", "point:nl-hosting"
FIGURE = "figure:ncmec.reports_total||World|2023"


@pytest.mark.parametrize("kind", ["pptx", "docx", "xlsx", "pdf", "onepager", "questions"])
def test_a_file_carries_what_it_was_made_from(record: Record, kind: str) -> None:
    basket = basket_of([POINT, CHART], "Tuesday").retitle(POINT, "Mine", "Seen")
    basket = basket.retitle(CHART, "", "Hidden").place(CHART, "nowhere").said_to("journalist")
    briefing = briefing_of(record, basket.headed("to", "The minister"), "nl", DAY)
    new = renewed(check(KINDS[kind].make(briefing), record), record, "nl")
    assert new is not None and new.carried
    assert [(e.item, e.title) for e in new.basket.entries] == [(POINT, "Mine"), (CHART, "")]
    assert [e.note for e in new.basket.entries] == ["" if kind == "questions" else "Seen", ""]
    assert (new.basket.title, new.basket.audience) == ("Tuesday", "journalist")
    assert new.basket.since == Since(DAY.isoformat())
    assert [row.said for row in new.rows] == [(), ()]


def report_of(record: Record, *findings: Finding, basket: str = "") -> Report:
    stamp = Stamp(DAY, "1.0", "en", (), (CHART, FIGURE, POINT, "nonsense"), basket=basket)
    return Report(stamp, findings, record.version)


def test_findings_stand_with_the_items_that_they_concern(record: Record) -> None:
    wanted = FIGURE.removeprefix("figure:")
    revised = Finding(REVISED, wanted, "Reports", "1 report", "36", "x", wanted)
    gone = Finding(GONE, "iwf.urls_by_hosting_country|x|NLD|1999", "URLs", "7", "")
    later = Finding(LATER, "no.series|||2020", "Other", "8", "9", "x", "no.series|||2021")
    new = renewed(report_of(record, revised, gone, later, basket="2broken"), record, "en")
    assert new is not None and not new.carried
    assert new.basket.items == [CHART, FIGURE, POINT]
    said = [row.said for row in new.rows]
    assert said[:2] == [(revised.explain("en"),)] * 2
    assert said[-1] == (later.explain("en"),)
    assert new.rows[-1].title == "Elsewhere in the file"
    assert dict(new.basket.since.printed) == {wanted: "1 report", gone.id: "7", later.now_id: ""}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_changed_figures_are_marked_in_the_new_version(record: Record, language: str) -> None:
    wanted = FIGURE.removeprefix("figure:")
    now = briefing_of(record, basket_of([FIGURE]), language, DAY).items[0].figures[0]
    shown = now.with_unit(language, "exact")
    basket = basket_of([FIGURE, CHART, POINT])
    for printed, words in (
        ((wanted, "12 reports"), ("12 reports", shown)),
        ((wanted, ""), (shown,)),
        (("ncmec.reports_total||World|1970", "3 reports"), ("3 reports",)),
    ):
        since = replace(basket, since=Since("2026-01-31", (printed,)))
        items = briefing_of(record, since, language, DAY).items
        assert len(items[0].changed) == 1 and items[2].changed == ()
        label, text = items[0].changed[0]
        assert "31" in label and "2026" in label
        assert all(word in text for word in words)
    same = replace(basket, since=Since("2026-01-31", ((wanted, shown),)))
    assert briefing_of(record, same, language, DAY).items[0].changed == ()
    for kind in ("pdf", "onepager", "html"):
        assert KINDS[kind].make(briefing_of(record, since, language, DAY))
    for kind in ("pptx", "docx", "xlsx"):
        made = zipfile.ZipFile(
            io.BytesIO(KINDS[kind].make(briefing_of(record, since, language, DAY)))
        )
        parts = b"".join(made.read(name) for name in made.namelist() if "customXml" not in name)
        assert b"3 reports" in parts, kind


def test_a_file_of_nothing_has_no_new_version(record: Record) -> None:
    stamp = Stamp(DAY, "1.0", "en", (), ())
    assert renewed(Report(stamp, (), record.version), record, "en") is None
    many = Stamp(DAY, "1.0", "en", (), tuple(f"chart:{k}" for k in range(99)))
    assert renewed(Report(many, (), record.version), record, "en") is None


def test_the_command_line_leads_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.json"
    given = ["--items", CHART, "--title", "Tuesday", "--format", "docx", "--output", str(old)]
    assert main([*given, "--day", "2026-01-31"]) == 0
    assert main(["check", str(old), "--renew", str(new)]) == 0
    assert "item by item" in capsys.readouterr().out
    basket = loads(new.read_bytes())
    assert (basket.items, basket.title, basket.since.day) == ([CHART], "Tuesday", "2026-01-31")
    assert json.loads(new.read_text("utf-8"))["version"] == 2


def test_a_figure_that_an_item_never_showed_is_not_said_to_be_gone(record: Record) -> None:
    point = "point:report-is-not-a-child"
    there, gone = "ncmec.reports_total||World|2025", "ncmec.reports_total||World|1901"
    printed = ((there, "20,951,493 reports"), (gone, "7 reports"))
    basket = replace(basket_of([point]), since=Since(DAY.isoformat(), printed))
    item = briefing_of(record, basket, "en", DAY).items[0]
    assert there not in {figure.id for figure in item.figures}
    assert "ncmec.reports_total" in {series.key for series in item.series}
    said = " ".join(text for _label, text in item.changed)
    assert "20,951,493" not in said
    assert "7 reports, no longer in the record" in said
