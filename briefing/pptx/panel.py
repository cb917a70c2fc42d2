"""What stands beside a chart on a slide: what must not be concluded, and what its marks mean."""

from __future__ import annotations

from typing import Any

from briefing.items.item import Item
from briefing.items.own_words import asked_on_slide, note_word
from briefing.native.box import MUTED, Box
from briefing.native.flags import Plan
from briefing.pptx.paper import ACCENT, Words, height_of, text_box
from charts.words import inexact
from languages import translator

LARGEST, SMALLEST = 14.0, 10.5
"""Points: nothing beside a chart is set smaller."""


def panel(slide: Any, item: Item, box: Box, planned: Plan | None = None) -> list[Words]:
    """Write it into the box; returns what has to stand on a slide of its own.

    Explanations go by numbers where the chart has numbers: then all must be there. Of others
    those that fit are, whole, and the notes have all.
    """
    first = _first(item)
    every = _explained(item, planned)
    whole = [*first, *_headed(item, every)]
    rest: list[Words] = []
    if every and not _fits(whole, box):
        whole, rest = _shortened(item, first, every, planned, box)
    text_box(slide, box, whole, item.language, LARGEST, SMALLEST, "Caveat")
    return rest


def needed(item: Item, box: Box) -> float:
    """The height of what must stand on the slide with a chart, in a box as wide as that."""
    return height_of(_first(item), SMALLEST, box.width)


def under(slide: Any, item: Item, box: Box) -> list[Words]:
    """Write what must stand with a chart, and nothing else; returns the explanations."""
    text_box(slide, box, _first(item), item.language, LARGEST, SMALLEST, "Caveat")
    return _headed(item, _explained(item, None))


def beside(item: Item) -> list[Words]:
    """What the reader wants on the slide itself: what has changed, the question and its answer."""
    said = [*item.changed, *asked_on_slide(item)]
    return [Words(text, head=f"{label}:") for label, text in said]


def _first(item: Item) -> list[Words]:
    """The reader's note, what must not be concluded, and what the hatching means."""
    _ = translator(item.language)
    words: list[Words] = []
    if item.note:
        whose = note_word(item.language)
        words += [Words(whose, bold=True, colour=ACCENT, gap=0.1), Words(item.note)]
    if item.caveat:
        words.append(Words(item.caveat_word, bold=True, colour=ACCENT, gap=0.1))
        words.append(Words(item.caveat))
    told = inexact.told(item.chart) if item.chart is not None else ""
    words += [Words(told)] if told else []
    return [*words, *beside(item)]


def _fits(words: list[Words], box: Box) -> bool:
    return height_of(words, SMALLEST, box.width) <= box.height


def _shortened(
    item: Item, first: list[Words], every: list[Words], planned: Plan | None, box: Box
) -> tuple[list[Words], list[Words]]:
    """What of the explanations stands here where not all fit, and what on the next slide."""
    _ = translator(item.language)
    in_notes = Words(_("In full in the notes."), colour=MUTED)
    if planned is not None and planned.numbered:
        labels = [Words("", head=each.head, gap=0.15) for each in every]
        whole = [*first, *_headed(item, [*labels, in_notes])]
        if _fits(whole, box):
            return whole, []
        next_one = Words(_("The numbers on the chart: see the next slide."), colour=MUTED)
        return [*first, next_one], _headed(item, every)
    tried = [_headed(item, [*every[:count], in_notes]) for count in range(len(every) - 1, -1, -1)]
    # A heading needs something under it: where there is no room for both, the hint is enough.
    fitting = (said for said in (*tried, [in_notes]) if _fits([*first, *said], box))
    return [*first, *next(fitting, [])], []


def _explained(item: Item, planned: Plan | None) -> list[Words]:
    """Breaks and notes in full, under the numbers or labels that they have on the chart."""
    if planned is None or not planned.items:
        return [Words(text, head=f"{label}:") for label, text in item.text if text]
    if planned.numbered:
        return [
            Words(flag.text, head=f"{number}  {flag.label}.")
            for number, flag in zip(planned.labels, planned.items, strict=True)
        ]
    return [Words(flag.text, head=f"{flag.label}.") for flag in planned.items]


def _headed(item: Item, said: list[Words]) -> list[Words]:
    if not said:
        return []
    _ = translator(item.language)
    return [Words(_("On the chart"), bold=True, colour=ACCENT, gap=0.1), *said]
