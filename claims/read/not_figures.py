"""Numbers that are not figures: dates, money, telephone numbers, laws, pages, ages.

A place that is masked is never read as a quantity. Ages are kept apart, because they say which
breakdown a figure has ("children of 7 to 10").
"""

# ruff: noqa: E501  (a pattern or a sentence is read best on one line)
from __future__ import annotations

import re
from dataclasses import dataclass

from claims.read.numbers import small_number
from languages.reading import in_small_letters, pattern, small_pattern, values, words

MONTHS = {word: int(number) for word, number in values("times.months").items()}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_N = r"\d+(?:[.,]\d+)*"
_MONEY_WORD = r"(?:<no_figure.money>|EUR|USD|GBP|CHF)\b"
_SCALES = r"(?:\s?(?:<numbers.scale>|bn|m|k))?"
# After a number these say that it is a quantity, and neither an age nor a day.
_QUANTITY = r"\s?(?:%|<percents.words>|<numbers.scale>"

_ADDRESS = (
    r"https?://[^\s<>\"]{1,500}|www\.[^\s<>\"]{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
)
ADDRESS = re.compile(_ADDRESS)

# Told apart by how they begin, so that most places of a text are passed over at once.
_IN_DIGITS = "|".join(
    (
        rf"{_N}{_SCALES}\s?[\u20ac$\u00a3]|{_N}{_SCALES}\s{_MONEY_WORD}",
        r"\b0\d{1,3}[\s-]\d{2,4}(?:[\s-]?\d{2,4}){0,4}\b|\b0[89]00[\s-]?\d{2,7}(?:[\s-]\d{2,4})?\b|\b06[\s-]?\d{8}\b",
        r"\b1-?8\d\d-[\w-]{4,14}\b|\b\d{3}-\d{3}-\d{4}\b",
        r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b(?![,.]?\d)",  # 24-11-2026, 2026-11-24
        rf"\b\d{{1,2}}<times.nth>?(?:\s+<times.of>)?\s+{MONTH}(?:,?\s+(?=\d{{4}}\b))?",  # 24 July
        r"\b\d{1,2}[:.]\d{2}\s?<no_figure.clock>|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s<no_figure.oclock>",
        r"\b\d{4}/\d{2,5}(?:/[A-Z]{2,4})?\b(?<!20\d\d/\d\d)",
        r"\b\d+<times.nth>\b(?!\d)",  # 24th, and no 1.234
        r"(?<![\w.,/])\d{1,2}/(?=\s)|(?<=\n)[1-9]\s(?=[A-Z][A-Za-z]{2})",  # marks of a list
        r"\b24/7\b|\b9/11\b|\b360\s?(?:\u00b0|<no_figure.degrees>)",
        rf"{_N}\s?(?:\u00b0\s?[CF]?|km/h|km|kg|cm|mm|m\u00b2|m2|<no_figure.measures>|kWh|MW|GB|MB|TB|px|dpi|Mbps)\b",
    )
)
_BEHIND_A_WORD = "|".join(
    (
        rf"(?:EUR|USD|GBP)\s{_N}{_SCALES}",
        r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{0,4}\b",  # IBAN
        rf"\b{MONTH}\s+\d{{1,2}}<times.nth>?\b(?!{_QUANTITY}))(?=[,\s.;)]|$)(?!\d)",
        r"\b(?:EU|EG|EC)\)?\s?(?:No\.?\s)?\d{3,4}/\d{1,4}|\bEU[\s-]?27\b",  # a law, the member states
    )
)
_BEHIND_A_SIGN = "|".join(
    (
        rf"[\u20ac$\u00a3\u00a5]\s?-?{_N}{_SCALES}",
        r"\+\d{1,3}[\s-]\(?\d{1,4}\)?(?:[\s-]?\d{2,4}){1,5}\b|\+\d{9,14}\b|\(\d{2,4}\)\s?\d{3}[\s-]\d{3,4}",
        r"\(27\)",
    )
)
_MASKS = pattern(
    rf"{_ADDRESS}"
    rf"|(?=\d)(?:{_IN_DIGITS})|(?=[^\W\d_])(?:{_BEHIND_A_WORD})|(?=\W)(?:{_BEHIND_A_SIGN})"
)
_NAMED = small_pattern(  # "article 5", "windows 11", a law
    rf"\b(?:<no_figure.numbered>|\u00a7|windows|ios|android|python)[\s-]{{1,2}}\d{{1,4}}(?:[.:]\d{{1,3}})*[a-z]?\b(?![.,]\d|{_QUANTITY}))"
    r"|\b<no_figure.act>\s(?:18|19|20)\d\d\b"
)
_SCORE = small_pattern(r"\b<no_figure.match>\b")
_PAIR = re.compile(r"(?<![\d.,-])\d{1,3}\s?-\s?\d{1,3}(?![\d,]|-\d|\.\d)")

