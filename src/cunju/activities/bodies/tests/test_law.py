"""The law of the day: what is new in 2026 waits for the next election; without a clause nothing is concluded."""

import re
import uuid
from datetime import date

import pytest
from django.urls import reverse
from tests import packs

from cunju import catalogue
from cunju.activities.bodies import actions, queries, rules
from cunju.activities.bodies.models import Change, State
from cunju.activities.bodies.rules import Seated
from cunju.activities.bodies.tests.conftest import CODE, COMMUNITY, TOWN, book, person, village
from cunju.activities.bodies.tests.laws import law
from cunju.duties import interface as duties
from cunju.ledger import interface as ledger
from cunju.org import clock

OLD, NEW, TODAY = date(2021, 3, 1), date(2026, 2, 1), date(2026, 3, 1)
LATER = "新法要求，换届时调整"


def seats(number, *, since=OLD, first=0, **more):
    return [Seated(str(first + at), "director" if at == 0 else "member", since=since, **more) for at in range(number)]


def judged(body, people, *, kind, committee=(), on=TODAY):
    then = law(kind, min(rules.chosen_on(people) or on, on))
    return rules.judge(body, seats=people, law=law(kind, on), then=then, committee=committee, on=on)


def line(found, code):
    return next((one for one in found.lines if one.code == code), None)


@pytest.mark.parametrize(
    ("body", "kind", "code", "people", "committee"),
    [
        ("committee", "community", "women", {"kin": False}, False),
        ("committee", "community", "kin", {"woman": True, "kin": True}, False),
        ("committee", "village", "kin", {"woman": True, "kin": True}, False),
        ("supervisory", "community", "overlap", {"kin": False}, True),
        ("supervisory", "community", "kin", {"kin": True}, False),
        ("representatives", "community", "representatives", {"first": 50}, True),
    ],
)
def test_what_is_new_in_2026_is_a_note_for_seats_before_and_short_for_seats_after(body, kind, code, people, committee):
    others = seats(5) if committee else ()
    before = judged(body, seats(5, **people), kind=kind, committee=others)
    found = line(before, code)
    assert (found.state, before.sound) == ("note", True) and LATER in found.text
    after = judged(body, seats(5, since=NEW, **people), kind=kind, committee=others)
    found = line(after, code)
    assert (found.state, after.sound) == ("short", False) and LATER not in found.text


@pytest.mark.parametrize(("kind", "state", "said"), [("village", "short", ""), ("community", "note", LATER)])
def test_a_woman_was_asked_of_a_village_before(kind, state, said):
    found = line(judged("committee", seats(5, kin=False), kind=kind), "women")
    assert found.state == state and said in found.text


def test_one_by_election_does_not_make_a_new_body_but_a_relative_who_came_in_is_one():
    one = seats(1, since=NEW, first=9, kin=False)
    assert line(judged("committee", [*seats(4, kin=False), *one], kind="community"), "women").state == "note"
    kin = seats(1, since=NEW, first=9, kin=True)
    assert line(judged("committee", [*seats(4, kin=False), *kin], kind="community"), "kin").state == "short"


def test_a_communitys_supervisory_committee_of_2026_has_no_number_and_no_bookkeeper_in_the_law():
    found = judged("supervisory", seats(7, since=NEW, kin=False, finance=False), kind="community")
    assert found.sound and line(found, "finance") is None
    assert (line(found, "size").state, line(found, "size").authority) == ("unverified", "policy")


def test_the_four_fifths_of_a_communitys_representatives_hold_from_2026_on():
    found = judged("representatives", seats(32, since=NEW), kind="community", committee=seats(8, since=NEW, first=50))
    assert found.sound and line(found, "representatives").cite == "城市居民委员会组织法第28条"
    assert line(found, "women") is None


@pytest.mark.parametrize(
    ("body", "meeting", "day", "codes"),
    [
        ("committee", "representatives", date(2025, 6, 1), ["other_meeting"]),  # residents' law 10: the assembly
        ("committee", "representatives", date(2026, 6, 1), []),
        ("supervisory", "joint", date(2025, 6, 1), []),
        ("supervisory", "joint", date(2026, 6, 1), ["other_meeting"]),
    ],
)
def test_who_decides_in_a_community_is_asked_of_the_day(body, meeting, day, codes):
    found = rules.deciding(body, "by_election", law=law("community", day), meeting=meeting)
    assert [one.code for one in found] == codes


def listed(units, rows):
    report = actions.load(actions.sheets_of(book(rows)), units=units, by="x", now=clock.now())
    assert not report.errors


@pytest.fixture
def pages(town):
    def read(code=CODE, name="people", **query):
        return town.get(reverse(f"bodies:{name}", args=[code]), query).content.decode()

    return read


@pytest.mark.django_db
def test_a_communitys_representatives_have_no_fact_before_2026(units, pages):
    listed(units, [person(COMMUNITY, "居民代表", f"第{n}组代表1", 小组=n) for n in range(1, 7)])
    assert not State.objects.filter(unit_code=COMMUNITY).exists()
    page = pages(COMMUNITY)
    assert "代表6人，其中妇女0人" in page and catalogue.NOTHING in page
    assert "6人" in pages(TOWN, "town")


@pytest.mark.django_db
def test_nothing_turns_red_on_the_first_day_of_2026(units, pages, monkeypatch):
    rows = [person(COMMUNITY, "居民委员会", f"居委会委员{n}", 职务="主任" if n == 1 else "委员") for n in range(1, 6)]
    listed(units, [*village(), *rows])
    before = set(State.objects.values_list("unit_code", "body", "sound"))
    assert (COMMUNITY, "committee", True) in before
    monkeypatch.setenv("CUNJU_TODAY", "2026-01-01")
    page = pages(COMMUNITY)
    assert f"没有妇女成员；{LATER}" in page and "不符合" not in page
    actions.restate({CODE: "village", COMMUNITY: "community"}, [(CODE, "committee"), (COMMUNITY, "committee")], by="x", now=clock.now())
    assert set(State.objects.values_list("unit_code", "body", "sound")) == before


