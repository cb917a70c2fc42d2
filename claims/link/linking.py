"""From a number in a sentence to the slots of the record it may be about, best first.

A series is in question only when the sentence has all words it needs (`claims_lexicon.csv`); a slot
only when its place and breakdown are named. The score then says which of them the sentence fits
best. Nothing here looks at the value of the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.around.lexicon import Entry, Lexicon
from claims.around.surroundings import cited_around
from claims.link.candidates import GROWTH, Candidate, Question
from claims.link.indexed.explained import Accounts, publisher_names
from claims.link.indexed.figures import AGE_KEYS, SILENT, SeriesShelf, Shelf, Slot
from claims.link.indexed.series_words import Affinity, stems
from claims.link.indexed.values import ValueIndex
from claims.link.named.parts import Facets
from claims.link.named.publisher import named_publishers, names_a_source, publisher_score
from claims.link.nouns import UNIT_NOUNS, in_the_parts_name, unit_score
from claims.link.owners import Owners
from claims.link.series_slot import covered, has_dimension, with_period
from claims.model import Kind
from claims.weights import weights

_WORD = weights("words")
_PART = weights("part")

# A sentence with this part of a name's weight is likely about the series of that name.
SOUNDS_LIKE = weights("enough")["sounds_like"]

_ODD_DIMENSIONS = ("severity", "sex", "site_type")


def _of_counts(question: Question, kinds: frozenset[str]) -> bool:
    changes = (Kind.CHANGE, Kind.RATIO, Kind.DIFFERENCE)
    return "change" not in kinds and question.reading.quantity.kind in changes


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the lexicon with what is asked of it for every number, worked out once."""

    entry: Entry
    shelf: SeriesShelf
    needs: tuple[int, ...]  # masks of words, one of each of which must be there
    never: int
    names: frozenset[str]  # of its publisher
    nouns: frozenset[str]  # of its unit
    words: frozenset[str]  # of the row and of the publisher
    prefix: str  # whose counts the series holds, and what its publisher goes by
    own: frozenset[str]
    kinds: frozenset[str]  # of numbers that its series can hold
    pinned: frozenset[str]  # keys of the breakdown that the row speaks of


@dataclass(slots=True)
class _Asking:
    """One number while its candidates are sought; what several rows ask of it is kept."""

    question: Question
    facets: Facets
    weighty: frozenset[str]  # words of its clause that some row needs
    _units: dict[str, tuple[float, bool] | None] = field(default_factory=dict)

    def unit_score(self, shelf: SeriesShelf) -> tuple[float, bool] | None:
        key = shelf.series.unit.key
        if key not in self._units:
            self._units[key] = unit_score(self.question, shelf)
        return self._units[key]


_CONFIRMED = frozenset({"confirmed", "actionable"})


def _came_in(question: Question) -> set[str]:
    """ "Got 400 confirmed reports": that they came in does not speak against their being so."""
    unit, end = question.unit, question.reading.end
    if unit is None or unit.mention.start < end:
        return set()
    return (
        {"received"}
        if question.context.words_between(end, unit.mention.start) & _CONFIRMED
        else set()
    )


