"""The year through its pages: off, scheme, notice, objection and answer, decisions, the draw, closing, opening again."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import DISTRICT, TOWN, VILLAGE, logged_in

from cunju.activities.assessment import actions, queries
from cunju.activities.assessment.models import Check, Decision, Entry, Frozen
from cunju.activities.assessment.tests.conftest import (
    ITEMS,
    NEIGHBOUR,
    OTHER_TOWN,
    TODAY,
    Held,
    at,
    form,
    page,
    rubric,
    upload,
)
from cunju.duties import interface as duties
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
ASSESSED = "yubei-2023.m00.assessed"


def url(name: str, *args: Any) -> str:
    return reverse(f"assessment:{name}", args=args)


def file_of(scheme: Entry, town: str = TOWN) -> queries.File:
    scheme.refresh_from_db()
    return queries.file_of(Unit.objects.get(code=town), scheme, on=clock.today())


def standing() -> list[str]:
    return [one.status for one in duties.standing(DISTRICT, on=clock.today(), year=2023).windows if one.duty == ASSESSED]


def send(client: Client, name: str, code: str, query: str = "", **data: Any) -> Any:
    return client.post(url(name, code) + query, {"fact_id": str(uuid.uuid4()), **data})


def test_the_room_is_off_until_a_plan_is_approved_and_a_rubric_adopted(district: Client, town: Client) -> None:
    assert "还没有开展" in page(district, "home", DISTRICT) and "还没有定年度考核办法" in page(town, "home", TOWN)
    assert district.get(url("item", TOWN, "i1")).status_code == 404
    assert district.post(url("scheme", DISTRICT), form(approved="")).status_code == 302
    assert "没有列入批准的计划，不能开展" in page(district, "home", DISTRICT) and standing() == []
    assert "还没有定年度考核办法" in page(town, "home", TOWN)
    assert district.post(url("scheme", DISTRICT), form()).status_code == 302
    assert "渝北委办〔2023〕5号" in page(district, "home", DISTRICT) and standing() == ["open"]
    early = page(town, "home", TOWN)
    assert "考核通知还没有发" in early and "得分" not in early
    assert town.get(url("excel", TOWN)).status_code == 404


def test_a_rubric_without_its_file_or_of_a_year_that_has_one_is_refused(district: Client) -> None:
    assert "请选考核内容的文件" in district.post(url("scheme", DISTRICT), form(file="")).content.decode()
    assert not Entry.objects.exists()
    district.post(url("scheme", DISTRICT), form())
    again = district.post(url("scheme", DISTRICT), form(plan="渝北委办〔2023〕6号"))
    assert "2023年已经有年度考核办法" in again.content.decode() and Entry.objects.count() == 1


@pytest.mark.parametrize("year", ["2030", "2031"])
def test_a_year_that_has_not_come_has_no_scheme(district: Client, year: str) -> None:
    assert f"{year}年还没有到" in district.post(url("scheme", DISTRICT), form(year=year)).content.decode() and not Entry.objects.exists()


def test_the_file_counts_what_the_ledger_holds_and_nothing_else(scheme: Entry) -> None:
    rows = {one.item.key: one for one in file_of(scheme).result.rows}
    # 王家: two villages; one held its assembly and its four meetings, the other nothing.
    assert rows["i1"].done >= 2 and rows["i1"].undone >= 2
    assert (rows["i3"].done, rows["i3"].late, rows["i3"].undone, rows["i3"].cents) == (1, 1, 1, 1620)
    assert all(one.status in ("已完成", "逾期完成", "已逾期") for one in file_of(scheme).pieces if one.counts != "out")
    assert not any(one.unit.startswith(OTHER_TOWN) for one in file_of(scheme).pieces)


def test_what_is_unjudged_reference_or_not_assessable_never_scores(scheme: Entry, place: Any) -> None:
    every = [{"title": "全部措施", "measures": list(range(1, 26)), "points": 100}]
    scheme.rubric = [{"key": "i1", "late": 50, "duties": [], **every[0]}]
    scheme.save()
    found = file_of(scheme).pieces
    live = {one.status for each in duties.standings(place.values(), on=TODAY, year=2023) for one in each.windows}
    assert {"needs_person", "reference", "not_assessable"} <= live
    assert all(one.status in ("已完成", "逾期完成", "已逾期") for one in found if one.counts != "out")
    assert {"待研判", "参考", "不纳入评价"} <= {one.why for one in found if one.counts == "out"}
    by_key = {each.unit.code: {one.duty: one for one in each.windows} for each in duties.standings(place.values(), on=TODAY, year=2023)}
    assert all(by_key[one.unit][one.key.split("|")[1]].binding for one in found if one.counts != "out")


def test_an_objection_is_one_value_and_its_answer_changes_what_it_names(scheme: Entry, town: Client, district: Client) -> None:
    send(town, "objected", TOWN, "?item=i3", text="第三季度的表9月28日送到，区里有签收")
    (objection,) = Entry.objects.filter(step="objected")
    assert objection.said == {} and objection.item == "i3"
    assert "9月28日送到" in page(district, "home", DISTRICT)
    assert "年度考核有1条异议还没有答复" in district.get("/today/").content.decode()
    before = file_of(scheme).result.cents
    late = next(one for one in file_of(scheme).of("i3") if one.counts == "undone")
    after = f"?after={objection.pk}"
    said = {"text": "有签收，按完成计", "changed": "yes", "who": "分管副局长"}
    assert "请勾选改哪几条" in send(district, "answered", TOWN, after, **said).content.decode()
    assert "请选怎么算" in send(district, "answered", TOWN, after, **said, keys=[late.key]).content.decode()
    assert send(district, "answered", TOWN, after, **said, keys=[late.key], holds_as="done").status_code == 302
    assert file_of(scheme).result.cents > before and file_of(scheme).piece(late.key).counts == "done"  # type: ignore[union-attr]
    assert "作了调整" in page(town, "home", TOWN)
    answer = Entry.objects.get(step="answered")
    actions.take_back(answer, reason="看错了", by="x", now=clock.now())
    assert file_of(scheme).result.cents == before


def test_what_is_recorded_after_the_notice_counts_only_by_a_named_decision(scheme: Entry, held: Held, district: Client, town: Client) -> None:
    before = file_of(scheme).result
    uid = held(TOWN, "quarterly.submitted", "2023-09-28", TODAY, report_on="2023-09-30")
    late = file_of(scheme)
    assert late.result == before and len(late.undecided) == 1
    assert "有1条" in page(town, "home", TOWN) and town.get(url("later", TOWN)).status_code == 404
    key = late.undecided[0]
    wrong = send(district, "later", TOWN, keys=[key], holds_as="counted", who=" ", reason="有签收单")
    assert wrong.status_code == 200 and not Decision.objects.exists()
    assert send(district, "later", TOWN, keys=[key], holds_as="counted", who="分管副局长", reason="有签收单").status_code == 302
    now = file_of(scheme)
    assert now.result.cents > before.cents and not now.undecided and uid in now.piece(key).facts  # type: ignore[union-attr]
    assert send(district, "later", TOWN, keys=[key], holds_as="left", who="分管副局长", reason="签收单是补的").status_code == 302
    assert file_of(scheme).result == before and [one.holds_as for one in Decision.objects.order_by("pk")] == ["counted", "left"]


def test_the_draw_is_made_once_and_anybody_can_draw_it_again(scheme: Entry, district: Client) -> None:
    from hashlib import sha256

    assert send(district, "draw", DISTRICT, seed="2024006期 03 07", published="1月19日区政府网站", each="2").status_code == 302
    draw = queries.draw_of(scheme)
    assert draw is not None
    for town, pool in draw.pool.items():
        again = sorted((sha256(f"{draw.seed}|{one}".encode()).hexdigest(), one) for one in pool)[:2]
        assert [(one.lot, one.key) for one in queries.checks(scheme, town)] == again
    assert "已经抽过" in send(district, "draw", DISTRICT, seed="换一个", published="又公布", each="2").content.decode()
    printed = page(district, "paper", DISTRICT, "spot-check")
    assert "2024006期 03 07" in printed and "1月19日区政府网站" in printed and queries.checks(scheme, TOWN)[0].lot[:12] in printed
    first = Check.objects.filter(town_code=TOWN)[0]
    assert "请写看到了什么" in send(district, "checks", TOWN, **{f"holds{first.number}": "no"}).content.decode()
    score = file_of(scheme).result.cents
    send(district, "checks", TOWN, **{f"holds{first.number}": "no", f"note{first.number}": "没有签到表"})
    assert file_of(scheme).result.cents < score and file_of(scheme).piece(first.key).counts == "undone"  # type: ignore[union-attr]
    send(district, "checks", TOWN, **{f"holds{first.number}": "yes"})
    assert file_of(scheme).result.cents == score and file_of(scheme).piece(first.key).checked  # type: ignore[union-attr]
    assert sum(one.checked for one in file_of(scheme).result.rows) == 1


def test_a_year_is_closed_after_its_last_day_and_with_nothing_left_open(
    scheme: Entry, held: Held, district: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> str:
        with pytest.raises(Refusal) as wrong:
            actions.close(scheme, by="x", now=clock.now())
        return str(wrong.value.message)

    scheme.notice_on = date(2024, 1, 8)
    scheme.save()
    at(monkeypatch, date(2024, 1, 15))
    assert "过了这一天才能关闭" in refused()
    at(monkeypatch, TODAY)
    assert "没有决定计不计入" in refused()
    scheme.notice_on = date(2024, 1, 18)
    scheme.save()
    objection = actions.object_to(Unit.objects.get(code=TOWN), scheme, "", "整份都看一遍", by="t", now=clock.now())
    assert "还有1条异议没有答复" in refused()
    actions.answer(objection, "看过，没有错", None, by="d", now=clock.now())
    actions.draw(scheme, "一", "网站", 1, by="d", now=clock.now())
    assert "抽查还有1条没有写结果" in refused()
    actions.look(scheme, TOWN, {queries.checks(scheme, TOWN)[0].key: (True, "")}, by="d", now=clock.now())
    assert send(district, "closed", DISTRICT).status_code == 302
    assert standing() == ["met"]


def test_closing_freezes_and_opening_again_keeps_both(scheme: Entry, held: Held, district: Client, town: Client) -> None:
    assert send(district, "closed", DISTRICT).status_code == 302
    first = Entry.objects.get(step="closed")
    before = file_of(scheme)
    assert before.digest == actions.digest_of(before.inputs) and first.said["towns"] == 2
    held(TOWN, "quarterly.submitted", "2023-09-28", TODAY, report_on="2023-09-30")
    assert file_of(scheme).result == before.result and not file_of(scheme).undecided
    assert "已经关闭" in send(town, "objected", TOWN, text="晚了").content.decode()
    assert district.post(url("void", first.pk), {"reason": ""}).status_code == 200
    assert district.post(url("void", first.pk), {"reason": "漏看了一张签收单"}).status_code == 302
    assert standing() == ["open"] and ledger.current(first.fact) is None
    key = file_of(scheme).undecided[0]
    told = actions.Ruling([key], "counted", "分管副局长", "有签收单")
    actions.decide(Unit.objects.get(code=TOWN), scheme, told, by="d", now=clock.now())
    assert send(district, "closed", DISTRICT).status_code == 302
    second = Entry.objects.get(step="closed", state="live")
    assert Frozen.objects.count() == 4 and first.said["digest"] != second.said["digest"]
    old = page(town, "earlier", first.pk, TOWN)
    assert "漏看了一张签收单" in old and before.digest in old and before.digest not in page(town, "home", TOWN)
    assert queries.thawed(first, Unit.objects.get(code=TOWN)).result == before.result  # type: ignore[union-attr]
    assert district.get(url("excel_then", first.pk, TOWN)).status_code == 200
    assert "漏看了一张签收单" in page(district, "home", DISTRICT)


def test_a_scheme_is_not_voided_under_a_closed_year(scheme: Entry, district: Client) -> None:
    send(district, "closed", DISTRICT)
    said = district.post(url("void", scheme.pk), {"reason": "不要了"}).content.decode()
    assert "已经关闭，不能作废办法" in said and Entry.objects.get(pk=scheme.pk).state == "live"


def test_no_page_ranks_towns_or_gives_a_village_a_sum(scheme: Entry, district: Client, town: Client) -> None:
    home = page(district, "home", DISTRICT)
    assert home.index(url("home", TOWN)) < home.index(url("home", OTHER_TOWN)) and "折合" not in home and "得分合计" not in home
    item = page(town, "item", TOWN, "i1")
    assert item.count("得分") == 1 and f"/why/{VILLAGE}/3/" in item and f"/why/{NEIGHBOUR}/3/" in item
    assert "/fact/" in item and "自报" in item
    for found in (home, item, page(town, "home", TOWN)):
        assert "late" not in [one for part in found.split('class="st ')[1:] for one in part.split('"')[0].split()]
    for client in (logged_in("village_clerk", VILLAGE), logged_in("supervisory_member", VILLAGE), logged_in("town_officer", OTHER_TOWN)):
        for name, args in (("home", [TOWN]), ("item", [TOWN, "i1"]), ("excel", [TOWN]), ("home", [DISTRICT]), ("detail", [scheme.pk])):
            assert client.get(url(name, *args)).status_code == 404


def test_a_rubric_by_excel_is_read_like_one_by_yaml(district: Client) -> None:
    from tests.excel import filled

    rows = [{"考核内容": one["title"], "对应措施": "、".join(map(str, one.get("measures", []))), "对应要求": "；".join(one.get("duties", [])),
             "分值": one["points"], "逾期完成折算（%）": one.get("late")} for one in ITEMS]  # fmt: skip
    assert district.get(url("blank", DISTRICT)).content.startswith(b"PK")
    assert district.post(url("scheme", DISTRICT), form(file=filled("考核内容", rows))).status_code == 302
    by_excel = Entry.objects.get().rubric
    Entry.objects.all().delete()
    district.post(url("scheme", DISTRICT), form(file=upload(rubric())))
    assert Entry.objects.get().rubric == by_excel
