"""``python -m tests.safety --uploads 200 --writing 150 --worker 50 [--postgres] [--minutes N]``: kills a real server, prints what was found as JSON.

Exit 1: something was lost, doubled or kept by half. ``CUNJU_PREPARED`` keeps the demonstration of SQLite between runs.
"""

import argparse
import json
import sys
import time
from typing import Any

from tests.browser import serving
from tests.safety import jobs, kills, places, writing

KINDS = {"uploads": kills.run, "writing": writing.run, "worker": jobs.run}
WRONG = ("lost", "doubled", "half", "parts")


def main() -> int:
    """Kill as often as asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.safety", description=__doc__)
    for name in KINDS:
        parser.add_argument(f"--{name}", type=int, default=0)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--minutes", type=float, default=kills.FOREVER / 60, help="of each kind; what was reached is said")
    asked = parser.parse_args()
    with places.place(on_postgres=asked.postgres) as place:
        told: dict[str, Any] = {"engine": place.engine}
        with serving.running(place.var, database=place.database) as site:
            for name, run in KINDS.items():
                if count := getattr(asked, name):
                    begun = time.monotonic()
                    told[name] = run(site, count, seconds=asked.minutes * 60).figures() | {"seconds": round(time.monotonic() - begun)}
                    sys.stderr.write(f"{name}: {told[name]}\n")
        told["check"] = place.checked()
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 1 if told["check"] or any(told[name].get(one) for name in KINDS if name in told for one in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main())
