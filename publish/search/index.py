"""The index of one record in one language, and what a query finds in it, best first.

Words are looked up by SQLite's full-text search, in memory; numbers by value. What is typed wrong
is read as the nearest word there is, and the answer says so.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from math import log
from operator import mul
from threading import Lock
from typing import Any

from claims.model import Quantity
from data_sources.record.figure import Figure
from data_sources.record.kept import kept
from data_sources.record.model import Series
from data_sources.record.record import Record
from publish.search.query import Asked, Reader, ReadWord
from publish.search.said import Said
from publish.search.things import Thing, things
from publish.search.values import Values, in_words
from publish.search.vocabulary import Vocabulary
from publish.search.words import words
from publish.search.worked import Worked, WorkedValues

MOST_RANKED = 1000
"""Of thousands that hold a word, so many are put in order: those that are meant most often."""
MOST = 50
FEWEST_BUT_ONE, BUT_ONE, ENOUGH = 3, 0.5, 8
"""Of so many words one may be missing where not enough holds all; what is worth then."""
IN = (1.0, 0.8, 0.35, 0.2)
"""What a word is worth in the name, in part, place and period, among other words, in the text."""
AS_WRITTEN = 0.9
"""How well a word fits that is written whole, or that means another."""
TABLES = """
create virtual table texts using fts5(held, content='', detail=none, prefix='2 3',
  tokenize='ascii');
