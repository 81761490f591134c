"""Two matters that are one, by a person's word; what a walk says twice; what goes to the town and comes back; what the public reads; paper years."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.excel import filled
from tests.offices import logged_in

from cunju.activities.matters import queries, rules
from cunju.activities.matters.actions import filling
from cunju.activities.matters.models import Entry
from cunju.activities.matters.tests.conftest import CODE, OTHER, TODAY, TOWN
from cunju.activities.matters.tests.test_flow import LAMP, last, page, post, received
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.tables import reading

pytestmark = pytest.mark.django_db
AGAIN = "三组路口灯不亮了"


def two(clerk: Client) -> tuple[Entry, Entry]:
    first = received(clerk, on="2023-12-01")
    post(clerk, "new", CODE, text=AGAIN, size="small", channel="phone", alike=str(first.pk), on="2023-12-05")
    return first, Entry.objects.get(text=AGAIN)


def state(entry: Entry) -> str:
    return next(one.standing.state[1] for one in queries.matters(CODE) if one.root.pk == entry.pk)


def test_a_person_puts_two_together_and_both_keep_their_words_and_clocks(clerk: Client, member: Client) -> None:
    first, second = two(clerk)
    assert "与这件合并" in page(clerk, "detail", second.pk) and "与这件合并" not in page(member, "detail", second.pk)
    assert Entry.objects.filter(same=None).count() == 2  # nothing is put together by itself
    post(clerk, "together", second.pk, **{"with": str(first.pk)})
    told = page(clerk, "detail", first.pk)
    assert AGAIN in told and LAMP in told
    post(clerk, "closed", CODE, after=first.pk, on="2023-12-10", text="换了灯泡", answered="on")
    assert (state(first), state(second)) == ("办结，没有回访", "办结，没有回访")
    days = {one.parent_id: one.said["days_taken"] for one in Entry.objects.filter(step="closed")}
    assert days == {first.pk: 9, second.pk: 5}
    end = Entry.objects.get(step="closed", parent=second)
    post(clerk, "confirmed", CODE, after=end.pk, on="2023-12-20", solved="False", by="person", text="又不亮了")
    post(clerk, "reopened", CODE, after=last("confirmed").pk, on="2023-12-21", text="请电工")
    assert (state(first), state(second)) == ("重新办理", "重新办理")
    kinds = [one.kind for one in ledger.facts_of(CODE)]
    assert [kinds.count(f"matters.{one}") for one in ("received", "closed", "confirmed", "reopened")] == [2, 2, 2, 2]


def test_they_are_taken_apart_again(clerk: Client) -> None:
    first, second = two(clerk)
    post(clerk, "together", second.pk, **{"with": str(first.pk)})
    assert "不是同一件，分开" in page(clerk, "detail", second.pk)
    post(clerk, "together", second.pk)
    post(clerk, "closed", CODE, after=first.pk, on="2023-12-10", text="换了灯泡", answered="on")
    assert (state(first), state(second)) == ("办结，没有回访", "在办")


def test_what_is_closed_confidential_or_elsewhere_is_not_put_together(clerk: Client) -> None:
    first, second = two(clerk)
    post(clerk, "closed", CODE, after=first.pk, on="2023-12-10", text="换了灯泡", answered="on")
    assert "已经办结的事项不合并" in post(clerk, "together", second.pk, **{"with": str(first.pk)})
    secret = received(clerk, "李家生病要照顾", "private", secret="on")
    assert "不宜公开的事项不合并" in post(clerk, "together", second.pk, **{"with": str(secret.pk)})
    other = logged_in("village_clerk", OTHER)
    post(other, "new", OTHER, text="别处的一件事", size="small", channel="window")
    theirs = Entry.objects.get(unit_code=OTHER)
    assert clerk.post(reverse("matters:together", args=[second.pk]), {"with": str(theirs.pk)}).status_code == 404
    assert not Entry.objects.exclude(same=None).exists()


def test_two_alike_in_one_walk_are_said_before_they_are_kept(clerk: Client) -> None:
    lines = {f"size{n}": "small" for n in range(1, 11)} | {"text1": LAMP, "text2": "水渠塌了", "text3": AGAIN}
    told = post(clerk, "walk", CODE, channel="visit", **lines)
    assert "看起来是同一件：第1件和第3件" in told and not Entry.objects.exists() and AGAIN in told
    post(clerk, "walk", CODE, channel="visit", twice="第1件和第3件", **lines)
    assert Entry.objects.count() == 3


def test_what_came_back_undone_is_handed_on_again(clerk: Client, town: Client, district: Client) -> None:
    matter = received(clerk, "涵洞堵了", "big", on="2023-12-01")
    post(clerk, "referred", CODE, after=matter.pk, on="2023-12-02", to="town", text="请清理")
    assert "转出去办" not in page(clerk, "detail", matter.pk)  # it has not come back
    listed = page(town, "town", TOWN)
    assert "涵洞堵了" in listed and "还没有收" in listed and "涵洞堵了" not in page(district, "town", TOWN)
    post(town, "receipt", last("referred").pk)
    assert "收到了，还没有回复" in page(town, "town", TOWN)
    post(town, "returned", CODE, after=last("referred").pk, on="2023-12-20", done="False", text="归公路养护")
    assert "没有办，已回复" in page(town, "town", TOWN) and "转出去办" in page(clerk, "detail", matter.pk)
    post(clerk, "referred", CODE, after=matter.pk, on="2023-12-21", to="department", text="请公路养护清理")
    assert Entry.objects.filter(step="referred").count() == 2
    post(clerk, "resorted", CODE, after=matter.pk, on="2023-12-22", size="small")
    post(clerk, "resorted", CODE, after=matter.pk, on="2023-12-23", size="big")
    assert Entry.objects.filter(step="resorted").count() == 2
    assert town.get(reverse("matters:town", args=["500112133"])).status_code == 404


def test_the_town_reads_medians_by_kind_and_no_village_beside_another(clerk: Client, town: Client) -> None:
    for day, text in (("2023-12-03", LAMP), ("2023-12-05", "水渠塌了一段")):
        one = received(clerk, text, on="2023-12-01")
        post(clerk, "closed", CODE, after=one.pk, on=day, text="办了", answered="on")
    told = page(town, "town", TOWN).partition("办结要几天")[2]
    assert "3天" in told and "不分村排" in told and "玉峰山村" not in told.partition("</main>")[0]
    assert queries.medians(Unit.objects.get(code=TOWN), on=TODAY) == [("村", "小事", 2, 2, "3天")]


def test_the_public_reads_counts_and_nothing_else(clerk: Client) -> None:
    received(clerk, "桥头的树要剪", place="桥头那棵")
    received(clerk, "李家生病要照顾", "private", secret="on")
    board = Client().get(f"/b/{CODE}/").content.decode()
    assert "居民反映的事" in board and "1件：大事0件，小事1件，私事0件" in board
    assert not any(word in board for word in ("桥头", "李家", "树要剪"))


def test_numbers_of_persons_are_refused_before_they_are_kept(clerk: Client) -> None:
    for said in ({"text": "王某500112199003071234要办证"}, {"text": "电话13812345678"}, {"text": LAMP, "place": "找13812345678"}):
        told = post(clerk, "new", CODE, size="private", channel="window", **said)
        assert "500112199003071234" in told or "13812345678" in told  # what was typed stays in its box
        assert "号" in told and not Entry.objects.exists()
    post(clerk, "walk", CODE, channel="visit", text1="找13912345678修路灯", **{f"size{n}": "small" for n in range(1, 11)})
    assert not Entry.objects.exists()


def test_an_empty_file_is_refused_in_words(clerk: Client) -> None:
    told = post(clerk, "new", CODE, text=LAMP, size="small", channel="window", photos=SimpleUploadedFile("一.jpg", b""))
    assert "这个文件是空的，没有内容；请换一个。" in told and LAMP in told and not Entry.objects.exists()


HEADS = ("日期", "什么事", "大小", "怎么来的", "在哪里", "不宜公开", "办结日期", "怎么办的", "回访日期", "解决了没有", "谁说的")


def paper(*rows: tuple[Any, ...]) -> SimpleUploadedFile:
    return filled(filling.SHEET, [dict(zip(HEADS, one, strict=False)) for one in rows], heads=HEADS)


def test_paper_years_come_by_excel(clerk: Client) -> None:
    address = reverse("matters:fill", args=[CODE])
    rows: list[tuple[Any, ...]] = [
        (date(2022, 3, 1), LAMP, "小事", "走访", "三组", "", date(2022, 3, 9), "换了灯泡", date(2022, 3, 20), "是", "本人"),
        (date(2022, 4, 1), "李家要照顾", "私事", "", "", "是"),
        (date(2022, 5, 1), "桥要修", "天大的事"),
        (date(2022, 6, 1), "水渠塌了", "", "", "", "", "", "修了"),
    ]
    told = clerk.post(address, {"file": paper(*rows), "do": "check"}).content.decode()
    assert "天大的事" in told and "“办结日期”没有填" in told and not Entry.objects.exists()
    for _ in range(2):
        clerk.post(address, {"file": paper(*rows[:2]), "do": "check"})
        clerk.post(address, {"do": "load"})
    assert sorted(one.step for one in Entry.objects.all()) == ["closed", "confirmed", "received", "received"]
    assert Entry.objects.get(text="李家要照顾").secret and Entry.objects.get(step="confirmed").said == {"solved": True, "by": "person"}


def test_the_blank_has_its_columns(clerk: Client) -> None:
    data = clerk.get(reverse("matters:fill", args=[CODE]), {"blank": "1"}).content
    head = next(list(one.rows[0]) for one in reading.sheets(data, "表.xlsx", only=[filling.SHEET]) if one.name == filling.SHEET)
    assert set(HEADS) <= set(head)


def test_a_walk_asks_before_it_writes_what_is_alike_and_goes_on_with_one_tap(clerk: Client) -> None:
    received(clerk, "桥头的路灯白天也亮着", on="2023-12-01")
    lines = {f"size{n}": "small" for n in range(1, 11)} | {"text1": "三组桥头路灯不亮", "text2": "3组桥头的路灯不亮了", "text3": "水渠堵了"}
    asked = post(clerk, "walk", CODE, channel="visit", **lines)
    assert "第1件和第2件" in asked and "还在办的“桥头的路灯白天也亮着”" in asked and "都记" in asked and Entry.objects.count() == 1
    (told,) = [one.partition('"')[0] for one in asked.split('name="twice" value="')[1:]]
    post(clerk, "walk", CODE, channel="visit", twice=told, **lines)
    assert Entry.objects.count() == 4 and not Entry.objects.exclude(same=None)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("三组桥头路灯不亮", "3组桥头的路灯不亮了", True), ("十二号楼漏水", "12号楼漏水了", True), ("三组路灯不亮", "5组路灯不亮", False),
     ("水渠堵了", "桥头路灯不亮", False)],
)  # fmt: skip
def test_numerals_are_digits(left: str, right: str, same: bool) -> None:
    assert bool(rules.pairs([left, right])) is same


def test_an_address_that_only_writes_leads_to_the_entry(clerk: Client, member: Client) -> None:
    one = received(clerk)
    for client in (clerk, member):
        answer = client.get(reverse("matters:together", args=[one.pk]))
        assert answer.status_code == 302 and answer["Location"].endswith(f"{one.pk}/")
