"""Which words a slot of the record accounts for: its rows of the lexicon, its name, its values.

A whole must not pass for a part. So each word that restricts a number has to be part of the slot:
named in a row of the lexicon, in the name of the series, or in the values of the breakdown. What
marks a sibling (another value of the same breakdown, another series of the publisher) is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from claims.around.lexicon import Entry, Lexicon, tokens
from claims.link.indexed.figures import AGE_KEYS, SeriesShelf, Shelf, Slot, age_range
from claims.link.indexed.series_words import stems
from claims.read.not_figures import ages
from data_sources.record.model import Series
from languages import DEFAULT_LANGUAGE, translator
from languages.reading import read_in

# A company's own count of content or accounts is of what it found and acted on.
_ACTS = frozenset({"takedown", "disabled", "confirmed"})
# What these say of a number is more than that somebody received it.
_BEYOND_RECEIPT = frozenset({"confirmed", "illegal", "convicted"})
_REMOVAL = frozenset({"takedown", "disabled"})
# What somebody sends in: also when the definition says that it asks for removal.
_SENT_IN = frozenset({"reports", "submissions", "requests", "contacts"})
_ASKED = frozenset({"survey", "estimate"})
RECEIVED = "received"
# The key of a breakdown by who told the publisher of what it counts.
ORGANISATION = "organisation"
_REGION = "region"
_FULL_STOP = re.compile(r"(?<=[.;])\s")


@dataclass(frozen=True)
class Account:
    """What one slot accounts for."""

    words: frozenset[str]  # words of ours, of the lexicon and of the scope table
    stems: frozenset[str]  # stems of its name and definition
    named_stems: frozenset[str]  # stems of its name and its values alone
    places: frozenset[str]
    values: frozenset[str]  # "key=value", and every value under any key
    ages: tuple[tuple[int | None, int | None], ...]
    publishers: frozenset[str]  # its own publisher, and whose counts it holds
    of_company: bool  # a company counts what it sends; a hotline what it receives
    nouns: frozenset[str]  # of its name and its definition's first words
    named: frozenset[str]  # words of ours in its name and its values
    keys: frozenset[str]  # what its series is broken down by
    valued: frozenset[str]  # words of ours in its values alone
    asked: bool  # people were asked: its definition says whom, and of what
    written: frozenset[str]  # words as they stand in its values and its publisher's name


def publisher_names(series: Series, lexicon: Lexicon) -> frozenset[str]:
    """The words that name whose figures a series holds: its publisher, and its own prefix."""
    prefix = series.key.split(".")[0]
    names = {series.publisher.key, prefix.replace("_", "-"), prefix.split("_")[0]}
    return frozenset(n for n in names if lexicon.kinds.get(n) == "publisher")


class Accounts:
    """Accounts of slots, made when asked; one for each record."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon) -> None:
        self._shelf, self._lexicon = shelf, lexicon
        self._made: dict[int, tuple[Slot, Account]] = {}
        self._told: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._publishers: dict[str, frozenset[str]] = {}
        self._organisations: dict[str, frozenset[str]] = {}
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in lexicon.entries:
            if entry.series in shelf.series:
                self._entries[entry.series].append(entry)

    def of(self, slot: Slot) -> Account:
        """The account of a slot."""
        found = self._made.get(id(slot))
        if found is None or found[0] is not slot:
            found = self._made[id(slot)] = slot, self._account(slot)
        return found[1]

    def entries(self, slot: Slot) -> list[Entry]:
        """The rows of the lexicon that can mean this slot: pinned to it, else to no part at all."""
        rows = self._entries.get(slot.series, [])
        return [
            e for e in rows if all(slot.breakdown.get(key) == value for key, value in e.breakdown)
        ]

    def publishers(self, series: Series) -> frozenset[str]:
        """The words that name whose figures a series holds."""
        if series.key not in self._publishers:
            self._publishers[series.key] = publisher_names(series, self._lexicon)
        return self._publishers[series.key]

    def organisations(self, series: str) -> frozenset[str]:
        """Publishers that are values of a series' breakdown: "on the word of hotline A"."""
        if series not in self._organisations:
            shelf = self._shelf.series[series]
            values = {v for slot in shelf.slots for k, v in slot.breakdown.items()
                      if k == ORGANISATION}  # fmt: skip
            said = self._lexicon.mentions(tokens(" . ".join(sorted(values))))
            self._organisations[series] = frozenset(m.word for m in said if m.kind == "publisher")
        return self._organisations[series]

    def _account(self, slot: Slot) -> Account:
        shelf = self._shelf.series[slot.series]
        mine = self.entries(slot)
        never = frozenset(w for e in mine for w in e.never)
        other = frozenset(
            w for e in self._entries.get(slot.series, ()) if e not in mine
            for group in e.needs for w in group
        )  # fmt: skip
        own = frozenset(w for e in mine for w in e.words | e.but)
        values = self._words(" ".join(slot.breakdown.values()))
        heads, nouns = self._words_of_texts(shelf)
        told = heads - other - never
        company = shelf.series.publisher.kind == "company"
        acts = (
            _ACTS if company and shelf.series.unit.key not in ("reports", "files") else frozenset()
        )
        words = own | told | values | acts
        sent_in = shelf.series.unit.key in _SENT_IN
        if not words & (_BEYOND_RECEIPT if sent_in else _BEYOND_RECEIPT | _REMOVAL):
            words |= {RECEIVED}
        if shelf.series.form in _ASKED:
            words |= {"assessed"}  # who asks people examines something, and no reports
        words = self._lexicon.with_implied(words)
        return Account(
            words,
            self._stems(shelf) | stems(" ".join(slot.breakdown.values())),
            self._named_stems(slot, shelf),
            frozenset({slot.geography, *slot.geography.split("+"), *self._places(slot)}),
            frozenset({f"{k}={v}" for k, v in slot.breakdown.items()} | {*slot.breakdown.values()}),
            self._ages(slot, shelf),
            publisher_names(shelf.series, self._lexicon),
            shelf.series.publisher.kind == "company",
            nouns,
            values | self._words(" . ".join(shelf.series.name(code) for code in read_in())),
            shelf.keys & shelf.varying,
            values,
            shelf.series.form == "survey",
            _written(slot, shelf.series),
        )

    def _words_of_texts(self, shelf: SeriesShelf) -> tuple[frozenset[str], frozenset[str]]:
        """What the name says, and category and sender of the definition's first words; its nouns.

        A stage that the definition speaks of is the series' own only when the name has none:
        "reports that were assessed and confirmed" are confirmed ones.
        """
        found = self._told.get(shelf.series.key)
        if found is None:
            key = re.sub(r"[._]", " ", shelf.series.key)
            names = " . ".join([key, *(shelf.series.name(language) for language in read_in())])
            heads = [_FULL_STOP.split(shelf.series.text(language).definition)[0]
                     for language in read_in()]  # fmt: skip
            told = self._lexicon.restrictions(tokens(" . ".join(heads)))
            senders = [
                {m.word for m in self._lexicon.restrictions(tokens(head)) if m.kind == "sender"}
                for head in heads
            ]  # one who sends it, and the same one in every language
            alone = len(senders[0]) == 1 and all(each == senders[0] for each in senders)
            kinds = {"category"} | ({"sender"} if alone else set())
            if not any(m.kind == "stage" for m in self._lexicon.restrictions(tokens(names))):
                kinds.add("stage")
            said = self._lexicon.mentions(tokens(" . ".join((names, *heads))))
            words = self._words(names) | {
                m.word for m in told if m.kind in kinds and not m.word.startswith("not_")
            }
            words |= {m.word for m in said if m.kind == "publisher"}
            found = words, frozenset(m.word for m in said if m.kind == "unit")
            self._told[shelf.series.key] = found
        return found

    def _ages(self, slot: Slot, shelf: SeriesShelf) -> tuple[tuple[int | None, int | None], ...]:
        """The ages of its breakdown, and those its definition speaks of."""
        own = [r for k in AGE_KEYS if (r := age_range(slot.breakdown.get(k, ""))) is not None]
        text = shelf.series.text(DEFAULT_LANGUAGE)
        told = [(a.low, a.high) for a in ages(f"{text.name}. {text.definition}")]
        return tuple(own) if any(k in shelf.varying for k in AGE_KEYS) else (*own, *told)

    def _places(self, slot: Slot) -> frozenset[str]:
        """The places that a region is made of, as its own name lists them."""
        said = self._lexicon.mentions(tokens(slot.breakdown.get(_REGION, "")))
        return frozenset(m.word for m in said if m.kind == "place")

    def _words(self, text: str) -> frozenset[str]:
        words = tokens(text)
        both = self._lexicon.mentions(words) + self._lexicon.restrictions(words)
        return frozenset(m.word for m in both)

    def _named_stems(self, slot: Slot, shelf: SeriesShelf) -> frozenset[str]:
        names = (shelf.series.name(language) for language in read_in())
        return stems(" ".join((*names, *slot.breakdown.values())))

    def _stems(self, shelf: SeriesShelf) -> frozenset[str]:
        series = shelf.series
        texts = [series.publisher.name, series.collection.replace("_", " ")]
        for language in read_in():
            texts += [series.name(language), series.text(language).definition]
        return stems(" ".join(texts))


def _written(slot: Slot, series: Series) -> frozenset[str]:
    """The words of a slot's values, as each language says them, and of a name that is one word.

    As they are, and not their stems: a "handling" is no "handle".
    """
    values = slot.breakdown.values()
    said = [w for v in values for w in (v, *(translator(code)(v) for code in read_in()))]
    name = series.publisher.name
    said += [name] if name.isalpha() else []
    return frozenset(word.lower for text in said for word in tokens(text))