create table weights (weight real);
"""
FIND = """
select texts.rowid from texts join weights on weights.rowid = texts.rowid
where texts match ? order by weight desc limit ?
"""


@dataclass(frozen=True)
class Answer:
    """What a query found. ``read_as`` are words taken for others, ``passed_over`` those unknown;
    ``whole`` says whether the things hold all else that was asked, ``by_number`` whether a number
    was asked for.
    """

    things: tuple[Thing, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[str, ...] = ()
    whole: bool = True
    by_number: bool = False


def index(record: Record, language: str) -> Index:
    """The index of a record in a language; it dies with the record.

    Making one takes a second: who asks meanwhile waits for it, and makes no other. Who asks for
    another, as for that of the record before, does not wait.
    """
    with _making(record, language):
        return _index(record, language)


@kept()
def _making(_record: Record, _language: str) -> AbstractContextManager[Any]:
    return Lock()


@kept()
def _index(record: Record, language: str) -> Index:
    return Index(things(record, language), language)


class Index:
    """All things that can be found, by word and by value."""

    def __init__(self, found: Iterable[Thing], language: str) -> None:
        self.things = list(found)
        self._reader = Reader(Vocabulary(_counted(self.things)), language)
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._held: list[tuple[frozenset[str], ...]] = []
        self._lengths: list[int] = []
        self._parts: list[tuple[tuple[frozenset[str], int], ...]] = []
        self._fill()
        self._definitions: dict[str, frozenset[str]] = {}
        self._often = Counter(form for held in self._held for form in frozenset().union(*held))
        self._values = Values(
            (at, thing.subject)
            for at, thing in enumerate(self.things)
            if isinstance(thing.subject, Figure)
        )
        self._worked = WorkedValues(
            (at, thing.subject)
            for at, thing in enumerate(self.things)
            if isinstance(thing.subject, Worked)
        )
        self._said = Said(
            (
                (at, f"{thing.name} {thing.text}")
                for at, thing in enumerate(self.things)
                if thing.kind in ("claim", "point")
            ),
            language,
        )

    def _fill(self) -> None:
        made: dict[str, frozenset[str]] = {}

        def forms(text: str) -> frozenset[str]:
            # Thousands of figures have the names of hundreds of series: kept once.
            if text not in made:
                made[text] = frozenset(self._reader.forms(text))
            return made[text]

        names = {thing.name: max(1, self._reader.length(thing.name)) for thing in self.things}
        self._lengths = [names[thing.name] for thing in self.things]
        self._parts = [
            tuple((forms(name), len(words(name))) for name in (one.part, *one.called) if name)
            for one in self.things
        ]
        self._held = [tuple(map(forms, _columns(thing))) for thing in self.things]
        self._base.executescript(TABLES)
        rows = ((at, " ".join(frozenset().union(*held))) for at, held in enumerate(self._held))
        self._base.executemany("insert into texts (rowid, held) values (?, ?)", rows)
        weights = ((at, thing.weight * thing.fresh) for at, thing in enumerate(self.things))
        self._base.executemany("insert into weights (rowid, weight) values (?, ?)", weights)
        self._base.execute("insert into texts (texts) values ('optimize')")
        self._base.commit()

    def search(self, text: str, most: int = 20) -> Answer:
        """The best things for a query, at most ``most`` and never more than fifty."""
        asked = self._reader.asked(text)
        scored, whole = self._scored(asked)
        ranked = sorted(scored, key=lambda at: (-scored[at], at))
        if len(asked.words) >= FEWEST_BUT_ONE:  # of two words, hardly by chance
            whole = whole and all(self._names(at, asked) for at in ranked[:1])
        best = self._told_once(ranked, bool(asked.numbers), min(most, MOST))
        numbers = bool(asked.numbers)
        return Answer(tuple(best), asked.read_as, asked.passed_over, whole, numbers)

    def _scored(self, asked: Asked) -> tuple[dict[int, float], bool]:
        """How well things fit, by their place, and whether they hold all that was asked."""
        valued = self._by_value(asked.numbers)
        found = bool(valued) or not asked.numbers
        if asked.words:
            both = self._by_words(asked, " AND ", valued or None)
            if both and not valued and len(both) < ENOUGH:
                some = {**self._but_one(asked), **both}
                return some, max(some, key=lambda at: (some[at], -at)) in both
            if both:
                fit = {at: score * valued.get(at, 1.0) for at, score in both.items()}
                return self._exact_first(fit, valued, asked), found
        if valued:
            told = self._told(valued, asked)
            return self._exact_first(told, valued, asked), not asked.words
        return (self._by_words(asked, " OR ") if asked.words else {}), False

    def _told(self, valued: Mapping[int, float], asked: Asked) -> dict[int, float]:
        """How well things fit numbers alone."""
        return {
            at: well * self._weight(at, asked) * self.things[at].told for at, well in valued.items()
        }

    def _exact_first(
        self, fit: dict[int, float], valued: Mapping[int, float], asked: Asked
    ) -> dict[int, float]:
        """Before what is only near a fraction, what is the very number, with the words or without.

        "1 in 8" rounds nothing: 13 percent with all of the words is another number than 12.5.
        """
        if not any(number.fraction for number in asked.numbers):
            return fit
        exact = {at: well for at, well in valued.items() if well == 1.0}
        named = {at: well for at, well in exact.items() if at in fit or self._names(at, asked)}
        first = self._told(named or exact, asked)
        return fit | {at: max(fit.values()) + score for at, score in first.items()}

    def _names(self, at: int, asked: Asked) -> bool:
        """Whether a thing itself holds all words that were asked for.

        A word of a phrase that leads to it ("online" of "abused online") does so only where the
        whole phrase was asked for: else the words of many phrases would add up to anything. Nor
        is a word that is known the beginning of another. A figure that was asked for by its number
        is of what its series' definition says.
        """
        thing, forms = self.things[at], self._reader.forms
        held = set(forms(f"{thing.name} {thing.where} {thing.also} {thing.text}"))
        if asked.numbers and isinstance(thing.subject, Figure):
            held |= self._defined(thing.subject.series)
        said = {form for word in asked.words for form in word.forms}
        leave_out = self._reader.rules.leave_out
        for phrase in thing.spoken:
            if said.issuperset(self._reader.stem(w) for w in words(phrase) if w not in leave_out):
                held.update(forms(phrase))
        fits = [word.fits(frozenset(held)) for word in asked.words]
        return all(
            well >= AS_WRITTEN or (well > 0 and not word.forms)
            for word, well in zip(asked.words, fits, strict=True)
        )

    def _defined(self, series: Series) -> frozenset[str]:
        """The words of a series' definition."""
        if series.key not in self._definitions:
            text = series.text(self._reader.language).definition
            self._definitions[series.key] = frozenset(self._reader.forms(text))
        return self._definitions[series.key]

    def _by_value(self, numbers: Iterable[Quantity]) -> dict[int, float]:
        """What agrees with all numbers, or, when nothing does, with any of them.

        Of a number that is no figure, what says it in words.
        """
        each = (self._matching(item) for item in numbers)
        found = [one for one in each if one]
        if not found:
            return {}
        shared = set(found[0]).intersection(*found[1:]) or set().union(*found)
        return {at: max(one.get(at, 0.0) for one in found) for at in shared}

    def _matching(self, number: Quantity) -> dict[int, float]:
        """Figures and worked-out shares with a number; where there is none, texts that say it.

        A fraction in words is as often a sentence that somebody has read: both are meant.
        """
        found = {**self._values.matching(number), **self._worked.matching(number)}
        if found and not in_words(number):
            return found
        return found | self._said.matching(number)

    def _by_words(
        self, asked: Asked, joined: str, only: Mapping[int, float] | None = None
    ) -> dict[int, float]:
        """The things that hold the words, with how well they do."""
        look_for = joined.join(word.look_for for word in asked.words)
        # Those of a value may stand far down among all that hold the words.
        found = self._found(look_for, MOST_RANKED if only is None else len(self.things))
        return self._fitting([at for at in found if only is None or at in only], asked)

    def _found(self, look_for: str, most: int = MOST_RANKED) -> list[int]:
        with self._lock:
            return [at for (at,) in self._base.execute(FIND, (look_for, most)).fetchall()]

    def _but_one(self, asked: Asked) -> dict[int, float]:
        """What holds all words but one, for less: of many words one may be by the way.

        A text that happens to hold them all, far apart, is no better than a name that holds most.
        """
        said = [word.look_for for word in asked.words]
        if len(said) < FEWEST_BUT_ONE:
            return {}
        ways = (said[:at] + said[at + 1 :] for at in range(len(said)))
        found = self._found(" OR ".join(f"({' AND '.join(way)})" for way in ways))
        return {at: score * BUT_ONE for at, score in self._fitting(found, asked).items()}

    def _rare(self, word: ReadWord) -> float:
        """How much a word tells: a rare one more than one that stands everywhere.

        One that means others ("dutch") tells as little as they do.
        """
        meant = (min(self._often[form] for form in forms) for forms in word.together)
        held = max((*(self._often[form] for form in word.forms), *meant), default=0)
        return log(2 + len(self.things) / (1 + held))

    def _fitting(self, at: Sequence[int], asked: Asked) -> dict[int, float]:
        """How well things fit words: where each stands, and how much of the name they are."""
        rare = [self._rare(word) for word in asked.words]
        seen: dict[tuple[int, frozenset[str]], float] = {}

        def fit(place: int, held: frozenset[str]) -> float:
            # Hundreds of figures share a name: asked once for each word.
            if (place, held) not in seen:
                seen[place, held] = asked.words[place].fits(held)
            return seen[place, held]

        found: dict[int, float] = {}
        for one in at:
            score = named = shown = 0.0
            for place, tells in enumerate(rare):
                fits = [fit(place, held) for held in self._held[one]]
                named += fits[0] > 0
                shown += max(fits[:2]) > 0
                score += tells * max(map(mul, fits, IN))
            share = min(1.0, named / self._lengths[one])
            size = 1.0
            for other, (part, length) in enumerate(self._parts[one]):
                # "roblox" is all of a figure's part: as good as a name.
                held = [
                    (word.stands_for(part), fit(place, part))
                    for place, word in enumerate(asked.words)
                ]
                told = sum(count for count, well in held if well)
                share = max(share, min(1.0, told / length))
                if not other and sum(n for n, well in held if well >= AS_WRITTEN) >= length:
                    # Of what is named, a small part is meant as well as a large one.
                    size = self.things[one].size
            # What a reader sees of a thing says more than other words that lead to it.
            seen_words = 0.3 + 0.7 * shown / len(rare)
            found[one] = score * (1 + share) * seen_words * self._weight(one, asked) / size
        return found

    def _weight(self, at: int, asked: Asked) -> float:
        """How often a thing is what is meant; an old one, where its year is named, as a new one."""
        thing = self.things[at]
        return thing.weight if asked.year else thing.weight * thing.fresh

    def _told_once(self, ranked: Iterable[int], by_number: bool, most: int) -> list[Thing]:
        """Each series' figures once, by the best of them; by number, each figure once.

        Of one kind at most half, as long as there are others; a series after all else when a
        figure of it was told already.
        """
        best: dict[object, Thing] = {}
        later: dict[object, Thing] = {}
        kinds: Counter[str] = Counter()
        for at in ranked:
            thing = self.things[at]
            name = _once(thing, by_number)
            if name in best or name in later:
                continue
            said = isinstance(thing.subject, Series) and _of_series(thing.subject.key) in best
            full = said or kinds[thing.kind] >= max(2, most // 2)
            (later if full else best)[name] = thing
            kinds[thing.kind] += 1
            if len(best) == most:
                break
        return [*best.values(), *later.values()][:most]


def _columns(thing: Thing) -> tuple[str, str, str, str]:
    also = f"{thing.also} {' '.join(sorted(thing.spoken))}"
    return thing.name, thing.where, also, thing.text


def _counted(found: Iterable[Thing]) -> Counter[str]:
    """Every word with the number of different texts that it stands in."""
    counts: Counter[str] = Counter()
    for text in {text for thing in found for text in _columns(thing)}:
        counts.update(set(words(text)))
    return counts


def _of_series(key: str) -> object:
    return "figure", key


def _once(thing: Thing, by_number: bool) -> object:
    if isinstance(thing.subject, Figure):
        return thing.subject.id if by_number else _of_series(thing.subject.series.key)
    if isinstance(thing.subject, Worked) and not by_number:
        return "share", thing.name  # a chart once, by the best of its years
    return id(thing)
