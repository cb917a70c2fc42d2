"""A document of anybody's: what kind it is, and its visible text, passage by passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from briefing.documents.office import slide_passages, word_passages
from briefing.documents.package import LARGEST_FILE, Package, UnreadableFile
from briefing.documents.passages import Passage
from briefing.documents.pdf import pdf_passages
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

    @property
    def text(self) -> str:
        """All of it, a line a passage; rows of tables follow each other without a gap."""
        return text_of(self.passages)


def text_of(passages: tuple[Passage, ...]) -> str:
    """Passages as one text: an empty line between paragraphs, none between rows."""
    lines: list[str] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        tabled = "\t" in passage.text and before is not None and "\t" in before.text
        if lines and not tabled:
            lines.append("")
        lines.append(passage.text)
    return "\n".join(lines)


def read(content: bytes) -> Document:
    """The visible text of a docx, pptx, xlsx or PDF. Raises UnreadableFile."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile("this file is too large to be read")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return _within("pdf", pdf_passages(content))
    package = Package(content)
    for main, (kind, passages) in _READERS.items():
        if main in package.names:
            return _within(kind, passages(package))
    raise UnreadableFile("this is no docx, pptx, xlsx or PDF")


def _within(kind: str, passages: Iterator[Passage]) -> Document:
    kept: list[Passage] = []
    left = MOST_CHARACTERS
    for passage in islice(passages, MOST_PASSAGES + 1):
        left -= len(passage.text)
        if left < 0 or len(kept) == MOST_PASSAGES:
            return Document(kind, tuple(kept), whole=False)
        kept.append(passage)
    return Document(kind, tuple(kept))
