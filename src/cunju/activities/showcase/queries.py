"""Every read of this room: calls of the notice, texts that may be sent in, what was sent in, selected and shown, named projects."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from cunju import catalogue
from cunju.activities.showcase import rules
from cunju.activities.showcase.book import BOOK
from cunju.activities.showcase.facts import ADOPTED, FILED, PILOT, PROOFS
from cunju.activities.showcase.models import Entry
from cunju.activities.showcase.rules import Text
from cunju.activities.showcase.steps import PROJECT, SENT, STAGES
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.ledger import lineage, vocabulary
from cunju.org import queries as places
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.models import LIVE

find = partial(reading.find, BOOK)
entries = partial(reading.live, BOOK)
words = partial(reading.words, BOOK)
CRITERIA: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "data" / "criteria.yaml").read_text("utf-8"))


def criteria(what: str) -> list[str]:
    """The criteria a selection begins with."""
    return CRITERIA[what]


@dataclass(frozen=True, slots=True)
class Call:
    """What a notice asks a town to send in, until when, how many, in whose words; ``sent``: how many lines stand."""

    step: str
    due: date
    least: int
    most: int | None
    clause: catalogue.Clause | None
    sent: int


def calls(town: Unit, *, on: date) -> list[Call]:
    """The calls of the year of a day, by day; none where no notice calls."""
    law, found = catalogue.law(unit=town, on=on), []
    for step, duty in _calling(on):
        asked = law.first("showcase.conventions" if step == "text" else "showcase.cases")
        count = len(sent(town.code, year=on.year, step=step))
        found.append(Call(step, duty.window.by, duty.at_least, duty.at_most, asked, count))
    return sorted(found, key=lambda one: one.due)


def voted(prefix: str, *, on: date) -> list[Text]:
    """The conventions that meetings of units under a prefix voted on, by unit, the newest first, with what was filed by that day."""
    held = ledger.current_facts([ADOPTED, FILED]).filter(unit_code__startswith=prefix, occurred_on__lte=on)
    facts = [one for one in held.order_by("-occurred_on", "-position") if one.attributes.get("digest")]
    roots = lineage.chains([one.uid for one in facts])
    filed: dict[tuple[str, str], Any] = {}
    found: dict[tuple[str, str, str], Text] = {}
    for one in facts:
        if one.kind == FILED:
            filed.setdefault((one.unit_code, one.attributes["subject"]), one)
    for one in facts:
        subject, digest = one.attributes["subject"], one.attributes["digest"]
        last = filed.get((one.unit_code, subject))
        same = last is not None and last.attributes["digest"] == digest
        text = Text(
            str(roots[one.uid][0].uid), one.unit_code, subject, digest, one.occurred_on, one.attributes.get("lawful"),
            last.occurred_on if last and same else None, last is not None and not same,
        )  # fmt: skip
        if one.kind == ADOPTED:
            found.setdefault((one.unit_code, subject, digest), text)
    return sorted(found.values(), key=lambda one: one.unit)


def text_of(fact: Any, *, on: date) -> Text | None:
    """The text of a vote by its root fact, as things stood on a day."""
    vote = ledger.current(fact)
    return next((one for one in voted(vote.unit_code, on=on) if one.fact == str(fact)), None) if vote else None


def choices(prefix: str, *, on: date) -> list[tuple[str, str]]:
    """Texts a town may send in, in words: whose, which, when adopted, when filed."""
    found = voted(prefix, on=on)
    names = places.names({one.unit for one in found}, on=on)
    told = []
    for one in found:
        filed = f"，{chinese_day(one.filed_on)}备案" if one.filed_on else "，备案的是另一个文本" if one.replaced else "，没有备案"
        said = f"{chinese_day(one.adopted_on)}通过{filed}{'，还没有生效' if one.lawful is False else ''}"
        told.append((one.fact, f"{short_name(names.get(one.unit, one.unit))}{BOOK.word('text', 'subject', one.subject)}（{said}）"))
    return told


def sent(prefix: str, *, year: int, step: str = "") -> list[Entry]:
    """What towns under a prefix sent in in a year and stands, by town and day."""
    found = Entry.objects.filter(unit_code__startswith=prefix, on__year=year, state=LIVE, step__in=[step] if step else list(SENT))
    return list(found.order_by("unit_code", "on", "id"))


def sent_from(unit_code: str, *, year: int) -> list[Entry]:
    """What was sent in of one unit."""
    return [one for one in sent(unit_code[:9], year=year) if one.said["from_unit"] == unit_code]


@dataclass(frozen=True, slots=True)
class Fate:
    """What a town sent in of a unit and what came of it: the posting that names it, the line that says it was selected."""

    sent: Entry
    title: str
    posting: Entry | None
    selected: Entry | None


def fates(unit_code: str, between: Span) -> list[Fate]:
    """What was sent in of a unit in a period, oldest first, with what came of it by the period's end."""
    lines = [
        one for one in entries(unit_code[:9]).filter(step__in=list(SENT), on__range=(between.start, between.end)).order_by("on", "id")
        if one.said["from_unit"] == unit_code
    ]  # fmt: skip
    held = entries(unit_code[:6]).filter(step__in=("announced", "selected"), on__lte=between.end).order_by("on") if lines else []
    named = {(one.step, pk): one for one in held for pk in one.chosen}
    told = zip(lines, titles(lines), strict=True)
    return [Fate(one, title, named.get(("announced", str(one.pk))), named.get(("selected", str(one.pk)))) for one, title in told]


