"""Duties as a Django app: gives the ledger its vocabulary and folds after every change."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """What is due, met, late."""

    name = "cunju.duties"
    label = "duties"

    def ready(self) -> None:
        """Join catalogue and ledger; tell org whom the notice does not address."""
        from cunju import catalogue
        from cunju.duties import facts, reading, store
        from cunju.ledger import vocabulary
        from cunju.ledger.holding import subscribe
        from cunju.org import queries

        vocabulary.use(catalogue.kinds().values())
        vocabulary.name_by("duty", reading.name_of)
        assert facts.__doc__
        subscribe(store.refold)
        queries.leave_out(lambda: catalogue.notice().switched_off)
