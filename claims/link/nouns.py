"""Which nouns people use for what a series counts, and which they use wrongly."""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from claims.around.headings import headings, is_question
from claims.link.candidates import Question
from claims.link.indexed.explained import Account
from claims.link.indexed.figures import SeriesShelf, Slot
from claims.model import Kind, Span
from claims.read.text import word_set
from claims.weights import weights
from data_sources.record.model import Series
from languages.reading import either, small_pattern

_WEIGHT = weights("noun")

# Which nouns a unit of the record answers to. What is not listed answers to its own name.
UNIT_NOUNS: dict[str, frozenset[str]] = {
    key: frozenset(words.split())
    for key, words in {
        "reports": "reports referrals urls cases requests submissions contacts",
        "urls": "urls reports sites pieces items",
        "websites": "sites urls",
        "sites": "sites urls",
        "services": "apps sites companies services",
        "files": "files images videos pieces items",
        "items": "files images videos pieces items reports urls",
        "pieces": "pieces items files images videos",
        "images": "images files pieces items",
        "videos": "videos files pieces items",
        "pins": "pins pieces items",
        "records": "records reports urls files pieces items images",
        "children": "children people victims",
        "appearances": "children",
        "people": "people children victims accounts suspects arrests signatories",
        "accounts": "accounts people",
        "visitors": "visitors people visits accounts",
        "visits": "visits visitors",
        "arrests": "arrests people suspects",
        "companies": "companies",
        "enforcements": "enforcements accounts pieces items",
        "requests": "requests reports contacts victims people",
        "contacts": "contacts people",
        "signatories": "signatories people companies",
        "tips": "reports",
        "cases": "cases reports images videos files children pieces items",
        "top_level_domains": "domains",
        "reports_per_day": "reports",
        "reports_per_week": "reports",
        "instances": "reports cases notices instances",
        "one_in": "children people victims",
        "schools": "schools",
        "investigations": "investigations cases reports",
        "submissions": "submissions reports requests",
        "states": "countries",
        "hashes": "hashes files images",
        "votes": "votes people",
        "notices": "notices reports requests",
        "statements": "statements",
        "platforms": "companies",
    }.items()
}

# Nouns that are not what the unit is, though they are near it: the number is then right of another
# thing. In a series whose name has the noun it is right.
LOOSE_NOUNS: dict[str, frozenset[str]] = {
    key: frozenset(words.split())
    for key, words in {
        "reports": "cases urls requests contacts",
        "urls": "reports sites pieces items",
        "websites": "urls",
        "sites": "urls",
        "files": "images videos",
        "items": "images videos reports urls",
        "pieces": "images videos",
        "images": "pieces items",
        "videos": "pieces items",
        "records": "reports urls files pieces images",
        "children": "victims people",
        "people": "victims accounts arrests",
        "accounts": "people",
        "visitors": "visits accounts people",
        "visits": "visitors",
        "enforcements": "accounts pieces items",
        "requests": "reports victims people",
        "contacts": "people",
        "cases": "reports images videos files children pieces items",
        "instances": "reports cases notices",
        "investigations": "cases reports",
        "hashes": "files images",
        "votes": "people",
        "notices": "reports requests",
    }.items()
}

# Nouns of a part: files are images, videos and more.
PART_NOUNS: dict[str, frozenset[str]] = {
    "files": frozenset({"images", "videos"}),
    "pieces": frozenset({"images", "videos"}),
}

# What is often called by another noun.
_MISNAMED = frozenset({"reports", "urls", "files", "pieces", "offences", "cases"})

# Nouns that a report is often and wrongly called. A report is none of these.
MISNOMERS = word_set(
    """
    victims children images videos files cases offences people accounts pieces items sites
"""
)


