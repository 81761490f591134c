"""Schemes, objections, closings, decisions, checks: what stands in rows."""

import uuid
from datetime import date
from functools import partial

from cunju import catalogue
from cunju.activities.assessment.book import BOOK
from cunju.activities.assessment.models import Check, Decision, Draw, Entry, Frozen
from cunju.activities.assessment.rules import Item, Known, ours
from cunju.kernel.days import chinese_day
from cunju.org import roles
from cunju.org.models import Account, Unit
from cunju.records import reading

find = partial(reading.find, BOOK)
naming = partial(reading.naming, BOOK)
words = partial(reading.words, BOOK)


def schemes(district: str) -> list[Entry]:
    """All schemes of a district that stand, the newest first."""
    return list(reading.live(BOOK, district, step="scheme"))


def open_scheme(district: str) -> Entry | None:
    """The newest scheme that is in the approved plan; without one the room is off."""
    return next((one for one in schemes(district) if one.said.get("approved")), None)


def items(scheme: Entry) -> list[Item]:
    """The items of a scheme as they were adopted."""
    return [
        Item(one["key"], one["title"], one["points"], one["late"], tuple(one["measures"]), tuple(one["duties"])) for one in scheme.rubric
    ]


def known() -> list[Known]:
    """What a rubric may read: every duty of the catalogue in use."""
    return [Known(one.id, one.label, one.measure, one.owed_by, max(one.at_least, one.at_most or 0)) for one in catalogue.load().duties]


def rule(kind: str, district: Unit, *, on: date) -> str:
    """The rule against a kind of content, as a sentence: that of the day, or the one that came later, which this platform keeps to."""
    if said := ours(kind):
        return f"{said}。"
    now = catalogue.law(unit=district, on=on).first("assessment.excluded", of=kind)
    if now:
        return f"{now.words}（{now.cite}）。"
    later = [one for one in catalogue.load().clauses if one.question.name == "assessment.excluded" and one.of == kind]
    if later:
        return f"本平台不收这样的考核内容；{later[0].words}（{later[0].cite}，{chinese_day(later[0].valid_from)}起施行）。"
    return "本平台不收这样的考核内容。"


def plan_rule(district: Unit, *, on: date) -> catalogue.Clause | None:
    """What the centre says of plans of assessment, as far as it says it on that day."""
    return catalogue.law(unit=district, on=on).first("assessment.plan")


def closing_of(scheme: Entry) -> Entry | None:
    """The closing that stands, or None while the files are open."""
    found: Entry | None = scheme.followers.filter(step="closed", state="live").first()
    return found


def closings(scheme: Entry) -> list[Entry]:
    """Every closing there was, the newest first; those taken back stay with their reason."""
    return list(scheme.followers.filter(step="closed").order_by("-on", "-id"))


def frozen(closing: Entry, town: str) -> Frozen | None:
    """What a town's file was made of at a closing."""
    return Frozen.objects.filter(closing=closing, town_code=town).first()


def objections(scheme: Entry, town: str = "") -> list[tuple[Entry, Entry | None]]:
    """Objections with their answers, oldest first; of one town where asked."""
    found = Entry.objects.filter(scheme=scheme, step="objected", state="live").order_by("unit_code", "on", "id")
    found = found.filter(unit_code=town) if town else found
    return [(one, one.followers.filter(state="live").first()) for one in found]


def decisions(scheme: Entry, town: str = "") -> list[Decision]:
    """What named persons decided and still holds, oldest first: a decision falls with the answer it came with."""
    found = Decision.objects.filter(scheme=scheme).select_related("answer").order_by("pk")
    found = found.filter(town_code=town) if town else found
    return [one for one in found if one.answer is None or one.answer.state == "live"]


def draw_of(scheme: Entry) -> Draw | None:
    """The spot-check of a scheme."""
    return Draw.objects.filter(scheme=scheme).first()


def checks(scheme: Entry, town: str = "") -> list[Check]:
    """What was drawn, by town and number."""
    found = Check.objects.filter(draw__scheme=scheme)
    return list(found.filter(town_code=town) if town else found)


def scheme_of_fact(uid: uuid.UUID) -> Entry | None:
    """The scheme a fact is of."""
    return Entry.objects.filter(fact=uid, step="scheme").first()


def beside(account: Account, *, on: date) -> list[tuple[str, str]]:
    """Beside what is owed today, and never late: a town's file can be looked at; objections nobody answered."""
    if account.role not in (roles.TOWN_OFFICER, roles.DISTRICT_OFFICER):
        return []
    scheme = open_scheme(account.unit_code[:6])
    if scheme is None or not scheme.notice_on or closing_of(scheme):
        return []
    if account.role == roles.TOWN_OFFICER:
        return [(f"{scheme.year}年度考核材料可以核对，不对的可以提", BOOK.url("home", account.unit_code))]
    left = sum(answer is None for _, answer in objections(scheme))
    return [(f"年度考核有{left}条异议还没有答复", BOOK.url("home", account.unit_code))] if left else []
