"""Checks of catalogue files: each value by type and vocabulary, each kind and field by its name."""

from collections.abc import Iterable
from pathlib import Path

from cunju import catalogue
from cunju.catalogue import Duty, loading, reading
from cunju.catalogue.reading import Problem
from cunju.kernel.refusals import Refusal

HELD = "assemblies.meeting_held"


def files(paths: Iterable[Path]) -> list[Problem]:
    """Problems of catalogue files; a kind that is not in the vocabulary is one, a room not installed is none."""
    problems: list[Problem] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError:
            raise Refusal(f"打不开文件“{path}”，请核对路径。") from None
        except UnicodeDecodeError:
            raise Refusal(f"文件“{path}”不是 UTF-8 编码。") from None
        problems += _file(text, path.name)
    return problems


def _file(text: str, name: str) -> list[Problem]:
    pack, problems = reading.pack(text, file=name)
    if pack is None:
        return problems
    try:
        raw = reading.mapping(text)["duties"] or []
    except reading.Malformed:
        return problems
    lines = {
        str(one.get("id")): line
        for one, line in zip(raw, reading.duty_lines(text), strict=False)
        if isinstance(one, dict)
    }
    seen: set[str] = set()
    for duty in pack.duties:
        line = lines.get(duty.id, 1)
        if duty.id in seen:
            problems.append(Problem(name, line, f"要求编号重复：{duty.id}"))
        seen.add(duty.id)
        problems += [Problem(name, line, message, known) for message, known in _faults(duty)]
    return problems


def _faults(duty: Duty) -> list[tuple[str, tuple[str, ...]]]:
    kinds = catalogue.kinds()
    named = [one for one in (*duty.facts, duty.window.after, duty.window.state) if one]
    faults = [(f"{duty.id}：没有“{one}”这种记录", tuple(sorted(kinds))) for one in named if one not in kinds]
    if faults:
        return faults
    if duty.window.state and kinds[duty.window.state].state_key is None:
        faults.append((f"{duty.id}：{duty.window.state} 不是状态类记录", ()))
    answering = [duty.window.state] if duty.window.state else list(duty.facts)
    wanted = (
        [one.field for one in duty.where] + [one for one in (duty.of, duty.distinct) if one] + list(duty.same)
    )
    for kind in [one for one in answering if one]:
        faults += _fields(duty, kind, wanted)
    if duty.window.after:
        faults += _fields(
            duty, duty.window.after, [one.field for one in duty.window.after_where] + list(duty.same)
        )
    if duty.window.within_field and duty.window.after:
        faults += _fields(duty, duty.window.after, [duty.window.within_field])
    for name in (duty.window.sound_field, duty.window.until_field):
        if duty.window.state and name:
            faults += _fields(duty, duty.window.state, [name])
    return faults + _short(duty)


def _short(duty: Duty) -> list[tuple[str, tuple[str, ...]]]:
    """A meeting that fell short serves no duty: whoever counts or is opened by one says so (interfaces §4)."""
    asks = [("where", duty.where)] if HELD in duty.facts else []
    if duty.window.after == HELD:
        asks.append(("window.where", duty.window.after_where))
    return [
        (f"{duty.id}：{place} 要写 result: [regular, unverified]，未达法定人数的会议不计入任何要求", ())
        for place, where in asks
        if not any(
            one.field == "result" and set(one.values or ()) == {"regular", "unverified"} for one in where
        )
    ]


def _fields(duty: Duty, kind: str, wanted: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    names = tuple(field.name for field in catalogue.kinds()[kind].fields)
    return [
        (f"{duty.id}：{kind} 没有字段 {name}", names) for name in dict.fromkeys(wanted) if name not in names
    ]


def everything() -> list[Problem]:
    """Problems of the packs in use, and of all data that names kinds."""
    return files(loading.pack_files()) + _of_packages()


def _of_packages() -> list[Problem]:
    """What installed packages find in data of their own: a module ``checks`` with ``problems()``, found by name."""
    from importlib import import_module
    from importlib.util import find_spec

    from django.apps import apps

    found: list[Problem] = []
    for config in apps.get_app_configs():
        if config.name.startswith("cunju.") and find_spec(f"{config.name}.checks"):
            found += import_module(f"{config.name}.checks").problems()
    return found
