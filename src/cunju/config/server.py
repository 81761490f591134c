"""Gunicorn's settings: two processes with threads, the address given by the command that starts it."""

import os
import sys
from typing import Any

bind = os.environ.get("CUNJU_BIND", "127.0.0.1:8000")
wsgi_app = "cunju.config.wsgi:application"
workers = int(os.environ.get("CUNJU_WORKERS", "2"))
threads = 4
worker_class = "gthread"
preload_app = True
timeout = 120
graceful_timeout = 10
loglevel = "warning"
accesslog = None
control_socket_disable = True
proc_name = "cunju"


def when_ready(_: Any) -> None:
    """Say where the pages are once they can be opened."""
    if url := os.environ.get("CUNJU_URL"):
        sys.stderr.write(f"请用浏览器打开：{url}（按 Ctrl+C 停止）\n")
        sys.stderr.flush()
