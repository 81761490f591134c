"""A meeting that fell short decides nothing: over HTTP, on every way in, no page, paper, card or board says it did."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from tests.excel import filled

from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.rules import filling
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.org import clock
from cunju.org.models import Person

pytestmark = pytest.mark.django_db
CODE = "500112018202"
POND = "出租村集体鱼塘"
HELD, POSTED = "assemblies.meeting_held", "assemblies.decision_posted"
DUTY = "chongqing-2013.art30.decision"


def url(name, *args):
    return reverse(f"assemblies:{name}", args=args)


def sent(**more):
    told = {"notice_on": clock.today() - timedelta(days=12), "minutes": "逐项讨论。"}
    return {"fact_id": uuid.uuid4(), "held_on": clock.today(), "all_passed": "on", "do": "save", **told, **more}


def absent(number):
    return [str(one) for one in Person.objects.order_by("id").values_list("id", flat=True)[:number]]


def item(*votes, title=POND, matter="property"):
    names = ("item0_for", "item0_against", "item0_abstain")
    return {"item_rows": 1, "item0_title": title, "item0_matter": matter} | dict(zip(names, votes, strict=False))


def hold(client, body="representatives", **more):
    answer = client.post(url("new", CODE, body), sent(**more))
    assert answer.status_code == 302, answer.context["form"].errors
    return Meeting.objects.get(fact__isnull=False, state="held", body=body)


def correct(client, meeting, **more):
    answer = client.post(url("record", meeting.pk), sent(reason="对签到册", **more))
    assert answer.status_code == 302, answer.context["form"].errors
    meeting.refresh_from_db()


def post(client, meeting):
    return client.post(url("post", meeting.pk), {"posted_on": clock.today(), "days_shown": 10, "fact_id": uuid.uuid4()})


def fact(meeting):
    return ledger.current(meeting.fact)


def page(client, path):
    return client.get(path).content.decode()


def board(client):
    return page(client, reverse("portal:board", args=[CODE]))


def words(client, meeting, sheet):
    """The Word file of a sheet as text; empty where there is none."""
    answer = client.get(reverse("reports:word", kwargs={"room": "assemblies", "name": f"{meeting.pk}/{sheet}"}))
    if answer.status_code == 404:
        return ""
    file = Document(BytesIO(b"".join(answer) if answer.streaming else answer.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def decides_nothing(client, meeting):
    """What must hold of a short meeting, wherever it came from."""
    said = fact(meeting).attributes
    assert (said["result"], said["decided"], said["major"]) == ("short", 0, False)
    assert [one.adopted for one in meeting.items.all()] == [None] * meeting.items.count()
    assert [one for one in duties.standing(CODE, on=clock.today()).windows if one.duty == DUTY] == []
    assert meeting.fact not in {one.root for one in ledger.offers(CODE, kinds=[HELD], limit=99)}
    detail = page(client, url("detail", meeting.pk))
    minutes = page(client, url("sheet", meeting.pk, "minutes"))
    assert "没有形成决定" in detail and "到会人数不足" in detail
    assert "没有形成决定（到会人数不足）" in minutes
    assert url("sheet", meeting.pk, "resolution") not in detail and url("post", meeting.pk) not in detail
    refused = client.get(url("sheet", meeting.pk, "resolution"), follow=True).content.decode()
    assert "不出决议" in refused
    assert words(client, meeting, "resolution") == ""
    pages = (detail, minutes, words(client, meeting, "minutes"), refused, page(client, url("register", CODE)), board(client))
    assert [one for one in pages if "通过" in one] == []
    assert "没有决议可以公布" in post(client, meeting).content.decode()
    assert url("post", meeting.pk) not in page(client, url("posting", CODE))


def test_twenty_of_forty(clerk):
    meeting = hold(clerk, absent=absent(20), **item(20, 0, 0))
    decides_nothing(clerk, meeting)
    assert POND not in board(clerk)
    assert ledger.facts_of(CODE, kinds=[POSTED]).count() == 0


def test_from_a_draft_and_without_votes(clerk):
    path = url("new", CODE, "representatives")
    assert clerk.post(path, sent(absent=absent(20), more_items=POND) | {"do": "draft"}).status_code == 302
    assert "已带出上次暂存的内容" in page(clerk, path)
    decides_nothing(clerk, hold(clerk, absent=absent(20), more_items=POND))


def test_by_area_the_sum_is_short(clerk, roll):
    rows = {"area_rows": 2, "s0_place": "一社", "s0_due": 600, "s0_present": 330, "s1_place": "二社", "s1_due": 400, "s1_present": 100}
    meeting = hold(clerk, "assembly", **rows, **item(400, 0, 0), mandate_sets_up="on")
    assert (meeting.due, meeting.present) == (1000, 430)
    decides_nothing(clerk, meeting)
    assert "对村民代表会议的授权" not in page(clerk, url("detail", meeting.pk))


def test_from_excel(clerk):
    row = {"会议": "村民代表会议", "日期": date(2022, 5, 10), "应到": 40, "实到": 20, "议题": f"{POND} 20/0/0；修路 一致通过"}
    heads = (*filling.NEEDED, "议题", "决议公布日期")
    path = url("fill", CODE)
    check = clerk.post(path, {"file": filled(filling.SHEET, [row | {"决议公布日期": date(2022, 5, 12)}], heads=heads), "do": "check"})
    assert "没有决议可以公布" in check.content.decode() and "会议第2行" in check.content.decode()
    clerk.post(path, {"file": filled(filling.SHEET, [row], heads=heads), "do": "check"})
    clerk.post(path, {"do": "load"})
    decides_nothing(clerk, Meeting.objects.get())


def test_posted_then_corrected_to_short_and_back(clerk):
    meeting = hold(clerk, absent=absent(5), **item(30, 3, 2))
    assert post(clerk, meeting).status_code == 302
    assert "通过，赞成30 反对3 弃权2。" in board(clerk) and "应到40人，实到35人" in board(clerk)
    correct(clerk, meeting, absent=absent(20), **item(20, 0, 0))
    said = "更正：这次会议到会人数不足（应到40人，实到20人），没有形成决定，原公布的决议不作数。"
    assert said in board(clerk) and said in page(clerk, url("detail", meeting.pk))
    assert "没有形成决定，赞成20" in page(clerk, url("detail", meeting.pk))
    assert "要撤下、更正的" in page(clerk, url("posting", CODE))
    assert "通过" not in board(clerk)
    for found in (page(clerk, url("sheet", meeting.pk, "correction")), words(clerk, meeting, "correction")):
        assert said in found and "通过" not in found
    early = clerk.post(url("take_down", meeting.pk), {"taken_down_on": clock.today() - timedelta(days=1)})
    assert "撤下的日期早于公布日期" in early.content.decode()
    assert clerk.post(url("take_down", meeting.pk), {"taken_down_on": clock.today()}).status_code == 302
    assert "撤下了原决议，公布了更正" in board(clerk) and "没有等着公布的决议" in page(clerk, url("posting", CODE))
    correct(clerk, meeting, absent=absent(4), **item(30, 3, 2))
    assert POND not in board(clerk) and url("post", meeting.pk) in page(clerk, url("posting", CODE))
    assert fact(meeting).attributes["decided"] == 1 and meeting.items.get().adopted is True
    assert post(clerk, meeting).status_code == 302
    assert "通过，赞成30 反对3 弃权2。" in board(clerk) and "更正" not in board(clerk)


def test_corrected_without_taking_down_and_back_the_first_posting_stands(clerk):
    meeting = hold(clerk, absent=absent(5), **item(30, 3, 2))
    post(clerk, meeting)
    correct(clerk, meeting, absent=absent(20), **item(20, 0, 0))
    correct(clerk, meeting, absent=absent(5), **item(30, 3, 2))
    assert "通过，赞成30" in board(clerk) and "更正" not in board(clerk)


def test_a_voided_meeting_whose_resolution_was_posted_says_so(clerk):
    meeting = hold(clerk, absent=absent(5), **item(30, 3, 2))
    post(clerk, meeting)
    answer = clerk.post(url("void", meeting.pk), {"reason": "没有开"}, follow=True).content.decode()
    said = "更正：这次会议的记录已作废，原公布的决议不作数。"
    assert said in answer and said in board(clerk)
    assert "通过" not in board(clerk)
    assert url("detail", meeting.pk) in page(clerk, url("posting", CODE))


def test_an_item_that_lost_its_majority_after_posting_is_said(clerk):
    meeting = hold(clerk, absent=[], **item(30, 3, 2))
    post(clerk, meeting)
    correct(clerk, meeting, absent=[], **item(18, 20, 2))
    assert f"更正：“{POND}”没有通过" in board(clerk)
    assert "赞成18" not in board(clerk)


@pytest.mark.parametrize(("votes", "adopted"), [((18, 20, 2), False), ((20, 20, 0), False), ((21, 19, 0), True), ((20, 0, 0), False)])
def test_votes_short_of_the_majority_never_read_adopted(clerk, votes, adopted):
    meeting = hold(clerk, absent=[], **item(*votes))
    assert (meeting.items.get().adopted, fact(meeting).attributes["decided"]) == (adopted, int(adopted))
    assert fact(meeting).attributes["major"] is adopted
    minutes = page(clerk, url("sheet", meeting.pk, "minutes"))
    assert ("没有通过" in minutes) is not adopted
    answer = clerk.get(url("sheet", meeting.pk, "resolution"), follow=True).content.decode()
    assert ("表决通过：" in answer) is adopted


def test_votes_not_written_down_are_said_not_to_be(clerk):
    meeting = hold(clerk, absent=[], more_items=POND)
    assert "matter_votes" not in fact(meeting).attributes
    for found in (page(clerk, url("detail", meeting.pk)), page(clerk, url("sheet", meeting.pk, "resolution"))):
        assert "没有记票数" in found and "全部通过" not in found and "赞成" not in found


def test_more_votes_than_people_or_only_those_against_are_asked_about(clerk):
    path = url("new", CODE, "representatives")
    assert "多于到会人数" in clerk.post(path, sent(absent=absent(5), **item(34, 2, 0))).content.decode()
    only = clerk.post(path, sent(absent=[], **item("", 20))).content.decode()
    assert "还没有填赞成票数" in only and POND in only
    party = clerk.post(url("new", CODE, "party"), sent(due=41, present=30, party_against=20))
    assert "还没有填赞成票数" in party.content.decode()
    assert Meeting.objects.count() == 0


def test_what_is_to_be_checked_is_told_to_the_public_too(clerk):
    meeting = hold(clerk, absent=[], notice_on=clock.today() - timedelta(days=1), **item(38, 1, 1, matter="other"))
    post(clerk, meeting)
    assert "说明：提前1天告知，不够3天。" in board(clerk)
    assert "说明：提前1天告知，不够3天。" in page(clerk, url("sheet", meeting.pk, "resolution"))


def test_an_item_that_people_were_not_told_of_is_said(clerk):
    plan = {"body": "representatives", "planned_on": clock.today(), "items": "道路维修"}
    clerk.post(url("plan", CODE), plan)
    meeting = Meeting.objects.get()
    rows = {"item_rows": 2, "item0_title": "道路维修", "item0_matter": "other", "item1_title": POND, "item1_matter": "other"}
    clerk.post(url("record", meeting.pk), sent(absent=[], **rows))
    meeting.refresh_from_db()
    assert [one["code"] for one in fact(meeting).findings] == ["not_announced"]
    correct(clerk, meeting, absent=absent(1), **rows)
    assert [one["code"] for one in fact(meeting).findings] == ["not_announced"]
    assert f"“{POND}”不在会前安排、告知的议题里" in page(clerk, url("detail", meeting.pk))


def test_major_matters_only(clerk):
    first = hold(clerk, absent=[], more_items="听取财务情况")
    assert (fact(first).attributes["decided"], fact(first).attributes["major"]) == (1, False)
    correct(clerk, first, absent=[], **item(40, 0, 0))
    assert fact(first).attributes["major"] is True


def test_a_group_that_fell_short(clerk):
    meeting = hold(clerk, "group", due=30, present=19, **item(19, 0, 0))
    assert fact(meeting).attributes["decided"] == 0
    assert ledger.offers(CODE, kinds=[HELD]) == []
    for found in (page(clerk, url("detail", meeting.pk)), words(clerk, meeting, "minutes")):
        assert "没有形成决定" in found and "通过" not in found


def test_the_only_items_votes_go_with_the_record_whatever_it_was_about(clerk):
    meeting = hold(clerk, "party", due=41, present=30, party_for=22, party_against=3)
    assert fact(meeting).attributes["matter_votes"] == ["22/3/"]
    other = hold(clerk, absent=absent(12), **item(22, 3, 1, title="修路", matter="other"))
    assert fact(other).attributes["matter_votes"] == ["22/3/1"]


def test_the_same_body_twice_a_day_is_asked_about(clerk, client):
    first = hold(clerk, absent=[], more_items="修路")
    path = url("new", CODE, "representatives")
    asked = clerk.post(path, sent(absent=absent(2), more_items="种树")).content.decode()
    assert "是同一次吗" in asked and 'name="again"' in asked and "种树" in asked
    assert '<a href="#id_again">不是同一次，另外开的</a>' in asked and "打开那次会议</a>" in asked
    assert Meeting.objects.count() == 1
    assert clerk.post(path, sent(absent=absent(2), more_items="种树", again="on")).status_code == 302
    assert Meeting.objects.filter(held_on=first.held_on).count() == 2


def test_moved_onto_the_day_of_another_one_is_asked_about_too(clerk):
    before = clock.today() - timedelta(days=1)
    hold(clerk, absent=[], more_items="修路")
    assert clerk.post(url("new", CODE, "representatives"), sent(held_on=before, absent=[], more_items="种树")).status_code == 302
    second = Meeting.objects.get(held_on=before)
    assert "是同一次吗" in clerk.post(url("record", second.pk), sent(absent=[], reason="日期写错")).content.decode()
    correct(clerk, second, absent=[], again="on")


def test_groups_of_one_day_at_their_places_are_not_asked_about(clerk):
    for place in ("一社院坝", "二社院坝"):
        assert clerk.post(url("new", CODE, "group"), sent(due=30, present=25, place=place)).status_code == 302
    assert "是同一次吗" in clerk.post(url("new", CODE, "group"), sent(due=30, present=25, place="一社院坝")).content.decode()


def test_excel_names_a_second_row_of_the_day_with_other_items(clerk):
    row = {"会议": "村民代表会议", "日期": date(2022, 5, 10), "应到": 40, "实到": 30, "议题": "修路 28/1/1"}
    file = filled(filling.SHEET, [row, row | {"议题": "种树 20/9/1"}], heads=(*filling.NEEDED, "议题"))
    said = clerk.post(url("fill", CODE), {"file": file, "do": "check"}).content.decode()
    assert "会议第3行" in said and "是同一次吗" in said
    denied = filled(filling.SHEET, [row | {"议题": "修路 没有通过"}], heads=(*filling.NEEDED, "议题"))
    assert "请在后面写票数" in clerk.post(url("fill", CODE), {"file": denied, "do": "check"}).content.decode()


def test_a_card_chosen_before_says_that_it_decides_nothing_now(clerk):
    meeting = hold(clerk, absent=[], more_items="修路")
    field = ledger.FactField(kinds=[HELD])
    correct(clerk, meeting, absent=absent(20), more_items="修路")
    field.offer(CODE, also=meeting.fact)
    assert next(label for _, label in field.fields[0].choices).endswith("（未达法定人数，请另选）")
    assert vocabulary.hollow_word(HELD, fact(meeting).attributes) == "未达法定人数"
