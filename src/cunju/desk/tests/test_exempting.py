"""不适用: a town asks, the district grants with reason and days; a granted one is never late and says why."""

from datetime import date, timedelta

import pytest
from tests import cast

from cunju.desk.exempt import actions as exemptions
from cunju.desk.models import ExemptionRequest
from cunju.duties import interface as duties
from cunju.duties import rebuilding
from cunju.ledger import interface as ledger
from cunju.org.models import Account

pytestmark = pytest.mark.django_db
WORDS = "整村已征地，村民全部搬迁"


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    return cast.everybody()


def windows(code: str = cast.VILLAGE, on: date = cast.TODAY):
    return duties.standing(code, on=on).windows


def late_duty() -> str:
    return next(one.duty for one in windows() if one.status == "overdue")


def ask(client, code: str = cast.VILLAGE, **data):
    sent = {
        "duty": "all",
        "from_on": "2023-01-01",
        "to_on": "",
        "reason": "land_taken",
        "words": WORDS,
    } | data
    return client.post(f"/exempt/{code}/", sent)


def asked(client, people, code: str = cast.VILLAGE, **data) -> ExemptionRequest:
    client.force_login(people["town"])
    assert ask(client, code, **data).status_code == 302
    client.force_login(people["district"])
    return ExemptionRequest.objects.get()


def answer(client, one: ExemptionRequest, act: str, words: str = "", **more):
    return client.post(f"/exempt/{one.pk}/answer/", {"act": act, "answer": words}, **more)


def test_a_granted_duty_is_not_applicable_and_says_why(client, people) -> None:
    duty = late_duty()
    one = asked(client, people, duty=duty, to_on="2023-12-31")
    assert any(each.status == "overdue" for each in windows() if each.duty == duty)
    assert answer(client, one, "grant").url == f"/exempt/{cast.DISTRICT}/"
    found = [each for each in windows() if each.duty == duty]
    assert {each.status for each in found} == {"not_applicable"}
    for each in found:
        assert "征地：整村已征地，村民全部搬迁" in each.why
        assert "2023年9月20日区里同意不适用" in each.why and "至2023年12月31日止" in each.why
        assert len(each.facts) == 1
    fact = ledger.fact_by_id(found[0].facts[0])
    assert fact and (fact.kind, fact.recorded_by) == ("duties.exempted", "district")
    assert fact.attributes == {"duty": duty, "from": "2023-01-01", "to": "2023-12-31", "reason": "land_taken"}
    client.force_login(people["clerk"])
    assert "整村已征地" in client.get(f"/why/{cast.VILLAGE}/{found[0].measure}/").content.decode()


def test_all_duties_of_an_emptied_village(client, people) -> None:
    answer(client, asked(client, people), "grant")
    states = {each.status for each in windows()}
    assert "overdue" not in states and "due_soon" not in states
    assert "overdue" in {each.status for each in windows(cast.NEIGHBOUR)}
    client.force_login(people["clerk"])
    assert client.get("/today/").context["lists"].late == []


def test_only_windows_within_the_days(client, people) -> None:
    one = asked(client, people, from_on="2023-07-01", to_on="2023-09-30")
    answer(client, one, "grant")
    for each in windows():
        day = each.due_on or each.from_
        inside = date(2023, 7, 1) <= day <= date(2023, 9, 30)
        granted = any(fact in each.facts for fact in [str(ExemptionRequest.objects.get().fact)])
        assert granted is inside
        assert not inside or each.status == "not_applicable"


def test_before_the_grant_nothing_changes(client, people) -> None:
    before = [(each.duty, each.status) for each in windows(on=cast.TODAY - timedelta(days=1))]
    answer(client, asked(client, people), "grant")
    assert [(each.duty, each.status) for each in windows(on=cast.TODAY - timedelta(days=1))] == before


def test_a_refusal_needs_a_reason_and_changes_nothing(client, people) -> None:
    one = asked(client, people)
    assert "不同意请写明理由" in answer(client, one, "refuse", "", follow=True).content.decode()
    answer(client, one, "refuse", "仍有村民居住")
    one.refresh_from_db()
    assert (one.state, one.answer, one.answered_by, one.fact) == ("refused", "仍有村民居住", "district", None)
    assert "overdue" in {each.status for each in windows()}
    client.force_login(people["town"])
    assert "仍有村民居住" in client.get(f"/exempt/{cast.TOWN}/").content.decode()


