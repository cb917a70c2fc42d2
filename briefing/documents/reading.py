"""A document of anybody's: what kind it is, and its visible text, passage by passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.documents.office import slide_passages, word_passages
from briefing.documents.package import LARGEST_FILE, Package, UnreadableFile, Why
from briefing.documents.passages import Passage, Place
from briefing.documents.pdf import is_pdf, read_pdf
from briefing.documents.workbook import workbook_passages

MOST_PASSAGES = 60_000
MOST_CHARACTERS = 8_000_000

_READERS: dict[str, tuple[str, Callable[[Package], Iterator[Passage]]]] = {
    "word/document.xml": ("docx", word_passages),
    "ppt/presentation.xml": ("pptx", slide_passages),
    "xl/workbook.xml": ("xlsx", workbook_passages),
}


@dataclass(frozen=True)
class Document:
    """What can be read of a file: its kind and its passages in order.

    ``whole`` is False where reading stopped at a limit. Pictures are never read.
    """

    kind: str
    passages: tuple[Passage, ...]
    whole: bool = True
    carried: bytes = b""
    """The list of figures in a PDF of ours; Office files keep it as a part."""


class Joined:
    """Passages as one text, in which every sign can be led back to its place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """An empty line between paragraphs, none between the rows of a table."""
        pieces: list[str] = []
        self._starts: list[int] = []
        self._passages = passages
        length = 0
        for number, passage in enumerate(passages):
            tabled = number > 0 and "\t" in passage.text and "\t" in passages[number - 1].text
            gap = "" if not number else "\n" if tabled else "\n\n"
            self._starts.append(length + len(gap))
            pieces += (gap, passage.text)
            length += len(gap) + len(passage.text)
        self.text = "".join(pieces)

    def place_of(self, sign: int) -> Place:
        """Where the sign at that position of the text stands in the document."""
        return self._passages[max(0, bisect_right(self._starts, sign) - 1)].place


def read(content: bytes) -> Document:
    """The visible text of a docx, pptx, xlsx or PDF. Raises UnreadableFile."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile("this file is too large to be read", Why.TOO_MUCH)
    if is_pdf(content):
        pages = read_pdf(content)
        return _within("pdf", pages.passages, pages.carried)
    package = Package(content)
    for main, (kind, passages) in _READERS.items():
        if main in package.names:
            return _within(kind, passages(package))
    raise UnreadableFile("this is no docx, pptx, xlsx or PDF")


def _within(kind: str, passages: Iterable[Passage], carried: bytes = b"") -> Document:
    kept: list[Passage] = []
    left = MOST_CHARACTERS
    for passage in islice(iter(passages), MOST_PASSAGES + 1):
        left -= len(passage.text)
        if left < 0 or len(kept) == MOST_PASSAGES:
            return Document(kind, tuple(kept), False, carried)
        kept.append(passage)
    return Document(kind, tuple(kept), True, carried)
