"""Gunicorn's settings: two processes with threads, the address given by the command that starts it; a worker for jobs beside."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from typing import Any

bind = os.environ.get("CUNJU_BIND", "127.0.0.1:8000")
wsgi_app = "cunju.config.wsgi:application"
workers = int(os.environ.get("CUNJU_WORKERS", "2"))
# Enough that pages find one while forms wait their turn: for the one writer of SQLite, for the two files read at a time
# (tables.asking), for a slow line.
threads = int(os.environ.get("CUNJU_THREADS", "32"))
umask = 0o077
worker_class = "gthread"
preload_app = True
timeout = 120
graceful_timeout = 10
loglevel = "warning"
accesslog = None
control_socket_disable = True
proc_name = "cunju"


PR_SET_PDEATHSIG = 1
_beside: list[subprocess.Popen[bytes]] = []


def _dies_with_parent() -> None:
    """Linux: the worker ends also where the server is killed; elsewhere it ends by ``on_exit``."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _start_worker() -> None:
    call = [sys.executable, "-m", "cunju.config.worker"]
    _beside.append(subprocess.Popen(call, stdin=subprocess.DEVNULL, preexec_fn=_dies_with_parent))


def on_exit(_: Any) -> None:
    """The worker goes with the server; what it was at begins anew with the next server."""
    for one in _beside:
        one.terminate()
        try:
            one.wait(2)
        except subprocess.TimeoutExpired:
            one.kill()


def post_worker_init(_: Any) -> None:
    """Beside the first pages: what the process before this one left half-written goes."""
    from cunju.archive import tidying

    threading.Thread(target=tidying.clear, daemon=True).start()


def when_ready(_: Any) -> None:
    """Start the worker, then say where the pages are once they can be opened."""
    _start_worker()
    if url := os.environ.get("CUNJU_URL"):
        sys.stderr.write(f"请用浏览器打开：{url}（按 Ctrl+C 停止）\n")
        sys.stderr.flush()
