"""What stands beside the number's own clause: who says it and where, and clauses of their own.

"Speaking in Strasbourg, the rapporteur said that …"; "NCMEC, which does not investigate itself, …".
"""

from __future__ import annotations

import re

from claims.around.context import SentenceContext
from claims.around.lexicon import Mention
from claims.read.not_figures import ADDRESS
from claims.read.text import OF_HOW_MANY
from claims.read.text_date import dates_the_text
from languages.reading import either, small_pattern

_SAID = small_pattern(
    rf"\b(?:{either('clauses.said')})(?:\s[\w'.-]+){{0,6}}\s(?:{either('clauses.that')})[,:]?\s(?:[-–—]\s)?"
)
# "LONDON (Reuters) - ": where it was written; without an agency only of cities where much is.
_DATELINE = re.compile(
    rf"\W*(?:[A-Z][A-Z.' -]{{2,30}}(?:,\s[A-Za-z. ]{{2,20}})?\s\([A-Z][\w. ]{{1,20}}\)"
    rf"|(?:{either('times.dateline_cities')})(?:,\s[A-Z][\w.]{{1,20}})?)\s?[-–—]\s"
)


def frame_end(context: SentenceContext, start: int, place: int) -> int:
    """Where the words end that only say who speaks before a number's place; else `start`."""
    base = context.sentence.start
    text = context.sentence.text
    dateline = _DATELINE.match(text)
    if dateline and start <= base + dateline.end() <= place:
        start = base + dateline.end()
    found = list(_SAID.finditer(context.sentence.small, start - base, max(start, place) - base))
    start = base + found[-1].end() if found else start
    for day in context.periods:  # "London, 3 February 2025 - ": where and when it was written
        head, tail = text[: day.span.start - base], text[day.span.end - base :]
        if day.kind == "day" and day.span.end <= place and dates_the_text(head, tail):
            start = max(start, day.span.end)
    return start


# "NCMEC, which does not investigate itself, received …": said of the one named before the comma.
_RELATIVE = re.compile(rf",\s(?:{either('clauses.relative')})\s[^,;:().]*,\s", re.IGNORECASE)
# "The Foundation, which does not investigate, received …": said of who does it.
_SUBJECT = re.compile(
    rf"(?:^\W*|[,;:.]\s)(?:{either('clauses.said_articles')}|{either('clauses.that')}|{either('around.points_back')})"
    rf"\s(?:[\w'-]+\s){{0,3}}[\w'-]+(?=,\s(?:{either('clauses.relative')})\s)",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    rf",\s(?:{either('clauses.of_a_part')})\b[^;:.\d]*(?=[.;:]|$)", re.IGNORECASE
)
_OF_SOME = re.compile(rf",\s(?:{either('clauses.softly')})\s[^,;:.\d]*(?=[,.;:]|$)", re.IGNORECASE)
_ONLY = re.compile(rf"\b(?:{either('clauses.only')})\b", re.IGNORECASE)
_OF_EACH = re.compile(rf"\b(?:{either('clauses.of_each')})\b", re.IGNORECASE)
_LEADING = re.compile(rf"\W*(?:{either('clauses.concedes')})\s[^,;:().]*,\s", re.IGNORECASE)
_FOLLOWING = re.compile(
    rf",\s(?:{either('clauses.concedes')})\s(?!(?:{either('clauses.refers_back')})\b)[^,;:().]*",
    re.IGNORECASE,
)
_CONCEDES = re.compile(rf"\W*(?:{either('clauses.concedes')})\s", re.IGNORECASE)
_MAIN = re.compile(rf",\s(?!(?:{either('clauses.refers_back')})\b)[^,;:().]*", re.IGNORECASE)
_BUT_IT = re.compile(rf",\s(?:{either('clauses.but_it')})\b[^,;:().]*", re.IGNORECASE)


