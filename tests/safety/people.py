"""Somebody at a browser, as far as HTTP goes: signs in, opens pages, sends a form with files."""

import http.client
import re
import urllib.parse
import uuid
from dataclasses import dataclass, field

FORM = "/supervision/{code}/opinion/"


@dataclass
class Answer:
    """What came back."""

    status: int
    location: str
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Person:
    """One signed-in account; each request is a connection of its own, so that many may ask at once."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    patience: float = 180

    def sign_in(self, name: str, password: str) -> "Person":
        """Through the login page."""
        self.ask("GET", "/login/")
        answer = self.post("/login/", {"username": name, "password": password})
        assert answer.status == 302, answer.text[:2000]
        return self

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str], files: list[tuple[str, bytes]] | None = None) -> Answer:
        """Send a form."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {**fields, "csrfmiddlewaretoken": self.cookies["csrftoken"]}.items()
        ]
        for name, content in files or ():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="photos"; filename="{name}"\r\n'
            parts += [head.encode(), b"Content-Type: application/octet-stream\r\n\r\n", content, b"\r\n"]
        body = b"".join([*parts, f"--{mark}--\r\n".encode()])
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request; OSError or HTTPException where the server went away."""
        to = urllib.parse.urlsplit(self.url)
        connection = http.client.HTTPConnection(to.hostname or "", to.port or 80, timeout=self.patience)
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **(headers or {}),
        }
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and (found := re.match(r"(\w+)=([^;]*)", value)):
                self.cookies[found[1]] = found[2]
        return Answer(answer.status, answer.getheader("Location") or "", content)

    def opinion(
        self, code: str, words: str, *, fact: str = "", files: list[tuple[str, bytes]] | None = None
    ) -> Answer:
        """An opinion in the book of a unit, with the signed page."""
        said = {"text": words, "on": "2023-09-20", "channel": "visit", "content": "", "who": ""}
        return self.post(FORM.format(code=code), {**said, "fact_id": fact or str(uuid.uuid4())}, files)
