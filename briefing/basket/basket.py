"""The basket: what goes into a briefing, in the reader's order, under their own titles.

A basket names its items (``chart:…``, ``figure:…``, ``point:…``) and holds no number itself, so
that a basket saved last year and opened today shows today's figures. What the reader wrote stands
in it word for word (``own:…``, titles, notes). It is written as a small JSON file and, compactly,
as a parameter of an address; what only later versions of this program can read is marked so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from briefing.basket.own import (
    ANSWER_AT,
    CITED,
    HEAD,
    KINDS,
    NOTE_AT,
    PICTURE,
    PLACES,
    own_kind,
    own_number,
    picture_name,
)
from briefing.points.points import AUDIENCES, FORMER
from languages import DEFAULT_LANGUAGE, LANGUAGES, translator
from languages.safe_text import clean, shortened

FORMAT = "on-the-record-basket"
VERSION = 2
PREFIXES = ("chart:", "figure:", "point:")
MOST_ITEMS = 60
LONGEST_ITEM = 600
LONGEST_TITLE = 240
LONGEST_NOTE = 1500
LONGEST_TEXT = 4000
"""Characters of a text of the reader's own."""
LONGEST_HEAD = 120
MOST_SINCE = 200
LONGEST_PRINTED = 120
LARGEST_FILE = 500_000