def by_ids(ids: Iterable[str]) -> list[Entry]:
    """Lines by their ids, in the order of towns."""
    return list(Entry.objects.filter(pk__in=list(ids)).order_by("unit_code", "on", "id"))


def bodies(lines: Sequence[Entry]) -> list[str]:
    """What each submission says: a case's own words, a convention's from the room that keeps it; empty where none does."""
    kept = reading.texts([one.said["digest"] for one in lines if one.step == "text"])
    return [one.text if one.step == "case" else kept.get(one.said["digest"], "") for one in lines]


def titles(lines: Sequence[Entry]) -> list[str]:
    """Submissions in words: whose, and what each is called."""
    names = places.names({one.said["from_unit"] for one in lines}, on=lines[-1].on) if lines else {}
    units = [short_name(names.get(one.said["from_unit"], one.said["from_unit"])) for one in lines]
    told = [BOOK.word("text", "subject", one.said["subject"]) if one.step == "text" else f"：{one.title}" for one in lines]
    return [f"{unit}{word}" for unit, word in zip(units, told, strict=True)]


def as_choices(lines: Sequence[Entry]) -> list[tuple[str, str]]:
    """Submissions to tick."""
    return list(zip([str(one.pk) for one in lines], titles(lines), strict=True))


def rows(lines: Sequence[Entry]) -> list[tuple[Entry, str, list[str]]]:
    """Submissions with their names and what stands against each."""
    return list(zip(lines, titles(lines), faults_of(lines), strict=True))


def faults_of(lines: Sequence[Entry]) -> list[list[str]]:
    """What stands against each line, in words."""
    chains = lineage.chains([one.fact for one in lines])
    last = [chains[one.fact][-1] for one in lines]
    return [[vocabulary.finding_word(one.kind, each["code"]) for each in one.findings] for one in last]


def pairs(lines: Sequence[Entry]) -> list[tuple[Entry, Entry, int]]:
    """Submissions of one kind whose words are much alike, in hundredths; no verdict."""
    found = rules.alike(bodies(lines))
    return [(lines[a], lines[b], rate) for a, b, rate in found if lines[a].step == lines[b].step]


def project(unit: Unit) -> str:
    """The project a notice names a unit for, or names a town to guide; empty where none does."""
    asked = "showcase.guided" if unit.kind == "town" else "showcase.milestone_reached"
    duties = [one for one in catalogue.load().duties if asked in one.facts and unit.code in one.applies_to]
    return next((str(one.values[0]) for duty in duties for one in duty.where if one.field == "project" and one.values), "")


