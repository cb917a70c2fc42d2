"""How high a chart is inside pages of others: what its embed code keeps free for it.

The page around it may not listen to what the chart tells (``EMBED_SCRIPT``), and then has nothing
but the height in the code. That height holds the chart whole at every usual width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from charts.layout.any_font import wrap
from charts.spec.model import Chart
from languages import translator

WIDTHS = (320, 360, 420, 480, 560, 640, 641, 760, 900, 1040, 1200)
"""Pixels: the widths in which embedded charts usually stand, and both sides of the one at which
the drawing changes."""
NARROW_TO, NARROW, WIDE = 640, 440, 960
"""As in the style sheet: up to which width the narrow drawing is shown, and how wide each of the
two may be."""
SIDES, ENDS = 26, 16
"""What the page keeps free left and right together, and above and below."""
GAPS = 30
"""Between the title, the words, the drawing and the link."""
TITLE, TEXT, SMALL = (19.2, 23.1), (16.0, 24.8), (14.4, 22.4)
"""Sizes of type and of their lines in pixels."""
TABLE = 560
"""A table scrolls in a box of its own, which is at most so high."""
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def height(chart: Chart, title: str, below: str, small: Sequence[str], drawn: Sequence[str]) -> int:
    """The most that the embedded page takes at the usual widths, in pixels.

    ``below`` stands under the title, the ``small`` texts at the end; ``drawn`` are the drawings
    for wide and for narrow screens; none for a table.
    """
    shapes = [] if chart.tabular else [_shape(text) for text in drawn]
    most = max(_at(width, title, below, small, shapes) for width in WIDTHS)
    return ceil(most / 10) * 10


def small_texts(chart: Chart) -> list[str]:
    """What stands in small type under an embedded chart: its warning, and the way to its page."""
    _ = translator(chart.language)
    warning = [f"{_('Does not measure:')} {chart.warning}"] if chart.warning else []
    return [*warning, f"{_('Definition, data and sources')} – On the Record"]


def _shape(drawing: str) -> float:
    """The height of a drawing by its width."""
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError("a drawing without a viewBox has no height")
    return int(found[2]) / int(found[1])


def _at(width: int, title: str, below: str, small: Sequence[str], shapes: Sequence[float]) -> float:
    room = width - SIDES
    texts = [(title, *TITLE, True), (below, *TEXT, False)]
    texts += [(text, *SMALL, False) for text in small]
    lines = sum(len(wrap(text, size, room, bold)) * tall for text, size, tall, bold in texts)
    return ENDS + GAPS + 10 * len(small) + lines + _drawing(width, room, shapes)


def _drawing(width: int, room: int, shapes: Sequence[float]) -> float:
    if not shapes:
        return TABLE
    if width > NARROW_TO or len(shapes) == 1:
        return shapes[0] * min(room, WIDE)
    return shapes[-1] * min(room, NARROW)
