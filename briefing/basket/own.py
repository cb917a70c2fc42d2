"""What a reader adds that is not in the record: texts, headings, breaks, and whose paper it is.

An item of the reader's own is named ``own:<kind>:<number>`` and carries its words itself, as the
title and the note of its entry. Nothing of it is ever shown as the record's.
"""

from __future__ import annotations

import re

KINDS = {
    "situation": "Situation",
    "request": "Request",
    "advice": "Advice",
    "decision": "Decision",
    "text": "Text",
    "question": "Question and answer",
    "picture": "Picture",
    "heading": "Heading",
    "break": "Page break",
}
"""Kind of an item of the reader's own to its English name, as they are offered."""

PICTURE = "picture"
"""The kind whose title is a caption and whose note is the text in the place of the picture."""

SILENT = ("heading", "break")
"""Kinds that say nothing of themselves: they order what stands around them."""

HEAD = {
    "date": "Date",
    "from": "Sender",
    "to": "Addressee",
    "file": "File number",
    "embargo": "Embargo",
}
"""What can stand at the head of the whole briefing, in this order."""

PLACES = ("slide", "notes", "appendix", "nowhere")
"""Where a note, or a sceptic's question and its answer, can go."""
NOTE_AT, ANSWER_AT = "slide", "notes"
"""Where they go when the reader has not said."""

FOOTNOTES = "footnotes"
CITED = {
    "": "Numbers in brackets",
    FOOTNOTES: "Footnotes",
}
"""How a Word file cites its sources, by the word that a basket keeps; the usual one has none."""

_PICTURE_NAME = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NAME = re.compile(r"own:([a-z]+):([1-9][0-9]{0,3})", re.ASCII)


def own_kind(item: str) -> str:
    """The kind of an item of the reader's own; empty for any other name."""
    found = _NAME.fullmatch(item)
    return found[1] if found and found[1] in KINDS else ""


def own_number(item: str) -> int:
    """The number in the name of an item of the reader's own; 0 for any other name."""
    found = _NAME.fullmatch(item)
    return int(found[2]) if found else 0


def picture_name(text: object) -> str:
    """The name of a picture, as baskets hold it; empty for anything else."""
    return text if isinstance(text, str) and _PICTURE_NAME.fullmatch(text) else ""
