"""The body of an answer, unpacked piece by piece and never further than its limit.

One layer of gzip is asked for and unpacked here. What is packed otherwise, or twice, was not
asked for: two layers make a thousand times a thousand out of one byte.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

GZIP = 31  # window bits of zlib for gzip, with its header
PIECE = 65_536


class TooLarge(ValueError):
    """More bytes than are taken."""


class OtherwisePacked(ValueError):
    """A Content-Encoding that was not asked for, or data that are not what it says."""


def whole(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The bytes of a body that comes in pieces. Raises TooLarge, OtherwisePacked."""
    layers = [name.strip().lower() for name in encoding.split(",")]
    layers = [name for name in layers if name not in ("", "identity")]
    if layers not in ([], ["gzip"], ["x-gzip"]):
        raise OtherwisePacked(f"packed as “{encoding[:40]}”, which was not asked for")
    body, unpack = bytearray(), _Gzip(most) if layers else None
    sent = 0
    for piece in pieces:
        sent += len(piece)
        if sent > most:
            raise TooLarge
        body += unpack.more(piece) if unpack else piece
        if len(body) > most:
            raise TooLarge
    if unpack and sent and not unpack.ended:
        raise OtherwisePacked("the packed data end before their end")
    return bytes(body)


class _Gzip:
    """Gzip, of one member or several, that never unpacks more than there is room for."""

    def __init__(self, most: int) -> None:
        self._left = most + 1
        self._member = zlib.decompressobj(GZIP)
        self.ended = False

    def more(self, piece: bytes) -> bytes:
        out = bytearray()
        while piece and self._left > 0:
            if self.ended:
                if not piece.strip(b"\0"):
                    break  # padding after the last member
                self._member, self.ended = zlib.decompressobj(GZIP), False
            try:
                got = self._member.decompress(piece, min(PIECE, self._left))
            except zlib.error:
                raise OtherwisePacked("the packed data are damaged") from None
            out += got
            self._left -= len(got)
            self.ended = self._member.eof
            piece = self._member.unused_data if self.ended else self._member.unconsumed_tail
        return bytes(out)
