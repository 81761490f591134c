"""Answers of public pages: known to be unchanged before anything is rendered, kept while they are, packed once."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

import cunju
from cunju import catalogue
from cunju.org import changes, clock
from cunju.portal.about import STATIC

SECONDS = 300
HTML = "text/html; charset=utf-8"
# Of one process; what was asked for longest ago goes first. Only pages that have one address are kept.
MOST_BYTES = 24 * 1024 * 1024
KEPT_QUERIES = ("", "size=large")
SOURCES = (".py", ".html")


@dataclass(frozen=True, slots=True)
class Body:
    """A page as it is sent, plain and packed."""

    plain: bytes
    packed: bytes
    kind: str

    def __len__(self) -> int:
        return len(self.plain) + len(self.packed)


@cache
def release() -> str:
    """The text of the program as a digest: pages of another release are other pages, whatever their number."""
    found = hashlib.sha256()
    for file in sorted(Path(cunju.__file__).parent.rglob("*")):
        if file.suffix in SOURCES and "tests" not in file.parts:
            found.update(file.read_bytes())
    return found.hexdigest()


def stamp(request: HttpRequest, code: str) -> str:
    """All on which a page of a unit depends, as one digest: what is kept of it and above it, the day, the catalogue, the program."""
    known = (
        changes.mark(code), str(request.today), str(clock.is_demonstration()), catalogue.load().digest, release(),  # type: ignore[attr-defined]
        settings.SITE_OWNER, settings.SITE_RECORD_NUMBER, str(request.scheme), request.get_host(), request.get_full_path(),
    )  # fmt: skip
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


class Kept:
    """Pages of this process by their stamp."""

    def __init__(self) -> None:
        self._lock, self._bytes = Lock(), 0
        self._found: OrderedDict[str, Body] = OrderedDict()

    def get(self, key: str) -> Body | None:
        """A page made before; it is the one asked for last."""
        with self._lock:
            if found := self._found.get(key):
                self._found.move_to_end(key)
            return found

    def put(self, key: str, body: Body) -> None:
        """Keep a page, and give up those asked for longest ago."""
        with self._lock:
            if key not in self._found:
                self._found[key] = body
                self._bytes += len(body)
            while self._bytes > MOST_BYTES:
                self._bytes -= len(self._found.popitem(last=False)[1])


kept = Kept()


@dataclass(frozen=True, slots=True)
class Seen:
    """An address whose page this process has just compared with the database: when, after how many writings, its key, its headers."""

    at: float
    written: int
    key: str
    headers: tuple[tuple[str, str], ...]


# A process that asked the database within a second does not ask it again; what it wrote itself it knows at once.
SECOND, MOST_SEEN = 1.0, 5_000
NOT_AGAIN = ("content-length", "content-encoding")
_seen: OrderedDict[tuple[str, str, str], Seen] = OrderedDict()
_seeing = Lock()


def _address(request: HttpRequest) -> tuple[str, str, str]:
    return str(request.scheme), str(request.META.get("HTTP_HOST", "")), request.get_full_path()


def seen(request: HttpRequest, response: HttpResponse) -> None:
    """Remember for a second that the page of an address is the kept one, with the headers it was sent with."""
    key = getattr(response, "known_key", "")
    if not key or response.status_code != 200 or kept.get(key) is None:
        return
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in NOT_AGAIN)
    with _seeing:
        _seen[_address(request)] = Seen(monotonic(), changes.written(), key, headers)
        while len(_seen) > MOST_SEEN:
            _seen.popitem(last=False)


def fresh(request: HttpRequest) -> HttpResponse | None:
    """The answer without a question to the database, where the same was asked a moment ago; None where not."""
    found = _seen.get(_address(request))
    if found is None or monotonic() - found.at > SECOND or found.written != changes.written():
        return None
    body = kept.get(found.key)
    if body is None:
        return None
    etag = etag_of(found.key)
    same = get_conditional_response(request, etag=etag) if request.headers.get("if-none-match") else None
    response = same or _sent(request, body)
    for name, value in found.headers:
        if same is None or name.lower() != "content-type":
            response[name] = value
    return response


def etag_of(key: str) -> str:
    """The mark by which a browser asks whether its page is still so."""
    return f'W/"{key[:32]}"'


def _sent(request: HttpRequest, body: Body) -> HttpResponse:
    packs = "gzip" in request.headers.get("accept-encoding", "")
    response = HttpResponse(body.packed if packs else body.plain, content_type=body.kind)
    response["Content-Length"] = str(len(response.content))
    if packs:
        response["Content-Encoding"] = "gzip"
    return response


def answer(request: HttpRequest, code: str, make: Callable[[], str | bytes], *, kind: str = HTML) -> HttpResponse:
    """The page of a unit: 304 where it is the one known, the kept one where nothing changed, else made now by ``make``."""
    if request.META.get(STATIC):
        return HttpResponse(make(), content_type=kind)
    key = stamp(request, code)
    etag = etag_of(key)
    if request.headers.get("if-none-match") and (same := get_conditional_response(request, etag=etag)):
        return _headed(same, etag)
    body = kept.get(key)
    if body is None:
        made = make()
        plain = made.encode() if isinstance(made, str) else made
        body = Body(plain, gzip.compress(plain, 6, mtime=0), kind)
        if request.META.get("QUERY_STRING", "") in KEPT_QUERIES and changes.mark(code):
            kept.put(key, body)
    response = _sent(request, body)
    response.known_key = key  # type: ignore[attr-defined]
    return _headed(response, etag)


def _headed(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, max_age=SECONDS, public=True)
    if clock.is_demonstration():
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
