"""Forms as they are kept: one of a town and day, the earlier ones, and who has submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cunju import catalogue
from cunju.activities.quarterly.models import Form
from cunju.kernel.days import quarter, quarter_zh
from cunju.kernel.returned import Returned
from cunju.org import queries as org
from cunju.org import roles
from cunju.org.models import Account, Unit

SOON_DAYS = 10


def form_of(town_code: str, report_on: date) -> Form:
    """The form kept for a town and report day, or a new draft that is not stored."""
    found = Form.objects.filter(town_code=town_code, report_on=report_on).first()
    return found or Form(town_code=town_code, report_on=report_on)


def earlier(form: Form) -> list[Form]:
    """A town's earlier forms, newest first."""
    found = Form.objects.filter(town_code=form.town_code, report_on__lt=form.report_on)
    return list(found.order_by("-report_on")[:8])


def returned(account: Account, *, on: date) -> list[Returned]:
    """Forms the district returned to a town, with its reason; none that was sent again."""
    if account.role != roles.TOWN_OFFICER:
        return []
    found = Form.objects.filter(town_code=account.unit_code, state="returned", report_on__year__gte=on.year - 1).order_by("report_on")
    return [
        Returned(
            f"{quarter_zh(quarter(one.report_on)[1])}办理情况表", "区民政局", one.return_reason,
            reverse("quarterly:form", args=[one.town_code, one.report_on.isoformat()]),
        )
        for one in found
    ]  # fmt: skip


def offered(before: Sequence[Form]) -> dict[int, str]:
    """The officer's last own line for each task, of earlier forms."""
    lines: dict[int, str] = {}
    for one in before:
        for task, text in one.own_lines.items():
            if text:
                lines.setdefault(int(task), text)
    return lines


def submitted_days(town_code: str) -> set[date]:
    """Report days a town has submitted."""
    found = Form.objects.filter(town_code=town_code, state="submitted")
    return set(found.values_list("report_on", flat=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """One town and report day of the district's page: a look, a word, the status a person chose."""

    report_on: date
    look: str
    word: str
    status: str
    submitted: bool


@dataclass(frozen=True, slots=True)
class TownRow:
    """A town with its answers in the order of the report days."""

    town: Unit
    answers: tuple[Answer, ...]


def overview(prefix: str, *, today: date) -> list[TownRow]:
    """Who has submitted: all towns under a prefix in code order, in three queries."""
    towns = org.towns_under(prefix, on=today)
    forms = {
        (one.town_code, one.report_on): one
        for one in Form.objects.filter(town_code__in=[town.code for town in towns]).defer(
            "frozen", "progress"
        )
    }
    days = catalogue.notice().report_days
    return [TownRow(town, tuple(_answer(forms, town, day, today) for day in days)) for town in towns]


def _answer(forms: Mapping[tuple[str, date], Form], town: Unit, day: date, today: date) -> Answer:
    form = forms.get((town.code, day))
    if form and form.state == "submitted" and form.submitted_on:
        late = form.submitted_on > day
        sent = f"{form.submitted_on.month}月{form.submitted_on.day}日报送"
        return Answer(day, "slow" if late else "done", sent, form.status, True)
    if form and form.state == "returned":
        return Answer(day, "late" if today > day else "judge", "已退回，待再报", "", False)
    word = "有草稿，未报送" if form else "未报送"
    if today > day:
        return Answer(day, "late", word, "", False)
    return Answer(day, "soon" if (day - today).days <= SOON_DAYS else "wait", word, "", False)


@dataclass(frozen=True, slots=True)
class Group:
    """Towns whose form of a day stands alike: not sent, returned, a draft, sent."""

    look: str
    word: str
    sent: bool
    towns: tuple[tuple[Unit, Answer], ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A report day with its towns by how their form stands; ``first``: the day to be looked at now."""

    report_on: date
    groups: tuple[Group, ...]
    first: bool = False

    @property
    def sent(self) -> int:
        """How many have sent it."""
        return sum(len(one.towns) for one in self.groups if one.sent)


def by_day(rows: Sequence[TownRow], *, today: date) -> list[DayRow]:
    """The same by report day, what is not sent before what is, towns in code order; the first day still to come stands open."""
    days = catalogue.notice().report_days
    ahead = next((day for day in days if day >= today), None)
    return [DayRow(day, _groups(rows, at), day == (ahead or days[-1])) for at, day in enumerate(days)]


def _groups(rows: Sequence[TownRow], at: int) -> tuple[Group, ...]:
    found: dict[tuple[bool, str], list[tuple[Unit, Answer]]] = {}
    for row in rows:
        one = row.answers[at]
        found.setdefault((one.submitted, "已报送" if one.submitted else one.word), []).append((row.town, one))
    return tuple(
        Group("done" if sent else towns[0][1].look, word, sent, tuple(towns)) for (sent, word), towns in sorted(found.items())
    )


@dataclass(frozen=True, slots=True)
class TownAnswer:
    """A town's answer for one report day: its submitted form, or None with the word for that."""

    town: Unit
    word: str
    form: Form | None

    @property
    def proposed(self) -> str:
        """The status the rule proposed when the form was submitted."""
        kept = (self.form.frozen or {}) if self.form else {}
        return str(kept.get("proposal", {}).get("status", ""))


def answers(prefix: str, report_on: date, *, today: date) -> list[TownAnswer]:
    """What each town under a prefix submitted for a report day, in code order; drafts stay with the town."""
    towns = org.towns_under(prefix, on=today)
    forms = Form.objects.filter(report_on=report_on, town_code__in=[one.code for one in towns])
    kept = {one.town_code: one for one in forms}
    pairs = {(code, report_on): one for code, one in kept.items()}
    found = []
    for town in towns:
        form = kept.get(town.code)
        sent = form if form and form.state == "submitted" else None
        found.append(TownAnswer(town, _answer(pairs, town, report_on, today).word, sent))
    return found
