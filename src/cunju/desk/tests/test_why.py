"""为什么 down to clause and record, one record, a person's judgement."""

import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk import wording
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.kernel.days import SHANGHAI
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact

from .conftest import QUARTERLY

pytestmark = pytest.mark.django_db
WHY = f"/why/{cast.VILLAGE}/3/"


def text(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def clause(page: str, duty: str) -> str:
    return next(one for one in page.split('<details class="block clause"') if f'data-duty="{duty}"' in one)


def block(page: str, duty: str, period: str) -> str:
    windows = clause(page, duty).split('<details class="told"')
    return next(one for one in (windows[1:] or windows) if period in one)


def test_why_gives_sentence_clause_numbers_and_what_to_do(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10", entered="2023-03-15")
    near = held(cast.VILLAGE, "2023-06-15", result="short", present=21)
    page = text(enter("clerk"), WHY)
    done = block(page, QUARTERLY, "第一季度")
    assert "补录，迟5天" in done and "2023年3月10日，2023年3月15日录入" in done
    late = block(page, QUARTERLY, "第二季度")
    assert "应在2023年6月30日前，已过82天。" in late
    assert '<dt>法律</dt><dd><a href="/law/village-law-2018/26/">村民委员会组织法第26条</a>' in clause(page, QUARTERLY)
    assert f'<a href="/fact/{near.uid}/">6月15日　村民代表会议 应到40人 实到21人</a>：未达法定人数' in late
    assert f'href="/assemblies/{cast.VILLAGE}/plan/?duty={QUARTERLY}&amp;from=2023-04-01"' in late
    assert page.index("第二季度") < page.index("第一季度"), "what waits to be done stands first"


def test_why_of_a_town_lists_its_units_in_code_order(enter, held) -> None:
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    page = text(enter("district"), f"/why/{cast.TOWN}/3/")
    assert page.index(f"/why/{cast.NEIGHBOUR}/3/") < page.index(f"/why/{cast.VILLAGE}/3/")
    assert "1个有逾期，所以是1/2" in page


def test_why_of_what_cannot_be_recorded_yet_says_the_day_that_passed(enter, monkeypatch) -> None:
    made = frozenset(one for one in reading.makes() if not one.startswith("showcase."))
    monkeypatch.setattr(reading, "makes", lambda: made)  # as where that room is not installed
    page = text(enter("town"), f"/why/{cast.TOWN}/25/")
    assert "应在2023年8月30日前，期限已过；这项工作暂未开通登记，也没有装入记录。" in page
    page = text(enter("town"), f"/why/{cast.TOWN}/14/")
    assert "应在2023年9月28日前；这项工作暂未开通登记，也没有装入记录。" in page


@pytest.mark.parametrize("path", ["/why/500112018202/26/", "/why/500112133201/3/", "/why/500112999999/3/"])
def test_there_is_no_why_of_what_is_not_there_or_out_of_reach(enter, path) -> None:
    assert enter("clerk").get(path).status_code == 404


def judged() -> duties.Window:
    windows = duties.standing(cast.VILLAGE, on=cast.TODAY).windows
    return next(one for one in windows if one.status == "needs_person" and one.owed_by == "unit")


def test_a_town_judges_its_village_with_a_reason(enter) -> None:
    one = judged()
    path = f"/why/{cast.VILLAGE}/{one.measure}/judge/"
    sent = {"duty": one.duty, "from": one.from_.isoformat(), "holds": "yes", "reason": "好"}
    client = enter("town")
    short = client.post(path, sent)
    assert short.status_code == 200 and 'role="alert"' in short.content.decode()
    assert 'value="好"' in short.content.decode() and re.search(r'value="yes" checked', short.content.decode())
    answer = client.post(path, sent | {"reason": "已到村查看，制度已上墙"}, follow=True)
    assert "研判已记录。" in answer.content.decode()
    now = next(each for each in duties.standing(cast.VILLAGE, on=cast.TODAY).windows if each.duty == one.duty)
    assert now.status == "met" and "研判为做到了：已到村查看，制度已上墙" in now.why
    assert enter("clerk").post(path, sent).status_code == 404


def test_one_record_says_its_days_and_where_it_counts(enter, held) -> None:
    fact = held(cast.VILLAGE, "2023-06-12", entered="2023-06-20")
    page = text(enter("clerk"), f"/fact/{fact.uid}/")
    for words in ("2023年6月12日", "2023年6月20日", "补录，迟8天", "村民委员会组织法第26条", "已完成"):
        assert words in page
    assert enter("far").get(f"/fact/{fact.uid}/").status_code == 404


def put(code: str, day: str, kind: str, **said) -> Fact:
    on = date.fromisoformat(day)
    with ledger.writing([code], now=datetime(on.year, on.month, on.day, 10, tzinfo=SHANGHAI), any_day=True) as pen:
        return pen.put(kind=kind, attributes=said, unit_code=code, occurred_on=on, recorded_by="clerk")


def test_what_came_down_too_early_stands_first_until_it_hangs_again(enter) -> None:
    what, first = {"category": "party", "period": "2023Q2"}, {"category": "party", "period": "2023Q1"}
    put(cast.VILLAGE, "2023-04-13", "disclosure.sheet_published", **first, board=True, platform=True)
    put(cast.VILLAGE, "2023-07-13", "disclosure.sheet_published", **what, board=True, platform=True)
    path, duty = f"/why/{cast.VILLAGE}/15/", "yubei-2023.m15.party"
    client = enter("clerk")
    assert '<details class="block clause" data-duty="yubei-2023.m15.party">' in text(client, path)
    down = put(cast.VILLAGE, "2023-07-16", "disclosure.sheet_taken_down", **what, days_shown=3, enough=False)
    page = text(client, path)
    found = clause(page, duty)
    assert found.startswith(f' open data-duty="{duty}"'), "what was undone is open"
    assert f'<a href="/fact/{down.uid}/">7月16日，2023年第二季度党务公开3天后撤下，还没有重新公布。</a>' in found
    assert '已完成</span> <span class="st soon">还没有重新公布</span>' in block(page, duty, "第二季度")
    # Before it came down, and when it hangs again, nothing of the kind is said.
    assert "还没有重新公布" not in text(client, f"{path}?on=2023-07-15")
    put(cast.VILLAGE, "2023-07-18", "disclosure.sheet_published", **what, board=True, platform=True, again=True)
    assert "还没有重新公布" not in text(client, path)


def test_one_that_hung_long_enough_is_not_undone(enter) -> None:
    what = {"category": "party", "period": "2023Q2"}
    put(cast.VILLAGE, "2023-07-13", "disclosure.sheet_published", **what, board=True, platform=True)
    put(cast.VILLAGE, "2023-07-24", "disclosure.sheet_taken_down", **what, days_shown=11, enough=True)
    assert "还没有重新公布" not in text(enter("clerk"), f"/why/{cast.VILLAGE}/15/")


def test_why_asks_the_database_the_same_however_much_is_recorded(enter) -> None:
    client, path = enter("clerk"), f"/why/{cast.VILLAGE}/15/"

    def asked() -> int:
        text(client, path)
        with CaptureQueriesContext(connection) as counted:
            page = text(client, path)
        assert page.count('class="told"') > 20
        return len(counted)

    put(cast.VILLAGE, "2023-02-10", "disclosure.sheet_published", category="finance", period="2023-01", board=True, platform=False)
    put(cast.VILLAGE, "2023-02-12", "disclosure.sheet_taken_down", category="finance", period="2023-01", days_shown=2, enough=False)
    few = asked()
    for month in range(2, 9):
        said = {"category": "finance", "period": f"2023-0{month}"}
        put(cast.VILLAGE, f"2023-0{month + 1}-10", "disclosure.sheet_published", **said, board=True, platform=False)
        put(cast.VILLAGE, f"2023-0{month + 1}-12", "disclosure.sheet_taken_down", **said, days_shown=2, enough=False)
    assert asked() == few


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["询问", "询问", "询问", "例会"], "询问3项、例会"),
        (["询问"], "询问"),
        (["询问", "例会", "报告"], "询问、例会等3项"),
        (["询问", "询问", "例会", "报告"], "询问2项、例会等4项"),
    ],
)
def test_what_reads_alike_is_said_once_with_its_number(monkeypatch, texts, told) -> None:
    monkeypatch.setattr(wording, "said", lambda one: one.text)
    assert wording.waiting([SimpleNamespace(status="overdue", text=one) for one in texts]) == told


def test_a_clause_with_a_number_that_binds_nobody_yet_is_not_said_to_have_none(enter) -> None:
    page = enter("clerk").get(f"/why/{cast.VILLAGE}/15/").content.decode()
    month = page[page.index("每月财务次月15日前公布") :][:1500]
    assert "条文有规定，没有写明哪些村（社区）要照办，供参考，不算逾期。" in month
    assert "没有文件规定" not in month


def test_why_of_a_town_says_outside_the_fold_what_waits_without_a_day(enter, noted) -> None:
    sheet = {"category": "party", "period": "2023Q2", "board": True, "platform": True}
    noted("disclosure.sheet_published", "2023-09-14", sheet)
    page = text(enter("town"), f"/why/{cast.TOWN}/16/")
    said = page.split('<p class="sum">')[1].split("</p>")[0]
    assert re.search(r"镇街还有1项待办，没有规定期限，不算在上面的数里。", said)
