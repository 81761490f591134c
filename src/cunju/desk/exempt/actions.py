"""Asking for 不适用 and answering it: a town asks for a unit or a duty, the district grants, refuses or ends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db.models import QuerySet

from cunju.desk.models import ExemptionRequest
from cunju.duties import interface as duties
from cunju.duties import judging, reading
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary

ALL = "all"


def reasons() -> list[tuple[str, str]]:
    """The classes of reasons the vocabulary knows, with their words."""
    field = {one.name: one for one in vocabulary.kind("duties.exempted").fields}["reason"]
    return [(value, field.word(value)) for value in field.values or ()]


def duties_of(code: str, *, on: date) -> list[tuple[str, str]]:
    """What can be asked for: everything, or one duty of the unit's year."""
    found = {
        one.duty: f"措施{one.measure} {one.own_label}"
        for one in duties.standing(code, on=on, with_why=False).windows
        if one.status != "not_assessable"
    }
    return [(ALL, "全部应办事项"), *found.items()]


def label(duty: str) -> str:
    """A duty's words; or that the catalogue no longer has it."""
    if duty == ALL:
        return "全部应办事项"
    return reading.name_of(duty)


def asked(prefix: str) -> QuerySet[ExemptionRequest]:
    """Requests for units under a prefix, newest first."""
    return ExemptionRequest.objects.filter(unit_code__startswith=prefix)


def ask(
    unit_code: str,
    *,
    duty: str,
    from_on: date,
    to_on: date | None,
    reason: str,
    words: str,
    by: str,
    now: datetime,
) -> ExemptionRequest:
    """A town's request; Refusal where the same one waits already or the days are the wrong way round."""
    if to_on and to_on < from_on:
        raise Refusal("止日早于起日，请核对两个日期。", "to_on")
    if len(words.strip()) < 4:
        raise Refusal("请写明理由，至少4个字。", "words")
    with ledger.writing({unit_code}, now=now):
        if ExemptionRequest.objects.filter(unit_code=unit_code, duty=duty, state="asked").exists():
            raise Refusal("这一项已经申请过，正在等区里答复，不用重复申请。", "duty")
        return ExemptionRequest.objects.create(
            unit_code=unit_code,
            duty=duty,
            from_on=from_on,
            to_on=to_on,
            reason=reason,
            words=words.strip()[:300],
            by=by,
            asked_at=now,
        )


def grant(pk: int, *, answer: str, by: str, now: datetime) -> ExemptionRequest:
    """The district agrees: a dated fact, from which the windows no longer apply."""
    with _held(pk, now) as found:
        _ask_open(found)
        fact = judging.exempt(
            found.unit_code,
            duty=found.duty,
            from_on=found.from_on,
            to=found.to_on,
            reason=found.reason,
            words=found.words,
            by=by,
            now=now,
        )
        found.fact = fact.uid
        return _answered(found, "granted", answer, by, now)


def refuse(pk: int, *, answer: str, by: str, now: datetime) -> ExemptionRequest:
    """The district does not agree and says why."""
    if len(answer.strip()) < 4:
        raise Refusal("不同意请写明理由，至少4个字。", "answer")
    with _held(pk, now) as found:
        _ask_open(found)
        return _answered(found, "refused", answer, by, now)


def end(pk: int, *, answer: str, by: str, now: datetime) -> ExemptionRequest:
    """The district ends a grant: from today the duties apply again."""
    with _held(pk, now) as found:
        if found.state != "granted" or found.fact is None:
            raise Refusal("这一项不在“已同意”的状态，不能收回，请刷新后再看。")
        judging.end_exemption(found.fact, by=by, now=now)
        return _answered(found, "ended", answer or found.answer, by, now)


@contextmanager
def _held(pk: int, now: datetime) -> Iterator[ExemptionRequest]:
    """A request, its unit locked: read anew behind whoever answered a moment ago."""
    first = ExemptionRequest.objects.get(pk=pk)
    with ledger.writing({first.unit_code}, now=now, superseding=[first.fact] if first.fact else []):
        yield ExemptionRequest.objects.get(pk=pk)


def _ask_open(found: ExemptionRequest) -> None:
    if found.state != "asked":
        raise Refusal("这一项已经答复过，请刷新后再看。")


def _answered(found: ExemptionRequest, state: str, answer: str, by: str, now: datetime) -> ExemptionRequest:
    found.state, found.answer, found.answered_by, found.answered_at = state, answer.strip()[:300], by, now
    found.save()
    return found
