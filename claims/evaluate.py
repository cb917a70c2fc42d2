"""How good the check is: `python -m claims.evaluate [FILE ...] [--split SPLIT] [--failures]`.

Reads sentences with the verdict, series and period that a person gave them, checks each, and prints
the confusion table, precision and recall for each verdict, and the measures that matter most.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.checking import check
from claims.model import Claim, Verdict
from data_sources.record.record import Record

SENTENCES = Path("tests/claims/sentences.csv")
# The fresh sets were written and frozen before the check first saw them.
SETS = [
    SENTENCES,
    Path("tests/claims/fresh.csv"),
    Path("tests/claims/fresh2.csv"),
    Path("tests/claims/fresh3.csv"),
]
NONE = Verdict.NOT_IN_RECORD


@dataclass(frozen=True)
class Expected:
    """A sentence, the number meant in it, and what a person says of that number."""

    id: str
    split: str
    text: str
    number: str
    verdict: Verdict
    series: str  # "a/b": either will do, both hold this number
    period: str  # '*': any


@dataclass(frozen=True)
class Result:
    """What the check said of it."""

    expected: Expected
    verdict: Verdict
    series: str
    period: str

    @property
    def covered(self) -> bool:
        """True when the record covers the claim."""
        return bool(self.expected.series) and self.expected.verdict is not NONE

    @property
    def tied(self) -> bool:
        period = self.expected.period
        return self.series in self.expected.series.split("/") and period in ("*", self.period)

    @property
    def false_match(self) -> bool:
        wrong = self.expected.verdict in (Verdict.DIFFERS, NONE)
        return wrong and self.verdict.agrees

    @property
    def false_differs(self) -> bool:
        return self.verdict is Verdict.DIFFERS and self.expected.verdict is not Verdict.DIFFERS


def read_sentences(path: Path = SENTENCES, split: str = "") -> list[Expected]:
    """The sentences of a split, or all. Columns: see the head of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Expected(
            r["id"],
            r["split"],
            r["text"],
            r["number"],
            Verdict(r["verdict"]),
            r["series"],
            r["period"],
        )
        for r in rows
        if split in ("", r["split"])
    ]


def evaluate(sentences: Iterable[Expected], record: Record | None = None) -> list[Result]:
    """Check every sentence."""
    return [_result(sentence, check(sentence.text, record=record)) for sentence in sentences]


def _result(expected: Expected, claims: Sequence[Claim]) -> Result:
    if expected.number:
        start = expected.text.index(expected.number)
        end = start + len(expected.number)
        meant = [c for c in claims if c.span.start < end and start < c.span.end]
    else:
        meant = [c for c in claims if c.verdict is not NONE]
    if not meant:
        return Result(expected, NONE, "", "")
    claim = meant[0]
    return Result(expected, claim.verdict, claim.series, claim.period)


def confusion(results: Sequence[Result]) -> str:
    """The table: a row for what a person said, a column for what the check said."""
    counts = Counter((r.expected.verdict, r.verdict) for r in results)
    verdicts = list(Verdict)
    head = " " * 18 + "".join(f"{v.value:>18}" for v in verdicts) + f"{'recall':>10}"
    lines = [head]
    for row in verdicts:
        total = sum(counts[row, column] for column in verdicts)
        recall = f"{counts[row, row] / total:10.1%}" if total else f"{'-':>10}"
        lines.append(f"{row.value:18}" + "".join(f"{counts[row, c]:18}" for c in verdicts) + recall)
    lines.append(
        f"{'precision':18}" + "".join(_precision(counts, column, verdicts) for column in verdicts)
    )
    return "\n".join(lines)


def _precision(
    counts: Counter[tuple[Verdict, Verdict]], column: Verdict, rows: Sequence[Verdict]
) -> str:
    total = sum(counts[row, column] for row in rows)
    return f"{counts[column, column] / total:18.1%}" if total else f"{'-':>18}"


def measures(results: Sequence[Result]) -> dict[str, float]:
    """The targets: share tied, altered numbers that passed, right numbers called different."""
    covered = [r for r in results if r.covered]
    right = [r for r in results if r.expected.verdict is not Verdict.DIFFERS and r.covered]
    return {
        "sentences": len(results),
        "covered": len(covered),
        "tied": sum(r.tied for r in covered) / len(covered) if covered else 1.0,
        "false_matches": sum(r.false_match for r in results),
        "right": len(right),
        "false_differs": sum(r.false_differs for r in results),
        "same_verdict": sum(r.verdict is r.expected.verdict for r in results)
        / max(len(results), 1),
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m claims.evaluate", description=__doc__)
    parser.add_argument("sentences", nargs="*", type=Path, default=SETS)
    parser.add_argument(
        "--split", choices=("tune", "held_out", "fresh", "fresh2", "fresh3"), default=""
    )
    parser.add_argument("--failures", action="store_true", help="list what went wrong")
    options = parser.parse_args(arguments)
    for path in options.sentences:
        results = evaluate(read_sentences(path, options.split))
        print(f"{path.stem}\n{table(results)}\n")
        if options.failures:
            _print_failures(results)
    return 0


def table(results: Sequence[Result]) -> str:
    """The confusion table with the measures below it."""
    lines = [confusion(results)]
    for name, value in measures(results).items():
        lines.append(f"{name:15} {value:.3f}" if isinstance(value, float) else f"{name:15} {value}")
    return "\n".join(lines)


def _print_failures(results: Sequence[Result]) -> None:
    for r in results:
        wrong = r.verdict is not r.expected.verdict or (r.covered and not r.tied)
        if wrong:
            meant = f"{r.expected.verdict.value} {r.expected.series} {r.expected.period}"
            print(
                f"{r.expected.id} {r.expected.text}\n  [{r.expected.number}] {meant}"
                f" -> {r.verdict.value} {r.series} {r.period}"
            )


if __name__ == "__main__":
    sys.exit(main())
