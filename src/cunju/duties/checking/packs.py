"""Checks of catalogue files: each value by type and vocabulary, each kind and field by its name."""

from collections.abc import Iterable
from pathlib import Path

from cunju.catalogue import Duty, loading, reading
from cunju.catalogue.reading import Problem
from cunju.duties import wordchecking
from cunju.kernel import offers
from cunju.kernel.refusals import Refusal


def files(paths: Iterable[Path]) -> list[Problem]:
    """Problems of catalogue files; a kind that is not in the vocabulary is one, a room not installed is none."""
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError:
            raise Refusal(f"打不开文件“{path}”，请核对路径。") from None
        except UnicodeDecodeError as wrong:
            line = path.read_bytes()[: wrong.start].count(b"\n") + 1
            raise Refusal(f"文件“{path}”第{line}行：不是 UTF-8 编码，请用 UTF-8 另存。") from None
        problems += _file(text, path.name, taken)
    return problems


def _file(text: str, name: str, taken: dict[str, str]) -> list[Problem]:
    """Problems of one file; ``taken`` are the ids of packs and duties so far, with their files."""
    pack, problems = reading.pack(text, file=name)
    if pack is None:
        return problems
    if name != f"{pack.id}.yaml" and (loading.DATA / f"{pack.id}.yaml").exists():
        problems.append(Problem(name, 1, f"随程序带的 {pack.id}.yaml 已经用了这个代号；要替换它，这个文件也要叫 {pack.id}.yaml"))
    if pack.id in taken:
        problems.append(Problem(name, 1, f"代号重复：{pack.id}，{taken[pack.id]} 里已经有了"))
    taken[pack.id] = name
    for duty, line in zip(pack.duties, _lines(text, pack.duties), strict=True):
        if duty.id in taken:
            other = "" if taken[duty.id] == name else f"，{taken[duty.id]} 里已经有了"
            problems.append(Problem(name, line, f"要求编号重复：{duty.id}{other}"))
        taken[duty.id] = name
        problems += [Problem(name, line, message, known) for message, known in wordchecking.faults(duty)]
    return sorted(problems, key=lambda one: one.line)


def _lines(text: str, duties: Iterable[Duty]) -> list[int]:
    """The line of each duty that was read; two of one id keep their own."""
    raw = zip(reading.mapping(text).get("duties", ()), reading.duty_lines(text), strict=True)
    there = [(one.get("id"), line) for one, line in raw if isinstance(one, dict)]
    found = []
    for duty in duties:
        place = next(at for at, (name, _) in enumerate(there) if name == duty.id)
        found.append(there.pop(place)[1])
    return found


def everything() -> list[Problem]:
    """Problems of the packs in use, and of all data that names kinds."""
    problems = files(loading.pack_files())
    try:
        return problems + _of_packages()
    except reading.Malformed:
        if not problems:
            raise
        return problems


def _of_packages() -> list[Problem]:
    """What installed packages find in data of their own."""
    from django.apps import apps

    ours = [one.name for one in apps.get_app_configs() if one.name.startswith("cunju.")]
    offering = [one for name in ours if (one := offers.asked(name, offers.Checks.problems))]
    return [problem for offered in offering for problem in offered()]
