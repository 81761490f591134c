"""A clerk's way: plan for today, print, record 26 of 40, be told one is missing, correct to 27."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Meeting
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Account, Person, Unit

pytestmark = pytest.mark.django_db
CODE = "500112018202"


def planned(client):
    today = clock.today()
    data = {
        "body": "representatives",
        "planned_on": today,
        "place": "会议室",
        "items": "村内公路维修方案\n环境整治",
    }
    answer = client.post(reverse("assemblies:plan", args=[CODE]), data)
    meeting = Meeting.objects.get()
    assert answer.url == reverse("assemblies:detail", args=[meeting.id])
    return meeting


def sent(meeting, *, absent, fact_id=None, **more):
    people = list(Person.objects.order_by("id").values_list("id", flat=True))
    told = clock.today() - timedelta(days=4)
    return {
        "fact_id": fact_id or uuid.uuid4(),
        "held_on": clock.today(),
        "notice_on": told,
        "absent": people[:absent],
        "all_passed": "on",
        "minutes": "逐项讨论并表决。",
        **more,
    }


def test_from_plan_to_correction(clerk):
    meeting = planned(clerk)
    for sheet, words in (
        ("notice", "村内公路维修方案"),
        ("sign-in", "三分之二是27人"),
        ("minutes", "议题和表决"),
    ):
        page = clerk.get(reverse("assemblies:sheet", args=[meeting.id, sheet])).content.decode()
        assert words in page
    record = reverse("assemblies:record", args=[meeting.id])
    assert clerk.get(record).status_code == 200
    assert clerk.post(record, sent(meeting, absent=14)).status_code == 302
    meeting.refresh_from_db()
    fact = ledger.current(meeting.fact)
    assert (meeting.result, fact.attributes["due"], fact.attributes["present"]) == ("short", 40, 26)
    page = clerk.get(reverse("assemblies:detail", args=[meeting.fact])).content.decode()
    assert "应到40人，已到26人，差1人达到三分之二（村民委员会组织法第26条）" in page
    assert clerk.post(record, sent(meeting, absent=13, reason="补一人签到")).status_code == 302
    fact = ledger.current(meeting.fact)
    assert (fact.attributes["result"], fact.attributes["present"], fact.findings) == ("regular", 27, [])
    assert len(ledger.chain(meeting.fact)) == 2


def test_a_form_sent_twice_is_one_record(clerk):
    meeting = planned(clerk)
    data = sent(meeting, absent=13)
    for _ in range(2):
        answer = clerk.post(reverse("assemblies:record", args=[meeting.id]), data)
        assert answer.status_code == 302, answer.context["form"].errors
    meeting.refresh_from_db()
    assert len(ledger.chain(meeting.fact)) == 1


def test_two_who_correct_the_same_record_do_not_overwrite_each_other_unseen(clerk):
    meeting = planned(clerk)
    url = reverse("assemblies:record", args=[meeting.id])
    clerk.post(url, sent(meeting, absent=14))
    page = clerk.get(url).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    first, second = (sent(meeting, absent=absent, seen=seen, reason="数错") for absent in (13, 10))
    assert clerk.post(url, first).status_code == 302
    late = clerk.post(url, second).content.decode()
    assert "您打开以后被更正过" in late
    assert "逐项讨论并表决。" in late
    meeting.refresh_from_db()
    assert (meeting.present, len(ledger.chain(meeting.fact))) == (27, 2)
    assert clerk.post(url, first).status_code == 302  # the same form twice stays one correction
    assert len(ledger.chain(meeting.fact)) == 2


def test_live_line_while_ticking(clerk):
    meeting = planned(clerk)
    page = clerk.post(
        reverse("assemblies:record", args=[meeting.id]) + "?part=live", sent(meeting, absent=14)
    ).content.decode()
    assert "差1人达到三分之二" in page
    assert ledger.facts_of(CODE).count() == 0


def test_future_day_comes_back_with_a_sentence(clerk):
    meeting = planned(clerk)
    data = sent(meeting, absent=0, held_on=clock.today() + timedelta(days=1))
    page = clerk.post(reverse("assemblies:record", args=[meeting.id]), data).content.decode()
    assert "开会日期还没有到" in page


def test_void_and_post(clerk):
    meeting = planned(clerk)
    clerk.post(reverse("assemblies:record", args=[meeting.id]), sent(meeting, absent=5))
    post = {"posted_on": clock.today(), "days_shown": 5, "fact_id": uuid.uuid4()}
    assert clerk.post(reverse("assemblies:post", args=[meeting.id]), post).status_code == 302
    assert ledger.facts_of(CODE, kinds=["assemblies.decision_posted"]).count() == 1
    assert (
        clerk.post(reverse("assemblies:void", args=[meeting.id]), {"reason": "重复记录"}).status_code == 302
    )
    meeting.refresh_from_db()
    assert (meeting.state, ledger.current(meeting.fact)) == ("void", None)


def test_past_day_goes_on_to_the_record(clerk):
    data = {"body": "joint", "planned_on": clock.today() - timedelta(days=9), "items": "研究事项"}
    answer = clerk.post(reverse("assemblies:plan", args=[CODE]), data)
    assert answer.url.endswith("/record/")
    page = clerk.get(answer.url).content.decode()
    assert "应到" in page


def test_out_of_scope_is_404(clerk, client):
    meeting = planned(clerk)
    Unit.objects.create(code="500112018203", kind="village", name="别村村民委员会", parent_code="500112018")
    client.force_login(
        Account.objects.create(username="other", role="village_clerk", unit_code="500112018203")
    )
    for name in ("detail", "record", "void", "post"):
        assert client.get(reverse(f"assemblies:{name}", args=[meeting.id])).status_code == 404
    for name in ("register", "plan"):
        assert client.get(reverse(f"assemblies:{name}", args=[CODE])).status_code == 404


def test_queries_of_the_register_do_not_grow(clerk, django_assert_max_num_queries):
    for _ in range(12):
        Meeting.objects.create(unit_code=CODE, body="joint", planned_on=clock.today())
    with django_assert_max_num_queries(14):
        assert clerk.get(reverse("assemblies:register", args=[CODE])).status_code == 200


def test_a_meeting_planned_too_near_is_told_at_once_and_kept(clerk):
    today = clock.today()
    page = reverse("assemblies:plan", args=[CODE])
    asked = re.search(r"要提前(\d+)天告知（[^）]+）；今天就告知的，最早(\d+)月(\d+)日开。", clerk.get(page).content.decode())
    assert asked
    days = int(asked[1])
    fit = today + timedelta(days=days)
    assert (int(asked[2]), int(asked[3])) == (fit.month, fit.day)
    for ahead, near in ((days - 1, True), (days, False)):
        data = {"body": "representatives", "planned_on": today + timedelta(days=ahead), "place": "会议室", "items": "修路"}
        answer = clerk.post(page, data, follow=True)
        meeting = Meeting.objects.order_by("planned_on").last()
        assert meeting.planned_on == data["planned_on"]  # said, never refused
        said = f"只提前{ahead}天，不够{days}天（"
        assert (said in answer.content.decode()) is near
        assert (said in clerk.get(reverse("assemblies:detail", args=[meeting.pk])).content.decode()) is near


def test_a_number_to_be_checked_is_told_to_everybody_without_the_word_to_the_writer():
    one = rules.Line("due_not_roll", "unverified", "应到40人，2023年6月22日在任的名册是43人，请核对", "law", "x", "L")
    assert rules.for_everybody(one) == "说明：应到40人，2023年6月22日在任的名册是43人，两个数不一样，还没有核对清楚。"


def test_a_planned_meeting_hangs_with_its_items_or_says_where_they_stand(clerk):
    clerk.post(reverse("assemblies:plan", args=[CODE]), {"body": "representatives", "planned_on": clock.today(), "items": "道路维修\n村规民约修订"})
    clerk.post(reverse("assemblies:plan", args=[CODE]), {"body": "party", "planned_on": clock.today(), "items": ""})
    found = clerk.get(reverse("portal:board", args=[CODE])).content.decode()
    assert "议题：道路维修；村规民约修订" in found and found.count("议题以会议通知为准") == 1


def test_a_joint_meeting_written_down_in_one_go_asks_little(clerk, django_assert_max_num_queries):
    """What is known of a new row is not asked: its items, sittings, versions; who is due is read once before and once under the lock."""

    def joint(hour: int) -> dict[str, object]:
        data = {"fact_id": uuid.uuid4(), "held_on": clock.today(), "begins": f"{hour:02}:00", "due": 7, "present": 6, "all_passed": "on"}
        return data | {"minutes": f"第{hour}次讨论", "item_rows": 1, "item0_title": f"研究第{hour}件事"}

    page = reverse("assemblies:new", args=[CODE, "joint"])
    assert clerk.post(page, joint(8)).status_code == 302  # what is looked for once in a while
    with django_assert_max_num_queries(35 + (connection.vendor == "postgresql")):  # whoever closes a writing numbers alone
        assert clerk.post(page, joint(9) | {"again": "on"}).status_code == 302
    held = Meeting.objects.filter(state="held")
    assert {one.items.get().title for one in held} == {"研究第8件事", "研究第9件事"}
    assert [one.versions.count() for one in held] == [1, 1]
    assert len({one.fact for one in held}) == 2