class BasketError(ValueError):
    """A basket that cannot be used. ``reason`` is a key of the messages, ``values`` fill them."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(self.explain(DEFAULT_LANGUAGE))

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
    "no_questions": "There is no question in this briefing: add a talking point or a chart.",
    "long_shelf": (
        "This is more than the browser is asked to keep. Save the briefing to a file, or delete "
        "briefings that you no longer need."
    ),
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
    "unknown": "Left out, because this version does not know it: {item}",
    "long_title": "A title of {count} characters was cut: {title}",
    "long_note": "A note of {count} characters was cut: {note}",
    "signs": "Signs that cannot be printed were taken out of: {title}",
    "not_kept": "A briefing that this browser kept cannot be read and was left out.",
    "twice": "Left out, because it is in the basket already: {item}",
}


@dataclass(frozen=True)
class Entry:
    """One item of a basket: its name, and the reader's own title and note where they gave any.

    ``note_at`` and ``answer_at`` say where the note, and the sceptic's question with its answer,
    go: one of :data:`~briefing.basket.own.PLACES`. ``asked`` is whether the question stands on the
    sheet of questions. ``picture`` is the name of a picture of the reader's own, which the basket
    does not hold; a ``decorative`` one says nothing and needs no text in its place.
    """

    item: str
    title: str = ""
    note: str = ""
    note_at: str = NOTE_AT
    answer_at: str = ANSWER_AT
    asked: bool = True
    picture: str = ""
    decorative: bool = False

    @property
    def has_own_words(self) -> bool:
        return bool(self.title or self.note)


@dataclass(frozen=True)
class Since:
    """An earlier file that a basket was made from: its day, and what it printed.

    ``printed`` maps the identity of a figure of today to what stood there then; only figures
    about which something has to be said are in it. It is the file's word, not the record's.
    """

    day: str = ""
    printed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Basket:
    """Items in order. ``title`` is that of the whole briefing, empty for the usual one.

    ``language`` is the one in which the reader wrote; ``audience`` the voice of all talking
    points (empty: all voices); ``head`` what stands at its head, by name of ``own.HEAD``;
    ``cited`` how a Word file cites its sources, one of ``own.CITED``.
    """

    entries: tuple[Entry, ...] = ()
    title: str = ""
    language: str = ""
    audience: str = ""
    head: tuple[tuple[str, str], ...] = ()
    since: Since = Since()
    cited: str = ""
    corrections: tuple[Correction, ...] = field(default=(), compare=False)

    @property
    def items(self) -> list[str]:
        return [entry.item for entry in self.entries]

    @property
    def pictures(self) -> list[str]:
        """The names of the reader's own pictures in it."""
        return list(dict.fromkeys(entry.picture for entry in self.entries if entry.picture))

    @property
    def has_own_words(self) -> bool:
        """Whether anything in it was written by the reader."""
        return bool(self.title or self.head) or any(e.has_own_words for e in self.entries)

    @property
    def is_plain(self) -> bool:
        """Whether every version of this program can read it: items, titles and notes only."""
        usual = (NOTE_AT, ANSWER_AT)
        return not (self.audience or self.head or self.since.day or self.cited) and all(
            (e.note_at, e.answer_at) == usual and e.asked and not own_kind(e.item)
            for e in self.entries
        )

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, item: str) -> Basket:
        """With one more item at the end; unchanged when it is in already."""
        if item in self.items or len(self) >= MOST_ITEMS:
            return self
        return replace(self, entries=(*self.entries, Entry(item)))

    def add_own(self, kind: str) -> Basket:
        """With an item of the reader's own at the end, still without words."""
        number = 1 + max((own_number(item) for item in self.items), default=0)
        return self.add(f"own:{kind}:{number}") if kind in KINDS else self

    def remove(self, item: str) -> Basket:
        return replace(self, entries=tuple(e for e in self.entries if e.item != item))

    def move(self, item: str, by: int) -> Basket:
        """One item moved up (negative) or down by so many places, within the ends."""
        entries = list(self.entries)
        place = self.items.index(item)
        entry = entries.pop(place)
        entries.insert(max(0, min(len(entries), place + by)), entry)
        return replace(self, entries=tuple(entries))

    def retitle(self, item: str, title: str = "", note: str = "", language: str = "") -> Basket:
        """One item with the reader's own title and note, cleaned and shortened."""
        most = LONGEST_TEXT if own_kind(item) else LONGEST_NOTE
        words = {"title": own_title(title), "note": own_note(note, most)}
        return self._with(item, **words).written_in(language)

    def place(self, item: str, note_at: str = NOTE_AT, answer_at: str = ANSWER_AT) -> Basket:
        """One item with its note, and its question and answer, in other places."""
        return self._with(item, note_at=note_at, answer_at=answer_at)

    def ask(self, item: str, asked: bool) -> Basket:
        """One item with its question on the sheet of questions, or not."""
        return self._with(item, asked=asked)

    def show(self, item: str, picture: str) -> Basket:
        """One item of the kind picture with a picture of that name."""
        return self._with(item, picture=picture_name(picture))

    def decorate(self, item: str, decorative: bool) -> Basket:
        """One item with its picture marked as one that says nothing, or not."""
        return self._with(item, decorative=decorative)

    def _with(self, item: str, **changed: Any) -> Basket:
        entries = (replace(e, **changed) if e.item == item else e for e in self.entries)
        return replace(self, entries=tuple(entries))

    def named(self, title: str, language: str = "") -> Basket:
        """The basket under another title."""
        return replace(self, title=own_title(title)).written_in(language)

    def said_to(self, audience: str) -> Basket:
        """The basket in another voice; an unknown one means all of them."""
        return replace(self, audience=audience if audience in AUDIENCES else "")

    def citing(self, how: str) -> Basket:
        """The basket with its sources cited so in Word; an unknown way means the usual one."""
        return replace(self, cited=how if how in CITED else "")

    def headed(self, name: str, text: str, language: str = "") -> Basket:
        """With a line of its head set, or taken out where the text is empty."""
        said = dict(self.head) | {name: shortened(clean(text), LONGEST_HEAD)}
        lines = tuple((key, said[key]) for key in HEAD if said.get(key))
        return replace(self, head=lines).written_in(language)

    def written_in(self, language: str) -> Basket:
        """The basket with the language in which the reader last wrote; nothing changes on ""."""
        return replace(self, language=language) if language else self


def own_title(text: str) -> str:
    """A title that somebody typed, on one line, without unprintable signs, not too long."""
    return shortened(clean(text), LONGEST_TITLE)


def own_note(text: str, most: int = LONGEST_NOTE) -> str:
    return shortened(clean(text, lines=True), most)


def basket_of(items: Sequence[str], title: str = "") -> Basket:
    """A basket of items without titles or notes of their own. Raises BasketError if too many."""
    return from_rows([{"item": item} for item in items], title)


