"""An office's mail of what is due: off unless ``CUNJU_VAR/mail.yaml`` names addresses; at most one a week; nothing in it tells that it was opened.

The file says ``host``, ``port``, ``user``, ``password``, ``tls``, ``from`` and ``offices``: a code with its address. What was sent last lies beside
it in ``mail-sent.json``. Plain text without pictures or links: what is due, by when; no name, no number of a person.
"""

import fcntl
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from cunju.kernel.days import add_days, chinese_day
from cunju.kernel.refusals import Refusal
from cunju.org import clock, queries
from cunju.org.models import Unit
from cunju.reports import calendar

log = logging.getLogger(__name__)
WEEK, AHEAD = 7, 14


@dataclass(slots=True)
class Told:
    """What one round did: offices that got a mail, that had nothing due, that had one this week, whose mail was not taken."""

    sent: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    lately: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def file() -> Path:
    """Where the operator turns it on."""
    return Path(settings.VAR) / "mail.yaml"


def setting() -> dict[str, Any] | None:
    """What the operator wrote; None where there is no file, Refusal where it cannot be read."""
    try:
        said = yaml.safe_load(file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise Refusal(f"{file()} 读不出来，请核对写法（docs/deploy.md）。") from None
    if not isinstance(said, dict) or not said.get("from") or not isinstance(said.get("offices"), dict):
        raise Refusal(f"{file()} 要有 from（发件地址）和 offices（单位代码和地址），请补上（docs/deploy.md）。")
    return said


def send(*, on: date) -> Told:
    """One round: each office named, where something is due and its last mail is a week old; Refusal where it is not set up."""
    said, told = setting(), Told()
    if said is None:
        raise Refusal(f"没有设置邮件：写 {file()} 才会发（docs/deploy.md）。")
    if clock.is_demonstration():
        raise Refusal("演示数据不发邮件。")
    with _kept() as before:
        for code, address in sorted((str(code), str(address)) for code, address in said["offices"].items()):
            unit = queries.unit(code)
            last = before.get(code, "")
            if last and on < add_days(date.fromisoformat(last), WEEK):
                told.lately.append(code)
            elif unit is None or not (lines := due(unit, on=on)):
                told.nothing.append(code)
            elif _sent(said, unit, address, lines, on=on):
                before[code] = on.isoformat()
                told.sent.append(code)
            else:
                told.failed.append(code)
    return told


def due(unit: Unit, *, on: date) -> list[str]:
    """What an office owes and is late with, or owes within a fortnight, a line each."""
    return [one.title for one in calendar.owed(unit, on=on) if one.on <= add_days(on, AHEAD)]


def _sent(said: dict[str, Any], unit: Unit, address: str, lines: list[str], *, on: date) -> bool:
    """Whether the server took it."""
    from django.core.mail import EmailMessage, get_connection

    places = {"host": said.get("host", "localhost"), "port": int(said.get("port", 25)), "use_tls": bool(said.get("tls"))}
    who = {"username": said.get("user", ""), "password": said.get("password", ""), "timeout": 20}
    body = [
        f"截至{chinese_day(on)}，{unit.name}在村居系统里应办、还没有办好的：", "", *(f"· {one}" for one in lines), "",
        "办好并登记了的不再列出。每周最多一封；不统计是否打开。不想再收，请告诉系统管理员。",
    ]  # fmt: skip
    made = EmailMessage(f"{unit.name}应办{len(lines)}件", "\n".join(body), said["from"], [address], connection=get_connection(**places, **who))
    try:
        return bool(made.send())
    except OSError as trouble:
        log.error("mail to the office %s was not taken: %s", unit.code, trouble)
        return False


@contextmanager
def _kept() -> Iterator[dict[str, str]]:
    """The day of each office's last mail; one process at a time, and kept even where a later office fails."""
    place = file().with_name("mail-sent.json")
    with file().with_name(".mail-lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        before: dict[str, str] = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
        try:
            yield before
        finally:
            own = place.with_name(".mail-sent.json.new")
            own.write_text(json.dumps(before, sort_keys=True), encoding="utf-8")
            own.replace(place)
