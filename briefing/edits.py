"""What a reader has changed in the visible text of a file of ours since it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.documents.chart_data import Behind
from briefing.documents.compare import compared, counts_missing, number_changes
from briefing.documents.passages import Passage, Place, numbers_in
from briefing.documents.reading import Document
from briefing.items.metadata import LISTED, Stamp
from languages import translator
from languages.safe_text import shortened

EDITED, REWORDED, MISSING, RECOUNTED = "edited", "reworded", "missing", "recounted"
UNREAD = "unread"
_CHARTS = ("chart", "slide chart")
_LATER = ("tab", "alternative", "slide alternative", "sheet alternative")
"""Kinds of places that files of earlier versions do not list."""
LONGEST_SHOWN = 160
MOST_NAMED = 2

_SENTENCES = {
    EDITED: "Edited, {place}: made as {was}, now {now}. {label}",
    REWORDED: "Reworded, {place}: made as “{was}”, now “{now}”.",
    MISSING: "No longer found, {place}: “{was}”. {label}",
    UNREAD: "Not read: {place}. They may differ from what the chart shows.",
    RECOUNTED: "Not found in the text as often as it was made: {was}. {label}",
}


@dataclass(frozen=True)
class Edit:
    """One place that is not as it was made; ``figures`` are the identities of what stood there."""

    kind: str
    place: Place
    was: str
    now: str
    figures: tuple[str, ...] = ()

    def explain(self, language: str, labels: dict[str, str]) -> str:
        """In a sentence, with slide, page or row; the figures by the names given for them."""
        named = [labels[key] for key in self.figures[:MOST_NAMED] if key in labels]
        return translator(language)(
            _SENTENCES[self.kind],
            place=self.place.words(language),
            was=self.was,
            now=self.now,
            label=f"({'; '.join(named)})" if named else "",
        ).rstrip()


def comparable(stamp: Stamp, document: Document) -> Document:
    """The document without what the file's own list does not know yet, which is then said."""
    if stamp.listed >= LISTED:
        return document
    known = tuple(p for p in document.passages if p.place.kind not in _LATER)
    if len(known) == len(document.passages):
        return document
    return replace(document, passages=known, unread=document.unread | {"later"})


def edits(stamp: Stamp, document: Document) -> tuple[tuple[Edit, ...], tuple[Passage, ...]]:
    """What was changed, and what came since. Of a PDF, numbers are counted: places are unknown."""
    if document.kind == "pdf":
        written_over = tuple(p for p in document.passages if p.place.kind == "page note")
        return tuple(_recounted(stamp, document)), written_over
    result = compared([printed.passage for printed in stamp.passages], document.passages)
    found = [
        edit
        for changed in result.edits
        for edit in _named(stamp, changed.was, changed.now)
        if edit.kind != MISSING or edit.place.kind not in _LATER
    ]  # some programs drop alternative texts: one that is gone says nothing
    found += [edit for behind in document.behind for edit in _behind(stamp, behind)]
    return tuple(found), result.added


def _behind(stamp: Stamp, behind: Behind) -> Iterator[Edit]:
    """What the workbook of a chart holds otherwise: it is shown as soon as somebody opens it.

    A workbook that is as it was made is no edit: the chart that shows something else is one.
    """
    if behind.kept is None:
        yield Edit(UNREAD, behind.place, "", "")
        return
    name = behind.shown.partition("\t")[0]
    drawn = [p for p in stamp.passages if p.passage.place.kind in _CHARTS]
    made = [p for p in drawn if p.passage.text.startswith(f"{name}\t")]
    if any(p.passage.text == behind.kept for p in made):
        return
    here = [p for p in made if p.passage.place.number == behind.place.number] or made
    was = next((p for p in here if p.passage.text == behind.shown), here[0] if here else None)
    if was is None:
        yield Edit(UNREAD, behind.place, "", "")
        return
    yield from _changes(stamp, was.figures, Passage(behind.place, was.passage.text), behind.kept)


def _named(stamp: Stamp, place: int, now: Passage | None) -> Iterator[Edit]:
    printed = stamp.passages[place]
    was = printed.passage
    ids = tuple(stamp.figures[number].id for number in printed.figures)
    if now is None:
        yield Edit(MISSING, was.place, shortened(was.text, LONGEST_SHOWN), "", ids)
        return
    here = Passage(now.place, was.text)
    yield from _changes(stamp, printed.figures, here, now.text)


def _changes(stamp: Stamp, figures: tuple[int, ...], was: Passage, now: str) -> Iterator[Edit]:
    """The numbers that are others now, or the words where the numbers are the same."""
    changes = number_changes(was.text, now)
    for old, new in changes:
        yield Edit(EDITED, was.place, old or "–", new or "–", _holding(stamp, figures, old))
    if not changes:
        one, two = shortened(was.text, LONGEST_SHOWN), shortened(now, LONGEST_SHOWN)
        yield Edit(REWORDED, was.place, one, two, tuple(stamp.figures[k].id for k in figures))


def _holding(stamp: Stamp, figures: tuple[int, ...], number: str) -> tuple[str, ...]:
    """Which of a passage's figures was printed with that number; of several none is guessed."""
    digits = _digits(number)
    holding = [
        stamp.figures[place].id
        for place in figures
        if digits and digits in map(_digits, numbers_in(stamp.figures[place].shown))
    ]
    every = [stamp.figures[place].id for place in figures]
    return tuple(holding or (every if len(every) <= MOST_NAMED else ()))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _recounted(stamp: Stamp, document: Document) -> Iterator[Edit]:
    printed = (p.text for p in document.passages if p.place.kind != "page note")
    text = "\n".join(printed)
    for number in counts_missing((p.passage.text for p in stamp.passages), text):
        holders = [p for p in stamp.passages if number in p.passage.numbers]
        ids = {key for p in holders for key in _holding(stamp, p.figures, number)}
        yield Edit(RECOUNTED, Place("text"), number, "", tuple(sorted(ids)))
