"""What shapes are called in the list of them that a program shows, in the language of the file."""

from __future__ import annotations

import re
from typing import Any

from languages import translator

_PARTED = re.compile(r"(.*?)(?: (?:rId)?([0-9]+))?")


def named(name: str, language: str) -> str:
    """The name of a shape by its kind, "Chart 3"; what is named after words of ours stays."""
    found = _PARTED.fullmatch(name)
    assert found is not None
    _ = translator(language)
    kinds = {
        "Title": _("Title"),
        "Subtitle": _("Subtitle"),
        "Subject": _("Subject"),
        "Chart": _("Chart"),
        "Table": _("Table"),
        "Picture": _("Picture"),
        "Caveat": _("Caveat"),
        "Explanation": _("Explanation"),
        "Source": _("Source"),
        "Text": _("Text"),
        "Number": _("Number"),
        "Unit": _("Unit"),
        "Version": _("Version"),
        "Day": _("Date"),
        "Embargo": _("Embargo"),
        "Connector": _("Line"),
        "Slide number": _("Slide number"),
        "Slide Number Placeholder": _("Slide number"),
        "Slide Image Placeholder": _("Preview of the slide"),
        "Notes Placeholder": _("Notes"),
    }
    if found[1] not in kinds:
        return name
    return " ".join(filter(None, (kinds[found[1]], found[2])))


def name_all(shapes: Any, language: str) -> None:
    """Give each shape of a slide or of its notes its name in that language."""
    for shape in shapes:
        shape.name = named(shape.name, language)
