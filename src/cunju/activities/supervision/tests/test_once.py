"""One fact asked once: the register of people says how the committee stands; objections to what is posted stand with the sheets."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.supervision import actions, papers
from cunju.activities.supervision.models import Assignment, Entry
from cunju.kernel.blocks import Paragraph
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Seat, Unit
from cunju.records.book import Told

pytestmark = pytest.mark.django_db
CODE, COMMUNITY = "500112018202", "500112018001"
TODAY = date(2023, 9, 20)
LAW = "村民委员会组织法第32条"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", TODAY.isoformat())


def stands(*codes: str, sound: bool = True, on: date = date(2023, 1, 5), until: date | None = None) -> Any:
    """The register's record of how the supervisory committee stands, as the room of people makes it."""
    findings = [ledger.Finding(one, "law", LAW) for one in codes]
    said = {"body": "supervisory", "sound": sound, "members": 3, "women": 1}
    with ledger.writing([CODE], now=clock.now()) as pen:
        return pen.put(
            kind="bodies.composition", attributes=said, unit_code=CODE, occurred_on=on, until=until, recorded_by="x",
            findings=findings,
        )  # fmt: skip


def pages(client: Client) -> list[str]:
    return [client.get(reverse(f"supervision:{one}", args=[CODE])).content.decode() for one in ("members", "book")]


def printed(unit: Unit) -> str:
    chapter = papers.parts(unit, 2023, on=TODAY)[0][1]
    return "".join(one.text for one in chapter if isinstance(one, Paragraph))


SENTENCES = [
    (("kin",), False, "有成员是村民委员会成员的近亲属", "不符合"),
    (("kin_unknown",), True, "还有成员没有登记是不是村民委员会成员的近亲属", "待核实"),
    (("finance",), False, "没有具备财会、管理知识的成员", "不符合"),
    (("finance_unknown",), True, "还没有登记谁具备财会、管理知识", "待核实"),
    (("overlap",), False, "有成员同时是村民委员会成员", "不符合"),
    (("size",), True, "人数不在3至5人之间", "待核实"),
    (("accountant",), True, "有成员兼任会计、报账员或者文书", "待核实"),
    (("something_new",), True, "组成有一项待核实", "待核实"),
    ((), True, "3人，2023年1月5日起，组成符合规定", "符合"),
    ((), False, "3人，2023年1月5日起，组成不符合规定", "不符合"),
]


@pytest.mark.parametrize(("codes", "sound", "sentence", "word"), SENTENCES)
def test_pages_and_paper_say_what_the_register_found(
    member: Client, place: Unit, codes: tuple[str, ...], sound: bool, sentence: str, word: str
) -> None:
    fact = stands(*codes, sound=sound)
    for page in pages(member):
        assert sentence in page and word in page
        assert reverse("desk:fact", args=[fact.uid]) in page
        assert "还没有申报" not in page
    assert sentence in printed(place)


def test_the_state_of_the_day_counts_and_an_ended_one_is_sound_no_more(member: Client, place: Unit) -> None:
    stands("kin", sound=False, on=date(2022, 1, 1))
    stands(on=date(2023, 1, 5), until=date(2023, 9, 19))
    assert "近亲属（" not in printed(place) and "组成不符合规定" in printed(place)
    stands("finance", sound=False, on=date(2023, 9, 20))
    assert "没有具备财会、管理知识的成员" in printed(place)


def test_nothing_registered_is_said_as_that(member: Client, place: Unit) -> None:
    assert all("任职登记里还没有监督委员会的组成情况" in page for page in pages(member))


def test_only_shares_of_the_work_are_kept_here(member: Client, place: Unit) -> None:
    person = Seat.objects.first().person_id
    url = reverse("supervision:members", args=[CODE])
    page = member.get(url).content.decode()
    assert "relative" not in page and "accountant" not in page and "finance" not in page
    for _ in range(2):
        assert member.post(url, {"on": "2023-09-01", f"share-{person}": "看账"}).status_code == 302
    assert Assignment.objects.count() == 1 and "看账" in member.get(url).content.decode()


def test_a_question_is_a_breach_or_the_committees_own(member: Client, place: Unit) -> None:
    url = reverse("supervision:question", args=[CODE])
    page = member.get(url).content.decode()
    kinds = re.findall(r'name="basis" value="(\w+)"', page)
    assert sorted(kinds) == ["breach", "committee"] and "方案提出的日期" not in page
    data = {"fact_id": str(uuid.uuid4()), "on": "2023-09-20", "text": "为什么", "basis": "disclosure"}
    answer = member.post(url, data)
    assert answer.status_code == 200 and "为什么" in answer.content.decode()
    with pytest.raises(CannotBe, match="公开异议"):
        told = Told(TODAY, "为什么", "", {"basis": "plan"})
        actions.write(place, told, step="question", by="x", now=clock.now())
    assert not Entry.objects.exists()


@pytest.mark.parametrize("to", ["town", "county"])
def test_each_answers_what_was_put_before_it(member: Client, town: Client, place: Unit, to: str) -> None:
    """CQ 40: the town and the county each find their own on their desk, and only their own."""
    Unit.objects.create(code="500112", kind="county", name="渝北区")
    district = logged_in("district_officer", "500112")

    def write(step: str, parent: Any = None, **said: Any) -> Entry:
        return actions.write(place, Told(TODAY, "内容", "", said), step=step, by="x", now=clock.now(), parent=parent)

    referral = write("referral", write("question", basis="breach"), to=to)
    mine, other = (town, district) if to == "town" else (district, town)
    path = reverse("supervision:ruling", args=[CODE]) + f"?after={referral.pk}"
    assert other.get(path).status_code == 404 and mine.get(path).status_code == 200
    assert "对书面答复的异议" in mine.get("/today/").content.decode()
    assert "对书面答复的异议" not in other.get("/today/").content.decode()
    duty = f"chongqing-2013.art40.appeal{'' if to == 'town' else '_county'}"
    led = mine.get(reverse("supervision:waiting", args=[CODE]) + f"?duty={duty}")
    assert led.status_code == 302 and led.url == path
    data = {"fact_id": str(uuid.uuid4()), "on": "2023-09-20", "text": "已核实"}
    assert mine.post(path, data).status_code == 302
    ruling = Entry.objects.get(step="ruling")
    assert other.get(reverse("supervision:edit", args=[ruling.pk])).status_code == 404
    assert "对书面答复的异议" not in mine.get("/today/").content.decode()
