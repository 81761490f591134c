"""Every archived file against size and digest; rows that name a file nobody brought; files nobody names."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from cunju.archive import disk, tidying
from cunju.archive.models import StoredFile
from cunju.duties.checking.findings import Finding, Looked
from cunju.ledger.models import Fact

# What rooms call the one file of a row.
NAMES = ("file", "scan")


def check(looked: Looked) -> list[Finding]:
    """All of it; files nobody names are told, not held against the installation."""
    looked.files = StoredFile.objects.count()
    looked.unused = [one.name for one in (*tidying.unused(older=0), *disk.parts())]
    found = [
        Finding("archive", f"附件“{one.file.name}”{one.fault}", unit=one.file.unit_code, id=str(one.file.pk))
        for one in tidying.wrong()
    ]
    return [*found, *_without_fact(), *_without_file()]


def _without_fact() -> Iterator[Finding]:
    facts = Fact.objects.values("uid")
    for one in StoredFile.objects.exclude(about=None).exclude(about__in=facts).iterator():
        yield Finding("archive", f"附件“{one.name}”所证明的记录不在台账里", unit=one.unit_code, id=str(one.pk))


def _without_file() -> Iterator[Finding]:
    there = set(StoredFile.objects.values_list("pk", flat=True))
    for model in apps.get_models():
        config = model._meta.app_config
        if config is None or not config.name.startswith("cunju."):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.UUIDField) and field.name in NAMES:
                rows = model._base_manager.exclude(**{field.name: None}).values_list("pk", field.name)
                for pk, file in rows.iterator(chunk_size=2000):
                    if file not in there:
                        yield Finding("archive", f"{model._meta.label} {pk} 所附的文件没有登记", id=str(file))
