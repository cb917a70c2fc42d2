"""A file in somebody's template, made by a process of its own that can be ended.

How long our own files take is bounded by how much a briefing holds. What a template costs is
bounded by nothing of ours: its master's parts are gone through again for every slide.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

from briefing.basket.basket import dumps
from briefing.documents.apart import asked
from briefing.documents.pictures.picture import Picture
from briefing.files import DECKS, DOCUMENTS, Kind, make_in
from briefing.house.template import Template
from briefing.items.items import Briefing

WORKER = Path(__file__).with_name("making_worker.py")


def is_apart(kind: Kind, template: Template | None) -> bool:
    """Whether a file of that kind, in this template if any, is made by another process."""
    return template is not None and kind.name in (*DECKS, *DOCUMENTS)


def make_apart(kind: Kind, briefing: Briefing, template: Template | None) -> bytes:
    """What :func:`briefing.files.make_in` makes, of a reader's template by a process of its own.

    Raises UnreadableFile where the template takes too much, or cannot be made in after all.
    """
    if template is None or not is_apart(kind, template):
        return make_in(kind, briefing, template)
    said = {
        "kind": kind.name,
        "language": briefing.language,
        "made_on": briefing.made_on.isoformat(),
        "record": str(briefing.record.directory),
        "basket": dumps(briefing.basket),
        "template": template.kind,
        "pictures": [_said(item.picture) for item in briefing.items if item.picture],
    }
    content = json.dumps(said).encode() + b"\n" + template.content
    answer = asked(WORKER, content, about="this template")
    return base64.b64decode(answer["content"], validate=True)


def _said(picture: Picture) -> list[str | int]:
    content = base64.b64encode(picture.content).decode()
    return [content, picture.kind, picture.width, picture.height]
