"""Whether a slot of the record accounts for every word that narrows a number.

What narrows it is read in :mod:`claims.link.scope`; what a slot accounts for is gathered in
:mod:`claims.link.indexed.explained`. Here the two meet.
"""

from __future__ import annotations

import re

from claims.around.who.senders import (
    CLEARING_HOUSE,
    counts_itself,
    gets_it,
)
from claims.link.beyond import EUROPE, beyond, is_too_wide
from claims.link.candidates import Question
from claims.link.clause.trusted import are_theirs, came_from_them
from claims.link.clause.verbs import MAKING
from claims.link.indexed.explained import RECEIVED, Account
from claims.link.indexed.figures import SILENT, Slot
from claims.link.indexed.series_words import stem
from claims.link.named.parts import same_age
from claims.link.nouns import PART_NOUNS, PERSONS, THINGS, UNIT_NOUNS
from claims.link.restriction import (
    ALONE,
    DEED,
    FACET,
    NEGATION,
    OUTSIDE,
    PEOPLE,
    RECEIVING,
    SENDING,
    STAGE,
    UNKNOWN,
    WIDENED,
    Restriction,
)
from claims.link.scope import restrictions
from claims.read.text import word_set
from data_sources.record.model import Series
from languages.reading import either

# Nouns that narrow a number when they stand beside the noun that is counted: "reports with videos".
_NARROWING_UNITS = word_set(
    """
    images videos files arrests suspects accounts incidents hashes offences domains notices apps
    hits referrals requests investigations
"""
)

# What some series counts may stand in a sentence besides; what none does is as a word nobody knows.
_COUNTED_BY_SOME = (
    frozenset[str]().union(UNIT_NOUNS, *UNIT_NOUNS.values(), ("days", "hours", "seconds", "years"))
    - _NARROWING_UNITS
)

# Of these a report is, or says something; they are not whom it came from.
_TOLD_OF = THINGS | PERSONS | frozenset({"children", "websites", "sites", "cases"})

_NAMES = frozenset({"value", "subject", "publisher"})

_LOCATED = {"USA": frozenset({"U.S.", "International", "Unknown"})}

_TO_POLICE = "law_enforcement"  # what is passed on to the police names them, and somebody sends it

_UNION = frozenset({"eu", "european-commission", "european-parliament"})


def unexplained(
    question: Question, slot: Slot, series: Series, account: Account
) -> list[Restriction]:
    """The restrictions that are no part of this slot."""
    nouns = UNIT_NOUNS.get(series.unit.key, frozenset({series.unit.key}))
    found = _without_all_senders(restrictions(question))
    if any(r.kind == "stage" and r.word != RECEIVED and r.word in account.words for r in found):
        found = [r for r in found if r.word != RECEIVED]  # "of those received, … were confirmed"
    if any(r.kind == "stage" and r.word in _FOUND_SO and r.word in account.words for r in found):
        found = [r for r in found if r.word != ASSESSED]  # "judged to be illegal"
    places = {r.word for r in found if r.kind == "place"}
    left: list[Restriction] = []
    explained: set[int] = set()
    # "Users" are people and accounts, "viewed" is assessed or seen: one of the two is meant.
    same_word: set[tuple[str, int]] = set()
    clause = question.context.clause_span(question.reading)
    own = _keys_of_its_own(found, account, clause)
    found = [r for r in found if r.kind != FACET or r.word.partition("=")[0] not in own]
    settled: set[str] = set()  # kinds whose own word stands in the number's very clause
    for item in found:
        if _accounts_for(item, question, slot, account, nouns, places) and not (
            item.kind == WIDENED and is_too_wide(item, question, slot, series)
        ):
            whole = not any(value.startswith("platform=") for value in account.values)
            if item.kind in ("place", "value") or (
                whole and item.kind == "subject" and item.word in account.words
            ):
                explained.add(item.span.start)
            if item.kind == STAGE or (item.kind == "unit" and _is_concerned(item, question)):
                same_word.add((item.kind, item.span.start))
            if clause[0] <= item.span.start < clause[1]:
                settled.add(item.kind)
        else:
            left.append(item)
    left += beyond(question, slot, series, account, found)
    # One name may stand for several things: "Amazon" is a platform, a company and a publisher,
    # "Georgia" a country and a state; "picked up" is said of people and of cases.
    left = [r for r in left if r.kind not in (*_NAMES, "place") or r.span.start not in explained]
    left = [r for r in left if (r.kind, r.span.start) not in same_word]
    return [
        r for r in left
        if r.kind not in ("place", "value") or r.kind not in settled
        or (r.kind == "place" and is_tied(r, question)) or _joined(r, question, explained)
        or (clause[0] <= r.span.start < clause[1] and not _owns(r, question))
    ]  # fmt: skip


