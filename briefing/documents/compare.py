"""What became of a file's passages since it was made: which stand, which were changed or are gone.

A passage counts as standing only where its whole text is found again, word for word. What is
like it with other numbers was edited; what is like it with other words was reworded; what has
nothing like it is gone. Nothing that was not found is ever called unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing.documents.passages import NUMBER, Passage, numbers_in

LIKE = 0.7
MOST_COMPARED = 300
"""Comparing each with each costs by their product: so many candidates a passage."""
MOST_LEFT = 3_000
LONGEST_COMPARED = 2_000


@dataclass(frozen=True)
class Edit:
    """A passage that is another now. ``now`` is None when nothing like it was found."""

    was: int
    now: Passage | None


@dataclass(frozen=True)
class Comparison:
    """The passages that are no longer as they were, and those that came since.

    ``was`` of an edit is the place in the list of what the file was made with.
    """

    edits: tuple[Edit, ...]
    added: tuple[Passage, ...]


def compared(made: Sequence[Passage], found: Sequence[Passage]) -> Comparison:
    """Set what a file was made with beside what stands in it."""
    missing, left = _unmatched(made, found)
    edits: list[Edit] = []
    for place in missing:
        now = _likest(made[place], left)
        if now is not None:
            left.remove(now)
        edits.append(Edit(place, now))
    return Comparison(tuple(edits), tuple(left))


def _unmatched(
    made: Sequence[Passage], found: Sequence[Passage]
) -> tuple[list[int], list[Passage]]:
    """What is not found again as it was: first on its own place, then wherever it moved to."""
    here: Counter[object] = Counter((p.place, _cells(p.text)) for p in found)
    missing = _take(
        range(len(made)), here, lambda place: (made[place].place, _cells(made[place].text))
    )
    left: list[Passage] = []
    for passage in found:
        if here[passage.place, _cells(passage.text)] > 0:
            here[passage.place, _cells(passage.text)] -= 1
            left.append(passage)
    anywhere: Counter[object] = Counter(_cells(p.text) for p in left)
    missing = _take(missing, anywhere, lambda place: _cells(made[place].text))
    rest: list[Passage] = []
    for passage in left:
        if anywhere[_cells(passage.text)] > 0:
            anywhere[_cells(passage.text)] -= 1
            rest.append(passage)
    return missing, rest


def _cells(text: str) -> str:
    """The cells of a row that hold anything: files of earlier versions do not tell the others."""
    return re.sub("\t+", "\t", text).strip()


def _take(places: Iterable[int], held: Counter[object], key: Callable[[int], object]) -> list[int]:
    """The places whose key is not held; each that is held is taken once."""
    missing = []
    for place in places:
        if held[key(place)] > 0:
            held[key(place)] -= 1
        else:
            missing.append(place)
    return missing


def _likest(was: Passage, left: list[Passage]) -> Passage | None:
    """The passage that this one has most likely become; None where none is like it."""
    if len(left) > MOST_LEFT:
        left = [passage for passage in left if passage.place == was.place]
    near = sorted(left, key=lambda passage: _distance(was, passage))[:MOST_COMPARED]
    masked, best, likest = _masked(was.text), LIKE, None
    matcher = SequenceMatcher(None, "", masked, autojunk=False)
    for passage in near:
        text = _masked(passage.text)
        if text == masked:
            return passage
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            if ratio > best:
                best, likest = ratio, passage
    return likest


def _distance(was: Passage, other: Passage) -> tuple[bool, int]:
    one, two = was.place, other.place
    return (one.kind, one.detail) != (two.kind, two.detail), abs(one.number - two.number)


def _masked(text: str) -> str:
    return NUMBER.sub("0", text[:LONGEST_COMPARED])


def number_changes(was: str, now: str) -> list[tuple[str, str]]:
    """The numbers that differ, each as it was and as it is; "" where one came or went."""
    one, two = numbers_in(was), numbers_in(now)
    changes: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind != "equal":
            old, new = list(one[a:b]), list(two[c:d])
            longest = max(len(old), len(new))
            old += [""] * (longest - len(old))
            new += [""] * (longest - len(new))
            changes += list(zip(old, new, strict=True))
    return changes


def counts_missing(made: Iterable[str], text: str) -> list[str]:
    """The numbers that stand less often in a text than they were printed, each once.

    For files of which places are not known: a number that was changed is one too few.
    """
    there = Counter(numbers_in(re.sub(r"(?<=\d)[\u00a0\u202f\u2009 ](?=\d{3}\b)", "", text)))
    wanted = Counter(
        number
        for passage in made
        for number in numbers_in(re.sub(r"(?<=\d)[\u00a0\u202f\u2009 ](?=\d{3}\b)", "", passage))
    )
    return [number for number, count in wanted.items() if there[number] < count]
