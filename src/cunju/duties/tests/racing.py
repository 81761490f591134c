"""Two writers at once, for thirty rounds, each in a thread with a connection of its own; called on any real database."""

import sys
from collections.abc import Callable
from datetime import date, datetime, time
from threading import Barrier, Thread
from typing import Any

ROUNDS = 30
DAY = date(2023, 9, 1)


def at_once(acts: list[Callable[[], Any]]) -> None:
    """Carry out all acts together; whatever one of them raises is raised here."""
    from django.db import connection

    barrier, failed = Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            act()
        except Exception as trouble:  # seen by the caller below
            failed.append(trouble)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failed:
        raise failed[0]


def stale() -> list[str]:
    """Units whose stored fold is not of the present head, or not what a fresh fold gives."""
    from cunju.duties import packing, store
    from cunju.duties.models import StoredFold
    from cunju.ledger.models import Head

    heads = dict(Head.objects.values_list("unit_code", "number"))
    wrong = []
    for row in StoredFold.objects.order_by("unit_code", "year"):
        fresh = store.live({row.unit_code: [row.year]})[row.unit_code, row.year]
        if row.head != heads[row.unit_code] or row.packed != packing.pack(fresh):
            wrong.append(f"{row.unit_code} {row.year}")
    return wrong


def race(rounds: int = ROUNDS) -> list[str]:
    """Each round: two meetings of one unit; a posting there while the meeting it rests on is taken back elsewhere."""
    from cunju.kernel.days import SHANGHAI
    from cunju.ledger import interface as ledger
    from cunju.ledger.tests.village import ONE, TWO, Meeting, Posted, held, settle

    now = datetime.combine(date(2023, 9, 20), time(12), SHANGHAI)
    settle()
    wrong: list[str] = []

    def meet(present: int) -> None:
        with ledger.writing([ONE], now=now) as pen:
            pen.record(Meeting(present), unit=ONE, occurred_on=DAY, by="clerk")

    def post(base: Any) -> None:
        with ledger.writing([ONE, TWO], now=now) as pen:
            pen.record(Posted(), unit=ONE, occurred_on=DAY, by="clerk", rests_on=[base])

    def take_back(base: Any) -> None:
        with ledger.writing([TWO], now=now, superseding=[base]) as pen:
            pen.retract(base, by="clerk")

    for number in range(rounds):
        at_once([lambda: meet(30), lambda: meet(31)])
        base = held(TWO, DAY).uid
        at_once([lambda base=base: post(base), lambda base=base: take_back(base)])
        wrong += [f"round {number}: {one}" for one in stale()]
    return wrong


def main() -> int:
    """Race on the database named by ``CUNJU_DATABASE_URL``, made anew; 1 where a fold is stale."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    wrong = race()
    print("\n".join(wrong), file=sys.stderr)
    from cunju.ledger.models import Fact

    print(Fact.objects.count())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
