"""``python -m cunju.devtools.benching.places demonstration|page``: makes the demonstration of the var folder; times a page of published places."""

import json
import statistics
import sys
from time import process_time

from cunju.config import commandline
from cunju.config.terminal import Terminal

RUNS = 15


def main(words: list[str]) -> int:
    """One of the two; what was found goes to stdout as JSON."""
    commandline.start_django("demo")
    if words == ["demonstration"]:
        from cunju.devtools.benching.__main__ import prepared

        print(json.dumps({"seconds": round(prepared(Terminal()), 1)}))
        return 0
    print(json.dumps(page()))
    return 0


def page() -> dict[str, float | str]:
    """The page of the topmost place, in this process: milliseconds of the processor, queries, size."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from cunju.duties.models import Published
    from cunju.kernel.codes import NATION
    from cunju.org import queries, roles
    from cunju.org.models import Account

    queries.reach_everywhere(NATION)
    account, _ = Account.objects.get_or_create(username="bench-above", role=roles.UPPER_READER, unit_code=NATION)
    client, code = Client(SERVER_NAME="127.0.0.1"), _longest()
    client.force_login(account, backend="cunju.org.seated.Backend")
    spent = []
    for _ in range(RUNS):
        begun = process_time()
        answer = client.get(f"/matrix/{code}/")
        spent.append((process_time() - begun) * 1000)
    assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/matrix/{code}/")
    rows = Published.objects.filter(above=code).count()
    return {
        "code": code, "rows": rows, "runs": RUNS, "milliseconds": round(statistics.median(spent), 1), "queries": len(asked),
        "kilobytes": len(answer.content) // 1024,
    }  # fmt: skip


def _longest() -> str:
    """The place above the districts with the most rows."""
    from django.db.models import Count

    from cunju.duties.models import Published

    found = Published.objects.exclude(above="").filter(level__in=("province", "city", "county")).values("above").annotate(n=Count("code"))
    return str(found.order_by("-n", "above").values_list("above", flat=True)[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
