"""The basket: what goes into a briefing, in the reader's order, under their own titles.

A basket names its items (``chart:…``, ``figure:…``, ``point:…``) and holds no number itself, so
that a basket saved last year and opened today shows today's figures. It is written as a small
JSON file and, compactly, as a parameter of an address.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from languages import translator
from languages.safe_text import clean, shortened

FORMAT = "on-the-record-basket"
VERSION = 1
PREFIXES = ("chart:", "figure:", "point:")
MOST_ITEMS = 60
LONGEST_ITEM = 600
LONGEST_TITLE = 240
LONGEST_NOTE = 1500
LARGEST_FILE = 500_000


class BasketError(ValueError):
    """A basket that cannot be used. ``reason`` is a key of the messages, ``values`` fill them."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(self.explain("en"))

    def explain(self, language: str) -> str:
        """What is wrong and what to do, in a sentence or two for a reader."""
        return translator(language)(_ERRORS[self.reason], **self.values)


_ERRORS = {
    "empty": "The basket is empty: add a chart, a figure or a talking point first.",
    "damaged": "This is not a whole basket file: it cannot be read. Ask for the file again.",
    "other": "This file is not a basket of On the Record.",
    "newer": (
        "This basket was saved by a newer version (format {found}; this version reads up to "
        "{known}). Update this program, or ask for the link instead."
    ),
    "large": "This file is too large to be a basket: {found} bytes, at most {known} are read.",
    "many": "This basket has {found} items; at most {known} fit into one briefing.",
    "long_link": (
        "These items and notes are too much for a link. Save the basket to a file and pass that on."
    ),
    "link": "The basket in this address is damaged or cut off. Copy the whole address again.",
    "none_left": "Nothing in this basket is in the record any more: {names}.",
}


@dataclass(frozen=True)
class Correction:
    """Something in a basket that was put right on reading. ``explain`` says what."""

    reason: str
    values: dict[str, object]

    def explain(self, language: str) -> str:
        return translator(language)(_CORRECTIONS[self.reason], **self.values)


_CORRECTIONS = {
    "not_an_item": "Left out, because it names no chart, figure or talking point: {item}",
    "long_title": "A title of {count} characters was cut: {title}",
    "long_note": "A note of {count} characters was cut: {note}",
    "signs": "Signs that cannot be printed were taken out of: {title}",
    "twice": "Left out, because it is in the basket already: {item}",
}


@dataclass(frozen=True)
class Entry:
    """One item of a basket: its name, and the reader's own title and note where they gave any."""

    item: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Basket:
    """Items in order. ``title`` is that of the whole briefing, empty for the usual one."""

    entries: tuple[Entry, ...] = ()
    title: str = ""
    corrections: tuple[Correction, ...] = field(default=(), compare=False)

    @property
    def items(self) -> list[str]:
        return [entry.item for entry in self.entries]

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, item: str) -> Basket:
        """With one more item at the end; unchanged when it is in already."""
        if item in self.items or len(self) >= MOST_ITEMS:
            return self
        return replace(self, entries=(*self.entries, Entry(item)))

    def remove(self, item: str) -> Basket:
        return replace(self, entries=tuple(e for e in self.entries if e.item != item))

    def move(self, item: str, by: int) -> Basket:
        """One item moved up (negative) or down by so many places, within the ends."""
        entries = list(self.entries)
        place = self.items.index(item)
        entry = entries.pop(place)
        entries.insert(max(0, min(len(entries), place + by)), entry)
        return replace(self, entries=tuple(entries))

    def retitle(self, item: str, title: str = "", note: str = "") -> Basket:
        """One item with the reader's own title and note, cleaned and shortened."""
        changed = Entry(item, own_title(title), own_note(note))
        return replace(self, entries=tuple(changed if e.item == item else e for e in self.entries))

    def named(self, title: str) -> Basket:
        """The basket under another title."""
        return replace(self, title=own_title(title))


def own_title(text: str) -> str:
    """A title that somebody typed, on one line, without unprintable signs, not too long."""
    return shortened(clean(text), LONGEST_TITLE)


def own_note(text: str) -> str:
    return shortened(clean(text, lines=True), LONGEST_NOTE)


def basket_of(items: Sequence[str], title: str = "") -> Basket:
    """A basket of items without titles or notes of their own. Raises BasketError if too many."""
    return from_rows([{"item": item} for item in items], title)


def dumps(basket: Basket, record_version: str = "") -> str:
    """The basket as the text of a file that :func:`loads` reads back."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "record": record_version,
        "title": basket.title,
        "items": [_written(entry) for entry in basket.entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _written(entry: Entry) -> dict[str, str]:
    said = {"item": entry.item, "title": entry.title, "note": entry.note}
    return {name: text for name, text in said.items() if text}


def loads(data: bytes | str) -> Basket:
    """Read a basket file. Raises BasketError; small faults are put right and listed."""
    if len(data) > LARGEST_FILE:
        raise BasketError("large", found=len(data), known=LARGEST_FILE)
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise BasketError("damaged") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BasketError("other")
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BasketError("damaged")
    if version > VERSION:
        raise BasketError("newer", found=version, known=VERSION)
    if not isinstance(content.get("items"), list):
        raise BasketError("damaged")
    return from_rows(content["items"], content.get("title", ""))


def from_rows(rows: Sequence[Any], title: Any) -> Basket:
    """Entries from outside, cleaned; what was put right is listed."""
    if len(rows) > MOST_ITEMS:
        raise BasketError("many", found=len(rows), known=MOST_ITEMS)
    corrections: list[Correction] = []
    entries: dict[str, Entry] = {}
    for row in rows:
        entry = _entry(row, corrections)
        if entry is None:
            continue
        if entry.item in entries:
            corrections.append(Correction("twice", {"item": entry.item}))
            continue
        entries[entry.item] = entry
    heading = _title(title, corrections)
    return Basket(tuple(entries.values()), heading, tuple(corrections))


def _entry(row: Any, corrections: list[Correction]) -> Entry | None:
    named = row.get("item") if isinstance(row, dict) else row
    item = clean(named) if isinstance(named, str) else ""
    if not item.startswith(PREFIXES) or len(item) > LONGEST_ITEM:
        shown = shortened(clean(str(named)), 80)
        corrections.append(Correction("not_an_item", {"item": shown or "–"}))
        return None
    own = row if isinstance(row, dict) else {}
    return Entry(item, _title(own.get("title", ""), corrections), _note(own, corrections))


def _title(text: Any, corrections: list[Correction]) -> str:
    text = text if isinstance(text, str) else ""
    title = own_title(text)
    if len(clean(text)) > LONGEST_TITLE:
        values = {"count": len(text), "title": shortened(title, 60)}
        corrections.append(Correction("long_title", values))
    elif clean(text) != " ".join(text.split()):
        corrections.append(Correction("signs", {"title": shortened(title, 60)}))
    return title


def _note(own: dict[str, Any], corrections: list[Correction]) -> str:
    text = own.get("note", "")
    text = text if isinstance(text, str) else ""
    note = own_note(text)
    if len(text) > LONGEST_NOTE:
        values = {"count": len(text), "note": shortened(clean(note), 60)}
        corrections.append(Correction("long_note", values))
    return note
