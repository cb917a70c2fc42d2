"""The process that reads a PDF: bytes come in by the pipe, JSON goes out.

Of ours it imports nothing but how lines are put in order.

What it may use of memory and of the processor is bounded before the first byte is read.
"""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from briefing.documents.bounds import answer_by_pipe
from briefing.documents.pdfs.lines import text_of

MOST_PAGES = 300
ATTACHED = b"on-the-record.xml"
MOST_CHARACTERS = 4_000_000


def pages_of(content: bytes) -> dict[str, Any]:
    """The text of each page, or the fault."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                return _fault(f"it has more than {MOST_PAGES} pages", "TOO_MUCH")
            pages: list[str] = []
            notes: list[tuple[int, str]] = []
            left, pictures = MOST_CHARACTERS, False
            for number, page in enumerate(document.pages, 1):
                pages.append(text_of(page)[:left])
                left -= len(pages[-1])
                for note in notes_on(page):
                    notes.append((number, note[:left]))
                    left -= len(notes[-1][1])
                pictures = pictures or bool(page.images)
                page.close()
            found = attached(document.doc)
        return {"pages": pages, "notes": notes, "pictures": pictures, "attached": found}
    except PdfminerException as error:
        wrong = type(error.args[0] if error.args else error).__name__
        if "Password" in wrong:
            return _fault("it is encrypted", "ENCRYPTED")
        return _fault("it is damaged")
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged file makes of the reader
        return _fault(f"it is damaged ({type(error).__name__})")


def notes_on(page: Any) -> Iterator[str]:
    """What was written on a page afterwards: notes and boxes of text, and fields filled in.

    A program that edits a PDF writes so, over the text that stays as it was.
    """
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for note in page.annots:
        if str(getattr(note.get("data", {}).get("Subtype"), "name", "")) == "Link":
            continue  # the address to follow, or what it is called: no text of the page
        for key in ("Contents", "V"):
            said = resolve1(note.get("data", {}).get(key))
            text = decode_text(said) if isinstance(said, bytes) else ""
            if text.strip():
                yield " ".join(text.split())


def _fault(text: str, why: str = "DAMAGED") -> dict[str, Any]:
    return {"fault": f"this PDF cannot be read: {text}", "why": why}


def attached(document: Any) -> str:
    """Our list of figures among the attached files, in base 64; empty where there is none."""
    from pdfminer.pdftypes import resolve1

    files = resolve1((resolve1(document.catalog.get("Names")) or {}).get("EmbeddedFiles")) or {}
    names = resolve1(files.get("Names")) or []
    for name, target in zip(names[::2], names[1::2], strict=False):
        if resolve1(name) == ATTACHED:
            stream = resolve1((resolve1((resolve1(target) or {}).get("EF")) or {}).get("F"))
            return base64.b64encode(stream.get_data()).decode()
    return ""


if __name__ == "__main__":
    answer_by_pipe(pages_of, _fault("it needs too much memory", "TOO_MUCH"))
