"""What state the database in use is in: there or not, open migrations, demonstration or live."""

import os
from pathlib import Path

from cunju.config import environment
from cunju.kernel.commands import NotSetUp, WrongState


def settings() -> dict[str, object]:
    """The live settings of Django's one connection."""
    from django.db import connection

    return connection.settings_dict


def is_sqlite() -> bool:
    """Whether the database in use is an SQLite file."""
    from django.db import connection

    return connection.vendor == "sqlite"


def name() -> str:
    """The database as a person may read it: the file, or host, port and name; never a password."""
    there = settings()
    if is_sqlite():
        return str(there["NAME"])
    return f"PostgreSQL {there['HOST']}:{there['PORT']}/{there['NAME']}"


def label() -> str:
    """``name`` with the words 演示 or 正式 in front."""
    return f"{'演示' if is_demonstration() else '正式'}数据库 {name()}"


def exists() -> bool:
    """Whether the database has tables of ours; an SQLite file is not made by asking."""
    if is_sqlite() and not Path(str(settings()["NAME"])).is_file():
        return False
    from django.db import DatabaseError, connection

    try:
        return "org_installation" in connection.introspection.table_names()
    except DatabaseError as trouble:
        what = "请核对文件" if is_sqlite() else "请确认数据库服务已启动、库已建立"
        raise NotSetUp(f"打不开数据库 {name()}：{_first_line(trouble)}。{what}。") from None


def initialised() -> bool:
    """Whether the database is there and has its purpose: a demonstration, or a district of its own."""
    from cunju.org import clock

    return exists() and clock.installation() is not None


def open_migrations() -> list[str]:
    """Migrations on disk that the database lacks, as ``app.name``."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return sorted(
        ".".join(one)
        for one in set(loader.disk_migrations) - set(MigrationRecorder(connection).applied_migrations())
    )


def is_demonstration() -> bool:
    """Whether this database says of itself that it is a demonstration."""
    from cunju.org import clock

    return clock.is_demonstration()


def require() -> None:
    """NotSetUp unless the database is there and up to date; WrongState for CUNJU_TODAY on a live one."""
    call = environment.call()
    if not exists():
        demo = "demo" in Path(str(settings()["NAME"])).name
        mend = f"{call} run" if demo else f"{call} init（正式）或 {call} run（演示）"
        raise NotSetUp(f"没有数据库：{name()}。请先执行：{mend}。")
    if waiting := open_migrations():
        raise NotSetUp(f"数据库 {name()} 有{len(waiting)}项结构更新尚未执行。请先执行：{call} migrate。")
    if os.environ.get("CUNJU_TODAY") and not is_demonstration():
        raise WrongState("正式数据库按真实日期运行，不接受 CUNJU_TODAY。请去掉这个环境变量再运行。")


def _first_line(trouble: Exception) -> str:
    return str(trouble).strip().splitlines()[0] if str(trouble).strip() else type(trouble).__name__
