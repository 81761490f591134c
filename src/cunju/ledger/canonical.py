"""What is digested of a fact: its canonical bytes, version 1, and the chain of digests of its unit (docs/evidence.md).

Source: RFC 8785 in spirit, interfaces §4 in form: the very line ``facts dump`` prints, so that anybody can digest it again.
"""

import hashlib
import json
from typing import Any

from cunju.kernel.days import SHANGHAI

VERSION = 1
FIRST = bytes(32)


def as_line(fact: Any) -> str:
    """One fact as its line of the dump, attributes with sorted keys, instants in whole seconds of +08:00; version 1 of the canonical text."""
    return json.dumps(
        {
            "id": str(fact.uid),
            "unit_code": fact.unit_code,
            "kind": fact.kind,
            "occurred_on": fact.occurred_on.isoformat(),
            "until": fact.until.isoformat() if fact.until else None,
            "recorded_at": fact.recorded_at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
            "recorded_by": fact.recorded_by,
            "source": fact.source,
            "attributes": _sorted(fact.attributes),
            "findings": _sorted(fact.findings),
            "rests_on": fact.rests_on,
            "supersedes": str(fact.supersedes) if fact.supersedes else None,
            "retracted": fact.retracted,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def digest(before: bytes, fact: Any) -> bytes:
    """SHA-256 over the words ``cunju.fact/1``, the 32 bytes of the unit's digest before (zeros for its first fact) and the line; 32 bytes."""
    return hashlib.sha256(b"cunju.fact/1\n" + before + as_line(fact).encode()).digest()
