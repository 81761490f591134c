"""Gunicorn's settings: two processes with many threads, the address given by the command that starts it.

Threads wait, they do not work: a connection that says nothing holds none (gthread polls it), one that stops in the middle of its
request holds one until ``patience`` closes it. So there are far more of them than the processor could use, and half-open
connections leave room. Waitress would read requests whole before a thread sees them, but in one process, and this is what nginx
does in front of a district (docs/deploy.md).
"""

import os
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
worker_class = "cunju.config.patience.Worker"
worker_connections = 1000
keepalive = 5
preload_app = True
timeout = 120
graceful_timeout = 10
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
loglevel = "warning"
accesslog = None
control_socket_disable = True
proc_name = "cunju"


def post_worker_init(_: Any) -> None:
    """Beside the first pages: what the process before this one left half-written goes."""
    from cunju.archive import tidying

    threading.Thread(target=tidying.clear, daemon=True).start()


def when_ready(_: Any) -> None:
    """Say where the pages are once they can be opened."""
    if url := os.environ.pop("CUNJU_URL", ""):
        sys.stderr.write(f"请用浏览器打开：{url}（按 Ctrl+C 停止）\n")
        sys.stderr.flush()
