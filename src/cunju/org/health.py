"""``/healthz``: one JSON document in every state of the service; 503 where something is wrong."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.http import JsonResponse

from cunju.kernel.commands import WrongState
from cunju.kernel.days import SHANGHAI
from cunju.org import clock

LEAST_MB = 100
# The worker touches its file every few seconds; one that did not for so long is no more.
BEAT, SILENT = timedelta(seconds=5), timedelta(seconds=30)


def answer() -> JsonResponse:
    """What is well and what is not."""
    database, demonstration, today = _database()
    working, free = worker(), disk_free_mb()
    shown = {
        "app": "cunju",
        "ok": database == "ok" and working != "stopped" and (free is None or free >= LEAST_MB),
        "database": database,
        "worker": working,
        "disk_free_mb": free,
        "demonstration": demonstration,
        "today": today,
    }
    response = JsonResponse(shown, status=200 if shown["ok"] else 503)
    response["Cache-Control"] = "no-store"
    return response


def _database() -> tuple[str, bool, str | None]:
    try:
        found = clock.installation()
        return "ok", bool(found and found.demonstration), clock.today().isoformat()
    except WrongState:
        return "today_refused", False, None
    except (Error, OSError):
        return "unreachable", False, None


def beat_file() -> Path:
    """What the worker touches while it lives; a worker that ends in order takes it away."""
    return Path(settings.VAR) / "worker-alive"


def worker() -> str:
    """ok, stopped (it began and no longer moves), or none (no worker belongs to this service)."""
    try:
        moved = datetime.fromtimestamp(beat_file().stat().st_mtime, SHANGHAI)
    except OSError:
        return "none"
    return "ok" if clock.machine_now() - moved < SILENT else "stopped"


def disk_free_mb() -> int | None:
    """Room left where databases and files lie."""
    try:
        return shutil.disk_usage(settings.VAR).free // 1024 // 1024
    except OSError:
        return None
