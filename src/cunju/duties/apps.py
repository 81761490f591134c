"""Duties as a Django app: gives the ledger its vocabulary and folds after every change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from cunju.ledger.models import Fact


class DutiesConfig(AppConfig):
    """What is due, met, late."""

    name = "cunju.duties"
    label = "duties"

    def ready(self) -> None:
        """Join catalogue and ledger; tell org whom the notice does not address."""
        from cunju import catalogue
        from cunju.duties import facts
        from cunju.ledger import vocabulary
        from cunju.ledger.holding import subscribe
        from cunju.org import queries

        vocabulary.use(catalogue.kinds().values())
        vocabulary.name_by("duty", _name_of)
        assert facts.__doc__
        subscribe(_refold)
        queries.leave_out(_switched_off)


# What reads, folds and names duties is imported by the first who asks: every command starts this app.
def _name_of(duty: str) -> str:
    from cunju.duties import reading

    return reading.name_of(duty)


def _refold(heads: Mapping[str, int], facts: "Sequence[Fact]") -> None:
    from cunju.duties import store

    store.refold(heads, facts)


def _switched_off() -> Iterable[str]:
    from cunju import catalogue

    return catalogue.notice().switched_off