class Linker:
    """Finds candidates; built once for a record and its lexicon."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon) -> None:
        self.shelf = shelf
        self.lexicon = lexicon
        self.accounts = Accounts(shelf, lexicon)
        self.values = ValueIndex(shelf, self.accounts)
        self.owners = Owners(shelf, lexicon)
        words = sorted({w for e in lexicon.entries for w in e.words | e.never})
        self._bits = {word: 1 << place for place, word in enumerate(words)}
        self._weighty = frozenset(w for e in lexicon.entries for group in e.needs for w in group)
        self._prepared = [
            self._prepare(entry) for entry in lexicon.entries if entry.series in shelf.series
        ]
        self.affinity = Affinity(shelf.record)
        self._soft = [
            self._prepare(Entry(key, (), (), frozenset(), frozenset(), frozenset(), frozenset()))
            for key in shelf.series
        ]
        self._soft_place = {row.entry.series: place for place, row in enumerate(self._soft)}
        groups: dict[tuple[frozenset[str], bool], list[int]] = {}
        for place, prepared in enumerate(self._prepared):
            company = prepared.shelf.series.publisher.kind == "company"
            groups.setdefault((prepared.names, company), []).append(place)
        self._groups, self._groups_rows = list(groups), list(groups.values())
        self._of: dict[str, list[int]] = {}
        for place, (names, _) in enumerate(self._groups):
            for name in names:
                self._of.setdefault(name, []).append(place)
        # Rows in the order of their groups, and by the first words that they need.
        self._rows = [(group, p) for group, key in enumerate(groups) for p in groups[key]]
        self._by_need: dict[int, list[int]] = {}
        for rank, (_, place) in enumerate(self._rows):
            self._by_need.setdefault((*self._prepared[place].needs, 0)[0], []).append(rank)
        self._with_pins = {e.series for e in lexicon.entries if e.breakdown}
        self._pinned = {(e.series, pair) for e in lexicon.entries for pair in e.breakdown}

    def _prepare(self, entry: Entry) -> _Row:
        shelf = self.shelf.series[entry.series]
        nouns = UNIT_NOUNS.get(shelf.series.unit.key, frozenset({shelf.series.unit.key}))
        counts = shelf.series.unit.kind != "percent"
        unit = shelf.series.unit.key
        needs = tuple(
            self._mask(group)
            for group in entry.needs
            if not (counts and unit in group and group <= nouns)
        )
        names = publisher_names(shelf.series, self.lexicon)
        prefix = shelf.series.key.split(".")[0]
        own = {shelf.series.publisher.key, prefix.replace("_", "-")}
        return _Row(
            entry, shelf, needs, self._mask(entry.never), names, nouns, entry.words | names,
            prefix.split("_")[0], frozenset(own), shelf.kinds,
            frozenset(key for key, _ in entry.breakdown),
        )  # fmt: skip

    def _mask(self, words: frozenset[str]) -> int:
        mask = 0
        for word in words:
            mask |= self._bits.get(word, 0)
        return mask

    def candidates(self, question: Question, kinds: frozenset[str]) -> list[Candidate]:
        """Slots the number may be about, best first. `kinds`: 'count', 'percent', 'change'."""
        question.kinds = kinds
        unit = question.unit.mention.start if question.unit is not None else -1
        if (kinds, unit) not in question.found:
            question.found[kinds, unit] = self._candidates(question, kinds)
        return list(question.found[kinds, unit])

    def _candidates(self, question: Question, kinds: frozenset[str]) -> list[Candidate]:
        self.listen(question)
        seen = self._mask(question.everything)
        # A change is worked out from counts: "a fall of" does not speak against those.
        growth = GROWTH if _of_counts(question, kinds) else frozenset[str]()
        against = self._mask(question.against - growth - _came_in(question))
        named = named_publishers(question)
        around = cited_around(question.context)
        facets = Facets(question.context, question.reading, question.segment)
        asking = _Asking(question, facets, question.local & self._weighty)
        asked, standings = self._asked(named), {}
        found: list[Candidate] = []
        rows = self._with_first_need(seen) if asked is None else self._of_groups(asked)
        for group, place in rows:
            row = self._prepared[place]
            if row.kinds.isdisjoint(kinds):
                continue
            # A loop, not all(): this runs for many rows of the lexicon and every number.
            for mask in row.needs:
                if not mask & seen:
                    break
            else:
                if row.never & against or not row.entry.dimensions <= facets.dimensions:
                    continue
                if group not in standings:
                    names, company = self._groups[group]
                    standings[group] = publisher_score(company, names, named, around)
                standing = standings[group]
                if standing is not None:
                    found += self._tried(asking, row, standing)
        found += self._by_name(asking, kinds, {c.slot.series for c in found}, named)
        found.sort(key=lambda c: -c.score)
        return found

    def _of_groups(self, groups: set[int]) -> Iterator[tuple[int, int]]:
        """The rows of some groups, in order."""
        return ((group, place) for group in sorted(groups) for place in self._groups_rows[group])

    def _with_first_need(self, seen: int) -> list[tuple[int, int]]:
        """The rows that need nothing, or whose first needed word is there, in order."""
        found = list(self._by_need.get(0, ()))
        for mask, ranks in self._by_need.items():
            if mask & seen:
                found += ranks
        return [self._rows[rank] for rank in sorted(found)]

    def listen(self, question: Question) -> None:
        """Work out, once, how much a sentence sounds like the names of series."""
        if not question.sounds:
            context, segment = question.context, question.segment
            if segment not in context.sounds:
                text, base = context.sentence.text, context.sentence.start
                words = stems(text[segment[0] - base : segment[1] - base])
                context.sounds[segment] = self.affinity.coverage(words)
            question.sounds = context.sounds[segment]

    def _asked(self, named: tuple[frozenset[str], ...]) -> set[int] | None:
        """The groups of rows of whom the sentence names; None, for all, when it names no source."""
        cited = named[1] if names_a_source(named) else named[1] | named[2]
        if not names_a_source((cited, cited)):
            return None
        return {place for name in cited for place in self._of.get(name, ())}

    def _tried(
        self, asking: _Asking, row: _Row, standing: tuple[float, bool], soft: bool = False
    ) -> list[Candidate]:
        base = self._base(asking, row, standing)
        if base is None:
            return []
        base.soft = soft
        return self._slots(asking, base, row)

    def _by_name(
        self, asking: _Asking, kinds: frozenset[str], known: set[str],
        publishers: tuple[frozenset[str], ...],
    ) -> list[Candidate]:  # fmt: skip
        """Series that only their names bring in."""
        found: list[Candidate] = []
        around = cited_around(asking.question.context)
        for key, sounds in asking.question.sounds.items():
            if sounds < SOUNDS_LIKE or key in known or (place := self._soft_place.get(key)) is None:
                continue
            row = self._soft[place]
            company = row.shelf.series.publisher.kind == "company"
            standing = publisher_score(company, row.names, publishers, around)
            if standing is not None and not row.kinds.isdisjoint(kinds):
                found += self._tried(asking, row, standing, soft=True)
        return found

    def _base(self, asking: _Asking, row: _Row, standing: tuple[float, bool]) -> Candidate | None:
        question, entry, shelf, needs = asking.question, row.entry, row.shelf, row.needs
        unit = asking.unit_score(shelf)
        if unit is None:
            return None
        names = question.context.names
        # A compilation loses that is found only by whose counts it holds.
        borrowed = row.prefix in names and not row.own & names
        score = standing[0] + unit[0] - (_WORD["borrowed"] if borrowed else 0.0)
        carried, nouns = False, row.nouns
        for group in entry.needs:
            if shelf.series.unit.key in group and group <= nouns and unit[0] > 0:
                score += _WORD["unit_too"]
            elif group & question.local:
                score += _WORD["in_the_clause"]
            elif group & question.nearby:
                score += _WORD["in_the_sentence"]
            else:
                score += _WORD["before"]
                carried = True
        if entry.also:
            score += _WORD["also_in_the_clause"] * len(entry.also & question.local)
            score += _WORD["also_in_the_sentence"] * len(
                entry.also & (question.nearby - question.local)
            )
        score -= _WORD["of_other_series"] * len(asking.weighty - entry.words)
        sounds = question.sounds.get(entry.series, 0.0)
        score += _WORD["name"] * max(0.0, sounds - _WORD["name_by_chance"])
        if not needs and sounds < SOUNDS_LIKE and unit[0] == 0.0:
            return None
        if (
            not needs
            and sounds < SOUNDS_LIKE
            and unit[0] < 1.0
            and not entry.dimensions
            and not entry.breakdown
        ):
            score -= _WORD["needs_nothing"]
        slot = Slot(entry.series, {}, "")
        return Candidate(
            entry,
            slot,
            shelf,
            score,
            publisher_known=standing[1],
            unit=question.unit,
            misnomer=unit[1],
            carried=carried,
            sounds=sounds,
            used_but=bool(entry.but & question.local),
            used=row.words,
        )

    def _slots(self, asking: _Asking, base: Candidate, row: _Row) -> list[Candidate]:
        found, facets, entry = [], asking.facets, row.entry
        off = self._off(facets, row)
        free = not entry.breakdown and not entry.dimensions
        for slot in base.shelf.slots_for(facets.all):
            if any(slot.breakdown.get(key) != value for key, value in entry.breakdown):
                continue
            if (
                free
                and entry.series in self._with_pins
                and any((slot.series, (k, v)) in self._pinned for k, v in slot.breakdown.items())
            ):
                continue
            score = self._slot_score(row, slot, facets)
            if score is not None:
                for less in off:
                    score -= less
                own = base.misnomer and in_the_parts_name(asking.question, slot)
                named = base.but(misnomer=False) if own else base
                found.append(with_period(named, slot, base.score + score, asking.question))
        return [candidate for candidate in found if candidate is not None]

    def _off(self, facets: Facets, row: _Row) -> list[float]:
        """What every slot of a series loses by what is named, and is no part of the series."""
        keys = row.shelf.keys
        off = [
            _PART["other_dimension"]
            for key in _ODD_DIMENSIONS
            if facets.names_locally(key) and key not in keys and not covered(row.entry, key)
        ]
        if facets.ages_here and "age" not in row.entry.words and keys.isdisjoint(AGE_KEYS):
            off.append(_PART["other_age"])
        return off

    def _slot_score(self, row: _Row, slot: Slot, facets: Facets) -> float | None:
        entry, shelf, score = row.entry, row.shelf, 0.0
        for key, value in slot.breakdown.items():
            if key in row.pinned:
                continue
            part = facets.value_score(key, value)
            if part is None:
                open_age = (
                    key in AGE_KEYS
                    and not facets.ages_all
                    and shelf.series.form in ("survey", "estimate")
                )
                if not open_age and (key in shelf.varying or key in entry.dimensions):
                    return None
                part = _PART["remark"] if key in SILENT else 0.0
            score += part
        for dimension in entry.dimensions:
            if dimension == "geography":
                if not facets.place_named(slot.geography):
                    return None
            elif not has_dimension(slot, dimension, facets):
                return None
        place = facets.place_score(slot.geography, shelf)
        return None if place is None else score + place
