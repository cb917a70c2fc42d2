"""Number formats that make Office print a number as the record prints it.

A native chart keeps its numbers; what stands beside a bar is made from them by a format code.
With a code of its own for each number the label follows when somebody edits the data, and until
then it says exactly what the screen says: "at least 400,000", "36.2 million", "62.5%".
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from languages import grammar, numbers

MOST_DECIMALS = 6


def format_code(value: float, text: str, language: str) -> str | None:
    """The code under which ``value`` prints as ``text``; ``None`` when there is none.

    Without one the text has to be written out: a number cut off rather than rounded up
    (36.96 million as "36.9 million") cannot come from a format.
    """
    for match in _numbers(language).finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        scale = _scale(after, language)
        decimals = _decimals(match[0], language)
        if decimals > MOST_DECIMALS or '"' in text or "\\" in text:
            continue
        if printed(value, before, decimals, scale, after, language) == text:
            return _code(before, decimals, scale, after, language)
    return None


@cache
def _numbers(language: str) -> re.Pattern[str]:
    words = grammar(language)
    return re.compile(rf"-?\d(?:[\d{re.escape(words.decimal + words.group)}]*\d)?")


def _scales(language: str) -> dict[int, str]:
    """Words by the thousands that a format code divides by, which it does with commas."""
    scales = grammar(language).scales.items()
    return {power // 3: word for power, word in scales if power % 3 == 0}


def _place(language: str) -> str:
    """The mark that makes Office write a number with a language's own signs."""
    return f"[$-{grammar(language).office}]"


def _scale(after: str, language: str) -> int:
    words = _scales(language).items()
    return next((size for size, word in words if after.lstrip().startswith(word)), 0)


def _decimals(number: str, language: str) -> int:
    sign = grammar(language).decimal
    head, found, tail = number.rpartition(sign)
    return len(tail) if found and head else 0


def printed(value: float, before: str, decimals: int, scale: int, after: str, language: str) -> str:
    """What Office makes of a number under such a code."""
    scaled = numbers.decimal(value) / Decimal(1000) ** scale
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return before + numbers.written(rounded, pattern, language) + after


def _code(before: str, decimals: int, scale: int, after: str, language: str) -> str:
    digits = "#,##0" + ("." + "0" * decimals if decimals else "") + "," * scale
    return _place(language) + _literal(before) + digits + _literal(after)


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def axis_code(
    ticks: list[float] | tuple[float, ...], language: str, percent: bool, log: bool = False
) -> str:
    """One code for all ticks of an axis, in the largest unit that they reach.

    On a logarithmic axis millions are written as such and what is smaller with all its digits.
    """
    if log and not percent:
        place, million = _place(language), _scales(language)[2]
        return f'[>=1000000]{place}#,##0,," {million}";{place}#,##0.###'
    top = max(abs(tick) for tick in ticks)
    words = _scales(language)
    scale = 0
    if not percent:
        scale = max((places for places in words if top >= 1000**places), default=0)
    decimals = max(_needed(tick, scale) for tick in ticks)
    after = f" {words[scale]}" if scale else _percent(language) if percent else ""
    code = _code("", decimals, scale, after, language)
    below = f"{_place(language)}-{code.removeprefix(_place(language))}"
    return code if percent else f"{code};{below};0"


def _percent(language: str) -> str:
    """What follows the number of a percentage, as it stands on an axis."""
    return numbers.percent_text("", language)


def _needed(tick: float, scale: int) -> int:
    """How many decimals a tick takes, at most three."""
    number = (numbers.decimal(tick) / Decimal(1000) ** scale).normalize()
    exponent = number.as_tuple().exponent
    return min(3, max(0, -exponent)) if isinstance(exponent, int) else 0
