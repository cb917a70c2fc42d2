"""How long each file of a briefing takes: twenty items, both languages, fresh and warm.

    python benchmarks/record/exports.py [--rounds 5] [--template FILE]

Wall time and the time of the processor, in seconds. The first round holds the imports and the
charts' own making; a busy machine shows in the wall time only. The bar is 3 s for deck and Word.
With a template only the kinds of file are made that it is for.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefing.basket.basket import basket_of  # noqa: E402
from briefing.files import DECKS, DOCUMENTS, KINDS, make_in  # noqa: E402
from briefing.house.template import Template, let_in  # noqa: E402
from briefing.items.items import briefing_of  # noqa: E402
from data_sources.record.load import the_record  # noqa: E402
from languages import LANGUAGES  # noqa: E402
from tests.briefing.conftest import TWENTY  # noqa: E402

BAR = 3.0


def measured(
    kind: str, language: str, rounds: int, template: Template | None = None
) -> list[tuple[float, float, int]]:
    """Wall time, processor time and size of each round."""
    found = []
    for _round in range(rounds):
        wall, worked = time.perf_counter(), time.process_time()
        briefing = briefing_of(the_record(), basket_of(TWENTY), language)
        content = make_in(KINDS[kind], briefing, template)
        spent = time.perf_counter() - wall, time.process_time() - worked
        found.append((*spent, len(content)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the files of a briefing of 20 items.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--template", type=Path)
    given = parser.parse_args()
    rounds = max(2, given.rounds)
    template = let_in(given.template.read_bytes()) if given.template else None
    fitting = {None: KINDS, "deck": DECKS}.get(template and template.kind, DOCUMENTS)
    the_record()
    late = []
    columns = " ".join(f"{name:>7}" for name in ("first", "median", "worst", "cpu 1", "cpu"))
    print(f"{'file':10} {'lang':5} {columns} {'kB':>6}")
    for kind in fitting:
        for language in LANGUAGES:
            first, *rest = measured(kind, language, rounds, template)
            walls = [wall for wall, _cpu, _size in rest]
            if kind in ("pptx", "docx") and first[0] > BAR:
                late.append(f"{kind} {language}")
            cpu = statistics.median(worked for _wall, worked, _size in rest)
            print(
                f"{kind:10} {language:5} {first[0]:7.2f} {statistics.median(walls):7.2f} "
                f"{max(walls):7.2f} {first[1]:7.2f} {cpu:7.2f} {first[2] // 1000:6}"
            )
    if late:
        print(f"over {BAR:g} s on the first round: {', '.join(late)}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
