"""What a reader has changed in the visible text of a file of ours since it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.documents.compare import compared, counts_missing, number_changes
from briefing.documents.passages import Passage, Place, numbers_in
from briefing.documents.reading import Document
from briefing.items.metadata import Stamp
from languages import translator
from languages.safe_text import shortened

EDITED, REWORDED, MISSING, RECOUNTED = "edited", "reworded", "missing", "recounted"
LONGEST_SHOWN = 160
MOST_NAMED = 2

_SENTENCES = {
    EDITED: "Edited, {place}: made as {was}, now {now}. {label}",
    REWORDED: "Reworded, {place}: made as “{was}”, now “{now}”.",
    MISSING: "No longer found, {place}: “{was}”. {label}",
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


def edits(stamp: Stamp, document: Document) -> tuple[tuple[Edit, ...], tuple[Passage, ...]]:
    """What was changed, and what came since. Of a PDF, numbers are counted: places are unknown."""
    if document.kind == "pdf":
        return tuple(_recounted(stamp, document)), ()
    result = compared([printed.passage for printed in stamp.passages], document.passages)
    found = [edit for changed in result.edits for edit in _named(stamp, changed.was, changed.now)]
    return tuple(found), result.added


def _named(stamp: Stamp, place: int, now: Passage | None) -> Iterator[Edit]:
    printed = stamp.passages[place]
    was = printed.passage
    ids = tuple(stamp.figures[number].id for number in printed.figures)
    if now is None:
        yield Edit(MISSING, was.place, shortened(was.text, LONGEST_SHOWN), "", ids)
        return
    changes = number_changes(was.text, now.text)
    for old, new in changes:
        yield Edit(EDITED, now.place, old or "–", new or "–", _holding(stamp, printed.figures, old))
    if not changes:
        one, two = shortened(was.text, LONGEST_SHOWN), shortened(now.text, LONGEST_SHOWN)
        yield Edit(REWORDED, now.place, one, two, ids)


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
    text = "\n".join(passage.text for passage in document.passages)
    for number in counts_missing((p.passage.text for p in stamp.passages), text):
        holders = [p for p in stamp.passages if number in p.passage.numbers]
        ids = {key for p in holders for key in _holding(stamp, p.figures, number)}
        yield Edit(RECOUNTED, Place("text"), number, "", tuple(sorted(ids)))
