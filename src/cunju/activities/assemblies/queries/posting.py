"""Resolutions on the board: which wait to be shown, and which no longer hold and wait to be taken down."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from cunju.activities.assemblies import rules
from cunju.activities.assemblies.models import Item, Meeting
from cunju.activities.assemblies.queries.meetings import find
from cunju.kernel.days import chinese_day
from cunju.kernel.published import keyed
from cunju.ledger import interface as ledger
from cunju.ledger import lineage

POSTING = "assemblies.decision_posted"
DECIDING = (rules.ASSEMBLY, rules.REPRESENTATIVES)


@dataclass(frozen=True, slots=True)
class Posted:
    """A resolution shown: the day, for how long where that is known, whether the meeting was corrected since."""

    day: date
    days_shown: int | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What was to be said of an item: its title, its votes, what became of it."""

    item: Item
    votes: str
    outcome: str

    @property
    def title(self) -> str:
        """The item's title."""
        return self.item.title


def adopted(item: Item, meeting: Meeting) -> bool | None:
    """What became of an item; None where the meeting decided nothing or no clause says what the votes come to."""
    return None if why_none(meeting) else item.adopted


def why_none(meeting: Meeting) -> str:
    """Why a meeting decided nothing, in words; empty where it could decide."""
    if meeting.state == "void":
        return "会议记录已作废"
    present, households = meeting.present or 0, meeting.households_present
    return rules.why_none(meeting.result, rules.Numbers(meeting.due or 0, present, meeting.households, households))


def outcome_zh(item: Item, meeting: Meeting) -> str:
    """通过, 没有通过, 不作推断, or 没有形成决定 with the reason."""
    return rules.said_outcome(adopted(item, meeting), why_none(meeting))


def told(meeting: Meeting) -> list[Told]:
    """The items of a recorded meeting, each with its votes and what became of it."""
    return [
        Told(one, rules.said_vote(one.votes_for, one.against, one.abstain), outcome_zh(one, meeting))
        for one in meeting.items.all()
    ]


def decided(meeting: Meeting) -> list[Told]:
    """The items that were adopted, or of which nothing is inferred: what a resolution holds."""
    if meeting.state != "held" or why_none(meeting):
        return []
    return [one for one in told(meeting) if one.item.adopted is not False]


def posted(meeting: Meeting) -> Posted | None:
    """The last time its resolution was shown; None where no record says so."""
    versions = {str(one.uid): one for one in ledger.chain(meeting.fact)} if meeting.fact else {}
    facts = ledger.facts_of(meeting.unit_code, kinds=[POSTING])
    for one in facts if versions else ():
        based = next((base for base in one.rests_on if base in versions), None)
        if based:
            corrected = versions[based].uid != list(versions.values())[-1].uid
            return Posted(one.occurred_on, one.attributes.get("days_shown"), corrected)
    return None


def correction_of(meeting: Meeting, shown: Posted | None) -> str:
    """What the board and the page say of a resolution that was shown and holds no more; empty where it holds."""
    if shown is None:
        return ""
    why = why_none(meeting)
    if meeting.state == "void":
        return "更正：这次会议的记录已作废，原公布的决议不作数。"
    if why == rules.TOO_FEW:
        return f"更正：这次会议{why}（{came(meeting)}），{rules.NO_DECISION}，原公布的决议不作数。"
    if why:
        return f"更正：这次会议{why}，{rules.NO_DECISION}，原公布的决议不作数。"
    fallen = [one.title for one in told(meeting) if adopted(one.item, meeting) is False]
    if shown.corrected and fallen:
        return f"更正：{'、'.join(f'“{one}”' for one in fallen)}没有通过；原公布的和这里不一样的，以这里为准。"
    return ""


def came(meeting: Meeting) -> str:
    """``应到40人，实到20人``; households where a village's assembly counted those."""
    said = [f"应到{meeting.due}人，实到{meeting.present}人"] if meeting.due else []
    if meeting.households and meeting.households_present is not None:
        said.append(f"全部{meeting.households}户，到会{meeting.households_present}户")
    return "；".join(said)