def named(prefix: str, *, on: date) -> list[tuple[Unit, str]]:
    """Units under a prefix that a notice names for a project."""
    return [(one, found) for one in places.units_under(prefix, on=on) if (found := project(one))]


def stages(unit_code: str, *, by: date = date.max) -> dict[str, Entry]:
    """The lines of a unit's project by step that count, of those until a day."""
    found = Entry.objects.filter(unit_code=unit_code, step__in=PROJECT, state=LIVE, on__lte=by)
    return {one.step: one for one in found.order_by("on", "id")}


def before(unit_code: str, step: str) -> Entry | None:
    """The line of a project that a stage follows."""
    return stages(unit_code).get(PROJECT[PROJECT.index(step) - 1]) if step in STAGES else None


def proofs(unit_code: str, *, on: date) -> list[ledger.Card]:
    """Records of a unit's year that a stage may rest on."""
    return ledger.offers(unit_code, kinds=PROOFS, between=(date(on.year, 1, 1), on), limit=30)


def rests(entry: Entry) -> list[tuple[str, date]]:
    """The records of other rooms a stage rests on: title and day."""
    bases = [ledger.current(one) for one in ledger.chain(entry.fact)[-1].rests_on]
    found = [one for one in bases if one is not None and one.kind in PROOFS]
    return [(ledger.title_of(one.kind, one.attributes, ""), one.occurred_on) for one in found]


def pilot(town: Unit) -> list[ledger.Card]:
    """What is recorded elsewhere of a town's pilot: shown here, never recorded twice."""
    return ledger.offers(town.code, kinds=[PILOT])


def selections(district: str, *, year: int) -> list[tuple[Entry, int]]:
    """The year's postings, newest first, with how many were selected."""
    return [(one, len(chosen_of(one))) for one in entries(district, year=year, step="announced").prefetch_related("followers")]


def chosen_of(posting: Any) -> list[Entry]:
    """What was selected after a posting."""
    return [one for one in posting.followers.all() if one.state == LIVE]


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Beside what the district owes today: of each call, how many towns have sent enough and until when; the way there."""
    if account.role not in roles.DISTRICT:
        return []
    told = [
        f"{BOOK.steps[one.step].label}{short_day(one.due)}截止，{one.enough}个镇街已报够、{len(one.missing)}个没有"
        for one in answered(account.unit_code, on=on)
    ]
    return [(f"示范和优秀：{'；'.join(told)}", BOOK.url("home", account.unit_code))] if told else []


@dataclass(frozen=True, slots=True)
class Answered:
    """A call of the year of a day: until when, how many towns sent enough, which did not, which lines came after its day."""

    step: str
    due: date
    enough: int
    missing: tuple[str, ...]
    late: tuple[Entry, ...]


def answered(district: str, *, on: date) -> list[Answered]:
    """How a district's towns have answered each call."""
    towns, found = places.towns_under(district, on=on), []
    for step, duty in _calling(on):
        lines = [one for one in sent(district, year=on.year, step=step) if one.on <= on]
        asked = [one for one in towns if duty.applies(code=one.code, kind=one.kind)]
        counts = Counter(one.unit_code for one in lines)
        missing = tuple(short_name(one.name) for one in asked if counts[one.code] < duty.at_least)
        found.append(Answered(step, duty.window.by, len(asked) - len(missing), missing, tuple(one for one in lines if one.on > duty.window.by)))
    return sorted(found, key=lambda one: one.due)


def _calling(on: date) -> Iterator[tuple[str, Any]]:
    """The duties of towns that call for a kind of line in the year of a day."""
    for duty in catalogue.load().duties:
        for step in SENT:
            if f"showcase.{BOOK.steps[step].kind}" in duty.facts and duty.window.by and duty.window.by.year == on.year:
                yield step, duty


def restraint(unit: Unit, *, on: date) -> catalogue.Clause | None:
    """What the centre says of model projects, as far as it says it on that day."""
    return catalogue.law(unit=unit, on=on).first("showcase.restraint")