def unit_score(question: Question, shelf: SeriesShelf) -> tuple[float, bool] | None:
    """Score for the noun counted, and whether it is a misnomer; None when it is another noun."""
    series = shelf.series
    if series.unit.kind == "percent" or series.unit.key == "one_in":
        return _WEIGHT["of_a_share"], False
    nouns = UNIT_NOUNS.get(series.unit.key, frozenset({series.unit.key}))
    changes = question.reading.quantity.kind in (Kind.CHANGE, Kind.RATIO)
    if question.reading.quantity.kind is Kind.PERCENT:
        return _WEIGHT["of_a_share"], False
    if question.unit is None:
        carried = nouns & question.earlier
        return (_WEIGHT["from_before"] if carried else 0.0), False
    if question.unit.word in nouns:
        own = question.unit.word == series.unit.key or (
            question.unit.word == next(iter(nouns)) and len(nouns) == 1
        )
        where = "beside" if question.unit.beside else "away"
        return _WEIGHT[f"{'own' if own else 'near'}_{where}"], False
    if nouns & question.unit.others:
        return _WEIGHT["other_before"], False
    if not changes and series.unit.key in _MISNAMED and question.unit.word in MISNOMERS:
        if not has_a_noun_of_its_own(question, nouns):
            return _WEIGHT["from_before"], False
        return _WEIGHT["wrong"], True
    if not question.unit.beside:
        return 0.0, False
    return None


# Said of a number they are who acts, where they stand before it: "users appealed 400".
_WHO_ACTS = frozenset({"people", "companies", "accounts"})


_BESIDE = 24  # so near to the end of a number its noun begins


def has_a_noun_of_its_own(question: Question, nouns: frozenset[str]) -> bool:
    """Whether the noun is this number's own, or handed on where no other could be.

    "75,000 reports with 74,000 images; the year before 900": the images are those of the 74,000.
    """
    unit, context = question.unit, question.context
    if unit is None:
        return False
    low, high = context.neighbours(question.reading)
    ahead = unit.mention.end <= question.reading.place
    if ahead and unit.word in _WHO_ACTS:
        return False
    of_the_last = context.index(question.reading) > 0 and unit.mention.start - low <= _BESIDE
    if low <= unit.mention.start < high and not (ahead and of_the_last):
        return True
    before = (m.word for m in context.units if m.start < question.reading.place)
    return not any(word in nouns for word in before)


def names_otherwise(question: Question, series: Series, account: Account) -> bool:
    """Whether the noun is near the unit and not it, and neither in what the series says it is."""
    unit = question.unit
    if unit is None:
        return False
    own = account.words | account.nouns
    if unit.word in PERSONS and (series.unit.kind == "percent" or question.is_change):
        # "29% of the children that were confirmed": webpages were, and no children
        counted = bool(own & THINGS) and not own & PERSONS and not _of_persons(series)
        if question.is_change:  # of what is counted in reports, say, and not of a printed change
            counted = counted or series.unit.key in THINGS
            return counted and not _also_names_things(question)
        return unit.mention.start >= question.reading.end and unit.beside and counted
    if series.unit.kind == "percent":  # a share of images is none of reports
        return bool(own & THINGS) and unit.word in THINGS and not _answers(unit.word, own)
    if question.is_change:
        return unit.word in THINGS and not _answers(unit.word, own | {series.unit.key})
    if unit.word not in LOOSE_NOUNS.get(series.unit.key, frozenset()):
        return False
    if unit.word == "cases" and _in_so_many_of_them(question, series):
        return False
    if names_a_part(question, series):
        parts = PART_NOUNS[series.unit.key]
        low, high = question.context.neighbours(question.reading)
        near = {m.word for m in question.context.units if low <= m.start < high}
        several = near & parts == parts
        return not several and unit.word not in account.named
    return unit.word not in own


def _also_names_things(question: Question) -> bool:
    """ "Reports about children rose by 13%": not the children did."""
    start, end = question.context.clause_span(question.reading)
    return any(m.word in THINGS and start <= m.start < end for m in question.context.units)


# "In 400 cases it was about money": in so many of the reports that were told of before.
_IN = re.compile(
    rf"(?:^\W*|[,;:]\s|\b(?:{either('clauses.joins')})\s)(?:{either('nouns.in')})\s$", re.IGNORECASE
)


def _in_so_many_of_them(question: Question, series: Series) -> bool:
    reading, base = question.reading, question.context.sentence.start
    leading = question.context.sentence.text[: reading.place - base]
    before = {m.word for m in question.context.units if m.start < reading.place}
    told = (before or question.earlier) & {series.unit.key}
    return bool(told) and _IN.search(leading) is not None


_OF_ALL = re.compile(
    rf"\b(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s){{1,2}}$", re.IGNORECASE
)


