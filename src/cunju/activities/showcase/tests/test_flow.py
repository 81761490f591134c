"""From call to showing through the pages: texts picked, a case, a posting with who stepped back, a selection; a project and its file."""

import hashlib
import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.offices import logged_in

from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.tests.conftest import PACT, adopted
from cunju.activities.showcase.tests.golden import DISTRICT, GUIDED, GUIDING, NAMED, OTHER_TOWN, TOWN
from cunju.ledger import interface as ledger
from cunju.ledger.vocabulary import Plain
from cunju.org import clock
from cunju.org.models import Unit
from cunju.records import reading

pytestmark = pytest.mark.django_db
CASE = "楼栋轮流扫\n五个楼栋有三个没有物业。\n社区开了两次协商会，定下轮流清扫。\n现在每周一次。"


def post(client: Client, name: str, code: str, *more: str, query: str = "", **data: Any) -> Any:
    known = {"fact_id": str(uuid.uuid4()), "on": "2023-09-18"}
    return client.post(reverse(f"showcase:{name}", args=[code, *more]) + query, known | data)


def text(client: Client, name: str, *args: Any) -> str:
    page = client.get(reverse(f"showcase:{name}", args=args), follow=True)
    assert page.status_code == 200
    return str(page.content.decode())


def two_texts() -> list[str]:
    return [str(adopted(code, code, date(2023, 5, 1), filed=date(2023, 5, 6))) for code in (NAMED, PACT)]


def test_a_town_picks_two_texts_and_says_nothing_twice(town: Client) -> None:
    texts = two_texts()
    page = text(town, "text", TOWN)
    assert "玉峰山村村规民约（2023年5月1日通过，2023年5月6日备案）" in page and "龙湖社区居民公约" in page
    assert "附件1第14项" in page and 'type="file"' not in page and page.count("<textarea") == 1
    assert post(town, "text", TOWN, chosen=texts).status_code == 302
    assert sorted(one.said["from_unit"] for one in Entry.objects.all()) == sorted([NAMED, PACT])
    home = text(town, "home", TOWN)
    assert "已报送2个" in home and "玉峰山村村规民约" in home
    again = post(town, "text", TOWN, chosen=texts[:1])
    assert again.status_code == 200 and "今年已经报送过" in again.content.decode()
    assert Entry.objects.count() == 2


