"""Login by the district's own identity service (OpenID Connect, code flow with PKCE); off where none is configured.

Authlib makes and reads the messages and is imported on first use only. What it says is believed when the answer belongs to the question
(state), the token to this login (nonce), to this service and this client (signature, issuer, audience), and to this moment (expiry).
"""

import json
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from cunju.org import clock

SCOPE = "openid profile"
ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512", "EdDSA"]
# Seconds: of one answer of the service; of its clock beside ours; of what it says of itself; of a login under way.
PATIENCE, LEEWAY, KNOWN, UNDER_WAY = 8, 60, 600, 600
MOST_BYTES = 1 << 20
STARTED = "oidc"
BACK = "/login/oidc/back/"
_said: dict[str, tuple[float, dict[str, Any]]] = {}
_lock = threading.Lock()


class Unsound(Exception):
    """The service cannot be reached, or what came back is not to be believed; the words are for the log."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as Authlib reads it."""

    status_code: int
    body: bytes

    def json(self) -> Any:
        """Its document; ValueError where it is none."""
        return json.loads(self.body)

    def raise_for_status(self) -> None:
        """Unsound where it says so itself."""
        if self.status_code >= 400:
            raise Unsound(f"HTTP {self.status_code}")


class _Stay(urllib.request.HTTPRedirectHandler):
    """A secret follows no redirect."""

    def redirect_request(self, *args: Any, **named: Any) -> None:
        return None


class Session:
    """What of an HTTP session Authlib needs."""

    def request(self, method: str, url: str, *, data: Any = None, headers: Any = None, auth: Any = None, **_: Any) -> Answer:
        """One request; ``data`` are the fields of a form."""
        body = urlencode(data or {})
        if auth is not None:
            url, headers, body = auth.prepare(method, url, dict(headers or {}), body)
        sent = body.encode() if method == "POST" else None
        asked = urllib.request.Request(url, data=sent, headers=dict(headers or {}), method=method)
        try:
            with urllib.request.build_opener(_Stay).open(asked, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.read(MOST_BYTES))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.read(MOST_BYTES))
        except (OSError, HTTPException, ValueError) as trouble:
            raise Unsound(f"{url}: {trouble}") from trouble

    def post(self, url: str, **named: Any) -> Answer:
        """A form sent."""
        return self.request("POST", url, **named)


def configured() -> dict[str, str]:
    """Issuer, client_id, secret, claim and name; empty where this installation has no such service."""
    found: dict[str, str] = getattr(settings, "OIDC", {})
    return found


def start(request: HttpRequest, then: str) -> str:
    """Where the browser goes; what it has to come back with waits in its session."""
    from authlib.common.security import generate_token

    state, nonce, verifier = (generate_token(48) for _ in range(3))
    url, _ = _client(request).create_authorization_url(_of_itself()["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier)
    request.session[STARTED] = {"state": state, "nonce": nonce, "verifier": verifier, "next": then, "at": clock.machine_now().timestamp()}
    return str(url)


def finish(request: HttpRequest) -> tuple[str, str]:
    """The account's name as the service says it, and where the login leads; Unsound where anything is not as it should be."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    begun = request.session.pop(STARTED, None)
    if not isinstance(begun, dict) or not 0 <= clock.machine_now().timestamp() - begun["at"] < UNDER_WAY:
        raise Unsound("no login was under way")
    if not request.GET.get("code"):
        # Without a code Authlib would ask for a token of our own, and look at no state.
        raise Unsound(f"no code: {request.GET.get('error', '')}")
    try:
        claims = _claims(request, begun)
    except (AuthlibBaseError, JoseError, KeyError, TypeError, ValueError) as wrong:
        raise Unsound(f"{type(wrong).__name__}: {wrong}") from wrong
    name = claims.get(configured()["claim"])
    if not isinstance(name, str) or not name:
        raise Unsound(f"no claim {configured()['claim']}")
    return name, begun["next"]


def _claims(request: HttpRequest, begun: dict[str, Any]) -> dict[str, Any]:
    """What the token says, checked."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.jwk import KeySet

    itself, ours = _of_itself(), configured()
    client = _client(request)
    client.state = begun["state"]
    token = client.fetch_token(
        itself["token_endpoint"], authorization_response=request.build_absolute_uri(), state=begun["state"], code_verifier=begun["verifier"]
    )
    said: Any = _document(itself["jwks_uri"])
    keys = KeySet.import_key_set(said)
    read = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
    needed = {"iss": {"essential": True, "value": ours["issuer"]}, "aud": {"essential": True, "value": ours["client_id"]}}
    params = {"nonce": begun["nonce"], "client_id": ours["client_id"], "access_token": token.get("access_token")}
    claims = CodeIDToken(read.claims, read.header, needed, params)
    claims.validate(leeway=LEEWAY)
    return dict(claims)


def _client(request: HttpRequest) -> Any:
    from authlib.oauth2.client import OAuth2Client

    ours = configured()
    back = f"{'https' if settings.SECURE_TLS else request.scheme}://{request.get_host()}{BACK}"
    return OAuth2Client(Session(), ours["client_id"], ours["secret"], scope=SCOPE, redirect_uri=back, code_challenge_method="S256")


def _of_itself() -> dict[str, Any]:
    """The service's own document, read again after ten minutes."""
    issuer = configured()["issuer"]
    with _lock:
        at, found = _said.get(issuer, (0.0, {}))
    if not found or not 0 <= time.monotonic() - at < KNOWN:
        found = _document(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != issuer:
            raise Unsound(f"the service calls itself {found.get('issuer')}")
        if wrong := [one for one in ("authorization_endpoint", "token_endpoint", "jwks_uri") if not _safe(found.get(one), issuer)]:
            raise Unsound(f"without a safe {wrong[0]}")
        with _lock:
            _said[issuer] = (time.monotonic(), found)
    return found


def _safe(address: Any, issuer: str) -> bool:
    """Plain HTTP only where the issuer itself is so (a loopback address: ``config.environment``)."""
    return isinstance(address, str) and address.startswith(("https://", issuer) if issuer.startswith("http://") else "https://")


def _document(url: str) -> dict[str, Any]:
    answer = Session().request("GET", url, headers={"Accept": "application/json"})
    answer.raise_for_status()
    try:
        found = answer.json()
    except ValueError as wrong:
        raise Unsound(f"{url}: {wrong}") from wrong
    if not isinstance(found, dict):
        raise Unsound(f"{url}: no object")
    return found
