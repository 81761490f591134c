"""Open migrations, and the guards of the ledger as they stand in the database."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cunju.duties.checking.findings import Finding
from cunju.ledger import guards


def migrations() -> list[Finding]:
    """Migrations the database lacks, and those of a newer program it has."""
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return [Finding("migrations", f"有{len(plan)}个迁移没有执行，请运行 bin/cunju migrate")]
    newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    ours = sorted(f"{app}.{name}" for app, name in newer if app in executor.loader.migrated_apps)
    return [Finding("migrations", f"数据库比程序新（{one}），请换用新版本的程序", id=one) for one in ours]


def guarding() -> list[Finding]:
    """Guards that are missing, altered, switched off, or nobody's."""
    cure = {guards.STRANGE: "请查明来历后删去"}
    return [
        Finding("guards", f"台账的防改装置{said}：{name}，{cure.get(said, '请运行 bin/cunju migrate')}", id=name)
        for name, said in guards.faults()
    ]
