"""What the register is asked for: a kind of work, words, days, a unit, how the record stands."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from cunju.desk import asking, works
from cunju.kernel.refusals import Refusal
from cunju.ledger import vocabulary
from cunju.org import access
from cunju.org.models import Account

OPEN, CORRECTED, LATE = "open", "corrected", "late"
STATES = [("", "全部"), (OPEN, "没有走完"), (CORRECTED, "更正过的"), (LATE, "补录的")]
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters as asked; ``kinds`` where single kinds of record were asked for, as tiles and records do; ``office`` asks."""

    work: str
    kinds: tuple[str, ...]
    text: str
    year: str
    first: date | None
    last: date | None
    state: str
    unit: str
    office: str

    @property
    def narrowed(self) -> bool:
        """Whether anything was asked for but a unit."""
        return bool(self.work or self.kinds or self.text or self.year or self.first or self.last or self.state)


def chosen(request: HttpRequest, account: Account) -> Chosen:
    """The filters as asked; Refusal for what cannot be filtered by, 404 out of scope."""
    said = {name: request.GET.get(name, "").strip() for name in ("work", "q", "year", "state", "unit")}
    kinds = tuple(one.strip() for one in request.GET.getlist("kind") if one.strip())
    for one in kinds:
        if one not in {each.kind for each in vocabulary.all_kinds()}:
            raise Refusal(f"没有“{one[:40]}”这种记录，请从列表里选。", "kind")
    if said["work"] not in ("", *(one.key for one in works.works())):
        raise Refusal(f"没有“{said['work'][:40]}”这一类，请从列表里选。", "work")
    if said["state"] not in dict(STATES):
        raise Refusal(f"没有“{said['state'][:40]}”这一项，请从列表里选。", "state")
    if said["unit"] and not access.in_reach(account, said["unit"]):
        raise Http404
    first, last = asking.day(request, "from"), asking.day(request, "to")
    if year := _year(said["year"]):
        first, last = max(first or date.min, date(year, 1, 1)), min(last or date.max, date(year, 12, 31))
    text = " ".join(said["q"].split())[:LONGEST]
    return Chosen(said["work"], kinds, text, said["year"], first, last, said["state"], said["unit"] or account.reach, account.reach)


def _year(text: str) -> int:
    if text and not (len(text) == 4 and text.isascii() and text.isdecimal() and "1990" <= text <= "2099"):
        raise Refusal(f"“年度”要写四位数字，例如2023，收到的是“{text[:20]}”。", "year")
    return int(text) if text else 0
