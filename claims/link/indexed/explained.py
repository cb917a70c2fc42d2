"""Which words a slot of the record accounts for: its rows of the lexicon, its name, its values.

A whole must not pass for a part. So each word that restricts a number has to be part of the slot:
named in a row of the lexicon, in the name of the series, or in the values of the breakdown. What
marks a sibling (another value of the same breakdown, another series of the publisher) is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from claims.around.lexicon import Entry, Lexicon, Mention, tokens
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
    siblings: frozenset[str]  # "key=value" of the other parts of its series, where it is a part


def publisher_names(series: Series, lexicon: Lexicon) -> frozenset[str]:
    """The words that name whose figures a series holds: its publisher, and its own prefix."""
    prefix = series.key.split(".")[0]
    names = {series.publisher.key, prefix.replace("_", "-"), prefix.split("_")[0]}
    return frozenset(n for n in names if lexicon.kinds.get(n) == "publisher")


def _without_parts(found: list[Mention], said: list[Mention]) -> list[Mention]:
    """Without the words that a name is made of: the "remove" of "Report Remove" removes nothing."""
    names = [m for m in said if m.kind == "publisher" and m.spans_words]
    return [
        m for m in found
        if not any(n.start <= m.start and m.end <= n.end and (m.start, m.end) != (n.start, n.end)
                   for n in names)
    ]  # fmt: skip


@dataclass(frozen=True)
class _Told:
    """What the texts of one series say, whatever the slot."""

    words: frozenset[str]
    nouns: frozenset[str]
    named: frozenset[str]  # words of ours in its name alone
    stems: frozenset[str]
    named_stems: frozenset[str]
    ages: tuple[tuple[int | None, int | None], ...]


class Accounts:
    """Accounts of slots, made when asked; one for each record."""

    def __init__(self, shelf: Shelf, lexicon: Lexicon) -> None:
        self._shelf, self._lexicon = shelf, lexicon
        self._made: dict[int, tuple[Slot, Account]] = {}
        self._told: dict[str, _Told] = {}
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
        texts = self._of_texts(shelf)
        told = texts.words - other - never
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
        value_stems = stems(" ".join(slot.breakdown.values()))
        return Account(
            words,
            texts.stems | value_stems,
            texts.named_stems | value_stems,
            frozenset({slot.geography, *slot.geography.split("+"), *self._places(slot)}),
            frozenset({f"{k}={v}" for k, v in slot.breakdown.items()} | {*slot.breakdown.values()}),
            self._ages(slot, shelf, texts),
            self.publishers(shelf.series),
            shelf.series.publisher.kind == "company",
            texts.nouns,
            values | texts.named,
            shelf.keys & shelf.varying,
            values,
            shelf.series.form == "survey",
            _written(slot, shelf.series),
            frozenset(
                f"{key}={value}" for other in shelf.slots for key, value in other.breakdown.items()
                if slot.breakdown.get(key, value) != value
            ),
        )  # fmt: skip

    def _of_texts(self, shelf: SeriesShelf) -> _Told:
        """What the name says, and category and sender of the definition's first words; its nouns.

        A stage that the definition speaks of is the series' own only when the name has none:
        "reports that were assessed and confirmed" are confirmed ones.
        """
        series, lexicon = shelf.series, self._lexicon
        found = self._told.get(series.key)
        if found is None:
            names = " . ".join(series.name(language) for language in read_in())
            texts = [f"{re.sub(r'[._]', ' ', series.key)} . {names}"]
            texts += [_FULL_STOP.split(series.text(language).definition)[0]
                      for language in read_in()]  # fmt: skip
            words = [tokens(text) for text in texts]
            mentions = [lexicon.mentions(text) for text in words]
            names_say, *heads_say = [_without_parts(found, found) for found in mentions]
            said = [m for text in (names_say, *heads_say) for m in text]
            restricting = [lexicon.restrictions(text) for text in words]
            named, *heads = [
                _without_parts(found, whole)
                for found, whole in zip(restricting, mentions, strict=True)
            ]
            senders = [{m.word for m in head if m.kind == "sender"} for head in heads]
            # one who sends it, and the same one in every language
            alone = len(senders[0]) == 1 and all(each == senders[0] for each in senders)
            kinds = {"category"} | ({"sender"} if alone else set())
            if not any(m.kind == "stage" for m in named):
                kinds.add("stage")
            told = {m.word for head in heads for m in head
                    if m.kind in kinds and not m.word.startswith("not_")}  # fmt: skip
            told |= {m.word for m in (*names_say, *named)}
            told |= {m.word for m in said if m.kind == "publisher"}
            text = series.text(DEFAULT_LANGUAGE)
            found = self._told[series.key] = _Told(
                frozenset(told),
                frozenset(m.word for m in said if m.kind == "unit"),
                self._words(names),
                self._stems(series),
                stems(names),
                tuple((a.low, a.high) for a in ages(f"{text.name}. {text.definition}")),
            )
        return found

    def _ages(
        self, slot: Slot, shelf: SeriesShelf, texts: _Told
    ) -> tuple[tuple[int | None, int | None], ...]:
        """The ages of its breakdown, and those its definition speaks of."""
        own = tuple(r for k in AGE_KEYS if (r := age_range(slot.breakdown.get(k, ""))) is not None)
        return own if any(k in shelf.varying for k in AGE_KEYS) else (*own, *texts.ages)

    def _places(self, slot: Slot) -> frozenset[str]:
        """The places that a region is made of, as its own name lists them."""
        said = self._lexicon.mentions(tokens(slot.breakdown.get(_REGION, "")))
        return frozenset(m.word for m in said if m.kind == "place")

    def _words(self, text: str) -> frozenset[str]:
        words = tokens(text)
        said = self._lexicon.mentions(words)
        both = said + self._lexicon.restrictions(words)
        return frozenset(m.word for m in _without_parts(both, said))

    def _stems(self, series: Series) -> frozenset[str]:
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