def _keys_of_its_own(
    found: list[Restriction], account: Account, clause: tuple[int, int]
) -> set[str]:
    """Of which keys its own value is said; not that of girls, where the clause itself says boys."""
    facets = [r for r in found if r.kind == FACET]
    mine = [r for r in facets if r.word in account.values]
    here = {r.word.partition("=")[0] for r in mine if clause[0] <= r.span.start < clause[1]}
    others = {
        r.word.partition("=")[0] for r in facets
        if r.word in account.siblings and clause[0] <= r.span.start < clause[1]
    }  # fmt: skip
    return {r.word.partition("=")[0] for r in mine} - (others - here)


_JOINED = re.compile(
    rf"\s(?:{either('around.and_too')})\s(?:(?:{either('heads.articles')})\s)?", re.IGNORECASE
)
_TOGETHER = re.compile(rf"\s(?:{either('clauses.together')})\b", re.IGNORECASE)


def _joined(item: Restriction, question: Question, explained: set[int]) -> bool:
    """ "Country A and country B together": the second is of the number as much as the first."""
    if item.kind != "place":
        return False
    text, base = question.context.sentence.text, question.context.sentence.start
    if not _TOGETHER.match(text, item.span.end - base):
        return False
    return any(
        m.kind == "place" and m.start in explained
        and _JOINED.fullmatch(text, m.end - base, item.span.start - base) is not None
        for m in question.context.mentions
    )  # fmt: skip


ASSESSED = "assessed"
_FOUND_SO = frozenset({"illegal"})

_SENDERS = frozenset({"platform", "company", "organisation"})

COMPANIES = "esp"
_ALL_SENDERS = frozenset({COMPANIES, "public"})


def _without_all_senders(found: list[Restriction]) -> list[Restriction]:
    """Without "companies and the public": together they are everybody who sends."""
    if {r.word for r in found} >= _ALL_SENDERS:
        return [r for r in found if r.word not in _ALL_SENDERS]
    return found


def _owns(item: Restriction, question: Question) -> bool:
    """The Meta of "Meta's Facebook": what it owns is what is counted."""
    base = item.span.end - question.context.sentence.start
    text = question.context.sentence.text
    return text[:base].endswith("'s") or text[base : base + 2] == "'s"


def _owns_what_is_counted(item: Restriction, question: Question, account: Account) -> bool:
    """The Meta of "Meta's WhatsApp", where the figure is WhatsApp's: the two side by side."""
    text, base = question.context.sentence.text, question.context.sentence.start
    rest = text[item.span.start - base :]
    return any(
        m.kind == "value" and m.word in account.values and m.start > item.span.start
        and _POSSESSED.fullmatch(rest[: m.start - item.span.start]) is not None
        for m in question.context.mentions
    )  # fmt: skip


_POSSESSED = re.compile(r"[\w.-]+['’]s\s")


_TIE = re.compile(
    rf"\s(?:{either('heads.links')}|{either('clauses.of')})\s(?:(?:{either('heads.articles')})\s)?",
    re.IGNORECASE,
)


def is_tied(item: Restriction, question: Question) -> bool:
    """Whether a link ties a word straight to the number or its noun: "400 reports from A"."""
    unit, end = question.unit, question.reading.end
    if unit is not None and 0 <= unit.mention.start - end <= 1:
        end = unit.mention.end
    text, base = question.context.sentence.text, question.context.sentence.start
    return _TIE.fullmatch(text, end - base, item.span.start - base) is not None


# What of these the definition of a survey speaks of is what was asked, or whom.
_OF_A_QUESTION = frozenset({"sender", "stage", "age"})
_ANY_CITIZEN = "public"
# Who sends what a series counts, where it counts one kind of sender alone.
_THEIR_OWN = frozenset({"public", "from_victims", "people", "children"})


_ABOUT = re.compile(rf"\b(?:{either('heads.about')})\s(?:[\w-]+\s)?$", re.IGNORECASE)


def _is_concerned(item: Restriction, question: Question) -> bool:
    """Whether a noun says what the reports are about, and not who makes them."""
    leading = question.context.sentence.text[: item.span.start - question.context.sentence.start]
    return _ABOUT.search(leading[-40:]) is not None


