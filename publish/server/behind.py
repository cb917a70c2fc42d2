"""What stands behind this project's own layers: the facts about Streamlit that they need.

They are given from outside (``screen/session/undocumented.py`` has them), so that nothing here
knows how Streamlit is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Said(Enum):
    """What a message of the app's browser is for."""

    RUN = auto()
    """Have a page, or a part of one, run."""
    OTHER = auto()
    """Anything else that a reader's browser has to say."""
    NOTHING = auto()
    """What it has not: broken, or meant for developers."""


@dataclass(frozen=True)
class Behind:
    """Where the app's own files and sockets are, and what its entry page looks like.

    ``language`` and ``title`` are the texts of the entry page that become ours, ``inline`` is its
    own script and ``connect`` what ours adds to it: where the server is. ``base`` and ``origins``
    are asked when the server is built, for only then its settings are known. ``read`` are the
    names that a browser reads beside ``stream``: whatever else stands there is for operators or
    programs, and closed. ``uploaded`` gives the bytes that each session has sent up; ``settle`` is
    called before the first reader comes. ``words`` gives what is said in the browser instead of
    Streamlit's own words, for each language, as JSON has it. ``kind`` says what a message of the
    app's browser is for, ``kept`` whether there is a session of a name, to be taken up again;
    ``health`` is where Streamlit is asked whether it is well.
    """

    static: Path
    language: str
    title: str
    inline: str
    connect: str
    machinery: frozenset[str]
    read: frozenset[str]
    stream: str
    health: str
    uploads: str
    base: Callable[[], str]
    origins: Callable[[], frozenset[str]]
    uploaded: Callable[[], Mapping[str, int]]
    settle: Callable[[], None]
    words: Callable[[], object]
    largest_message: int
    kind: Callable[[bytes], Said]
    kept: Callable[[str], bool]
