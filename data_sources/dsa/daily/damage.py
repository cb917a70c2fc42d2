"""What can be wrong with a daily file, by name. A damaged file is set aside, never half counted."""

from __future__ import annotations

import errno
from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The name of a damage: short, for people, and stable, for files."""

    NOT_A_ZIP = "not a zip, or truncated"
    CHECKSUM = "wrong checksum"
    BAD_DATA = "damaged data"
    TOO_LARGE = "too large"
    UNKNOWN_LAYOUT = "unknown layout"
    ROW_WIDTH = "row of another width"
    OPEN_QUOTE = "quote that is not closed"
    NOT_TEXT = "not UTF-8 text"
    UNKNOWN_VALUE = "unknown value"
    WRONG_DAY = "wrong day"
    DUPLICATE = "duplicate"
    EMPTY = "no statements"
    DISK_FULL = "disk full"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Fault:
    """One damage: which file (`outer.zip`, or `outer.zip/part.zip/rows.csv`), what, and where."""

    file: str
    kind: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.kind}: {self.detail}"

    def as_dict(self) -> dict[str, str]:
        """The fault as plain JSON."""
        return asdict(self)


class Damage(Exception):
    """Raised for a file that can't be trusted. Its text never quotes a statement's content."""

    def __init__(self, kind: Kind, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail

    def fault(self, file: str) -> Fault:
        """This damage, with the name of the file it was found in."""
        return Fault(file, str(self.kind), self.detail)


def is_disk_full(error: BaseException) -> bool:
    """Whether an error, or what caused it, says that the disk or the quota is used up."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
