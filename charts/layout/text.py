"""How wide a text is, and where it is broken into lines: by the metrics of the shipped font.

Liberation Sans has the widths of Arial and Helvetica, so that a text measured here fits wherever
one of the three is used.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")


@cache
def _widths(bold: bool) -> tuple[dict[int, int], int, int]:
    """Advance widths by character, the width of an unknown one, and units an em."""
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    data = (FONTS / name).read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">II", data[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    em = struct.unpack_from(">H", data, tables[b"head"][0] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    start = tables[b"hmtx"][0]
    advances = [struct.unpack_from(">H", data, start + 4 * k)[0] for k in range(count)]
    glyphs = _glyphs(data, tables[b"cmap"][0])
    widths = {c: advances[min(glyph, count - 1)] for c, glyph in glyphs.items()}
    return widths, max(advances[: count // 8]), em


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph by character of the Basic Multilingual Plane (cmap format 4)."""
    for k in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * k)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            return _format_4(data, at)
    return {}


def _format_4(data: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}h", data, at + 16 + 4 * count)
    ranges = at + 16 + 6 * count
    found = {}
    for k in range(count):
        offset = struct.unpack_from(">H", data, ranges + 2 * k)[0]
        for c in range(starts[k], min(ends[k], 0xFFFE) + 1):
            if not offset:
                found[c] = (c + deltas[k]) & 0xFFFF
                continue
            place = ranges + 2 * k + offset + 2 * (c - starts[k])
            glyph = struct.unpack_from(">H", data, place)[0]
            if glyph:
                found[c] = (glyph + deltas[k]) & 0xFFFF
    return found


def has_sign(character: str, bold: bool = False) -> bool:
    """Whether the shipped font can draw a character."""
    return ord(character) in _widths(bold)[0]


@lru_cache(maxsize=8192)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels at a font size."""
    widths, unknown, em = _widths(bold)
    return sum(widths.get(ord(c), unknown) for c in text) * size / em


def wrap(text: str, size: float, room: float, bold: bool = False, most: int = 99) -> list[str]:
    """A text in lines that fit into ``room`` pixels; what is beyond ``most`` lines ends in "…"."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold) > room and len(line) > 1:
            cut = _fitting(line, size, room, bold)
            lines.append(line[:cut])
            line = line[cut:]
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
