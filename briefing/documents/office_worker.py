"""The process that reads an Office file: bytes come in by the pipe, JSON goes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.documents.bounds import answer_by_pipe
from briefing.documents.document import read_whole
from briefing.documents.package import UnreadableFile


def read_of(content: bytes) -> dict[str, Any]:
    """The passages with their places, or the fault."""
    try:
        document = read_whole(content)
    except UnreadableFile as error:
        return {"fault": str(error), "why": error.why.name}
    except MemoryError:
        return {"fault": "this file needs too much memory", "why": "TOO_MUCH"}
    except Exception as error:  # whatever a damaged file makes of the reader
        return {"fault": f"this file is damaged ({type(error).__name__})", "why": "DAMAGED"}
    passages = [
        (p.place.kind, p.place.number, p.place.detail, p.text, p.shown) for p in document.passages
    ]
    behind = [(b.place.kind, b.place.number, b.shown, b.kept) for b in document.behind]
    said = {"kind": document.kind, "whole": document.whole, "unread": sorted(document.unread)}
    return {**said, "passages": passages, "behind": behind}


if __name__ == "__main__":
    answer_by_pipe(read_of)
