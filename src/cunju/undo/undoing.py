"""撤销: for ten minutes whoever saved a form takes back what it recorded, while nothing rests on it; what was typed is offered again.

A form that was sent knows its records (``ledger.models.Sent``). What taking back means for its rows each room says
(``offers.Actions``); the ledger keeps every record and each retraction.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef

from cunju.catalogue import load
from cunju.kernel import offers
from cunju.kernel.refusals import Refusal, WrongMoment
from cunju.ledger import correcting, lineage, vocabulary
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact, Rest, Sent
from cunju.org import clock

WITHIN = timedelta(minutes=10)
LATE = "保存已经过了10分钟，不能撤销。"
GONE = "这条记录已经撤销、更正或者作废，没有再动。"
RESTED = "已经有别的记录接着它，不能撤销。"
UNKNOWN = "这条记录不能撤销。"
# Said only of what there is a page to correct on.
CORRECT = "写错的请用更正。"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page after a save says of taking it back: until when, or why not and where it is corrected."""

    sent: Sent
    until: datetime
    fault: str
    correct_url: str


def offer(sent: Sent) -> Offer:
    """How a form that was just saved may be taken back."""
    fault = why_not(sent, clock.machine_now())
    page = correcting.page_of(sent) if fault else ""
    return Offer(sent, sent.at + WITHIN, _told(fault, page), page)


def _told(fault: str, page: str) -> str:
    """Why not, and that it is corrected where a page does so: a judgement or a form that is closed has none."""
    return fault + (CORRECT if page and fault in (LATE, RESTED, UNKNOWN) else "")


def page_of(sent: Sent) -> str:
    """Where a record that was not taken back is seen: the page that corrects it, else its own."""
    return correcting.page_of(sent) or (f"/fact/{sent.fact}/" if sent.fact else "")


def facts_of(sent: Sent) -> list[Fact]:
    """What a form recorded, in order."""
    return list(Fact.objects.filter(uid__in=sent.facts).order_by("position"))


def why_not(sent: Sent, at: datetime) -> str:
    """Why what a form recorded cannot be taken back at an instant of the machine; empty where it can."""
    if at - sent.at > WITHIN:
        return LATE
    facts = facts_of(sent)
    if not facts or not _room_takes_back(facts):
        return UNKNOWN
    uids = [one.uid for one in facts]
    if Fact.objects.filter(supersedes__in=uids).exclude(uid__in=uids).exists():
        return GONE
    return RESTED if _rested(uids) or _answered(facts) else ""


def _offered(hook: Any, kind: str) -> Any:
    """A room's hook, by a kind of its facts; None where it lacks it, or is no room."""
    with suppress(LookupError):
        return offers.asked(apps.get_app_config(vocabulary.kind(kind).room).name, hook)
    return None


def _room_takes_back(facts: Sequence[Fact]) -> bool:
    """Whether they are one room's, and it takes them back."""
    rooms = {vocabulary.kind(one.kind).room for one in facts}
    undoes = _offered(offers.Actions.undoes, facts[0].kind) if len(rooms) == 1 else None
    return bool(undoes and undoes(facts))


def _rested(uids: Sequence[Any]) -> bool:
    """Whether a record in force that the form did not make rests on one it made: a confirmation, a posting, a next step."""
    resting = Rest.objects.filter(base__in=uids).exclude(fact__in=uids).values_list("fact", flat=True)
    later = Fact.objects.filter(supersedes=OuterRef("uid"))
    return Fact.objects.filter(~Exists(later), uid__in=resting, retracted=False).exists()


def _answered(facts: Sequence[Fact]) -> bool:
    """Whether a record made later answers what one of these opened by the same fields, without resting on it."""
    for one in facts:
        for duty in (each for each in load().duties if each.window.after == one.kind and each.same):
            later = ledger.facts_of(one.unit_code, kinds=duty.facts).filter(position__gt=facts[-1].position)
            said = {f"attributes__{name}": one.attributes.get(name) for name in duty.same}
            if None not in said.values() and later.filter(**said).exists():
                return True
    return False


def undo(sent: Sent, *, by: str, now: datetime, at: datetime) -> None:
    """Retract all that a form recorded, newest first; a second time changes nothing. ``at``: the machine's clock."""
    if sent.by != by:
        raise WrongMoment("只有保存的人自己能撤销。")
    facts = facts_of(sent)
    uids = [one.uid for one in facts]
    with ledger.writing(_units(facts), now=now, superseding=uids):
        if facts and not any(map(_in_force, uids)):
            return
        if fault := why_not(sent, at):
            raise WrongMoment(_told(fault, correcting.page_of(sent)))
        back = _offered(offers.Actions.undo, facts[0].kind)
        for one in reversed(facts):
            if not one.supersedes and _in_force(one.uid):
                back(one.uid, by=by, now=now)
        if any(_in_force(one.uid) for one in facts if not one.supersedes):
            raise Refusal(UNKNOWN)


def _in_force(uid: Any) -> bool:
    """Whether a record stands, and all it rests on."""
    stands = ledger.current(uid)
    return stands is not None and not any(word == "已作废" for _, word in lineage.undermined(stands.rests_on))


def _units(facts: Sequence[Fact]) -> set[str]:
    """Units of the records and of what they rest on."""
    bases = Fact.objects.filter(uid__in=[base for one in facts for base in one.rests_on])
    return {one.unit_code for one in facts} | set(bases.values_list("unit_code", flat=True))
