"""The deck: a slide an item with a native chart, and all sources at the end."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from briefing.house.template import Template
from briefing.items.items import Briefing
from briefing.items.metadata import stamp
from briefing.native.box import INK, MUTED, Box
from briefing.native.names import name_all
from briefing.pptx import slides as deck_slides
from briefing.pptx.cited import references_of
from briefing.pptx.deck import Deck, empty_deck
from briefing.pptx.furniture import number
from briefing.pptx.ground import box_of
from briefing.pptx.page import settle
from briefing.pptx.paper import Words, fit, write
from data_sources.record.citations import COMPILER
from languages import grammar, translator


def make(briefing: Briefing, template: Template | None = None) -> bytes:
    """The deck as the content of a ``.pptx`` file, in our template or in an organisation's.

    Raises UnreadableFile, mostly as Unsuitable, for a template that slides cannot be made in.
    """
    deck = empty_deck(briefing.language, template)
    deck = deck.under_embargo() if briefing.embargo else deck
    _title_slide(deck, briefing)
    deck_slides.item_slides(deck, briefing)
    _sources(deck, briefing)
    for slide in deck.slides:
        name_all(slide.shapes, briefing.language)
        if slide.has_notes_slide:
            name_all(slide.notes_slide.shapes, briefing.language)
    _properties(deck.file, briefing)
    return stamp(deck.finished(), briefing)


def _title_slide(deck: Deck, briefing: Briefing) -> None:
    """Title, what is in it, and when and from what it was made."""
    language = briefing.language
    slide = deck.slides.add_slide(deck.layouts.opening)
    settle(slide)
    title, subtitle = slide.shapes.title, _subtitle(slide)
    box, under = _opening_boxes(deck, title, subtitle)
    size, kept = fit([Words(briefing.title, bold=True)], box, 40, 20)
    write(title, kept, size, language, anchor="bottom")
    words = [
        *(Words(text, head=f"{label}:" if label else "") for label, text in briefing.head),
        Words(briefing.made, colour=INK),
        Words(_about(briefing), colour=MUTED),
    ]
    size, kept = fit(words, under, 17, 12)
    head = words[:-1]
    if kept[: len(head)] != head:
        size, kept = fit(head, under, 12, 9)
    if kept[: len(head)] != head:
        size, kept = fit([_in_one(briefing)], under, 14, 9)
    write(subtitle, kept, size, language)
    number(slide, briefing.language)
    slide.notes_slide.notes_text_frame.text = f"{briefing.made}\n{_about(briefing)}"


def _in_one(briefing: Briefing) -> Words:
    """The head in one paragraph, for a template with little room; what it may not lose is first.

    Whose the title is must stand by it, and an embargo; what is cut first is what the notes say.
    """
    own = [text for label, text in briefing.head if not label]
    named = [f"{label}: {text}" for label, text in briefing.head if label]
    first = [briefing.embargo] if briefing.embargo else []
    rest = [line for line in named if line not in first]
    return Words(" · ".join([*own, *first, *rest, briefing.made]))


def _subtitle(slide: Any) -> Any:
    kind = PP_PLACEHOLDER.SUBTITLE
    return next(p for p in slide.placeholders if p.placeholder_format.type == kind)


def _opening_boxes(deck: Deck, title: Any, subtitle: Any) -> tuple[Box, Box]:
    """Where title and subtitle stand: as we have them, or as the template does."""
    if not deck.is_own:
        return _inside(box_of(title)), _inside(box_of(subtitle))
    box, under = Box(80, 120, 800, 130), Box(80, 268, 800, 150)
    _place(title, box)
    _place(subtitle, under)
    return box, under


def _inside(box: Box) -> Box:
    return Box(box.left + 7.2, box.top + 3.6, box.width - 14.4, box.height - 7.2)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu()


def _about(briefing: Briefing) -> str:
    return translator(briefing.language)(
        "Every number is a published one, with its source. Charts are native: their data can be "
        "opened and edited."
    )


def _sources(deck: Deck, briefing: Briefing) -> None:
    """All references, numbered, and what had to be left out."""
    _ = translator(briefing.language)
    lines = [
        Words(line, head=f"{k}.") for k, line in enumerate(references_of(briefing, deck.page), 1)
    ]
    lines += [
        Words(
            missing.told(briefing.language),
            head=f"{missing.title or missing.item}:",
        )
        for missing in briefing.gone
    ]
    deck_slides.list_slides(deck, briefing, _("Sources"), lines)


def _properties(deck: Any, briefing: Briefing) -> None:
    about = deck.core_properties
    about.title, about.author = briefing.title[:255], COMPILER
    about.language = grammar(briefing.language).tag
    about.comments = briefing.made
    about.subject = ""
    about.last_modified_by = COMPILER
    about.created = about.modified = datetime.combine(briefing.made_on, time())
