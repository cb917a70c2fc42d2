"""Arrow counts what the query in Ibis counts, in bounded memory and without what loads slowly."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import ibis
import pyarrow as pa
import pytest

from data_sources.dsa.daily.damage import Damage
from data_sources.dsa.engines import collapse
from data_sources.dsa.engines.query import daily
from data_sources.dsa.engines.rows import SCHEMA
from data_sources.dsa.vocabulary import COUNTED, CREATED, LIST_DIMENSIONS
from tests.dsa.days import make_day, sound

ROOT = Path(__file__).parents[2]
SLOW = ("ibis", "sqlglot", "pandas", "babel", "jinja2", "duckdb")
TIMES = ["2025-07-01 00:00:00", "2025-07-01 23:59:59", "2025-07-02 00:00:00", "", "2025-07-01",
         "2025-07-01T00:00:00Z", "\u0662\u0660\u0662\u0665-07-01 00:00:00"]  # fmt: skip
LISTS = ["", "[]", '["B"]', '["A","B"]', '["B", "A"]', '["B","A","B"]', "A,B", '["\u00e9","Z"]']
TEXTS = ["", "one", "two", "\u00e9", 'SIA "JOOM"']


def batches(rows: int, seed: int) -> list[pa.RecordBatch]:
    """Rows of few different texts, so that many are the same; in batches of uneven length."""
    chance = random.Random(seed)
    kinds = {CREATED: TIMES, **dict.fromkeys(LIST_DIMENSIONS, LISTS)}
    columns = {
        name: chance.choices(kinds.get(name, TEXTS[: 1 + seed % 5]), k=rows)
        for name in SCHEMA.names
    }
    table = pa.table(columns, schema=SCHEMA)
    return [*table.slice(0, rows // 3).to_batches(), *table.slice(rows // 3).to_batches()]


@pytest.mark.parametrize("seed", range(6))
def test_both_steps_count_what_the_query_counts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collapse, "ROWS_AT_ONCE", 100)
    rows = [batches(900, 10 * seed + number) for number in range(3)]
    adder = collapse.Adder()
    for csv in rows:
        adder.add(collapse.counts_of(csv))
    statements = pa.Table.from_batches([batch for csv in rows for batch in csv])
    query = daily(ibis.memtable(statements))
    expected = ibis.duckdb.connect().to_pyarrow(query).cast(collapse.COUNTS_SCHEMA)
    order = [(name, "ascending") for name in COUNTED]
    assert collapse.day_total(adder).equals(expected.sort_by(order).combine_chunks())


def test_no_rows_are_no_counts() -> None:
    assert collapse.counts_of([]).num_rows == 0
    assert collapse.day_total(collapse.Adder()).equals(collapse.NO_COUNTS)


def test_what_is_held_is_bounded_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only at the end: a CSV of different rows without end is given up on the way."""
    monkeypatch.setattr(collapse, "ROWS_AT_ONCE", 50)
    monkeypatch.setattr(collapse, "MOST_DIFFERENT", 400)
    read = 0

    def different() -> object:
        nonlocal read
        for number in range(10_000):
            read += 10
            row = dict.fromkeys(SCHEMA.names, "")
            yield pa.RecordBatch.from_pylist(
                [row | {"platform_name": f"{number} {part}"} for part in range(10)], SCHEMA
            )

    with pytest.raises(Damage, match="more than 400 different combinations"):
        collapse.counts_of(different())  # type: ignore[arg-type]
    assert read < 2_000


def test_a_day_is_counted_without_what_is_slow_to_load(tmp_path: Path) -> None:
    """Of a day of a million statements the loading of these was a quarter of the time."""
    make_day(tmp_path / "days", [[sound(50)]])
    store, days = str(tmp_path / "store"), str(tmp_path / "days")
    command = ["dsa", "summarise", "--store", store, days]
    program = (
        "import sys\n"
        "from data_sources.__main__ import main\n"
        f"status = main({command})\n"
        f"print(status, [name for name in {SLOW} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1:] == ["0 []"], done.stdout + done.stderr
