"""What the record form is made of: what each body is asked, the sections of its draft, an item's row, photos."""

from dataclasses import dataclass

from cunju.activities.assemblies import rules
from cunju.catalogue import Law

MOST_AREAS = 20
# What stays of each body beside the day, due and present; the Party's minutes belong elsewhere.
KEPT = {
    rules.ASSEMBLY: (
        *("notice_on", "begins", "place", "chair", "recorder", "women_present", "households", "households_present"),
        *("away", "ill", "unable", "all_passed", "more_items", "minutes", "photos"),
        *("mandate_sets_up", "mandate_matters", "mandate_until", "reports"),
    ),
    rules.REPRESENTATIVES: (
        *("notice_on", "begins", "place", "chair", "recorder", "women_present"),
        *("all_passed", "more_items", "minutes", "photos", "reports"),
    ),
    rules.JOINT: ("begins", "place", "chair", "recorder", "all_passed", "more_items", "minutes", "photos"),
    rules.GROUP: ("begins", "place", "chair", "recorder", "all_passed", "more_items", "minutes", "photos"),
    rules.PARTY: ("party_for", "party_against"),
}
ALWAYS = ("fact_id", "seen", "held_on", "due", "present", "reason", "again")
HOMES = ("households", "households_present")
NOT_COUNTED = ("away", "ill", "unable")
MANDATE = ("mandate_sets_up", "mandate_matters", "mandate_until")
# Sections of a draft: the fields of each; items and sessions go by their first letters.
SECTIONS = {
    "when": ("held_on", "begins", "notice_on", "place"),
    "people": (
        *("absent", "due", "present", "women_present", "households", "households_present"),
        *("away", "ill", "unable", "area_rows"),
    ),
    "items": ("all_passed", "more_items", "party_for", "party_against", "reports"),
    "mandate": ("mandate_sets_up", "mandate_matters", "mandate_until"),
    "minutes": ("minutes", "chair", "recorder", "reason"),
}


def unasked(law: Law) -> set[str]:
    """The fields a meeting of the law of a day has no use for: a route, a base or a mandate that nobody knows there."""
    found = set(NOT_COUNTED) - set(rules.left_out(law))
    if law.kind != "village":
        found |= {*HOMES, *(() if law.first("representatives.delegation") else MANDATE)}
    return found


@dataclass(frozen=True)
class ItemRow:
    """One item as the form shows it."""

    title: str
    matter: str = rules.OTHER
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None


def section_of(name: str) -> str:
    """The section of the form a field stands in; empty for what no draft keeps."""
    if name[:1] == "s" and name[1:2].isdigit():
        return "people"
    if name.startswith("item"):
        return "items"
    return next((section for section, names in SECTIONS.items() if name in names), "")
