"""Hostile requests in a fixed order: every address, method and field, filled with what databases and readers choke on."""

import random
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests import cast

# NUL, controls, half characters, no UTF-8, too long, numbers beyond any column, markup, and honest text
NASTY = [
    "\x00", "a\x00b", "\x01\x02\x1f\x7f", "\x85\u2028", "\ud800", "村\udfff", "\ufffe\uffff", "\u202e倒", "😀" * 40,
    "x" * 5000, "9" * 40, "-1", "99999999999999999999", "1e400", "NaN", "0x10", "２０２３", "2023-02-30", "9999-12-31", "0000-00-00",
    "'; DROP TABLE org_unit; --", "<script>alert(1)</script>", "{{7*7}}", "%s%n%(a)s", "../../etc/passwd", "", " ", "\r\nSet-Cookie: a=b",
    "第一项\x0b第二项", "500112018202", "2023-09-20", "village_clerk", "on", "null", "[]", "a" * 200,
]  # fmt: skip
RAW = [
    "%00",
    "%ff%fe",
    "%c0%80",
    "%ed%a0%80",
    "%0d%0a",
    "%",
    "%zz",
    "%E6%9D",
    "%2e%2e%2f",
    "%01",
    "%C2%85",
    "x" * 3000,
]
NAMES = [
    "q", "page", "on", "from", "to", "period", "name", "text", "about", "unit", "unit_code", "username", "role", "code", "part", "size",
    "theme", "next", "do", "kind", "place", "account", "day", "reason", "words", "duty", "holds", "occurred_on", "title", "fact", "section",
    "form-TOTAL_FORMS", "form-INITIAL_FORMS", "0-name", "group", "count", "amount", "present", "adults", "seen", "key", "a\x00b", "x" * 300,
]  # fmt: skip
TYPES = [
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "application/json",
    "multipart/form-data", "multipart/form-data; boundary=\xff", "text/plain", "multipart/form-data; boundary=x; charset=unicode_escape",
    "application/x-www-form-urlencoded; charset=utf-7", "",
]  # fmt: skip
BODIES = [
    b"", b"\x00", b"a=%00&b=%ff", b'{"a": "\\u0000"}', b'{"a": "\\ud800"}', b"[" * 3000, b"a=1&" * 6000, b"--x\r\n", b"\xff\xfe",
    b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800\\x00\r\n--x--\r\n',
]  # fmt: skip


@dataclass
class Shot:
    """One request as Django's test client sends it."""

    method: str
    path: str
    sent: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path!r:.200} {str(self.sent)!r:.600}"


def addresses() -> list[str]:
    """Every address of the platform as a pattern with its arguments in angle brackets."""

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for one in patterns:
            path = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, path)
            else:
                yield f"/{path}"

    return sorted(set(walk(get_resolver().url_patterns, "")))


def shots(seed: int, count: int, known: list[str]) -> Iterator[Shot]:
    """So many requests, each address in its turn; ``known`` are values that open pages."""
    chance, every = random.Random(seed), addresses()
    for at in range(count):
        path = _filled(every[at % len(every)], chance, known)
        if chance.random() < 0.4:
            path += "?" + _query(chance)
        kind = chance.choice(["get", "get", "fields", "fields", "files", "raw"])
        if kind == "get":
            yield Shot(
                chance.choice(["GET", "GET", "HEAD", "PUT", "DELETE"]), path, {"headers": _headers(chance)}
            )
        elif kind == "raw":
            body, how = chance.choice(BODIES), chance.choice(TYPES)
            yield Shot("POST", path, {"data": body, "content_type": how})
        else:
            data = {
                _text(chance.choice(NAMES)): _text(chance.choice(NASTY)) for _ in range(chance.randint(1, 9))
            }
            if kind == "files":
                name = _text(chance.choice([*NASTY, "a.jpg", "a\x00.xlsx", "村" * 300 + ".pdf"])) or "a"
                content = chance.choice([b"", b"PK\x03\x04", b"\xff\xd8\xff", b"%PDF-1.4", b"\x00" * 50])
                data |= {
                    chance.choice(["file", "photos", "photo", "page"]): SimpleUploadedFile(name, content)
                }
            yield Shot("POST", path, {"data": data, "headers": _headers(chance)})


def _text(word: str) -> str:
    """What can be sent: half characters cannot, but in the raw bodies above."""
    return word.encode("utf-8", "replace").decode()


def _filled(pattern: str, chance: random.Random, known: list[str]) -> str:
    """Arguments of an address replaced, some by what opens a page."""
    while "<" in pattern:
        before, _, rest = pattern.partition("<")
        name, _, after = rest.partition(">")
        pick = chance.random()
        if pick < 0.8:
            word = (
                chance.choice(known)
                if "int" not in name
                else str(chance.choice([*range(1, 26), 0, 2023, 9999, 2**31, 2**63, 10**30]))
            )
        elif pick < 0.9:
            word = urllib.parse.quote(_text(chance.choice(NASTY)), safe="")
        else:
            word = chance.choice(RAW)
        pattern = f"{before}{word}{after}"
    return pattern


def _query(chance: random.Random) -> str:
    pairs = []
    for _ in range(chance.randint(1, 4)):
        raw = chance.random() < 0.4
        value = chance.choice(RAW) if raw else urllib.parse.quote(_text(chance.choice(NASTY)), safe="")
        pairs.append(f"{urllib.parse.quote(_text(chance.choice(NAMES)), safe='')}={value}")
    return "&".join(pairs)


def _headers(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.7:
        return {}
    name = chance.choice(
        [
            "cookie",
            "referer",
            "user-agent",
            "x-forwarded-for",
            "hx-current-url",
            "hx-request",
            "accept-language",
            "if-none-match",
        ]
    )
    cookies = [
        "sessionid=\x00",
        'sessionid="\\000"',
        "kept=a:b:c",
        "device=\xff",
        "csrftoken=\x01",
        "messages=x:y",
        "whose=1:x",
        "a" * 4000,
    ]
    return {
        name: chance.choice(
            cookies if name == "cookie" else [*NASTY[:5], "http://[::1", "x" * 3000, 'W/"\x01"', "true"]
        )
    }


def known() -> list[str]:
    """Codes, days, ids that are there."""
    from cunju.ledger.models import Fact

    facts = [str(one) for one in Fact.objects.order_by("position").values_list("uid", flat=True)[:5]]
    return [
        cast.VILLAGE,
        cast.TOWN,
        cast.DISTRICT,
        cast.FAR,
        "2023-06-30",
        "2023",
        "3",
        "book",
        "bodies",
        *facts,
    ]
