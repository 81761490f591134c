"""Typed readers of the environment that fail loudly, with the name of the variable."""

import json
import os
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from cunju.kernel.commands import NotSetUp

Network = IPv4Network | IPv6Network
ROOT = Path(__file__).resolve().parents[3]
URL = re.compile(
    r"postgres(?:ql)?://(?P<user>[^:@/]+)(?::(?P<password>[^@/]*))?@(?P<host>[^:/]+)(?::(?P<port>\d+))?/(?P<name>[\w.-]+)"
)
KINDS = ("demo", "live")
# Of an identity service, with what stands where nothing is said; ``claim`` says which word of its token names the account.
OIDC = {"issuer": "", "client_id": "", "secret": "", "claim": "preferred_username", "name": "统一身份认证"}
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous={safety}; PRAGMA recursive_triggers=ON;"
# What a demonstration or a test loses with the power of the machine it makes anew; a district's records it does not.
LOSABLE = ("demo.sqlite3", ":memory:")


def text(name: str, default: str) -> str:
    """A variable's text, ``default`` where unset or empty."""
    return os.environ.get(name) or default


def number(name: str, default: int) -> int:
    """A variable's whole number; NotSetUp where it is none."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise NotSetUp(f"环境变量 {name} 应为整数，现为“{value}”。")
    return int(value)


def proxies() -> tuple[Network, ...]:
    """Who may say the client's address (``X-Forwarded-For``): addresses and networks in ``CUNJU_PROXIES``; nobody by default."""
    try:
        return tuple(ip_network(one.strip()) for one in text("CUNJU_PROXIES", "").split(",") if one.strip())
    except ValueError as trouble:
        raise NotSetUp(f"CUNJU_PROXIES 应为用逗号分开的地址或网段，如 127.0.0.1,10.0.0.0/8：{trouble}。") from None


def oidc() -> dict[str, str]:
    """The identity service accounts may log in by: ``CUNJU_OIDC_…``, each before ``CUNJU_VAR/oidc.json``; empty where no issuer is named."""
    file = var_folder() / "oidc.json"
    try:
        kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        found = {name: text(f"CUNJU_OIDC_{name.upper()}", str(kept.get(name, default))) for name, default in OIDC.items()}
    except (ValueError, AttributeError) as wrong:
        raise NotSetUp(f"{file} 应为一个 JSON 对象，如 {{\"issuer\": \"https://…\", \"client_id\": \"…\"}}：{wrong}。") from None
    if not found["issuer"]:
        return {}
    if not found["issuer"].startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
        raise NotSetUp(f"CUNJU_OIDC_ISSUER 应以 https:// 开头（只有本机可用 http），现为“{found['issuer']}”。")
    if not found["client_id"]:
        raise NotSetUp("设了 CUNJU_OIDC_ISSUER，还要设 CUNJU_OIDC_CLIENT_ID（身份认证服务给本系统的编号）。")
    return found


def var_folder() -> Path:
    """Where databases, files and keys live: ``CUNJU_VAR`` or ``var/`` in the clone."""
    return Path(text("CUNJU_VAR", str(ROOT / "var"))).absolute()


def call() -> str:
    """How a person here calls the command line, for sentences that name a command."""
    return text("CUNJU_CALL", "cunju")


def database_file(kind: str) -> Path:
    """The SQLite file of the ``demo`` or the ``live`` database."""
    return var_folder() / f"{kind}.sqlite3"


def database_url(kind: str | None = None) -> str:
    """The database in use: ``CUNJU_DATABASE_URL``, else ``kind``, else live if it exists, else demo."""
    kind = kind or ("live" if database_file("live").exists() else "demo")
    return text("CUNJU_DATABASE_URL", f"sqlite://{database_file(kind)}")


def names_database() -> bool:
    """Whether the caller named a database, by ``CUNJU_DATABASE_URL`` or by ``--db``."""
    return bool(os.environ.get("CUNJU_DATABASE_URL"))


def database() -> dict[str, Any]:
    """Django's settings of the one database in use (interfaces §1)."""
    url = database_url()
    if url.startswith("sqlite://"):
        return _sqlite(url.removeprefix("sqlite://"))
    found = URL.fullmatch(url)
    if not found:
        raise NotSetUp(
            "CUNJU_DATABASE_URL 应为 sqlite:///绝对路径.sqlite3 或 postgres://用户@主机:端口/库名。"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": found["name"],
        "USER": unquote(found["user"]),
        "PASSWORD": unquote(found["password"] or ""),
        "HOST": found["host"],
        "PORT": found["port"] or "5432",
        "CONN_HEALTH_CHECKS": True,
        # A database that does not answer is said in seconds, not waited for.
        "OPTIONS": {"connect_timeout": 5},
        "TEST": {"NAME": f"test_cunju_{found['name'].removeprefix('test_cunju_')}"},
    }


def _sqlite(path: str) -> dict[str, Any]:
    if path != ":memory:" and not path.startswith("/"):
        raise NotSetUp("CUNJU_DATABASE_URL 里的文件应写绝对路径，如 sqlite:///srv/cunju/live.sqlite3。")
    return {
        "ENGINE": "cunju.config.sqlite",
        "NAME": path if path == ":memory:" else "/" + path.lstrip("/"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": PRAGMAS.format(safety="NORMAL" if Path(path).name in LOSABLE else "FULL"),
        },
        # Said here because pytest-django knows only Django's own engine to need no file.
        "TEST": {"NAME": ":memory:"},
    }


def secret_key() -> str:
    """The signing key: ``CUNJU_SECRET_KEY``, else one made once and kept in the var folder (mode 600)."""
    if given := os.environ.get("CUNJU_SECRET_KEY"):
        return given
    file = var_folder() / "secret-key"
    if not file.exists():
        _make_secret_key(file)
    return file.read_text()


def _make_secret_key(file: Path) -> None:
    """Written whole under another name, then linked: two processes that start at once read the same key."""
    from django.core.management.utils import get_random_secret_key

    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f"secret-key.{os.getpid()}")
    own.touch(mode=0o600)
    own.write_text(get_random_secret_key())
    try:
        file.hardlink_to(own)
    except FileExistsError:
        pass
    finally:
        own.unlink()