def set_apart(context: SentenceContext, number: int, after: int) -> list[tuple[int, int]]:
    """Clauses of their own beside that of the number from `number` to `after`, by place.

    Their "not" and unknown words are not its.
    """
    text, base = context.sentence.text, context.sentence.start
    number -= base
    before = _relatives(context, number)
    leading = _LEADING.match(text)
    if leading and any(leading.end() <= m.start - base < number for m in context.publishers):
        before.append(leading)
    found = [m.span() for m in before if _is_apart(m, text, number)]
    found += _named_so(context, number) + _announced(context, number)
    following = _FOLLOWING.search(text, after - base) or _BUT_IT.search(text, after - base)
    if following is None and _CONCEDES.match(text):  # "Although X got 400, the law is the same"
        following = _MAIN.search(text, after - base)
    return [(a + base, b + base) for a, b in (*found, *([following.span()] if following else []))]


def _relatives(context: SentenceContext, number: int) -> list[re.Match[str]]:
    """The clauses about a name, or about the subject, that stand between commas before a number."""
    text, base = context.sentence.text, context.sentence.start
    names = (m for m in context.mentions if m.kind == "publisher" or _is_platform(m))
    ends = [name.end - base for name in names]
    ends += [m.end() for m in _SUBJECT.finditer(text, 0, number) if not _counts(context, m)]
    found = (_RELATIVE.match(text, end) for end in ends)
    return [
        m for m in found
        if m is not None and not _ONLY.search(m.group()) and not _counts(context, m)
    ]  # fmt: skip


def _is_apart(clause: re.Match[str], text: str, number: int) -> bool:
    """Whether a clause ends before the number, whole, with nothing more set off in between."""
    return (
        clause.end() <= number and _is_whole(clause.group())
        and not _BREAK.search(text[clause.end() : number])
    )  # fmt: skip


def about_a_name(context: SentenceContext, number: int) -> list[tuple[int, int]]:
    """Where a sentence says something of who counts: none of its words is said of the number."""
    text, base = context.sentence.text, context.sentence.start
    return [
        (m.start() + base, m.end() + base) for m in _relatives(context, number - base)
        if _is_apart(m, text, number - base)
    ]  # fmt: skip


def _counts(context: SentenceContext, stretch: re.Match[str]) -> bool:
    """Whether what is counted stands there: "the reports, which …", "X, which gets reports …"."""
    start, end = (place + context.sentence.start for place in stretch.span())
    return any(start <= m.start < end for m in context.units)


# "Gmail and Chat, two services that fall under other rules": said of what is named before it.
_EXPLAINS = re.compile(
    rf",\s(?:{either('clauses.indefinite')})\s(?:[\w'’-]+\s){{1,4}}(?:{either('clauses.relative')})\s"
    rf"[^,;:.\d]*",
    re.IGNORECASE,
)
# "…, its first report since then shows", "…, zo blijkt uit het verslag".
_TOLD_LAST = re.compile(
    rf",\s(?:[^,;:()]{{3,100}}\s(?:{either('clauses.told_last')})"
    rf"|(?:{either('clauses.told_first')})\s[^,;:()\d]{{3,100}})(?=[.!?]?\s*$|,\s)",
    re.IGNORECASE,
)


def told_or_explained(context: SentenceContext) -> list[tuple[int, int]]:
    """Where a sentence explains a name, or ends in who tells it: no word of the number's."""
    text, base = context.sentence.text, context.sentence.start
    counted = {m.end - base for m in context.units} | {r.end - base for r in context.readings}
    found = [m.span() for m in _EXPLAINS.finditer(text) if m.start() not in counted]
    found += [
        m.span() for m in _TOLD_LAST.finditer(text)
        if not any(m.start() <= r.place - base < m.end() for r in context.readings)
    ]  # fmt: skip
    return [(a + base, b + base) for a, b in found]


def of_a_part(context: SentenceContext, after: int) -> list[tuple[int, int]]:
    """What is said behind a number of a part of it: "400 reports, of which most were illegal"."""
    base, text = context.sentence.start, context.sentence.text
    found = [*_OF_A_PART.finditer(text, after - base), *_OF_SOME.finditer(text, after - base)]
    return [(m.start() + base, m.end() + base) for m in found if not _OF_EACH.search(m.group())]


