"""A saved briefing with the reader's own pictures inside, and the two taken apart again.

The file stays one of JSON. Its pictures are taken out of the text before it is read, so that what
is read as JSON is no more than a basket without pictures may be.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from contextlib import suppress

from briefing.basket.basket import LARGEST_FILE, Basket, BasketError, dumps
from briefing.documents.pictures.picture_worker import LARGEST

MOST_PICTURES = 8
"""In one briefing, and in what a session holds at once."""
LARGEST_SAVED = LARGEST_FILE + MOST_PICTURES * (LARGEST * 4 // 3 + 100)

_PART = "pictures"
_INSIDE = re.compile(rb'"([0-9a-f]{64})": ?"([A-Za-z0-9+/]+={0,2})"')


def dumps_whole(basket: Basket, record_version: str, pictures: Mapping[str, bytes]) -> str:
    """The basket as the text of a file, with those of its pictures that are at hand."""
    text = dumps(basket, record_version)
    there = {name: pictures[name] for name in basket.pictures if name in pictures}
    if not there:
        return text
    inside = {name: base64.b64encode(data).decode("ascii") for name, data in there.items()}
    content = json.loads(text) | {_PART: inside}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def parted(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """A saved file without its pictures, and these by their names, at most so many as may be.

    They are no more than what somebody says is a picture. Raises BasketError where it is too much.
    """
    if len(data) > LARGEST_SAVED:
        raise BasketError("large", found=len(data), known=LARGEST_SAVED)
    found: dict[str, bytes] = {}

    def without(part: re.Match[bytes]) -> bytes:
        if len(found) < MOST_PICTURES:
            with suppress(binascii.Error):  # one that is damaged is not there
                found[part[1].decode()] = base64.b64decode(part[2], validate=True)
        return b'"' + part[1] + b'":""'

    return _INSIDE.sub(without, data), found
