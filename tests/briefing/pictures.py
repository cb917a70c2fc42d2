"""Made-up pictures, sound and not, as the tests of a reader's own need them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

PLACE = {1: "N", 2: (52.0, 5.0, 0.0), 3: "E", 4: (4.0, 18.0, 0.0)}


def encoded(image: Image.Image, kind: str, **said: Any) -> bytes:
    held = io.BytesIO()
    image.save(held, kind, **said)
    return held.getvalue()


def halves(wide: int = 300, high: int = 200) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (wide, high), "blue")
    image.paste("red", (0, 0, wide // 2, high))
    return image


def taken_upright() -> bytes:
    """A photograph that lies on its side and says so, and says where it was taken."""
    said = Image.Exif()
    said[0x0112], said[0x8825] = 6, PLACE
    return encoded(halves(), "JPEG", exif=said, comment=b"at home")


def moving(kind: str) -> bytes:
    return encoded(halves(), kind, save_all=True, append_images=[Image.new("RGB", (300, 200))])


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def noise(wide: int, high: int) -> Image.Image:
    """A picture that no packing makes small; the same each time."""
    state, rows = 1, bytearray()
    for _place in range(wide * high * 3 // 4 + 1):
        state = (state * 1_103_515_245 + 12_345) & 0xFFFFFFFF
        rows += state.to_bytes(4, "little")
    return Image.frombytes("RGB", (wide, high), bytes(rows[: wide * high * 3]))