def _in_its_definition(item: Restriction, question: Question, account: Account) -> bool:
    """Whether a survey says that it asked of this, or these people."""
    if not account.asked or (item.kind == "sender" and is_tied(item, question)):
        return False  # "10% of teachers", where schools were asked
    known = all(stem(word) in account.stems for word in _written(item, question).split())
    return known or item.word == _ANY_CITIZEN


def _written(item: Restriction, question: Question) -> str:
    base = question.context.sentence.start
    return question.context.sentence.text[item.span.start - base : item.span.end - base]


def _inside_a_word_of_it(item: Restriction, question: Question, account: Account) -> bool:
    """The "without" of "without contact", the "images" of "held images of abuse": what it is of."""
    return any(
        m.spans_words and m.word in account.words
        and m.start <= item.span.start and item.span.end <= m.end
        for m in question.context.mentions
    )  # fmt: skip


def _accounts_for(
    item: Restriction, question: Question, slot: Slot, account: Account,
    nouns: frozenset[str], places: set[str],
) -> bool:  # fmt: skip
    counted = question.unit is not None and question.unit.mention.start == item.span.start
    if item.kind == WIDENED:
        return True  # asked of the series
    if item.kind in (NEGATION, "unit") and _inside_a_word_of_it(item, question, account):
        return True
    if item.kind == DEED:  # companies make reports; who receives them does not
        by_others = not item.subjects & account.publishers
        return item.word == MAKING and (account.of_company or by_others)
    if item.kind == ALONE:
        return account.of_company or not _SENDERS.isdisjoint(slot.breakdown)
    if item.kind == OUTSIDE:
        return bool(account.values & _LOCATED.get(item.word, frozenset()))
    if item.kind == FACET:
        if item.word in account.siblings:
            return False  # "of boys", of the figure on girls
        return counted or (
            _value_fits(item.word, slot, account)
            and not (item.head and _is_no_word_of(item, question, slot, account))
        )
    if item.kind == "place":
        fits = _place_fits(item.word, account, places)
        return fits or _inside_a_word_of_it(item, question, account)
    if item.kind == "value":
        value = item.word.partition("=")[2]
        own = value in account.values or any(v.startswith(value + " ") for v in account.values)
        own = own or _owns_what_is_counted(item, question, account)
        itself = "platform" not in slot.breakdown and bool(item.subjects & account.publishers)
        own = own or itself  # a company's own count of itself
        return own or _is_publisher(item, question, account)
    if item.kind == "publisher":
        observer = slot.breakdown.get("observer", item.word).lower()
        if observer != item.word and counts_itself(item.span, question.context):
            return False
        own = item.word in account.publishers | account.words
        own = own or (account.of_company and item.word == CLEARING_HOUSE)
        own = own or (_owns(item, question) and any("platform=" in v for v in account.values))
        own = own or (item.word in _UNION and bool(account.places & EUROPE))
        own = own or (_TO_POLICE in account.words and gets_it(item.span, question.context))
        return own or not _speaks_for_another(item, question, account)
    if item.kind == "age" and item.word and _in_years(item, question, account):
        return True
    if item.kind == "age" and not item.word:
        return _age_fits(item, account) or _written(item, question) in account.values
    if item.kind == "unit":
        parts = PART_NOUNS.get(question.unit.word, frozenset()) if question.unit else frozenset()
        if item.head and item.word in parts:  # "files, all of them videos"
            return item.word in account.valued | account.named
        if not counted and _is_counted_besides(item, question):
            return True
        if account.of_company and _is_the_company(item, question):
            return True  # "In 2023 the company reported 400 to …"
        known = nouns | account.words | account.nouns
        if item.word == "referrals" and counted:
            return "informational" not in account.named
        of_its_texts = stem(_written(item, question)) in account.stems
        wide = not item.head and (item.word in _COUNTED_BY_SOME or of_its_texts)
        wide = wide and not _are_who_sent_or_got_them(item, question)
        again = item.head and question.unit is not None and item.word == question.unit.word
        return counted or (item.word in known and not again) or wide
    if item.kind == "subject":
        wide = not item.head and item.word not in question.context.narrowing
        return item.word in account.words or wide
    if item.kind == UNKNOWN:
        # What a definition speaks of besides is not what a noun tied to the count may be.
        known = account.named_stems if item.head else account.stems
        if stem(item.word) in known or item.word in account.written:
            return True
        return bool(item.subjects & account.words)
    if item.kind == RECEIVING:
        return not account.of_company and slot.breakdown.get("platform") is None
    if item.kind == SENDING:
        return account.of_company or bool({SENDING, _TO_POLICE} & account.words)
    if item.word == PEOPLE:
        return bool(account.words & _THEIR_OWN)
    if item.kind in _OF_A_QUESTION and _in_its_definition(item, question, account):
        return True
    if item.text and item.word == COMPANIES:  # "Platforms, in their own words": a row is one's own
        own = account.of_company or "platform" in slot.breakdown
        return own or item.word in account.words
    return item.word in account.words


