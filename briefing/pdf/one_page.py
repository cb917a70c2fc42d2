"""One page for at most six items, as PDF: one grid, one voice, four sizes of type, nothing clipped.

A block that does not fit goes to a second page, and the first says which. How high a block is
only typst knows: each chart comes in several heights, and the template takes the highest at which
all fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefing.items import steps
from briefing.items.items import Briefing, Item, few_bars
from briefing.pdf.file import compiled, directed, frame, with_list
from briefing.points.points import AUDIENCES
from charts.layout.text import wrap
from charts.paper import svg
from charts.paper.sheet import FIELD
from charts.spec.model import Chart, Mark
from charts.words import describe, findings
from data_sources.record import citations
from languages import translator
from languages.safe_text import shortened

MOST = 6
"""Blocks; more items are in the full briefing, and the page says so."""
SMALL = 7.0
"""Points: the size of captions, sources and all type in charts."""
WIDTHS = {1: 180.0, 2: 87.5}
"""Millimetres of a field by how many stand beside each other."""
HEIGHTS = {1: (100, 80, 62), 2: (62, 46, 34)}
"""Millimetres of a chart, the highest first; what needs more is higher."""
LONGEST_NOTE, LONGEST_TEXT = 300, 700
"""Characters of a reader's note and text; the full briefing has all of it."""
MOST_STEPS, MOST_REFERENCE_LINES = 4, 4
MOST_DRAWN = 18
"""Main steps that a field holds as drawn; of more the latest few are told."""
_POINTS = 72 / 25.4
_ENDLESS, _PIECE, _SOFT = re.compile(r"\S{33,}"), re.compile(r".{1,18}"), "\u00ad"
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def make(briefing: Briefing) -> bytes:
    """The first six items on one page, or on two where one is too small, as a PDF."""
    shown = replace(briefing, items=briefing.said[:MOST])
    return compiled("onepager.typ", with_list(shown, content(briefing)))


def content(briefing: Briefing) -> dict[str, Any]:
    """All that the template needs, as plain data."""
    items = in_one_voice(briefing.said[:MOST], briefing.language)
    across = 2 if len(items) > 2 else 1
    return frame(briefing) | {
        "heading": _said(briefing.title),
        "across": across,
        "items": [_item(item, across) for item in items],
        "references": _references(items, briefing.language),
        "more": " ".join(_left_out(briefing, len(briefing.said) - len(items))),
    }


def in_one_voice(items: Sequence[Item], language: str) -> list[Item]:
    """The items with what is said in one voice only: the first that all talking points have.

    Where they have none in common each keeps its first; its name stands before it.
    """
    _ = translator(language)
    voices = {key: _(name) for key, name in AUDIENCES.items()}
    heard = [{label for label, _text in item.text} for item in items if item.kind == "point"]
    common = [key for key, name in voices.items() if all(name in labels for labels in heard)]
    made = []
    for item in items:
        own = {label for label, _text in item.text}
        keys = [key for key in (*common, *voices) if voices[key] in own]
        if item.kind != "point" or not keys:
            made.append(item)
            continue
        name = voices[keys[0]]
        kept = (name, _("{voice}: request", voice=name))
        text = tuple((label, text) for label, text in item.text if label in kept)
        made.append(replace(item, text=text))
    return made


def _item(item: Item, across: int) -> dict[str, Any]:
    chart = few_bars(item.chart) if item.chart and across > 1 else item.chart
    drawn = chart if chart and not _told(chart) and not chart.lonely else None
    return {
        "kind": item.kind,
        "title": _said(item.title),
        "subject": item.subject or item.title,
        # Whose a title is stands right under it, where its picture names the sources.
        "caption": " ".join(filter(None, (item.whose if drawn else "", _caption(item, chart)))),
        "number": _number(item),
        "pictures": _pictures(drawn, across) if drawn else _own_pictures(item, across),
        "alt": describe.alt(chart) if chart else item.alt,
        "silent": item.picture is not None and not item.alt,
        "steps": _steps(chart) if chart else None,
        "note": _said(shortened(item.note or item.remark, LONGEST_NOTE)),
        "text": [] if drawn else [[label, _broken(text)] for label, text in _texts(item)],
        "changed": [[label, text] for label, text in item.changed],
        "caveat": item.caveat,
        "caveat_word": item.caveat_word,
        "question": item.question if across == 1 else "",
        "answer": item.answer if across == 1 else "",
        "source": "" if drawn else _source(item),
        "finding": "",
    }


