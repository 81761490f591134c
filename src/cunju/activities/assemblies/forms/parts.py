"""What the record form is made of: what each body is asked, the sections of its draft, an item's row, photos."""

from dataclasses import dataclass
from typing import Any

from django import forms

from cunju.activities.assemblies import rules

MOST_AREAS, MOST_PHOTOS = 20, 30
PARTY_ITEM = "本次会议表决"
# What stays of each body beside the day, due and present; the Party's minutes belong elsewhere.
KEPT = {
    rules.ASSEMBLY: (
        *("notice_on", "place", "chair", "recorder", "women_present", "households", "households_present"),
        *("away", "ill", "unable", "all_passed", "more_items", "minutes", "photos"),
        *("mandate_sets_up", "mandate_matters", "mandate_until"),
    ),
    rules.REPRESENTATIVES: (
        *("notice_on", "place", "chair", "recorder", "women_present"),
        *("all_passed", "more_items", "minutes", "photos"),
    ),
    rules.JOINT: ("place", "chair", "recorder", "all_passed", "more_items", "minutes", "photos"),
    rules.GROUP: ("place", "chair", "recorder", "all_passed", "more_items", "minutes", "photos"),
    rules.PARTY: ("party_for", "party_against"),
}
ALWAYS = ("fact_id", "held_on", "due", "present", "reason")
VILLAGE_ONLY = (
    *("households", "households_present", "away", "ill", "unable"),
    *("mandate_sets_up", "mandate_matters", "mandate_until"),
)
# Sections of a draft: the fields of each; items and sessions go by their first letters.
SECTIONS = {
    "when": ("held_on", "notice_on", "place"),
    "people": (
        *("absent", "due", "present", "women_present", "households", "households_present"),
        *("away", "ill", "unable", "area_rows"),
    ),
    "items": ("all_passed", "more_items", "party_for", "party_against"),
    "mandate": ("mandate_sets_up", "mandate_matters", "mandate_until"),
    "minutes": ("minutes", "chair", "recorder", "reason"),
}


class Photos(forms.FileField):
    """Several photos of the signed paper, or one PDF alone; cleans to a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself, then what may stand together."""
        files = data if isinstance(data, list) else [data] if data else []
        files = [super(Photos, self).clean(one, initial) for one in files]
        if len(files) > 1 and any((one.name or "").lower().endswith(".pdf") for one in files):
            raise forms.ValidationError("PDF请单独上传：要么一份PDF，要么一张或多张照片。")
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(f"一次最多{MOST_PHOTOS}张照片，现在是{len(files)}张；请分两次上传。")
        return files


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
