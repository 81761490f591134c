"""The engines: DuckDB, embedded, and Spark, here or on a cluster; both run the same SQL.

A table is made by a name and stays until it is made anew. What the engines read in their own way is here and nowhere else.
"""

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from cunju.kernel.commands import NotSetUp

INSTALL = "bin/cunju scale"
SPARK = "bin/cunju scale matrix … --engine spark"


class Engine(Protocol):
    """What a question needs of an engine; ``name`` tells whose results are kept."""

    name: str

    def make(self, name: str, sql: str) -> None:
        """A table of a query; it may read the one whose place it takes."""

    def give(self, name: str, table: Any) -> None:
        """A table of Arrow rows."""

    def scan(self, name: str, files: Sequence[Path]) -> None:
        """A view of Parquet files."""

    def count(self, name: str) -> int:
        """How many rows a table has."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    def keep(self, sql: str, file: Path) -> None:
        """Write a query to one Parquet file, whole or not at all."""

    def close(self) -> None:
        """Free what is held."""


class Duck:
    """DuckDB in this process; ``memory``: the most it takes, in its own words."""

    name = "duckdb"

    def __init__(self, *, memory: str = "1500MB", threads: int | None = None) -> None:
        try:
            import duckdb
        except ImportError:
            raise NotSetUp(f"大范围计算的软件包还没有装上。请先执行：{INSTALL}。") from None
        self._held = tempfile.mkdtemp(prefix="cunju-scale-")
        more: dict[str, Any] = {"memory_limit": memory, "temp_directory": self._held, "preserve_insertion_order": False}
        self._it = duckdb.connect(":memory:", config=more | ({"threads": threads} if threads else {}))

    def make(self, name: str, sql: str) -> None:
        self._it.execute(f"CREATE OR REPLACE TEMP TABLE {name}_new AS {duck_of(sql)}")
        self._it.execute(f"DROP VIEW IF EXISTS {name}") if name in self._views() else None
        self._it.execute(f"DROP TABLE IF EXISTS {name}")
        self._it.execute(f"ALTER TABLE {name}_new RENAME TO {name}")

    def _views(self) -> set[str]:
        return {one for (one,) in self._it.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}

    def give(self, name: str, table: Any) -> None:
        self._it.register("given", table)
        self.make(name, "SELECT * FROM given")
        self._it.unregister("given")

    def scan(self, name: str, files: Sequence[Path]) -> None:
        names = ", ".join("'" + str(one).replace("'", "''") + "'" for one in files)
        if name not in self._views():
            self._it.execute(f"DROP TABLE IF EXISTS {name}")
        self._it.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_parquet([{names}])")

    def count(self, name: str) -> int:
        return int(self.rows(f"SELECT COUNT(*) FROM {name}")[0][0])

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return list(self._it.execute(sql).fetchall())

    def keep(self, sql: str, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        self._it.execute(f"COPY ({sql}) TO '{part}' (FORMAT PARQUET, COMPRESSION ZSTD)")
        part.replace(file)

    def write(self, sql: str, folder: Path) -> None:
        """Files of a query by county and year."""
        folder.mkdir(parents=True, exist_ok=True)
        kept = "FORMAT PARQUET, PARTITION_BY (county, year), COMPRESSION ZSTD, PARQUET_VERSION V2, OVERWRITE_OR_IGNORE"
        self._it.execute(f"COPY ({sql}) TO '{folder}' ({kept})")

    def close(self) -> None:
        self._it.close()
        shutil.rmtree(self._held, ignore_errors=True)


class Spark:
    """Spark by a master URL (``local[*]``, ``spark://…``); needs its own package and Java 17 or later."""

    name = "spark"

    def __init__(self, *, master: str = "local[*]", memory: str = "2g") -> None:
        if not shutil.which("java"):
            raise NotSetUp("没有找到 Java。请先安装（sudo apt-get install openjdk-17-jre-headless），再重新运行。")
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise NotSetUp(f"Spark 的软件包还没有装上（约430 MB）。请先执行：{SPARK}。") from None
        self._held = Path(tempfile.mkdtemp(prefix="cunju-spark-"))
        self._it = (
            SparkSession.builder.master(master).appName("cunju scale")
            .config("spark.ui.enabled", "false").config("spark.driver.memory", memory)
            .config("spark.sql.shuffle.partitions", "4").config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC").config("spark.local.dir", str(self._held))
            .config("spark.log.level", "ERROR").getOrCreate()
        )  # fmt: skip
        self._made = 0

    def make(self, name: str, sql: str) -> None:
        # Written out, so that no step is computed again for each that reads it.
        self._made += 1
        place = str(self._held / f"{name}-{self._made}")
        self._it.sql(spark_of(sql)).write.parquet(place)
        self._it.read.parquet(place).createOrReplaceTempView(name)

    def give(self, name: str, table: Any) -> None:
        import pyarrow.parquet as pq

        self._made += 1
        place = self._held / f"{name}-{self._made}.parquet"
        pq.write_table(table, place)
        self._it.read.parquet(str(place)).createOrReplaceTempView(name)

    def scan(self, name: str, files: Sequence[Path]) -> None:
        self._it.read.parquet(*map(str, files)).createOrReplaceTempView(name)

    def count(self, name: str) -> int:
        return int(self._it.table(name).count())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(one) for one in self._it.sql(spark_of(sql)).collect()]

    def keep(self, sql: str, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        self._it.sql(spark_of(sql)).coalesce(1).write.mode("overwrite").parquet(str(part))
        next(part.glob("part-*.parquet")).replace(file)
        shutil.rmtree(part)

    def close(self) -> None:
        self._it.stop()
        shutil.rmtree(self._held, ignore_errors=True)


def duck_of(sql: str) -> str:
    """Days since 1970 as DuckDB counts them."""
    return re.sub(r"\bDATEDIFF\((\w+)\)", r"(\1 - DATE '1970-01-01')", sql)


def spark_of(sql: str) -> str:
    """The two words that Spark has another name for."""
    return re.sub(r"\bDATEDIFF\(", "UNIX_DATE(", re.sub(r"\bUNNEST\(", "EXPLODE(", sql))


def engine(name: str = "duckdb", *, master: str = "local[*]") -> Engine:
    """The engine of a name."""
    return Spark(master=master) if name == "spark" else Duck()


def table_of(names: Iterable[str], rows: Sequence[Sequence[Any]], types: Sequence[Any]) -> Any:
    """Arrow rows of tuples."""
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) if rows else [() for _ in types]
    return pa.table({name: pa.array(each, kind) for name, each, kind in zip(names, columns, types, strict=True)})