def test_answered_once(client, people) -> None:
    one = asked(client, people)
    answer(client, one, "grant")
    assert "已经答复过" in answer(client, one, "grant", follow=True).content.decode()
    assert ledger.facts_of(cast.VILLAGE).filter(kind="duties.exempted").count() == 1


def test_ended_it_applies_again_from_today_and_what_passed_stays(client, people, monkeypatch) -> None:
    one = asked(client, people)
    answer(client, one, "grant")
    monkeypatch.setenv("CUNJU_TODAY", "2023-12-01")
    client.force_login(people["district"])
    answer(client, one, "end", "已有村民回迁")
    one.refresh_from_db()
    assert one.state == "ended"
    assert ledger.current(one.fact).attributes["to"] == "2023-11-30"
    for each in windows(on=date(2023, 12, 1)):
        exempted = "区里同意不适用" in each.why
        assert exempted is ((each.due_on or each.from_) <= date(2023, 11, 30))


def test_a_grant_that_had_not_begun_is_taken_out(client, people) -> None:
    one = asked(client, people, from_on="2023-10-01")
    answer(client, one, "grant")
    answer(client, one, "end")
    one.refresh_from_db()
    assert one.state == "ended" and ledger.current(one.fact) is None
    assert "不能收回" in answer(client, one, "end", follow=True).content.decode()


# what is sent, what is said
WRONG = [
    ({"words": "太远"}, "至少4个字"),
    ({"words": ""}, "请写明理由"),
    ({"from_on": ""}, "从哪一天起"),
    ({"to_on": "2022-12-31"}, "止日早于起日"),
    ({"duty": "no.such.duty"}, "没有这一项"),
    ({"reason": "lazy"}, "lazy"),
]


@pytest.mark.parametrize(("data", "said"), WRONG)
def test_what_cannot_be_asked(client, people, data: dict[str, str], said: str) -> None:
    client.force_login(people["town"])
    page = ask(client, **data)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert ExemptionRequest.objects.count() == 0


def test_the_same_is_asked_once(client, people) -> None:
    asked(client, people)
    client.force_login(people["town"])
    assert "已经申请过" in ask(client).content.decode()
    assert ExemptionRequest.objects.count() == 1


def test_a_town_may_ask_for_itself(client, people) -> None:
    one = asked(client, people, cast.TOWN)
    answer(client, one, "grant")
    assert "overdue" not in {each.status for each in windows(cast.TOWN)}
    assert "overdue" in {each.status for each in windows()}


@pytest.mark.parametrize(
    "who", ["clerk", "supervisor", "district", "reader", "other_town", "system", "audit"]
)
def test_only_its_town_asks(client, people, who: str) -> None:
    client.force_login(people[who])
    assert ask(client).status_code == 404
    assert ExemptionRequest.objects.count() == 0


@pytest.mark.parametrize("who", ["clerk", "town", "other_town", "reader", "system", "security"])
@pytest.mark.parametrize("act", ["grant", "refuse", "end"])
def test_only_the_district_answers(client, people, who: str, act: str) -> None:
    one = asked(client, people)
    client.force_login(people[who])
    assert answer(client, one, act, "不同意的理由").status_code == 404
    one.refresh_from_db()
    assert one.state == "asked"


def test_the_stored_fold_equals_a_new_one(client, people) -> None:
    answer(client, asked(client, people), "grant")
    windows()
    assert rebuilding.rebuild(dry_run=True)["differed"] == []


def test_the_list_asks_the_same_number_of_queries_whatever_its_length(
    client, people, django_assert_max_num_queries
) -> None:
    from cunju.org import clock

    for number in range(40):
        exemptions.ask(
            cast.VILLAGE, duty=f"d{number}", from_on=cast.TODAY, to_on=None, reason="other", words=WORDS,
            by="town", now=clock.now(),
        )  # fmt: skip
    client.force_login(people["district"])
    with django_assert_max_num_queries(16):
        page = client.get(f"/exempt/{cast.DISTRICT}/")
    assert len(page.context["rows"]) == 20
