"""Drafts on the server, one a section; they stay with the unit."""

from datetime import datetime
from typing import Any

from cunju.org.models import Draft


def load(unit_code: str, *, form: str, key: str = "", section: str = "") -> dict[str, Any]:
    """The data of a draft; empty where there is none."""
    found = Draft.objects.filter(unit_code=unit_code, form=form, key=key, section=section).first()
    return found.data if found else {}


def save(
    unit_code: str,
    *,
    form: str,
    data: dict[str, Any],
    by: str,
    now: datetime,
    key: str = "",
    section: str = "",
) -> None:
    """Keep a section as typed."""
    Draft.objects.update_or_create(
        unit_code=unit_code,
        form=form,
        key=key,
        section=section,
        defaults={"data": data, "by": by, "updated_at": now},
    )


def sections(unit_code: str, *, form: str, key: str = "") -> dict[str, dict[str, Any]]:
    """All sections of one form's draft by their name."""
    found = Draft.objects.filter(unit_code=unit_code, form=form, key=key)
    return {one.section: one.data for one in found}


def drop(unit_code: str, *, form: str, key: str = "") -> None:
    """All sections of a form that has been sent; where nothing was put by, nothing is written."""
    found = Draft.objects.filter(unit_code=unit_code, form=form, key=key)
    if found.exists():
        found.delete()


def open_drafts(unit_code: str) -> list[Draft]:
    """A unit's drafts, newest first; of a form with several sections its newest."""
    found: dict[tuple[str, str], Draft] = {}
    for one in Draft.objects.filter(unit_code=unit_code).order_by("-updated_at")[:100]:
        found.setdefault((one.form, one.key), one)
    return list(found.values())[:20]
