"""The same catalogue, read for engines: Parquet, DuckDB, Spark; imports duties, and nothing imports it but config (DESIGN §2)."""