def _told(chart: Chart) -> bool:
    """Whether a timeline has too many steps to be drawn here."""
    return chart.kind == "timeline" and (steps.told_in_rows(chart) or len(chart.marks) > MOST_DRAWN)


def _said(text: str) -> dict[str, Any]:
    return directed(_broken(text))


def _broken(text: str) -> str:
    """The text with places to part words that no field is wide enough for."""
    return _ENDLESS.sub(lambda word: _SOFT.join(_PIECE.findall(word[0])), text)


def _texts(item: Item) -> list[tuple[str, str]]:
    """What is said, two paragraphs of it; of a reader's own text as much as a field holds."""
    if item.kind != "text":
        return list(item.text[:2])
    whole = "\n".join(f"{label}: {text}" if label else text for label, text in item.text)
    return [("", line) for line in shortened(whole, LONGEST_TEXT).split("\n")]


def _number(item: Item) -> str | None:
    if item.figure:
        return item.figure.with_unit(item.language)
    if item.chart and item.chart.lonely:
        return findings.with_unit(item.chart.marks[0], item.language)
    return None


def _caption(item: Item, chart: Chart | None) -> str:
    """What the item is about; of a ranking cut to its few highest it says how few."""
    detail = item.detail
    if chart is not None and chart is not item.chart:
        detail = "; ".join((chart.subtitle, *chart.remarks))
    return " · ".join(part for part in (item.subject, detail) if part and part != item.title)


def _steps(chart: Chart) -> dict[str, Any] | None:
    if not _told(chart):
        return None
    rows, rest = steps.latest(chart, MOST_STEPS)
    return {"header": steps.header(chart.language), "rows": rows, "rest": rest}


def _source(item: Item) -> str:
    """The source line; of steps in law that of the steps shown."""
    return (
        steps.citing(item, _steps_shown(item.chart)).source_line if item.chart else item.source_line
    )


def _steps_shown(chart: Chart) -> list[Mark]:
    every = steps.marks(chart)
    return every[-MOST_STEPS:] if _told(chart) else every


def _pictures(chart: Chart, across: int) -> list[dict[str, Any]]:
    """The chart in several heights, the highest first, its type as large as the small text."""
    wide = WIDTHS[across] * _POINTS / SMALL * FIELD.axis
    made: dict[float, dict[str, Any]] = {}
    for high in HEIGHTS[across]:
        tall = round(wide * high / WIDTHS[across])
        drawn = svg.draw(chart, round(wide), tall, heading=False, sizes=FIELD)
        ratio = _ratio(drawn)
        made.setdefault(ratio, {"svg": drawn, "ratio": ratio})
    return list(made.values())


def _own_pictures(item: Item, across: int) -> list[dict[str, Any]]:
    """A picture of the reader's own in fields of several heights, whole in each."""
    if item.picture is None:
        return []
    wide = WIDTHS[across] * _POINTS
    fields = [item.picture.fitted(wide, high * _POINTS)[1] for high in HEIGHTS[across]]
    return [
        {"svg": item.picture.svg(wide, high), "ratio": high / wide}
        for high in sorted(set(fields), reverse=True)
    ]


def _ratio(picture: str) -> float:
    found = _SIZE.search(picture)
    assert found is not None
    return float(found[2]) / float(found[1])


def _references(items: Sequence[Item], language: str) -> str:
    """Publisher, title and year of what is shown, each once, as many as a few lines hold."""
    _ = translator(language)
    titles: dict[str, None] = {}
    for item in items:
        if item.chart is not None and item.chart.kind == "timeline":
            named_by = steps.titles_of(item.chart, _steps_shown(item.chart))
            titles |= dict.fromkeys(f"“{title}”" for title in named_by if title)
        for source in item.sources:
            title = citations.quoted(source, language)
            named = (source.publisher.known_as(language), title, source.year)
            titles[" ".join(filter(None, named))] = None
    every = list(titles)
    for count in range(len(every), 0, -1):
        left = len(every) - count
        more = [_("{count} more in the full briefing", count=left)] if left else []
        said = "  ·  ".join([*every[:count], *more])
        if len(wrap(said, SMALL, WIDTHS[1] * _POINTS * 0.93)) <= MOST_REFERENCE_LINES:
            return said
    return ""


def _left_out(briefing: Briefing, more: int) -> list[str]:
    """What the page says of what is not on it."""
    _ = translator(briefing.language)
    said = [_("{count} more items are in the full briefing.", count=more)] if more else []
    return said + [f"{g.title or g.item}: {g.told(briefing.language)}" for g in briefing.gone]
