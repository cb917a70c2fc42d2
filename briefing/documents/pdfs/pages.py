"""The text of a PDF, read by a process of its own with little memory and little time.

The reader is a package of the maintainer's desk; where it is not installed, that is said.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.documents.apart import asked
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.passages import Passage, Place, tidy

LARGEST_PDF = 30_000_000
WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True)
class Pages:
    """The text of a PDF with its pages, and the list of figures that is attached to ours.

    ``empty`` are the pages without text; ``pictures`` is whether there are any on the others.
    """

    passages: tuple[Passage, ...]
    carried: bytes = b""
    empty: tuple[int, ...] = ()
    pictures: bool = False


def is_pdf(content: bytes) -> bool:
    return content[:1024].lstrip().startswith(b"%PDF-")


def can_read_pdf() -> bool:
    """Whether the desk's packages are here."""
    return find_spec("pdfplumber") is not None


def read_pdf(content: bytes) -> Pages:
    """A paragraph of a page is a passage, with its lines. Raises UnreadableFile."""
    if not can_read_pdf():
        raise UnreadableFile(
            "PDF files are read only where the packages of requirements-desk.txt are installed; "
            "check the Word or PowerPoint file instead",
            Why.NO_PDF,
        )
    if len(content) > LARGEST_PDF:
        raise UnreadableFile("this PDF is too large to be read", Why.TOO_MUCH)
    answer = asked(WORKER, content, about="this PDF")
    pages: list[str] = answer["pages"]
    notes = [
        Passage(Place("page note", number), tidy(text)) for number, text in answer.get("notes", ())
    ]
    if not any(page.strip() for page in pages) and not notes:
        if not answer.get("pictures"):  # it may hold some that was not understood
            raise UnreadableFile("no text was found in this PDF", Why.NO_TEXT)
        raise UnreadableFile(
            "this PDF holds no text, only pictures, and pictures are not read", Why.PICTURES
        )
    blocks = [
        Passage(Place("page", number), "\n".join(filter(None, map(tidy, block.split("\n")))))
        for number, page in enumerate(pages, 1)
        for block in page.split("\n\n")
        if tidy(block)
    ]
    empty = (number for number, page in enumerate(pages, 1) if not page.strip())
    try:
        carried = base64.b64decode(answer.get("attached", ""), validate=True)
    except binascii.Error:
        carried = b""
    return Pages((*blocks, *notes), carried, tuple(empty), bool(answer.get("pictures")))
