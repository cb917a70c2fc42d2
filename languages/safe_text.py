"""Text that somebody typed, made fit for a file: no signs that break XML or turn a line around."""

from __future__ import annotations

import unicodedata

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\n\r\t\v\f\u2028\u2029\u0085")


def clean(text: str, lines: bool = False) -> str:
    """The text without control signs, lone surrogates and marks that reverse its direction.

    ``lines=True`` keeps line ends (as ``\\n``); otherwise they become spaces.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_kept(sign, lines) for sign in text)
    kept = unicodedata.normalize("NFC", kept)
    rows = (" ".join(row.split()) for row in kept.split("\n"))
    return "\n".join(rows).strip()


def _kept(sign: str, lines: bool) -> str:
    if sign == "\n" and lines:
        return "\n"
    if sign in _SPACES:
        return " "
    category = unicodedata.category(sign)
    if category in ("Cc", "Cs") or sign in _TURNING or ord(sign) & 0xFFFE == 0xFFFE:
        return ""
    return sign


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters, cut after a word where there is one, with "…" at the end."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    return (cut[:space] if space > most * 0.8 else cut).rstrip(" ,;:\u200d") + "…"


def is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter decides."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
