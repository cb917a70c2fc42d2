"""Room that is kept free for what comes a moment later, so that nothing on the page moves.

Streamlit shows a piece of HTML only when its own script for that has come. The height of what will
stand there is known here, and the style sheet has a rule for each name that :func:`box` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.layout.text import wrap
from screen.session.view import on_phone

STEP = 10
"""Boxes are as high as a multiple of so many pixels."""

WIDE, PHONE = 800, 330
"""About how wide text beside something runs on a desktop, and any text on a phone, in pixels."""

NARROWER = 0.93
"""The page's type, where it is not bold, runs so much narrower than that of the charts."""

SENTENCE, ACROSS = 990, 1120
"""About how wide a page's finding runs on a desktop, and what runs over the whole page."""

Line = tuple[str, float, float, bool]
"""Text, size of type and height of a line in pixels, and whether it is bold."""


def box(height: float, key: str) -> DeltaGenerator:
    """A container that is at least ``height`` pixels high from the first moment on."""
    return st.container(key=f"room-{ceil(height / STEP) * STEP}-{key}")


def lead() -> tuple[float, float, bool]:
    """Size, height of a line and weight of the finding of a page."""
    return (17.3, 23.4, False) if on_phone() else (20, 28, False)


def text_height(lines: Sequence[Line], wide: float = WIDE) -> float:
    """How high some texts under one another will be, where they are broken as a reader has it.

    ``wide`` is how wide they run on a desktop, in pixels.
    """
    width = PHONE if on_phone() else wide
    return sum(
        len(wrap(text, size if bold else size * NARROWER, width, bold)) * tall
        for text, size, tall, bold in lines
    )
