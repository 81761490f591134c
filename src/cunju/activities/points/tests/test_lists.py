"""Lists of households and of what was redeemed: a leading number is a household's only where it stands alone; no other number is a count."""

from decimal import Decimal

import pytest

from cunju.activities.points.forms import ObjectionForm
from cunju.activities.points.rules import pasting, redeeming
from cunju.activities.points.rules.balance import Goods
from cunju.activities.points.rules.months import Known, Whose

KNOWN = Known([Whose(1, 1, "1组1号"), Whose(89, 89, "水井边")], [])
GOODS = {"t": Goods("毛巾", 1, Decimal(5), 90)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1组1号\n2组1号\n3组5号\n5栋2单元301", [(7, "1组1号"), (8, "2组1号"), (9, "3组5号"), (10, "5栋2单元301")]),
        ("1 1组1号\n2　2组1号", [(1, "1组1号"), (2, "2组1号")]),
        ("1. 张家\n2、李家\n3）王家\n4号 赵家", [(1, "张家"), (2, "李家"), (3, "王家"), (4, "赵家")]),
        ("12\t3-2-301\n3-2-302\n4号楼301", [(12, "3-2-301"), (13, "3-2-302"), (14, "4号楼301")]),
    ],
)
def test_a_number_is_a_households_only_where_it_stands_alone(text: str, wanted: list[tuple[int, str]]) -> None:
    assert pasting.households(text, after=6) == wanted


@pytest.mark.parametrize(
    "line",
    ["1组1号 毛巾1条 2023.9.5", "89号 毛巾 1 2023.9.5", "89号 毛巾 2023年9月5日", "89号 毛巾 -1", "89号 毛巾 1.5", "89号 毛巾 1-2", "89号 毛巾 没换"],
)
def test_what_is_no_plain_count_is_refused_by_its_line(line: str) -> None:
    found, wrong = redeeming.read(line, KNOWN, GOODS)
    assert not found and len(wrong) == 1 and wrong[0].startswith("第1行的“") and "没有看懂" in wrong[0]


@pytest.mark.parametrize(
    ("line", "count"), [("89号 毛巾", 1), ("1组1号 毛巾2条", 2), ("89号　换了 毛巾×3", 3), ("89号 毛巾 两条", 2), ("89\t毛巾\t４", 4)]
)
def test_a_plain_count_is_read(line: str, count: int) -> None:
    found, wrong = redeeming.read(line, KNOWN, GOODS)
    assert not wrong and [one.count for one in found] == [count]


def test_the_same_line_again_is_refused_and_names_the_first() -> None:
    found, wrong = redeeming.read("89号 毛巾\n" * 3, KNOWN, GOODS)
    assert len(found) == 1 and [one[:8] for one in wrong] == ["第2行和第1行是", "第3行和第1行是"]


def test_no_household_is_chosen_beforehand() -> None:
    form = ObjectionForm(households=[], marks=[])
    assert form.fields["household"].choices[0] == ("", "请选")  # type: ignore[attr-defined]
