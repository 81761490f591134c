"""Erasing one person's rows: asked for by the unit with its reason, done by the district; never undone.

Facts stay as they are: they hold counts, offices and days, no names. What a row said in a name becomes 已删除, what stood beside it is emptied;
the person's row stays, so that how many sat in a body remains true. Texts people wrote are corrected by hand where they name him.
"""

import re
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from cunju.desk.models import Erasure
from cunju.desk.personal import held
from cunju.kernel.refusals import Refusal, WrongMoment
from cunju.ledger import interface as ledger
from cunju.org import audit
from cunju.org.models import Person, Seat

LEAST = 4


def asked(prefix: str) -> QuerySet[Erasure]:
    """Requests of units under a prefix, newest first."""
    return Erasure.objects.filter(unit_code__startswith=prefix).order_by("-asked_at", "-pk")


def ask(code: str, *, name: str, reason: str, by: str, now: datetime) -> Erasure:
    """The unit's request; Refusal where the person sits in office, nothing is held, or it was asked already."""
    if len(reason.strip()) < LEAST:
        raise Refusal("请写明为什么要删，至少4个字，不写姓名。", "reason")
    if name in reason:
        raise Refusal("理由里不要写姓名：理由要留下来，姓名要删。", "reason")
    with ledger.writing({code}, now=now):
        whose = held.subject(code, name)
        _may(whose, now)
        if Erasure.objects.filter(unit_code=code, name=name, state="asked").exists():
            raise Refusal("已经申请过，正在等区里核对，不用重复申请。")
        return Erasure.objects.create(unit_code=code, name=name, reason=reason.strip()[:300], by=by, asked_at=now)


def _may(whose: held.Subject, now: datetime) -> None:
    if not whose.people and not held.rows_of(whose):
        raise Refusal(f"没有找到“{whose.name}”的信息，请核对写法。")
    still = Q(to_on__isnull=True) | Q(to_on__gte=now.date())
    if Seat.objects.filter(still, person__in=whose.people).exists():
        raise Refusal("这个人还在任，在任期间要公开姓名；离任登记以后再申请。")
    if whose.several:
        raise Refusal("名册上有两个人同名，按姓名分不清是谁的；请先在名册里更正，写得分得清。")


def answer(pk: int, *, granted: bool, words: str, by: str, now: datetime) -> Erasure:
    """The district erases, or says why not; the name is kept no longer either way."""
    first = Erasure.objects.get(pk=pk)
    if not granted and len(words.strip()) < LEAST:
        raise Refusal("不同意请写明理由，至少4个字。", "answer")
    with ledger.writing({first.unit_code}, now=now):
        found = Erasure.objects.get(pk=pk)
        if found.state != "asked":
            raise WrongMoment("这一项已经答复过，请刷新后再看。")
        if granted:
            whose = held.subject(found.unit_code, found.name)
            _may(whose, now)
            with ledger.erasing():
                found.rows = _erase(whose)
            audit.write(account=by, act=audit.ERASED, whom=f"{found.unit_code} 申请{found.pk}：{found.rows}条")
        found.state, found.name = ("done" if granted else "refused"), ""
        found.answer, found.answered_by, found.answered_at = words.strip()[:300], by, now
        found.save()
        return found


def _erase(whose: held.Subject) -> int:
    """How many rows were changed."""
    word, changed = held.named(whose.name), 0
    for found in held.rows_of(whose):
        for row in found.rows:
            for name in found.table.names:
                setattr(row, name, _without(getattr(row, name), word))
            for name in found.table.beside:
                setattr(row, name, "")
            type(row)._default_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in (*found.table.names, *found.table.beside)})
            changed += 1
    changed += Person.objects.filter(pk__in=[one.pk for one in whose.people]).exclude(name=held.GONE).update(name=held.GONE, phone="", sex="")
    return changed


def _without(value: Any, word: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return word.sub(held.GONE, value)
    if isinstance(value, dict):
        return {name: _without(one, word) for name, one in value.items()}
    return [_without(one, word) for one in value] if isinstance(value, list) else value
