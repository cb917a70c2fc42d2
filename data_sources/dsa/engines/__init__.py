"""Who runs the one query over a day: DuckDB here, Spark elsewhere."""
