"""A chart as a picture: SVG text with title, subtitle, source line, breaks and notes inside it.

The same chart gives the same bytes. Figure pages take it inline (``theme="auto"``, which follows
the page by the custom properties in :data:`THEME_CSS`), files take it light or dark.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace

from charts.layout.any_font import wrap
from charts.layout.colours import DARK, FONT, LIGHT, Theme
from charts.layout.safe import xml
from charts.paper import bars as svg_bars
from charts.paper import map as svg_map
from charts.paper import stack as svg_stack
from charts.paper import timeline as svg_timeline
from charts.paper import trend as svg_trend
from charts.paper.sheet import PHONE_WIDTH, Box, Paper, Sizes, n, sizes_for
from charts.paper.single import single
from charts.spec.model import Chart
from charts.words import describe

WIDTH, HEIGHT = 1200, 675
PHONE = 480
Drawer = Callable[[Paper, Chart, Box], float]
"""Draws into a box and returns where it ended; a box may be outgrown downwards."""

DRAWERS: dict[str, Drawer] = {
    "trend": svg_trend.trend,
    "shares": svg_trend.shares,
    "multiples": svg_trend.multiples,
    "ranking": svg_bars.ranking,
    "map": svg_map.world_map,
    "timeline": svg_timeline.timeline,
    "stack": svg_stack.stack,
}
_NAMES = ("ground", "ink", "muted", "grid", "rest", "no_data", "hatch", "border")


def _variable(name: str, fallback: str) -> str:
    return f"var(--chart-{name.replace('_', '-')},{fallback})"


PAGE = replace(
    LIGHT,
    name="auto",
    sequential=tuple(_variable(f"seq{k}", c) for k, c in enumerate(LIGHT.sequential)),
    **{name: _variable(name, getattr(LIGHT, name)) for name in _NAMES},
)


def _css(theme: Theme) -> str:
    pairs = [(name.replace("_", "-"), getattr(theme, name)) for name in _NAMES]
    pairs += [(f"seq{k}", c) for k, c in enumerate(theme.sequential)]
    return ";".join(f"--chart-{name}:{value}" for name, value in pairs)


THEME_CSS = (
    f":root{{{_css(LIGHT)}}}@media (prefers-color-scheme:dark){{:root{{{_css(DARK)}}}}}"
    f'[data-theme="light"]{{{_css(LIGHT)}}}[data-theme="dark"]{{{_css(DARK)}}}'
)
"""For a page's style sheet: makes inline charts follow the reader's light or dark."""
_THEMES = {"light": LIGHT, "dark": DARK, "auto": PAGE}


def draw(
    chart: Chart,
    width: int = WIDTH,
    height: int | None = None,
    theme: str = "light",
    heading: bool = True,
    sizes: Sizes | None = None,
    sourced: bool = True,
) -> str:
    """The chart as one ``<svg>`` element.

    ``width`` under 700 gives the phone's layout. ``height`` is the least; what needs more room
    (many bars, a timeline) grows. ``theme`` is light or dark (with that ground), or auto (no
    ground, colours from the page). ``sizes`` are those of type and lines where they are not the
    usual ones of that width. ``sourced`` is whether the source line stands in it: without it only
    where that line stands beside the drawing in any case. Raises ValueError for another theme.
    """
    if theme not in _THEMES:
        raise ValueError(f"“{theme}” is not a theme: {', '.join(_THEMES)}")
    colours, sizes = _THEMES[theme], sizes or sizes_for(width)
    paper = Paper(colours, sizes)
    top = _head(paper, chart, width) if heading else sizes.pad / 2
    source = wrap(chart.source_line, sizes.small, width - 2 * sizes.pad) if sourced else []
    foot = len(source) * sizes.small * 1.25 + sizes.pad * 0.9
    least = height or (HEIGHT if width >= PHONE_WIDTH else _phone_height(chart, width))
    box = Box(sizes.pad, top, width - sizes.pad, max(least - foot, top))
    drawer = single if chart.lonely else DRAWERS[chart.kind]
    bottom = max(drawer(paper, chart, box), box.bottom)
    paper.lines(sizes.pad, bottom + sizes.pad * 0.3, source, sizes.small, colours.muted)
    return _sheet(paper, chart, width, bottom + foot, theme)


def _phone_height(chart: Chart, width: int) -> int:
    """Only what has a value axis needs a height of its own; the rest is as high as it gets."""
    tall = chart.kind in ("trend", "shares") and not chart.lonely
    return round(width * 0.95) if tall else 0


def _head(paper: Paper, chart: Chart, width: int) -> float:
    sizes, room = paper.sizes, width - 2 * paper.sizes.pad
    at = sizes.pad * 0.75
    title = wrap(chart.title, sizes.title, room, bold=True, most=5)
    at = paper.lines(sizes.pad, at, title, sizes.title, paper.theme.ink, True, leading=1.2)
    text = "; ".join((chart.subtitle, *chart.remarks))
    sub = wrap(text, sizes.subtitle, room, most=5)
    at = paper.lines(sizes.pad, at + sizes.subtitle * 0.3, sub, sizes.subtitle, paper.theme.muted)
    return at + sizes.subtitle * 0.6


def _sheet(paper: Paper, chart: Chart, width: int, height: float, theme: str) -> str:
    key = f"c{zlib.crc32(f'{chart.id} {chart.language} {width} {theme}'.encode()):08x}"
    tall = round(height)
    ground = (
        ""
        if theme == "auto"
        else f'<rect width="{width}" height="{tall}" fill="{_ground(theme)}"/>'
    )
    body = "".join(paper.parts).replace("{key}", key)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {n(tall)}" '
        f'width="{width}" height="{tall}" role="img" lang="{chart.language}" '
        f'aria-labelledby="{key}t {key}d" font-family="{FONT}">'
        f'<title id="{key}t">{xml(describe.alt(chart))}</title>'
        f'<desc id="{key}d">{xml(describe.description(chart))}</desc>'
        f"{ground}{body}</svg>"
    )


def _ground(theme: str) -> str:
    return _THEMES[theme].ground