@pytest.mark.django_db
def test_a_body_older_than_the_text_stands_by_it_from_its_first_day(units):
    listed(units, [person(CODE, "村民委员会", f"村委会委员{n}", 起="2017-01-01") for n in range(3)])
    assert [one.on for one in State.objects.filter(body="committee")] == [date(2018, 12, 29)]


@pytest.mark.django_db
def test_a_posting_has_the_days_of_the_day_of_the_change(units, pages, town):
    listed(units, village())
    people = [actions.Newcomer("第3组代表9", "f", "representative", 3)]
    actions.seat_people(
        units[CODE], people, body="representatives", change="selected", from_on=clock.today(), by="x", now=clock.now()
    )
    (change,) = Change.objects.all()
    assert "应于2023年9月25日前（重庆市实施办法第14条）" in town.get(reverse("bodies:change", args=[change.id])).content.decode()
    assert "村民代表变动要在5日内公告（重庆市实施办法第14条）" in pages(name="changes")
    assert "日内公告" not in pages(COMMUNITY, "changes")


@pytest.mark.django_db
def test_without_any_clause_records_save_pages_say_so_and_nothing_is_concluded(units, pages, town, tmp_path):
    with packs.lawless(tmp_path):
        listed(units, [*village(women=0), person(CODE, "人民调解委员会", "调解委员1")])
        made = actions.seat_people(
            units[CODE], [actions.Newcomer("第3组代表9", "f", "representative", 3)], body="representatives", change="selected",
            from_on=clock.today(), by="x", now=clock.now(),
        )  # fmt: skip
        assert not State.objects.exists()
        assert ledger.current(made.fact).findings == []
        page = pages()
        assert catalogue.NOTHING in page and "组成怎么看" not in page and "不符合" not in page and not re.search(r"第[0-9]+条", page)
        assert "36人" in pages(TOWN, "town")
        for name in ("changes", "sheet"):
            assert "第3组代表9" in pages(name=name)
        for name in ("change", "notice"):
            paper = town.get(reverse(f"bodies:{name}", args=[made.id])).content.decode()
            assert "第3组代表9" in paper and "重庆市实施办法" not in paper
    assert queries.states_on([CODE], on=clock.today()) == {}


@pytest.mark.django_db
def test_another_number_in_the_pack_is_another_page_and_another_finding(units, pages, tmp_path):
    before = "value: {at_least: 3, at_most: 7}\n    met: [3, 7]"
    with packs.changed(tmp_path, "village-law-2018", before, before.replace("7", "4")):
        listed(units, village())
        assert "5人，不在3至4人之间" in pages()
        state = State.objects.get(body="committee")
        assert (state.sound, state.findings) == (False, ["size"])
        assert ledger.current(state.fact).findings[0]["cite"] == "村民委员会组织法第6条"


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "asked"), [("2025-12-31", False), ("2026-03-01", True)])
def test_whether_members_are_near_kin_is_asked_from_2026_on_and_breaks_a_later_seat(units, pages, town, monkeypatch, day, asked):
    monkeypatch.setenv("CUNJU_TODAY", day)
    url = reverse("bodies:join", args=[COMMUNITY]) + "?body=committee"
    assert ("是其他成员的近亲属" in town.get(url).content.decode()) is asked
    if asked:
        one = {"fact_id": uuid.uuid4(), "change": "elected", "from_on": day}
        for at in range(5):
            one |= {f"p{at}_name": f"居委会委员{at}", f"p{at}_sex": "f", f"p{at}_kin": "yes" if at < 2 else "no", f"p{at}_role": "member"}
        assert town.post(url, one | {"p0_role": "director"}).status_code == 302
        assert "2人和其他成员有近亲属关系" in pages(COMMUNITY)
        assert State.objects.get(body="committee").findings == ["kin"]


@pytest.mark.django_db
def test_the_laws_three_years_of_mediation_end_beside_the_notices_five(units, pages, monkeypatch):
    monkeypatch.setenv("CUNJU_TODAY", "2024-02-10")
    rows = [person(CODE, "人民调解委员会", f"调解成员{n}", 职务="主任" if n == 1 else "委员", 性别="女" if n == 2 else "男") for n in (1, 2, 3)]
    listed(units, rows)
    [stands] = ledger.facts_of(CODE, kinds=["bodies.composition"])
    assert (stands.attributes["sound"], stands.attributes["law_sound"], stands.attributes["term_ends"]) == (True, True, "2024-02-29")

    def status(day):
        windows = duties.standing(CODE, on=day, year=day.year).windows
        return [one.status for one in windows if one.duty == "mediation-law-2010.art8.committee"]

    assert status(date(2023, 12, 31)) == ["met"]
    assert "任期2024年2月29日届满" in pages(body="mediation")
    # Bodies whose term is the committee's say nothing of one.
    listed(units, [person(CODE, "治安保卫委员会", f"治保成员{n}", 职务="主任" if n == 1 else "委员") for n in (1, 2, 3)])
    monkeypatch.setenv("CUNJU_TODAY", "2024-03-01")
    assert status(date(2024, 3, 1)) != ["met"]
    security = ledger.facts_of(CODE, kinds=["bodies.composition"]).get(attributes__body="security")
    assert "term_ends" not in security.attributes and "law_sound" not in security.attributes
