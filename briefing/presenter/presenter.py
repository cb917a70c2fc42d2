"""Presenter mode: one HTML document that shows a briefing finding by finding, without a network.

Everything is inside it: style, charts as drawings, scripts. Its own policy allows those scripts
by their hashes and nothing from anywhere else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import markupsafe

from briefing.basket.basket import Basket
from briefing.items import steps
from briefing.items.items import Briefing, Item, briefing_of, references
from briefing.items.own_words import asked_on_slide, note_word
from briefing.presenter import words
from charts.paper import svg
from charts.spec.model import Chart
from data_sources.record.record import Record
from languages import translator

HERE = Path(__file__).parent
Cell = TypeVar("Cell")


def _read(name: str) -> str:
    return HERE.joinpath(name).read_text(encoding="utf-8")


SCRIPTS = tuple(map(_read, ("clock.js", "speaker.js", "rest.js", "presenter.js")))
"""The scripts of the document, in the order in which they run."""
STYLE = _read("presenter.css") + _read("speaker.css")
MOST_DRAWN = 10
"""Steps of a timeline that a slide shows as a drawing; of more the latest are told."""
MOST_STEPS, MOST_MAIN_STEPS, MOST_WORDS = 4, 7, 420
"""Steps on a slide, and the characters that they may take together: nobody scrolls in a room."""
SCREEN = (960, 370)
"""Pixels of a chart's drawing: it is scaled to the screen, so fewer means larger type."""