_BESIDES = re.compile(
    rf"\s(?:{either('around.and_too')})\s(?:{either('around.several')})\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)


def _is_counted_besides(item: Restriction, question: Question) -> bool:
    """ "7,000 images and a handful of videos": more that is counted, and no part of it."""
    end = item.span.start - question.context.sentence.start
    return _BESIDES.search(question.context.sentence.text, max(0, end - 40), end) is not None


_THE_COMPANY = re.compile(rf"\b(?:{either('clauses.stands_for_a_company')})\b", re.IGNORECASE)


def _is_the_company(item: Restriction, question: Question) -> bool:
    """Whether a noun stands for a company that was named before."""
    place = item.span.start - question.context.sentence.start
    found = _THE_COMPANY.finditer(question.context.sentence.text)
    return any(m.start() <= place < m.end() for m in found)


def _are_who_sent_or_got_them(item: Restriction, question: Question) -> bool:
    """ "36.2 million reports from shops", "shops made 36.2 million reports"."""
    unit = question.unit
    if item.word in _TOLD_OF or unit is None or unit.word != "reports" or question.is_change:
        return False
    return are_theirs(item.span, question) or came_from_them(item.span, question)


def _value_fits(pair: str, slot: Slot, account: Account) -> bool:
    """Whether a value is the slot's own, or of a key that its series is not broken down by."""
    key, _, value = pair.partition("=")
    mine = slot.breakdown.get(key)
    if key in SILENT or mine == value:
        return True
    return mine is None and key not in account.keys


def _is_no_word_of(item: Restriction, question: Question, slot: Slot, account: Account) -> bool:
    """ "Reports from creators": a value unknown to the series, and known as nothing else."""
    key, _, value = item.word.partition("=")
    if slot.breakdown.get(key) == value:
        return False
    context = question.context
    known = (m for m in (*context.mentions, *context.restricting) if m.kind not in _NO_MEANING)
    if any(m.start <= item.span.start < m.end for m in known):
        return False
    base = context.sentence.start
    written = context.sentence.text[item.span.start - base : item.span.end - base]
    return not {stem(word) for word in written.split()} <= account.stems


_NO_MEANING = frozenset({"value", "plain"})


def _place_fits(code: str, account: Account, places: set[str]) -> bool:
    if code == "World" or code in account.values or (code in account.places and "+" in code):
        return True
    if account.values & _LOCATED.get(code, frozenset()):
        return True  # "users outside the United States": a place of users, and not of reports
    if code in EUROPE:
        return bool(account.places & EUROPE)
    several = len(account.places) > 2
    return code in account.places and (not several or len(places & account.places) > 1)


def _is_publisher(item: Restriction, question: Question, account: Account) -> bool:
    """Whether a platform's name is that of the series' own publisher: "Snap" in Snap's report."""
    if item.word.partition("=")[2].lower() in account.publishers:
        return True
    if any(value.startswith("platform=") for value in account.values):
        return False
    return any(
        m.word in account.publishers and m.start <= item.span.start < m.end
        for m in question.context.publishers
    )


def _speaks_for_another(item: Restriction, question: Question, account: Account) -> bool:
    """A publisher beside ours: one that sends or receives narrows, one that is cited does not."""
    if any(m.start == item.span.start and m.word in account.publishers
           for m in question.context.publishers):  # fmt: skip
        return False
    values = {r.word.partition("=")[2] for r in restrictions(question)
              if r.kind == "value" and r.span.start == item.span.start}  # fmt: skip
    return not values & account.values


_SO_FAR_BEHIND = 16  # signs, in which the years of "teenagers aged 13 to 17" begin


def _in_years(item: Restriction, question: Question, account: Account) -> bool:
    """Whether the years of an age stand straight behind a word for it, and are the slot's."""
    return any(
        item.span.start <= a.start <= item.span.end + _SO_FAR_BEHIND
        and any(same_age(a.low, a.high, *own) for own in account.ages)
        for a in question.context.ages
    )  # fmt: skip


def _age_fits(item: Restriction, account: Account) -> bool:
    if item.low is None and item.high in (17, 18):
        return True  # "under 18": all children
    return any(same_age(item.low, item.high, *own) for own in account.ages)
