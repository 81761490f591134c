"""What waits for the district: what towns and units wrote to it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cunju.desk import wording
from cunju.desk.exempt import actions as exemptions
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.kernel.days import SHANGHAI
from cunju.org import queries
from cunju.org.models import Account

MOST = 20


@dataclass(frozen=True)
class Asked:
    """What somebody below wrote to the district: whose it is, about what, in which words, since when, and where it is answered."""

    verb: str
    name: str
    label: str
    words: str
    on: date
    href: str


def asked(account: Account) -> list[Asked]:
    """What waits for the district: requests of towns for 不适用, then reasons and help that units wrote beside what is overdue."""
    requests = list(exemptions.asked(account.reach).filter(state="asked").order_by("unit_code", "asked_at")[:MOST])
    written = sorted(duties.remarks.of(account.reach), key=lambda one: (one.unit_code, one.from_on))[:MOST]
    names = queries.names([*(one.unit_code for one in requests), *(one.unit_code for one in written)])
    by_id = reading.duties_by_id()
    found = [
        Asked(
            "答复", wording.short(names.get(one.unit_code, one.unit_code)), f"申请不适用，{exemptions.label(one.duty)}", one.words,
            one.asked_at.astimezone(SHANGHAI).date(), reverse("desk:exempt", args=[one.unit_code]),
        )
        for one in requests
    ]  # fmt: skip
    for one in written:
        if duty := by_id.get(one.duty):
            name = wording.short(names.get(one.unit_code, one.unit_code))
            href = reverse("desk:why", args=[one.unit_code, duty.measure])
            found.append(Asked("看", name, f"原因或需要的帮助，{duty.label}", one.text, one.from_on, href))
    return found
