"""The one query as DuckDB takes it, kept beside this file: a day is counted without the compiler,
which takes longer to load than a small day takes to count.

`python -m data_sources.dsa.engines.compiled` makes the two files anew from the query in Ibis; a
test says when they are not what it makes.
"""

from __future__ import annotations

from pathlib import Path

from data_sources.package.whole_files import write_whole

FOLDER = Path(__file__).parent
COUNTED_SQL, MERGED_SQL = FOLDER / "counted.sql", FOLDER / "merged.sql"
"""Rows of a view `statements` to counts, and counts of a view `counts` added up."""


def compiled() -> dict[Path, str]:
    """What the files should hold, by Ibis's own compiler for DuckDB."""
    import ibis

    from data_sources.dsa.engines.query import counted, merged
    from data_sources.dsa.engines.rows import COUNTS_SCHEMA, SCHEMA

    statements = ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name="statements")
    counts = ibis.table(ibis.Schema.from_pyarrow(COUNTS_SCHEMA), name="counts")
    made = {COUNTED_SQL: counted(statements), MERGED_SQL: merged(counts)}
    return {
        path: f"{ibis.to_sql(query, dialect='duckdb', pretty=True)}\n"
        for path, query in made.items()
    }


if __name__ == "__main__":
    for path, text in compiled().items():
        write_whole(path, text.encode())
