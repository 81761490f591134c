"""Random catalogues of several duties, and ledgers with judgements, exemptions and hollow records, from the generators of the duties' tests."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from cunju.duties.chains import Version
from cunju.duties.status import Adoption
from cunju.duties.tests import small, strategies
from cunju.duties.tests.test_fold_reading import versions
from tests.scale.beside import Place, Question

DAYS = strategies.ALL_DAYS
STARTS = [date(2023, 1, 1), date(2023, 4, 1), date(2023, 7, 1), date(2023, 3, 1)]


def drawn(random: Random) -> tuple[Any, list[Version], list[Place], Question]:
    """A catalogue, versions in ledger order, units, a question."""
    words = [more(random, strategies.duty(random), number) for number in range(1, random.randint(3, 8) + 1)]
    duties = [small.duty(number, **one) for number, one in enumerate(words, start=1)]
    catalogue = small.catalogue_of(duties)
    lines = strategies.file(random, most=160)
    for number in range(random.choice([0, 3, 12])):
        lines.append(own(random, lines, len(words), number))
    known, on = random.choice(DAYS[20:]), random.choice(DAYS[20:])
    makes = random.choice([frozenset(catalogue.kinds)] * 4 + [frozenset({"small.state"}), frozenset({"small.done"})])
    adoptions = tuple(
        Adoption(f"small.{random.randint(1, 3):02}", random.choice(STARTS), random.choice([None, random.choice(DAYS)]), random.choice(DAYS),
                 random.choice([("500112",), (small.ONE,), ("500113",)]))
        for _ in range(random.choice([0, 0, 2]))
    )  # fmt: skip
    found = [replace(one, hollow=random.random() < 0.08) for one in versions(lines)]
    return catalogue, found, places(random), Question(random.choice([2022, 2023, 2023, 2023, 2024]), known, on, makes, adoptions)


def more(random: Random, words: dict[str, Any], number: int) -> dict[str, Any]:
    """Judged by a person, not binding, of the notice, valid from some day, in the place of another: each now and then."""
    found = dict(words)
    if random.random() < 0.12:
        found["judgement"] = "person"
    if random.random() < 0.12:
        found["binding"] = False
    if random.random() < 0.3:
        found["authority"] = "notice"
    if random.random() < 0.15:
        found["valid_from"] = random.choice(DAYS)
    if number > 1 and random.random() < 0.2:
        found["replaces"] = f"small.{number - 1:02}"
    return found


def places(random: Random) -> list[Place]:
    """Two villages."""
    return [
        Place(
            code, "village", random.choice([None] * 9 + [random.choice(DAYS)]), random.choice([None] * 9 + [random.choice(DAYS)]),
            random.random() < 0.9, random.choice([None, date(2022, 1, 1), date(2023, 1, 1), random.choice(DAYS)]),
        )
        for code in (small.ONE, small.TWO)
    ]  # fmt: skip


def own(random: Random, lines: list[dict[str, Any]], duties: int, number: int) -> dict[str, Any]:
    """A judgement or an exemption, or the correction or taking out of one."""
    old = [one for one in lines if one["kind"].startswith("duties.") and not one["retracted"]]
    old = [one for one in old if all(each["supersedes"] != one["id"] for each in lines)]
    before = random.choice(old) if old and random.random() < 0.4 else None
    happened = random.choice(DAYS)
    recorded = max(happened + timedelta(days=random.choice([0, 9])), date.fromisoformat(before["recorded_at"][:10]) if before else happened)
    kind = before["kind"] if before else random.choice(["duties.judged", "duties.exempted"])
    duty = f"small.{random.randint(1, duties):02}"
    if kind == "duties.judged":
        values: dict[str, Any] = {"duty": duty, "from": random.choice(STARTS).isoformat(), "holds": random.random() < 0.7}
    else:
        values = {"duty": random.choice([duty, duty, "all"]), "from": random.choice(DAYS).isoformat(), "reason": "other"}
        if random.random() < 0.6:
            values["to"] = random.choice(DAYS).isoformat()
    gone = before is not None and random.random() < 0.4
    return {
        **small.line(number, occurred_on=happened.isoformat(), recorded_on=recorded.isoformat()),
        "id": str(UUID(int=random.getrandbits(128), version=4)),
        "unit_code": before["unit_code"] if before else random.choice([small.ONE, small.TWO]),
        "kind": kind, "until": None, "attributes": before["attributes"] if before and gone else values, "findings": [], "rests_on": [],
        "supersedes": before["id"] if before else None, "retracted": gone,
    }  # fmt: skip
