"""Each series said in the words of its own name, and how many are tied to it.

`python -m tests.claims.labels [--missed]`. The newest figure of each series, of its whole and of
one of its parts, with its publisher and period, in three plain sentences in each language. A reader
who copies a label from the site writes so; what is not found here, is found nowhere else.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claims import Claim, check
from claims.checking import checker_for
from claims.link.indexed.figures import Slot
from data_sources.record.figure import Figure
from data_sources.record.load import the_record
from languages import translator

FORMS = {
    "en": (
        "According to {publisher}, {name}{part}{place} came to {number} in {period}.",
        "In {period} it was {number} ({name}{part}{place}), {publisher} says.",
        "{publisher}, {period}: {name}{part}{place}, {number}.",
    ),
    "nl": (
        "Volgens {publisher} kwam {name}{part}{place} in {period} uit op {number}.",
        "In {period} was het {number} ({name}{part}{place}), meldt {publisher}.",
        "{publisher}, {period}: {name}{part}{place}, {number}.",
    ),
}


@dataclass(frozen=True)
class Said:
    """A sentence about one figure, and what the check made of it."""

    figure: Figure
    language: str
    form: int
    text: str
    claims: tuple[Claim, ...]
    start: int

    @property
    def claim(self) -> Claim | None:
        """What was said of the figure's own number."""
        return next((c for c in self.claims if c.span.start <= self.start < c.span.end
                     or self.start <= c.span.start < self.start + 12), None)  # fmt: skip

    @property
    def tied(self) -> bool:
        """Whether it agrees, and with this series and period."""
        found = self.claim
        return (
            found is not None and found.verdict.agrees
            and (found.series, str(found.period)) == (self.figure.series.key, self.period)
        )  # fmt: skip

    @property
    def period(self) -> str:
        return self.figure.period.code


def _slots(slots: list[Slot]) -> Iterator[Slot]:
    """The whole of a series, where it has one, and its first part."""
    dated = [slot for slot in slots if slot.latest() is not None]
    wholes = [slot for slot in dated if not slot.breakdown]
    parts = [slot for slot in dated if slot.breakdown]
    yield from [*wholes[:1], *parts[:1]]


def figures() -> Iterator[Figure]:
    """The newest figure of each series, of its whole and of one of its parts."""
    for key, shelf in sorted(checker_for(the_record()).linker.shelf.series.items()):
        if shelf.series.form == "change" or not key:
            continue
        for slot in _slots(shelf.slots):
            newest = slot.latest()
            if newest is not None and newest.format("en", "plain")[:1].isdigit():
                yield newest


def _sentence(figure: Figure, language: str, form: int) -> tuple[str, int]:
    """A sentence about a figure, and where its number stands in it."""
    _ = translator(language)
    name = figure.series.name(language)
    name = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    part = "".join(f", {_(value)}" for value in figure.breakdown.values())
    elsewhere = figure.geography.code not in ("World", "Unknown")
    place = f", {figure.geography.name(language)}" if elsewhere else ""
    number = figure.with_unit(language, "plain")
    template = FORMS[language][form]
    said = template.format(
        publisher=figure.series.publisher.known_as(language), name=name, part=part, place=place,
        number="\x00", period=figure.period_label(language),
    )  # fmt: skip
    return said.replace("\x00", number), said.index("\x00")


def answers(language: str) -> Iterator[Said]:
    """What the check says of every sentence of one language."""
    for figure in figures():
        for form in range(len(FORMS[language])):
            text, start = _sentence(figure, language, form)
            yield Said(figure, language, form, text, tuple(check(text, language)), start)


def main(arguments: list[str]) -> None:
    for language in FORMS:
        said = list(answers(language))
        series = {s.figure.series.key for s in said}
        once = {s.figure.series.key for s in said if s.tied}
        print(f"{language}: {sum(s.tied for s in said)} of {len(said)} sentences,"
              f" {len(once)} of {len(series)} series in at least one")  # fmt: skip
        missed = [s for s in said if not s.tied]
        codes = Counter(
            (s.claim.verdict.value, s.claim.reasons[0].code) if s.claim else ("no claim", "")
            for s in missed
        )
        for (verdict, code), count in codes.most_common():
            print(f"  {count:5} {verdict} ({code})")
        if "--missed" in arguments:
            for s in missed:
                claim = s.claim
                why = dict(claim.reasons[0].values) if claim else {}
                code = claim.reasons[0].code if claim else "no claim"
                print(f"[{s.figure.id}] {s.text}\n      {code} {why}"
                      f" {claim and (claim.series, str(claim.period))}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
