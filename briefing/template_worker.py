"""The process that tries a template out: bytes come in by the pipe, JSON goes out."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefing.documents.bounds import answer_by_pipe
from briefing.documents.package import UnreadableFile
from briefing.files import template_for
from briefing.house.template import Unsuitable


def tried(kind: str, content: bytes) -> dict[str, Any]:
    """The template as it is used, or what it lacks, or the fault."""
    try:
        template = template_for(kind, content)
    except Unsuitable as error:
        return {"lack": error.lack.name}
    except UnreadableFile as error:
        return {"fault": str(error), "why": error.why.name}
    except MemoryError:
        return {"fault": "this template needs too much memory", "why": "TOO_MUCH"}
    except Exception as error:  # whatever a damaged file makes of the packages that open it
        return {"fault": f"this template is damaged ({type(error).__name__})", "why": "DAMAGED"}
    return {"kind": template.kind, "content": base64.b64encode(template.content).decode()}


if __name__ == "__main__":
    # What is to be made in the template is the argument.
    answer_by_pipe(lambda content: tried(sys.argv[1], content))
