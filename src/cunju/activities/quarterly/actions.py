"""Writes: keep the officer's words, draft anew, submit, return."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cunju import catalogue
from cunju.activities.quarterly import queries, rules
from cunju.activities.quarterly.facts import Returned, Submitted
from cunju.activities.quarterly.models import Form
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import count_words
from cunju.ledger import interface as ledger


class CannotSubmit(Refusal):
    """Why a form cannot go to the district."""


class WrongStateOfForm(Refusal):
    """What is asked does not fit the form's state."""


@dataclass(frozen=True)
class Words:
    """What a person typed; ``drafted`` and ``problems_drafted`` say that the text is the draft, unchanged."""

    progress: str = ""
    problems: str = ""
    status: str = ""
    override_reason: str = ""
    contact: str = ""
    phone: str = ""
    own: Mapping[int, str] = field(default_factory=dict)
    drafted: bool = False
    problems_drafted: bool = False


TYPED = ("progress", "problems", "status", "override_reason", "contact", "phone")


def keep(drafted: queries.Draft, words: Words, *, now: datetime) -> Form:
    """Keep the form as a draft; a text nobody changed goes on following the records. A locked form is refused."""
    with ledger.writing([drafted.town.code], now=now):
        form = _fill(drafted, words)
        if words.drafted:
            form.progress = ""
        if words.problems_drafted:
            form.problems = ""
        form.save()
    return form


def draft_anew(drafted: queries.Draft, words: Words, *, now: datetime) -> Form:
    """Keep everything but the text of the progress, which the records and the officer's own lines write again."""
    with ledger.writing([drafted.town.code], now=now):
        form = _fill(drafted, words)
        form.progress = ""
        form.save()
    return form


def _fill(drafted: queries.Draft, words: Words) -> Form:
    form = _present(drafted.town.code, drafted.report_on)
    if form.state == "submitted":
        raise WrongStateOfForm("这期办理情况表已经报送并锁定；要修改，请先由区民政局退回。")
    for name in TYPED:
        setattr(form, name, getattr(words, name).strip())
    form.own_lines = {str(task): text.strip() for task, text in words.own.items() if text.strip()}
    return form


def _present(town_code: str, report_on: date) -> Form:
    """The form as it stands now, read while the town's head is held."""
    found = Form.objects.filter(town_code=town_code, report_on=report_on).first()
    return found or Form(town_code=town_code, report_on=report_on)


def submit(drafted: queries.Draft, words: Words, *, by: str, now: datetime, fact_id: Any = None) -> Form:
    """Submit and lock: the progress within the limit, a status chosen, a reason where it is not the proposed one."""
    with ledger.writing([drafted.town.code], now=now) as pen:
        form = _fill(drafted, words)
        refuse_unready(words, drafted.proposed)
        declared = Submitted(drafted.report_on)
        fact = pen.record(declared, unit=drafted.town.code, occurred_on=pen.today, by=by, fact_id=fact_id)
        form.state, form.submitted_on, form.fact = "submitted", pen.today, fact.uid
        form.frozen, form.return_reason = drafted.to_freeze(), ""
        form.save()
    return form


def refuse_unready(words: Words, proposed: str) -> None:
    """CannotSubmit for words that are not ready to be sent."""
    notice = catalogue.notice()
    limit, length = notice.progress_limit, count_words(words.progress)
    if not words.progress.strip():
        raise CannotSubmit("进展情况不能为空，请写好再报送。", "progress")
    if length > limit:
        raise CannotSubmit(f"进展情况{length}字，超过{limit}字，请删去{length - limit}字再报送。", "progress")
    if sentence := rules.over((words.progress, words.problems)):
        raise CannotSubmit(f"表上一页写不下，从“{sentence}”这一句起放不下（字不小于小四号）。请改短再报送。", "problems")
    if words.status not in notice.status_words:
        raise CannotSubmit(f"请选择进展状态：{'、'.join(notice.status_words)}。", "status")
    if words.status != proposed and len(words.override_reason.strip()) < rules.LEAST_REASON:
        raise CannotSubmit(
            f"所选状态与建议（{proposed}）不同，请写理由，至少{rules.LEAST_REASON}个字。", "override_reason"
        )


def give_back(form: Form, reason: str, *, by: str, now: datetime) -> Form:
    """The district returns a form with a reason: it can be edited again and no longer counts as submitted."""
    if len(reason.strip()) < rules.LEAST_REASON:
        raise CannotSubmit(f"请写明退回的理由，至少{rules.LEAST_REASON}个字。", "reason")
    with ledger.writing([form.town_code], now=now, superseding=[form.fact] if form.fact else []) as pen:
        found = _present(form.town_code, form.report_on)
        if found.state != "submitted" or found.fact is None:
            raise WrongStateOfForm("只有已报送的表可以退回；这张表现在没有报送。")
        pen.retract(found.fact, by=by)
        pen.record(Returned(found.report_on), unit=found.town_code, occurred_on=pen.today, by=by)
        found.state, found.submitted_on, found.frozen, found.fact = "returned", None, None, None
        found.return_reason = reason.strip()[:300]
        found.save()
    return found
