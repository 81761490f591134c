"""Computes every seal again: the chain of all, what the log commits to, and each row of every bound table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from cunju.ledger.models import Digest, Nonce, Seal
from cunju.ledger.seals import bound, making
from cunju.ledger.seals.reading import UNREADABLE, Unreadable, each


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, or with a seal where ``row`` is empty."""

    said: str
    label: str = ""
    row: str = ""
    unit: str = ""


@dataclass(slots=True)
class Looked:
    """How many rows were looked at; since when tables that had rows before are sealed, with how many; how many rows were erased."""

    rows: int = 0
    since: dict[str, tuple[date, str]] = field(default_factory=dict)
    erased: int = 0


Last = dict[str, dict[str, tuple[int, str, str]]]


def faults(looked: Looked) -> Iterator[Fault]:
    """Everything that is wrong."""
    last: Last = {}
    yield from _chain(looked, last)
    for label in bound.tables():
        yield from _table(label, last.get(label, {}), looked)


def of_table(label: str, looked: Looked) -> Iterator[Fault]:
    """What is wrong with the rows of one table, by its seals as they are."""
    last: Last = {}
    for one in each(Seal.objects.filter(label=label).order_by("number")):
        if not isinstance(one, Unreadable):
            _note(one, last, looked)
    yield from _table(label, last.get(label, {}), looked)


def chain(looked: Looked) -> Iterator[Fault]:
    """What is wrong with the seals among themselves, and with what the facts' digests say of them."""
    yield from _chain(looked, {})


def _note(one: Seal, last: Last, looked: Looked) -> None:
    if one.act == making.BEGUN:
        if one.row not in ("", "0"):
            looked.since[one.label] = one.day, one.row
    else:
        last.setdefault(one.label, {})[one.row] = one.number, one.act, one.mac
        looked.erased += one.act == making.ERASED


def _chain(looked: Looked, last: Last) -> Iterator[Fault]:
    number, digest = -1, ""
    told = _told()
    wanted = next(told, None)
    for one in each(Seal.objects.order_by("number")):
        if isinstance(one, Unreadable):
            yield Fault(f"第{one.place}条封记读不出来：被改动过")
            continue
        if one.number != number + 1:
            yield Fault(f"封记应是第{number + 1}条，现是第{one.number}条：有封记被删去或增加", one.label, one.row)
        if one.digest != making.chained(digest, one):
            yield Fault(f"第{one.number}条封记不符：它、它前面的一条或它的摘要被改动过", one.label, one.row)
        number, digest = one.number, one.digest
        while wanted == digest:
            wanted = next(told, None)
        _note(one, last, looked)
    if wanted is not None:
        yield Fault(f"记录的摘要里写着封记{wanted[:12]}…，封记里没有它：封记被删去或换过，或摘要被改动过")
    yield from _strays()


def _told() -> Iterator[str]:
    """What the facts' digests say the last seal was, in the order of the log, each once."""
    before = ""
    for (rows,) in Digest.objects.order_by("leaf").values_list("rows").iterator(chunk_size=5000):
        if rows != before:
            yield rows
        before = rows


def _strays() -> Iterator[Fault]:
    sealed = Seal.objects.exclude(mac="").values("number")
    for number in Nonce.objects.exclude(number__in=sealed).order_by("number").values_list("number", flat=True):
        yield Fault(f"封记的随机数{number}没有封记")


def _table(label: str, last: dict[str, tuple[int, str, str]], looked: Looked) -> Iterator[Fault]:
    model = bound.tables()[label]
    name = model._meta.label
    nonces = dict(Nonce.objects.filter(number__in=Seal.objects.filter(label=label).values("number")).values_list("number", "nonce"))
    for row in each(model._base_manager.order_by("pk").values_list("pk", *bound.columns(model))):
        looked.rows += 1
        if isinstance(row, Unreadable):
            yield Fault("读不出来：被改动过", name, f"第{row.place + 1}行")
            continue
        pk, *values = row
        number, act, mac = last.pop(str(pk), (-1, "", ""))
        if said := _row(model, values, act, mac, nonces.get(number)):
            yield Fault(said, name, str(pk), _unit(model, values))
    for pk, (_, act, _mac) in last.items():
        if act != making.GONE:
            yield Fault("有封记，没有这一行：被删去了", name, pk)


def _row(model: type[models.Model], values: list[Any], act: str, mac: str, nonce: str | None) -> str:
    if not act:
        return "没有封记：不是经程序写下的"
    if act == making.GONE:
        return "经程序删去了，又出现了"
    if nonce is None:
        return "封记的随机数不在了：无法核对，也没有写着是按申请删去的"
    try:
        right = making.mac_of(nonce, bound.text(model, bound.of_row(model, values)))
    except UNREADABLE:
        return "读不出来：被改动过"
    return "" if right == mac else "封记不符：这一行或它的随机数被改动过"


def _unit(model: type[models.Model], values: list[Any]) -> str:
    names = bound.columns(model)
    return str(values[names.index("unit_code")]) if "unit_code" in names else ""
