"""The same query on Spark, with two workers, gives the same rows. Slow to start: one session."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_sources.dsa.daily.damage import Damage
from tests.dsa.days import count, make_day, quiet, sound, with_field

pytest.importorskip("pyspark")


def _java() -> bool:
    java = shutil.which("java")
    return (
        java is not None and subprocess.run([java, "-version"], capture_output=True).returncode == 0
    )


pytestmark = pytest.mark.skipif(not _java(), reason="Spark needs Java")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from data_sources.dsa.engines.spark import SparkEngine

    engine = SparkEngine("spark://local-cluster[2,1,1024]", {"spark.sql.shuffle.partitions": "4"})
    yield engine
    engine.close()


def test_equal_rows_and_equal_faults(spark: Any, tmp_path: Path) -> None:
    """Two schemas' worth of sound CSVs, each kind of damage, and PHP's quoting, in one file."""
    php = with_field(sound(30, 8), 3, "platform_uid", "MARK").replace(b"MARK", b'"a \\"b, c\\" d"')
    parts = [
        [sound(300, seed) for seed in range(3)],
        [sound(300, 4), sound(40).replace(b"STATEMENT_CATEGORY_", b"CATEGORY_", 1)],
        [php, sound(40) + b",x", with_field(sound(20), 5, "created_at", "yesterday")],
    ]
    path = make_day(tmp_path, parts)
    here, there = count(path, 2), spark.count(path, quiet)
    assert there.counts.equals(here.counts)
    assert there.counts.num_rows > 100
    assert (there.rows, there.csvs, there.schemas) == (here.rows, here.csvs, here.schemas)
    assert here.notes == {"read with backslash escapes"}
    own = {"statements that stand in two CSVs were not looked for (by Spark)"}
    assert there.notes == here.notes | own, "what Spark does not look for is said"
    assert there.faults == sorted(here.faults, key=lambda fault: fault.file)
    assert len(there.faults) == 3


def test_two_workers_took_part(spark: Any) -> None:
    tracker = spark._session.sparkContext._jsc.sc().statusTracker()
    for _ in range(300):
        executors = len(tracker.getExecutorInfos()) - 1  # the driver is listed, too
        if executors == 2:
            return
        time.sleep(0.1)
    pytest.fail(f"{executors} executors")


def test_a_truncated_file_is_the_same_damage(spark: Any, tmp_path: Path) -> None:
    path = make_day(tmp_path, [[sound(100)]])
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(Damage, match="truncated"):
        spark.count(path, quiet)


def test_a_master_is_named_as_spark_wants_it() -> None:
    from data_sources.dsa.engines.spark import is_spark, master_of

    assert master_of("spark://host:7077") == "spark://host:7077"
    assert master_of("spark://local-cluster[2,1,1024]") == "local-cluster[2,1,1024]"
    assert (is_spark("arrow"), is_spark("spark://x")) == (False, True)
