"""The command: ``python -m tests.mutation [MODULE …] [--most N] [--all]``; see docs/mutation.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import outcome, warm_up
from tests.mutation.warm import noticed

PLAN = Path(__file__).with_name("plan.toml")
MOST = 150


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("modules", nargs="*", help="paths of modules; all of the plan when empty")
    parser.add_argument("--most", type=int, default=MOST, help="faults tried a module")
    parser.add_argument("--all", action="store_true", help="try every fault")
    parser.add_argument(
        "--once", action="store_true", help="what lives is not tried again from the start"
    )
    parser.add_argument("--plan", type=Path, default=PLAN)
    asked = parser.parse_args()
    plan: dict[str, list[str]] = tomllib.loads(asked.plan.read_text(encoding="utf-8"))["tests"]
    sums = [0, 0]
    for path in asked.modules or plan:
        killed, tried = _module(path, plan[path], 10**9 if asked.all else asked.most, asked.once)
        sums = [sums[0] + killed, sums[1] + tried]
    if sums[1]:
        print(f"all: {sums[0]} of {sums[1]} killed, {sums[0] / sums[1]:.1%}")
    return 0


def _module(path: str, tests: list[str], most: int, once: bool) -> tuple[int, int]:
    """Try the faults of one module and tell the survivors. Returns killed and tried."""
    began, source = time.monotonic(), Path(path).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        if not warm_up(path, source, tests, Path(place) / "imported"):
            print(f"{path}: its tests do not pass without a fault", file=sys.stderr)
            return 0, 0
    found = mutants(source)
    chosen = _sample(found, most)
    first = noticed(path, source, chosen, tests)
    ends = [
        (
            mutant,
            early or ("survived" if once and early == "" else outcome(path, mutant.code, tests)),
        )
        for mutant, early in zip(chosen, first, strict=True)
    ]
    lived = [mutant for mutant, end in ends if end in ("survived", "no tests")]
    slow = [mutant for mutant, end in ends if end == "too slow"]
    killed = len(chosen) - len(lived)
    took = time.monotonic() - began
    print(
        f"{path}: {killed} of {len(chosen)} killed, {killed / len(chosen):.1%} "
        f"(faults there are {len(found)}; {took:.0f} s)",
        flush=True,
    )
    for mutant in lived:
        print(f"    {mutant.name}", flush=True)
    for mutant in slow:
        print(f"    (hangs, counted as killed) {mutant.name}", flush=True)
    return killed, len(chosen)


def _sample(found: list[Mutant], most: int) -> list[Mutant]:
    """The same faults in every run: those with the lowest lots, in the order of lines."""
    chosen = sorted(found, key=lambda mutant: mutant.lot)[:most]
    return sorted(chosen, key=lambda mutant: mutant.line)


if __name__ == "__main__":
    sys.exit(main())
