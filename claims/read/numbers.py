"""Numbers as people write them, in digits and in words, in the languages that texts are read in.

Spelled-out numbers are read by text2num (MIT, compounds included); what surrounds
a number (separators by language, "36.2 million", "anderhalf miljoen") is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

from claims.read.mentions import Closed
from languages.grammar import MODEL, grammar
from languages.reading import either, one_text, pattern, read_in, values, words

_SCALES = values("numbers.scales")

_SCALE = (
    rf"(?:[\s-]{{0,2}}(?P<scale>(?i:{either('numbers.scale')}))"
    r"(?![a-zA-Z])\.?(?<!\w\.(?=\s[A-Z]))|"
    r"\s?(?P<letter>[kK]|[mM][nN]|MM|bn|BN)(?![\w/\u00b2])|(?P<close>[mM])(?![\w/\u00b2])|\s(?P<apart>m)(?=\s[a-z]))"
)
_FORMS = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])|\d{1,3}(?:[.,']\d{3})+(?:[.,]\d+)?(?!\d)|"
    r"\d{1,3}(?:\s\d{3}){2,}(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
)
_DIGITS = re.compile(rf"(?P<digits>{_FORMS}){_SCALE}?")
# "192 590", in a text whose thousands no point or comma parts.
_SPACED = r"(?<![\d.,-])(?<!\d\s)\d{1,3}[ ]\d{3}(?!\d|[ ]\d|[.,]\d)"
_DIGITS_SPACED = re.compile(rf"(?P<digits>{_SPACED}|{_FORMS}){_SCALE}?")
_ONE_MARK = re.compile(r"\d{1,3}[.,]\d{3}")
_SPACES = re.compile(r"[\s'\u00a0\u202f]")
_LONGEST = 24  # figures of this field have fewer digits
_PARTED = re.compile(r"\d[.,]\d{3}(?!\d)")
_LEAST_SPACED = 2  # numbers so written, for a text to be one that writes them so


@dataclass(frozen=True)
class Number:
    """A number in the cleaned text; `step` is the size of the last digit that was written."""

    start: int
    end: int
    value: float
    step: float
    digits: int
    scaled: bool = False
    words: bool = False
    bare: bool = False  # digits only, no separator, no scale: it may be a year
    other: float | None = None  # the reading with the other mark for thousands


def digit_numbers(text: str, language: str) -> list[Number]:
    """Every number in digits, with its scale word."""
    found = []
    spaced = len(re.findall(_SPACED, text)) >= _LEAST_SPACED and not _PARTED.search(text)
    for match in (_DIGITS_SPACED if spaced else _DIGITS).finditer(text):
        if _part_of_a_word(text, match.start(), match.end()):
            continue
        number = _read_digits(match, language)
        if number is not None:
            found.append(number)
    return found


def _part_of_a_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalpha() or before in "_@#&=\\":
        return True
    if before in "-/.:," and start > 1 and text[start - 2].isalpha():
        return before != "," and before != ":"  # COVID-19, GPT-4, /2023
    return (
        after.isalpha()
        or after == "_"
        or (after == "-" and text[end + 1 : end + 2].isdigit() and before == "-")
    )


def _read_digits(match: re.Match[str], language: str) -> Number | None:
    written = match.group("digits")
    letter = match.group("letter") or match.group("close") or match.group("apart")
    scale_word = (match.group("scale") or letter or "").lower()
    scale = _SCALES.get(scale_word, 1.0)
    scaled = scale > 1
    if len(written) > _LONGEST:
        return None
    if written.isdigit():
        value = float(written)
        step = max(scale * _trailing(value), 1.0)
        digits = len(written.strip("0")) or 1
        return Number(
            match.start(), match.end(), value * scale, step, digits, scaled, bare=not scaled
        )
    parts_thousands = _parts_thousands(language)
    value, places = _separators(written, parts_thousands)
    other = None
    if _ONE_MARK.fullmatch(written):
        other_value, _ = _separators(written, "." if parts_thousands == "," else ",")
        other = other_value * scale if other_value != value else None
    step = scale * 10.0**-places
    digits = len(f"{value:.{places}f}".replace(".", "").strip("0"))
    if not places:
        step = max(scale * _trailing(value), 1.0)
    return Number(
        match.start(), match.end(), value * scale, step, max(digits, 1), scaled, other=other
    )


def _parts_thousands(language: str) -> str:
    """The mark, point or comma, that parts thousands in a language: the one that is no decimal."""
    return "," if grammar(language).decimal == "." else "."


def _separators(written: str, parts_thousands: str) -> tuple[float, int]:
    """Value and decimal places. More than one mark of a kind parts thousands, or lakhs."""
    plain = _SPACES.sub("", written)
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        mark = "." if plain.rfind(".") > plain.rfind(",") else ","
    elif points + commas == 1:
        mark = "." if points else ","
        tail = len(plain) - plain.index(mark) - 1
        if tail == 3 and not plain.startswith("0") and mark == parts_thousands:
            mark = ""
    else:
        mark = ""
    if not mark:
        return float(plain.replace(".", "").replace(",", "")), 0
    whole, _, part = plain.rpartition(mark)
    whole = whole.replace(".", "").replace(",", "") or "0"
    return float(f"{whole}.{part}"), len(part)


def _trailing(value: float) -> float:
    """10 to the number of noughts at the end, for numbers of 100 and more; else 1."""
    if value < 100:
        return 1.0
    size = 1.0
    while value % (size * 10) == 0 and size < 1e12:
        size *= 10
    return size


def _longest_first(language: str) -> str:
    return "|".join(sorted(words("numbers.word", language), key=len, reverse=True))


_RUNS = {
    language: re.compile(
        one_text("numbers.run", language).replace("{word}", f"(?:{_longest_first(language)})"),
        re.IGNORECASE,
    )
    for language in read_in()
}
_HALVES = re.compile(
    rf"\b(?P<word>{either('numbers.halves')})[\s-](?P<scale>{either('numbers.halves_of')})(?![a-z])",
    re.IGNORECASE,
)
_HALF_VALUES = values("numbers.half_values")
_HALF_ENDS = pattern(r"(?P<whole>\w+)<numbers.half_ends>")


def word_numbers(text: str, language: str) -> list[Number]:
    """Every number in words: "thirty-six million", "zesendertig miljoen", "half a million"."""
    found = [_half(match) for match in _HALVES.finditer(text)]
    taken = Closed([(n.start, n.end) for n in found])
    run = _RUNS.get(language, _RUNS[MODEL])
    for match in run.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start >= end or taken.hits(start, end):
            continue
        if _ONLY_SCALE.match(text[start:end]):
            continue  # "millions of", "honderden": no number
        value = _spelled(text[start:end].lower(), language)
        if value is not None:
            digits = len(str(value).strip("0")) or 1
            found.append(
                Number(start, end, float(value), _word_step(value), digits, value >= 1000, True)
            )
    return found


def _half(match: re.Match[str]) -> Number:
    word, scale_word = match.group("word").lower(), match.group("scale").lower()
    scale = 1e5 if scale_word.startswith("hundred") else _SCALES[scale_word]
    value = _HALF_VALUES.get(word)
    if value is None:
        whole = _HALF_ENDS.fullmatch(word)
        value = (small_number(whole["whole"]) or 0) + 0.5 if whole else 0.5
    step = scale if value == int(value) else scale / 10
    return Number(match.start(), match.end(), value * scale, step, 1, True, True)


_LARGE = [word for word, n in _SCALES.items() if n >= 1000]
_SCALE_AT_END = re.compile(rf"({'|'.join(_LARGE)})\.?$", re.IGNORECASE)


def scale_at_end(written: str) -> float | None:
    """The scale that a number's text ends in, from a thousand on: 1e6 for "36 million"."""
    match = _SCALE_AT_END.search(written)
    return _SCALES[match[1].lower()] if match else None


