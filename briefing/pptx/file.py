"""The deck: a slide an item with a native chart, and all sources at the end."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import Any

from briefing.items.items import Briefing
from briefing.items.metadata import stamp
from briefing.pptx import slides as deck_slides
from briefing.pptx.paper import (
    INK,
    MUTED,
    Box,
    Words,
    fit,
    layout,
    new_deck,
    write,
)
from data_sources.record.citations import COMPILER
from languages import grammar, translator


def make(briefing: Briefing) -> bytes:
    """The deck as the content of a ``.pptx`` file."""
    deck = new_deck(briefing.language)
    _title_slide(deck, briefing)
    for item in briefing.items:
        if item.kind != "break":
            deck_slides.item_slide(deck, briefing, item)
    _sources(deck, briefing)
    _properties(deck, briefing)
    held = io.BytesIO()
    deck.save(held)
    return stamp(held.getvalue(), briefing)


def _title_slide(deck: Any, briefing: Briefing) -> None:
    """Title, what is in it, and when and from what it was made."""
    language = briefing.language
    slide = deck.slides.add_slide(layout(deck, "Title Slide"))
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    box = Box(80, 120, 800, 130)
    _place(title, box)
    size, kept = fit([Words(briefing.title, bold=True)], box, 40, 20)
    write(title, kept, size, language, anchor="bottom")
    under = Box(80, 268, 800, 150)
    _place(subtitle, under)
    words = [
        *(Words(text, head=f"{label}:" if label else "") for label, text in briefing.head),
        Words(briefing.made, colour=INK),
        Words(_about(briefing), colour=MUTED),
    ]
    size, kept = fit(words, under, 17, 12)
    write(subtitle, kept, size, language)
    slide.notes_slide.notes_text_frame.text = f"{briefing.made}\n{_about(briefing)}"


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu()


def _about(briefing: Briefing) -> str:
    return translator(briefing.language)(
        "Every number is a published one, with its source. Charts are native: their data can be "
        "opened and edited."
    )


def _sources(deck: Any, briefing: Briefing) -> None:
    """All references, numbered, and what had to be left out."""
    _ = translator(briefing.language)
    lines = [Words(line, head=f"{k}.") for k, line in enumerate(briefing.references, 1)]
    lines += [
        Words(
            _("not in this version of the record, left out."),
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
