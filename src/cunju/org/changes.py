"""Whether what is kept of a unit changed since a page was made of it: one word a unit, another one after each writing."""

import itertools
import secrets
from collections.abc import Iterable

from django.db import transaction

from cunju.kernel.codes import above
from cunju.org.models import Change

_count = itertools.count(1)
_written = 0


def told(codes: Iterable[str]) -> None:
    """Something of these units was written, in the transaction that wrote it; one statement whatever their number."""
    rows = [Change(unit_code=code, token=secrets.token_hex(8)) for code in sorted(set(codes))]
    Change.objects.bulk_create(rows, update_conflicts=True, unique_fields=["unit_code"], update_fields=["token"])
    _wrote()
    transaction.on_commit(_wrote)


def _wrote() -> None:
    global _written
    _written = next(_count)


def written() -> int:
    """Another number after each writing of this process."""
    return _written


def mark(code: str) -> str:
    """The words of a unit and of the offices above it, as one; the same text means that nothing was written since."""
    found = dict(Change.objects.filter(unit_code__in=[code, *above(code)]).values_list("unit_code", "token"))
    return ".".join(found[one] for one in sorted(found))
