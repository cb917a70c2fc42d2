"""Labelled paragraphs, and how the check does on them: `python -m tests.claims.paragraph_set FILE`.

With `--write` it puts the tables of the sets of this folder into `results.md`, as they are now.

A line of a set is a paragraph with its numbers: `span`, `occurrence`, `right_verdict`,
`right_figure` ("series|period"), and `why`, which begins with "wrong scope" where a whole is said
of a part, or a part of another, and with "wrong noun" where reports or files are called victims,
children or cases.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims import Claim, Verdict, check

FROZEN = Path(__file__).with_name("frozen.jsonl")
FROZEN_2 = Path(__file__).with_name("frozen2.jsonl")
FROZEN_3 = Path(__file__).with_name("frozen3.jsonl")
FROZEN_4 = Path(__file__).with_name("frozen4.jsonl")
SETS = (FROZEN, FROZEN_2, FROZEN_3, FROZEN_4)
FIFTH = Path(__file__).with_name("paragraphs5.jsonl")  # harder; its bounds are its own
SIXTH = Path(__file__).with_name("paragraphs6.jsonl")
SEVENTH = Path(__file__).with_name("paragraphs7.jsonl")
EIGHTH = Path(__file__).with_name("paragraphs8.jsonl")
NINTH = Path(__file__).with_name("paragraphs9.jsonl")
TENTH = Path(__file__).with_name("paragraphs10.jsonl")
ELEVENTH = Path(__file__).with_name("paragraphs11.jsonl")
TWELFTH = Path(__file__).with_name("paragraphs12.jsonl")
THIRTEENTH = Path(__file__).with_name("paragraphs13.jsonl")
FOURTEENTH = Path(__file__).with_name("paragraphs14.jsonl")
FIFTEENTH = Path(__file__).with_name("paragraphs15.jsonl")
SIXTEENTH = Path(__file__).with_name("paragraphs16.jsonl")
RESULTS = Path(__file__).with_name("results.md")
AGREEING = frozenset(v.value for v in Verdict if v.agrees)


@dataclass(frozen=True)
class Answer:
    """One number of a set, what is right, and what the check said."""

    paragraph: str
    language: str
    span: str
    kind: str  # right | altered | wrong scope | wrong noun | other
    meant: str
    claim: Claim | None

    @property
    def verdict(self) -> str:
        return self.claim.verdict.value if self.claim is not None else "no claim"

    @property
    def agrees(self) -> bool:
        return self.claim is not None and self.claim.verdict.agrees

    @property
    def found(self) -> bool:
        """A right number that agrees, and is tied to the right series and period."""
        claim = self.claim
        tied = claim is not None and f"{claim.series}|{claim.period}" == self.meant
        return self.kind == "right" and self.agrees and tied

    @property
    def misnamed(self) -> bool:
        """Right in number, and said to count another thing than the sentence says."""
        claim = self.claim
        return claim is not None and "misnamed" in {reason.code for reason in claim.reasons}


def answers(path: Path) -> Iterator[Answer]:
    """Every number of a set with what the check says of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        claims = check(paragraph["text"], paragraph["language"])
        for number in paragraph["numbers"]:
            start = place_of(paragraph["text"], number)
            end = start + len(number["span"])
            claim = next((c for c in claims if c.span.start < end and start < c.span.end), None)
            yield Answer(
                paragraph["id"], paragraph["language"], number["span"], _kind(number),
                number["right_figure"], claim,
            )  # fmt: skip


def place_of(text: str, number: dict[str, object]) -> int:
    """Where a number of a paragraph stands."""
    place = -1
    for _ in range(int(str(number["occurrence"]))):
        place = text.index(str(number["span"]), place + 1)
    return place


def _kind(number: dict[str, object]) -> str:
    why = str(number["why"])
    for wrong in ("wrong scope", "wrong noun"):
        if why.startswith(wrong):
            return wrong
    if number["right_verdict"] in AGREEING:
        return "right"
    return "altered" if number["right_verdict"] == Verdict.DIFFERS.value else "other"


KINDS = ("right", "altered", "wrong scope", "wrong noun", "other")
COLUMNS = (*(v.value for v in Verdict), "no claim")


def fits(answer: Answer) -> bool | None:
    """Whether a verdict is right; None where no verdict was given."""
    if answer.claim is None or answer.claim.verdict is Verdict.NOT_IN_RECORD:
        return None
    if answer.kind == "right":
        return answer.found or (answer.claim.verdict is Verdict.OUTDATED)
    return answer.misnamed if answer.agrees else True


def table(said: list[Answer]) -> str:
    """The confusion table of a set in Markdown, with what was found and how precise it was."""
    counts = Counter((a.kind, a.verdict) for a in said)
    lines = ["| number is | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for kind in KINDS:
        if any(a.kind == kind for a in said):
            cells = " | ".join(str(counts[kind, column]) for column in COLUMNS)
            lines.append(f"| {kind} | {cells} |")
    found = []
    for language in sorted({a.language for a in said}):
        right = [a for a in said if a.kind == "right" and a.language == language]
        found.append(f"{sum(a.found for a in right)} of {len(right)} ({language})")
    judged = [fit for a in said if (fit := fits(a)) is not None]
    share = f"{sum(judged)} ({100 * sum(judged) / len(judged):.1f} %)"
    told = f"Verdicts given: {len(judged)}, of which right: {share}."
    lines += ["", f"Right numbers found: {', '.join(found)}. {told}"]
    return "\n".join(lines)


def tables() -> str:
    """The tables of the sets of this folder."""
    return "\n\n".join(f"`{path.name}`\n\n{table(list(answers(path)))}" for path in SETS)


_BEGIN, _END = "<!-- tables: python -m tests.claims.paragraph_set --write -->\n", "<!-- end -->"


def with_tables(text: str, made: str) -> str:
    """The document with these tables between its marks."""
    head, _, rest = text.partition(_BEGIN)
    return f"{head}{_BEGIN}\n{made}\n\n{_END}{rest.partition(_END)[2]}"


def main(arguments: list[str]) -> None:
    """Print the table of each set, or write those of this folder into the document."""
    if "--write" in arguments:
        RESULTS.write_text(
            with_tables(RESULTS.read_text(encoding="utf-8"), tables()), encoding="utf-8"
        )
        return
    for path in [Path(name) for name in arguments] or SETS:
        print(f"{path.name}\n\n{table(list(answers(path)))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
