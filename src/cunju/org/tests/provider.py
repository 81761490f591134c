"""A made-up identity service over real HTTP: discovery, keys, authorize, token with PKCE; ``bent`` changes what it says."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

CLIENT, SECRET, USER = "cunju", "a secret: with / signs", "district"


class Provider:
    """What it knows: codes given out, by code; what it is told to say wrongly."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key, self.other = ECKey.generate_key("P-256", {"kid": "a"}), ECKey.generate_key("P-256", {"kid": "a"})
        self.codes: dict[str, dict[str, str]] = {}
        self.user, self.bent, self.strange_key, self.asked = USER, dict[str, Any](), False, list[str]()
        self.names_itself = self.issuer

    def authorize(self, query: dict[str, str]) -> str:
        """The person said yes: back with a code."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A code is good once, for the client, the way back and the verifier it was given for."""
        query = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        basic = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if not query or authorization != basic or query["redirect_uri"] != form["redirect_uri"] or query["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 300}
        claims |= {"nonce": query["nonce"], "preferred_username": self.user}
        claims = {name: value for name, value in (claims | self.bent).items() if value is not None}
        signed = jwt.encode({"alg": "ES256", "kid": "a"}, claims, self.other if self.strange_key else self.key)
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": signed}

    def answer(self, path: str, query: dict[str, str], form: dict[str, str], authorization: str) -> tuple[int, Any]:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return 200, {"issuer": self.names_itself} | {name: self.issuer + end for name, end in ends.items()}
        if path == "/keys":
            return 200, KeySet([self.key]).as_dict(private=False)
        return self.token(form, authorization) if path == "/token" else (302, self.authorize(query))


@contextmanager
def serving() -> Iterator[Provider]:
    """The service on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            query, form = (_flat(one) for one in (split.query, self.rfile.read(size).decode()))
            status, said = found.answer(split.path, query, form, self.headers.get("Authorization", ""))
            body = b"" if isinstance(said, str) else json.dumps(said).encode()
            self.send_response(status)
            if isinstance(said, str):
                self.send_header("Location", said)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Provider(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def _flat(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}
