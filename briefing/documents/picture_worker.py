"""The process that reads a picture: bytes in by the pipe, JSON out. Of us it imports its bounds.

Whatever the picture was, what goes out is a still JPEG or PNG of few pixels, and nothing else: no
place where it was taken, no camera, no profile of colours. Handed in again it is left as it is.
"""

from __future__ import annotations

import base64
import io
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.documents.bounds import answer_by_pipe

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1400
LARGEST = 400_000
QUALITIES = (88, 80, 70, 60)
SMALLER = 0.75
"""Of each side, where no quality is small enough."""
FORMATS = ("PNG", "JPEG", "WEBP")

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_PNG_SIZES = {b"IHDR": 13, b"IEND": 0}
_PNG_HEAD = slice(16, 29)
_JPEG_PARTS = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
"""The head of a JPEG file, its tables, its frame; what else there is says something of its own."""
_SCAN, _END = 0xDA, 0xD9
_JFIF = 16
"""Bytes of the usual head; a longer one holds a small picture of its own."""


def picture_of(content: bytes) -> dict[str, Any]:
    """The picture as it is used, with its size, or the fault."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # ours is lower, and is no warning
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        return _fault("it is no PNG, JPEG or WebP", "NO_PICTURE")
    except Exception as error:  # whatever a damaged file makes of the reader
        return _fault(f"it is damaged ({type(error).__name__})", "NO_PICTURE")
    if image.width * image.height > MOST_PIXELS:
        return _fault(f"it has more than {MOST_PIXELS} pixels", "PIXELS")
    # A telephone puts a second picture behind the first one of a JPEG; it does not move.
    if image.format in ("PNG", "WEBP") and getattr(image, "n_frames", 1) > 1:
        return _fault("it moves", "MOVES")
    try:
        kind = image.format
        if kind == "MPO":
            kind = "JPEG"
        if _is_ours(content, image):
            image.load()
            return _made(content, str(kind), image.size)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        drawn = _on_white(_in_srgb(ImageOps.exif_transpose(image)))
        drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        return _encoded(drawn, photograph=kind == "JPEG")
    except MemoryError:
        raise
    except Exception as error:  # as above: the file is read only now
        return _fault(f"it is damaged ({type(error).__name__})", "NO_PICTURE")


def _is_ours(content: bytes, image: Any) -> bool:
    """Whether it is already as small and as plain as what goes out here."""
    small = len(content) <= LARGEST and max(image.size) <= LONGEST_SIDE
    plain = _png_is_plain if content.startswith(_PNG) else _jpeg_is_plain
    return small and image.mode == "RGB" and plain(content)


def _png_is_plain(content: bytes) -> bool:
    """Whether it holds pixels alone, and ends where they end: also the packed ones among them."""
    names, packed, place = list[bytes](), list[bytes](), len(_PNG)
    while place + 12 <= len(content):
        (size,) = struct.unpack(">I", content[place : place + 4])
        names.append(content[place + 4 : place + 8])
        if names[-1] == b"IDAT":
            packed.append(content[place + 8 : place + 8 + size])
        elif size != _PNG_SIZES.get(names[-1]):
            return False
        place += 12 + size
    if place != len(content) or names != [b"IHDR", *[b"IDAT"] * len(packed), b"IEND"]:
        return False
    return _just_pixels(content[_PNG_HEAD], b"".join(packed))


def _just_pixels(head: bytes, packed: bytes) -> bool:
    """Whether what is packed are the rows of a picture in three colours, and not a byte more."""
    width, height, depth, colours, _packing, _filters, interlaced = struct.unpack(">IIBBBBB", head)
    if (depth, colours, interlaced) != (8, 2, 0):
        return False
    size, unpacking = height * (1 + 3 * width), zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, size + 1)
    except zlib.error:
        return False
    return len(rows) == size and unpacking.eof and not unpacking.unused_data


def _jpeg_is_plain(content: bytes) -> bool:
    """Whether it holds pixels and their tables alone, and ends where they end."""
    if not content.startswith(_JPEG):
        return False
    codes = [code for code, size in _segments(content) if code != 0xE0 or size == _JFIF]
    every = [code for code, _size in _segments(content)]
    return codes == every and every[-1:] == [_END] and set(every[:-1]) <= {*_JPEG_PARTS, _SCAN}


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Each part of a JPEG by its code and size. The last is its end only where the file ends."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        code, (size,) = content[place + 1], struct.unpack(">H", content[place + 2 : place + 4])
        if code == _END:
            return
        yield code, size
        place += 2 + size
        if code == _SCAN:
            place = _after_scan(content, place)
    if place + 2 == len(content) and content[place:] == bytes((0xFF, _END)):
        yield _END, 0


def _after_scan(content: bytes, place: int) -> int:
    """Where the next part begins: within a scan, 0xFF stands before 0 or a restart's number."""
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        if content[place + 1] != 0 and not 0xD0 <= content[place + 1] <= 0xD7:
            return place
        place += 2
    return len(content)


def _in_srgb(image: Any) -> Any:
    """In the colours of screens where the picture says in which others it is."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        wanted = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, given, wanted, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _on_white(image: Any) -> Any:
    """In red, green and blue; what lets the ground through lets white through."""
    from PIL import Image

    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground
    return image.convert("RGB")


def _encoded(image: Any, photograph: bool) -> dict[str, Any]:
    """As PNG where that is small enough and it is no photograph, else as JPEG."""
    image.info.clear()
    if not photograph:
        held = io.BytesIO()
        image.save(held, "PNG", optimize=True)
        if held.tell() <= LARGEST:
            return _made(held.getvalue(), "PNG", image.size)
    while True:
        for quality in QUALITIES:
            held = io.BytesIO()
            image.save(held, "JPEG", quality=quality, optimize=True)
            if held.tell() <= LARGEST:
                return _made(held.getvalue(), "JPEG", image.size)
        image = image.resize([max(1, int(side * SMALLER)) for side in image.size])


def _made(content: bytes, kind: str, size: tuple[int, int]) -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    return {"content": encoded, "kind": kind, "width": size[0], "height": size[1]}


def _fault(text: str, why: str) -> dict[str, Any]:
    return {"fault": f"this picture cannot be read: {text}", "why": why}


if __name__ == "__main__":
    answer_by_pipe(picture_of, _fault("it needs too much memory", "TOO_MUCH"))
