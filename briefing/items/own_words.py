"""What a reader wrote, as items of a briefing, and where their notes and answers go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.basket.basket import Basket, Entry
from briefing.basket.own import HEAD, KINDS, PICTURE, SILENT, own_kind
from briefing.documents.pictures.picture import Picture
from briefing.items.item import Item
from languages import translator

APPENDIX = "own:appendix"
Pictures = Mapping[str, Picture]
"""The reader's own pictures that are at hand, by the names that a basket has for them."""


def own_item(entry: Entry, language: str, pictures: Pictures | None = None) -> Item:
    """An item of the reader's own; it carries no figure, and its source line says whose it is."""
    kind = own_kind(entry.item)
    if kind == PICTURE:
        return _picture(entry, language, pictures or {})
    _ = translator(language)
    name = _(KINDS[kind])
    title = entry.title or ("" if kind == "break" else name)
    return Item(
        id=entry.item,
        kind=kind if kind in SILENT else "text",
        language=language,
        title=title,
        subject=name if entry.title else "",
        detail="",
        text=() if kind in SILENT else tuple(_paragraphs(entry.note)),
        caveat="",
        question="",
        answer="",
        figures=(),
        source_line="" if kind in SILENT else _("Written by the maker of this briefing."),
    )


def _picture(entry: Entry, language: str, pictures: Pictures) -> Item:
    """A picture under its caption; where it cannot be shown, a text that says why."""
    _ = translator(language)
    alt = "" if entry.decorative else " ".join(entry.note.split())
    lacks = _lack(entry, alt, pictures, language)
    said = [("", lacks), (_("What it shows"), alt)] if lacks else []
    return Item(
        id=entry.item,
        kind="text" if lacks else PICTURE,
        language=language,
        title=entry.title or _(KINDS[PICTURE]),
        subject=_(KINDS[PICTURE]) if entry.title else "",
        detail="",
        text=tuple((label, text) for label, text in said if text),
        caveat="",
        question="",
        answer="",
        figures=(),
        source_line=_("Picture added by the maker of this briefing."),
        picture=None if lacks else pictures[entry.picture],
        alt=alt,
        lacks=lacks,
    )


def _lack(entry: Entry, alt: str, pictures: Pictures, language: str) -> str:
    """Why a picture is not shown, or empty."""
    _ = translator(language)
    if not entry.picture:
        return _("No picture has been chosen yet.")
    if entry.picture not in pictures:
        return _("This picture is only in the browser where it was added.")
    if not (alt or entry.decorative):
        return _("This picture is shown once it has a text that says what it shows.")
    return ""


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    yield from (("", line) for line in text.split("\n") if line.strip())


def note_word(language: str) -> str:
    """What stands before a note of the reader's own: whose it is, for a source stands near it."""
    return translator(language)("Note by the maker of this briefing")


def marked(item: Item, entry: Entry) -> Item:
    """The item with a word wherever a source stands near a title of the reader's own."""
    if not entry.title or not item.source_line or own_kind(entry.item):
        return item
    mark = translator(item.language)("Title by the maker of this briefing.")
    return replace(item, source_line=f"{mark} {item.source_line}", whose=mark)


def placed(item: Item, entry: Entry) -> Item:
    """The item with note, question and answer where the reader wants them.

    What goes into the appendix or nowhere is not in the item any more.
    """
    kept = {"slide": item.note, "notes": ""}
    item = replace(
        item,
        note=kept.get(entry.note_at, ""),
        remark=item.note if entry.note_at == "notes" else "",
        answer_on_slide=entry.answer_at == "slide",
    )
    if entry.answer_at in ("appendix", "nowhere"):
        item = replace(item, question="", answer="")
    return item


def appendix(items: Sequence[tuple[Item, Entry]], language: str) -> list[Item]:
    """What the readers want at the end: one item of all notes, questions and answers; or none."""
    _ = translator(language)
    said: list[tuple[str, str]] = []
    for item, entry in items:
        if entry.note_at == "appendix" and entry.note and not own_kind(entry.item):
            said.append((item.title, entry.note))
        if entry.answer_at == "appendix" and item.question:
            said += [(_("What a sceptic will say"), item.question), (_("The answer"), item.answer)]
    if not said:
        return []
    title = _("Appendix: notes, questions and answers")
    return [
        Item(APPENDIX, "text", language, title, "", "", tuple(said), "", "", "", (), source_line="")
    ]


def asked_on_slide(item: Item) -> list[tuple[str, str]]:
    """The sceptic's question and the answer, where they are to stand on the slide itself."""
    if not item.answer_on_slide:
        return []
    _ = translator(item.language)
    said = [(_("What a sceptic will say"), item.question), (_("The answer"), item.answer)]
    return [(label, text) for label, text in said if text]


def head_lines(
    basket: Basket, language: str, told: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """What stands at the head of a briefing, and whose title it has; the label may be empty.

    ``told`` names what is said elsewhere in the file: the fields of an organisation's template.
    """
    _ = translator(language)
    lines = [(_(HEAD[name]), text) for name, text in basket.head if name not in told]
    if basket.title:
        lines.append(("", _("Title by the maker of this briefing.")))
    return tuple(lines)


def embargo_line(basket: Basket, language: str) -> str:
    """ "Embargo: 1 December 2026, noon", in the maker's words; empty where there is none."""
    text = " ".join(dict(basket.head).get("embargo", "").split())
    return f"{translator(language)(HEAD['embargo'])}: {text}" if text else ""
