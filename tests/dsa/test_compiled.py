"""DuckDB gets what Ibis makes of the one query, and a day is counted without what loads slowly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from data_sources.dsa.engines.compiled import compiled
from tests.dsa.days import make_day, sound

ROOT = Path(__file__).parents[2]
SLOW = ("ibis", "sqlglot", "pandas", "babel", "jinja2")


def test_the_files_hold_what_ibis_makes_of_the_query() -> None:
    made = compiled()
    assert made
    for path, text in made.items():
        again = "python -m data_sources.dsa.engines.compiled"
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: make it anew: {again}"


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
