"""The templates that whoever runs the server has put into a folder for all readers."""

from __future__ import annotations

import os
from pathlib import Path

TEMPLATES = "ON_THE_RECORD_TEMPLATES"
"""The environment variable that names the folder; not set, there are none."""
DECKS, DOCUMENTS = ("pptx", "potx"), ("docx", "dotx")
"""The endings of templates for slides, and for documents."""


def offered(endings: tuple[str, ...] = DECKS) -> dict[str, Path]:
    """The templates with these endings in the folder, by the names readers choose them by."""
    named = os.environ.get(TEMPLATES, "").strip()
    if not named:
        return {}
    try:
        files = sorted(Path(named).iterdir())
    except OSError:
        return {}
    return {f.stem: f for f in files if f.suffix.lower().lstrip(".") in endings and f.is_file()}
