"""工作台: three lists, their order, drafts, the reports of all towns, the line 原因或需要的帮助."""

import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import cast

from cunju.desk.exempt import actions as exemptions
from cunju.duties import remarks
from cunju.kernel.days import SHANGHAI
from cunju.org import drafts
from cunju.org.models import Unit

from .conftest import QUARTERLY

pytestmark = pytest.mark.django_db
Q2 = {"duty": QUARTERLY, "from": "2023-04-01"}


def lists(client):
    return client.get("/today/").context["lists"]


def test_a_clerk_sees_what_the_village_owes_by_when(enter) -> None:
    found = lists(enter("clerk"))
    quarters = [one for one in found.late if one.window.duty == QUARTERLY]
    assert [(one.window.from_.month, one.window.due_on.month) for one in quarters] == [(1, 3), (4, 6)]
    third = next(one for one in found.soon if one.window.duty == QUARTERLY)
    assert third.href == f"/assemblies/{cast.VILLAGE}/plan/?duty={QUARTERLY}&from=2023-07-01"
    assert third.by == "村民委员会组织法第26条：村民代表会议每季度召开一次，第三季度"
    assert {one.unit.code for one in [*found.now, *found.soon, *found.late]} == {cast.VILLAGE}


def test_lists_stand_by_day_and_empty_ones_are_not_drawn(enter, held) -> None:
    client = enter("clerk")
    for home in (lists(client).late, lists(client).soon, lists(client).now):
        days = [one.window.due_on or one.window.from_ for one in home]
        assert days == sorted(days)
    held(cast.VILLAGE, "2023-03-10")
    held(cast.VILLAGE, "2023-06-10")
    held(cast.VILLAGE, "2023-09-10")
    page = client.get("/today/")
    shown = {name for name, _, _ in page.context["sections"]}
    assert {name for name in ("now", "soon", "late") if len(getattr(page.context["lists"], name))} == shown
    assert QUARTERLY not in {one.window.duty for one in page.context["lists"].late}


def test_overdue_never_disappears_within_the_year(enter) -> None:
    found = lists(enter("clerk"))
    assert any(one.window.due_on.month == 3 for one in found.late if one.window.due_on)


def test_drafts_stay_with_the_unit(enter, people) -> None:
    now = datetime(2023, 9, 19, 10, tzinfo=SHANGHAI)
    drafts.save(cast.VILLAGE, form="desk:record", data={"_title": "一次会议"}, by="clerk", now=now)
    page = enter("clerk").get("/today/").content.decode()
    assert "草稿留在单位，换人也能接着写" in page and '<a href="/record/">一次会议</a>' in page
    assert "草稿留在单位" not in enter("neighbour").get("/today/").content.decode()


def test_who_may_not_go_on_with_a_draft_does_not_see_it(enter, people) -> None:
    drafts.save(cast.VILLAGE, form="desk:record", data={"_title": "一次会议"}, by="clerk", now=datetime(2023, 9, 20, 9, tzinfo=SHANGHAI))
    assert "一次会议" in enter("clerk").get("/today/").content.decode()
    assert "一次会议" not in enter("supervisor").get("/today/").content.decode()


def test_a_supervisor_sees_the_village_late_and_says_why(enter) -> None:
    client = enter("supervisor")
    found = lists(client)
    assert {one.window.owed_by for one in found.late} <= {"supervisory"}
    assert [one.unit.code for one in found.groups] == [cast.VILLAGE]
    assert "由村（社区）经办人登记，这里供监督时查看。" in client.get("/today/").content.decode()


def test_a_town_officer_sees_his_units_in_code_order(enter) -> None:
    client = enter("town")
    found = lists(client)
    assert [one.unit.code for one in found.groups] == [cast.NEIGHBOUR, cast.VILLAGE]
    assert "办理情况表" in {one.window.object for one in found.soon}
    assert f"/assemblies/{cast.NEIGHBOUR}/plan/" in client.get("/today/").content.decode()


def test_the_district_sees_reports_and_towns_in_code_order(enter) -> None:
    client = enter("district")
    found = lists(client)
    assert [one.name for one in found.reports] == [
        "第一季度办理情况表",
        "第二季度办理情况表",
        "第三季度办理情况表",
    ]
    assert {(one.done, one.of) for one in found.reports} == {(0, 2)}
    assert [one.href for one in found.reports] == [
        f"/form/{cast.DISTRICT}/?duty={one.window.duty}&from={one.window.from_}" for one in found.reports
    ]
    # Who has not sent it in leads to its form, not to 为什么.
    [_, way] = found.reports[0].left[0]
    assert way.startswith(f"/form/{cast.TOWN}/?duty=")
    assert client.get(way, follow=True).redirect_chain[-1][0] == f"/form/{cast.TOWN}/2023-03-31/"
    assert [one.code for one in found.needs] == [cast.TOWN, cast.OTHER_TOWN]
    assert [(one.units, one.of) for one in found.needs] == [(2, 2), (1, 1)]
    assert client.get(found.reports[0].href, follow=True).status_code == 200


