"""What an office published, as data: a sheet, a decision, a text, a result; nothing of a person. Pure."""

import hashlib
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cunju.kernel import late

# What became of a thing once shown, as papers and pages say it.
SAME, NEWER, STOPPED = "same", "newer", "stopped"
WORDS = {SAME: "正在公布", NEWER: "已有新版本", STOPPED: "已停止公布"}
# Digits of the unit below its district, then signs of the record.
DERIVED = late.pattern(r"(\d{6})([A-Z2-7]{6})")


@dataclass(frozen=True, slots=True)
class Money:
    """One line of money: its day where known, ``收入`` or ``支出``, what for, the voucher, fen."""

    on: date | None
    flow: str
    what: str
    voucher: str
    fen: int


@dataclass(frozen=True, slots=True)
class Published:
    """One thing shown to everybody; ``key`` names it for good, ``sort`` is what kind it is called, ``changed`` the day it last became another.

    ``code``: the short code printed on it; ``root``: the root fact of its record, by which what became of it is found.
    """

    key: str
    sort: str
    title: str
    on: date
    text: str
    state: str = SAME
    changed: date | None = None
    until: date | None = None
    code: str = ""
    root: str = ""
    money: Sequence[Money] = ()

    @property
    def word(self) -> str:
        """Its state in words."""
        return WORDS[self.state]

    @property
    def last(self) -> date:
        """The last day on which anything of it changed."""
        return max(one for one in (self.on, self.changed, self.until) if one)


def code_of(unit_code: str, key: str) -> str:
    """The short code of a thing without one of its own: six digits of the unit, six signs of its key; the same key, the same code."""
    return unit_code[6:] + b32encode(hashlib.sha256(f"{unit_code} {key}".encode()).digest()).decode()[:6]


def keyed(sort: str, unit_code: str, row: object) -> tuple[str, str]:
    """Key and short code of what is published of a room's row: ``decision-17``, ``018202MMS3HU``."""
    key = f"{sort}-{row}"
    return key, code_of(unit_code, key)


def tail_of(code: str) -> str:
    """The digits of the unit in such a code; empty for any other code."""
    found = DERIVED.fullmatch(code)
    return found[1] if found else ""
