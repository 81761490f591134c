"""No table counts people's time, place or logins; no photo is demanded (国办函〔2026〕12号)."""

import re

from django.apps import apps
from django.db import models

# Django's own account table keeps the time of the last login; nothing shows it (test_pages).
KEPT_BY_DJANGO = {("org", "Account", "last_login")}
WATCHING = re.compile(
    r"(^|_)(latitude|longitude|lat|lng|lon|gps|geo|location|track|position_at|online|duration|seconds|minutes_spent|"
    r"login|logins|visits_count|visit_count|views_count|clicks|check_in|checkin|punch|score|rank|ranking|activity_rate|"
    r"usage)(_|$)"
)


def fields() -> list[tuple[type[models.Model], models.Field]]:  # type: ignore[type-arg]
    """Every column of every table of ours."""
    ours = [one for one in apps.get_models() if one.__module__.startswith("cunju.")]
    return [
        (model, field)
        for model in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
    ]


def test_no_field_counts_time_place_or_logins() -> None:
    named = [
        (one._meta.app_label, one.__name__, field.name)
        for one, field in fields()
        if WATCHING.search(field.name)
    ]
    assert set(named) - KEPT_BY_DJANGO == set()


def test_no_photo_or_file_is_demanded() -> None:
    """The archive holds the bytes; everything else may go without a file."""
    kept = [(one, field) for one, field in fields() if one._meta.app_label != "archive"]
    files = [
        (one.__name__, field.name)
        for one, field in kept
        if isinstance(field, models.FileField) and not field.blank
    ]
    links = [
        (one.__name__, field.name)
        for one, field in kept
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label == "archive"  # type: ignore[union-attr]
        and not field.null
        # A row that only ties a record to its scans demands none of the record.
        and not any(other.many_to_one and other is not field for other in one._meta.get_fields())
    ]
    assert files + links == []


def test_the_watching_words_are_found() -> None:
    for name in ("online_seconds", "login_count", "gps", "photo_location", "rank", "check_in_at"):
        assert WATCHING.search(name)
    for name in ("occurred_on", "place", "latest_day", "translation", "signed_on", "longest"):
        assert not WATCHING.search(name)
