"""A reader's own picture: read with care, made small, and what a file says beside it is gone."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from briefing.documents.package import UnreadableFile, Why
from briefing.documents.pictures.jpeg_scan import is_just_pixels
from briefing.documents.pictures.picture import LARGEST_UPLOAD, read_picture
from briefing.documents.pictures.picture_worker import LARGEST, LONGEST_SIDE, MOST_PIXELS
from tests.briefing.pictures import encoded, halves, moving, noise, opened, taken_upright

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
UNFIT = {
    "nothing": (b"", Why.NO_PICTURE),
    "svg": (SVG, Why.NO_PICTURE),
    "html": (b"<!doctype html><script>alert(1)</script>", Why.NO_PICTURE),
    "html after the sign of png": (b"\x89PNG\r\n\x1a\n<html>", Why.NO_PICTURE),
    "gif": (encoded(halves(), "GIF"), Why.NO_PICTURE),
    "tiff": (encoded(halves(), "TIFF"), Why.NO_PICTURE),
    "cut png": (encoded(halves(), "PNG")[:200], Why.NO_PICTURE),
    "cut jpeg": (encoded(halves(), "JPEG")[:900], Why.NO_PICTURE),
    "moving png": (moving("PNG"), Why.MOVES),
    "moving webp": (moving("WEBP"), Why.MOVES),
    "bomb": (encoded(Image.new("1", (20_000, 20_000)), "PNG"), Why.PIXELS),
    "large": (b"x" * (LARGEST_UPLOAD + 1), Why.TOO_MUCH),
}


@pytest.mark.parametrize(("content", "why"), UNFIT.values(), ids=list(UNFIT))
def test_what_is_no_still_picture_is_refused(content: bytes, why: Why) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_picture(content)
    assert caught.value.why is why
    assert caught.value.explain("nl") != caught.value.explain("en")


def test_the_bomb_is_small_and_what_it_expands_to_is_over_the_limit() -> None:
    assert len(UNFIT["bomb"][0]) < 100_000
    assert MOST_PIXELS < 20_000 * 20_000


def test_a_photograph_stands_upright_and_says_no_place() -> None:
    picture = read_picture(taken_upright())
    image = opened(picture.content)
    assert (picture.width, picture.height) == image.size == (200, 300)
    top, bottom = image.getpixel((100, 20)), image.getpixel((100, 280))
    assert top[0] > 200 > 60 > top[2] and bottom[2] > 200 > 60 > bottom[0]
    assert not dict(image.getexif()) and "comment" not in image.info
    assert b"at home" not in picture.content and b"Exif" not in picture.content


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (encoded(halves(), "PNG"), "PNG"),
        (encoded(halves(), "WEBP"), "PNG"),
        (encoded(halves(), "JPEG", progressive=True), "JPEG"),
        (encoded(halves().convert("CMYK"), "JPEG"), "JPEG"),
        (encoded(halves().convert("P"), "PNG"), "PNG"),
        (encoded(halves().convert("L"), "JPEG"), "JPEG"),
        (encoded(Image.new("I;16", (40, 30), 40_000), "PNG"), "PNG"),
        (taken_upright(), "JPEG"),
    ],
)
def test_what_comes_out_is_plain_and_stays_as_it_is(content: bytes, kind: str) -> None:
    picture = read_picture(content)
    image = opened(picture.content)
    assert (picture.kind, image.format, image.mode) == (kind, kind, "RGB")
    again = read_picture(picture.content)
    assert (again.content, again.name) == (picture.content, picture.name)


def test_ink_keeps_its_colour() -> None:
    image = opened(read_picture(encoded(halves().convert("CMYK"), "JPEG")).content)
    left, right = image.getpixel((20, 100)), image.getpixel((280, 100))
    assert left[0] > 200 > left[2] and right[2] > 200 > right[0]


def test_what_lets_the_ground_through_is_white() -> None:
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert opened(read_picture(encoded(clear, "PNG")).content).getpixel((3, 3)) == (255, 255, 255)


def test_a_large_one_is_made_small() -> None:
    picture = read_picture(encoded(noise(1700, 600), "JPEG", quality=85))
    assert max(picture.width, picture.height) <= LONGEST_SIDE
    assert len(picture.content) <= LARGEST
    assert picture.width / picture.height == pytest.approx(1700 / 600, rel=0.02)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_was_put_behind_or_beside_it_is_gone(kind: str) -> None:
    plain = read_picture(encoded(halves(), kind)).content
    assert b"SECRET" not in read_picture(plain + b"SECRET").content
    if kind == "JPEG":
        noted = plain[:2] + b"\xff\xfe\x00\x08SECRET" + plain[2:]
        assert b"SECRET" not in read_picture(noted).content


def test_a_telephone_puts_a_second_picture_behind_the_first() -> None:
    both = encoded(halves(), "MPO", save_all=True, append_images=[halves()])
    picture = read_picture(both)
    assert (picture.kind, picture.width, picture.height) == ("JPEG", 300, 200)


def test_a_small_one_stays_small_and_a_large_one_fits() -> None:
    picture = read_picture(encoded(halves(), "PNG"))
    assert picture.fitted(900, 900) == (225, 150)
    assert picture.fitted(150, 900) == (150, 100)
    assert picture.fitted(900, 75) == (112.5, 75)


def _png(packed: bytes, end: bytes = b"") -> bytes:
    """A PNG of 40 by 30 pixels, with what is packed in it and what its end holds."""

    def part(name: bytes, held: bytes) -> bytes:
        check = zlib.crc32(name + held)
        return struct.pack(">I", len(held)) + name + held + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    parts = part(b"IHDR", head) + part(b"IDAT", packed) + part(b"IEND", end)
    return b"\x89PNG\r\n\x1a\n" + parts


ROWS = b"\0" * 30 * (1 + 3 * 40)


@pytest.mark.parametrize(
    "content",
    [
        _png(zlib.compress(ROWS + b"52.0116 N, 4.7105 E")),
        _png(zlib.compress(ROWS) + b"52.0116 N, 4.7105 E"),
        _png(zlib.compress(ROWS), b"52.0116 N, 4.7105 E"),
        _png(zlib.compress(ROWS + b"\0" * 50_000_000)),
    ],
)
def test_nothing_hides_behind_the_pixels_of_a_png(content: bytes) -> None:
    """Also not packed as they are: a picture left as it was would carry it on."""
    plain = _png(zlib.compress(ROWS))
    assert read_picture(plain).content == plain
    made = read_picture(content).content
    assert made != content and len(made) < 1000
    assert read_picture(made).content == made


SECRET = b"52.0116 N, 4.7105 E"


def _hidden(plain: bytes) -> dict[str, bytes]:
    """A JPEG that came out of here, with something in it that no program shows."""
    tables = plain.index(b"\xff\xc4")
    unused = b"\xff\xc4" + struct.pack(">H", 3 + 16 + 16) + b"\x13" + b"\0" * 15 + b"\x10"
    twice = b"\xff\xdb" + struct.pack(">H", 67) + b"\0" + SECRET.ljust(64, b" ")
    return {
        "behind the last block": plain[:-2] + SECRET + plain[-2:],
        "one byte behind it": plain[:-2] + b"5" + plain[-2:],
        "behind a mark within the scan": plain[:-2] + b"\xff\xd0" + SECRET + plain[-2:],
        "in a table of codes that nothing uses": plain[:tables] + unused + SECRET[:16]
        + plain[tables:],
        "in a table that another takes the place of": plain[:2] + twice + plain[2:],
        "in the head": plain.replace(b"JFIF\0\1\1\0\0\1\0\1", b"JFIF\0\1\1\0\x35\x32\x30\x31"),
    }  # fmt: skip


@pytest.mark.parametrize("quality", [88, 60])
@pytest.mark.parametrize("size", [(33, 17), (160, 90)])
def test_nothing_hides_within_the_scan_of_a_jpeg(size: tuple[int, int], quality: int) -> None:
    plain = encoded(noise(*size), "JPEG", quality=quality, optimize=True)
    assert read_picture(plain).content == plain
    for where, content in _hidden(plain).items():
        made = read_picture(content).content
        assert SECRET[:16] not in made and made != content, where
        assert read_picture(made).content == made


def test_a_jpeg_of_another_program_is_made_anew() -> None:
    """Its tables hold codes that nothing uses, or are none of ours: they may say anything."""
    usual = encoded(noise(33, 17), "JPEG", quality=88)
    other = encoded(noise(33, 17), "JPEG", quality=83, optimize=True)
    for content in (usual, other):
        made = read_picture(content).content
        assert made != content and read_picture(made).content == made


def test_the_bits_that_fill_the_last_byte_of_a_scan_are_ones() -> None:
    """One of seven sizes at least has bits to spare there; in none of them may one be another."""
    spare = 0
    for wide in range(16, 160, 16):
        plain = encoded(noise(wide, 16), "JPEG", quality=60, optimize=True)
        assert is_just_pixels(plain)
        if plain[-3] != 0xFF and plain[-3] & 1:
            content = plain[:-3] + bytes([plain[-3] ^ 1]) + plain[-2:]
            spare += not is_just_pixels(content)
    assert spare
