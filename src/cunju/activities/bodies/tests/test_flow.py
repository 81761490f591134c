"""A clerk takes over changes from meetings, posts them, sets rows right; everything as of a day."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from cunju.activities.bodies import actions, public, queries
from cunju.activities.bodies.models import Change, State
from cunju.activities.bodies.tests.conftest import CODE, COMMUNITY, OTHER, TOWN, book, person, village
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org import queries as org
from cunju.org.models import Account, Person, Roll, Seat

pytestmark = pytest.mark.django_db
SUPERVISORY = [
    person(CODE, "村务监督委员会", f"监督委员会成员{n}", 职务="主任" if n == 1 else "委员", 近亲属="否", 财会管理知识="是" if n == 2 else "否")
    for n in (1, 2, 3)
]  # fmt: skip


@pytest.fixture
def listed(clerk, units):
    data = book([*village(), *SUPERVISORY])
    actions.load(actions.sheets_of(data), units=units, by="x", now=clock.now())
    return clerk


def held(unit=CODE, *, body="group", result="regular", days=3):
    """A meeting in the ledger, as the room of meetings records it."""
    from cunju.ledger import vocabulary

    made = vocabulary.declared["assemblies.meeting_held"].dataclass(body=body, due=40, present=30, result=result)
    with ledger.writing([unit], now=clock.now()) as pen:
        return pen.record(made, unit=unit, occurred_on=clock.today() - timedelta(days=days), by="x")


def newcomer(**more):
    return {
        "fact_id": uuid.uuid4(), "change": "selected", "from_on": clock.today(), "p0_name": "第3组代表9",
        "p0_sex": "f", "p0_group": 3, **more,
    }  # fmt: skip


def join(client, body="representatives", **more):
    return client.post(reverse("bodies:join", args=[CODE]) + f"?body={body}", newcomer(**more))


def composition(body, on=None):
    return State.objects.filter(unit_code=CODE, body=body, on__lte=on or clock.today()).order_by("on").last()


def test_taken_over_from_the_meeting_and_posted_with_one_tap(listed):
    meeting = held()
    page = listed.get(reverse("bodies:join", args=[CODE]) + "?body=representatives").content.decode()
    assert str(meeting.uid) in page
    answer = join(listed, basis_fact=str(meeting.uid))
    change = Change.objects.get()
    assert answer.url == reverse("bodies:change", args=[change.id])
    fact = ledger.current(change.fact)
    assert (fact.rests_on, fact.findings) == ([str(meeting.uid)], [])
    assert (composition("representatives").members, composition("representatives").women) == (41, 15)

    window = posting()
    assert (window.status, window.due_on) == ("due_soon", clock.today() + timedelta(days=5))
    page = listed.get(answer.url).content.decode()
    assert "已公告" in page
    post = {"on": clock.today(), "fact_id": uuid.uuid4()}
    listed.post(reverse("bodies:post", args=[change.id]), post)
    assert posting().status == "met"


def posting():
    found = duties.standings([org.unit(CODE)], on=clock.today(), known=clock.today())[0]
    return next(one for one in found.windows if one.duty == "chongqing-2013.art14.change")


def test_a_form_sent_twice_is_one_change(listed):
    data = newcomer()
    for _ in range(2):
        answer = listed.post(reverse("bodies:join", args=[CODE]) + "?body=representatives", data)
        assert answer.status_code == 302
    assert (Change.objects.count(), Seat.objects.filter(body="representatives").count()) == (1, 36)


def test_a_paper_and_a_meeting_that_may_not_decide_are_said(listed):
    answer = join(listed, basis_fact="paper", basis_day=clock.today(), basis_page="12")
    assert answer.status_code == 302, answer.context["form"].errors
    change = Change.objects.get()
    assert (change.paper_page, ledger.current(change.fact).findings) == ("12", [])
    other = held(body="joint")
    more = {"change": "by_election", "p0_name": "村委会委员9", "p0_role": "member"}
    answer = join(listed, "committee", basis_fact=str(other.uid), **more)
    assert answer.status_code == 302, answer.context["form"].errors
    found = ledger.current(Change.objects.get(body="committee").fact)
    assert [one["code"] for one in found.findings] == ["other_meeting"]


def test_several_people_of_one_meeting_are_one_change(listed):
    join(listed, p1_name="第4组代表9", p1_sex="m", p1_group=4)
    assert Change.objects.get().count == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"from_on": "2098-01-01"}, "还没有到；到任以后再登记"),
        ({"p0_name": "第1组代表1"}, "已经在任"),
        ({"p0_name": "村委会主任1"}, "性别和已登记的不一样"),
        ({"p0_name": ""}, "还没有填，请填上"),
        ({"p1_name": "第4组代表9"}, "请选性别"),
        ({"basis_fact": "paper"}, "请填它的日期"),
    ],
)
def test_what_cannot_be_comes_back_filled(listed, more, said):
    answer = join(listed, **more)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert Change.objects.count() == 0
    assert 'value="3"' in page


def test_a_resignation_ends_a_seat_and_the_state_follows(listed):
    seat = Seat.objects.get(person__name="第1组代表1", body="representatives")
    url = reverse("bodies:leave", args=[CODE]) + "?body=representatives"
    assert "第1组代表1（第1组代表）" in listed.get(url).content.decode()
    data = {
        "fact_id": uuid.uuid4(), "seats": [str(seat.id)], "change": "resigned",
        "last_on": clock.today() - timedelta(days=10),
    }  # fmt: skip
    for _ in range(2):
        assert listed.post(url, data).status_code == 302
    seat.refresh_from_db()
    change = Change.objects.get()
    assert (seat.to_on, change.on) == (data["last_on"], clock.today() - timedelta(days=9))
    assert composition("representatives").members == 39
    assert composition("representatives", on=data["last_on"]).members == 40
    assert posting().status == "overdue"
    page = listed.get(reverse("bodies:people", args=[CODE]), {"on": data["last_on"]}).content.decode()
    assert "代表35人，其中妇女14人；加上委员会成员共40人" in page
    page = listed.get(reverse("bodies:people", args=[CODE])).content.decode()
    assert "代表34人，其中妇女13人；加上委员会成员共39人" in page


def test_a_void_change_takes_its_people_out_again(listed):
    join(listed)
    change = Change.objects.get()
    states = State.objects.filter(body="representatives").count()
    listed.post(reverse("bodies:void", args=[change.id]), {"reason": "重复登记"})
    change.refresh_from_db()
    assert (change.void_reason, ledger.current(change.fact)) == ("重复登记", None)
    assert State.objects.filter(body="representatives").count() == states - 1
    assert composition("representatives").members == 40
    assert not Person.objects.filter(name="第3组代表9").exists()
    assert "已作废" in listed.get(reverse("bodies:changes", args=[CODE])).content.decode()


def test_a_void_resignation_puts_the_person_back(listed):
    seat = Seat.objects.get(person__name="第1组代表1", body="representatives")
    last = clock.today() - timedelta(days=1)
    change = actions.end_seats(org.unit(CODE), [seat], change="resigned", last_on=last, by="x", now=clock.now())
    actions.void_change(change, unit=org.unit(CODE), reason="没有辞职", by="x", now=clock.now())
    seat.refresh_from_db()
    assert (seat.to_on, composition("representatives").members) == (None, 40)


def test_one_supervisor_who_is_kin_breaks_the_state(listed):
    seat = Seat.objects.get(person__name="监督委员会成员1")
    url = reverse("bodies:seat", args=[seat.id])
    assert listed.get(url).status_code == 200
    data = {
        "name": seat.person.name, "sex": "m", "role": "director", "from_on": "2021-03-01", "kin": "yes", "finance": "no",
    }  # fmt: skip
    assert listed.post(url, data).status_code == 302
    state = composition("supervisory")
    assert (state.sound, state.findings) == (False, ["kin"])
    # The row was wrong, so the state of its day is corrected.
    assert [one.attributes["sound"] for one in ledger.chain(state.fact)] == [True, False]
    page = listed.get(reverse("bodies:people", args=[CODE])).content.decode()
    assert "村务监督委员会" in page and "指导意见" in page  # the layer of policy has its own lines
    data |= {"from_on": "2021-05-01", "to_on": "2021-04-01"}
    assert "最后一天早于" in listed.post(url, data).content.decode()


def test_a_row_that_should_not_be_there_goes_out(listed):
    seat = Seat.objects.get(person__name="监督委员会成员3")
    listed.post(reverse("bodies:remove", args=[seat.id]))
    assert (composition("supervisory").members, composition("supervisory").findings) == (2, ["size"])
    join(listed)
    change = Change.objects.get()
    listed.post(reverse("bodies:remove", args=[Seat.objects.get(fact=change.fact).id]))
    assert ledger.current(change.fact) is None


def test_an_end_known_beforehand_is_the_states_until(listed):
    # The one who knows finance leaves: then the law is not kept.
    unit, seat = org.unit(CODE), Seat.objects.get(person__name="监督委员会成员2")
    end = clock.today() + timedelta(days=20)
    said = actions.Corrected(seat.person.name, "m", "member", seat.from_on, end, kin=False, finance=True)
    actions.correct_seat(seat, said, unit=unit, by="x", now=clock.now())
    state = composition("supervisory")
    assert (state.sound, state.until, ledger.current(state.fact).until) == (True, end, end)


def test_rolls_by_hand_and_corrected(listed):
    url = reverse("bodies:roll", args=[CODE])
    data = {"fact_id": uuid.uuid4(), "on": "2023-01-01", "adults": 900, "households": 320}
    listed.post(url, data)
    listed.post(url, {**data, "fact_id": uuid.uuid4(), "adults": 910})
    roll = Roll.objects.get()
    assert (roll.adults, [one.attributes["adults"] for one in ledger.chain(roll.fact)]) == (910, [900, 910])
    impossible = {**data, "fact_id": uuid.uuid4(), "party_members": 901}
    assert "多于十八周岁以上人数" in listed.post(url, impossible).content.decode()
    assert "至少填一项" in listed.post(url, {"fact_id": uuid.uuid4(), "on": "2023-01-01"}).content.decode()


def test_pages_papers_and_the_boards_names(listed):
    join(listed)
    change = Change.objects.get()
    assert "第3组代表9" in listed.get(reverse("bodies:notice", args=[change.id])).content.decode()
    assert "玉峰山村任职人员名册" in listed.get(reverse("bodies:sheet", args=[CODE])).content.decode()
    word = listed.get(reverse("reports:word", kwargs={"room": "bodies", "name": f"people-{CODE}-{clock.today()}"}))
    assert word.status_code == 200
    for fact in ledger.facts_of(CODE, kinds=["bodies.composition", "bodies.seat_changed"]):
        assert listed.get(reverse("bodies:fact", args=[fact.uid])).status_code == 302
    assert '<h1 class="hide">玉峰山村村务公开</h1>' in listed.get(f"/b/{CODE}/").content.decode()
    board = public.sections(org.unit(CODE), on=clock.today())[0]
    words = [word for word, _ in board.context["listed"]]
    assert words == ["村民委员会", "村务监督委员会"]
    page = listed.get(f"/b/{CODE}/").content.decode()
    assert "村委会主任1" in page
    assert "第1组代表1" not in page


def test_a_telephone_number_is_for_who_records_only(listed, client):
    Seat.objects.filter(person__name="村委会主任1").first().person.__class__.objects.filter(
        name="村委会主任1"
    ).update(phone="13800000000")
    url = reverse("bodies:people", args=[CODE])
    assert "13800000000" in listed.get(url).content.decode()
    client.force_login(Account.objects.create(username="reader", role="district_reader", unit_code="500112"))
    assert "13800000000" not in client.get(url).content.decode()


def test_due_people_of_the_representatives_meeting_come_from_here(listed):
    today = clock.today()
    url = reverse("assemblies:new", args=[CODE, "representatives"])
    assert "应到40人" in listed.get(url).content.decode()
    seat = Seat.objects.get(person__name="第1组代表1", body="representatives")
    actions.end_seats(
        org.unit(CODE), [seat], change="resigned", last_on=today - timedelta(days=1), by="x", now=clock.now()
    )
    page = listed.get(url).content.decode()
    assert "应到39人" in page
    assert "13/39" in page


def test_the_towns_page_asks_few_queries(town, units, django_assert_max_num_queries):
    rows = [*village(CODE), *village(OTHER), *[person(COMMUNITY, "居民委员会", f"居委会成员{n}") for n in range(5)]]
    actions.load(actions.sheets_of(book(rows)), units=units, by="x", now=clock.now())
    with django_assert_max_num_queries(16):
        page = town.get(reverse("bodies:town", args=[TOWN])).content.decode()
    assert "40人，女14" in page
    # Four of them write down who looked at people's data.
    with django_assert_max_num_queries(26):
        assert town.get(reverse("bodies:people", args=[CODE])).status_code == 200
    assert town.get(reverse("bodies:people", args=[TOWN])).url == reverse("bodies:town", args=[TOWN])


def test_changes_of_a_day_and_their_queries(listed, django_assert_max_num_queries):
    for number in range(8):
        join(listed, p0_name=f"第3组代表{20 + number}")
    with django_assert_max_num_queries(22):
        page = listed.get(reverse("bodies:changes", args=[CODE])).content.decode()
    assert page.count("村民代表推选1人") == 8
    assert queries.unposted(CODE).count() == 8
    assert date(2021, 3, 1) in queries.states_by_day([CODE])[CODE, "representatives"]


def test_a_town_comes_from_its_page_to_the_lists_of_all_units(town, units):
    page = town.get("/record/").content.decode()
    assert reverse("bodies:town", args=[TOWN]) in page
    assert reverse("bodies:roll", args=[TOWN]) not in page
    page = town.get(reverse("bodies:town", args=[TOWN])).content.decode()
    assert reverse("bodies:load", args=[TOWN]) in page
    assert reverse("bodies:template", args=[TOWN]) in page
