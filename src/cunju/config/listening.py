"""The address of the pages: tried first of all, so that nothing is built for a port in use."""

import errno
import os
import socket
from dataclasses import dataclass

from cunju.config import environment
from cunju.kernel.commands import NotSetUp, WrongState

LOCAL = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Address:
    """Host, port and the bound socket that is handed to the server."""

    host: str
    port: int
    held: socket.socket

    @property
    def url(self) -> str:
        """What a person opens."""
        shown = LOCAL if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}"


def check() -> None:
    """As ``hold``, and let go again: while a database is being built nobody should wait at a silent door."""
    hold().held.close()


def hold() -> Address:
    """Bind ``HOST``:``PORT``; WrongState where the port is taken, NotSetUp where host or port cannot be."""
    host, port = environment.text("HOST", LOCAL), environment.number("PORT", 8000)
    if not 0 <= port < 65536:
        raise NotSetUp(f"PORT 应在0至65535之间（0为任选一个空端口），现为{port}。")
    held = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((host, port))
        held.listen(128)
    except OSError as trouble:
        held.close()
        raise _said(trouble, host, port) from None
    held.set_inheritable(True)
    return Address(host, held.getsockname()[1], held)


def _said(trouble: OSError, host: str, port: int) -> WrongState | NotSetUp:
    if trouble.errno == errno.EADDRINUSE:
        return WrongState(f"端口{port}已被占用。请换一个端口，如：PORT={port + 1} {environment.call()} run。")
    return NotSetUp(
        f"不能在 {host}:{port} 上提供服务：{os.strerror(trouble.errno or 0)}。请核对 HOST 和 PORT。"
    )
