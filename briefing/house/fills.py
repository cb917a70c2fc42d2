"""What tones a fill of a template shows behind a text, as far as that can be known.

Tones are "RRGGBB". A fill of which they are not known (a tiled or an altered picture, a colour
that is seen through) has none: nothing is said of what can be read on it.
"""

from __future__ import annotations

import colorsys
import io
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree
from PIL import Image, ImageColor
from pptx.oxml.ns import qn

from briefing.house.contrast import luminance

Share = tuple[float, float, float, float]
"""Left, top, right and bottom of a part, of 1."""
WHOLE: Share = (0.0, 0.0, 1.0, 1.0)
LARGEST_PICTURE = 40_000_000
"""Pixels of a picture that is looked at."""
_POINTS = (160, 90)
_BYTES = 3 * _POINTS[0] * _POINTS[1]
OPAQUE = 255
_LEFT_OUT = 0.02
"""Of a picture's points the darkest and the lightest that no text is unreadable for."""
FILLS = tuple(qn(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "blipFill",
                                           "pattFill", "grpFill"))  # fmt: skip
PICTURE_FILL = qn("p:blipFill")


def tones(
    fill: Any,
    colours: Mapping[str, str],
    picture: Callable[[str], bytes],
    share: Share = WHOLE,
) -> list[str] | None:
    """The tones of a fill, lightest and darkest at least; none for one that paints nothing.

    ``colours`` are the theme's by all their names, ``picture`` gives a picture's bytes by its
    relation. None where the tones are not known.
    """
    if fill.tag == qn("a:noFill"):
        return []
    if fill.tag in (qn("a:blipFill"), PICTURE_FILL):
        return _of_picture(fill, picture, share)
    if fill.tag == qn("a:solidFill"):
        nodes = list(fill)
    elif fill.tag == qn("a:gradFill"):
        nodes = [stop[0] for stop in fill.iter(qn("a:gs")) if len(stop)]
    elif fill.tag == qn("a:pattFill"):
        nodes = [side[0] for side in fill if len(side)]
    else:
        return None
    found = [tone(node, colours) for node in nodes]
    known = [one for one in found if one]
    return known if known and len(known) == len(found) else None


def tone(node: Any, colours: Mapping[str, str]) -> str:
    """The colour that an element of a drawing names; empty where it is not known."""
    value, name = node.get("val", ""), etree.QName(node).localname
    if name == "schemeClr":
        plain = colours.get(value, "")
    elif name == "sysClr":
        plain = node.get("lastClr", "")
    else:
        plain = _preset(value) if name == "prstClr" else value if name == "srgbClr" else ""
    try:
        parts = [int(plain[k : k + 2], 16) / 255 for k in (0, 2, 4)]
        for change in node:
            parts = _changed(parts, etree.QName(change).localname, int(change.get("val", "")))
    except ValueError:
        return ""
    return "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)


def _preset(name: str) -> str:
    try:
        return "".join(f"{part:02X}" for part in ImageColor.getrgb(name.lower())[:3])
    except ValueError:
        return ""


def _changed(parts: list[float], name: str, value: int) -> list[float]:
    """A colour after one change of a drawing's. Raises ValueError for one that is not known."""
    much = value / 100_000
    if name == "shade":
        return [part * much for part in parts]
    if name == "tint":
        return [part * much + 1 - much for part in parts]
    if name not in ("lumMod", "lumOff", "satMod", "satOff"):
        raise ValueError(name)
    hue, light, strong = colorsys.rgb_to_hls(*(min(1.0, max(0.0, part)) for part in parts))
    if name.startswith("lum"):
        light = light * much if name == "lumMod" else light + much
    else:
        strong = strong * much if name == "satMod" else strong + much
    return list(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, max(0.0, strong))))


def _of_picture(fill: Any, picture: Callable[[str], bytes], share: Share) -> list[str] | None:
    """The darkest and the lightest of a part of a picture that is stretched over the whole."""
    blip, stretch = fill.find(qn("a:blip")), fill.find(qn("a:stretch"))
    cut = fill.find(qn("a:srcRect"))
    inside = stretch.find(qn("a:fillRect")) if stretch is not None else None
    altered = blip is None or any(node.tag != qn("a:extLst") for node in blip)
    moved = any(node is not None and len(node.attrib) for node in (cut, inside))
    if altered or stretch is None or moved:
        return None
    try:
        return _ends(picture(blip.get(qn("r:embed"), "")), share)
    except Exception:  # whatever a damaged picture makes of the package that opens it
        return None


def _ends(content: bytes, share: Share) -> list[str] | None:
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
        wide, tall = image.size
        if wide * tall > LARGEST_PICTURE:
            return None
        seen = image.convert("RGBA")
    left, top, right, bottom = (max(0.0, min(1.0, side)) for side in share)
    box = (left * wide, top * tall, right * wide, bottom * tall)
    # Single points, no means of many: a grey mean of black and white would pass for readable.
    part = seen.resize(_POINTS, Image.Resampling.NEAREST, box)
    if any(value < OPAQUE for value in part.getchannel("A").tobytes()):
        return None
    plain = part.convert("RGB").tobytes()
    seen_at = Counter(plain[k : k + 3] for k in range(0, _BYTES, 3))
    pixels = {content.hex().upper(): count for content, count in seen_at.items()}
    spread = sorted(pixels, key=luminance)
    return [_end(spread, pixels), _end(spread[::-1], pixels)]


def _end(spread: list[str], pixels: Mapping[str, int]) -> str:
    """The first tone of these that more than the few that are left out have."""
    most, seen = _LEFT_OUT * _POINTS[0] * _POINTS[1], 0
    for one in spread:
        seen += pixels[one]
        if seen > most:
            return one
    return spread[-1]
