"""A reader's template, tried out by a process of its own before anything is made in it here."""

from __future__ import annotations

import base64
from pathlib import Path

from briefing.documents.apart import asked
from briefing.house.template import LARGEST_TEMPLATE, Lack, Template, Unsuitable

WORKER = Path(__file__).with_name("template_worker.py")


def template_apart(kind: str, content: bytes) -> Template:
    """A template let in, in which that kind of file can be made, by its name.

    Raises UnreadableFile with what it lacks, also where to try it takes too much.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise Unsuitable(Lack.LARGE)
    answer = asked(WORKER, content, kind, about="this template")
    if "lack" in answer:
        raise Unsuitable(Lack[answer["lack"]])
    return Template(answer["kind"], base64.b64decode(answer["content"], validate=True))
