"""SVG to PNG without a browser, by typst and the fonts that ship with the charts."""

from __future__ import annotations

import re
from pathlib import Path

from charts.layout.text import FONTS
from charts.paper import svg
from charts.spec.model import Chart

SCALE = 2.0
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SOURCE = Path(__file__).with_name("picture.typ")


def convert(picture: str, scale: float = SCALE) -> bytes:
    """An SVG of ours as PNG, ``scale`` pixels for each of its own."""
    found = _SIZE.search(picture)
    if found is None:
        raise ValueError("the picture has no viewBox: only pictures made by charts.svg are taken")
    inputs = {"svg": picture, "size": f"[{found[1]},{found[2]}]"}
    import typst  # only here: no page needs it

    made = typst.compile(
        _SOURCE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=72 * scale,
        sys_inputs=inputs,
    )
    return bytes(made)


def draw(
    chart: Chart,
    width: int = svg.WIDTH,
    height: int | None = None,
    theme: str = "light",
    scale: float = SCALE,
) -> bytes:
    """The chart as PNG, in twice the pixels of its SVG by default."""
    return convert(svg.draw(chart, width, height, theme), scale)
