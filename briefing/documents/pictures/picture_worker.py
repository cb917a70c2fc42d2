"""The process that reads a picture: bytes in by the pipe, JSON out. It imports no package of ours.

Whatever the picture was, what goes out is a still JPEG or PNG of few pixels, and nothing else: no
place where it was taken, no camera, no profile of colours. Handed in again it is left as it is.
"""

from __future__ import annotations

import base64
import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from briefing.documents.bounds import answer_by_pipe
from briefing.documents.pictures.jpeg_scan import is_just_pixels

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1400
LARGEST = 400_000
QUALITIES = (88, 80, 70, 60)
SMALLER = 0.75
"""Of each side, where no quality is small enough."""
FORMATS = ("PNG", "JPEG", "WEBP")

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SIZES = {b"IHDR": 13, b"IEND": 0}
_PNG_HEAD = slice(16, 29)


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
    if len(content) > LARGEST or max(image.size) > LONGEST_SIDE or image.mode != "RGB":
        return False
    if image.format == "PNG":
        return _png_is_plain(content)
    return image.format == "JPEG" and _jpeg_is_plain(content, image)


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


def _jpeg_is_plain(content: bytes, image: Any) -> bool:
    """Whether it holds pixels alone, in the tables of one of our qualities."""
    return image.quantization in _quantities() and is_just_pixels(content)


def _quantities() -> list[dict[int, list[int]]]:
    """The tables by which pixels are rounded, of each quality."""
    from PIL import Image

    found = []
    for quality in QUALITIES:
        held = io.BytesIO()
        Image.new("RGB", (1, 1)).save(held, "JPEG", quality=quality)
        found.append(Image.open(held).quantization)  # type: ignore[attr-defined]  # a JPEG's own
    return found


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
