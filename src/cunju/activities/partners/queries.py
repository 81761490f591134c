"""Every read of this room: the register by force, projects with their money, what is not posted yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from cunju.activities.partners import rules
from cunju.activities.partners.book import BOOK
from cunju.activities.partners.models import Entry, Gift
from cunju.kernel.days import year_span
from cunju.ledger import interface as ledger
from cunju.org import roles
from cunju.org.models import Account
from cunju.records import reading
from cunju.records.models import LIVE

find = partial(reading.find, BOOK)
entries = partial(reading.entries, BOOK)
words = partial(reading.words, BOOK)
naming = partial(reading.naming, BOOK)


def register(unit_code: str, *, on: date) -> list[tuple[str, str, list[Any]]]:
    """By force, its code and its word, who is on the register at the end of a day."""
    lines = list(Entry.objects.filter(unit_code=unit_code, step="partner", state=LIVE, on__lte=on).order_by("on", "id"))
    gone = set(Entry.objects.filter(parent__in=lines, step="left", state=LIVE, on__lte=on).values_list("parent_id", flat=True))
    here = [one for one in lines if one.pk not in gone]
    return [(name, BOOK.word("partner", "element", name), [one for one in here if one.said["element"] == name]) for name in rules.ELEMENTS]


def choices(unit_code: str, *, on: date) -> list[tuple[str, str]]:
    """Partners a project may name, each with its force."""
    return [(str(one.pk), f"{word}：{one.text}") for _, word, found in register(unit_code, on=on) for one in found]


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its end, its postings, what it received and who is named in it, by force in words."""

    root: Any
    end: Any
    postings: tuple[Any, ...]
    gifts: tuple[Gift, ...]
    money: rules.Money
    people: tuple[Any, ...]

    @property
    def forces(self) -> list[tuple[str, str]]:
        """Each force in words with the partners named of it; empty where none is."""
        told = {name: [one.text for one in self.people if one.said["element"] == name] for name in rules.ELEMENTS}
        return [(BOOK.word("partner", "element", name), "、".join(found)) for name, found in told.items()]

    @property
    def five(self) -> bool:
        """Whether all five forces are named in this one project."""
        return bool(self.root.said["elements"] == rules.ALL)

    @property
    def spent(self) -> rules.Decimal | None:
        """What was spent by the last record that says so; None where none does."""
        if self.money.spent is not None:
            return self.money.spent
        return rules.Decimal(self.postings[-1].said["spent"]) if self.postings else None

    @property
    def title(self) -> str:
        """Its name: the first line of its words."""
        return str(self.root.text).splitlines()[0][:60]

    @property
    def state(self) -> tuple[str, str]:
        """As look and word."""
        if self.end is None:
            return "open", "在做"
        return ("done", "完成，资金已公布") if not self.money.unposted else ("wait", "完成，还有资金没有公布")


def projects(unit_code: str, *, on: date = date.max) -> list[Project]:
    """A unit's projects that count, newest first; three queries however many."""
    roots = list(Entry.objects.filter(unit_code=unit_code, step="project", state=LIVE, on__lte=on).order_by("-on", "-id"))
    lines = list(Entry.objects.filter(parent__in=roots, state=LIVE, on__lte=on).order_by("on", "id"))
    gifts = list(Gift.objects.filter(project__in=roots, void=False, on__lte=on).order_by("on", "id"))
    known = {str(one.pk): one for one in Entry.objects.filter(unit_code=unit_code, step="partner", state=LIVE)} if roots else {}
    return [_project(root, lines, gifts, known) for root in roots]


def _project(root: Any, lines: Sequence[Any], gifts: Sequence[Gift], known: dict[str, Any]) -> Project:
    mine = [one for one in lines if one.parent_id == root.pk]
    end = next((one for one in mine if one.step == "finished"), None)
    postings = tuple(one for one in mine if one.step == "posted")
    came = tuple(one for one in gifts if one.project_id == root.pk)
    total = sum((one.amount for one in came), rules.NOUGHT)
    posted = rules.Decimal(postings[-1].said["received"]) if postings else rules.NOUGHT
    money = rules.Money(total, posted, rules.Decimal(end.said["spent"]) if end else None)
    return Project(root, end, postings, came, money, tuple(known[one] for one in root.people if one in known))


def project_of(entry: Any, *, on: date = date.max) -> Project | None:
    """The project a line belongs to."""
    root = reading.root_of(entry)
    return next((one for one in projects(root.unit_code, on=on) if one.root.pk == root.pk), None)


def mechanism(unit_code: str, *, on: date) -> Any:
    """How the forces work together, as last set down by a day."""
    return Entry.objects.filter(unit_code=unit_code, step="mechanism", state=LIVE, on__lte=on).order_by("-on", "-id").first()


def figures(kinds: Sequence[str], codes: Sequence[str], *, on: date) -> list[tuple[str, str]]:
    """Beside the judgement of measure 24: forces on the register, projects of the year, those in which all five are named."""
    if f"{BOOK.room}.project_started" not in kinds:
        return []
    span = year_span(on.year)
    held_now: dict[tuple[str, str], bool] = {}
    facts = ledger.current_facts([f"{BOOK.room}.mechanism_in_force"]).filter(unit_code__in=codes, occurred_on__lte=on)
    for one in facts.order_by("occurred_on", "position"):
        held_now[(one.unit_code, one.attributes["element"])] = one.attributes["sound"]
    begun = list(ledger.current_facts([f"{BOOK.room}.project_started"]).filter(unit_code__in=codes, occurred_on__range=(span.start, on)))
    if not held_now and not begun:
        return []
    five = sum(one.attributes["elements"] == rules.ALL for one in begun)
    return rules.told(len(begun), five, len({element for (_, element), sound in held_now.items() if sound}))


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """On the clerk's page what came in and stands on no board; never late, no text gives a day."""
    if account.role != roles.VILLAGE_CLERK:
        return []
    left = [one for one in projects(account.unit_code, on=on) if one.money.unposted]
    return [
        (f"{one.title}：收到的{rules.yuan(one.money.unposted)}还没有公布", BOOK.url("detail", one.root.pk)) for one in left
    ][:10]
