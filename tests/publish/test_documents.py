"""What the documents of the server name is there, and what they count is so."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from publish.server.guards import connections, streams, uploads, work
from publish.server.guards.budgets import PROCESSOR
from tests.conftest import ROOT

ASVS = ROOT / "docs" / "asvs.md"
RUNNING = ROOT / "docs" / "running.md"
STATES = ("met", "not met", "not applicable", "operator")
NAMED = re.compile(
    r"`((?:tests|publish|deploy|data_sources|briefing|screen|datasets)/[\w./-]+?)(?:::(\w+))?`"
)


@pytest.mark.parametrize("document", [ASVS, RUNNING], ids=lambda path: path.name)
def test_what_is_named_is_there(document: object) -> None:
    for path, test in NAMED.findall(document.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
        assert (ROOT / path).exists(), path
        if test:
            assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), test


def test_each_requirement_stands_once_and_is_counted() -> None:
    text = ASVS.read_text(encoding="utf-8")
    chapters = text[text.index("\n## V1 ") :]
    rows = re.findall(r"^\| (V\d+\.\d+\.\d+) \| [12] \| ([a-z ]+) \|", chapters, re.MULTILINE)
    found = Counter(state for _number, state in rows)
    numbers = [number for number, _state in rows]
    for count, state, listed in re.findall(r"All (\d+) ([a-z ]+): [^\n]+\n\n([^\n]+)\.", chapters):
        names = listed.split(", ")
        assert len(names) == int(count)
        found[state] += len(names)
        numbers += names
    assert len(numbers) == len(set(numbers))
    for state in STATES:
        assert f"| {state} | {found[state]} |" in text
    refused = text[text.index("## Not met") : text.index("\n## V1 ")]
    assert len(re.findall(r"^\| V\d", refused, re.MULTILINE)) == found["not met"]


def test_the_bounds_are_as_written() -> None:
    text = RUNNING.read_text(encoding="utf-8")
    assert f"{connections.LARGEST_HEAD // 1024} kB and {connections.MOST_HEADERS} headers" in text
    assert (
        f"{connections.HEAD_SECONDS:.0f} s for its head, {connections.BODY_SECONDS:.0f} s" in text
    )
    assert f"{streams.MESSAGES_A_MINUTE:.0f} a minute for one browser" in text
    assert f"{PROCESSOR.each:.0f} s a minute for one reader, {PROCESSOR.total:.0f} for all" in text
    assert f"{uploads.MOST_EACH // 2**20} MB a session, {uploads.MOST // 2**20} MB for all" in text
    words = {1: "one", 2: "two", 3: "three"}
    at_once = work.ROUTES_AT_ONCE, work.PAGES_AT_ONCE, work.FILES_AT_ONCE
    routes, pages, files = (words[number] for number in at_once)
    assert f"{routes} answers, {pages} pages and {files} file are made at once" in text