_ONLY_SCALE = re.compile(rf"(?:{either('numbers.only_scale')})\b", re.IGNORECASE)
_EDGE = re.compile(
    rf"^(?:{either('numbers.edge_first')})(?:\s|$)|\s(?:{either('numbers.edge_last')})$",
    re.IGNORECASE,
)
_KEEPS = re.compile(rf"^(?:{either('numbers.keeps')})", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave an article and a loose "and" out of a run of number words."""
    while start < end:
        piece = text[start:end]
        if _KEEPS.match(piece):
            break
        match = _EDGE.search(piece)
        if not match:
            break
        if match.start() == 0:
            start += match.end()
        else:
            end = start + match.start()
    return start, end


def _word_step(value: int) -> float:
    return max(_trailing(float(value)), 1.0)


@lru_cache(maxsize=4096)
def _spelled(words: str, language: str) -> int | None:
    try:
        return int(text2num(words.replace("-", " "), language))
    except (ValueError, TypeError, OverflowError):
        return None


_ONE = frozenset(words("numbers.one"))


@lru_cache(maxsize=4096)
def small_number(word: str) -> int | None:
    """A number word or digits alone ("three", "drie", "8"), for fractions and multiples."""
    word = word.lower().strip()
    if word.isdigit():
        return int(word)
    if word in _ONE:
        return 1
    for language in read_in():
        value = _spelled(word, language)
        if value is not None:
            return value
    return None
