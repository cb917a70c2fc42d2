"""A document of anybody's: what kind it is, and its visible text, passage by passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.documents.apart import asked
from briefing.documents.chart_data import Behind
from briefing.documents.document import Document, within
from briefing.documents.package import LARGEST_FILE, UnreadableFile, Why
from briefing.documents.passages import Passage, Place
from briefing.documents.pdfs.pages import is_pdf, read_pdf

__all__ = ["Document", "Joined", "read"]

WORKER = Path(__file__).with_name("office_worker.py")


class Joined:
    """Passages as one text, in which every sign can be led back to its place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """An empty line between paragraphs, none between the rows of a table.

        More of them stand between sheets and between slides: the first line of one is no caption
        of a table at the end of the other.
        """
        pieces: list[str] = []
        self._starts: list[int] = []
        self._passages = passages
        length = 0
        for number, passage in enumerate(passages):
            seen = passage.seen
            tabled = number > 0 and "\t" in seen and "\t" in passages[number - 1].seen
            gap = "" if not number else "\n" if tabled else "\n\n"
            if number and _on_another(passages[number - 1].place, passage.place):
                gap = "\n" * 5
            self._starts.append(length + len(gap))
            pieces += (gap, seen)
            length += len(gap) + len(seen)
        self.text = "".join(pieces)

    def place_of(self, sign: int) -> Place:
        """Where the sign at that position of the text stands in the document."""
        return self._passages[max(0, bisect_right(self._starts, sign) - 1)].place


def _on_another(one: Place, two: Place) -> bool:
    """Whether two places are on two sheets or on two slides."""
    if two.kind.startswith(("slide", "notes")):
        return one.number != two.number
    return one.detail != two.detail


def read(content: bytes) -> Document:
    """The visible text of a docx, pptx, xlsx or PDF. Raises UnreadableFile.

    It is read by a process of its own, which is ended when it takes too much.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFile("this file is too large to be read", Why.TOO_MUCH)
    if is_pdf(content):
        pages = read_pdf(content)
        document = within("pdf", pages.passages, pages.carried)
        unread = frozenset({"pictures"} if pages.pictures else ())
        return replace(document, unread=unread, empty_pages=pages.empty)
    # No package is installed that it needs: the process is not even told where they are.
    answer = asked(WORKER, content, options=("-S",))
    passages = (Passage(Place(*place), text, shown) for *place, text, shown in answer["passages"])
    behind = tuple(
        Behind(Place(kind, number), shown, kept)
        for kind, number, shown, kept in answer.get("behind", ())
    )
    return Document(
        answer["kind"],
        tuple(passages),
        answer["whole"],
        unread=frozenset(answer["unread"]),
        behind=behind,
    )
