"""How another system asks, in tests."""

import json
from datetime import date
from typing import Any

from django.test import Client
from tests import cast

from cunju.api import systems
from cunju.api.endpoints import RESOURCES
from cunju.org import clock

ENDS = date(2023, 12, 31)


def connected(prefix: str = cast.TOWN, resources: list[str] | None = None, ends_on: date = ENDS) -> str:
    """The token of a new system."""
    which = list(RESOURCES) if resources is None else resources
    return systems.make("数据平台", prefix=prefix, resources=which, ends_on=ends_on, by="x", now=clock.now())[1]


def ask(token: str, path: str, **headers: str) -> Any:
    """What the server answers to a program."""
    more = {"Authorization": f"Bearer {token}"} if token else {}
    return Client().get(path if path.startswith("/") else f"/api/v1/{path}", headers=more | headers)


def said(answer: Any) -> dict[str, Any]:
    """The document of an answer."""
    found: dict[str, Any] = json.loads(answer.content)
    return found
