"""The sum of a town a second time, from the words of the rule alone: fractions, no import of the product."""

from collections import Counter
from fractions import Fraction
from math import floor

SHUT = {"待研判", "参考", "不纳入评价", "不适用", "未到期", "即将到期", "待办", "暂未开通登记"}


def hundredths(exact: Fraction) -> int:
    """An amount in hundredths; what lies in the middle goes up."""
    return floor(exact * 100 + Fraction(1, 2))


def reckoned(rubric: list[tuple[int, int]], windows: list[tuple[int, str]]) -> tuple[list[int | None], int, int, int | None]:
    """Rubric as (points, worth of a late one in hundredths), windows as (place in the rubric, status in Chinese).

    What each item comes to (None: nothing of it scores), their sum, the points that score, the share: all amounts in hundredths.
    """
    each: list[int | None] = []
    points = 0
    for at, (worth, late) in enumerate(rubric):
        seen = Counter(status for place, status in windows if place == at and status not in SHUT)
        if not seen.total():
            each.append(None)
            continue
        points += worth
        each.append(hundredths(worth * (seen["已完成"] + Fraction(late, 100) * seen["逾期完成"]) / seen.total()))
    whole = sum(one for one in each if one is not None)
    return each, whole, points, hundredths(Fraction(whole, points)) if points else None
