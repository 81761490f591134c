"""Gunicorn's threaded worker with little patience: no thread waits long for a client that stops in the middle of a request."""

import socket
import time
from typing import Any

from gunicorn.workers import gthread

# Seconds: until the head of a request is there, between two pieces of what follows.
HEAD, PIECE = 10.0, 15.0


class Hurried:
    """A socket whose reads end: the head of a request by a deadline, what follows piece by piece."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self.head_until = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def begin(self) -> None:
        """A new request is awaited."""
        self.head_until = time.monotonic() + HEAD

    def begun(self) -> None:
        """Its head is there."""
        self.head_until = 0.0

    def recv(self, size: int, *flags: int) -> bytes:
        """As a socket's; a read that takes too long ends the connection."""
        left = self.head_until - time.monotonic() if self.head_until else PIECE
        self._sock.settimeout(max(0.01, min(left, PIECE)))
        try:
            return self._sock.recv(size, *flags)
        except TimeoutError:
            raise ConnectionResetError(104, "the client was too slow") from None
        finally:
            self._sock.settimeout(None)


class Worker(gthread.ThreadWorker):  # type: ignore[misc]
    """The threaded worker of gunicorn, each connection read through ``Hurried``."""

    def handle(self, conn: Any) -> Any:
        """One request, its head under a deadline."""
        if not isinstance(conn.sock, Hurried):
            conn.sock = Hurried(conn.sock)
        conn.sock.begin()
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """The head is there: the body may take its time, piece by piece."""
        if isinstance(conn.sock, Hurried):
            conn.sock.begun()
        return super().handle_request(req, conn)
