"""The process that reads a PDF: bytes come in by the pipe, JSON goes out.

Of ours it imports nothing but how lines are put in order.

What it may use of memory and of the processor is bounded before the first byte is read.
"""

from __future__ import annotations

import base64
import io
import sys
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
            pages, left, pictures = [], MOST_CHARACTERS, False
            for page in document.pages:
                pages.append(text_of(page)[:left])
                left -= len(pages[-1])
                pictures = pictures or bool(page.images)
                page.close()
            return {"pages": pages, "pictures": pictures, "attached": attached(document.doc)}
    except PdfminerException as error:
        wrong = type(error.args[0] if error.args else error).__name__
        if "Password" in wrong:
            return _fault("it is encrypted", "ENCRYPTED")
        return _fault("it is damaged")
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged file makes of the reader
        return _fault(f"it is damaged ({type(error).__name__})")


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
