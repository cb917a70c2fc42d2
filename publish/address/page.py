"""One thing that is published at one address: its bytes, type, validator and policy."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

JSON = "application/json"
SMALLEST = 512
TEXT_TYPES = ("text/", "application/json", "application/ld+json", "application/atom", "image/svg")

FINISHED = frozenset({"etag", "compressed"})
"""What is worked out of a page before it is sent."""


@dataclass(frozen=True)
class Page:
    """Content and media type. ``embeddable`` pages may be shown inside pages of others."""

    content: bytes
    media_type: str
    embeddable: bool = False
    scripts: tuple[str, ...] = ()

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:24]}"'

    @cached_property
    def compressed(self) -> bytes | None:
        """The content under gzip, None where that does not help. The same bytes every time."""
        if len(self.content) < SMALLEST or not self.media_type.startswith(TEXT_TYPES):
            return None
        return gzip.compress(self.content, 9, mtime=0)

    def finish(self) -> Page:
        """Work out what it is sent with, up to 50 ms for the largest: not on the event loop."""
        for worked_out in FINISHED:
            getattr(self, worked_out)
        return self

    def is_finished(self) -> bool:
        """Whether that was done, so that to send it costs nothing more."""
        return self.__dict__.keys() >= FINISHED


Maker = Callable[[], Page]
