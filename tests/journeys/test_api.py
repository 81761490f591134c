"""The answers over the demonstration: the shapes of the commands, conforming to the document, nothing of a person."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis

from cunju.api import calling, openapi
from cunju.api.tests.asking import ask, connected, said
from cunju.config import collecting
from cunju.config.wsgi import application
from cunju.kernel import personal
from cunju.org.limits import Bucket, Rate
from cunju.org.models import Person
from tests import cast
from tests.calling import call
from tests.prepared import demonstration as demonstration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PATHS = (
    "units/?limit=500", f"standing/{cast.VILLAGE}/", f"standing/{cast.TOWN}/", "standing/500112/", "matrix/500112/", f"matrix/{cast.TOWN}/",
    f"forms/{cast.TOWN}/2023-06-30/", f"published/{cast.VILLAGE}/?limit=500", "kinds/", f"law/{cast.VILLAGE}/",
)  # fmt: skip


def test_the_shapes_are_those_of_the_commands() -> None:
    token = connected(cast.DISTRICT)
    commands = list(collecting.commands().values())
    same = {
        f"standing/{cast.VILLAGE}/": f"standing --unit {cast.VILLAGE}", f"matrix/{cast.TOWN}/": f"matrix --prefix {cast.TOWN}", "kinds/": "kinds",
        f"law/{cast.VILLAGE}/": f"law --unit {cast.VILLAGE} --on 2023-09-20",
        f"forms/{cast.TOWN}/2023-06-30/": f"form --town {cast.TOWN} --on 2023-06-30",
    }  # fmt: skip
    for path, words in same.items():
        found, wanted = said(ask(token, path)), json.loads(call(commands, f"{words} --json").out)
        more = {"demonstration": True} | ({"next": None} if path.startswith("matrix") else {})
        more |= {"contact": None, "phone": None} if path.startswith("forms") else {}
        assert found == wanted | more, path


def texts(found: Any) -> Iterator[str]:
    """Every text of a document that is no id."""
    if isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from texts(one)
    elif isinstance(found, str) and not re.fullmatch(r"[0-9a-f-]{36}", found):
        yield found


def test_no_answer_holds_anything_of_a_person() -> None:
    token = connected(cast.DISTRICT)
    below = list(Person.objects.filter(unit_code=cast.VILLAGE))
    names = {one.name for one in below if len(one.name) > 2}
    assert len(names) > 20
    for path in PATHS:
        found = set(texts(said(ask(token, path))))
        text = "\n".join(found)
        assert [one for one in names if one in text] == [], path
        assert [one for one in found if personal.numbers_of(one)] == [], path
        assert [one.phone for one in below if one.phone and one.phone in text] == [], path


def test_a_draft_is_nobodys() -> None:
    token = connected(cast.DISTRICT)
    assert ask(token, f"forms/{cast.TOWN}/2023-09-30/").status_code == 404
    assert "通知的报送日为" in said(ask(token, f"forms/{cast.TOWN}/2023-06-29/"))["detail"]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many calls as the test makes."""
    monkeypatch.setattr(calling, "calls", Bucket(Rate(100_000, 1000.0)))
    monkeypatch.setattr(calling, "strangers", Bucket(Rate(100_000, 1000.0)))


@pytest.fixture
def token() -> str:
    return connected("500112")


schema = schemathesis.openapi.from_dict(openapi.document())
schema.app = application
PLACES = (cast.VILLAGE, cast.TOWN, "500112", cast.FAR, "500112004018")


@schema.parametrize()
@pytest.mark.usefixtures("patient")
@hypothesis(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case, token: str) -> None:
    """Both what is asked rightly and what is not; a right code is one there is, so that it is not all 404."""
    right = case.meta is not None and case.meta.generation.mode is schemathesis.GenerationMode.POSITIVE
    if right and "code" in (case.path_parameters or {}):
        case.path_parameters["code"] = PLACES[len(str(case.query)) % len(PLACES)]
    case.call_and_validate(headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
