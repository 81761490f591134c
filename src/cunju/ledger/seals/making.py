"""Makes the seals of rows that were touched, each with a nonce of its own, and chains them; forgets the nonces of what was erased."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.db import connection, transaction

from cunju.ledger.models import Nonce, Seal
from cunju.ledger.seals import bound

# PostgreSQL: whoever closes a writing numbers alone, so that the order of numbers is the order of commits, without a gap.
LOCK = 0x63756E6A75  # "cunju"
BATCH = 500
KEPT, GONE, ERASED, BEGUN = "kept", "gone", "erased", "begun"
FIRST = "0" * 64
_act: ContextVar[str] = ContextVar("act", default=KEPT)
_later: ContextVar[bool] = ContextVar("later", default=False)
Row = tuple[str, str]
Last = tuple[int, str]
NONE: Last = (-1, "")


class Touched:
    """Rows of a table as one statement left them. Django forgets it where their savepoint is rolled back.

    ``rows``: by primary key the columns that were said, as ``bound.plain``; None where only the table knows, or the row is gone.
    ``whole``: all columns were said.
    """

    def __init__(self, label: str, rows: Mapping[Any, bound.Values | None], *, whole: bool = False, gone: bool = False) -> None:
        self.label, self.rows, self.whole, self.gone = label, rows, whole, gone
        self.act = _act.get()
        self.sealed = False

    def __call__(self) -> None:
        """Nothing to do when it is committed."""


@contextmanager
def erasing() -> Iterator[None]:
    """What is changed meanwhile is changed because a person's data is erased: its older nonces go, its seal says so."""
    token = _act.set(ERASED)
    try:
        yield
    finally:
        _act.reset(token)


def alone() -> None:
    """Nobody else numbers until the end of this transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def later() -> Iterator[None]:
    """A writing is open: what is touched meanwhile waits until it closes."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def is_later() -> bool:
    """Whether a writing is open."""
    return _later.get()


def waiting() -> list[Touched]:
    """What was touched in this writing and stands."""
    return [one for _, one, *_ in connection.run_on_commit if isinstance(one, Touched) and not one.sealed]


def last() -> Last:
    """Number and digest of the last seal."""
    return Seal.objects.order_by("-number").values_list("number", "digest").first() or NONE


def seal(all_touched: Sequence[Touched], on: date, behind: Last) -> str:
    """Seal what was touched, in its order, on a day, behind the last seal; the digest of the last there is then. The caller is ``alone``."""
    rows = _as_they_stand(all_touched)
    for one in all_touched:
        one.sealed = True
    forget = [row for row, (act, _) in rows.items() if act in (GONE, ERASED)]
    if forget:
        _forget(forget)
    return append(((row, act, values) for row, (act, values) in rows.items()), behind, on)


def append(rows: Iterable[tuple[Row, str, bound.Values | None]], behind: Last, on: date) -> str:
    """Add seals behind the last; the digest of the newest."""
    number, digest = behind
    seals: list[Seal] = []
    nonces: list[Nonce] = []
    for (label, row), act, values in rows:
        number += 1
        nonce = secrets.token_hex(32) if values is not None else ""
        mac = mac_of(nonce, bound.text(bound.tables()[label], values)) if values is not None else ""
        one = Seal(number=number, label=label, row=row, act=act, day=on, mac=mac)
        one.digest = digest = chained(digest, one)
        seals.append(one)
        if nonce:
            nonces.append(Nonce(number=number, nonce=nonce))
        if len(seals) == BATCH:
            _store(seals, nonces)
            seals, nonces = [], []
    _store(seals, nonces)
    return digest


def _store(seals: list[Seal], nonces: list[Nonce]) -> None:
    if seals:
        Seal.objects.bulk_create(seals)
    if nonces:
        Nonce.objects.bulk_create(nonces)


def mac_of(nonce: str, text: bytes) -> str:
    """HMAC-SHA256 of a row's canonical text under the signs of its nonce, as 64 hexadecimal digits."""
    return hmac.new(nonce.encode(), text, hashlib.sha256).hexdigest()


def chained(before: str, one: Seal) -> str:
    """SHA-256 over the words ``cunju.seal/1``, the digest of the seal before (zeros for the first) and the seal's lines; 64 hexadecimal digits."""
    lines = f"{one.number}\n{one.label}\n{one.row}\n{one.act}\n{one.day}\n{one.mac}\n"
    return hashlib.sha256(f"cunju.seal/1\n{before or FIRST}\n{lines}".encode()).hexdigest()


def _as_they_stand(all_touched: Sequence[Touched]) -> dict[Row, tuple[str, bound.Values | None]]:
    """Each touched row with its act and its values at the end; in the order they were touched first."""
    found: dict[Row, tuple[str, bound.Values | None]] = {}
    ask: dict[str, dict[str, Any]] = {}
    for one in all_touched:
        for pk, said in one.rows.items():
            row = one.label, str(pk)
            act, known = found.get(row, ("", None))
            if said is not None and not one.whole:
                said = {**known, **said} if known is not None else None
            act = GONE if one.gone else ERASED if ERASED in (act, one.act) else KEPT
            found[row] = act, said
            ask.setdefault(one.label, {})[row[1]] = pk
    for label, pks in ask.items():
        unknown = {key: pk for key, pk in pks.items() if found[label, key][0] != GONE and found[label, key][1] is None}
        read = dict(_read(label, list(unknown.values()))) if unknown else {}
        for key in unknown:
            found[label, key] = (found[label, key][0], read[key]) if key in read else (GONE, None)
    return found


def _read(label: str, pks: list[Any]) -> Iterator[tuple[str, bound.Values]]:
    model = bound.tables()[label]
    for start in range(0, len(pks), BATCH):
        rows = model._base_manager.filter(pk__in=pks[start : start + BATCH]).order_by("pk").values_list("pk", *bound.columns(model))
        yield from ((str(pk), bound.of_row(model, row)) for pk, *row in rows)


def _forget(rows: Iterable[Row]) -> None:
    by_label: dict[str, list[str]] = {}
    for label, row in rows:
        by_label.setdefault(label, []).append(row)
    for label, some in by_label.items():
        for start in range(0, len(some), BATCH):
            old = Seal.objects.filter(label=label, row__in=some[start : start + BATCH]).values("number")
            Nonce.objects.filter(number__in=old).delete()


def begin(on: date, *, again: Iterable[str] = ()) -> list[str]:
    """Seal all rows of tables nobody sealed yet, and ``again`` of those a migration wrote to; the labels."""
    with transaction.atomic():
        alone()
        known = set(Seal.objects.order_by().values_list("label", flat=True).distinct())
        labels = [label for label in bound.tables() if label not in known or label in set(again)]
        for label in labels:
            append(_all_of(label), last(), on)
    return labels


def _all_of(label: str) -> Iterator[tuple[Row, str, bound.Values | None]]:
    model = bound.tables()[label]
    yield (label, str(model._base_manager.count())), BEGUN, None
    for pk, *row in model._base_manager.order_by("pk").values_list("pk", *bound.columns(model)).iterator(chunk_size=2000):
        yield (label, str(pk)), KEPT, bound.of_row(model, row)
