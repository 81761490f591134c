"""The four procedures through the pages: member, clerk and town, each with his own part; 代录 confirmed by a member."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cunju.activities.supervision.models import Entry
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
CODE, COMMUNITY = "500112018202", "500112018001"
TODAY = date(2023, 9, 20)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUNJU_TODAY", TODAY.isoformat())


def send(client: Client, step: str, *, after: Entry | None = None, code: str = CODE, **data: Any) -> Entry:
    """Write one line through its page."""
    path = reverse(f"supervision:{step}", args=[code]) + (f"?after={after.pk}" if after else "")
    assert client.get(path).status_code == 200
    sent = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "内容", **data}
    answer = client.post(path, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return Entry.objects.get(fact=sent["fact_id"])


def status(duty: str, code: str = CODE) -> list[str]:
    found = duties.standing(code, on=TODAY).windows
    return [one.status for one in found if one.duty == duty]


def test_one_opinion_goes_all_the_way(member: Client, clerk: Client) -> None:
    opinion = send(member, "opinion", channel="visit", text="村口路灯不亮")
    assert status("yubei-2023.m21.opinion") == ["open"]
    suggestion = send(member, "suggestion", after=opinion, content="projects", to="committees", text="修路灯")
    assert (status("yubei-2023.m21.opinion"), status("yubei-2023.m21.answer")) == (["met"], ["open"])
    # The clerk finds it under his own requirement and answers for the two committees.
    page = clerk.get(reverse("supervision:waiting", args=[CODE]) + "?duty=yubei-2023.m21.answer")
    assert page.url.endswith(f"?after={suggestion.pk}")
    answer = send(clerk, "answer", after=suggestion, result="accepted")
    assert (status("yubei-2023.m21.answer"), status("yubei-2023.m21.watch")) == (["met"], ["open"])
    send(member, "check", after=answer, outcome="pending", text="还在采购")
    assert status("yubei-2023.m21.watch") == ["open"]
    check = send(member, "check", after=answer, outcome="done", text="修好了")
    assert (status("yubei-2023.m21.watch"), status("yubei-2023.m21.feedback")) == (["met"], ["open"])
    send(member, "feedback", after=check, told="board")
    assert status("yubei-2023.m21.feedback") == ["met"]
    page = member.get(reverse("supervision:detail", args=[suggestion.fact])).content.decode()
    for words in ("村口路灯不亮", "修路灯", "采纳", "还没有落实", "修好了", "公开栏"):
        assert words in page


def test_written_by_proxy_counts_at_once_and_a_member_confirms(member: Client, clerk: Client) -> None:
    entry = send(clerk, "opinion", channel="box", text="账目看不懂")
    assert entry.proxy and status("yubei-2023.m22.confirm") == ["open"]
    assert status("yubei-2023.m22.workbook") == ["met"]
    today = member.get("/today/").content.decode()
    assert "代录的监督记录" in today
    assert clerk.post(reverse("supervision:confirm", args=[entry.pk])).status_code == 404
    assert member.post(reverse("supervision:confirm", args=[entry.pk])).status_code == 302
    assert status("yubei-2023.m22.confirm") == ["met"]
    # Confirmed, it is the committee's: the clerk can no longer touch it.
    for name in ("edit", "void"):
        assert clerk.get(reverse(f"supervision:{name}", args=[entry.pk])).status_code == 404


def test_a_member_sends_back_what_is_not_so(member: Client, town: Client) -> None:
    entry = send(town, "opinion", channel="box", text="没有的事")
    answer = member.post(reverse("supervision:void", args=[entry.pk]), {"reason": "没有这回事"})
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert (entry.state, ledger.current(entry.fact)) == ("void", None)
    assert status("yubei-2023.m22.confirm") == []


def test_the_supervised_read_and_do_not_write(member: Client, clerk: Client) -> None:
    opinion = send(member, "opinion", channel="visit", text="占道堆放")
    assert "占道堆放" in clerk.get(reverse("supervision:book", args=[CODE])).content.decode()
    for name in ("edit", "void"):
        assert clerk.get(reverse(f"supervision:{name}", args=[opinion.pk])).status_code == 404
    suggestion = send(member, "suggestion", after=opinion, content="benefits", to="committee")
    # The answer is the villagers' committee's; a member cannot write it for them.
    path = reverse("supervision:answer", args=[CODE]) + f"?after={suggestion.pk}"
    assert member.get(path).status_code == 404


def test_voiding_takes_what_follows_with_it(member: Client, clerk: Client) -> None:
    suggestion = send(member, "suggestion", content="finance", to="committees")
    send(clerk, "answer", after=suggestion, result="partly")
    member.post(reverse("supervision:void", args=[suggestion.pk]), {"reason": "记错"})
    assert status("yubei-2023.m21.answer") == status("yubei-2023.m21.watch") == []
    assert sorted(Entry.objects.values_list("step", "state")) == [("answer", "fallen"), ("suggestion", "void")]


def test_days_out_of_order_come_back_with_a_sentence(member: Client, clerk: Client) -> None:
    suggestion = send(member, "suggestion", content="finance", to="committees")
    path = reverse("supervision:answer", args=[CODE]) + f"?after={suggestion.pk}"
    early = (TODAY - timedelta(days=1)).isoformat()
    data = {"fact_id": str(uuid.uuid4()), "on": early, "text": "已经改了", "result": "accepted"}
    page = clerk.post(path, data).content.decode()
    assert "日期早于所接的“监督建议”（9月20日）" in page and "已经改了" in page
    late = {**data, "on": (TODAY + timedelta(days=1)).isoformat()}
    assert "日期还没有到" in clerk.post(path, late).content.decode()
    assert Entry.objects.filter(step="answer").count() == 0


def test_a_form_sent_twice_is_one_line(member: Client) -> None:
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "一次", "channel": "visit"}
    for _ in range(2):
        assert member.post(reverse("supervision:opinion", args=[CODE]), data).status_code == 302
    assert Entry.objects.count() == 1


def test_a_correction_keeps_the_chain(member: Client, clerk: Client) -> None:
    suggestion = send(member, "suggestion", content="finance", to="committees")
    send(clerk, "answer", after=suggestion, result="declined")
    data = {
        "fact_id": str(uuid.uuid4()),
        "on": TODAY.isoformat(),
        "text": "按月张贴",
        "content": "disclosure",
        "to": "committees",
        "reason": "选错了类别",
    }
    assert member.post(reverse("supervision:edit", args=[suggestion.pk]), data).status_code == 302
    assert ledger.current(suggestion.fact).attributes["content"] == "disclosure"
    assert status("yubei-2023.m21.answer") == ["met"]


def mended(client: Client, entry: Entry, **data: Any) -> Any:
    """Correct a line through its page."""
    path = reverse("supervision:edit", args=[entry.pk])
    assert client.get(path).status_code == 200
    return client.post(path, {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "reason": "记错", **data})


def test_a_regular_meeting_is_corrected_with_its_numbers(member: Client) -> None:
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "problems": "no", "content": "decisions", "text": "看账"}
    assert member.post(reverse("supervision:meeting", args=[CODE]), data).status_code == 302
    entry = Entry.objects.get(step="meeting")
    page = mended(member, entry, problems="no", due=3, present=4)
    assert "实到4人，多于应到3人" in page.content.decode()
    day = TODAY - timedelta(days=2)
    assert mended(member, entry, problems="no", due=3, present=2, sheets=4, on=day.isoformat(), text="看账").status_code == 302
    fact = ledger.current(entry.fact)
    assert (fact.occurred_on, fact.attributes["present"], fact.attributes["sheets"]) == (day, 2, 4)
    page = member.get(reverse("supervision:detail", args=[entry.pk])).content.decode()
    assert "9月18日" in page and "记错" in page


def test_a_line_corrected_meanwhile_is_not_overwritten_unseen(member: Client) -> None:
    entry = send(member, "opinion", channel="visit", text="路灯不亮")
    said = {"channel": "visit", "text": "三盏路灯不亮", "seen": str(entry.fact)}
    assert mended(member, entry, **said).status_code == 302
    late = mended(member, entry, **{**said, "text": "五盏路灯不亮"})
    assert "您打开以后被更正过" in late.content.decode()
    entry.refresh_from_db()
    assert entry.text == "三盏路灯不亮"


def test_a_system_is_corrected_and_stays_the_same_system(member: Client) -> None:
    data = {"fact_id": str(uuid.uuid4()), "on": TODAY.isoformat(), "text": "每月一次", "rhythm": "month"}
    assert member.post(reverse("supervision:system", args=[CODE, "meetings"]), data).status_code == 302
    entry = Entry.objects.get(step="system")
    assert mended(member, entry, text="每季度一次", rhythm="quarter").status_code == 302
    entry.refresh_from_db()
    assert (entry.said["system"], entry.said["rhythm"], entry.text) == ("meetings", "quarter", "每季度一次")


def test_a_report_was_heard_by_another_meeting(member: Client, place: Unit) -> None:
    def held(day: date, result: str = "regular") -> Any:
        said = {"body": "representatives", "due": 40, "present": 30, "result": result}
        with ledger.writing([CODE], now=clock.now()) as pen:
            return pen.put(
                kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=day, recorded_by="x"
            )

    first, second = held(date(2023, 6, 20)), held(date(2023, 6, 28))
    path = reverse("supervision:report", args=[CODE]) + "?half=2023H1"
    data = {"fact_id": str(uuid.uuid4()), "text": "报告稿", "do": "heard", "meeting_fact": str(first.uid), "body": "representatives"}
    answer = member.post(path, data)
    assert answer.status_code == 302, answer.context["form"].errors
    entry = Entry.objects.get(step="report")
    page = member.get(reverse("supervision:edit", args=[entry.pk])).content.decode()
    assert re.search(rf"value=\"{first.uid}\"[^>]* checked", page)
    assert mended(member, entry, text="改过的稿", meeting_fact=str(second.uid), body="representatives").status_code == 302
    fact = ledger.current(entry.fact)
    assert (fact.occurred_on, fact.rests_on) == (date(2023, 6, 28), [str(second.uid)])
    entry.refresh_from_db()
    assert entry.reports.get().text == "改过的稿"
    answer = mended(member, entry, text="x", meeting_fact="paper", meeting_day="2023-06-29", meeting_page="12", body="assembly")
    assert answer.status_code == 302
    assert (ledger.current(entry.fact).rests_on, ledger.current(entry.fact).attributes["body"]) == ([], "assembly")


def test_a_report_heard_at_a_meeting_that_fell_short_was_not_heard(member: Client, place: Unit) -> None:
    def held(result: str, supersedes: Any = None, day: date = date(2023, 6, 20)) -> Any:
        said = {"body": "representatives", "due": 40, "present": 30 if result == "regular" else 20, "result": result}
        with ledger.writing([CODE], now=clock.now(), superseding=[supersedes] if supersedes else []) as pen:
            return pen.put(
                kind="assemblies.meeting_held", attributes=said, unit_code=CODE, occurred_on=day, recorded_by="x",
                supersedes=supersedes,
            ).uid  # fmt: skip

    def window() -> Any:
        found = reading.standing(CODE, on=TODAY).windows
        return next(one for one in found if one.duty == "chongqing-2013.art33.report" and one.from_ == date(2023, 1, 1))

    path = reverse("supervision:report", args=[CODE]) + "?half=2023H1"
    short, root = held("short", day=date(2023, 6, 10)), held("regular")
    assert str(short) not in member.get(path).content.decode()
    data = {"fact_id": str(uuid.uuid4()), "text": "报告稿", "do": "heard", "meeting_fact": str(root), "body": "representatives"}
    assert member.post(path, data).status_code == 302
    assert window().status == "met"
    held("short", root)
    said = "听取报告的会议未达法定人数，报告不算听取"
    page = member.get(path).content.decode()
    assert said in page and "登记已报告" in page
    assert said in member.get(reverse("supervision:detail", args=[Entry.objects.get(step="report").pk])).content.decode()
    assert window().status == "overdue"
    again = held("regular", day=date(2023, 6, 29))
    assert member.post(path, data | {"fact_id": str(uuid.uuid4()), "meeting_fact": str(again)}).status_code == 302
    assert window().status == "met" and said not in member.get(path).content.decode()


def test_an_objection_noted_with_the_sheets_is_shown_where_it_would_be_asked_again(member: Client) -> None:
    with ledger.writing([CODE], now=clock.now()) as pen:
        for kind, said in (
            ("disclosure.doubt_raised", {"about": "objection"}),
            ("disclosure.sheet_reviewed", {"category": "finance", "period": "2023-08", "result": "objected"}),
            ("disclosure.sheet_reviewed", {"category": "party", "period": "2023Q2", "result": "passed"}),
        ):
            pen.put(kind=kind, attributes=said, unit_code=CODE, occurred_on=date(2023, 9, 12), recorded_by="x")
    page = member.get(reverse("supervision:question", args=[CODE])).content.decode()
    assert page.count('class="go">看记录') == 2
    assert "不用再记" not in member.get(reverse("supervision:opinion", args=[CODE])).content.decode()


def test_out_of_scope_is_404(member: Client, place: Unit) -> None:
    for name in ("book", "waiting", "meeting", "opinion", "members"):
        assert member.get(reverse(f"supervision:{name}", args=[COMMUNITY])).status_code == 404


def test_queries_of_the_book_do_not_grow(member: Client, django_assert_max_num_queries: Any) -> None:
    for at in range(12):
        send(member, "opinion", channel="visit", text=f"第{at}条")
    with django_assert_max_num_queries(21):  # one of them: what residents sent in
        assert member.get(reverse("supervision:book", args=[CODE])).status_code == 200
