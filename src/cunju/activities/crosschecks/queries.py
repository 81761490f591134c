"""Reads: a unit's facts as the rules take them, its clashes with what was said about them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cunju import catalogue
from cunju.activities.crosschecks import rules
from cunju.activities.crosschecks.models import Explanation
from cunju.archive.models import StoredFile
from cunju.kernel.codes import town_code
from cunju.kernel.days import Span, year_span
from cunju.ledger import interface as ledger
from cunju.ledger import lineage, vocabulary
from cunju.ledger.models import Fact
from cunju.org import roles
from cunju.org.models import Account, Unit

ALWAYS = Span(date.min, date.max)
SEEN_BY = (roles.VILLAGE_CLERK, roles.SUPERVISORY_MEMBER)


@dataclass(frozen=True, slots=True)
class Item:
    """A clash as the pages take it: its short code in addresses, what was said about it."""

    code: str
    clash: rules.Clash
    said: Explanation | None

    @property
    def check(self) -> rules.Check:
        """What is asked."""
        return rules.CHECKS[self.clash.check]


def items(unit_code: str, *, between: Span, kinds: Iterable[str] = rules.KINDS) -> list[Item]:
    """A unit's clashes that touch a period, among records of some kinds; the same number of queries whatever their number."""
    said = {one.key: one for one in Explanation.objects.filter(unit_code=unit_code)}
    wanted = set(kinds)
    found = [
        one
        for one in rules.clashes(facts(unit_code))
        if any(each.on in between for each in one.records) and all(each.kind in wanted for each in one.records)
    ]
    return [Item(code_of(one), one, said.get(one.key)) for one in found]


def item(unit_code: str, code: str, *, kinds: Iterable[str] = rules.KINDS) -> Item | None:
    """One clash of a unit by its short code."""
    found = items(unit_code, between=ALWAYS, kinds=kinds)
    return next((one for one in found if one.code == code), None)


def code_of(clash: rules.Clash) -> str:
    """Twelve signs that name a clash in addresses; others as soon as one of its records is corrected."""
    return uuid.uuid5(uuid.NAMESPACE_OID, clash.key).hex[:12]


def facts(unit_code: str) -> list[rules.Said]:
    """A unit's current facts of the kinds that are checked, oldest first, with the scans brought for them."""
    sent = ledger.facts_of(town_code(unit_code), kinds=[rules.SENT]).filter(attributes__from_unit=unit_code)
    found = [*ledger.facts_of(unit_code, kinds=rules.KINDS), *sent]
    found.sort(key=lambda one: (one.occurred_on, one.position))
    bases = {uuid.UUID(base) for one in found for base in one.rests_on}
    chains = lineage.chains([*(one.uid for one in found), *bases])
    roots = {uid: str(line[0].uid) for uid, line in chains.items()}
    scans: dict[str, list[str]] = {}
    for about, digest in StoredFile.objects.filter(unit_code=unit_code).exclude(about=None).values_list("about", "digest"):
        scans.setdefault(str(about), []).append(digest)
    return [_said(one, roots, scans) for one in found]


def _said(one: Fact, roots: dict[uuid.UUID, str], scans: dict[str, list[str]]) -> rules.Said:
    root = roots[one.uid]
    rests = tuple(roots[uuid.UUID(base)] for base in one.rests_on if uuid.UUID(base) in roots)
    attributes = {name: value for name, value in one.attributes.items() if value is not None}
    return rules.Said(str(one.uid), root, one.kind, one.occurred_on, attributes, rests, tuple(scans.get(root, ())))


def basis(found: Item, unit: Unit) -> str:
    """``（应到是基数）`` after its articles: the clauses of the records' last day, and why it is a contradiction; else the why alone."""
    law = catalogue.law(unit=unit, on=max(one.on for one in found.clash.records))
    clauses = [law.first(one) for one in found.check.questions]
    cites = "、".join(dict.fromkeys(one.cite for one in clauses if one))
    return f"{cites}（{found.check.source}）" if cites else found.check.source


def shown(found: Item, unit_kind: str) -> list[dict[str, object]]:
    """The records of a clash for the page: title, the two days, what it says field by field."""
    stored = {str(one.uid): one for one in Fact.objects.filter(uid__in=[each.id for each in found.clash.records])}
    return [_record(stored[one.id], unit_kind) for one in found.clash.records if one.id in stored]


def _record(fact: Fact, unit_kind: str) -> dict[str, object]:
    kind = vocabulary.kind(fact.kind)
    plain = {name: value for name, value in fact.attributes.items() if not isinstance(value, bool)}
    return {
        "uid": fact.uid,
        "label": kind.label,
        "title": ledger.title_of(fact.kind, fact.attributes, unit_kind),
        "day": fact.occurred_on,
        "entered": fact.recorded_on,
        "said": vocabulary.said(fact.kind, plain, unit_kind),
    }


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """A line beside what is owed today, for the unit's own people: how many of this year's records wait to be checked."""
    if account.role not in SEEN_BY or len(account.unit_code) != 12:
        return []
    found = [one for one in items(account.unit_code, between=year_span(on.year)) if not one.said]
    if not found:
        return []
    return [(f"待核对 {len(found)} 件：记录之间对不上，请说明或者更正", reverse("crosschecks:home", args=[account.unit_code]))]


def find(any_id: uuid.UUID) -> Explanation | None:
    """What was said, by any version of its fact."""
    line = ledger.chain(any_id)
    return Explanation.objects.filter(fact=line[0].uid).first() if line else None
