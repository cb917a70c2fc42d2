"""Colours, dashes and marker shapes: never colour alone, and the same in every drawing.

The four of the Okabe-Ito palette keep 3:1 on white and on the dark ground, and stay apart for
colour-blind readers. Ink and muted keep 4.5:1 as text.
"""

from __future__ import annotations

from dataclasses import dataclass

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")
DASHES = ("solid", "dash", "dot", "dashdot")
STROKES = ("", "9 5", "2 4", "10 4 2 4")
MARKERS = ("circle", "square", "diamond", "triangle-up")
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


@dataclass(frozen=True)
class Theme:
    """The colours of one ground. ``sequential`` runs from few to many."""

    name: str
    ground: str
    ink: str
    muted: str
    grid: str
    rest: str
    no_data: str
    hatch: str
    border: str
    sequential: tuple[str, ...]


LIGHT = Theme(
    name="light",
    ground="#ffffff",
    ink="#1b1f24",
    muted="#57606a",
    grid="#d8dee4",
    rest="#8c959f",
    no_data="#eef0f2",
    hatch="#b6bdc5",
    border="#ffffff",
    sequential=("#c6dbef", "#8fbfe0", "#4f9bcb", "#1f6fab", "#08406f"),
)
DARK = Theme(
    name="dark",
    ground="#0e1620",
    ink="#f0f3f6",
    muted="#aab4bf",
    grid="#343b44",
    rest="#8c959f",
    no_data="#1d232b",
    hatch="#4a535e",
    border="#0e1620",
    sequential=("#17354d", "#1f5c8a", "#3d8cc4", "#85bde6", "#d3e9fb"),
)
# On a ground that is not known: greys that can be read on white and on near-black.
AUTO = Theme(
    name="auto",
    ground="rgba(0,0,0,0)",
    ink="#747b83",
    muted="#747b83",
    grid="rgba(128,136,144,0.35)",
    rest="#8c959f",
    no_data="rgba(128,136,144,0.15)",
    hatch="rgba(128,136,144,0.6)",
    border="rgba(128,136,144,0.6)",
    sequential=("#b3d1ea", "#7fb2dc", "#4b93cb", "#1f6fab", "#08406f"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, AUTO)}


def theme_of(name: str) -> Theme:
    """The theme of that name. Raises ValueError for another name."""
    if name not in THEMES:
        raise ValueError(f"“{name}” is not a theme: {', '.join(THEMES)}")
    return THEMES[name]


def colour(place: int, rest: bool = False) -> str:
    """The colour of the group in that place; "all others" is grey."""
    return LIGHT.rest if rest else PALETTE[place % len(PALETTE)]


def dash(place: int) -> int:
    """Which dash and marker a group has: they go on where the colours start again."""
    return (place + place // len(PALETTE)) % len(DASHES)


def shades(theme: Theme, count: int) -> list[str]:
    """As many steps of the sequential colours as there are classes, always with both ends."""
    ramp = theme.sequential
    if count == 1:
        return [ramp[-2]]
    return [ramp[round(k * (len(ramp) - 1) / (count - 1))] for k in range(count)]