_EVERY = rf"\b(?:{either('clauses.of')})\s(?:{either('clauses.of_every')})\s"
_OF_EVERY = small_pattern(rf"{_EVERY}$")
_EVERY_ONE = small_pattern(rf"{_EVERY}[\w'’-]+")


def base_of_persons(question: Question, series: Series, account: Account) -> str:
    """The persons of whom a share is told that is one of things, as a word of ours; else ''.

    "Of the children in the reports, 65% were illegal": reports were, and no children.
    """
    own = account.words | account.nouns
    if not question.reading.quantity.is_percent or _of_persons(series):
        return ""
    if not own & THINGS or own & PERSONS:
        return ""
    text, base = question.context.sentence.text, question.context.sentence.start
    low = question.context.neighbours(question.reading)[0]
    persons = (
        m.word for m in question.context.units
        if m.word in PERSONS and low <= m.start < question.reading.place
        and _OF_ALL.search(text[: m.start - base]) is not None
    )  # fmt: skip
    return next(persons, "")


def base_of_others(question: Question, series: Series, account: Account) -> str:
    """Of what a share is told, as written, where the series tells one of something else; else ''.

    "Of all calls, 79% came from boys", of those who were extorted for money.
    """
    own = account.words | account.nouns
    if not question.reading.quantity.is_percent or series.unit.kind != "percent" or not own:
        return ""
    context = question.context
    small, base = context.sentence.small, context.sentence.start
    low = context.neighbours(question.reading)[0]
    for m in context.units:
        named = low <= m.start < question.reading.place and m.word not in PERSONS
        if named and _OF_EVERY.search(small[: m.start - base]) and not _is_among(m.word, own):
            return context.written(Span(m.start, m.end))
    return ""


def base_of_everyone(question: Question, slot: Slot, carried: bool) -> str:
    """The "of all Dutch people" of a share, as written, that the slot is not of; else ''.

    What a sentence before has narrowed, men of 18 to 25 say, is not of all who are named now.
    """
    if not question.reading.quantity.is_percent:
        return ""
    context = question.context
    start, end = question.segment
    base = context.sentence.start
    found = _EVERY_ONE.search(context.sentence.small, start - base, end - base)
    if found is None:
        return ""
    span = range(found.start() + base, found.end() + base)
    things = carried and any(m.start in span for m in context.units)
    if not things and not any(_is_unnamed(k, v, context) for k, v in slot.breakdown.items()):
        return ""
    return context.sentence.text[found.start() : found.end()]


def _is_unnamed(key: str, value: str, context: SentenceContext) -> bool:
    """Whether a sex or an age of the slot is not told in this sentence."""
    aged = key.startswith("age")
    if not (aged or key == "sex"):
        return False
    return not (aged and context.ages) and f"{key}={value}" not in context.names


def _is_among(noun: str, own: frozenset[str]) -> bool:
    return noun in own or any(noun in UNIT_NOUNS.get(key, ()) for key in own)


def noun_over(question: Question, series: Series) -> str:
    """The noun, as written, that the heading over a list or a table has for what is none of it.

    "Victims by platform" over numbers of reports; '' where a number has a noun of its own.
    """
    if question.unit is not None or question.reading.quantity.is_percent or question.is_change:
        return ""
    nouns = UNIT_NOUNS.get(series.unit.key, frozenset({series.unit.key}))
    for over in headings(question.context):
        units = {m.word for m in over.units}
        if is_question(over):
            nouns -= LOOSE_NOUNS.get(series.unit.key, frozenset())
        if units & nouns:
            return ""
        wrong = next((m for m in over.units if m.word in MISNOMERS), None)
        if wrong is not None:
            base = over.sentence.start
            return over.sentence.text[wrong.start - base : wrong.end - base]
    return ""


_MATERIAL = small_pattern(rf"\b(?:{either('nouns.material')})\b")
_UNCOUNTED = small_pattern(rf"\b(?:{either('nouns.uncounted')})\b")
_OF_ALL_OF_IT = small_pattern(
    rf"\s(?:{either('clauses.of')})\s(?:(?:{either('clauses.of_all')})\s){{1,2}}"
    rf"(?:[\w'-]+\s){{0,3}}?(?:{either('nouns.uncounted')})\b"
)


