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


Maker = Callable[[], Page]
