"""What ``cunju check`` finds in the data of this package: chapters that name a kind or a field that is not there."""

import yaml

from cunju import catalogue
from cunju.catalogue.reading import Problem
from cunju.reports.chapters import DATA


def problems() -> list[Problem]:
    """Each kind of each chapter is in the vocabulary, each field of ``where`` on one of its kinds."""
    text = DATA.read_text(encoding="utf-8")
    found = []
    for chapter in yaml.safe_load(text)["chapters"]:
        line = 1 + next(at for at, one in enumerate(text.splitlines()) if f"{{key: {chapter['key']}," in one)
        found += [Problem(DATA.name, line, message, known) for message, known in _faults(chapter)]
    return found


def _faults(chapter: dict) -> list[tuple[str, tuple[str, ...]]]:  # type: ignore[type-arg]
    kinds, named = catalogue.kinds(), chapter.get("kinds", ())
    faults = [
        (f"工作簿章节 {chapter['key']}：没有“{one}”这种记录", tuple(sorted(kinds)))
        for one in named
        if one not in kinds
    ]
    fields = tuple(sorted({field.name for one in named if one in kinds for field in kinds[one].fields}))
    return faults + [
        (f"工作簿章节 {chapter['key']}：它的记录都没有字段 {name}", fields)
        for name in chapter.get("where", {})
        if name not in fields
    ]
