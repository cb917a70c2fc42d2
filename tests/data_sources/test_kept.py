"""What is kept with a record, and that it goes with it."""

from __future__ import annotations

import ast
import gc
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefing.points.points import point
from charts.builders.catalogue import chart, default_chart
from charts.screen import figure as plotly
from claims.checking import check
from data_sources.record import measures, search
from data_sources.record.kept import forget, kept
from data_sources.record.load import load
from data_sources.record.record import Record
from publish.server.answers import ready_answer
from publish.site.lasting import settle
from publish.site.nearby import nearby
from publish.site.site import Site
from screen import record_tables
from screen.look import pictures

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = 20
SERIES = "ncmec.reports_total"


@dataclass(frozen=True)
class Subject:
    name: str


asked: list[tuple[str, int]] = []


@kept(2)
def squared(subject: Subject, number: int) -> str:
    asked.append((subject.name, number))
    return f"{subject.name} {number * number}"


def test_an_answer_is_worked_out_once_for_each_subject() -> None:
    asked.clear()
    one, other = Subject("a"), Subject("a")
    assert [squared(one, 3), squared(one, 3), squared(other, 3)] == ["a 9"] * 3
    assert asked == [("a", 3), ("a", 3)], "equal subjects are still two"


def test_the_least_used_answer_goes_first() -> None:
    asked.clear()
    one = Subject("b")
    for number in (1, 2, 1, 3, 1, 2):
        squared(one, number)
    assert asked == [("b", 1), ("b", 2), ("b", 3), ("b", 2)]


def test_what_raises_is_not_kept() -> None:
    tries: list[int] = []

    @kept()
    def fails(_subject: Subject) -> None:
        tries.append(1)
        raise ValueError("no")

    one = Subject("c")
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            fails(one)
    assert len(tries) == 2


def used(record: Record) -> weakref.ref[Record]:
    """Everything that keeps something of a record, used once; the record is let go then."""
    drawn = chart(record, default_chart(record, SERIES), "en")
    plotly.figure(drawn)
    chart(record, "trend:dsa.statements", "nl")
    point(record, "report-is-not-a-child", "nl")
    assert check("NCMEC received 36.2 million reports in 2023.", "en", record)[0].figure
    site = Site(record)
    page = site.get(f"en/figures/{SERIES}/")
    assert page is not None
    ready_answer(page, [(b"accept-encoding", b"gzip")])
    assert nearby(site, f"en/figures/{SERIES}x/")
    found = search.search(record, search.Query("hotline"))
    assert found
    search.source_titles(record, "en")
    measures.years(record, SERIES)
    pictures.small(record, f"trend:{SERIES}", "en", "light", False)
    record_tables.figures(record, search.Query("hotline"), "", 0, 5, "en")
    return weakref.ref(record)


def test_twenty_versions_one_after_another_leave_nothing(record: Record, package: Path) -> None:
    gone = [used(replace(record, version=f"0.0.{number}")) for number in range(VERSIONS - 1)]
    gone.append(used(load(package)))
    gc.collect()
    assert sum(reference() is not None for reference in gone) == 0


def test_a_record_that_is_forgotten_goes_with_its_last_user(record: Record) -> None:
    """Also when the collector was told to leave it alone, and never comes."""
    gc.disable()
    try:
        old = replace(record, version="0.0.1")
        reference = used(old)
        settle(old)
        site = Site(old)
        site.open()
        forget(old)
        assert site.get("feed.atom") is not None
        assert reference() is old
        del old, site
        assert reference() is None
    finally:
        gc.enable()
        gc.unfreeze()


def test_what_is_asked_of_a_forgotten_subject_is_answered_and_not_kept() -> None:
    asked: list[str] = []

    @kept()
    def double(subject: Subject) -> str:
        asked.append(subject.name)
        return subject.name * 2

    one = Subject("a")
    assert double(one) == "aa"
    forget(one)
    assert (double(one), double(one)) == ("aa", "aa")
    assert asked == ["a"] * 3


def test_what_is_kept_does_not_hold_its_subject() -> None:
    @kept()
    def double(subject: Subject) -> str:
        return subject.name * 2

    gc.disable()
    try:
        one = Subject("a")
        assert double(one) == "aa"
        reference = weakref.ref(one)
        del one
        assert reference() is None
    finally:
        gc.enable()


def modules() -> Iterator[Path]:
    rooms = ("data_sources", "languages", "charts", "briefing", "claims", "screen", "publish")
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


SUBJECTS = {"Record", "View", "Site", "Page", "Chart", "Figure", "Change", "Claim", "Claims"}
"""What holds a record, or a piece of one."""


def cached_with_a_record(path: Path) -> Iterator[str]:
    """The functions of a file that are cached for good and take a record, or a piece of one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef):
            continue
        marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
        if not marks & {"cache", "lru_cache", "functools.cache", "functools.lru_cache"}:
            continue
        taken = [a.annotation for a in (*node.args.args, *node.args.kwonlyargs) if a.annotation]
        names = {n.id for a in taken for n in ast.walk(a) if isinstance(n, ast.Name)}
        if names & SUBJECTS:
            yield f"{path.relative_to(ROOT)}: {node.name}"


def test_no_cache_of_a_module_holds_a_record() -> None:
    """A function of a record that is cached for good keeps all records that it ever saw."""
    held = [name for path in modules() for name in cached_with_a_record(path)]
    assert not held, "use data_sources.record.kept"
