"""Shares of people in integer arithmetic: 过半 excludes half, 以上 includes the number itself (domain §0.3)."""


def is_majority(n: int, of: int) -> bool:
    """过半数: more than half; 20 of 40 is not (OL 22, 26)."""
    return 2 * n > of


def is_at_least(n: int, of: int, *, over: int, under: int) -> bool:
    """``n/of`` ≥ ``over/under``; the exact fraction counts (以上 includes the number)."""
    return under * n >= over * of


def is_half(n: int, of: int) -> bool:
    """半数以上: exactly half is enough."""
    return is_at_least(n, of, over=1, under=2)


def is_one_third(n: int, of: int) -> bool:
    """三分之一以上 (OL 25: women among the representatives)."""
    return is_at_least(n, of, over=1, under=3)


def is_four_fifths(n: int, of: int) -> bool:
    """五分之四以上 (OL 25: representatives in the body)."""
    return is_at_least(n, of, over=4, under=5)


def majority_of(of: int) -> int:
    """The least number of people that is more than half of ``of``."""
    return of // 2 + 1


def two_thirds_of(of: int) -> int:
    """The least number of people that is two thirds or more of ``of``."""
    return -(-2 * of // 3)


def percent(n: int, of: int) -> str:
    """``88.9%`` of 8 of 9, rounded half up to one decimal; never ``100.0%`` where not all, never ``0.0%`` where some; ``–`` of none."""
    if of <= 0:
        return "–"
    tenths = (2000 * n + of) // (2 * of)
    if 0 < n < of:
        tenths = min(max(tenths, 1), 999)
    return f"{tenths // 10}.{tenths % 10}%"


def share(n: int, of: int) -> str:
    """``26/40（65.0%）``."""
    return f"{n}/{of}（{percent(n, of)}）"
