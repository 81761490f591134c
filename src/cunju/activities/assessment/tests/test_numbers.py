"""The sum twice: by the rules, and by an implementation that shares no import. By LibreOffice over the formulas: ``tests/papers``."""

import ast
import random
from pathlib import Path
from typing import Any

import pytest

from cunju.activities.assessment import rules
from cunju.activities.assessment.rules import COUNTS, OUT, Item, Piece
from cunju.activities.assessment.tests import again
from cunju.duties.status import STATUS_ZH

STATES = sorted(STATUS_ZH)


def case(dice: random.Random, items: int, most: int) -> tuple[list[Item], list[Piece]]:
    """A rubric and windows of it, at random; an item may have none, and none that score."""
    rubric = [Item(f"i{at}", f"第{at}项", dice.randint(1, 60), dice.choice([0, 33, 50, 67, 80, 100, dice.randint(0, 100)])) for at in range(items)]
    pieces = [
        Piece(f"{one.key}-{at}", one.key, "u", "村", 3, "要求", "2023-01-01", "", "", STATUS_ZH[status], COUNTS.get(status, OUT),
              checked=dice.random() < 0.1)
        for one in rubric for at in range(dice.randint(0, most)) for status in [dice.choice([*STATES, "met", "met", "met_late", "overdue"])]
    ]  # fmt: skip
    return rubric, pieces


def by_hand(rubric: list[Item], pieces: list[Piece]) -> Any:
    places = {one.key: at for at, one in enumerate(rubric)}
    return again.reckoned([(one.points, one.late) for one in rubric], [(places[one.item], one.status) for one in pieces])


def test_a_second_implementation_comes_to_the_same_in_1000_cases() -> None:
    dice = random.Random(20240120)
    for _ in range(1000):
        rubric, pieces = case(dice, dice.randint(1, 8), 40)
        found = rules.result(rubric, pieces)
        assert ([one.cents for one in found.rows], found.cents, found.points, found.share) == by_hand(rubric, pieces)


def test_the_second_implementation_shares_no_import() -> None:
    tree = ast.parse(Path(again.__file__).read_text("utf-8"))
    names = {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    names |= {alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names}
    assert names == {"collections", "fractions", "math"}


@pytest.mark.parametrize(("number", "by", "is_"), [(5, 2, 3), (4, 2, 2), (1, 3, 0), (2, 3, 1), (0, 7, 0), (1005, 1000, 1), (15, 10, 2)])
def test_a_half_goes_up(number: int, by: int, is_: int) -> None:
    assert rules.half_up(number, by) == is_
