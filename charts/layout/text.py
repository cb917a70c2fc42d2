"""How wide a text is, and where it is broken into lines: by the metrics of the shipped font.

Liberation Sans has the widths of Arial and Helvetica, so that a text measured here fits wherever
one of the three is used.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")
EM = 2048
"""Units of the shipped fonts: measured at this size, an advance is the font's own number."""
SMALL = 64
"""The size at which the drawing of a sign is compared with that of one that is not there."""
NO_SIGN = "\uffff"
FOREIGN = 1.25
"""How many ems a sign takes at most that another font has to draw: emoji are the widest."""


@cache
def _font(bold: bool, size: int = EM) -> ImageFont.FreeTypeFont:
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def has_sign(character: str, bold: bool = False) -> bool:
    """Whether the shipped font can draw a character."""
    drawn, missing = (_font(bold, SMALL).getmask(sign) for sign in (character, NO_SIGN))
    return (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> float:
    """How far a sign moves on, in ems. Sign by sign: browsers and office programs need not kern."""
    known = has_sign(character, bold)
    return _font(bold).getlength(character) / EM if known else FOREIGN


@lru_cache(maxsize=16384)
def _ems(text: str, bold: bool) -> float:
    """The width of a text in ems. Each advance is a whole number of the font's units, so that the
    sum of two parts is exactly the whole."""
    return sum(_advance(character, bold) for character in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels at a font size."""
    return _ems(text, bold) * size


def wrap(text: str, size: float, room: float, bold: bool = False, most: int = 99) -> list[str]:
    """A text in lines that fit into ``room`` pixels; what is beyond ``most`` lines ends in "…"."""
    lines: list[str] = []
    line, ems, space = "", 0.0, _ems(" ", bold)
    for word in text.split():
        longer = ems + space + _ems(word, bold) if line else _ems(word, bold)
        if longer * size <= room:
            line, ems = f"{line} {word}" if line else word, longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold) > room and len(line) > 1:
            cut = _fitting(line, size, room, bold)
            lines.append(line[:cut])
            line = line[cut:]
        ems = _ems(line, bold)
    lines += [line] if line else []
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), size, room, bold)]


def _fitting(word: str, size: float, room: float, bold: bool) -> int:
    """How many characters of a word fit, at a hyphen or slash where there is one."""
    most = 1
    while most < len(word) and width(word[: most + 1], size, bold) <= room:
        most += 1
    soft = max(word.rfind(c, 1, most) for c in "-/.;=")
    return soft + 1 if soft > 0 else most


def shorten(text: str, size: float, room: float, bold: bool = False) -> str:
    """A text that fits into ``room`` pixels, cut with "…" where it must be."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;") + "…"


def spread(wanted: list[float], tall: list[float], low: float, high: float) -> list[float]:
    """Middles near the wanted ones for boxes of these heights that do not meet, within bounds.

    When all of them are higher than the bounds together, they run over ``low``.
    """
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    placed = [0.0] * len(wanted)
    floor = low
    for k in order:
        placed[k] = max(wanted[k], floor + tall[k] / 2)
        floor = placed[k] + tall[k] / 2
    ceiling = high
    for k in reversed(order):
        placed[k] = min(placed[k], ceiling - tall[k] / 2)
        ceiling = placed[k] - tall[k] / 2
    return placed
