"""What stands behind the question mark: which of it is a question to us.

Mail programs and networks put marks of their own on links (``utm_source``, ``mc_cid``,
``fbclid``). They ask nothing, and a link with one must work. A word that nobody knows may be a
filter misspelt: to pass over it would show all figures as if they were the filtered ones, so it
is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_MARK = re.compile(r"\w{0,30}_\w{0,30}|\w{1,30}id", re.ASCII | re.IGNORECASE)
"""How marks are spelt: with a family's name before a line, or as the id of a click or campaign."""
_OURS = re.compile(r"(period|place|series|source|record|geo)_?\w+", re.ASCII | re.IGNORECASE)
"""How a figure's own fields are spelt: whoever writes one means to filter by it."""


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """The parameters that ask something: all but the marks of those who passed the link on."""
    return {name: value for name, value in query.items() if not _is_mark(name)}


def _is_mark(name: str) -> bool:
    return bool(_MARK.fullmatch(name)) and not _OURS.fullmatch(name)
