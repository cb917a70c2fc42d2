"""What names a figure in a text: publisher, place, part and subject, and how near they stand."""

from __future__ import annotations

import re
from itertools import islice

from claims.around.lexicon import Entry
from claims.around.surroundings import before, words_around
from claims.around.who.senders import CLEARING_HOUSE, is_only_sent_to
from claims.link.candidates import Question
from claims.link.indexed.explained import Account
from claims.link.indexed.figures import AGE_KEYS, SILENT
from claims.link.indexed.series_words import stems
from claims.link.indexed.values import Hit
from claims.link.linking import Linker
from claims.link.named.publisher import names_a_source
from claims.read.not_figures import Age
from claims.weights import weights
from languages.reading import either

_WEIGHT = weights("value")
_BY_CHANCE = weights("words")["name_by_chance"]


_NO_ENTRY = Entry("", (), (), frozenset(), frozenset(), frozenset())


_SHARES_OUT = re.compile(rf"\b(?:{either('around.shares_out')})\b", re.IGNORECASE)


_THE_COMPANY = re.compile(rf"\b(?:{either('clauses.stands_for_a_company')})\b", re.IGNORECASE)


_TELLS = re.compile(rf"\s(?:{either('clauses.said')})\b", re.IGNORECASE)
_TOLD_BY = re.compile(
    rf"\b(?:{either('clauses.said_after')}|{either('media.according')})\s(?:{either('around.definite')})?\s?$",
    re.IGNORECASE,
)


def _is_told_by_the_last(question: Question, account: Account) -> bool:
    """ "The company sent NCMEC 400 reports", where the last one named is whose count it is."""
    text, base = question.context.sentence.text, question.context.sentence.start
    if not _THE_COMPANY.search(text):
        return False
    if any(_TELLS.match(text, m.end - base) or _TOLD_BY.search(text[: m.start - base])
           for m in question.context.publishers):  # fmt: skip
        return False  # "…, NCMEC says"
    named = next((c.cited for c in before(question.context) if c.cited), frozenset())
    return bool(account.publishers & named)


def publisher_near(
    question: Question, account: Account, organisations: frozenset[str] = frozenset()
) -> float | None:
    """How near the publisher is named; None when it is not, or another one is cited here."""
    here = question.context.cited
    if account.publishers & here:
        return _WEIGHT["publisher_in_the_sentence"]
    if account.of_company and _is_told_by_the_last(question, account):
        return _WEIGHT["publisher_before"]
    if here & organisations:
        if not _SHARES_OUT.search(question.context.sentence.text):
            return None
        here -= organisations  # "of these, 400 came from hotline A": it is a part, and not cited
    if account.of_company and is_only_sent_to(question.context, CLEARING_HOUSE):
        here -= {CLEARING_HOUSE}  # "and sent 400 reports to NCMEC": the company goes on speaking
    if names_a_source((here, here)) and not here <= account.words:
        return None  # somebody else is cited; "reports to NCMEC" cites nobody
    for earlier in before(question.context):
        words = earlier.cited
        if account.publishers & words:
            return _WEIGHT["publisher_before"]
        if names_a_source((words, words)) and not here:
            break
    around = account.publishers & words_around(question.context)
    return _WEIGHT["publisher_around"] if around else None


