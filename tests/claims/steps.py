"""What each step of the check brings: the labelled sets with one step left out at a time.

`python -m tests.claims.steps` prints the table; with `--write` it goes into `results.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from claims.judge.findings import Finding, none
from claims.link.candidates import Question
from claims.link.linking import Linker
from tests.claims.paragraph_set import FIFTH, RESULTS, SETS, SIXTH, answers, fits

_CHECKING = "claims.checking"


def _nothing(*_: object) -> Finding:
    return none("no_series")


def _as_it_is(linker: Linker, question: Question, finding: Finding) -> Finding:
    return finding


def _nothing_left(*_: object) -> list[object]:
    return []


def _goes_alone(question: Question, finding: Finding, earlier: Finding | None) -> Finding:
    return finding


# Each step with what takes its place when it is left out.
STEPS: dict[str, dict[str, Callable[..., object]]] = {
    "every step": {},
    "without scope (what narrows a number)": {
        f"{_CHECKING}.scoped": _as_it_is,
        "claims.judge.by_value.left_over": _nothing_left,
    },
    "without the look-up by value": {f"{_CHECKING}.by_value": _nothing},
    "without the nouns (what is counted)": {f"{_CHECKING}.rightly_named": _as_it_is},
    "without what goes on from the number before": {f"{_CHECKING}.continued": _goes_alone},
    "without changes among neighbours": {f"{_CHECKING}.judge_by_neighbours": _nothing},
    "without changes of the record": {f"{_CHECKING}.judge_change": _nothing},
    "without sums, shares and rates": {
        f"{_CHECKING}.judge_{name}": _nothing for name in ("sum", "share", "rate")
    },
    "without tables": {f"{_CHECKING}.tables": _nothing_left},
}


@contextmanager
def without(places: dict[str, Callable[..., object]]) -> Iterator[None]:
    """The check while these take the places of its steps."""
    with ExitStack() as stack:
        for name, instead in places.items():
            stack.enter_context(mock.patch(name, instead))
        yield


def row(name: str, places: dict[str, Callable[..., object]]) -> str:
    """One row of the table: what was found, what wrongly agreed, how many verdicts were right."""
    with without(places):
        said = [a for path in (*SETS, FIFTH, SIXTH) for a in answers(path)]
    right = [a for a in said if a.kind == "right"]
    found = sum(a.found for a in right)
    wrong = [a for a in said if a.kind in ("wrong scope", "wrong noun", "altered")]
    agreed = sum(a.agrees and not a.misnamed for a in wrong)
    judged = [fit for a in said if (fit := fits(a)) is not None]
    precise = f"{100 * sum(judged) / len(judged):.1f} %"
    share = f"{found} of {len(right)} ({100 * found / len(right):.0f} %)"
    return f"| {name} | {share} | {agreed} of {len(wrong)} | {precise} |"


def table() -> str:
    """The table of all steps, on the sets of this folder that the check was mended with."""
    head = "| step | right found | wrong that agreed | verdicts right |\n|---|---|---|---|"
    return "\n".join([head, *(row(name, places) for name, places in STEPS.items())])


_BEGIN, _END = "<!-- steps: python -m tests.claims.steps --write -->\n", "<!-- end of steps -->"


def main(arguments: list[str]) -> None:
    made = table()
    if "--write" not in arguments:
        print(made)
        return
    text = RESULTS.read_text(encoding="utf-8")
    head, _, rest = text.partition(_BEGIN)
    RESULTS.write_text(
        f"{head}{_BEGIN}\n{made}\n\n{_END}{rest.partition(_END)[2]}", encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
