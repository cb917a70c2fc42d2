"""PDF by typst: one page for up to six items, or the full briefing. Tagged, fonts embedded.

The templates in ``typst/`` are fixed; everything that changes reaches them as data, so that no
sign in a title can be taken for markup.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.documents.passages import Passage, Place
from briefing.items import steps
from briefing.items.figure_table import figure_rows
from briefing.items.items import Briefing, Item, few_bars
from briefing.items.metadata import figures_xml
from charts.files.word import ranges
from charts.layout.text import FONTS, has_sign
from charts.paper import svg
from charts.paper.sheet import sizes_for
from charts.spec.model import Chart
from charts.words import describe
from languages import grammar, translator
from languages.safe_text import is_rtl, shortened

TEMPLATES = Path(__file__).with_name("typst")
MOST_ON_ONE_PAGE = 6
FAMILY = "Liberation Sans"
WIDE = 1200
"""What stands under one another is drawn wider, and so comes out lower: it must fit a page."""
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
WIDTHS = (430, 560, 700, 760)
MOST_REFERENCES = 12
LONGEST_NOTE = 300
"""Characters of a reader's note on one page; the full briefing has all of it."""
MOST_STEPS, MOST_STEPS_ON_ONE_PAGE = 25, 4


def make(briefing: Briefing) -> bytes:
    """The full briefing as a PDF."""
    return compiled("full.typ", with_list(briefing, content(briefing, briefing.items)))


def make_one_page(briefing: Briefing) -> bytes:
    """The first six items on one page, as a PDF."""
    items = briefing.said[:MOST_ON_ONE_PAGE]
    shown = replace(briefing, items=items)
    return compiled("onepager.typ", with_list(shown, content(briefing, items, one_page=True)))


ATTACHED = "on-the-record.xml"


