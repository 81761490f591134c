"""A convention from the pasted text to the board, through the pages, by the people who do it."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.conventions import queries
from cunju.activities.conventions.models import Entry, Version
from cunju.activities.conventions.tests.conftest import CODE, COMMUNITY, meeting
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
BODY = "第一条 坚持党的领导。\n第二条 红白事简办，孝敬老人。\n第三条 乱倒建筑垃圾的，罚款200元，由本人清走。"
CLEAN = BODY.replace("，罚款200元", "")


def page(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(f"conventions:{name}", args=args), follow=True).content.decode()


def post(client: Client, name: str, *args: Any, **data: Any) -> str:
    query = f"?after={data.pop('after')}" if "after" in data else ""
    data = {"fact_id": uuid.uuid4(), **data}
    answer = client.post(reverse(f"conventions:{name}", args=args) + query, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def put(client: Client, body: str, *, code: str = CODE, subject: str = "village_rules") -> Version:
    post(client, "put", code, subject, body=body)
    return Version.objects.get(unit_code=code, subject=subject, body=body)


def adopted(client: Client, one: Version, held: Any, **more: Any) -> Entry:
    post(client, "adopt", one.pk, meeting_fact=held, body="assembly", **more)
    return Entry.objects.get(version=one, step__endswith="adopted")


def status(duty: str, *, code: str = CODE, on: date = date(2023, 9, 20)) -> list[tuple[str, Any]]:
    return [(one.status, one.due_on) for one in duties.standing(code, on=on).windows if one.duty == duty]


def test_a_text_goes_from_the_village_to_the_town_to_the_vote_to_the_board(
    clerk: Client, town: Client
) -> None:
    one = put(clerk, BODY)
    shown = page(clerk, "text", one.pk)
    assert "设了罚款" in shown and "村民委员会组织法第27条" in shown and "机器只提示" in shown
    post(clerk, "send", one.pk)
    assert "要改" in page(town, "text", one.pk)
    doubt = f"d-fine-{BODY.index('罚款')}"
    assert "写明改哪里" in post(town, "text", one.pk, text="", **{doubt: "change"})
    assert "已回给" in post(town, "text", one.pk, text="第三条去掉罚款。", **{doubt: "change"})
    assert "镇（街道）：“第三条去掉罚款。”" in clerk.get("/today/").content.decode()
    assert "第三条去掉罚款" in page(clerk, "text", one.pk)
    better = put(clerk, CLEAN)
    post(clerk, "send", better.pk)
    post(town, "text", better.pk, text="")
    entry = adopted(clerk, better, meeting(date(2023, 9, 10)))
    assert entry.said["lawful"] is True and entry.said["present"] == 200 and entry.said["clauses"] == 3
    assert entry.said["digest"] == better.digest
    assert status("yubei-2023.m12.filed") == [("due_soon", date(2023, 9, 20))]
    assert "去报备" in page(clerk, "home", CODE)
    post(clerk, "filed", CODE, after=entry.pk, on="2023-09-18", text="送街道一份")
    assert [one for one, _ in status("yubei-2023.m12.filed")] == ["met"]
    filed = Entry.objects.get(step="filed")
    assert filed.said == {"subject": "village_rules", "digest": better.digest}
    post(clerk, "posted", CODE, after=filed.pk, on="2023-09-19", text="公开栏")
    assert [one for one, _ in status("yubei-2023.m12.posted")] == ["met"]
    assert [one for one, _ in status("village-law-2018.art27.town_review")] == ["open"]
    post(town, "reviewed", CODE, after=filed.pk, on="2023-09-20", text="看过", result="passed")
    assert [one for one, _ in status("village-law-2018.art27.town_review")] == ["met"]
    home = page(clerk, "home", CODE)
    assert "现行文本" in home and "9月10日表决通过" in home


def test_what_representatives_adopt_in_a_village_is_not_in_force(clerk: Client) -> None:
    one = put(clerk, CLEAN)
    entry = adopted(clerk, one, meeting(date(2023, 9, 10), body="representatives"))
    assert entry.said["lawful"] is False
    fact = ledger.current(entry.fact)
    assert fact is not None and {at["code"] for at in fact.findings} == {
        "conventions.reserved",
        "conventions.not_consulted",
    }
    assert "还没有生效" in page(clerk, "text", one.pk)
    assert "现行文本" not in page(clerk, "home", CODE)
    assert "不能备案" in post(clerk, "filed", CODE, after=entry.pk, on="2023-09-18", text="送街道")
    assert not Entry.objects.filter(step="filed").exists()


def test_a_meeting_that_was_short_is_not_offered(clerk: Client) -> None:
    one = put(clerk, CLEAN)
    held = meeting(date(2023, 9, 10), result="short")
    assert str(held) not in page(clerk, "adopt", one.pk)
    post(clerk, "adopt", one.pk, meeting_fact=held, body="assembly")
    assert not Entry.objects.exists()


def test_a_charter_needs_a_person_to_say_that_the_party_stands_in_it(clerk: Client, place: Unit) -> None:
    one = put(clerk, CLEAN, subject="village_charter")
    assert "坚持党的领导" in page(clerk, "adopt", one.pk)
    entry = adopted(clerk, one, meeting(date(2023, 9, 10)))
    assert [at for at, _ in status("yubei-2023.m02.clause")] == ["not_due"]
    url = reverse("conventions:edit", args=[entry.pk])
    held = ledger.chain(entry.fact)[-1].rests_on[0]
    clerk.post(
        url,
        {
            "fact_id": uuid.uuid4(),
            "meeting_fact": held,
            "body": "assembly",
            "party": "on",
            "reason": "漏勾",
            "seen": entry.fact,
        },
    )
    assert [at for at, _ in status("yubei-2023.m02.clause")] == ["met"]
    assert "作废" in page(clerk, "detail", entry.pk)
    clerk.post(reverse("conventions:void", args=[entry.pk]), {"reason": "记错"})
    assert [at for at, _ in status("yubei-2023.m02.clause")] == ["not_due"]


def test_a_community_files_its_pact_and_a_village_has_none(place: Unit) -> None:
    clerk = logged_in("village_clerk", COMMUNITY)
    one = put(clerk, CLEAN, code=COMMUNITY, subject="residents_pact")
    entry = adopted(clerk, one, meeting(date(2023, 9, 10), code=COMMUNITY))
    post(clerk, "filed", COMMUNITY, after=entry.pk, on="2023-09-18", text="送街道")
    assert [at for at, _ in status("residents-law-2018.art15.filed", code=COMMUNITY)] == ["met"]
    assert clerk.get(reverse("conventions:put", args=[COMMUNITY, "village_rules"])).status_code == 404


def test_order_of_correction_is_answered_by_a_new_vote(clerk: Client, town: Client) -> None:
    entry = adopted(clerk, put(clerk, BODY), meeting(date(2023, 8, 1)))
    post(clerk, "filed", CODE, after=entry.pk, on="2023-08-05", text="送街道")
    filed = Entry.objects.get(step="filed")
    post(town, "reviewed", CODE, after=filed.pk, on="2023-08-10", text="去掉罚款", result="corrected")
    assert [at for at, _ in status("village-law-2018.art27.corrected")] == ["open"]
    adopted(clerk, put(clerk, CLEAN), meeting(date(2023, 9, 10)))
    assert [at for at, _ in status("village-law-2018.art27.corrected")] == ["met"]


def test_the_same_text_twice_is_one(clerk: Client) -> None:
    assert put(clerk, CLEAN).pk == put(clerk, CLEAN).pk
    assert Version.objects.count() == 1
    assert "请贴上文本" in post(clerk, "put", CODE, "village_rules", body=" ")


def test_opinions_and_use_are_counted(clerk: Client) -> None:
    post(
        clerk,
        "opinions",
        CODE,
        "village_rules",
        on="2023-03-20",
        text="说了二十七条",
        households=120,
        opinions=27,
    )
    assert Entry.objects.get(step="opinions").said == {
        "households": 120,
        "opinions": 27,
        "subject": "village_rules",
    }
    post(clerk, "used", CODE, on="2023-09-01", text="劝导", activities=2, talks=5)
    assert "劝导" in page(clerk, "home", CODE)


def test_a_text_is_found_letter_for_letter_by_the_digest_its_facts_hold(clerk: Client) -> None:
    first, other = put(clerk, BODY), put(clerk, CLEAN)
    assert queries.texts([first.digest, "0" * 64]) == {first.digest: BODY}
    assert queries.texts([first.digest, other.digest]) == {first.digest: BODY, other.digest: CLEAN}
