"""A number that others worked out is never said to be its publisher's, in points or in claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.often.often import FIGURES as OF_CLAIMS
from briefing.points.points import FIGURES as OF_POINTS
from data_sources.record.record import Record
from languages import LANGUAGES, language_folder

BY_OTHERS = "Worked out by others"
"""With these words a series says so in its English caveats."""
SAID = re.compile(r"by\s+others’\s+arithmetic|naar\s+berekening\s+van\s+anderen", re.IGNORECASE)
NAMED = re.compile(r"set (\w+) = fig\('([\w.]+)'")
BLOCK = re.compile(r"\{% block (\w+) %\}(.*?)\{% endblock %\}", re.DOTALL)


def untold(figures: str, text: str, series: set[str]) -> Iterator[str]:
    """The blocks that quote a figure of these series and do not say whose arithmetic it is."""
    slots = [slot for slot, key in NAMED.findall(figures) if key in series]
    for block, words in BLOCK.findall(text):
        quoted = any(re.search(rf"\{{\{{ {slot}\|(?!period)", words) for slot in slots)
        if quoted and not SAID.search(words):
            yield block


def test_who_worked_it_out_is_said_wherever_it_stands(record: Record) -> None:
    series = {one.key for one in record.series.values() if BY_OTHERS in one.text("en").caveats}
    assert series
    found = [
        f"{language}/{room}/{path.name}: {block}"
        for room, folder in (("points", OF_POINTS), ("claims", OF_CLAIMS))
        for path in sorted(Path(folder).glob("*.j2"))
        for language in LANGUAGES
        for block in untold(
            path.read_text("utf-8"),
            (language_folder(language) / room / path.name).read_text("utf-8"),
            series,
        )
    ]
    assert not found, "\n".join(found)


def test_what_is_not_said_is_found() -> None:
    figures = "{% set pears = fig('fruit.pears', '2023') %}{% set figs = fig('fruit.figs') %}"
    text = (
        "{% block a %}{{ pears|short }} of them, by others’\narithmetic.{% endblock %}"
        "{% block b %}It found {{ pears|short }}.{% endblock %}"
        "{% block c %}In {{ pears|period }} {{ figs|short }}.{% endblock %}"
    )
    assert list(untold(figures, text, {"fruit.pears"})) == ["b"]
    assert list(untold(figures, text, {"fruit.figs"})) == ["c"]
