"""Packages on their way: queued once by content, handed over, tried again later each time, accepted only by a receipt that names them.

A receipt records nothing in the ledger: that the platform shows the sheet is said by the clerk's 已同步.
"""

import hashlib
import http.client
import json
import logging
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from cunju.api.models import Package
from cunju.api.platform import packing
from cunju.kernel import offers
from cunju.kernel.parcels import Parcel
from cunju.org import clock

log = logging.getLogger(__name__)
FIRST, LONGEST = timedelta(minutes=5), timedelta(days=1)
PATIENCE = 20  # seconds
MOST_ANSWER, MOST_SAID = 64 * 1024, 200
# Gives what the platform answered; OSError, ValueError where it did not take it.
Carry = Callable[[str, bytes], bytes]


def waiting(prefix: str, *, on: date) -> Iterator[Parcel]:
    """All that installed rooms want shown there."""
    for room in settings.ROOMS:
        if offered := offers.asked(room, offers.Papers.parcels):
            yield from offered(prefix, on=on)


def queue(prefix: str, *, on: date, now: datetime) -> int:
    """Make a row for each thing that has none with these words; of the same thing older words are given up."""
    new = 0
    for one in waiting(prefix, on=on):
        content = packing.content(one, demonstration=clock.is_demonstration())
        told = {"unit_code": one.unit_code, "key": one.key, "title": one.title[:120], "made_at": now, "next_at": now}
        row, made = Package.objects.get_or_create(content=content, defaults=told)
        if made:
            Package.objects.filter(key=one.key, state=Package.WAITING).exclude(pk=row.pk).update(state=Package.REPLACED)
            new += 1
    return new


def send(prefix: str, *, on: date, now: datetime, carry: Carry) -> dict[str, int]:
    """One round: queue, then try what is due. Counts by what became of each."""
    counts = {"new": queue(prefix, on=on, now=now), "accepted": 0, "failed": 0}
    rows = {one.content: one for one in Package.objects.filter(state=Package.WAITING, next_at__lte=now, unit_code__startswith=prefix)}
    for one in waiting(prefix, on=on):
        row = rows.get(packing.content(one, demonstration=clock.is_demonstration()))
        if row is not None and _claimed(row, now):
            counts["accepted" if _tried(row, one, now, carry) else "failed"] += 1
    return counts


def _claimed(row: Package, now: datetime) -> bool:
    """Take the next try; another process that sends at the same moment does not get it too."""
    after = now + min(FIRST * 2**min(row.tries, 20), LONGEST)
    taken = Package.objects.filter(pk=row.pk, state=Package.WAITING, tries=row.tries).update(tries=row.tries + 1, next_at=after)
    return bool(taken)


def _tried(row: Package, one: Parcel, now: datetime, carry: Carry) -> bool:
    data = packing.package(one, demonstration=clock.is_demonstration())
    digest = hashlib.sha256(data).hexdigest()
    try:
        receipt = _receipt(carry(digest, data), digest)
    except (OSError, ValueError, http.client.HTTPException) as trouble:
        Package.objects.filter(pk=row.pk).update(digest=digest, said=str(trouble)[:MOST_SAID])
        return False
    done = {"state": Package.ACCEPTED, "digest": digest, "receipt": receipt, "accepted_at": now, "said": ""}
    Package.objects.filter(pk=row.pk, state=Package.WAITING).update(**done)
    return True


def _receipt(answer: bytes, digest: str) -> str:
    """The receipt's number; ValueError where it is none, or another package's."""
    found = json.loads(answer[:MOST_ANSWER])
    if not isinstance(found, dict) or not isinstance(found.get("receipt"), str) or not found["receipt"]:
        raise ValueError("平台的回执读不懂")
    if found.get("digest") != digest:
        raise ValueError("平台的回执是另一份的")
    return str(found["receipt"])[:100]


def by_http(url: str, key: str) -> Carry:
    """Push with the digest as the key by which the platform knows what it has already."""

    def carry(digest: str, data: bytes) -> bytes:
        heads = {"Content-Type": "application/zip", "Idempotency-Key": digest, "Authorization": f"Bearer {key}"}
        asked = urllib.request.Request(url, data=data, headers=heads, method="POST")
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            found: bytes = answer.read(MOST_ANSWER)
            return found

    return carry


def by_folder(folder: Path) -> Carry:
    """Lay it into a folder that somebody carries; the receipt comes back as ``receipts/DIGEST.json``."""

    def carry(digest: str, data: bytes) -> bytes:
        receipts = folder / "receipts"
        receipts.mkdir(parents=True, exist_ok=True)
        found = receipts / f"{digest}.json"
        if found.exists():
            return found.read_bytes()
        part = folder / f".{digest}.part"
        part.write_bytes(data)
        part.replace(folder / f"{digest}.zip")
        raise ValueError("已放进发送文件夹，等回执")

    return carry