def _hash(text: str) -> str:
    """How a policy names a script that may run."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


POLICY = (
    f"default-src 'none'; script-src {' '.join(map(_hash, SCRIPTS))}; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
"""For the document itself and for the server that sends it. Drawings carry inline styles."""


def presentation_html(record: Record, basket: Basket, language: str) -> str:
    """The presentation of a basket. Raises BasketError when there is nothing to show."""
    return document(briefing_of(record, basket, language))


def document(briefing: Briefing) -> str:
    """The presentation of a briefing as one HTML document."""
    briefing = citing_shown(briefing)
    return _template().render(
        language=briefing.language,
        title=briefing.title,
        version=briefing.record.version,
        day=briefing.made_on.isoformat(),
        embargo=briefing.embargo,
        policy=POLICY,
        style=markupsafe.Markup(STYLE),
        scripts=[markupsafe.Markup(script) for script in SCRIPTS],
        words=words.buttons(briefing.language),
        spoken=json.dumps(words.messages(briefing.language), ensure_ascii=False),
        keys=words.keys(briefing.language),
        advice=words.advice(briefing.language),
        slides=[_opening(briefing), *_slides(briefing), _closing(briefing)],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("presenter.html.j2")


_EMPTY: dict[str, Any] = dict.fromkeys(
    (
        "sub",
        "references",
        "gone",
        "chart",
        "picture",
        "steps",
        "number",
        "unit",
        "text",
        "small",
        "caveat",
        "source",
        "note",
        "size",
        "columns",
        "caveat_word",
        "beside",
    ),
    "",
)


def _opening(briefing: Briefing) -> dict[str, Any]:
    _ = translator(briefing.language)
    text = [("", f"{k}. {item.title}") for k, item in enumerate(briefing.listed, 1)]
    return {
        **_EMPTY,
        "title": briefing.title,
        "size": _size(briefing.title),
        "sub": " · ".join((briefing.made, *briefing.head_texts)),
        "text": text,
        "small": "small" if len(text) > 6 else "",
        "columns": len(text) > 8,
        "notes": [(_("Keys"), _("Press ? for a sheet of all keys."))],
    }


def _closing(briefing: Briefing) -> dict[str, Any]:
    _ = translator(briefing.language)
    gone = [
        f"{missing.title or missing.item}: {missing.told(briefing.language)}"
        for missing in briefing.gone
    ]
    return {
        **_EMPTY,
        "title": _("Sources"),
        "references": briefing.references,
        "gone": gone,
        "notes": [(_("Made"), briefing.made)],
    }


def _size(title: str) -> str:
    """Long titles are set smaller, so that they leave room for the chart."""
    return "longer" if len(title) > 170 else "long" if len(title) > 80 else ""


def _slides(briefing: Briefing) -> list[dict[str, Any]]:
    """A slide an item; a heading has one of its own, a page break none."""
    return [_slide(item) for item in briefing.items if item.kind != "break"]


def _slide(item: Item) -> dict[str, Any]:
    figure = item.figure
    count = figure is not None and figure.series.unit.kind == "count"
    slide = {
        **_EMPTY,
        "title": item.title,
        "size": _size(item.title),
        "sub": "" if item.is_silent else " · ".join(filter(None, (item.subject, item.detail))),
        "note": item.note,
        "caveat": item.caveat,
        "caveat_word": item.caveat_word,
        "source": item.source_line,
        "beside": [*item.changed, *asked_on_slide(item)],
        "text": list(item.text),
        "small": "small" if sum(len(text) for _label, text in item.text) > 500 else "",
        "notes": [] if item.is_silent else _notes(item),
    }
    if item.chart is not None:
        slide |= _chart_of(item)
    if item.picture is not None:
        slide["picture"] = {"address": item.picture.data_address, "alt": item.alt}
    if figure is not None:
        slide["number"] = figure.format(item.language)
        slide["unit"] = figure.series.unit.word(figure.value, item.language) if count else ""
    return slide


def _chart_of(item: Item) -> dict[str, Any]:
    chart = item.chart
    assert chart is not None
    if _is_told(chart):
        rows, rest = steps.latest(chart, _few(item, chart))
        head, *shown = (_columns(row, chart) for row in (steps.header(chart.language), *rows))
        return {"steps": {"header": head, "rows": shown, "rest": rest}}
    drawn = svg.draw(chart, *SCREEN, theme="dark", heading=False, sourced=False)
    return {"chart": markupsafe.Markup(drawn)}


def _is_told(chart: Chart) -> bool:
    """Whether a timeline has too many steps to be read as a drawing across a room."""
    drawn = chart.kind != "timeline" or len(chart.marks) <= MOST_DRAWN
    return steps.told_in_rows(chart) or not drawn


def citing_shown(briefing: Briefing) -> Briefing:
    """The briefing as it is presented: a timeline cites the steps on its slide and no others."""
    return replace(briefing, items=tuple(map(_with_few_steps, briefing.items)))


def _with_few_steps(item: Item) -> Item:
    if item.chart is None or not _is_told(item.chart):
        return item
    return steps.citing(item, steps.marks(item.chart)[-_few(item, item.chart) :])


def _few(item: Item, chart: Chart) -> int:
    """How many of the latest steps fit on a slide, above what is said under them."""
    left = float(MOST_WORDS - len(item.caveat) - len(item.note))
    most = MOST_STEPS if steps.told_in_rows(chart) else MOST_MAIN_STEPS
    rows = steps.rows(chart)[-most:]
    shares = _columns(SHARES if steps.told_in_rows(chart) else MAIN_SHARES, chart)
    for count, row in enumerate(reversed(rows)):
        cells = _columns(row, chart)
        left -= max(len(cell) * share for cell, share in zip(cells, shares, strict=True))
        if left < 0:
            return max(count, 1)
    return len(rows)


SHARES = (3.0, 3.0, 2.0, 1.0, 2.5)
"""How much narrower each column is than that of the event."""
MAIN_SHARES = (1.2, 1.2, 0.8, 0.0, 0.8)
"""Of main steps, whose event is not told, so that the others are wider."""


def _columns(row: Sequence[Cell], chart: Chart) -> list[Cell]:
    """What of a row a slide has room for."""
    return [row[place] for place in steps.on_slides(chart)]


def _notes(item: Item) -> list[tuple[str, str]]:
    """What only the speaker sees, under headings."""
    _ = translator(item.language)
    said = "\n".join(f"{label}: {text}" if label else text for label, text in item.text)
    every = [
        (note_word(item.language), item.note or item.remark),
        (_("To say"), f"{item.finding}\n{said}".strip()),
        (item.caveat_word, item.caveat),
        (_("Caveats"), "\n".join(item.caveats)),
        (_("What a sceptic will say"), item.question),
        (_("The answer"), item.answer),
        (_("What it shows"), item.alt),
        (_("Sources"), "\n".join(references(item))),
    ]
    return [(heading, text) for heading, text in every if text]
