"""What the tests of this room do by its pages."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cunju.activities.fourlists.models import Entry, Version
from cunju.activities.fourlists.steps import STEPS
from cunju.activities.fourlists.tests.conftest import CODE, DISTRICT, TODAY, TOWN
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger

GIVEN = "编号,事项,依据\nZ1,居住情况证明,区里规定\nZ2,红白事场地使用证明,\n"
FORBIDDEN = "事项,到哪里办,电话\n亲属关系证明,派出所户籍窗口,023-00000000\n居民养犬证明,派出所,\n"


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"fourlists:{name}", args=args), query, follow=True).content.decode()


def post(client: Client, name: str, *args: Any, query: str = "", **data: Any) -> str:
    sent = {"fact_id": uuid.uuid4(), "on": TODAY.isoformat(), **data}
    answer = client.post(reverse(f"fourlists:{name}", args=args) + query, sent, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def load(district: Client, key: str, text: str, *, number: str = "2023年版", kind: str = "village", from_on: str = "2023-01-01") -> str:
    file = SimpleUploadedFile("清单.csv", text.encode())
    return post(district, "load", DISTRICT, list=key, unit_kind=kind, number=number, from_on=from_on, file=file)


def hung(district: Client, clerk: Client, key: str, text: str, **more: Any) -> Version:
    """A list loaded, approved and hung."""
    load(district, key, text, **more)
    version = Version.objects.get(list=key, number=more.get("number", "2023年版"), unit_kind="village")
    post(district, "approve", version.pk)
    post(clerk, "post", CODE, version.pk)
    return version


def status(duty: str, code: str = CODE) -> list[str]:
    return [one.status for one in duties.standing(code, on=TODAY).windows if one.duty == duty]


def certify(client: Client, text: str, **data: Any) -> str:
    return post(client, "certificate", CODE, text=text, **{"result": "auto", **data})


def last(step: str) -> Entry:
    made = [one.uid for one in ledger.facts_of(CODE, kinds=[f"fourlists.{STEPS[step].kind}"]).order_by("-position")]
    made += [one.uid for one in ledger.facts_of(TOWN, kinds=[f"fourlists.{STEPS[step].kind}"]).order_by("-position")]
    return Entry.objects.get(fact=made[0])
