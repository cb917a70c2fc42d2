"""Text that cannot do harm where it lands: spreadsheets, SVG, Plotly's small HTML."""

from __future__ import annotations

import re
from typing import TypeVar

T = TypeVar("T")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def safe_cell(value: T) -> T | str:
    """A cell that a spreadsheet takes for text: numbers as they are, text never a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value.replace("\0", "")
    return value


def xml(text: str) -> str:
    """Text for XML, as content or as an attribute in double quotes; control characters go."""
    return "".join(_XML.get(c, c) for c in _CONTROL.sub("", text))


def plotly_text(text: str) -> str:
    """Text in which Plotly finds no tag, entity or template: it shows the characters as typed."""
    text = _CONTROL.sub("", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, entity)
    return text.replace("%{", "%&#123;").replace("$", "&#36;")