def with_list(briefing: Briefing, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the list of figures, which goes into the file as an attachment.

    On which page a text will stand is not known here: the passages have no place.
    """
    texts = [Passage(Place("text"), text) for text in _said(data)]
    return data | {"list": figures_xml(briefing, texts), "list_name": ATTACHED}


def _said(data: dict[str, Any]) -> Iterator[str]:
    """The texts with figures that both papers print word for word."""
    for item in data["items"]:
        texts = (item["title"]["text"], item["finding"], item["number"] or "", item["note"]["text"])
        yield from (" ".join(text.split()) for text in texts if text)


def compiled(template: str, data: dict[str, Any]) -> bytes:
    """Compile, first with whatever fonts there are, then with the shipped one alone.

    A sign that no font has makes a tagged PDF fail: the second time it becomes an empty box.
    """
    import typst  # only here: no page needs it

    def once(values: dict[str, Any], system: bool) -> bytes:
        return bytes(
            typst.compile(
                TEMPLATES / template,
                root=TEMPLATES,
                font_paths=[FONTS],
                ignore_system_fonts=not system,
                format="pdf",
                pdf_standards="ua-1",
                sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
            )
        )

    plain = _without_emoji(data)
    foreign = any(not has_sign(sign) for sign in _texts(plain))
    if foreign:
        try:
            return once(plain, True)
        except typst.TypstError:
            plain = _boxed(plain)
    return once(plain, False)


def _texts(value: Any) -> Iterator[str]:
    """Every sign of the data except those in pictures."""
    if isinstance(value, str):
        yield from (sign for sign in value if sign != "\n")
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "svg":
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {k: v if k == "svg" else _mapped(v, change) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(inner, change) for inner in value]
    return value


def _without_emoji(data: dict[str, Any]) -> Any:
    """Without the pictures that the font has not; a text of nothing else becomes an empty box."""

    def change(text: str) -> str:
        kept = "".join(s for s in text if has_sign(s) or not _is_picture(s))
        left = re.sub(r" {2,}", " ", kept)
        return left if left.strip() or not text.strip() else "□"

    return _mapped(data, change)


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sk", "Cf", "Mn", "Cn", "Co")


def _boxed(data: dict[str, Any]) -> Any:
    def change(text: str) -> str:
        return "".join(s if s == "\n" or has_sign(s) else "□" for s in text)

    return _mapped(data, change)


def content(briefing: Briefing, items: tuple[Item, ...], one_page: bool = False) -> dict[str, Any]:
    """All that a template needs, as plain data."""
    _ = translator(briefing.language)
    rows, left = ([], 0) if one_page else figure_rows(briefing)
    more = len(briefing.said) - len(items) if one_page else 0
    day = briefing.made_on
    return {
        "title": briefing.title,
        "heading": _directed(briefing.title),
        "made": briefing.made,
        "embargo": briefing.embargo,
        "head-line": " · ".join(briefing.head_texts),
        "head": [[label, text] for label, text in briefing.head],
        "keywords": [f"record {briefing.record.version}", f"made {day.isoformat()}"],
        "day": [day.year, day.month, day.day],
        "language": briefing.language,
        "region": _region(briefing.language),
        "fonts": [FAMILY],
        "words": _words(briefing),
        "items": [_item(briefing, item, one_page, len(items)) for item in items],
        "figures": {
            "header": [
                _("Figure"),
                _("Number"),
                _("Read"),
                _("Place in the source"),
                _("Ref."),
            ],
            "rows": rows,
            "left": _("{count} further figures of these charts are in the workbook.", count=left)
            if left
            else "",
        },
        "references": _short_references(items, briefing.language)
        if one_page
        else briefing.references,
        "gone": [
            (missing.title or missing.item, missing.told(briefing.language))
            for missing in briefing.gone
        ],
        "more": " ".join(_left_out(briefing, more, one_page)),
    }


def _left_out(briefing: Briefing, more: int, one_page: bool) -> list[str]:
    """What one page says of what is not on it; the full briefing names what is gone elsewhere."""
    _ = translator(briefing.language)
    said = [_("{count} more items are in the full briefing.", count=more)] if more else []
    if one_page:
        said += [f"{g.title or g.item}: {g.told(briefing.language)}" for g in briefing.gone]
    return said


def _region(language: str) -> str:
    """The country of a language tag, by which words are divided; empty where it names none."""
    last = grammar(language).tag.rpartition("-")[2]
    return last if len(last) == 2 and last.isupper() else ""


def _words(briefing: Briefing) -> dict[str, str]:
    _ = translator(briefing.language)
    return {
        "summary": _("Summary"),
        "items": briefing.items_heading,
        "figures": _("Figures used"),
        "references": _("References"),
        "note": _("Note"),
        "caveat": _("Caveat"),
        "sceptic": _("What a sceptic will say"),
        "answer": _("The answer"),
        "page": _("Page"),
        "of": _("of"),
        "caution": _(
            "These figures count reports and what is found and passed on. A report is not a "
            "child, not a victim and not a crime, and a change in reports is not by itself a "
            "change in abuse."
        ),
        "compiled": _(
            "Compiled by {compiler}, version {version} of the record.",
            compiler="On the Record",
            version=briefing.record.version,
        ),
    }


def _directed(text: str) -> dict[str, Any]:
    return {"text": text, "rtl": is_rtl(text)}


def _short_references(items: tuple[Item, ...], language: str) -> list[str]:
    """For one page: publisher, title and year, each once; addresses where they are few."""
    sources = list({s.key: s for item in items for s in item.sources}.values())
    few = len(sources) <= 5
    said = [
        " ".join(filter(None, (f"{s.publisher.label}, “{s.title}”", s.year, s.url if few else "")))
        for s in sources[:MOST_REFERENCES]
    ]
    left = len(sources) - len(said)
    if left > 0:
        said.append(translator(language)("{count} more in the full briefing", count=left))
    return said


def _item(briefing: Briefing, item: Item, one_page: bool, count: int) -> dict[str, Any]:
    picture = _picture(item, one_page, count)
    own = item.title.rstrip(".") != item.finding.rstrip(".")
    figure = item.figure
    note = item.note or item.remark
    return {
        "kind": item.kind,
        "listed": item in briefing.listed,
        "title": _directed(item.title),
        "finding": item.finding if own else "",
        "caption": _caption(item, one_page and count > 2),
        "number": figure.with_unit(item.language) if figure else None,
        "svg": picture,
        "ratio": _ratio(picture) if picture else 0,
        "alt": describe.alt(item.chart) if item.chart else "",
        "steps": _steps(item.chart, one_page) if item.chart else None,
        "note": _directed(shortened(note, LONGEST_NOTE) if one_page else note),
        "text": [[label, text] for label, text in (*item.changed, *item.text)],
        "caveat": item.caveat,
        "caveat_word": item.caveat_word,
        "caveats": list(item.caveats[:2]),
        "question": item.question,
        "answer": item.answer,
        "source": item.source_line,
        "refs": [list(span) for span in ranges(briefing.numbers_of(item))],
    }


def _caption(item: Item, few: bool) -> str:
    """What the item is about; of a ranking cut to its few highest it says how few."""
    detail = item.detail
    if few and item.chart is not None:
        shown = few_bars(item.chart)
        detail = "; ".join((shown.subtitle, *shown.remarks))
    return " · ".join(part for part in (item.subject, detail) if part)


def _steps(chart: Chart, one_page: bool) -> dict[str, Any] | None:
    if chart.kind != "timeline":
        return None
    rows, rest = steps.latest(chart, MOST_STEPS_ON_ONE_PAGE if one_page else MOST_STEPS)
    return {"header": steps.header(chart.language), "rows": rows, "rest": rest}


def _picture(item: Item, one_page: bool, count: int) -> str | None:
    """The chart as SVG, its type as large as the text around it will be."""
    chart = item.chart
    if chart is None or chart.kind == "timeline":
        return None
    if not one_page:
        return svg.draw(chart, WIDE if chart.panels else 900, 520)
    if count <= 2:
        return svg.draw(chart, 900, 420 if count == 2 else 560, heading=False)
    return _best_in(few_bars(chart), 87, 88 if count <= 4 else 49)


def _best_in(chart: Chart, wide: float, high: float) -> str:
    """The drawing whose type comes out largest in a field of that many millimetres."""
    drawn = [svg.draw(chart, w, round(w * high / wide * 0.96), heading=False) for w in WIDTHS]

    def type_size(picture: str) -> float:
        across, down = _size(picture)
        return sizes_for(across).axis * min(wide / across, high / down)

    return max(drawn, key=type_size)


def _ratio(picture: str) -> float:
    wide, high = _size(picture)
    return high / wide


def _size(picture: str) -> tuple[float, float]:
    found = _SIZE.search(picture)
    assert found is not None
    return float(found[1]), float(found[2])
