"""The log of this database: one leaf a fact, in the order of commits, written below ``CUNJU_VAR/log`` before the person is told.

The database has the order (``Digest.leaf``), the files follow it: what a crash left out is written by whoever integrates next.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from cunju.kernel.commands import WrongState
from cunju.ledger.log import notes, tiles, trees
from cunju.ledger.log.notes import Checkpoint, Signer
from cunju.ledger.models import Digest, Log
from cunju.org import clock
from cunju.org.models import Unit

AT_ONCE = 20 * tiles.WIDTH


class Broken(WrongState):
    """The files and the database do not tell the same; nothing is signed."""


def entry(one: Digest) -> bytes:
    """A fact's entry: no personal data; the day it happened beside the day it was entered."""
    return (
        f"cunju.leaf/1\nunit {one.unit_code}\nnumber {one.number}\nfact {one.fact}\nhappened {one.occurred_on}\n"
        f"entered {one.recorded_on}\ndigest v{one.version} {one.digest}\n" + (f"rows {one.rows}\n" if one.rows else "")
    ).encode()


def root_folder() -> Path:
    """Where all origins of this ``CUNJU_VAR`` lie."""
    return Path(settings.LOG)


def signer(one: Log) -> Signer:
    """The district's key under an origin's name."""
    return Signer(one.origin, notes.key_in(Path(settings.LOG_KEY)))


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time writes the log."""
    root_folder().mkdir(parents=True, exist_ok=True)
    held = os.open(root_folder() / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def current() -> Log | None:
    """The origin in use."""
    return Log.objects.order_by("-pk").first()


def published(one: Log) -> Checkpoint | None:
    """Its checkpoint, signed by the district's key; None before the first."""
    file = root_folder() / one.folder / "checkpoint"
    if not file.exists():
        return None
    found = Checkpoint.read(file.read_text(encoding="utf-8"))
    found.signatures(signer(one).verifier)
    return found


def integrate() -> Checkpoint:
    """Bring the files up to what is committed and sign; a folder that is ahead of the database begins a new origin."""
    with alone():
        one = current() or begin()
        head = published(one)
        rows = _from(head.size - 1 if head else 0)
        if head and head.size and not rows:  # the folder is ahead of the database
            one, head, rows = begin(head), None, _from(0)
        last = rows.pop(0) if head and head.size else None
        if head and not rows:
            return head
        stored = _stored(one, head, last)
        while rows:
            stored = stored.append([entry(row) for row in rows])
            rows = _from(stored.size) if len(rows) >= AT_ONCE - 1 else []
        return _signed(one, stored)


def _from(leaf: int) -> list[Digest]:
    """The digests from a place of the log on, so many as are integrated at once."""
    return list(Digest.objects.filter(leaf__gte=leaf).order_by("leaf")[:AT_ONCE])


def _stored(one: Log, head: Checkpoint | None, last: Digest | None) -> tiles.Stored:
    """The files of the published head, unless they are damaged: then they are written again from the database, which must give that head."""
    folder = root_folder() / one.folder
    if head is None:
        return tiles.Stored(folder, 0)
    found = tiles.Stored(folder, head.size)
    try:
        same = head.size == 0 or (last and found.bundle((head.size - 1) // tiles.WIDTH)[-1] == entry(last))
        if same and trees.root(found.hash, 0, head.size) == head.root:
            return found
    except (OSError, ValueError):
        pass
    found = tiles.Stored(folder, 0).append([entry(row) for row in Digest.objects.filter(leaf__lt=head.size).order_by("leaf")])
    if found.size != head.size or trees.root(found.hash, 0, found.size) != head.root:
        raise Broken(f"日志 {one.origin} 已公布到第{head.size}条，数据库里的摘要算出来的不是那个结果；不再签名。请查明哪些记录被改动（check）。")
    return found


def _signed(one: Log, stored: tiles.Stored) -> Checkpoint:
    head = Checkpoint(one.origin, stored.size, trees.root(stored.hash, 0, stored.size))
    note = f"{head.text}\n{signer(one).line(head.text)}"
    tiles.publish(stored.folder, note)
    return Checkpoint.read(note)


def begin(follows: Checkpoint | None = None) -> Log:
    """A new origin; where an older log broke off its name, size and root stand in the new name, so each signature repeats them."""
    there = clock.installation()
    code = there.district_code if there else ""
    name = Unit.objects.filter(code=code).values_list("name", flat=True).first() or "cunju"
    kind, number = "demo" if there and there.demonstration else "live", 1
    while (root_folder() / f"{kind}-{number}").exists():
        number += 1
    folder = f"{kind}-{number}"
    origin = "/".join([*"".join(name.replace("+", "").split()).split("/"), code or "0", folder])
    if follows:
        origin += f"/after/{follows.origin.split('/after/')[0]}/{follows.size}/{follows.root.hex()}"
    one = Log.objects.create(origin=origin, folder=folder, follows=follows.note if follows else "")
    tiles.write(root_folder() / folder / "vkey", f"{signer(one).verifier}\n".encode())
    if follows:
        tiles.write(root_folder() / folder / "follows", follows.note.encode())
    return one


def restored(kept: Checkpoint | None) -> Log | None:
    """After a restore: a new origin, as nobody here can know what was published since; None where ``kept``, the last one published, goes on."""
    one = current()
    if one is None:
        return None
    file, signed = root_folder() / one.folder / "checkpoint", signer(one).verifier
    head = Checkpoint.read(file.read_text(encoding="utf-8")) if file.exists() else None
    if kept and kept.origin == one.origin and kept.signatures(signed):
        there = tiles.Stored(root_folder() / one.folder, head.size) if head else None
        if there and kept.size <= there.size and trees.root(there.hash, 0, kept.size) == kept.root:
            return None
    last = kept or head
    return begin(last) if last else None