def stale(meeting: Meeting, shown: Posted | None) -> bool:
    """Whether a resolution hangs that holds no more, wholly: it is to be taken down, the correction shown."""
    return bool(shown and why_none(meeting) and not meeting.taken_down_on)


def unposted(unit_code: str) -> list[Meeting]:
    """Meetings that decided something and whose decisions no record says were shown, oldest first."""
    held = Meeting.objects.filter(unit_code=unit_code, state="held", body__in=DECIDING)
    known = _shown(unit_code, held.values_list("fact", flat=True))
    waiting = held.filter(Q(items__adopted=True) | Q(items__adopted=None, items__isnull=False)).exclude(result=rules.SHORT)
    waiting = waiting.filter(Q(present__gt=0) | Q(households_present__gt=0))
    waiting = waiting.exclude(fact__in=known, taken_down_on=None).distinct()
    return list(waiting.order_by("held_on")[:50])


def to_take_down(unit_code: str) -> list[Meeting]:
    """Meetings whose resolution was shown and holds no more, oldest first."""
    found = Meeting.objects.filter(unit_code=unit_code, taken_down_on=None).exclude(state="planned")
    fallen = found.exclude(state="held", result__in=("regular", "unverified"))
    known = _shown(unit_code, fallen.values_list("fact", flat=True))
    return list(fallen.filter(fact__in=known).order_by("held_on")[:50])


def _shown(unit_code: str, roots: Iterable[Any]) -> set[uuid.UUID]:
    """Of some meetings' root facts those whose decisions were posted."""
    shown = ledger.facts_of(unit_code, kinds=[POSTING])
    bases = {uuid.UUID(base) for one in shown for base in one.rests_on}
    wanted = {one for one in roots if one}
    known = wanted & bases
    # A posting may rest on a corrected version: its meeting is found by the root of that chain.
    return known | {line[0].uid for line in lineage.chains(bases - known).values()} & wanted


def on_board(unit_code: str, *, on: date, limit: int) -> list[tuple[Meeting, Posted | None]]:
    """Meetings whose decisions were posted by a day, newest first, voided ones too, with the last posting."""
    facts = ledger.facts_of(unit_code, kinds=[POSTING]).filter(occurred_on__lte=on)
    bases = dict.fromkeys(base for one in facts[: 2 * limit] for base in one.rests_on)
    found = {one.id: one for one in map(find, map(uuid.UUID, bases)) if one and one.state != "planned"}
    ordered: Sequence[Meeting] = sorted(found.values(), key=lambda one: one.day, reverse=True)[:limit]
    return [(one, posted(one)) for one in ordered]


def all_on_board(unit_code: str, *, on: date) -> list[tuple[Meeting, date, bool]]:
    """Every meeting whose decisions were posted by a day: the day of the last posting, whether the meeting was corrected since.

    Newest first, with their items; a few queries whatever their number.
    """
    days: dict[uuid.UUID, date] = {}
    for fact in ledger.facts_of(unit_code, kinds=[POSTING]).filter(occurred_on__lte=on):
        for base in map(uuid.UUID, fact.rests_on):
            days.setdefault(base, fact.occurred_on)
    named = Q(fact__in=days) | Q(versions__fact__in=days)
    meetings = Meeting.objects.filter(named, unit_code=unit_code).exclude(state="planned").distinct().prefetch_related("items", "versions")
    found = []
    for one in meetings:
        facts = [one.fact, *(each.fact for each in one.versions.all() if each.fact)]
        posted_of = max((fact for fact in facts if fact in days), key=lambda fact: days[fact])
        found.append((one, days[posted_of], posted_of != facts[-1]))
    return sorted(found, key=lambda each: each[0].day, reverse=True)


def board_code(meeting: Meeting) -> tuple[str, str]:
    """The key of its decisions among what was published, and the code printed on the paper."""
    return keyed("decision", meeting.unit_code, meeting.pk)


def taken_down_zh(meeting: Meeting) -> str:
    """``2023年9月20日撤下了原决议，公布了更正``; empty where nothing was taken down."""
    return f"{chinese_day(meeting.taken_down_on)}撤下了原决议，公布了更正" if meeting.taken_down_on else ""
