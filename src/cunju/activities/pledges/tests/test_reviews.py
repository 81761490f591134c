"""The review: duties by the golden table, ballots that cannot be, findings by the law of the day, twice running shown and nothing done."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import packs

from cunju.activities.pledges import actions, papers, queries, rules
from cunju.activities.pledges.actions import Planned, Reviewed, Told
from cunju.activities.pledges.models import Entry, Season
from cunju.activities.pledges.tests import golden
from cunju.activities.pledges.tests.conftest import CODE, LATE, OFFICES, OTHER, TODAY, TOWN, Met, person
from cunju.activities.pledges.tests.test_duties import follow, rows
from cunju.catalogue import Law
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Seat, Unit

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 10)
BY: dict[str, Any] = {"by": "clerk"}
OL, CQ = "村民委员会组织法第33条", "重庆市实施办法第36条"


def now() -> Any:
    return clock.now()


def planned(on: date, review_on: date, code: str = CODE, *, hired: Sequence[str] = (), told: bool = True) -> Entry:
    people = [person(name, code) for _, name in OFFICES]
    plan = Planned(on, review_on, "supervisory", people, hired, told, told)
    return actions.plan(Unit.objects.get(code=code), plan, now=now(), **BY)


def review(
    on: date, meeting: uuid.UUID, *bad: str, code: str = CODE, chair: str = "supervisory", numbers: tuple[int, int, int | None] = (36, 35, None),
    names: Sequence[str] = tuple(name for _, name in OFFICES), body: str = "representatives", **votes: tuple[int, int, str],
) -> Entry:  # fmt: skip
    given = {str(person(one, code)): (2, 20, "incompetent") if one in bad else (3, 1, "competent") for one in names}
    told = Reviewed(on, body, chair, *numbers, {**given, **votes}, rests=(meeting,))
    return actions.review(Unit.objects.get(code=code), told, now=now(), **BY)


def marks(entry: Entry) -> list[tuple[str, str]]:
    return [(one["code"], one["cite"]) for one in ledger.current(entry.fact).findings]


@pytest.mark.parametrize(("marked", "table"), [(True, golden.REVIEWED), (False, golden.UNMARKED)])
def test_the_years_review_is_the_golden_table(met: Met, marked: bool, table: list[Any]) -> None:
    if marked:
        town = Unit.objects.get(code=TOWN)
        actions.mark_season(town, 2023, {CODE: (DAY, "supervisory"), OTHER: (None, "other")}, now=now(), **BY)
    planned(date(2023, 11, 30), DAY)
    entry = review(DAY, met(DAY))
    follow(entry, "result", date(2023, 12, 15))
    assert sorted(rows(CODE, *{one[1] for one in table}), key=str) == sorted(table, key=str)
    assert marks(entry) == []
    said = ledger.current(entry.fact).attributes
    assert said == {
        "body": "representatives", "chaired_by": "supervisory", "notice_days": 10, "evaluated": 5, "ballots": 35, "competent": 5,
        "incompetent": 0, "twice": 0, "issued": 36, "valid": 35, "hired": 0, "organised": marked, "complete": True,
    }  # fmt: skip
    assert {one.competent for one in entry.judged.all()} == {31}


def test_a_demand_is_answered_within_its_days_and_one_too_soon_asks_nobody(met: Met) -> None:
    unit, asked = Unit.objects.get(code=CODE), date(2023, 9, 5)
    actions.demand(unit, Told(asked, "", "", {"by": "third"}), now=now(), **BY)
    assert [(one.wait.step, one.wait.owner, one.wait.due_on) for one in queries.waiting(unit)] == [("review", "town", date(2023, 9, 25))]
    on = date(2023, 9, 20)
    entry = review(on, met(on))
    assert rows(CODE, f"{golden.CQ}demanded") == golden.DEMANDED
    assert [one.wait.step for one in queries.waiting(unit)] == ["result"] and entry.parent is None
    again = actions.demand(unit, Told(date(2023, 12, 1), "", "", {"by": "tenth"}), now=now(), **BY)
    assert again.said["barred"] is True
    assert len(rows(CODE, f"{golden.CQ}demanded")) == 1


@pytest.mark.parametrize(
    ("numbers", "words"), [((30, 31, None), "收回31张，多于发出30张"), ((36, 30, 31), "有效31张，多于收回30张"), ((36, 20, 20), "多于有效票20张")]
)
def test_ballots_that_cannot_be_are_refused_with_words(met: Met, numbers: Any, words: str) -> None:
    with pytest.raises(CannotBe, match=words):
        review(DAY, met(DAY), LATE, numbers=numbers)
    assert Entry.objects.count() == 0


def test_a_joint_meeting_reviews_nobody_and_a_short_one_moves_nothing(met: Met) -> None:
    with pytest.raises(CannotBe, match="联席会议等不算"):
        review(DAY, met(DAY, body="joint"), body="joint")
    review(DAY, met(DAY, result="short"))
    assert [one[4] for one in rows(CODE, f"{golden.N}review_all", f"{golden.OL}review")] == [None, None]


def test_four_of_five_is_not_all(met: Met) -> None:
    entry = review(DAY, met(DAY), names=[name for _, name in OFFICES[:4]])
    assert entry.said["complete"] is False and [one[4] for one in rows(CODE, f"{golden.N}review_all")] == [None]


@pytest.mark.parametrize(
    ("notice", "told", "chair", "wanted"),
    [
        (10, True, "supervisory", []),
        (9, True, "supervisory", [("notice", CQ)]),
        (30, False, "supervisory", [("notice", CQ)]),
        (None, True, "supervisory", [("notice_unknown", CQ)]),
        (10, True, "other", [("chair", OL)]),
    ],
)
def test_what_the_law_finds_in_a_village(met: Met, notice: int | None, told: bool, chair: str, wanted: list[tuple[str, str]]) -> None:
    if notice is not None:
        planned(DAY - timedelta(days=notice), DAY, told=told)
    assert marks(review(DAY, met(DAY), chair=chair)) == wanted


def test_a_review_under_another_chair_does_not_meet_the_law_and_meets_the_notice(met: Met) -> None:
    planned(date(2023, 11, 30), DAY)
    review(DAY, met(DAY), chair="other")
    found = {one[1]: one[4] for one in rows(CODE, f"{golden.N}review_all", f"{golden.OL}review")}
    assert found == {f"{golden.N}review_all": DAY, f"{golden.OL}review": None}


def test_a_demand_nobody_answered_is_the_towns_and_overdue(met: Met) -> None:
    actions.demand(Unit.objects.get(code=CODE), Told(date(2023, 9, 5), "", "", {"by": "tenth"}), now=now(), **BY)
    (window,) = [one for one in duties.standing(CODE, on=date(2023, 9, 26)).windows if one.duty == f"{golden.CQ}demanded"]
    assert (window.status, window.owed_by) == ("overdue", "town")


def test_a_community_has_no_such_clause_before_its_law_of_2026(met: Met, monkeypatch: pytest.MonkeyPatch) -> None:
    assert marks(review(DAY, met(DAY, code=OTHER), code=OTHER, chair="other")) == []
    monkeypatch.setenv("CUNJU_TODAY", "2026-12-20")
    on = date(2026, 12, 10)
    assert marks(review(on, met(on, code=OTHER), code=OTHER, chair="other")) == [("chair", "城市居民委员会组织法第37条")]


@pytest.mark.parametrize(("first", "wanted"), [(date(2023, 6, 10), []), (date(2023, 6, 11), ["gap"])])
def test_months_are_counted_by_person(met: Met, first: date, wanted: list[str]) -> None:
    review(first, met(first), names=[LATE])
    planned(date(2023, 11, 20), DAY)
    assert [one for one, _ in marks(review(DAY, met(DAY)))] == wanted


def test_twice_running_is_shown_with_the_clause_and_nothing_is_done(clerk: Client, met: Met) -> None:
    before = date(2022, 12, 8)
    review(before, met(before), LATE, "委员丁")
    planned(date(2023, 11, 20), DAY, hired=["保洁员1"])
    entry = review(DAY, met(DAY), LATE, 保洁员1=(0, 1, "competent"))
    said = ledger.current(entry.fact).attributes
    assert (said["incompetent"], said["twice"], said["hired"], said["evaluated"]) == (1, 1, 1, 6)
    page = clerk.get(reverse("pledges:detail", args=[entry.pk])).content.decode()
    shown = page[page.index('class="say late"') :]
    assert f"{LATE}（委员）：已2次以上连续被评议为不称职" in shown and "连续两次被评议不称职的，其职务终止" in shown
    assert "委员丁" not in shown.split("</div>")[0]
    assert Seat.objects.filter(person__name=LATE, unit_code=CODE).get().to_on is None


def test_without_a_law_there_is_no_verdict(met: Met, tmp_path: Path) -> None:
    assert rules.found({"chaired_by": "other", "notice_days": 0, "months_since": 0}, Law(DAY, "village", {})) == []
    before = date(2023, 11, 1)
    with packs.lawless(tmp_path):
        review(before, met(before), LATE)
        entry = review(DAY, met(DAY), LATE, chair="other")
        assert marks(entry) == [] and queries.twice(entry) == ([], None)
        asked = actions.demand(Unit.objects.get(code=CODE), Told(DAY, "", "", {"by": "third"}), now=now(), **BY)
        assert asked.said["barred"] is False
    assert marks(entry) == []


def test_a_changed_clause_changes_page_and_finding(clerk: Client, met: Met, tmp_path: Path) -> None:
    text = (packs.loading.DATA / "chongqing-2013.yaml").read_text("utf-8")
    clause = re.search(r"  - question: review\.notice_days\n(?:    .*\n)+", text)
    assert clause is not None
    after = clause[0].replace("{days: 10}", "{days: 15}").replace("met: 10", "met: 15").replace("broken: 9", "broken: 14")
    planned(DAY - timedelta(days=12), DAY)
    assert "10日（重庆市实施办法第36条）" in clerk.get(reverse("pledges:plan", args=[CODE])).content.decode()
    with packs.changed(tmp_path, "chongqing-2013", clause[0], after):
        assert "15日（重庆市实施办法第36条）" in clerk.get(reverse("pledges:plan", args=[CODE])).content.decode()
        assert marks(review(DAY, met(DAY))) == [("notice", CQ)]


def test_plan_review_and_result_through_the_pages(clerk: Client, met: Met) -> None:
    data = {
        "fact_id": str(uuid.uuid4()), "on": "2023-11-29", "review_on": "2023-12-10", "chair": "supervisory", "written": "on", "posted": "on",
        "people": [str(person(name)) for _, name in OFFICES], "hired": "保洁员1\n护林员1",
    }  # fmt: skip
    assert clerk.post(reverse("pledges:plan", args=[CODE]), data).status_code == 302
    plan = Entry.objects.get(step="plan")
    for name, words in (("notice", "回执"), ("plan", "评议对象"), ("ballots", "不签名"), ("tally", "监票人"), ("outline", "今年没有登记承诺")):
        assert words in clerk.get(reverse("pledges:review_paper", args=[plan.pk, name])).content.decode(), name
    page = clerk.get(reverse("pledges:review", args=[CODE])).content.decode()
    assert "护林员1" in page
    sent = {
        "fact_id": str(uuid.uuid4()), "meeting_fact": str(met(DAY)), "meeting_day": "", "meeting_page": "", "body": "representatives",
        "chair": "supervisory", "issued": "36", "ballots": "35", "valid": "", "reported": "5",
    }  # fmt: skip
    keys = [*(str(person(name)) for _, name in OFFICES), "保洁员1", "护林员1"]
    sent |= {f"{name}-{key}": value for key in keys for name, value in (("basic", "2"), ("incompetent", "1"), ("grade", "competent"))}
    assert "多于发出36张" in clerk.post(reverse("pledges:review", args=[CODE]), {**sent, "ballots": "40"}).content.decode()
    assert clerk.post(reverse("pledges:review", args=[CODE]), sent).status_code == 302
    held = Entry.objects.get(step="review")
    assert held.parent == plan and held.said["evaluated"] == 7 and held.said["hired"] == 2 and held.said["notice_days"] == 11
    page = clerk.get(reverse("pledges:detail", args=[held.pk])).content.decode()
    assert "32票称职，2票基本称职，1票不称职；等次：称职" in page and "公布评议结果" in page
    assert "民主评议结果" not in Client().get(reverse("portal:board", args=[CODE])).content.decode()
    follow(held, "result", date(2023, 12, 15))
    board = Client().get(reverse("portal:board", args=[CODE])).content.decode()
    assert "民主评议结果" in board and "32票" not in board
    assert "主任甲" in clerk.get(reverse("pledges:review_paper", args=[held.pk, "result"])).content.decode()
    assert clerk.get(reverse("pledges:review_paper", args=[held.pk, "notice"])).status_code == 404


def test_ballots_are_two_on_a_sheet_and_carry_no_number(met: Met) -> None:
    plan = planned(date(2023, 11, 20), DAY)
    blocks = papers.reviews.ballots(plan, Unit.objects.get(code=CODE)).blocks
    half = len(blocks) // 2
    assert [one.kind for one in blocks].count("table") == 2 and blocks[:half] == blocks[half + 1 :] and "裁开" in blocks[half].text
    assert "编号" not in str(blocks)
    many = papers.reviews.ballots(planned(date(2023, 11, 21), DAY, hired=["保洁员1", "护林员1"]), Unit.objects.get(code=CODE)).blocks
    assert many[len(many) // 2].kind == "pagebreak"


def test_the_town_marks_its_season(town: Client, clerk: Client) -> None:
    address = reverse("pledges:season", args=[TOWN])
    data = {f"on-{CODE}": "2023-12-10", f"chair-{CODE}": "supervisory", f"on-{OTHER}": "", f"chair-{OTHER}": "supervisory"}
    assert clerk.get(address).status_code == 404
    assert town.post(address, data).status_code == 302
    assert [(one.unit_code, one.on) for one in Season.objects.all()] == [(CODE, DAY)]
    assert "2023年12月10日" in town.get(reverse("pledges:season_paper", args=[TOWN])).content.decode()
    page = town.post(address, {**data, f"on-{OTHER}": "2024-12-10"}).content.decode()
    assert "请填2023年的日子" in page
    assert TODAY.year == 2023 and 'value="2023-12-10"' in clerk.get(reverse("pledges:plan", args=[CODE])).content.decode()
    assert town.post(address, {**data, f"on-{CODE}": ""}).status_code == 302 and not Season.objects.exists()


def test_a_unit_may_have_four_grades_and_a_review_keeps_those_of_its_day(met: Met, clerk: Client) -> None:
    plan = planned(date(2023, 11, 30), DAY)
    unit = Unit.objects.get(code=CODE)
    told = replace(Planned(plan.on, DAY, "supervisory", [person(name) for _, name in OFFICES], written=True, posted=True), four=True)
    actions.mend_plan(plan, told, reason="四等", now=now(), **BY)
    best = str(person(LATE))
    votes = {str(person(name)): (3, 1, "excellent" if name == LATE else "competent") for _, name in OFFICES}
    counted = Reviewed(DAY, "representatives", "supervisory", 36, 35, None, votes, rests=(met(DAY),), excellent={best: 20}, four=True)
    entry = actions.review(unit, counted, now=now(), **BY)
    assert {(one.excellent, one.competent, one.grade) for one in entry.judged.all()} == {(20, 11, "excellent"), (0, 31, "competent")}
    assert (entry.said["competent"], entry.said["incompetent"]) == (5, 0)
    page = clerk.get(reverse("pledges:detail", args=[entry.pk])).content.decode()
    assert "20票优秀，11票称职" in page and "0票优秀，31票称职" in page
    for name in ("ballots", "plan", "tally"):
        assert "优秀" in clerk.get(reverse("pledges:review_paper", args=[plan.pk, name])).content.decode(), name
    begun = clerk.get(reverse("pledges:plan", args=[CODE])).content.decode()
    assert re.search(r'name="four"[^>]*checked', begun)  # as the last plan had it
    actions.mend_plan(plan, replace(told, four=False), reason="又改回三等", now=now(), **BY)
    entry.refresh_from_db()
    assert entry.four and actions.mending.told_of(entry).excellent[best] == 20


def test_a_grade_the_plan_did_not_name_is_refused(met: Met) -> None:
    planned(date(2023, 11, 30), DAY)
    with pytest.raises(CannotBe, match="等次里没有“优秀”"):
        review(DAY, met(DAY), **{str(person(LATE)): (3, 1, "excellent")})
