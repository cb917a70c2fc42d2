"""Judge a site's Croissant by ML Commons' reader: ``python tests/publish/croissant_check.py DIR``.

DIR is what ``python -m publish DIR`` wrote. The reader (``mlcroissant``, some 240 MB) is in no list
of this project: install it in an environment of its own. Returns 0 when it reads every figure.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path


def main(directory: Path) -> int:
    """Read the description, and by it every row of the file that it describes."""
    import mlcroissant

    os.chdir(directory / "data")  # the description names its file relative to itself
    dataset = mlcroissant.Dataset(jsonld="croissant.json")
    problems = dataset.metadata.ctx.issues.report()
    print(problems or "no issues")
    read = sum(1 for _row in dataset.records("figures"))
    with Path("figures.csv").open(encoding="utf-8", newline="") as file:
        there = sum(1 for _row in csv.DictReader(file))
    print(f"{read} of {there} figures read")
    return int(read != there or "error" in problems.lower())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