def test_no_more_questions_for_more_units(enter) -> None:
    client = enter("district")
    client.get("/today/")
    with CaptureQueriesContext(connection) as few:
        client.get("/today/")
    Unit.objects.bulk_create(
        Unit(code=f"{cast.TOWN}{n}", kind="village", name=f"第{n}村村民委员会", parent_code=cast.TOWN)
        for n in range(300, 330)
    )
    client.get("/today/")
    with CaptureQueriesContext(connection) as many:
        client.get("/today/")
    assert len(many) == len(few)


def test_a_line_of_reason_is_kept_and_seen_above(enter) -> None:
    answer = enter("clerk").post(f"/today/{cast.VILLAGE}/remark/", Q2 | {"text": "汛期转移群众，7月补开"}, follow=True)
    assert "已记下，镇街和区里能看到。" in answer.content.decode()
    assert "已说明：汛期转移群众，7月补开" in answer.content.decode()
    assert "汛期转移群众" in enter("town").get("/today/").content.decode()
    again = enter("clerk").post(f"/today/{cast.VILLAGE}/remark/", Q2 | {"text": ""}, follow=True)
    assert "已去掉这一行。" in again.content.decode()
    assert list(remarks.of(cast.VILLAGE)) == []


@pytest.mark.parametrize("wrong", [{"duty": "no-such"}, {"from": "昨天"}])
def test_a_line_about_nothing_is_not_found(enter, wrong) -> None:
    answer = enter("clerk").post(f"/today/{cast.VILLAGE}/remark/", Q2 | {"text": "说明"} | wrong)
    assert answer.status_code == 404


def test_nobody_writes_a_line_for_another_unit(enter) -> None:
    for who in ("neighbour", "other_town", "district"):
        assert enter(who).post(f"/today/{cast.VILLAGE}/remark/", Q2 | {"text": "说明"}).status_code == 404
    assert list(remarks.of(cast.VILLAGE)) == []


def test_what_can_be_recorded_says_what_it_serves(enter) -> None:
    page = enter("clerk").get("/record/")
    labels = {one.label: (one.serves, one.href) for one in page.context["links"]}
    assert labels["会议记录"] == ("用于措施3、15", f"/assemblies/{cast.VILLAGE}/plan/")
    hrefs = [one.href for one in page.context["links"]]
    assert len(hrefs) == len(set(hrefs))


def test_a_town_officer_picks_the_village_he_records_for(enter) -> None:
    client = enter("town")
    page = client.get(f"/record/?unit={cast.NEIGHBOUR}")
    assert [code for code, _ in page.context["below"]] == [cast.NEIGHBOUR, cast.VILLAGE]
    assert any(cast.NEIGHBOUR in one.href for one in page.context["links"])
    assert client.get(f"/record/?unit={cast.FAR}").status_code == 404


def test_a_reader_has_nothing_to_record(enter) -> None:
    page = enter("reader").get("/record/").content.decode()
    assert "您的账号在这里没有要登记的事。" in page and "镇街可以代为登记。" in page


def test_what_towns_and_units_wrote_waits_on_the_districts_desk(enter) -> None:
    enter("clerk").post(f"/today/{cast.VILLAGE}/remark/", Q2 | {"text": "汛期转移群众，7月补开"})
    exemptions.ask(
        cast.NEIGHBOUR, duty="all", from_on=date(2023, 9, 1), to_on=None, reason="other", words="整村搬迁，没有人住",
        by="town", now=datetime(2023, 9, 19, 10, tzinfo=SHANGHAI),
    )  # fmt: skip
    found = enter("district").get("/today/").context["asked"]
    assert [(one.verb, one.words) for one in found] == [("答复", "整村搬迁，没有人住"), ("看", "汛期转移群众，7月补开")]
    assert enter("district").get(found[0].href).status_code == 200
    assert "asked" not in enter("town").get("/today/").context or enter("town").get("/today/").context["asked"] == []


def test_each_mark_of_the_calendar_opens(enter) -> None:
    client = enter("clerk")
    page = client.get("/today/").content.decode()
    drawn = page[page.index('<table class="ahead">') :]
    marks = re.findall(r'<a class="st \w+" href="([^"]+)">', drawn[: drawn.index("</table>")])
    assert any(one.startswith("/disclosure/") for one in marks)  # due on 15 October
    for one in marks:
        assert client.get(one.replace("&amp;", "&"), follow=True).status_code == 200, one


def test_what_two_texts_ask_after_one_record_stands_once_by_the_text_with_a_day(enter, noted) -> None:
    said = {"body": "representatives", "by": "fifth", "signed": 8, "base": 36}
    called = noted("assemblies.called_for", "2023-09-15", said)
    found = lists(enter("clerk"))
    mine = [one.window.duty for one in (*found.now, *found.soon, *found.late) if one.window.opening == str(called.uid)]
    assert mine == ["chongqing-2013.art12.called"]
    noted("assemblies.called_for", "2023-09-16", said | {"signed": 9})
    found = lists(enter("clerk"))
    assert sum(one.window.duty.endswith(".called") for one in (*found.now, *found.soon, *found.late)) == 2
