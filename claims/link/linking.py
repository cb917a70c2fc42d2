"""From a number in a sentence to the slots of the record it may be about, best first.

A series is in question only when the sentence has all words it needs (`claims_lexicon.csv`); a slot
only when its place and breakdown are named. The score then says which of them the sentence fits
best. Nothing here looks at the value of the number.
"""

from __future__ import annotations

from claims.around.lexicon import Entry, Lexicon
from claims.link.candidates import Candidate, Question
from claims.link.explained import Accounts, publisher_names
from claims.link.figure_index import AGE_KEYS, SILENT, SeriesShelf, Shelf, Slot
from claims.link.nouns import UNIT_NOUNS, unit_score
from claims.link.owners import Owners
from claims.link.parts_named import Facets
from claims.link.publisher_named import named_publishers, names_a_source, publisher_score
from claims.link.series_slot import covered, has_dimension, right_kind, with_period
from claims.link.series_words import Affinity, stems
from claims.link.value_index import ValueIndex
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
        self._soft_place = {entry[0].series: place for place, entry in enumerate(self._soft)}
        groups: dict[tuple[frozenset[str], bool], list[int]] = {}
        for place, prepared in enumerate(self._prepared):
            company = prepared[1].series.publisher.kind == "company"
            groups.setdefault((prepared[4], company), []).append(place)
        self._groups = [(names, company, places) for (names, company), places in groups.items()]
        self._of: dict[str, list[int]] = {}
        for place, (names, _, _) in enumerate(self._groups):
            for name in names:
                self._of.setdefault(name, []).append(place)
        self._with_pins = {e.series for e in lexicon.entries if e.breakdown}
        self._pinned = {(e.series, pair) for e in lexicon.entries for pair in e.breakdown}

    def _prepare(
        self, entry: Entry
    ) -> tuple[Entry, SeriesShelf, tuple[int, ...], int, frozenset[str]]:
        shelf = self.shelf.series[entry.series]
        nouns = UNIT_NOUNS.get(shelf.series.unit.key, frozenset({shelf.series.unit.key}))
        counts = shelf.series.unit.kind != "percent"
        own = shelf.series.unit.key
        needs = tuple(
            self._mask(group)
            for group in entry.needs
            if not (counts and own in group and group <= nouns)
        )
        names = publisher_names(shelf.series, self.lexicon)
        return entry, shelf, needs, self._mask(entry.never), names

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
        local = self._mask(question.local - ({"growth"} if _of_counts(question, kinds) else set()))
        named = named_publishers(question)
        facets = Facets(question.context, question.reading, question.segment)
        found: list[Candidate] = []
        for names, company, entries in self._asked(named):
            standing = publisher_score(company, names, named)
            if standing is None:
                continue
            for place in entries:
                entry, shelf, needs, never, _ = self._prepared[place]
                # A loop, not all(): this runs for every row of the lexicon and every number.
                for mask in needs:
                    if not mask & seen:
                        break
                else:
                    if never & local or not entry.dimensions <= facets.dimensions:
                        continue
                    if right_kind(shelf.series, kinds):
                        found += self._tried(question, place, standing, facets)
        found += self._by_name(question, kinds, {c.slot.series for c in found}, named, facets)
        found.sort(key=lambda c: -c.score)
        return found

    def listen(self, question: Question) -> None:
        """Work out, once, how much a sentence sounds like the names of series."""
        if not question.sounds:
            text, base = question.context.sentence.text, question.context.sentence.start
            words = stems(text[question.segment[0] - base : question.segment[1] - base])
            question.sounds = self.affinity.coverage(words)

    def _asked(
        self, named: tuple[frozenset[str], ...]
    ) -> list[tuple[frozenset[str], bool, list[int]]]:
        """The groups of rows of whom the sentence names; all of them when it names no source."""
        cited = named[1] if names_a_source(named) else named[1] | named[2]
        if not names_a_source((cited, cited)):
            return self._groups
        places = {place for name in cited for place in self._of.get(name, ())}
        return [self._groups[place] for place in sorted(places)]

    def _tried(
        self,
        question: Question,
        place: int,
        standing: tuple[float, bool],
        facets: Facets,
        soft: bool = False,
    ) -> list[Candidate]:
        entry, shelf, needs, _, names = (self._soft if soft else self._prepared)[place]
        base = self._base(question, entry, shelf, names, standing, needs)
        if base is None:
            return []
        base.soft = soft
        return self._slots(question, base, facets)

    def _by_name(
        self, question: Question, kinds: frozenset[str], known: set[str],
        publishers: tuple[frozenset[str], ...], facets: Facets,
    ) -> list[Candidate]:  # fmt: skip
        """Series that only their names bring in."""
        found: list[Candidate] = []
        for key, sounds in question.sounds.items():
            if sounds < SOUNDS_LIKE or key in known or (place := self._soft_place.get(key)) is None:
                continue
            shelf, names = self._soft[place][1], self._soft[place][4]
            standing = publisher_score(shelf.series.publisher.kind == "company", names, publishers)
            if standing is not None and right_kind(shelf.series, kinds):
                found += self._tried(question, place, standing, facets, soft=True)
        return found

    def _base(
        self, question: Question, entry: Entry, shelf: SeriesShelf, names: frozenset[str],
        standing: tuple[float, bool], needs: tuple[int, ...],
    ) -> Candidate | None:  # fmt: skip
        unit = unit_score(question, shelf)
        if unit is None:
            return None
        score, carried = standing[0] + unit[0] - self._borrowed(question, shelf), False
        nouns = UNIT_NOUNS.get(shelf.series.unit.key, frozenset({shelf.series.unit.key}))
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
        score += _WORD["also_in_the_clause"] * len(entry.also & question.local)
        score += _WORD["also_in_the_sentence"] * len(
            entry.also & (question.nearby - question.local)
        )
        score -= _WORD["of_other_series"] * len((question.local & self._weighty) - entry.words)
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
        used = [m for m in question.context.mentions if m.word in entry.words or m.word in names]
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
            used=used,
        )

    def _borrowed(self, question: Question, shelf: SeriesShelf) -> float:
        """What a compilation loses that is found only by whose counts it holds."""
        prefix = shelf.series.key.split(".")[0]
        own = {shelf.series.publisher.key, prefix.replace("_", "-")}
        borrowed = (
            prefix.split("_")[0] in question.context.names and not own & question.context.names
        )
        return _WORD["borrowed"] if borrowed else 0.0

    def _slots(self, question: Question, base: Candidate, facets: Facets) -> list[Candidate]:
        found = []
        for slot in base.shelf.slots_for(facets.all):
            if any(slot.breakdown.get(key) != value for key, value in base.entry.breakdown):
                continue
            if (
                base.entry.series in self._with_pins
                and not base.entry.breakdown
                and any((slot.series, (k, v)) in self._pinned for k, v in slot.breakdown.items())
                and not base.entry.dimensions
            ):
                continue
            score = self._slot_score(question, base, slot, facets)
            if score is None:
                continue
            found += with_period(base.but(slot=slot, score=base.score + score), question)
        return found

    def _slot_score(
        self, question: Question, base: Candidate, slot: Slot, facets: Facets
    ) -> float | None:
        score = 0.0
        pinned = {key for key, _ in base.entry.breakdown}
        for key, value in slot.breakdown.items():
            if key in pinned:
                continue
            part = facets.value_score(key, value)
            if part is None:
                open_age = (
                    key in AGE_KEYS
                    and not facets.ages_all
                    and base.shelf.series.form in ("survey", "estimate")
                )
                if not open_age and (key in base.shelf.varying or key in base.entry.dimensions):
                    return None
                part = _PART["remark"] if key in SILENT else 0.0
            score += part
        for dimension in base.entry.dimensions:
            if dimension == "geography":
                if not facets.place_named(slot.geography):
                    return None
            elif not has_dimension(slot, dimension, facets):
                return None
        place = facets.place_score(slot.geography, base.shelf)
        if place is None:
            return None
        score += place
        for key in _ODD_DIMENSIONS:
            if (
                facets.names_locally(key)
                and key not in base.shelf.keys
                and not covered(base.entry, key)
            ):
                score -= _PART["other_dimension"]
        if (
            facets.ages_here
            and not any(k in base.shelf.keys for k in AGE_KEYS)
            and "age" not in base.entry.words
        ):
            score -= _PART["other_age"]
        return score
