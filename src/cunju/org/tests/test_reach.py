"""Succession and reach: an office reaches its predecessors' prefixes from the day it follows them."""

import argparse
from datetime import date

import pytest
from tests import cast

from cunju.kernel.refusals import Refusal
from cunju.org import access, commands, queries, succession
from cunju.org.models import Reach, Succession, Unit

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 1)
NEW = "500112018206"


@pytest.fixture(autouse=True)
def there() -> None:
    cast.units()
    cast.demonstration()
    Unit.objects.create(code=NEW, kind="village", name="新设村村民委员会", parent_code=cast.TOWN)


def test_the_new_unit_follows_the_old_one() -> None:
    succession.succeed(cast.FAR, NEW, on=ON)
    old, new = Unit.objects.get(code=cast.FAR), Unit.objects.get(code=NEW)
    assert (old.valid_to, new.valid_from) == (date(2023, 6, 30), ON)
    assert queries.predecessors(NEW, on=ON) == [cast.FAR]
    assert queries.predecessors(NEW, on=date(2023, 6, 30)) == []


def test_reach_begins_on_the_day_and_counts_for_the_town_too() -> None:
    clerk, town = cast.clerk(NEW), cast.town_officer()
    for one in (clerk, town):
        assert not access.in_reach(one, cast.FAR, on=ON)
    succession.succeed(cast.FAR, NEW, on=ON)
    for one in (clerk, town):
        assert not access.in_reach(one, cast.FAR, on=date(2023, 6, 30))
        assert access.in_reach(one, cast.FAR, on=ON)
        assert access.may_write(one, cast.FAR)
    assert not access.in_reach(clerk, cast.VILLAGE)
    assert not access.in_reach(cast.clerk(username="other"), cast.FAR)


def test_a_reach_that_has_ended_holds_no_longer() -> None:
    Reach.objects.create(office_code=cast.TOWN, prefix=cast.OTHER_TOWN, to_on=date(2023, 6, 30))
    town = cast.town_officer()
    assert access.in_reach(town, cast.FAR, on=date(2023, 6, 30))
    assert not access.in_reach(town, cast.FAR, on=ON)


def test_pages_open_for_the_successor(client) -> None:
    client.force_login(cast.clerk(NEW))
    assert client.get(f"/unit/{cast.FAR}/").status_code == 404
    succession.succeed(cast.FAR, NEW, on=ON)
    assert client.get(f"/unit/{cast.FAR}/").status_code == 200
    assert cast.FAR in client.get("/units/?q=前锋").content.decode()


def test_who_follows_twice_reaches_all() -> None:
    succession.succeed(cast.FAR, cast.NEIGHBOUR, on=date(2023, 2, 1))
    succession.succeed(cast.NEIGHBOUR, NEW, on=ON)
    assert queries.predecessors(NEW, on=ON) == [cast.NEIGHBOUR, cast.FAR]
    assert queries.reached(NEW, on=ON) == (cast.NEIGHBOUR, cast.FAR)


def test_again_changes_nothing_and_nonsense_is_refused() -> None:
    first = succession.succeed(cast.FAR, NEW, on=ON)
    assert succession.succeed(cast.FAR, NEW, on=ON) == first
    assert (Succession.objects.count(), Reach.objects.count()) == (1, 1)
    wrong = [
        ((cast.FAR, NEW, date(2023, 8, 1)), "日期不同"),
        ((NEW, cast.FAR, ON), "反过来"),
        ((NEW, NEW, ON), "反过来"),
        ((cast.TOWN, NEW, ON), "不是同一级"),
        ((cast.UNKNOWN, NEW, ON), "没有代码为"),
    ]
    for (old, new, on), said in wrong:
        with pytest.raises(Refusal, match=said):
            succession.succeed(old, new, on=on)
    assert Succession.objects.count() == 1


def test_the_command(capsys) -> None:
    found = next(one for one in commands.COMMANDS if one.name == "units succeed")
    parser = argparse.ArgumentParser()
    found.arguments(parser)
    said: list[str] = []

    class Out:
        def say(self, text: str) -> None:
            said.append(text)

    assert found.run(parser.parse_args([cast.FAR, NEW, "--on", "2023-07-01"]), Out()) == 0
    assert said == [f"自2023年7月1日起，{NEW}接续{cast.FAR}，可以查看和更正它的记录。"]
    with pytest.raises(Refusal, match="不是日期"):
        found.run(parser.parse_args([cast.FAR, NEW, "--on", "七月"]), Out())


def test_own_pages_ask_nothing_more(django_assert_num_queries) -> None:
    clerk = cast.clerk()
    with django_assert_num_queries(0):
        assert access.in_reach(clerk, cast.VILLAGE)
