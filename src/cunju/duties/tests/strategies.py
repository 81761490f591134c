"""Random duties over all words of the language, and random facts: late, out of order, corrected, retracted, resting.

Drawn from a seeded ``Random``, so that most examples are dense enough to meet something; the seed of a failure is printed.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from cunju.duties.tests import small

FIRST = date(2022, 11, 20)
ALL_DAYS = [FIRST + timedelta(days=9 * number) for number in range(49)]
PERIODS = ["2023", "2023H1", "2023H2", "2023Q1", "2023Q3", "2023-02", "2023-08", "2024-01"]
C, N = ["a", "b", "c"], [1, 2, 3, 20]
LATE = {"code": "late", "authority": "law", "cite": "第1条", "sure": "C"}
DAYS = st.sampled_from(ALL_DAYS)


def drawn(make: Callable[[Random], Any]) -> st.SearchStrategy[Any]:
    """What ``make`` makes of a seed."""
    return st.integers(0, 2**32).map(lambda seed: make(Random(seed)))


def where(random: Random) -> dict[str, Any]:
    """``where`` on none, one or two fields, in all four forms."""
    found: dict[str, Any] = {}
    if random.random() < 0.4:
        found["c"] = random.choice(["a", ["a", "b"], {"in": ["b", "c"]}])
    if random.random() < 0.3:
        several = [3, [1, 2], {"at_least": 2}, {"at_most": 2}, {"at_least": 2, "at_most": 2}, {"in": [1, 3]}]
        found["n"] = random.choice(several)
    if random.random() < 0.1:
        found["ok"] = True
    return found


def window(random: Random) -> dict[str, Any]:
    """A window and what must stand beside it."""
    form = random.choice(
        ["each", "each", "each_of", "due_after", "by", "on", "after", "after", "after", "state", "state"]
    )
    if form == "by":
        return {"window": {"by": random.choice(ALL_DAYS)}}
    if form == "on":
        return {"window": {"on": random.sample(ALL_DAYS, 9)}, "of": "day"}
    if form == "state":
        more = random.choice([{}, {"by": date(2023, 6, 30)}, {"each": "half"}])
        more |= random.choice([{}, {}, {"sound_field": "lawful"}]) | random.choice([{}, {}, {"until_field": "ends"}])
        return {"window": {"state": "small.state", **more}, "fact": None}
    if form == "after":
        within = random.choice([{}, {"within_days": 30}, {"within_working_days": 20}, {"within_months": 2}, {"within_field": "n"}])
        opening = {"after": "small.other", "where": where(random) if random.random() < 0.3 else {}, **within}
        return {"window": opening, "same": random.choice([None, None, ["c"], ["c", "n"]])}
    each: dict[str, Any] = {"each": random.choice(["year", "half", "quarter", "month"])}
    if form == "due_after":
        each |= random.choice([{"due_after_days": 0}, {"due_after_days": 15}, {"due_after_months": 1}])
    of = None if form == "each" else "period"
    return {"window": each, "of": of, "ends": bool(of) and random.random() < 0.4}


def duty(random: Random) -> dict[str, Any]:
    """The words of one duty, as ``small.duty`` reads them."""
    words = {
        "fact": random.choice(["small.done", ["small.done", "small.other"]]),
        **window(random),
        "where": where(random),
        "at_least": random.choice([1, 1, 2, 3]),
    }
    if words["window"].get("state"):
        words["where"].pop("ok", None)
        return words
    words["distinct"] = random.choice([None, None, "c", "n"])
    words["at_most"] = random.choice([None, 1, 2])
    words["without"] = random.choice([[], ["late"]])
    return words


def attributes(random: Random, kind: str, happened: date) -> dict[str, Any]:
    """Fields of a fact; each may be missing where it may."""
    if kind == "small.state":
        found = {"c": random.choice(C), "sound": random.random() < 0.6, "n": random.choice(N)}
        if random.random() < 0.7:
            found["lawful"] = random.random() < 0.7
        if random.random() < 0.5:
            found["ends"] = random.choice(ALL_DAYS).isoformat()
        return found
    before = happened - timedelta(days=random.choice([31, 92]))
    found = {
        "c": random.choice(C),
        "n": random.choice(N),
        "ok": random.random() < 0.5,
        "period": random.choice(
            [*PERIODS, *[f"{before:%Y-%m}", f"{before.year}Q{(before.month + 2) // 3}"] * 4]
        ),
        "day": random.choice(ALL_DAYS).isoformat(),
    }
    return {name: value for name, value in found.items() if random.random() < 0.85}


def file(random: Random, *, most: int = 16) -> list[dict[str, Any]]:
    """Lines of a facts file in ledger order, recorded in any order that lets each stand on what it names."""
    made: list[dict[str, Any]] = []
    free: list[dict[str, Any]] = []
    first: dict[str, dict[str, Any]] = {}
    for number in range(1, random.randint(1, most) + 1):
        old = random.choice(free) if free and random.random() < 0.55 else None
        gone = old is not None and random.random() < 0.3
        one = {
            **fact(random, number, made, old, gone),
            "id": str(UUID(int=random.getrandbits(128), version=4)),
        }
        first[one["id"]] = first[old["id"]] if old else one
        if old is not None and not gone and random.random() < 0.5:
            # On, off and on again: the chain says once more what it said at first.
            again = first[one["id"]]
            one |= {name: again[name] for name in ("attributes", "findings", "until")}
            if again["occurred_on"] <= one["recorded_at"][:10]:
                one["occurred_on"] = again["occurred_on"]
        made.append(one)
        if old is not None:
            free.remove(old)
        if not gone:
            free.append(one)
    return made


def fact(
    random: Random, number: int, made: list[dict[str, Any]], old: Mapping[str, Any] | None, gone: bool
) -> dict[str, Any]:
    """One line; ``old`` is what it corrects, or takes out where ``gone``."""
    kind = (
        old["kind"] if old else random.choice(["small.done"] * 3 + ["small.other"] * 2 + ["small.state"] * 2)
    )
    bases = random.sample(made, min(len(made), random.choice([1, 2]))) if random.random() < 0.3 else []
    happened = random.choice(ALL_DAYS)
    named = [date.fromisoformat(one["recorded_at"][:10]) for one in [*bases, *([old] if old else [])]]
    later = timedelta(days=random.choice([0, 3, 20])) if old else timedelta(0)
    recorded = max([happened + timedelta(days=random.choice([0, 0, 5, 40])), *(one + later for one in named)])
    until = random.choice(ALL_DAYS) if kind == "small.state" and random.random() < 0.4 else happened
    return {
        **small.line(number, occurred_on=happened.isoformat(), recorded_on=recorded.isoformat()),
        "unit_code": old["unit_code"] if old else random.choice([small.ONE] * 4 + [small.TWO]),
        "kind": kind,
        "until": until.isoformat() if until > happened else None,
        "attributes": old["attributes"] if old and gone else attributes(random, kind, happened),
        "findings": [LATE] if random.random() < 0.2 else [],
        "rests_on": [one["id"] for one in bases],
        "supersedes": old["id"] if old else None,
        "retracted": gone,
    }


def duties() -> st.SearchStrategy[dict[str, Any]]:
    """Random words of a duty."""
    return drawn(duty)


def facts(*, most: int = 16) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Random lines."""
    return drawn(lambda random: file(random, most=most))
