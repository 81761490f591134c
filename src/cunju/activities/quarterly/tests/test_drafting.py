"""The draft of a town: what its sentences rest on, problems, as-of, frozen forms, two districts apart."""

from datetime import date

import pytest

from cunju.activities.quarterly import actions, queries, rules
from cunju.activities.quarterly.queries import telling
from cunju.activities.quarterly.tests.conftest import COMMUNITY, OTHER, REPORT, TODAY, TOWN, VILLAGES, at
from cunju.duties import judging, reading, remarks
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db


def sent(found, day):
    """Submitted as proposed."""
    words = actions.Words(progress="进展", status=found.proposed)
    return actions.submit(found, words, by="officer", now=at(day))


def reached(code, stage, rests_on):
    said = {"project": "social_work", "stage": stage}
    with ledger.writing([code], now=at()) as pen:
        return pen.put(
            kind="showcase.milestone_reached", attributes=said, unit_code=code, occurred_on=TODAY, recorded_by="x", rests_on=rests_on
        )


def overdue_duty(code):
    from cunju.duties import interface as duties

    found = duties.standing(code, on=TODAY)
    return next(one for one in found.windows if one.status == "overdue" and one.measure == 3)


def test_sentences_rest_on_cells_and_records(meet, drafted):
    facts = [meet(code) for code in VILLAGES] + [meet(COMMUNITY, body="assembly")]
    found = drafted().as_json()
    assert found["schema"] == "cunju.form/1"
    assert (found["state"], found["status"], found["as_of"]) == ("draft", None, "2023-09-20")
    assert found["progress"] == "".join(one["text"] for one in found["sentences"])
    told = next(one for one in found["sentences"] if "会议" in one["text"] and "方面" in one["text"])
    # Both villages are late by their first quarter; only the community has done all that was due.
    assert told["text"] == "党组织全面领导方面，1个社区已召开居民会议。"
    assert told["cells"] == [{"measure": 3}]
    assert told["facts"] == [str(facts[2].uid)]
    assert found["sentences"][0]["facts"] == [
        str(one.uid) for one in sorted(facts, key=lambda one: one.unit_code)
    ]
    assert len(found["sentences"][0]["cells"]) == 25
    assert found["progress_chars"] <= 300


def test_default_day_is_the_earlier_of_report_day_and_today(town, drafted):
    assert drafted().as_of == TODAY
    assert drafted(date(2023, 6, 30)).as_of == date(2023, 6, 30)
    assert drafted(as_of=date(2023, 5, 1)).as_of == date(2023, 5, 1)


def test_records_after_the_day_asked_are_not_told(meet, drafted):
    fact = meet(VILLAGES[0], date(2023, 6, 15))
    assert drafted(as_of=date(2023, 6, 14)).sentences[0].facts == ()
    assert drafted(as_of=date(2023, 6, 15)).sentences[0].facts == (str(fact.uid),)


def test_what_was_entered_after_the_day_it_is_drafted_on_is_not_known(meet, drafted, town):
    meet(VILLAGES[0], date(2023, 6, 15))
    before = queries.draft(town, date(2023, 6, 30), today=date(2023, 6, 14), as_of=date(2023, 6, 14))
    assert before.sentences[0].facts == ()
    assert queries.draft(town, date(2023, 6, 30), today=date(2023, 6, 15)).sentences[0].facts


def test_what_the_notice_asks_of_a_unit_by_name_comes_first(meet, drafted):
    assert drafted().sentences[1].text == "通知点名的玉峰山村“完成示范创建项目”12月31日到期，还没有记录。"
    assert drafted().sentences[1].measures == (24,)
    first = reached(VILLAGES[1], "self_checked", rests_on=[meet(VILLAGES[1]).uid])  # what it rests on is of another kind
    assert drafted().sentences[1].text == "通知点名的玉峰山村“完成示范创建项目”12月31日到期，已有1条记录。"
    reached(VILLAGES[1], "accepted", rests_on=[first.uid])
    told = drafted().sentences[1]
    assert (told.text, len(told.facts)) == ("通知点名的玉峰山村“完成示范创建项目”已完成。", 2)


