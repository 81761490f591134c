"""Writes: keep the officer's words, submit, return."""

from dataclasses import asdict, dataclass
from datetime import datetime

from cunju import catalogue, ledger
from cunju.activities.quarterly import queries
from cunju.activities.quarterly.facts import Returned, Submitted
from cunju.activities.quarterly.models import Form
from cunju.kernel.refusals import Refusal
from cunju.kernel.words import count_words


class CannotSubmit(Refusal):
    """Why a form cannot go to the district."""


@dataclass(frozen=True)
class Words:
    """What a person typed."""

    progress: str = ""
    problems: str = ""
    status: str = ""
    override_reason: str = ""
    contact: str = ""
    phone: str = ""


def keep(drafted: queries.Draft, words: Words, *, now: datetime) -> Form:
    """Keep the form as a draft; a locked form is refused."""
    with ledger.writing([drafted.town.code], now=now):
        return _keep(drafted, words)


def _keep(drafted: queries.Draft, words: Words) -> Form:
    form = drafted.form
    if form.state == "submitted":
        raise CannotSubmit("这期办理情况表已经报送并锁定，要修改请先由区民政局退回。")
    for name, value in asdict(words).items():
        setattr(form, name, value.strip())
    form.save()
    return form


def submit(drafted: queries.Draft, words: Words, *, by: str, now: datetime) -> Form:
    """Submit and lock: the progress within the limit, a status chosen, a reason where it is not the proposed one."""
    limit = catalogue.notice().progress_limit
    length = count_words(words.progress)
    if not words.progress.strip():
        raise CannotSubmit("进展情况不能为空。", "progress")
    if length > limit:
        raise CannotSubmit(f"进展情况{length}字，超过{limit}字，请删去{length - limit}字再报送。", "progress")
    if words.status not in catalogue.notice().status_words:
        raise CannotSubmit("请选择进展状态。", "status")
    if words.status != drafted.proposed and len(words.override_reason.strip()) < 4:
        raise CannotSubmit(
            f"所选状态与建议（{drafted.proposed}）不同，请写理由，至少4个字。", "override_reason"
        )
    with ledger.writing([drafted.town.code], now=now) as pen:
        form = _keep(drafted, words)
        fact = pen.record(Submitted(drafted.report_on), unit=drafted.town.code, occurred_on=pen.today, by=by)
        form.state, form.submitted_on, form.fact = "submitted", pen.today, fact.uid
        form.frozen = {
            "sentences": [
                {"text": one.text, "measures": one.measures, "facts": one.facts} for one in drafted.sentences
            ],
            "proposed": drafted.proposed,
        }
        form.save()
    return form


def give_back(form: Form, *, by: str, now: datetime) -> None:
    """The district returns a form: it can be edited again and no longer counts as submitted."""
    with ledger.writing([form.town_code], now=now, superseding=[form.fact] if form.fact else []) as pen:
        if form.state != "submitted" or form.fact is None:
            raise CannotSubmit("只有已报送的表可以退回。")
        pen.retract(form.fact, by=by)
        pen.record(Returned(form.report_on), unit=form.town_code, occurred_on=pen.today, by=by)
        form.state, form.submitted_on, form.frozen, form.fact = "returned", None, None, None
        form.save()
