"""Which convention is in force, which rules are, and whether these stand on it: read from the ledger and the texts, for any day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cunju.activities.points.facts import CONVENTION
from cunju.activities.points.models import Item, Rules
from cunju.activities.points.rules import standing as rules
from cunju.activities.points.rules.standing import Stand
from cunju.ledger import interface as ledger
from cunju.records import reading
from cunju.records.models import LIVE
from cunju.records.texts import clauses


@dataclass(frozen=True, slots=True)
class Convention:
    """A convention as a meeting adopted it: since when, by which digest, in which words (empty where no room keeps them)."""

    on: date
    digest: str
    text: str

    @property
    def clauses(self) -> list[clauses.Clause]:
        """Its clauses."""
        return clauses.clauses(self.text)


def conventions(unit_code: str, *, by: date) -> list[Convention]:
    """The conventions of a unit that a body which could adopted by a day, oldest first; one whose meeting is void is none."""
    facts = [
        one
        for one in ledger.facts_of(unit_code, kinds=[CONVENTION]).filter(occurred_on__lte=by)
        if one.attributes.get("lawful") is not False and one.attributes.get("digest") and not ledger.undermined(one.rests_on)
    ]
    texts = reading.texts(list({one.attributes["digest"] for one in facts}))
    found = [Convention(one.occurred_on, one.attributes["digest"], texts.get(one.attributes["digest"], "")) for one in reversed(facts)]
    return sorted(found, key=lambda one: one.on)


def convention(unit_code: str, *, on: date) -> Convention | None:
    """The convention in force on a day."""
    found = conventions(unit_code, by=on)
    return found[-1] if found else None


def adopted(unit_code: str) -> list[Rules]:
    """Rules that a meeting adopted and that count, by day."""
    found = Rules.objects.filter(unit_code=unit_code, entry__state=LIVE).select_related("entry").prefetch_related("items")
    return sorted(found, key=lambda one: (one.entry.on if one.entry else date.max, one.version))


def held(unit_code: str, *, on: date) -> Rules | None:
    """The rules that were the newest adopted on a day; whether they stand is another question."""
    found = [one for one in adopted(unit_code) if one.entry and one.entry.on <= on]
    return found[-1] if found else None


def admitted(one: Rules) -> list[Item]:
    """The items of rules but those the law refused."""
    return [item for item in one.items.all() if not item.refused]


def meeting(one: Rules) -> str:
    """What became of the meeting that adopted rules: empty where it could decide (``rules.standing.SHORT``, ``VOID``)."""
    bases = ledger.chain(one.entry.fact)[-1].rests_on if one.entry else []
    for base in bases:
        now = ledger.current(base)
        if now is None:
            return rules.VOID
        if now.attributes.get("result") == rules.SHORT:
            return rules.SHORT
    return ""


def judged(one: Rules, held_now: Convention | None, *, then: str, became: str) -> Stand:
    """How rules stand on a convention; a text that no room keeps carries nothing."""
    tied = [rules.Tied(item.number, item.what, item.clause) for item in admitted(one)]
    return rules.stand(tied, meeting=became, then=then, now=held_now.text if held_now else "")


@dataclass(frozen=True, slots=True)
class Standing:
    """The rules of a unit on a day, how they stand, the convention they stand on."""

    rules: Rules
    stand: Stand
    convention: Convention | None

    @property
    def sound(self) -> bool:
        """Whether what follows may be recorded."""
        return self.stand.sound

    @property
    def rows(self) -> list[tuple[Item, str]]:
        """The admitted items, each with the clause it is tied to by now."""
        return [(one, self.stand.clauses.get(one.number, "")) for one in admitted(self.rules)]


def standing(unit_code: str, *, on: date) -> Standing | None:
    """How the rules of a unit stand on a day; None where none were adopted."""
    one = held(unit_code, on=on)
    if one is None:
        return None
    now = convention(unit_code, on=on)
    then = reading.texts([one.digest]).get(one.digest, "") if one.digest else ""
    return Standing(one, judged(one, now, then=then, became=meeting(one)), now)


def days_of_change(one: Rules, until: date | None, texts: Sequence[Convention]) -> list[date]:
    """The days on which the state of rules may change while they are the newest: their own, and each on which a convention came."""
    since = one.entry.on if one.entry else one.made_on
    return [since, *sorted({each.on for each in texts if each.on > since and (until is None or each.on < until)})]


def said(one: Rules, stand: Stand) -> dict[str, Any]:
    """The state of rules as its fact says it."""
    return {"scope": "unit", "sound": stand.sound, "items": len(admitted(one)), "red_list": one.red_at is not None}
