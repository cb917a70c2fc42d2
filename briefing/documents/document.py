"""What is read of a document, and the reading of an Office file in the process at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from briefing.documents.chart_data import Behind, behind_charts
from briefing.documents.office_parts.blocks import name_of
from briefing.documents.office_parts.slides import slide_passages
from briefing.documents.office_parts.word import word_passages
from briefing.documents.package import LARGEST_FILE, Package, UnreadableFile, Why
from briefing.documents.passages import Passage
from briefing.documents.workbooks.rows import workbook_passages

MOST_PASSAGES = 60_000
MOST_BEHIND = 2_000
MOST_CHARACTERS = 8_000_000

_READERS: dict[str, tuple[str, Callable[[Package], Iterator[Passage]]]] = {
    "document": ("docx", word_passages),
    "presentation": ("pptx", slide_passages),
    "workbook": ("xlsx", workbook_passages),
}
"""By what the first part of the file begins with."""


@dataclass(frozen=True)
class Document:
    """What can be read of a file: its kind and its passages in order.

    ``whole`` is False where reading stopped at a limit. Pictures are never read: ``unread`` holds
    the kinds of things that stand in it and were left, ``empty_pages`` the pages of a PDF on
    which there is no text.
    """

    kind: str
    passages: tuple[Passage, ...]
    whole: bool = True
    carried: bytes = b""
    """The list of figures in a PDF of ours; Office files keep it as a part."""
    unread: frozenset[str] = frozenset()
    empty_pages: tuple[int, ...] = ()
    behind: tuple[Behind, ...] = ()
    """What the workbooks of charts hold otherwise than the charts show; nobody sees it."""


def read_here(content: bytes) -> Document:
    """The visible text of a docx, pptx or xlsx. Raises UnreadableFile.

    In this process and to its end: of a file that this program made, or in a process of its own.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFile("this file is too large to be read", Why.TOO_MUCH)
    package = Package(content)
    begins = name_of(package.root(package.main)) if package.main else ""
    if begins not in _READERS:
        raise UnreadableFile("this is no docx, pptx, xlsx or PDF")
    kind, passages = _READERS[begins]
    document = within(kind, passages(package))
    return replace(document, unread=frozenset(package.unread))


def read_whole(content: bytes) -> Document:
    """The same, with what stands behind its charts."""
    document = read_here(content)
    if document.kind not in ("docx", "pptx"):
        return document
    behind = islice(behind_charts(Package(content)), MOST_BEHIND)
    return replace(document, behind=tuple(behind))


def within(kind: str, passages: Iterable[Passage], carried: bytes = b"") -> Document:
    """As many of these passages as are read of one document."""
    kept: list[Passage] = []
    left = MOST_CHARACTERS
    for passage in islice(iter(passages), MOST_PASSAGES + 1):
        left -= len(passage.text)
        if left < 0 or len(kept) == MOST_PASSAGES:
            return Document(kind, tuple(kept), False, carried)
        kept.append(passage)
    return Document(kind, tuple(kept), True, carried)
