"""Records that do not count for a window, each with the reason in words: retracted, later, a finding, a shortage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cunju.catalogue import Condition, Duty
from cunju.desk import wording
from cunju.duties.matching import named_span
from cunju.duties.reading import duties_by_id
from cunju.duties.status import Window
from cunju.kernel.days import Span, chinese_day
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact

# A condition on these says how well it was done; one on any other text says what it was about.
QUALITY = ("result", "sound")


@dataclass(frozen=True, slots=True)
class Miss:
    """A record and why it does not count."""

    uid: str
    day: date
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Known:
    facts: Sequence[Fact]
    superseded: frozenset[str]
    broken: frozenset[str]
    hollow: Mapping[str, str]

    def of(self, code: str) -> "_Known":
        """The same, with the records of one unit only."""
        return _Known([one for one in self.facts if one.unit_code == code], self.superseded, self.broken, self.hollow)


def misses(
    by_code: Mapping[str, Sequence[Window]], *, on: date, known: date
) -> dict[str, dict[str, list[Miss]]]:
    """For each unit's windows the records about their subject that do not count; two queries however many."""
    catalogue = duties_by_id()
    kinds = {kind for windows in by_code.values() for one in windows for kind in catalogue[one.duty].facts}
    if not kinds:
        return {}
    facts = Fact.objects.filter(unit_code__in=by_code, kind__in=kinds).order_by("occurred_on", "position")
    seen = _seen(list(facts))
    return {
        code: {
            wording.key(one): list(
                _of_window(one, catalogue[one.duty], seen.of(code), on=on, known=known)
            )
            for one in windows
        }
        for code, windows in by_code.items()
    }


def _seen(facts: Sequence[Fact]) -> _Known:
    own = {str(one.uid) for one in facts}
    bases = {base for one in facts for base in one.rests_on}
    others = (
        Fact.objects.filter(Q(uid__in=bases) | Q(supersedes__in=bases)).only(
            "uid", "kind", "attributes", "supersedes", "retracted"
        )
        if bases
        else []
    )
    every = {str(one.uid): one for one in [*facts, *others]}
    superseded = frozenset(str(one.supersedes) for one in every.values() if one.supersedes)
    broken = {str(one.supersedes) for one in every.values() if one.retracted}
    hollow = _hollow(bases, every.values())
    return _Known(facts, superseded, frozenset(broken | (bases - own - set(every))), hollow)


def _hollow(bases: Iterable[str], every: Iterable[Fact]) -> dict[str, str]:
    """Bases that decide nothing as they, or their corrections, stand: the verdict's word by their id."""
    words = {str(one.uid): vocabulary.hollow_word(one.kind, one.attributes) for one in every}
    later = {str(one.supersedes): str(one.uid) for one in every if one.supersedes}
    found = {}
    for base in bases:
        stands = base
        while stands in later:
            stands = later[stands]
        found[base] = words.get(stands, "")
    return found


def _of_window(one: Window, duty: Duty, seen: _Known, *, on: date, known: date) -> Iterable[Miss]:
    last = one.to or on
    for fact in seen.facts:
        if str(fact.uid) in one.facts or fact.retracted or not _about(duty, fact, Span(one.from_, last)):
            continue
        if str(fact.uid) in seen.superseded and str(fact.uid) not in seen.broken:
            continue  # its correction stands in the list, or counts
        if reason := _reason(duty, fact, seen, Span(one.from_, last), on=on, known=known):
            yield Miss(str(fact.uid), fact.occurred_on, ledger.title_of(fact.kind, fact.attributes, one.unit_kind), reason)


def _about(duty: Duty, fact: Fact, span: Span) -> bool:
    """Whether a record is about the duty's subject and period at all."""
    if fact.kind not in duty.facts or duty.window.state:
        return False
    when = named_span(fact.attributes.get(duty.of)) if duty.of else Span(fact.occurred_on, fact.occurred_on)
    return (
        when is not None
        and when in span
        and all(one.holds(fact.attributes) for one in duty.where if _subject(one))
    )


def _subject(one: Condition) -> bool:
    return (
        one.values is not None
        and one.field not in QUALITY
        and not any(isinstance(value, bool) for value in one.values)
    )


def _reason(duty: Duty, fact: Fact, seen: _Known, span: Span, *, on: date, known: date) -> str:
    if str(fact.uid) in seen.broken:
        return "已作废"
    if fact.occurred_on > on:
        return f"发生在{chinese_day(on)}之后"
    if fact.recorded_on > known:
        return f"{chinese_day(fact.recorded_on)}才录入，当时还没有"
    for finding in fact.findings:
        if finding.get("code") in duty.without:
            return f"有待核实的情况（{finding.get('cite', '')}）"
    for one in duty.where:
        if not one.holds(fact.attributes):
            return _shortage(one, fact)
    if duty.ends and (named := named_span(fact.attributes.get(duty.of or ""))) and named.end != span.end:
        return "所属期没有到这个时段的最后一天"
    if duty.distinct and fact.attributes.get(duty.distinct) is None:
        return "没有写明是哪一类"
    if any(base in seen.broken for base in fact.rests_on):
        return "所依据的记录已作废"
    if word := next(filter(None, (seen.hollow.get(base, "") for base in fact.rests_on)), ""):
        return f"所依据的记录{word}，没有形成决定，这一条不计入"
    return ""


def _shortage(one: Condition, fact: Fact) -> str:
    field = next((each for each in vocabulary.kind(fact.kind).fields if each.name == one.field), None)
    label = (field.label if field else "") or one.field
    value = fact.attributes.get(one.field)
    if value is None:
        return f"没有填“{label}”"
    if isinstance(value, bool):
        return f"“{label}”为{field.word(value) if field else ''}"
    if one.at_least is not None and isinstance(value, int) and value < one.at_least:
        return f"{label}{value}，至少应为{one.at_least}"
    if one.at_most is not None and isinstance(value, int) and value > one.at_most:
        return f"{label}{value}，最多为{one.at_most}"
    return (field.word(value) if field else "") or f"“{label}”另有所指"