def named(
    linker: Linker, question: Question, hit: Hit, account: Account, telling: bool
) -> tuple[Entry, float] | None:
    """The row of the lexicon whose words are there, and how near they stand; None without one."""
    context = question.context
    sentence = context.names
    reach = sentence | words_around(context)
    slot, shelf = hit.slot, hit.shelf
    anywhere = shelf.national or slot.geography in ("World", "Unknown")
    if not anywhere and not _place_named(slot.geography, reach):
        return None
    rows = linker.accounts.entries(slot)
    best: tuple[Entry, float] | None = None
    for entry in rows:
        score = _row_score(entry, question, reach, shelf.series.unit.key)
        if score is not None and (best is None or score > best[1]):
            best = entry, score
    if best is None:
        sounds = question.sounds_of(linker, slot.series)
        against = any(entry.never & question.against for entry in rows)
        enough = _WEIGHT["name_among_rows" if rows else "name_alone"]
        if not rows and slot.breakdown and telling:  # a list: its head says what it is of
            sounds = max(sounds, _heads_sound(question, linker, slot.series))
        if against or sounds < enough or (rows and not _sounds_most(question, linker, slot.series)):
            return None
        best = _NO_ENTRY, 0.0
    pinned = {key for key, _ in best[0].breakdown}
    total = best[1]
    for key, value in slot.breakdown.items():
        if key in pinned or key in SILENT or key not in shelf.varying:
            continue
        near = _value_named(question, key, value, account, reach)
        if near is None:
            return None
        total += near
    if slot.geography not in ("World", "Unknown"):
        here = _place_named(slot.geography, sentence)
        total += _WEIGHT["place_in_the_sentence" if here else "place_before"]
    sounds = question.sounds_of(linker, slot.series) - _BY_CHANCE
    return best[0], total + _WEIGHT["name"] * max(0.0, sounds)


# So many sentences back the head of a list may stand.
_HEAD = 12


def _heads_sound(question: Question, linker: Linker, series: str) -> float:
    """How much a sentence before, as the head of a list, sounds like the name of a series."""
    found = 0.0
    for earlier in islice(before(question.context), _HEAD):
        whole = earlier.sentence.start, earlier.sentence.end
        if whole not in earlier.sounds:
            earlier.sounds[whole] = linker.affinity.coverage(stems(earlier.sentence.text))
        found = max(found, earlier.sounds[whole].get(series, 0.0))
    return found


def _sounds_most(question: Question, linker: Linker, series: str) -> bool:
    """Whether no other series of the publisher sounds as much like the sentence."""
    own = linker.shelf.series[series].series.publisher.key
    return not any(
        other != series and sounds >= question.sounds[series]
        and linker.shelf.record.series[other].publisher.key == own
        for other, sounds in question.sounds.items()
    )  # fmt: skip


def _place_named(code: str, reach: frozenset[str]) -> bool:
    return code in reach or bool({"Europe", "EU27"} & {code} and {"Europe", "EU27"} & reach)


# What denies is said again, or is not meant: "80% had none. So 80% had some?"
_DENIES = ("no_", "not_", "non_", "any_")


def _row_score(entry: Entry, question: Question, reach: frozenset[str], unit: str) -> float | None:
    score = 0.0
    if entry.never & question.against:
        return None
    for group in entry.needs:
        if group & question.local:
            score += _WEIGHT["need_in_the_clause"]
        elif group & question.nearby:
            score += _WEIGHT["need_in_the_sentence"]
        elif any(not word.startswith(_DENIES) for word in group & reach):
            score += _WEIGHT["need_before"]
        elif unit not in group:
            return None
    return score + _WEIGHT["also"] * len(entry.also & question.local)


def _value_named(
    question: Question, key: str, value: str, account: Account, reach: frozenset[str]
) -> float | None:
    """How near a value of the breakdown is named; None when it is not."""
    pair = f"{key}={value}"
    if pair in question.local:
        return _WEIGHT["part_in_the_clause"]
    if any(word.partition("=")[2] == value for word in question.nearby if "=" in word):
        return _WEIGHT["part_in_the_sentence"]
    if any(word.partition("=")[2] == value for word in reach if "=" in word):
        return _WEIGHT["part_before"]
    if key not in AGE_KEYS:
        return None
    if account.ages and any(
        (a.low, a.high) in account.ages or (a.high, a.low) in account.ages
        for a in question.context.ages
    ):
        return _WEIGHT["part_by_age"]
    if value in {_written(a) for c in before(question.context) for a in c.ages}:
        return _WEIGHT["part_before"]  # "… respondents aged 13 to 20": of all that is listed below
    return None


def _written(age: Age) -> str:
    """An age as the record writes it."""
    return f"{age.low}-{age.high}"