_SOFTLY = re.compile(rf"\b(?:{either('clauses.softly')})\s[^,;:.\d]*", re.IGNORECASE)


def of_some(context: SentenceContext, after: int) -> list[tuple[int, int]]:
    """What is said behind a number of nobody knows how many of it: "400 reports mostly from X"."""
    base = context.sentence.start
    found = _SOFTLY.finditer(context.sentence.text, after - base)
    return of_a_part(context, after) + [(m.start() + base, m.end() + base) for m in found]


def _is_platform(mention: Mention) -> bool:
    return mention.word.startswith("platform=")


_APPOSED = re.compile(
    rf"(?:^\W*|[,.;:]\s|\b(?:{either('clauses.that')})\s)"
    rf"(?P<is>(?:(?i:{either('clauses.said_articles')})\s|[A-Z]\w+['’]s\s)(?:[^\s,.;:\d]+\s){{0,5}}[^\W\dA-Z][\w'-]*),\s"
    rf"(?:(?i:{either('around.articles')})\s)?$"
)


def apposed(context: SentenceContext) -> list[tuple[int, int]]:
    """What a publisher is said to be before its name: "Country A's own hotline, the X, got"."""
    text, base = context.sentence.text, context.sentence.start
    found = (_APPOSED.search(text[: m.start - base]) for m in context.publishers)
    return [(m.start("is") + base, m.end("is") + base) for m in found if m]


def explained_after(context: SentenceContext) -> list[tuple[int, int]]:
    """What the one named first is: "The hotline X, the tool that Y runs with Z, received".

    Nobody named in it counted, and its words are said of X; a place in it may be a part of X, and
    a branch of X is one.
    """
    text, base = context.sentence.text, context.sentence.start
    found = (
        _EXPLAINED.match(text, m.end - base) for m in context.publishers
        if _OPENS.search(text[: m.start - base])
    )  # fmt: skip
    spans = [(m.start() + base, m.end("is") + base) for m in found if m]
    return [(a, b) for a, b in spans if not any(a <= r.place < b for r in context.readings)]


_EXPLAINED = re.compile(
    rf",\s(?P<is>(?:{either('heads.articles')})\s"
    rf"(?![^,;:()]*\b(?:{either('heads.branches')})\b)[^,;:()]{{2,120}}),\s"
    rf"(?!(?:{either('clauses.joins')}|{either('clauses.relative')}|{either('heads.articles')})\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:^\W*|[.;:]\s|\b(?:{either('clauses.that')})\s)(?:(?i:{either('heads.articles')})\s)?$"
)


# What a name is said to be after it: "X, the former Y, …", "Z, closed since, …", "X (once Y)".
_NAMED_SO = re.compile(
    rf"(?:,\s|\s\()(?:{either('clauses.said_articles')}|{either('clauses.once')}"
    r"|(?-i:[A-Z]\w+(?:\s[A-Z]\w+)?)['’]s)\s[^,;:().\d]{2,100}[,)]\s",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    rf"\b(?:{either('clauses.denies')}|{either('around.excluding')}|{either('clauses.said_of')})\b",
    re.IGNORECASE,
)


def _named_so(context: SentenceContext, number: int) -> list[tuple[int, int]]:
    """Where a publisher or platform before the number is told to be something besides."""
    text, base = context.sentence.text, context.sentence.start
    names = [m.end - base for m in context.mentions
             if m.kind == "publisher" or _is_platform(m)
             or (m.kind == "subject" and m.word in context.narrowing)]  # fmt: skip
    found = (_NAMED_SO.match(text, end, number) for end in names if end < number)
    return [m.span() for m in found if m and not _LIMITS.search(m.group())]


_FINITE = re.compile(rf"\b(?:{either('clauses.finite')})\b", re.IGNORECASE)
_OF_WHAT_FOLLOWS = re.compile(rf"\b(?:{either('clauses.of_what_follows')})", re.IGNORECASE)


