"""The look that app, figure pages, presenter, slides and PDF have in common.

The one place for name, mark, accent, grounds, sizes and spaces; ``docs/style.md`` explains them.
Streamlit reads its theme from ``.streamlit/config.toml``, which a test holds against this file.
"""

from __future__ import annotations

from urllib.parse import quote

NAME = "On the Record"

ACCENT = {"light": "#005a8f", "dark": "#7cc4f5"}
"""Links, what is chosen, the mark. Nothing else is in this colour but the first line of a chart."""

CAUTION = "#D55E00"
"""The edge of what must be read before a figure is quoted; never alone, always with words."""

GROUND = {"light": "#ffffff", "dark": "#0e1620"}
SOFT = {"light": "#f2f5f8", "dark": "#182433"}
INK = {"light": "#16202b", "dark": "#eef3f8"}
MUTED = {"light": "#4d5a67", "dark": "#b4c0cc"}
LINE = {"light": "#c6d0da", "dark": "#3a4b5e"}

SIZES = {
    "small": 0.8125,
    "note": 0.9375,
    "text": 1.0,
    "lead": 1.25,
    "title": 1.625,
    "number": 1.875,
}
"""Sizes of type, in rem."""

SPACES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Distances, in rem: within a thing the first three, between things the rest."""

MEASURE = "44rem"
"""The longest line of running text."""

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
    '<rect width="32" height="32" rx="5" fill="{accent}"/>'
    '<path d="M7 24V17h4v7zM14 24V8h4v16zM21 24v-11h4v11z" fill="{ground}"/></svg>'
)
"""Three bars on the accent: drawn the same wherever the name stands."""


def mark(theme: str = "light") -> str:
    """The mark as SVG text, for the ground named by ``theme``."""
    return MARK.format(accent=ACCENT[theme], ground=GROUND[theme])


def variables(theme: str) -> str:
    """The tokens as CSS custom properties (``--otr-accent`` ...), without braces."""
    colours = {
        "accent": ACCENT[theme],
        "ground": GROUND[theme],
        "soft": SOFT[theme],
        "ink": INK[theme],
        "muted": MUTED[theme],
        "line": LINE[theme],
        "caution": CAUTION,
    }
    said = [f"--otr-{name}:{value}" for name, value in colours.items()]
    said += [f"--otr-size-{name}:{size}rem" for name, size in SIZES.items()]
    said += [f"--otr-space-{place}:{space}rem" for place, space in enumerate(SPACES, 1)]
    drawn = f"--otr-mark:url('data:image/svg+xml,{quote(mark(theme))}')"
    return ";".join([*said, f"--otr-measure:{MEASURE}", drawn])


def style_sheet() -> str:
    """The tokens for a page that follows the reader's own preference of light or dark."""
    dark = f"@media (prefers-color-scheme:dark){{:root{{{variables('dark')}}}}}"
    return f":root{{{variables('light')}}}{dark}"
