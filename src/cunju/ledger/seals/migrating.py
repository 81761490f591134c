"""After migrations: tables nobody sealed yet are sealed as they are, and those a migration wrote to once more."""

from typing import Any

from django.db import connection

from cunju.ledger.models import Seal
from cunju.ledger.seals import bound, making, watching


def begin_after_migrate(**_: Any) -> None:
    """Receiver of ``post_migrate``: only where all tables are there."""
    from cunju.org import clock

    tables = {Seal._meta.db_table, *(one._meta.db_table for one in bound.tables().values())}
    if tables <= set(connection.introspection.table_names()):
        making.begin(clock.today(), again=watching.migrated)
        watching.migrated.clear()