def test_the_plan_of_a_named_project_is_a_record_of_it_and_of_no_other(drafted):
    def planned(project):
        with ledger.writing([VILLAGES[1]], now=at()) as pen:
            pen.put(
                kind="showcase.plan_made", attributes={"project": project, "milestones": 4}, unit_code=VILLAGES[1],
                occurred_on=date(2023, 4, 18), recorded_by="o",
            )  # fmt: skip

    planned("four_lists")
    assert "还没有记录" in drafted().sentences[1].text
    planned("social_work")
    assert drafted().sentences[1].text == "通知点名的玉峰山村“完成示范创建项目”12月31日到期，已有1条记录。"


def test_what_was_judged_not_done_is_named_and_never_told_as_an_overdue_day(meet, drafted):
    duty, first = "yubei-2023.m07.contact", date(2023, 1, 1)
    judging.judge(VILLAGES[0], duty, first, holds=False, reason="没有走访", by="o", now=at())
    judging.judge(VILLAGES[1], duty, first, holds=True, reason="有走访记录", by="o", now=at())
    found = drafted()
    late = next(one for one in found.sentences if one.text.startswith("有逾期的"))
    assert "联系群众（荣华村）" in late.text
    assert "荣华村联系群众研判为没有落实" in found.problems
    assert "联系群众" not in "".join(one.text for one in found.sentences if one is not late)


def test_a_measure_that_is_late_still_waits_where_others_are_not_judged(meet, drafted):
    waiting = "逐项研判5项措施里待研判的事项。"
    assert drafted().problems.endswith(waiting)
    duty, first = "yubei-2023.m07.contact", date(2023, 1, 1)
    judging.judge(VILLAGES[0], duty, first, holds=False, reason="没有走访", by="o", now=at())
    assert "4项待研判" in drafted().sentences[0].text  # its worst is late
    assert drafted().problems.endswith(waiting)  # the other village and the community still wait
    for code in (VILLAGES[1], COMMUNITY):
        judging.judge(code, duty, first, holds=True, reason="有走访记录", by="o", now=at())
    assert drafted().problems.endswith("逐项研判4项措施里待研判的事项。")


def test_what_waits_is_on_record_where_another_part_of_its_measure_is(meet, drafted):
    assert "5项待研判，" in drafted().sentences[0].text
    duty, first = "yubei-2023.m07.contact", date(2023, 1, 1)
    judging.judge(VILLAGES[0], duty, first, holds=True, reason="有走访记录", by="o", now=at())
    assert "5项待研判（其中1项已有记录），" in drafted().sentences[0].text


def test_what_was_begun_under_a_name_is_on_record_in_the_opening_too():
    begun = [
        rules.Part(20, 6, "民情茶室", "needs_person", judge=True),
        rules.Part(24, 8, "示范", "needs_person"),
    ]
    named = rules.Named(20, "", "推进", "民情茶室和试点", "needs_person", True, None, ("a",))
    assert [one.begun for one in telling.begun(begun, [named])] == [True, False]


def test_next_steps_are_six_sentences_at_most(meet, drafted):
    steps = drafted().problems.partition("下步打算：")[2]
    assert steps == (
        "抓紧报送办理情况表。督促补上其余逾期事项。年底前玉峰山村完成示范创建项目。"
        "9月30日前荣华村、玉峰山村召开第三季度村民代表会议。逐项研判5项措施里待研判的事项。"
    )


def test_what_units_wrote_comes_first_in_the_problems(meet, drafted):
    meet(VILLAGES[1])
    late = overdue_duty(VILLAGES[1])
    assert drafted().problems.startswith("荣华村、玉峰山村召开第一季度村民代表会议逾期（3月31日到期）；")
    remarks.write(VILLAGES[1], late.duty, late.from_, "汛期改期，9月25日补开。", by="clerk", now=at())
    problems = drafted().problems
    assert problems.startswith("玉峰山村召开第一季度村民代表会议逾期，汛期改期，9月25日补开；")
    assert "荣华村召开第一季度、第二季度村民代表会议逾期（3月31日、6月30日到期）；" in problems
    assert "王家街道报送办理情况表逾期（3月31日、6月30日到期）。" in problems


def test_a_line_about_a_duty_that_is_met_is_not_used(meet, drafted):
    late = overdue_duty(VILLAGES[0])
    remarks.write(VILLAGES[0], late.duty, late.from_, "正在补办", by="clerk", now=at())
    assert "正在补办" in drafted().problems
    meet(VILLAGES[0], late.from_)
    assert "正在补办" not in drafted().problems


