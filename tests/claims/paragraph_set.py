"""Labelled paragraphs, and how the check does on them: `python -m tests.claims.paragraph_set FILE`.

A line of a set is a paragraph with its numbers: `span`, `occurrence`, `right_verdict`,
`right_figure` ("series|period"), and `why`, which begins with "wrong scope" where a whole is said
of a part, or a part of another.
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
AGREEING = frozenset(v.value for v in Verdict if v.agrees)


@dataclass(frozen=True)
class Answer:
    """One number of a set, what is right, and what the check said."""

    paragraph: str
    language: str
    span: str
    kind: str  # right | altered | wrong scope | other
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
    if number["right_verdict"] in AGREEING:
        return "right"
    if str(number["why"]).startswith("wrong scope"):
        return "wrong scope"
    if str(number["why"]).startswith("wrong noun"):
        return "wrong noun"
    return "altered" if number["right_verdict"] == Verdict.DIFFERS.value else "other"


def main(paths: list[str]) -> None:
    """Print, for each set, recall and what was said of each kind of number."""
    for name in paths or [str(FROZEN)]:
        said = list(answers(Path(name)))
        for language in sorted({a.language for a in said}):
            right = [a for a in said if a.kind == "right" and a.language == language]
            print(f"{language}: {sum(a.found for a in right)} of {len(right)} right numbers found")
        for (kind, verdict), count in sorted(Counter((a.kind, a.verdict) for a in said).items()):
            print(f"{count:5} {kind}: {verdict}")


if __name__ == "__main__":
    main(sys.argv[1:])