# "Figures for the talk of my son (group 8)": what a text is, and for what or whom it was made.
_FOR_WHOM = re.compile(
    rf"\W*(?:(?:{either('leads.few')})\s)?(?:{either('leads.texts')})\s(?:{either('leads.to')})\s"
    rf"(?:(?:{either('leads.whose')})\s|[^\W\d]+['’]s\s){{1,2}}(?:[^\W\d]+\s)?(?:{either('leads.occasions')})"
    rf"(?:\s(?:{either('leads.by')})\s(?:{either('leads.whose')})\s(?:{either('leads.people')}))?"
    rf"(?:\s\([^()]{{2,16}}\))?\W?",
    re.IGNORECASE,
)


def _announced(context: SentenceContext, number: int) -> list[tuple[int, int]]:
    """A sentence of its own before a colon: "The numbers do not lie: the hotline got 400 reports".

    Only where all that a number needs stands after the colon: who counted, and what; and where
    nothing before it speaks of what is counted, or points ahead to it ("it is about …: ").
    """
    text, base = context.sentence.text, context.sentence.start
    end = text.rfind(": ", 0, number)
    if end < 0 or _OF_WHAT_FOLLOWS.search(text, 0, end):
        return []
    if not (_FINITE.search(text, 0, end) or _FOR_WHOM.fullmatch(text, 0, end)):
        return []
    before, after = end + base, number + base
    if any(r.place < before for r in context.readings):
        return []
    if any(m.start < before for m in context.units):
        return []
    cited = any(m.start > before for m in context.publishers)
    counted = any(m.start > after for m in context.units)
    return [(0, end)] if (cited and counted) or _says_nothing_of_it(context, before) else []


def _says_nothing_of_it(context: SentenceContext, end: int) -> bool:
    """Whether no word before a place names anybody, any place, or anything that narrows."""
    named = any(
        m.kind in ("publisher", "place", "value") or m.word in context.narrowing
        for m in context.mentions if m.start < end
    )  # fmt: skip
    return not named and not any(m.kind != "plain" for m in context.restricting if m.start < end)


# Before a tag these say that what it names is meant: "reports from #gamers".
_TIES = re.compile(rf"\b(?:{either('heads.links')}|{either('clauses.links')})$", re.IGNORECASE)


_SAID_ON = small_pattern(
    rf"\b(?:{either('clauses.said')}|{either('clauses.announces')})\s(?:[\w-]+\s)?"
    rf"(?P<day>{either('times.weekdays')})\b"
)
_OCCURS = small_pattern(
    rf"\b(?:{either('clauses.in_which')})\s(?:[\w'’-]+\s){{1,4}}?(?P<verb>{either('clauses.occurs')})\b"
)
_MAY_HAVE_ONE = re.compile(r"://|www\.|@")


def unspoken(context: SentenceContext) -> list[tuple[int, int]]:
    """Addresses, the tags that a sentence ends in, and "That is how many" after a number alone.

    They are no words of it, in places of the text.
    """
    text, base = context.sentence.text, context.sentence.start
    found = [m.span() for m in ADDRESS.finditer(text)] if _MAY_HAVE_ONE.search(text) else []
    found += [m.span() for m in OF_HOW_MANY.finditer(text)]
    found += [m.span("day") for m in _SAID_ON.finditer(context.sentence.small)]
    found += [m.span("verb") for m in _OCCURS.finditer(context.sentence.small)]
    head = text.rstrip(" \n.!")
    while head.rpartition(" ")[2].startswith("#"):
        head = head.rpartition(" ")[0].rstrip()
    counted = any(r.end == base + len(head) for r in context.readings)  # "400 #reports"
    if not counted and not _TIES.search(head):
        found.append((len(head), len(text)))
    return [(a + base, b + base) for a, b in found]


_BREAK = re.compile(r"[,;:()]")
_CUT_SHORT = re.compile(rf"(?:{either('clauses.denies')})(?:\s[\w'-]+)?\W*$", re.IGNORECASE)


def _is_whole(clause: str) -> bool:
    """Whether the clause goes on after its "not": "which did not, in 2023, receive" does not."""
    return _CUT_SHORT.search(clause) is None