def test_share_of_late_units_proposes_behind(meet, drafted):
    assert drafted().proposed == "推进滞后"
    for code in VILLAGES:
        for month in (1, 4, 7):
            meet(code, date(2023, month, 10))
    assert "镇街自己有2项逾期" in drafted().proposal.reason  # March and June were not submitted
    for day in (date(2023, 3, 31), date(2023, 6, 30)):
        sent(drafted(day), day)
    assert (drafted().proposed, drafted().proposal.reason) == ("正常推进", "暂无逾期。")


def test_no_report_day_names_the_days():
    with pytest.raises(queries.NoReportDay, match="2023-03-31、2023-06-30、2023-09-30"):
        queries.report_day(date(2023, 9, 29))


def test_next_day_is_the_earliest_not_submitted(town, drafted):
    assert queries.next_day(TOWN, today=TODAY) == date(2023, 3, 31)
    for day in (date(2023, 3, 31), date(2023, 6, 30)):
        sent(drafted(day), day)
    assert queries.next_day(TOWN, today=TODAY) == REPORT
    assert queries.next_day(TOWN, today=date(2023, 12, 1)) == REPORT


def test_two_districts_do_not_mix(meet, drafted):
    meet(VILLAGES[0])
    before = drafted().as_json()
    meet("500113001201", date(2023, 6, 15))
    late = overdue_duty("500113001201")
    remarks.write("500113001201", late.duty, late.from_, "他区的话", by="clerk", now=at())
    other = queries.draft(Unit.objects.get(code=OTHER), REPORT, today=TODAY)
    actions.keep(other, actions.Words(progress="他区改写", own={2: "他区的一句"}), now=at())
    assert drafted().as_json() == before
    assert drafted().offered == {}
    assert [row.town.code for row in queries.overview("500112", today=TODAY)] == [TOWN]
    assert [row.town.code for row in queries.overview("500113", today=TODAY)] == [OTHER]


def test_overview_says_who_has_submitted(town, drafted):
    for day, on in ((date(2023, 3, 31), date(2023, 3, 30)), (date(2023, 6, 30), date(2023, 7, 3))):
        sent(drafted(day), on)
    [row] = queries.overview("500112", today=TODAY)
    assert [(one.look, one.word, one.submitted) for one in row.answers] == [
        ("done", "3月30日报送", True),
        ("slow", "7月3日报送", True),
        ("soon", "未报送", False),
    ]
    actions.keep(drafted(), actions.Words(), now=at())
    [row] = queries.overview("500112", today=date(2023, 10, 1))
    assert (row.answers[2].look, row.answers[2].word) == ("late", "有草稿，未报送")


def test_query_count_does_not_grow_with_units_and_records(meet, drafted, django_assert_max_num_queries):
    for number in range(10, 40):
        code = f"5001120182{number}"
        Unit.objects.create(code=code, kind="village", name=f"{number}村村民委员会", parent_code=TOWN)
        meet(code)
    with django_assert_max_num_queries(12):
        found = drafted()
    assert len(found.sentences[0].facts) == 30


def test_what_the_town_itself_sent_in_by_its_day_is_told_with_its_number(meet, drafted, monkeypatch):
    made = reading.makes() | {"showcase.case_submitted"}
    monkeypatch.setattr(reading, "makes", lambda: made)
    assert "优秀案例（王家街道）" in "".join(one.text for one in drafted().sentences if one.text.startswith("有逾期的"))
    facts = []
    for number in (1, 2):
        with ledger.writing([TOWN], now=at(date(2023, 8, 20))) as pen:
            said = {"from_unit": VILLAGES[0], "digest": str(number)}
            kind = "showcase.case_submitted"
            facts.append(pen.put(kind=kind, attributes=said, unit_code=TOWN, occurred_on=date(2023, 8, 20), recorded_by="x").uid)
    told = next(one for one in drafted().sentences if "优秀案例" in one.text)
    assert told.text == "提升服务方面，镇（街道）已报送优秀案例（2个）。"
    assert (told.measures, set(told.facts)) == ((25,), {str(one) for one in facts})
