"""The ledger as a Django app: its guards are put back after every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Append-only facts."""

    name = "cunju.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Reinstall the guards whenever migrations ran: SQLite loses triggers when Django remakes a table."""
        from cunju.ledger import guards
        from cunju.ledger.seals import migrating, watching

        watching.begin()
        post_migrate.connect(guards.install_after_migrate, sender=self, dispatch_uid="ledger.guards")
        post_migrate.connect(migrating.begin_after_migrate, sender=self, dispatch_uid="ledger.seals")