def test_the_page_of_what_was_sent_in_shows_the_text(town: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = adopted(NAMED, NAMED, date(2023, 5, 1), filed=date(2023, 5, 6))
    assert post(town, "text", TOWN, chosen=[str(fact)]).status_code == 302
    entry = Entry.objects.get()
    assert "原文没有存在这个平台上" in text(town, "detail", entry.pk)
    body = "第一条 爱护公物。\n第二条 红白事从简。"
    monkeypatch.setattr(reading, "texts", lambda digests: dict.fromkeys(digests, body))
    assert "第一条 爱护公物。<br>第二条 红白事从简。" in text(town, "detail", entry.pk)


def test_the_same_form_twice_sends_once(town: Client) -> None:
    (one, _), key = two_texts(), str(uuid.uuid4())
    for _ in range(2):
        assert post(town, "text", TOWN, chosen=[one], fact_id=key).status_code == 302
    assert Entry.objects.count() == 1


def test_a_text_that_is_not_filed_is_sent_with_what_stands_against_it(town: Client) -> None:
    wrong = adopted(NAMED, "x", date(2023, 5, 1), lawful=False)
    assert "没有备案，还没有生效" in text(town, "text", TOWN)
    post(town, "text", TOWN, chosen=[str(wrong)])
    home = text(town, "home", TOWN)
    assert "和备案的文本不一致，或者还没有备案" in home and "不是由有权的会议通过" in home


def test_a_text_of_another_town_cannot_be_sent(town: Client) -> None:
    far = adopted("500112133201", "f", date(2023, 5, 1), filed=date(2023, 5, 2))
    assert post(town, "text", TOWN, chosen=[str(far)]).status_code == 200
    assert not Entry.objects.exists()


def test_a_case_is_two_values_and_too_many_words_are_said(town: Client) -> None:
    assert post(town, "case", TOWN, unit=PACT, text=CASE).status_code == 302
    one = Entry.objects.get()
    assert (one.title, one.said["from_unit"]) == ("楼栋轮流扫", PACT)
    page = town.post(
        reverse("showcase:case", args=[TOWN]),
        {"fact_id": str(uuid.uuid4()), "on": "2023-09-18", "unit": PACT, "text": "字" * 3001}, follow=True,
    )  # fmt: skip
    assert "案例超过规定的字数" in page.content.decode()
    sheet = text(town, "entry_paper", TOWN, "case", one.pk)
    assert "楼栋轮流扫" in sheet and "轮流清扫" in sheet and "至多3000字" in sheet
    edited = {"text": CASE.replace("轮流扫", "轮流清扫") + "\n没有花钱。", "reason": "补一句", "seen": ""}
    assert post(town, "edit", str(one.pk), **edited).status_code == 302
    one.refresh_from_db()
    assert one.title == "楼栋轮流清扫" and ledger.current(one.fact).attributes["digest"] == one.said["digest"]
    assert "没有花钱" in text(town, "entry_paper", TOWN, "case", one.pk)


def test_the_cover_lists_what_was_sent_with_its_clause(town: Client) -> None:
    post(town, "text", TOWN, chosen=two_texts())
    page = text(town, "paper", TOWN, "cover")
    assert "附件1第14项" in page and "玉峰山村村规民约" in page and "2023年9月28日前" in page


def test_the_district_posts_with_who_stepped_back_then_selects(town: Client, district: Client) -> None:
    post(town, "case", TOWN, unit=PACT, text=CASE)
    (sent,) = Entry.objects.all()
    said = {"chosen": [str(sent.pk)], "criteria": "有用\n有记录", "panel": "区民政局 基层政权科\n王家街道 民政办", "until": "2023-09-25"}
    refused = post(district, "announce", DISTRICT, "case", **said)
    assert refused.status_code == 200 and "请在“回避”里写明" in refused.content.decode()
    assert post(district, "announce", DISTRICT, "case", **said, withdrew="王家街道 民政办回避王家街道的案例").status_code == 302
    posting = Entry.objects.get(step="announced")
    assert posting.said == {"what": "case", "count": 1, "criteria": 2, "withdrew": 1, "until": "2023-09-25"}
    home = text(district, "home", DISTRICT)
    assert reverse("showcase:select", args=[posting.pk]) in home and reverse("showcase:detail", args=[posting.pk]) in home
    assert reverse("showcase:select", args=[posting.pk]) not in text(logged_in("district_reader", DISTRICT), "home", DISTRICT)
    notice = text(district, "entry_paper", DISTRICT, "notice", posting.pk)
    assert "楼栋轮流扫" in notice and "回避王家街道的案例" in notice and "公示5个工作日是默认，待确认" in notice
    assert post(district, "select", str(posting.pk), chosen=[str(sent.pk)], on="2023-09-26").status_code == 302
    (selected,) = Entry.objects.filter(step="selected")
    assert ledger.current(selected.fact).attributes == {"what": "case", "from_unit": PACT}
    assert post(district, "shown", DISTRICT, what="case", count="1", text="在区里网站").status_code == 302
    home = text(district, "home", DISTRICT)
    assert "从严控制创建示范" not in home and "不另设创建" in home and "入选1件" in home and "3个镇街中1个已报送" in home


def test_the_sheet_of_criteria_has_no_scores(town: Client, district: Client) -> None:
    post(town, "case", TOWN, unit=PACT, text=CASE)
    page = text(district, "paper", DISTRICT, "criteria-case")
    assert "群众参与" in page and "不打分" in page and "回避" in page


def activity(code: str) -> str:
    with ledger.writing([code], now=clock.now()) as pen:
        said = {"body": "health", "participants": 20, "customs": False}
        return str(pen.record(Plain("committees.activity_held", said), unit=code, occurred_on=date(2023, 6, 1), by="x").uid)


def test_a_project_goes_from_plan_to_acceptance_on_records_never_uploads(town: Client, district: Client) -> None:
    clerk = logged_in("village_clerk", NAMED)
    assert "社区治理社会工作示范创建" in text(clerk, "home", NAMED)
    assert post(clerk, "plan", NAMED, text="建机制\n办三次活动\n自查").status_code == 302
    assert ledger.current(Entry.objects.get().fact).attributes == {"project": "social_work", "milestones": 3}
    proof = activity(NAMED)
    page = text(clerk, "self_checked", NAMED)
    assert "公共卫生委员会活动" in page and 'type="file"' not in page
    assert post(clerk, "self_checked", NAMED, text="活动办了一次", proofs=[proof]).status_code == 302
    assert clerk.get(reverse("showcase:town_checked", args=[NAMED])).status_code == 404
    assert reverse("showcase:town_checked", args=[NAMED]) in text(town, "home", TOWN)
    assert reverse("showcase:accepted", args=[NAMED]) not in text(district, "home", DISTRICT)
    for step, who in (("town_checked", town), ("reported", clerk), ("accepted", district)):
        assert step != "accepted" or reverse("showcase:accepted", args=[NAMED]) in text(district, "home", DISTRICT)
        assert post(who, step, NAMED, text="看过").status_code == 302, step
    file = text(clerk, "paper", NAMED, "project")
    assert "公共卫生委员会活动" in file and "办三次活动" in file and "验收" in file
    twice = post(clerk, "plan", NAMED, text="再来")
    assert twice.status_code == 200 and "已经记过" in twice.content.decode()


def test_a_unit_that_no_notice_names_has_no_project(town: Client) -> None:
    clerk = logged_in("village_clerk", PACT)
    assert clerk.get(reverse("showcase:plan", args=[PACT])).status_code == 404
    assert town.get(reverse("showcase:guided", args=[TOWN])).status_code == 404
    guide = logged_in("town_officer", GUIDING)
    assert post(guide, "guided", GUIDING, text="一起看清单怎么用", stage="self_checked").status_code == 302
    assert ledger.current(Entry.objects.get().fact).attributes == {"project": "four_lists", "stage": "self_checked"}
    assert "双桐路社区" in text(guide, "home", GUIDING)


def test_the_pilot_is_shown_and_not_recorded_twice(place: Unit) -> None:
    with ledger.writing([OTHER_TOWN], now=clock.now()) as pen:
        pen.record(Plain("consultation.pilot_step", {"step": "plan"}), unit=OTHER_TOWN, occurred_on=date(2023, 3, 1), by="x")
    page = text(logged_in("town_officer", OTHER_TOWN), "home", OTHER_TOWN)
    assert "协商创新试点" in page and "不再登记" in page and "teahouse" not in page


def test_a_stage_before_its_own_turn_leads_back(town: Client) -> None:
    assert town.get(reverse("showcase:town_checked", args=[NAMED])).status_code == 302
    assert town.get(reverse("showcase:self_checked", args=[GUIDED])).status_code == 404


def test_two_texts_stand_side_by_side_without_a_verdict(town: Client, district: Client) -> None:
    first = "五个楼栋没有物业\n社区开了两次协商会\n定下轮流清扫\n每周一次"
    other = "五个楼栋没有物业\n社区开了三次协商会\n定下轮流清扫\n每月公布一次费用"
    for unit, words in ((PACT, first), (NAMED, other)):
        post(town, "case", TOWN, unit=unit, text=words)
    for client, code in ((town, TOWN), (district, DISTRICT)):
        assert "有1对文字相近" in text(client, "home", code)
        page = text(client, "alike", code)
        assert "2行相同，1行相近" in page and "由人判断" in page and "抄" not in page
        assert "相近。" not in client.get(reverse("showcase:alike", args=[code]), {"pair": "7"}).content.decode()


def test_a_convention_is_printed_letter_for_letter_from_the_room_that_keeps_it(town: Client) -> None:
    from cunju.records import reading

    body = "一、爱护水渠。\n二、红白事简办。"
    digest = hashlib.sha256(body.encode()).hexdigest()
    kept = {digest: body}
    assert reading.texts(["0" * 64]) == {}
    fact = adopted(NAMED, digest, date(2023, 5, 1), filed=date(2023, 5, 6))
    post(town, "text", TOWN, chosen=[str(fact)])
    assert "全文存在村（社区）的文本里，这里没有" in text(town, "paper", TOWN, "cover")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("cunju.records.reading.texts", lambda digests: {one: kept[one] for one in digests})
        assert "二、红白事简办。" in text(town, "paper", TOWN, "cover")


def test_word_and_pdf_are_offered_of_each_paper(town: Client) -> None:
    post(town, "case", TOWN, unit=PACT, text=CASE)
    (sent,) = Entry.objects.all()
    for name in ("cover/" + TOWN, f"case/{sent.pk}"):
        page = town.get(reverse("reports:word", kwargs={"room": "showcase", "name": name}))
        assert page.status_code == 200 and len(page.content) > 5000


def test_a_voided_submission_opens_the_window_again(town: Client) -> None:
    post(town, "text", TOWN, chosen=two_texts())
    one = Entry.objects.all()[0]
    page = post(town, "void", str(one.pk), reason="选错了")
    assert page.status_code == 302, re.sub("<[^>]+>", " ", page.content.decode())[-900:]
    assert "已报送1个" in text(town, "home", TOWN)
