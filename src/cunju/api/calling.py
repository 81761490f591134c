"""The gate of every call: method, token, rate, scope, values; then the answer with its mark (ETag), or a problem."""

import hashlib
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt

from cunju.api import parameters, systems
from cunju.api.answers import Call
from cunju.api.endpoints import Endpoint
from cunju.api.models import System
from cunju.api.problems import OUT_OF_SCOPE, WITHOUT_TOKEN, Nothing, NoToken, Problem, TooOften
from cunju.org import access, addresses, clock, problems
from cunju.org.limits import Bucket, Rate

METHODS = ("GET", "HEAD")
# Of one system; and of one address that tries tokens out.
SYSTEM, STRANGER = Rate(240, 4.0), Rate(60, 0.5)
calls, strangers = Bucket(SYSTEM), Bucket(STRANGER)
JSON = "application/json; charset=utf-8"


class Resource:
    """The view of an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.csrf_exempt = True

    def __call__(self, request: HttpRequest, **path: str) -> HttpResponse:
        if request.method not in METHODS:
            return _no_such_method()
        try:
            return self._answered(request, path)
        except Problem as found:
            return found.answer()
        except Http404:
            return Nothing(OUT_OF_SCOPE).answer()

    def _answered(self, request: HttpRequest, path: dict[str, str]) -> HttpResponse:
        today = access.today_of(request)
        system = _system(request)
        if self.endpoint.resource and self.endpoint.resource not in system.resources:
            raise Nothing(OUT_OF_SCOPE)
        values = parameters.read(self.endpoint.parameters, path, dict(request.GET.lists()))
        systems.seen(system, on=today)
        made = self.endpoint.answer(Call(system, today, values))
        if self.endpoint.paged:
            made["next"] = _next(request, made["next"])
        return _sent(request, {**made, "demonstration": clock.is_demonstration()})


def _no_such_method() -> HttpResponse:
    response = problems.document(405, "只能读取", "接口只读，只接受 GET 和 HEAD。")
    response["Allow"] = ", ".join(METHODS)
    return response


def _system(request: HttpRequest) -> System:
    """Whose token this is; who tries many has to wait."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    found = systems.of_token(token.strip(), on=access.today_of(request)) if scheme.lower() == "bearer" else None
    bucket, key = (calls, str(found.pk)) if found else (strangers, addresses.of(request))
    if seconds := bucket.wait(key):
        raise TooOften(int(seconds) + 1)
    if found is None:
        raise NoToken(WITHOUT_TOKEN)
    request.caller = f"接口：{found.name}"  # type: ignore[attr-defined]
    return found


def _next(request: HttpRequest, after: str | None) -> str | None:
    if after is None:
        return None
    query = {**request.GET.dict(), "after": after}
    return f"{request.path}?{urlencode(query)}"


def _sent(request: HttpRequest, made: dict[str, Any]) -> HttpResponse:
    """The document, or 304 where the caller has it."""
    body = json.dumps(made, ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=JSON)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address below ``/api/v1/`` that is none."""
    return Nothing("没有这个地址。全部地址见 /api/openapi.json。").answer()
