"""The spot-check: drawn once by a published seed, each window looked at and said to hold or not."""

from collections.abc import Mapping
from datetime import datetime

from cunju.activities.assessment import queries
from cunju.activities.assessment.actions.schemes import noticed
from cunju.activities.assessment.models import Check, Draw, Entry
from cunju.activities.assessment.rules import DONE, LATE, drawn
from cunju.kernel.refusals import CannotBe, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import queries as places

MOST = 50


def draw(scheme: Entry, seed: str, published: str, each: int, *, by: str, now: datetime) -> Draw:
    """Draw as many a town from the windows that count as done; only once, so that nobody draws until it suits."""
    seed = " ".join(seed.split())
    if not seed or not published.strip():
        raise CannotBe("请写种子和它公布在哪里。", "seed" if not seed else "published")
    if not 1 <= each <= MOST:
        raise CannotBe(f"每个镇街抽1到{MOST}条。", "each")
    with ledger.writing([scheme.unit_code], now=now):
        scheme.refresh_from_db()
        noticed(scheme)
        if queries.draw_of(scheme):
            raise WrongMoment("已经抽过；抽查只抽一次，不能换种子重抽。")
        towns = places.towns_under(scheme.unit_code, on=now.date())
        files = queries.made(towns, scheme, on=now.date())
        pool = {one.town.code: sorted(each.key for each in one.pieces if each.counts in (DONE, LATE)) for one in files}
        made = Draw.objects.create(
            scheme=scheme, seed=seed, published=published.strip(), each=each, pool=pool, on=now.date(), by=by
        )
        Check.objects.bulk_create(
            [
                Check(draw=made, town_code=code, key=key, number=number, lot=lot)
                for code, keys in pool.items()
                for number, (lot, key) in enumerate(drawn(seed, keys, each), start=1)
            ]
        )
    return made


def look(scheme: Entry, town: str, said: Mapping[str, tuple[bool, str]], *, by: str, now: datetime) -> int:
    """What was found of windows drawn, by key: whether it holds, and a note; what does not hold needs one."""
    with ledger.writing([scheme.unit_code], now=now):
        scheme.refresh_from_db()
        noticed(scheme)
        mine = {one.key: one for one in queries.checks(scheme, town)}
        for key, (holds, note) in said.items():
            one = mine.get(key)
            if one is None:
                raise CannotBe("这一条不在抽查清单里，请重新打开这一页。")
            if not holds and not note.strip():
                raise CannotBe("不属实的，请写看到了什么。", f"note{one.number}")
            one.holds, one.note, one.on, one.by = holds, note.strip(), now.date(), by
            one.save(update_fields=["holds", "note", "on", "by"])
    return len(said)
