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
POINTS = 0.75
"""A pixel's size on paper: of what is small nothing is made that is large and coarse."""
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

    def fitted(self, wide: float, high: float) -> tuple[float, float]:
        """Width and height in points, whole within a field; a small picture stays small."""
        scale = min(wide / self.width, high / self.height, POINTS)
        return self.width * scale, self.height * scale

    @cached_property
    def data_address(self) -> str:
        """An address that holds the picture itself."""
        encoded = base64.b64encode(self.content).decode("ascii")
        return f"data:image/{self.kind.lower()};base64,{encoded}"

    def svg(self, wide: float = 0.0, high: float = 0.0) -> str:
        """A drawing that holds nothing but the picture, whole, in a field of so many points.

        Without a field it is as large as the picture.
        """
        wide, high = wide or self.width * POINTS, high or self.height * POINTS
        across, down = self.fitted(wide, high)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {wide:.2f} {high:.2f}"><image width="{across:.2f}" height="{down:.2f}" '
            f'xlink:href="{self.data_address}"/></svg>'
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