# Ages: "aged 12 to 17", "7-10-year-olds", "kinderen van 7 tot 10 jaar", "under 13", "12-jarigen".
_AGE_JOIN = r"\s?(?:-|<ranges.to>|<ranges.through>|<ranges.and>)\s?"
_YEARS = r"[\s-]*(?:<ages.old>|<ages.years>)\b"
_AGE_WORDS = {
    **{w: n for w in words("numbers.word") if (n := small_number(w)) is not None and 5 <= n <= 18},
    **{word: int(number) for word, number in values("ages.ordinals").items()},
}
# Of two ages in words the first may be any: "nought to two", "three to six".
_FROM_BIRTH = {
    **{w: n for w in words("numbers.word") if (n := small_number(w)) is not None and n <= 18},
    **{word: int(number) for word, number in values("ages.ordinals").items()},
}
_ANY_WORD = "(?:" + "|".join(sorted(_FROM_BIRTH, key=len, reverse=True)) + ")"
_IN_WORDS = "(?:" + "|".join(sorted(_AGE_WORDS, key=len, reverse=True)) + ")"
# Each begins a word, but for "12-17", which may stand behind a sign: asked once here.
_AGES = small_pattern(
    rf"\b(?=\w)(?:(?P<a>\d{{1,2}})(?:[\s-]year)?-?{_AGE_JOIN}(?P<b>\d{{1,2}}){_YEARS}"
    rf"|<ages.who>\s?(?:\(|,\s?)?(?:<ages.lead>\s)?(?P<c>\d{{1,2}}){_AGE_JOIN}(?P<d>\d{{1,2}})\b(?!{_QUANTITY}|\s?\d|\s?,\d))"
    rf"|<ages.who>\s?(?:\(|,\s?)?(?:<ages.lead>\s)?(?P<g>{_ANY_WORD}){_AGE_JOIN}(?P<h>{_ANY_WORD})\b(?!{_QUANTITY}))"
    rf"|(?P<i>{_ANY_WORD}){_AGE_JOIN}(?P<j>{_ANY_WORD}){_YEARS}(?!\s<ages.sentence>)"
    rf"|<ages.range>\s(?P<k>{_ANY_WORD}){_AGE_JOIN}(?P<l>{_ANY_WORD})\b(?=\s?[.,;:)]|$)"
    rf"|<ages.under>\s(?:<ages.the_age_of>\s)?(?P<under>\d{{1,2}})(?:{_YEARS}|s\b)?(?!{_QUANTITY}|\s?\d|\s?[.,]\d))"
    rf"|<ages.under>-(?P<under2>\d{{1,2}})s?\b"
    rf"|(?:<ages.under>|<ages.before_words>)\s(?:<ages.the_age_of>\s)?"
    rf"(?P<under3>{_IN_WORDS})\b(?!{_QUANTITY}))(?:{_YEARS}|s\b)?"
    rf"|<ages.above>\s(?P<above>\d{{1,2}}|{_IN_WORDS})\b(?:{_YEARS})?(?!{_QUANTITY}|\s?\d|\s?[.,]\d))"
    rf"|(?P<or>\d{{1,2}}|{_IN_WORDS})\s<ages.and_over>\b"
    rf"|<ages.at>\s(?P<at>\d{{1,2}})\b(?:\s<ages.and_over>)?"
    rf"|(?P<one>\d{{1,2}})\+?[\s-]*<ages.old>\b"
    rf"|(?P<one2>\d{{1,2}}|{_IN_WORDS})\s?<ages.years>\s<ages.and_over>"
    rf"|<ages.before>\s(?:<ages.their>\s)?(?P<before>1[0-9])<times.nth>?\b(?!{_QUANTITY}|\s?[,.]?\d))(?:\s?<ages.birthday>)?"
    rf"|<ages.up_to>\s(?P<upto>\d{{1,2}})\s<ages.years>\b(?!\s<ages.sentence>)"
    rf"|(?P<plus>18|16)\s?(?:\+|plus\b))"
    rf"|(?<![\d.,/%-])(?P<e>\d{{1,2}})-(?P<f>1\d|2[0-5]|[2-9])(?![\d%/-]|[.,]\d|{_QUANTITY}|\s?per\s))"
)
_OLDER = pattern(r"<ages.older>|\+", re.IGNORECASE)
_YOUNGER = pattern(r"\b<ages.younger>\b", re.IGNORECASE)


@dataclass(frozen=True)
class Age:
    """An age or a range of ages that the text names: `low` to `high`, either may be None."""

    start: int
    end: int
    low: int | None
    high: int | None


def masked(text: str) -> list[tuple[int, int]]:
    """Places that hold a number which is not a figure, in order."""
    small = in_small_letters(text)
    found: list[tuple[int, int]] = []
    for span in sorted(m.span() for m in (*_MASKS.finditer(text), *_NAMED.finditer(small))):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    if _SCORE.search(small):
        found += [match.span() for match in _PAIR.finditer(text) if _is_score(small, match)]
    return sorted(found)


def _is_score(text: str, match: re.Match[str]) -> bool:
    return bool(_SCORE.search(text, max(0, match.start() - 80), match.end() + 80))


def ages(text: str) -> list[Age]:
    """Ages named in the text, in order."""
    return [_age(match) for match in _AGES.finditer(in_small_letters(text))]


_FROM = ("a", "c", "e", "g", "i", "k", "plus")
_TO = ("b", "d", "f", "h", "j", "l")
_UNDER = ("under", "under2", "under3", "before")


def _number(written: str) -> int:
    number = _FROM_BIRTH.get(written.lower())
    return int(written) if number is None else number


def _age(match: re.Match[str]) -> Age:
    group = {key: _number(value) for key, value in match.groupdict().items() if value}
    low = next((group[k] for k in _FROM if k in group), None)
    high = next((group[k] for k in _TO if k in group), None)
    if low is None:
        under = next((group[k] for k in _UNDER if k in group), None)
        if "upto" in group:
            return Age(match.start(), match.end(), None, group["upto"])
        if "above" in group:
            return Age(match.start(), match.end(), group["above"] + 1, None)
        single = group.get("at", group.get("one", group.get("one2", group.get("or"))))
        low, high = (None, under - 1) if under is not None else (single, single)
        if under is None and _YOUNGER.search(match.group()):
            low = None
        elif _OLDER.search(match.group()):
            high = None
    return Age(match.start(), match.end(), low, high)
