"""How wide a text may be in whatever font a reader has, and where it is broken so that it fits.

A drawing in a page is set in the reader's own font, and that may be wider than the one whose
widths are known (:mod:`charts.layout.text`): what is laid out by these measures fits there too.
"""

from __future__ import annotations

from charts.layout import text as measured

FILLS = {False: 0.86, True: 0.8}
"""How much of its room a text fills by the shipped font's widths, where the widest of the usual
fonts of readers fills it whole; a bold text is wider still."""


def width(text: str, size: float, bold: bool = False) -> float:
    """The most that a text takes, in pixels at a font size."""
    return measured.width(text, size, bold) / FILLS[bold]


def wrap(text: str, size: float, room: float, bold: bool = False, most: int = 99) -> list[str]:
    """A text in lines that fit into ``room`` pixels; what is beyond ``most`` lines ends in "…"."""
    return measured.wrap(text, size, room * FILLS[bold], bold, most)
