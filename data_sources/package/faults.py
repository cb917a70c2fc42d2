"""What is wrong with the package, with the place where it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the package, with the place where it is.

    ``line`` counts from 1 (the header); 0 means the file as a whole.
    """

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.column}: {self.reason}" if self.column else f"{place}: {self.reason}"
        )


class DatasetError(ValueError):
    """The package cannot be used. ``faults`` says what is wrong and where."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        more = f"\nand {len(faults) - 20} more" if len(faults) > 20 else ""
        super().__init__("\n".join(map(str, faults[:20])) + more)
