"""The publisher's checksum of a day's file, held beside the file itself."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from data_sources.dsa.daily.damage import Damage, Kind

_SHA1_LINE = re.compile(r"([0-9a-f]{40})\s+\*?(\S+)\s*")


def sha1_of(path: Path) -> str:
    """The file's SHA-1, the publisher's own choice of checksum."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


def parse_sha1(text: str, name: str) -> str:
    """The digest in a `.sha1` file: `<40 hex>  <file name>`. Raises Damage for anything else."""
    found = _SHA1_LINE.fullmatch(text)
    if found is None or found[2] != name:
        raise Damage(Kind.CHECKSUM, "the .sha1 file is not of this file, or not of this form")
    return found[1]


def verify(path: Path, sha1: str) -> str:
    """ "verified", or "none published" where no `.sha1` lies beside it. Raises Damage."""
    beside = path.with_name(path.name + ".sha1")
    if not beside.is_file():
        return "none published"
    expected = parse_sha1(beside.read_text(encoding="utf-8", errors="replace")[:1000], path.name)
    if expected != sha1:
        raise Damage(Kind.CHECKSUM, f"SHA-1 is {sha1}, published is {expected}")
    return "verified"
