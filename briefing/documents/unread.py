"""What of a document is not read, said wherever something is said of it."""

from __future__ import annotations

from briefing.documents.document import Document
from languages import translator

MOST_PAGES_NAMED = 12


def no_list(language: str) -> str:
    """What a file is that carries no list of ours: it may have lost one it had."""
    _ = translator(language)
    return _(
        "This file carries no list of our figures: it was not made here, or another program has "
        "taken the list out. The numbers in its text are checked as claims."
    )


def unread_in(document: Document, language: str) -> list[str]:
    """A line for each kind of thing that stands in the document and was not read."""
    _ = translator(language)
    lines = []
    if "pictures" in document.unread:
        lines.append(_("Pictures were not read, nor charts that are pictures."))
    if "embedded" in document.unread:
        lines.append(_("Files that are embedded in this one were not read."))
    if "media" in document.unread:
        lines.append(_("Video and sound were not read."))
    if "later" in document.unread:
        lines.append(
            _(
                "Alternative texts of pictures and names of sheets were not compared: the file is "
                "from a version that did not list them."
            )
        )
    if document.empty_pages:
        named = [str(number) for number in document.empty_pages[:MOST_PAGES_NAMED]]
        named += ["…"] if len(document.empty_pages) > MOST_PAGES_NAMED else []
        pages = ", ".join(named)
        lines.append(_("Pages without any text, which were not read: {pages}.", pages=pages))
    if not document.passages:
        lines.append(_("No text was found in this file."))
    if not document.whole:
        lines.append(_("The file is too long: only its first part was read."))
    return lines