def says_the_material_rose(question: Question, series: Series, account: Account) -> bool:
    """ "AI material rose by 130%": nobody has counted the material; reports of it rose."""
    return series.form == "change" and _rose(_MATERIAL, question, series, account) != ""


def what_nobody_counts(question: Question, series: Series, account: Account) -> str:
    """The words of "abuse rose by 13%" or "49% of all abuse", of reports; else ''."""
    if question.is_change:
        return _rose(_UNCOUNTED, question, series, account)
    return _share_of_it(question) if question.reading.quantity.is_percent else ""


def _share_of_it(question: Question) -> str:
    context, reading = question.context, question.reading
    base, end = context.sentence.start, context.clause_span(reading)[1]
    found = _OF_ALL_OF_IT.match(context.sentence.small, reading.end - base, end - base)
    if found is None:
        return ""
    between = range(reading.end, base + found.end() + 2)  # "of all abuse reports"
    return "" if any(m.start in between for m in context.units) else found.group().strip()


def _rose(words: re.Pattern[str], question: Question, series: Series, account: Account) -> str:
    named = account.words | account.nouns | {series.unit.key}
    if not named & THINGS or (question.unit is not None and question.unit.word in THINGS):
        return ""
    context = question.context
    start, end = context.clause_span(question.reading)
    base = context.sentence.start
    found = words.search(context.sentence.small, start - base, end - base)
    return found.group() if found else ""


PERSONS = frozenset({"children", "victims", "people"})


def _of_persons(series: Series) -> bool:
    return series.unit.key in PERSONS or series.form in ("survey", "estimate")


# What is counted in this field and is no person: one of these is not another.
THINGS = frozenset(
    {"reports", "urls", "images", "videos", "files", "accounts", "offences", "cases", "incidents"}
)


def _answers(noun: str, own: frozenset[str]) -> bool:
    return any(
        noun in UNIT_NOUNS.get(key, frozenset({key})) - LOOSE_NOUNS.get(key, frozenset())
        or noun == key
        for key in own & THINGS
    )


def in_the_parts_name(question: Question, slot: Slot) -> bool:
    """Whether the noun is a word of the part's own name: reports of "shared photos and videos".

    Of a part that is named by persons alone ("girls") the noun is what was seen, and not counted:
    "400 showed only girls", and not "400 girls".
    """
    if question.unit is None:
        return False
    noun = question.unit.mention
    names = {f"{key}={value}" for key, value in slot.breakdown.items()}
    base, text = question.context.sentence.start, question.context.sentence.text.lower()
    found = [
        (m.start, m.end) for m in question.context.mentions
        if m.word in names and m.start <= noun.start and noun.end <= m.end
    ]  # fmt: skip
    for value in slot.breakdown.values():  # as the publisher writes it
        at = text.find(value.lower(), max(0, noun.start - base - len(value)))
        if 0 <= at <= noun.start - base and noun.end - base <= at + len(value):
            found.append((at + base, at + base + len(value)))
    if question.unit.word in PERSONS and _is_shown(question):
        return bool(found)
    return any(end - start > noun.end - noun.start for start, end in found)


_SHOWN = re.compile(rf"\b(?:{either('nouns.shown')})\b", re.IGNORECASE)


def _is_shown(question: Question) -> bool:
    """Whether a word stands between a number and a noun by which the noun is not counted.

    "Of the children, 400 were only girls" does count them: persons are told of before.
    """
    unit, context, reading = question.unit, question.context, question.reading
    if unit is None or unit.mention.start < reading.end:
        return False
    text, base = context.sentence.text, context.sentence.start
    for noun in (m for m in context.units if m.word in PERSONS and m.start < reading.place):
        low = max((r.end for r in context.readings if r.end <= noun.start), default=base)
        if not _SHOWN.search(text, low - base, noun.start - base):
            return False
    return _SHOWN.search(text, reading.end - base, unit.mention.start - base) is not None


def names_a_part(question: Question, series: Series) -> bool:
    """Whether the noun is that of a part of what the series counts: "images" of all files."""
    unit = question.unit
    return unit is not None and unit.word in PART_NOUNS.get(series.unit.key, frozenset())
