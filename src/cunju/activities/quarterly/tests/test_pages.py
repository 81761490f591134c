"""The page: preview beside it, links, bad input returned filled, who may do what, the district's page."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from cunju.activities.quarterly import actions, papers, queries
from cunju.activities.quarterly.models import Form
from cunju.activities.quarterly.tests.conftest import COMMUNITY, OTHER, TOWN, VILLAGES, at
from cunju.ledger import interface as ledger
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
PAGE = f"/form/{TOWN}/2023-09-30/"


def typed(page, **more):
    """What the page offers, as a browser would send it back, with some of it changed."""
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields if not name.startswith("again_")}
    return {**data, **more}


def sent(client, **more):
    more.setdefault("status", client.get(PAGE).context["drafted"].proposed)
    return client.post(PAGE, typed(client.get(PAGE), submit="sure", **more))


def test_sentences_lead_to_cells_and_records(enter, meet):
    fact = meet(VILLAGES[0])
    client = enter()
    page = client.get(PAGE)
    text = page.content.decode()
    assert f'href="/why/{TOWN}/3/?on=2023-09-20"' in text
    assert 'class="staff form-page"' in text
    for part in ('class="draft"', 'class="count"', 'class="src"', 'class="propose"', 'class="paper-side"'):
        assert part in text
    assert "附件2" in text
    assert page.context["drafted"].progress in re.sub(r"<[^>]+>", "", text)
    records = client.get(re.findall(r'href="(/form/[^"]+/records/1/)"', text)[0]).content.decode()
    assert f'href="/fact/{fact.uid}/"' in records
    assert client.get(f"{PAGE}records/9/").status_code == 404


def test_what_waits_is_offered_to_the_officer_with_its_numbers(enter):
    text = enter().get(PAGE).content.decode()
    assert "2项待研判" in text and "2项待研判（" not in text
    assert 'name="own_3"' in text


def test_a_form_that_is_late_is_written_as_things_stand_the_day_it_is_sent(enter, drafted):
    late = f"/form/{TOWN}/2023-06-30/"
    client = enter()
    page = client.get(late)
    assert "截至9月20日的记录写成" in page.content.decode()
    client.post(late, typed(page, submit="sure", status=page.context["drafted"].proposed))
    kept = drafted(date(2023, 6, 30))
    assert (kept.as_of, kept.form.submitted_on) == (date(2023, 9, 20), date(2023, 9, 20))
    text = client.get(late).content.decode()
    # What was sent is explained as known on the day it was sent.
    assert f'href="/why/{TOWN}/3/?by=2023-09-20"' in text
    assert f'href="/matrix/{TOWN}/?by=2023-09-20"' in text


def test_an_expired_notice_says_so_on_page_paper_and_command(enter, drafted, monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2024-05-06")
    text = enter().get(PAGE).content.decode()
    said = "渝北民〔2023〕24号有效期到2023年12月31日为止，现在已经过期，2024年没有装入新的通知；本表仍按这份通知起草。"
    assert said in text
    found = queries.draft(Unit.objects.get(code=TOWN), date(2023, 9, 30), today=date(2024, 5, 6))
    assert found.as_json()["notes"] == [said]
    foot = Document(io.BytesIO(papers.word(found, demonstration=False))).sections[0].footer
    assert said in [line.text for line in foot.paragraphs]


def test_a_day_before_the_notice_says_that_nothing_is_asked_yet(town):
    found = queries.draft(town, date(2023, 3, 31), today=date(2023, 3, 20))
    assert found.notes == ["渝北民〔2023〕24号自2023年3月28日起有效，截至2023年3月20日还没有要求可评价。"]
    assert queries.draft(town, date(2023, 3, 31), today=date(2023, 3, 28)).notes == []


def test_rule_and_proposal_are_shown_and_nothing_is_chosen_beforehand(enter, meet):
    page = enter().get(PAGE)
    text = page.content.decode()
    assert "建议填" in text
    assert "超过1/5" in text
    assert "由人决定" in text
    assert page.context["form"]["status"].value() == ""


def test_submitted_as_proposed(enter):
    client = enter()
    answer = sent(client)
    assert (answer.status_code, answer.url) == (302, PAGE)
    page = client.get(PAGE).content.decode()
    assert "已于2023年9月20日报送，表已锁定" in page
    assert "报送区民政局</button>" not in page
    again = client.post(PAGE, {"progress": "再改", "keep": "1"}).content.decode()
    assert "已经报送并锁定" in again


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"progress": "字" * 312}, "进展情况312字，超过300字，请删去12字再报送。"),
        ({"status": ""}, "请选择进展状态"),
        ({"status": "正常推进", "override_reason": "短"}, "请写理由，至少4个字"),
        ({"status": "很好"}, "只能选正常推进、推进滞后、已完成中的一项"),
        ({"progress": ""}, "进展情况不能为空"),
        ({"contact": "办" * 61}, "联系人太长：最多60字"),
    ],
)
def test_bad_input_comes_back_filled_with_a_sentence(enter, wrong, said):
    answer = sent(enter(), **{"problems": "我写的问题。", **wrong})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert said in text
    assert "我写的问题。" in text
    assert (Form.objects.count(), ledger.facts_of(TOWN).count()) == (0, 0)


def test_a_draft_is_kept_as_typed_and_an_untouched_text_stays_with_the_records(enter, meet):
    client = enter()
    client.post(PAGE, typed(client.get(PAGE), keep="1", phone="023-0000 0000"))
    kept = Form.objects.get()
    assert (kept.progress, kept.problems, kept.phone, kept.state) == ("", "", "023-0000 0000", "draft")
    meet(VILLAGES[0])
    assert "还没有记录" in client.get(PAGE).context["drafted"].progress
    client.post(PAGE, typed(client.get(PAGE), keep="1", progress="我改写了。"))
    assert "按记录重新起草" in client.get(PAGE).content.decode()
    client.post(PAGE, typed(client.get(PAGE), redraft="1"))
    assert Form.objects.get().progress == ""


def test_own_line_is_taken_again_and_seen_before_it_is_sent(enter, drafted):
    june = drafted(date(2023, 6, 30))
    actions.keep(june, actions.Words(own={2: "下属委员会已配齐"}), now=at())
    client = enter()
    assert "沿用上期：下属委员会已配齐" in client.get(PAGE).content.decode()
    answer = sent(client, again_2="on")
    assert answer.status_code == 302
    assert Form.objects.get(report_on="2023-09-30").state == "draft"
    page = client.get(PAGE)
    assert "下属委员会已配齐。" in page.context["drafted"].progress
    assert "请看一遍再报送" in page.content.decode()
    sent(client)
    assert Form.objects.get(report_on="2023-09-30").state == "submitted"


def test_last_form_stands_beside(enter, drafted):
    june = drafted(date(2023, 6, 30))
    actions.submit(june, actions.Words(progress="六月的进展。", status=june.proposed), by="o", now=at())
    text = enter().get(PAGE).content.decode()
    assert "上一期" in text
    assert "六月的进展。" in text


def test_live_count_and_paper(enter):
    data = {"progress": "2023年3月28日", "status": "推进滞后", "contact": "办公室"}
    text = enter().post(f"{PAGE}look/", data).content.decode()
    assert "<b>6</b>/300字" in text
    assert "还可写294字" in text
    assert "☑推进滞后" in text
    over = enter(code=TOWN, role="district_officer")
    assert over.post(f"{PAGE}look/", data).status_code == 404


def test_live_count_says_how_much_too_long(enter):
    text = enter().post(f"{PAGE}look/", {"progress": "字" * 313}).content.decode()
    assert "超过13字" in text


def test_district_returns_with_a_reason(enter, drafted):
    found = drafted()
    actions.submit(found, actions.Words(progress="进展", status=found.proposed), by="o", now=at())
    district = enter("district_officer", "500112")
    short = district.post(f"{PAGE}return/", {"reason": "改"})
    assert "至少4个字" in short.content.decode()
    assert district.post(f"{PAGE}return/", {"reason": ""}).status_code == 200
    assert district.post(f"{PAGE}return/", {"reason": "数字与台账不符"}).url == PAGE
    again = district.post(f"{PAGE}return/", {"reason": "再退一次"}, follow=True)
    assert "只有已报送的表可以退回" in again.content.decode()
    town = enter()
    assert "数字与台账不符" in town.get(PAGE).content.decode()
    today = town.get("/today/").content.decode()
    assert "退回来的" in today and "区民政局：“数字与台账不符”" in today and f'href="{PAGE}"' in today
    assert "退回来的" not in enter(code=OTHER).get("/today/").content.decode()


# role, code of the account: read the form, write it, return it, the page of all towns
MAY = [
    ("town_officer", TOWN, 200, 200, 404, 404),
    ("town_officer", OTHER, 404, 404, 404, 404),
    ("district_officer", "500112", 200, 404, 200, 200),
    ("district_reader", "500112", 200, 404, 404, 200),
    ("district_officer", "500113", 404, 404, 404, 200),
    ("village_clerk", VILLAGES[0], 404, 404, 404, 404),
    ("supervisory_member", COMMUNITY, 404, 404, 404, 404),
    ("system_administrator", "", 404, 404, 404, 404),
]


@pytest.mark.parametrize(("role", "code", "read", "write", "give_back", "all_towns"), MAY)
def test_who_may_do_what(enter, role, code, read, write, give_back, all_towns):
    client = enter(role, code)
    assert client.get(PAGE).status_code == read
    assert client.get(f"{PAGE}word/").status_code == read
    assert client.post(PAGE, {"keep": "1", "status": "很好"}).status_code == write
    assert client.post(f"{PAGE}return/", {"reason": ""}).status_code == give_back
    assert client.get("/forms/").status_code == all_towns
    assert Form.objects.count() == 0


def test_without_a_login_one_goes_to_the_login(client, town):
    for page in (PAGE, "/forms/", f"{PAGE}word/"):
        assert client.get(page).url.startswith("/login/?next=")


def test_other_days_and_towns_are_404(enter):
    client = enter()
    for page in (f"/form/{TOWN}/2023-09-29/", f"/form/{TOWN}/x/", f"/form/{VILLAGES[0]}/2023-09-30/"):
        assert client.get(page).status_code == 404
    assert client.get(reverse("quarterly:current", args=[TOWN])).url == f"/form/{TOWN}/2023-03-31/"


def test_district_sees_who_has_submitted(enter, drafted):
    found = drafted(date(2023, 6, 30))
    actions.submit(found, actions.Words(progress="进展", status=found.proposed), by="o", now=at())
    client = enter("district_reader", "500112")
    assert client.get(reverse("quarterly:current", args=["500112"])).url == "/forms/"
    text = client.get("/forms/").content.decode()
    assert "9月20日报送" in text
    assert f'href="{PAGE}"' in text
    assert "他区街道" not in text


def test_what_is_not_sent_leads_to_its_form_and_may_stand_alone(enter, drafted):
    found = drafted(date(2023, 6, 30))
    actions.submit(found, actions.Words(progress="进展", status=found.proposed), by="o", now=at())
    client = enter("district_officer", "500112")
    for address, sent in (("/forms/", 1), ("/forms/?left=1", 0)):
        page = client.get(address)
        towns, text = len(page.context["rows"]), page.content.decode()
        assert text.count("已报送的1个") == sent
        for day in page.context["days"]:
            assert sum(len(one.towns) for one in day.groups) == towns
            left = [town for one in day.groups if not one.sent for town, _ in one.towns]
            assert all(f'href="/form/{town.code}/{day.report_on}/"' in text for town in left)
    assert [one.report_on for one in page.context["days"] if one.first] == [date(2023, 9, 30)]
    Form.objects.all().delete()
    assert "已报送" not in client.get("/forms/").content.decode()


def test_query_counts(enter, meet, django_assert_max_num_queries):
    for code in VILLAGES:
        for day in range(1, 15):
            meet(code, date(2023, 6, day))
    client = enter()
    with django_assert_max_num_queries(24):
        client.get(PAGE)
    with django_assert_max_num_queries(26):
        assert client.get(f"{PAGE}records/1/").context["page"].paginator.count == 28
    district = enter("district_officer", "500112")
    with django_assert_max_num_queries(14):
        district.get("/forms/")


def test_it_asks_once_before_it_locks(enter):
    client = enter()
    proposed = client.get(PAGE).context["drafted"].proposed
    answer = client.post(PAGE, typed(client.get(PAGE), submit="1", status=proposed, contact="社事办"))
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?sure=1")
    page = client.get(answer.url)
    text = page.content.decode()
    assert "报送以后表就锁定" in text and "确认报送区民政局" in text
    kept = Form.objects.get(report_on="2023-09-30")
    assert (kept.state, kept.contact) == ("draft", "社事办")
    assert client.post(PAGE, typed(page, submit="sure")).status_code == 302
    assert Form.objects.get(report_on="2023-09-30").state == "submitted"


def test_what_is_not_ready_is_refused_before_it_is_asked_about(enter):
    client = enter()
    page = client.get(PAGE)
    other = next(one for one in ("推进滞后", "正常推进") if one != page.context["drafted"].proposed)
    answer = client.post(PAGE, typed(page, submit="1", status=other))
    assert answer.status_code == 200 and "请写理由" in answer.content.decode()
    assert not Form.objects.filter(report_on="2023-09-30", state="submitted").exists()
