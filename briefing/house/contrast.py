"""How well one colour is told from another, by WCAG's arithmetic."""

from __future__ import annotations

TEXT, MARK = 4.5, 3.0
"""WCAG 2.2: the least contrast of text, and of what is drawn."""


def contrast(one: str, two: str) -> float:
    """WCAG's ratio of two colours, "RRGGBB"."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def luminance(tone: str) -> float:
    """How light a colour is to the eye, from 0 to 1."""
    parts = [int(tone[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
