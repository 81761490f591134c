"""研判 of one measure for a whole town (or, for the district, for its towns): records beside each unit, ticked by exception, one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cunju import catalogue
from cunju.desk import telling, wording
from cunju.duties import interface as duties
from cunju.duties import judging, openings
from cunju.duties.grid import OF_TOWN, OF_UNIT
from cunju.duties.reading import Standing
from cunju.duties.status import Window
from cunju.kernel.days import short_day
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org import access, queries, roles
from cunju.org.models import Unit

YES, NO, LATER = "yes", "no", "later"
CHOICES = ((YES, "做到了"), (NO, "没有做到"), (LATER, "先不定"))
SHOWN = 4


@dataclass(frozen=True)
class Weighed:
    """One window of one unit: what is on record, what visits noted of the measure (``seen``), and what was ticked."""

    unit: Unit
    window: Window
    name: str
    records: tuple[tuple[str, str, str], ...]
    more: int
    seen: tuple[tuple[str, str, str], ...] = ()
    choice: str = LATER
    reason: str = ""
    wrong: str = ""

    @property
    def key(self) -> str:
        """Its name in the form."""
        return f"{self.unit.code}.{self.window.duty}.{self.window.from_.isoformat()}"

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The three answers, with the one ticked."""
        return [(value, word, value == self.choice) for value, word in CHOICES]


@access.staff
def weigh(request: HttpRequest, code: str, measure: int) -> HttpResponse:
    """All units of an office whose windows of a measure wait for a person."""
    found = access.unit_for(request, code, {roles.TOWN_OFFICER, roles.DISTRICT_OFFICER})
    account = access.account_of(request)
    # Nobody judges what is on his own desk: a town its units, the district its towns.
    if found.kind not in ("town", "county") or (found.kind == "county" and account.role != roles.DISTRICT_OFFICER):
        raise Http404
    measures = {one.no: one for one in catalogue.notice().measures}
    if measure not in measures and measure != 0:
        raise Http404
    today = access.today_of(request)
    rows = waiting(found, measure, on=today)
    if request.method == "POST":
        rows = ticked(rows, request.POST)
        if "fill" in request.POST:
            rows = [_filled(one) for one in rows]
        elif not any(one.wrong for one in rows):
            return _recorded(request, found, measure, rows)
    shown = {
        "unit": found,
        "measure": measures.get(measure),
        "number": measure,
        "rows": rows,
        "held": sum(bool(one.records) for one in rows),
        "wrong": sum(bool(one.wrong) for one in rows),
        "year": today.year,
        "nav_current": "matrix",
        "page_code": f"YP-{code}-{measure}-{today:%m%d}",
    }
    return render(request, "desk/why/weigh.html", shown, status=400 if shown["wrong"] else 200)


def waiting(office: Unit, measure: int, *, on: date) -> list[Weighed]:
    """Windows that wait for a person: of a town's units, or of the district's towns wherever they arise."""
    units, towns, _ = queries.addressed_under(office.code, on=on)
    below, owed_by = (units, OF_UNIT) if office.kind == "town" else ([*towns, *units], OF_TOWN)
    standings = duties.standings(below, on=on)
    windows = [
        (standing, one)
        for standing in standings
        for one in standing.windows
        if one.measure == measure and one.status == "needs_person" and one.owed_by in owed_by
    ]
    facts = telling.facts_behind(one for _, one in windows)
    seen = openings.about(measure, [one.code for one in below], year=on.year, office=office.code) if windows else {}
    several = len({one.duty for _, one in windows}) > 1
    return [_weighed(standing, one, facts, seen.get(standing.unit.code, ()), several=several) for standing, one in windows]


def _weighed(
    standing: Standing, one: Window, facts: Mapping[str, Fact], seen: Sequence[tuple[str, date, str]], *, several: bool
) -> Weighed:
    behind = [facts[uid] for uid in reversed(one.facts) if uid in facts]
    records = tuple(
        (str(fact.uid), short_day(fact.occurred_on), ledger.title_of(fact.kind, fact.attributes, standing.unit.kind))
        for fact in behind[:SHOWN]
    )
    name = wording.short(standing.unit.name) + (f"　{one.label}" if several else "")
    noted = tuple((uid, short_day(day), text) for uid, day, text in seen[-SHOWN:])
    return Weighed(standing.unit, one, name, records, max(0, len(behind) - SHOWN), noted)


def ticked(rows: Sequence[Weighed], data: Mapping[str, str]) -> list[Weighed]:
    """What the officer ticked; a 没有做到 without a sentence is said beside it."""
    found = []
    for one in rows:
        choice = data.get(one.key, LATER)
        choice = choice if choice in dict(CHOICES) else LATER
        reason = data.get(f"{one.key}.reason", "").strip()
        wrong = "请写一句理由，至少4个字；这句话村里看得到。" if choice == NO and len(reason) < 4 else ""
        found.append(replace(one, choice=choice, reason=reason, wrong=wrong))
    return found


def _filled(one: Weighed) -> Weighed:
    """The offer of one press: those with something on record are done, nothing else is touched."""
    choice = YES if one.records and one.choice == LATER else one.choice
    return replace(one, choice=choice)


def _recorded(request: HttpRequest, office: Unit, measure: int, rows: Sequence[Weighed]) -> HttpResponse:
    """Record what was ticked in one act; those left open stay open."""
    said = [one for one in rows if one.choice != LATER]
    back = redirect("desk:weigh", code=office.code, measure=measure)
    if not said:
        messages.error(request, "一个都没有选，没有记下什么。请给要研判的单位选“做到了”或“没有做到”。")
        return back
    account = access.account_of(request)
    try:
        judging.judge_many(
            [
                judging.Judgement(one.unit.code, one.window.duty, one.window.from_, one.choice == YES, one.reason)
                for one in said
            ],
            by=account.username,
            now=access.now_of(request),
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return back
    done = sum(one.choice == YES for one in said)
    words = [f"做到{done}个"] if done else []
    words += [f"没有做到{len(said) - done}个"] if len(said) > done else []
    messages.success(request, f"研判已记录：{'，'.join(words)}。")
    return back
