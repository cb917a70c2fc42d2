"""The same query on Apache Spark, for whoever has more than one machine.

Spark's tasks read the CSVs (one each, zip in zip, as here), Spark's executors count. The daily
files must lie at the same path on every machine (a shared disk), and `pyarrow`, `numpy`, `pandas`
and, for speed, `isal` must be installed on each; this package is sent along.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from data_sources.dsa.daily.archive import opened
from data_sources.dsa.daily.checks import rows_in
from data_sources.dsa.daily.damage import Fault
from data_sources.dsa.engines.collapse import Adder, day_total
from data_sources.dsa.engines.engines import DayCount, Progress
from data_sources.dsa.engines.query import daily
from data_sources.dsa.engines.rows import COUNTS_SCHEMA, NO_COUNTS
from data_sources.dsa.engines.spark_tasks import NOTE, NOTED_SCHEMA, read_tasks

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PACKAGE = Path(__file__).parents[1]
SETTINGS = {"spark.sql.shuffle.partitions": "16", "spark.ui.enabled": "false"}


def is_spark(engine: str) -> bool:
    """Whether an engine is Spark: `spark://host:port`, or `spark://local-cluster[2,1,1024]`."""
    return engine.startswith("spark://")


def master_of(engine: str) -> str:
    """The master as Spark wants it; a local one is written without `spark://` there."""
    rest = engine.removeprefix("spark://")
    return rest if rest.startswith("local") else engine


def _package_zip(folder: Path) -> Path:
    """This package as a zip that executors can import, without the rest of the house."""
    path = folder / "data_sources_dsa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data_sources/__init__.py", "")
        for file in sorted(PACKAGE.rglob("*.py")):
            archive.write(file, f"data_sources/dsa/{file.relative_to(PACKAGE).as_posix()}")
    return path


def _stay_here(folder: str) -> None:
    """For a master on this machine: this Python, the loopback address, a folder that goes away."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("SPARK_LOCAL_HOSTNAME", "localhost")
    os.environ["SPARK_WORKER_DIR"] = folder


class SparkEngine:
    """Spark at a master; one session for a whole run. Needs pyspark, and Java 17 or later."""

    def __init__(self, engine: str, settings: dict[str, str] | None = None) -> None:
        from pyspark.sql import SparkSession

        # Nothing here goes through pandas.
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
        master = master_of(engine)
        self._folder = tempfile.TemporaryDirectory()
        if master.startswith("local"):
            _stay_here(self._folder.name)
        builder = SparkSession.builder.appName("dsa-summarise").master(master)
        for key, value in {**SETTINGS, **(settings or {})}.items():
            builder = builder.config(key, value)
        self._session: SparkSession = builder.getOrCreate()
        self._session.sparkContext.addPyFile(str(_package_zip(Path(self._folder.name))))
        self._connection = ibis.pyspark.connect(self._session)

    def close(self) -> None:
        """End the session and its executors."""
        self._session.stop()
        self._folder.cleanup()

    def _statements(self, path: Path, csvs: list[str]) -> None:
        """Name the file's statements as a view; nothing is read before the query runs."""
        from pyspark.sql.types import StringType, StructField, StructType

        schema = StructType([StructField(name, StringType()) for name in NOTED_SCHEMA.names])
        tasks = self._session.createDataFrame(
            [(str(path.resolve()), name) for name in csvs], "path string, csv string"
        )
        spread = tasks.repartition(max(1, len(csvs)))
        spread.mapInArrow(read_tasks, schema).createOrReplaceTempView("statements")

    def count(self, path: Path, progress: Progress) -> DayCount:
        """A daily file's counts, equal to Arrow's. Raises Damage if it is no zip."""
        day = DayCount(NO_COUNTS)
        with opened(path) as contents:
            csvs = [name for name, _ in contents.csvs]
            day.faults.extend(contents.faults)
            day.notes.update(contents.notes)
        if len(csvs) > 1:
            day.notes.add("statements that stand in two CSVs were not looked for (by Spark)")
        if csvs:
            self._statements(path, csvs)
            table = self._connection.table("statements")
            _take_apart(day, self._connection.to_pyarrow(daily(table, (NOTE,))))
        progress(len(csvs), len(csvs), day.rows)
        return day


def _take_apart(day: DayCount, result: pa.Table) -> None:
    """Statements to the counts, notes to where they belong."""
    is_statement = pc.equal(result[NOTE], "")
    for text in result.filter(pc.invert(is_statement))[NOTE].to_pylist():
        _take_note(day, json.loads(text))
    day.faults.sort(key=lambda fault: fault.file)
    adder = Adder()
    adder.add(result.filter(is_statement).select(COUNTS_SCHEMA.names).cast(COUNTS_SCHEMA))
    day.counts = day_total(adder)
    day.rows = rows_in(day.counts)


def _take_note(day: DayCount, note: dict[str, Any]) -> None:
    if "fault" in note:
        day.faults.append(Fault(**note["fault"]))
        return
    day.csvs += 1
    day.schemas.add(note["schema"])
    day.notes.update(note["notes"])
