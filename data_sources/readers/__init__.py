"""Readers: from a publisher's document to rows that can be held against the record.

A document is known by what it holds, not by its name: :func:`read` finds the reader. A reader
that meets a layout it does not know raises :class:`UnknownLayout` and returns nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data_sources.readers import (
    denominators,
    discord,
    eurostat,
    meta,
    microsoft,
    ncmec,
    ncmec_ojjdp,
    tiktok,
    world_bank,
)
from data_sources.readers.pdf import first_page
from data_sources.readers.reading import Denominator, Reading, Row, UnknownLayout

__all__ = ["Denominator", "Reading", "Row", "UnknownLayout", "read"]

_HEAD_BYTES = 4096


def read(path: Path, period: str = "") -> Reading:
    """Read a document with the reader that knows it.

    ``period`` is for documents that do not say all of their own (“2022-Q4”, “2021-H1”); one that
    does refuses it. Raises UnknownLayout, OSError.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if discord.SIGN in head:
        return discord.read(path, period)
    if period:
        raise UnknownLayout("the document says its own period: leave --period out")
    return _reader_for(path, head)(path)


def _reader_for(path: Path, head: bytes) -> Callable[[Path], Reading]:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        page = first_page(path)
        return ncmec.read if ncmec.title_of([page]) else ncmec_ojjdp.read
    if start.startswith(microsoft.SIGN):
        return microsoft.read
    if start.startswith(b"["):
        return world_bank.read
    if start.startswith(b"{"):
        return eurostat.read
    if start.startswith(b"app,"):
        return meta.read
    if start.startswith(",".join(tiktok.COLUMNS[:3]).encode()):
        return tiktok.read
    if b"," in start.partition(b"\n")[0]:
        return denominators.read
    raise UnknownLayout("no reader knows a document of this kind")