def dumps(basket: Basket, record_version: str = "") -> str:
    """The basket as the text of a file that :func:`loads` reads back."""
    content = {
        "format": FORMAT,
        "version": 1 if basket.is_plain else VERSION,
        "record": record_version,
        **about(basket),
        "title": basket.title,
        "items": [_written(entry) for entry in basket.entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def about(basket: Basket) -> dict[str, Any]:
    """What a basket says of itself beside its title and items, as far as there is any."""
    said = {
        "language": basket.language if basket.has_own_words else "",
        "audience": basket.audience,
        "head": dict(basket.head),
        "since": {"day": basket.since.day, "printed": dict(basket.since.printed)}
        if basket.since.day
        else {},
        "cited": basket.cited,
    }
    return {name: value for name, value in said.items() if value}


def _written(entry: Entry) -> dict[str, Any]:
    said = {"item": entry.item, "title": entry.title, "note": entry.note}
    places = {"note_at": (entry.note_at, NOTE_AT), "answer_at": (entry.answer_at, ANSWER_AT)}
    moved = {name: value for name, (value, usual) in places.items() if value != usual}
    unasked = {} if entry.asked else {"asked": False}
    shown: dict[str, Any] = {"picture": entry.picture} if entry.picture else {}
    shown |= {"decorative": True} if entry.decorative else {}
    return {name: text for name, text in said.items() if text} | moved | unasked | shown


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
    return from_rows(content["items"], content.get("title", ""), content)


def from_rows(rows: Sequence[Any], title: Any, said: Mapping[str, Any] | None = None) -> Basket:
    """Entries from outside, cleaned; what was put right is listed.

    ``said`` is what the basket says of itself, as :func:`about` gives it.
    """
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
    more = _about(said or {}, corrections)
    return Basket(tuple(entries.values()), heading, **more, corrections=tuple(corrections))


def _about(said: Mapping[str, Any], corrections: list[Correction]) -> dict[str, Any]:
    """What a basket from outside says of itself, as far as this version knows it."""
    language, audience = (_word(said.get(name)) for name in ("language", "audience"))
    audience = FORMER.get(audience, audience)
    if audience and audience not in AUDIENCES:
        corrections.append(Correction("unknown", {"item": shortened(audience, 80)}))
    head = said.get("head")
    lines = Basket()
    for name, text in head.items() if isinstance(head, dict) else ():
        lines = lines.headed(name, _word(text)) if name in HEAD else lines
    return {
        "language": language if language in LANGUAGES else "",
        "audience": audience if audience in AUDIENCES else "",
        "head": lines.head,
        "since": _since(said.get("since")),
        "cited": lines.citing(_word(said.get("cited"))).cited,
    }


def _word(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""


def _since(said: Any) -> Since:
    """The earlier file that a basket names, cleaned and bounded; none where it names no day."""
    day = _word(said.get("day")) if isinstance(said, dict) else ""
    try:
        date.fromisoformat(day)
    except ValueError:
        return Since()
    printed = said.get("printed")
    pairs = list(printed.items())[:MOST_SINCE] if isinstance(printed, dict) else []
    kept = {clean(key)[:LONGEST_ITEM]: shortened(_word(v), LONGEST_PRINTED) for key, v in pairs}
    return Since(day, tuple(kept.items()))


def _entry(row: Any, corrections: list[Correction]) -> Entry | None:
    named = row.get("item") if isinstance(row, dict) else row
    item = clean(named) if isinstance(named, str) else ""
    known = item.startswith(PREFIXES) or own_kind(item)
    if not known or len(item) > LONGEST_ITEM:
        shown = shortened(clean(str(named)), 80)
        corrections.append(Correction("not_an_item", {"item": shown or "–"}))
        return None
    own = row if isinstance(row, dict) else {}
    most = LONGEST_TEXT if own_kind(item) else LONGEST_NOTE
    title, note = _title(own.get("title", ""), corrections), _note(own, corrections, most)
    places = (_place(own, "note_at", NOTE_AT), _place(own, "answer_at", ANSWER_AT))
    is_picture = own_kind(item) == PICTURE
    return Entry(
        item,
        title,
        note,
        *places,
        asked=own.get("asked") is not False,
        picture=picture_name(own.get("picture")) if is_picture else "",
        decorative=is_picture and own.get("decorative") is True,
    )


def _place(own: dict[str, Any], name: str, usual: str) -> str:
    said = own.get(name)
    return said if isinstance(said, str) and said in PLACES else usual


def _title(text: Any, corrections: list[Correction]) -> str:
    text = text if isinstance(text, str) else ""
    title = own_title(text)
    if len(clean(text)) > LONGEST_TITLE:
        values = {"count": len(text), "title": shortened(title, 60)}
        corrections.append(Correction("long_title", values))
    elif clean(text) != " ".join(text.split()):
        corrections.append(Correction("signs", {"title": shortened(title, 60)}))
    return title


def _note(own: dict[str, Any], corrections: list[Correction], most: int) -> str:
    text = own.get("note", "")
    text = text if isinstance(text, str) else ""
    note = own_note(text, most)
    if len(text) > most:
        values = {"count": len(text), "note": shortened(clean(note), 60)}
        corrections.append(Correction("long_note", values))
    return note
