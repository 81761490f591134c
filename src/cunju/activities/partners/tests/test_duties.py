"""The state of the five forces moves on the days of the golden table; the room's rules at their edges."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cunju.activities.partners import actions, queries, rules
from cunju.activities.partners.actions import Came, Line, Told
from cunju.activities.partners.models import Entry
from cunju.activities.partners.tests import golden
from cunju.activities.partners.tests.conftest import CODE, OTHER, TODAY
from cunju.duties import interface as duties
from cunju.kernel.refusals import CannotBe
from cunju.ledger import interface as ledger
from cunju.org import clock
from cunju.org.models import Unit

pytestmark = pytest.mark.django_db
NAMES = {"community": "社区党支部", "organisation": "和睦社工协会", "social_worker": "街道社工站", "volunteer": "红马甲志愿队", "charity": "慈善分会"}


def day(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def write(step: str, on: str, parent: Entry | None = None, *, code: str = CODE, text: str = "一句话", who: str = "", **more: Any) -> Entry:
    people, named = more.pop("people", ()), more.pop("named", False)
    told = Told(day(on), text, who, more)
    line = Line(told, named, tuple(str(one.pk) for one in people))
    return actions.write(Unit.objects.get(code=code), line, step=step, parent=parent, by="clerk", now=clock.now())


def partner(element: str, on: str, *, code: str = CODE, who: str = "村文书", named: bool = True) -> Entry:
    return write("partner", on, code=code, text=NAMES[element], who=who, element=element, named=named)


def received(project: Entry, on: str, amount: str, **more: Any) -> Any:
    told = Came(day(on), more.pop("source", "donation"), Decimal(amount), **more)
    return actions.receive(project, told, by="clerk", now=clock.now())


def correct(entry: Entry, *, who: str | None = None, **said: Any) -> Entry:
    told = Told(entry.on, entry.text, entry.who if who is None else who, {**entry.said, **said}, reason="补上")
    return actions.correct(entry, Line(told, entry.named, tuple(entry.people)), by="clerk", now=clock.now())


def year() -> None:
    """The acts of the golden table."""
    for element, on in (("community", "03-10"), ("organisation", "03-12"), ("social_worker", "04-03")):
        partner(element, on)
    volunteers = partner("volunteer", "04-05", who="")
    partner("charity", "05-02")
    assert rows(CODE)[0][-1] is None
    correct(volunteers, who="妇联主席")
    for element, on in (("community", "03-01"), ("organisation", "03-01"), ("social_worker", "05-01"), ("volunteer", "06-01"), ("charity", "07-01")):
        partner(element, on, code=OTHER)
    write("left", "09-01", Entry.objects.get(unit_code=OTHER, said__element="organisation"), code=OTHER)


def rows(code: str) -> list[tuple[Any, ...]]:
    found = duties.standing(code, on=TODAY).windows
    return [(code, one.duty, one.from_, one.due_on, one.met_on) for one in found if one.duty == golden.PARTNERS]


def states(code: str, on: date) -> dict[str, tuple[bool, int]]:
    facts = ledger.facts_of(code, kinds=["partners.mechanism_in_force"]).filter(occurred_on__lte=on).order_by("occurred_on", "position")
    return {one.attributes["element"]: (one.attributes["sound"], one.attributes["members"]) for one in facts}


def test_the_year_is_the_golden_table(place: Unit) -> None:
    year()
    assert rows(CODE) + rows(OTHER) == golden.YEAR
    assert {(code, on): states(code, on) for code, on in golden.STATES} == golden.STATES
    judged = [one for one in duties.standing(CODE, on=TODAY).windows if one.duty == golden.FIVE]
    assert [one.status for one in judged] == ["needs_person"]


def test_a_default_of_ours_makes_nobody_late(place: Unit) -> None:
    found = [one for one in duties.standing(CODE, on=TODAY).windows if one.duty == golden.PARTNERS]
    assert found and all(not one.binding for one in found) and not any(one.status == "overdue" for one in found if one.binding)


def test_what_is_written_later_of_an_earlier_day_is_counted_on_every_later_day(place: Unit) -> None:
    later = partner("volunteer", "05-01")
    assert later.said["members"] == 1
    first = partner("volunteer", "03-01")
    later.refresh_from_db()
    assert (first.said["members"], later.said["members"]) == (1, 2)
    actions.void(first, reason="重复", by="clerk", now=clock.now())
    later.refresh_from_db()
    assert later.said["members"] == 1 and states(CODE, TODAY) == {"volunteer": (True, 1)}


def test_a_force_that_was_mistaken_for_another_is_counted_where_it_belongs(place: Unit) -> None:
    one = partner("volunteer", "03-01")
    correct(one, element="organisation")
    assert states(CODE, TODAY) == {"organisation": (True, 1)}


def project(people: list[Entry], on: str = "05-10", **more: Any) -> Entry:
    return write("project", on, text="独居老人有人看\n每周上门一次", people=people, **more)


def all_five(on: str = "03-01") -> list[Entry]:
    return [partner(one, on) for one in rules.ELEMENTS]


def test_five_are_claimed_only_where_one_project_names_all_five(place: Unit) -> None:
    five = all_five()
    for part in (five[:4], five[1:]):
        project(part)
    assert not any(one.five for one in queries.projects(CODE))
    whole = project(five)
    found = {one.root.pk: one for one in queries.projects(CODE)}
    assert found[whole.pk].five and whole.said["elements"] == 5
    assert dict(queries.figures(["partners.project_started"], [CODE], on=TODAY))["联动项目"] == "3个，同一个项目里五类力量都写明的1个"


def test_two_of_one_force_are_one_force(place: Unit) -> None:
    assert project([partner("volunteer", "03-01"), partner("volunteer", "03-02")]).said["elements"] == 1


def test_what_the_project_names_is_what_its_end_says(place: Unit) -> None:
    five = all_five()
    one = project(five)
    received(one, "05-11", "100")
    end = write("finished", "06-01", one, spent="0.00")
    assert end.said["elements"] == 5
    told = Told(one.on, one.text, "", {}, reason="没有来")
    actions.correct(one, Line(told, people=tuple(str(each.pk) for each in five[:2])), by="clerk", now=clock.now())
    end.refresh_from_db()
    assert end.said["elements"] == 2 and ledger.current(end.fact).attributes["elements"] == 2


def test_no_more_is_spent_than_came_in(place: Unit) -> None:
    one = project(all_five())
    received(one, "05-11", "3000")
    for step in ("finished", "posted"):
        with pytest.raises(CannotBe, match=r"支出3,000\.01元，多于到这一天收到的3,000元"):
            write(step, "06-01", one, spent="3000.01")
    end = write("finished", "06-01", one, spent="3000.00")
    late = received(one, "06-02", "50")
    posted = write("posted", "06-03", one, spent="3000.00")
    assert ledger.current(posted.fact).attributes == {"received": "3050.00", "spent": "3000.00"}
    first = queries.projects(CODE)[0].gifts[0]
    with pytest.raises(CannotBe, match="先更正支出"):
        actions.take_back(first, reason="x", now=clock.now())
    actions.take_back(late, reason="退回", now=clock.now())
    with pytest.raises(CannotBe, match="多于到这一天收到的3,000元"):
        correct(end, spent="3000.50")


def test_what_came_in_after_the_posting_is_said_until_it_is_posted(place: Unit) -> None:
    one = project(all_five())
    received(one, "05-11", "3000")
    write("posted", "05-20", one, spent="0.00")
    assert queries.projects(CODE)[0].money.unposted == 0
    received(one, "06-11", "200.50")
    assert rules.yuan(queries.projects(CODE)[0].money.unposted) == "200.50元"
    write("posted", "06-20", one, spent="0.00")
    assert queries.projects(CODE)[0].money.unposted == 0


def test_money_cannot_come_before_its_project_nor_be_nothing(place: Unit) -> None:
    one = project(all_five())
    with pytest.raises(CannotBe, match="早于项目开始"):
        received(one, "05-09", "1")
    with pytest.raises(CannotBe, match="大于0"):
        received(one, "05-11", "0")


def test_who_gives_and_did_not_agree_is_nowhere(place: Unit) -> None:
    quiet = write("partner", "03-01", text="某某酒楼", who="村文书", element="charity")
    assert quiet.text == actions.UNNAMED
    loud = write("partner", "03-01", text="某某酒楼", who="村文书", element="charity", named=True)
    assert loud.text == "某某酒楼"
    one = project([quiet])
    assert received(one, "05-11", "5", donor="某某酒楼").donor == ""
    assert received(one, "05-11", "5", donor="某某酒楼", named=True).donor == "某某酒楼"


def test_the_mechanism_counts_what_is_on_the_register(place: Unit) -> None:
    all_five()
    partner("social_worker", "03-05")
    made = write("mechanism", "04-01", text="社区提需求")
    assert made.said == {"elements": 5, "stations": 2, "organisations": 1}
