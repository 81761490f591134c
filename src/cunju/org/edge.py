"""The outermost edge of a request: health before all, what may not come in, how much may come in."""

import codecs
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from cunju.kernel.cleaning import unfit
from cunju.org import addresses, cleaning, health, kept, limits, troubles
from cunju.org.troubles import Trouble

Answer = Callable[[HttpRequest], HttpResponse]
LONGEST_PATH, LONGEST_QUERY = 1024, 8192
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
UTF8 = "utf-8"


class HealthMiddleware:
    """``/healthz`` asks for no session, no host name and no day; it answers in every state."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/healthz" and request.method in ("GET", "HEAD"):
            return health.answer()
        return self.get_response(request)


class CleanMiddleware:
    """Refuses addresses and headers that no browser sends, cleans what of them a person may have typed; limits the open pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if wrong := _refused(request):
            return troubles.page(request, wrong, typed=False)
        if seconds := limits.wait(request.method or "", request.path_info, addresses.of(request)):
            response = troubles.page(request, troubles.OFTEN, typed=False)
            response["Retry-After"] = str(seconds)
            return response
        request.COOKIES = cleaning.cleaned_cookies(request.COOKIES)
        request.GET = cleaning.cleaned(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A full disk, a busy database: a page, what was typed in it."""
        found = troubles.of(exception)
        if found is None:
            return None
        troubles.log.warning("%s %s: %s", request.method, request.path[:300], exception)
        return troubles.page(request, found)


def _refused(request: HttpRequest) -> Trouble | None:
    query = request.META.get("QUERY_STRING", "")
    if len(request.path_info) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return troubles.TOO_LONG
    if unfit(request.path_info, one_line=True) or cleaning.raw_unfit(query):
        return troubles.BAD
    headers = (value for name, value in request.META.items() if name.startswith(("HTTP_", "CONTENT_")))
    # Cookies are read one by one below: a browser cannot help what it was once given.
    cookie = request.META.get("HTTP_COOKIE", "")
    if any(cleaning.raw_unfit(str(value)) for value in headers if value is not cookie):
        return troubles.BAD
    return None


class BodyMiddleware:
    """How much may be sent, before it is read, and whether it can be. Stands behind the account, before what cleans its texts."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "OPTIONS") and (wrong := _body(request)):
            return troubles.page(request, wrong, typed=False)
        return self.get_response(request)


def _body(request: HttpRequest) -> Trouble | None:
    """Read it; what is wrong with it."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return troubles.BAD
    if length < 0 or not _utf8(request):
        return troubles.BAD
    known = request.user.is_authenticated
    ended = not known and bool(kept.ended(request))
    if length > (limits.ANYBODY if known else limits.ENDED if ended else limits.of_stranger(request.path_info)):
        return troubles.TOO_LARGE if known or ended else troubles.STRANGER
    if request.content_type == "application/json":
        return _json(request)
    if request.content_type not in FORMS or request.method != "POST":
        return None
    return _form(request)


def _utf8(request: HttpRequest) -> bool:
    """Forms here are UTF-8; another charset in the head of a request is nobody's browser."""
    try:
        charset = (request.content_params or {}).get("charset", UTF8)
        return codecs.lookup(charset).name == UTF8
    except (LookupError, ValueError):
        return False


def _form(request: HttpRequest) -> Trouble | None:
    try:
        _ = request.POST, request.FILES
    except (MultiPartParserError, StopUpload, ValueError, OSError) as trouble:
        return troubles.of(trouble) or troubles.BAD
    return None


def _json(request: HttpRequest) -> Trouble | None:
    """A document whose texts hold controls, or that is none, is refused: there is nobody who typed it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return troubles.TOO_LARGE
    try:
        found = json.loads(request.body or b"null")
        return troubles.BAD if any(unfit(one) for one in _texts(found)) else None
    except (ValueError, RecursionError, OSError):
        return troubles.BAD


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document, names of its members too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
