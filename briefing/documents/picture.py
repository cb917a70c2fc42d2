"""A reader's own picture: read by a process of its own, which hands back a small and plain one."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from briefing.documents.apart import asked
from briefing.documents.package import UnreadableFile, Why

LARGEST_UPLOAD = 5_000_000
ENDINGS = ("png", "jpg", "jpeg", "webp")
WORKER = Path(__file__).with_name("picture_worker.py")


@dataclass(frozen=True, eq=False)
class Picture:
    """A still picture, PNG or JPEG (``kind``), with its size in pixels; nothing else is in it."""

    content: bytes
    kind: str
    width: int
    height: int

    @cached_property
    def name(self) -> str:
        """By which a basket and a browser know it: the SHA-256 of its bytes."""
        return sha256(self.content).hexdigest()

    @property
    def ratio(self) -> float:
        """How much higher than wide it is."""
        return self.height / self.width

    @cached_property
    def data_address(self) -> str:
        """An address that holds the picture itself."""
        encoded = base64.b64encode(self.content).decode("ascii")
        return f"data:image/{self.kind.lower()};base64,{encoded}"

    def svg(self, ratio: float = 0.0) -> str:
        """A drawing that holds nothing but the picture, whole, in a field of that shape."""
        wide, high = self.width, round(self.width * (ratio or self.ratio), 2)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" '
            f'preserveAspectRatio="xMinYMin meet" xlink:href="{self.data_address}"/></svg>'
        )


def read_picture(content: bytes) -> Picture:
    """The picture of a file, small and plain; one that came out of here is left as it is.

    Raises UnreadableFile for what is no still PNG, JPEG or WebP, or takes too much.
    """
    if len(content) > LARGEST_UPLOAD:
        raise UnreadableFile("this picture is too large to be read", Why.TOO_MUCH)
    answer = asked(WORKER, content, about="this picture")
    made = base64.b64decode(answer["content"], validate=True)
    return Picture(made, str(answer["kind"]), int(answer["width"]), int(answer["height"]))
