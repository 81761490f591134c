"""Loads the shipped catalogue once: packs, kinds, and a digest of both."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from cunju.catalogue import reading, topics
from cunju.catalogue.clauses import Clause
from cunju.catalogue.packs import Pack
from cunju.catalogue.words import AUTHORITIES, Duty, Notice
from cunju.kernel.kinds import TYPES, Field, Kind

DATA = Path(__file__).parent / "data"
# Raised whenever the fold itself changes its meaning, so that no stored row of an older fold is used.
FOLD_VERSION = "4"
# Files of words, not packs.
VOCABULARY = ("kinds.yaml", "keeping.yaml", "questions.yaml", "topics.yaml")


@dataclass(frozen=True)
class Catalogue:
    """Everything that is asked; ``digest`` changes with any file of it."""

    packs: tuple[Pack, ...]
    kinds: Mapping[str, Kind]
    digest: str

    @property
    def duties(self) -> tuple[Duty, ...]:
        """All duties of all packs, by pack."""
        return tuple(duty for pack in self.packs for duty in pack.duties)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of all packs, by pack."""
        return tuple(clause for pack in self.packs for clause in pack.clauses)

    @cached_property
    def notice(self) -> Notice | None:
        """The newest notice; looked for once, since every standing asks whom it addresses."""
        return _newest(self.packs)

    def pack(self, pack_id: str) -> Pack:
        """The pack of an id; KeyError where there is none."""
        return next(pack for pack in self.packs if pack.id == pack_id)


_own: list[Path] = []


def use(folder: Path | None) -> None:
    """Packs of a district's own: those of ``folder`` come beside the shipped ones from now on."""
    _own[:] = [folder] if folder else []
    load.cache_clear()


def own_folder() -> Path | None:
    """Where a district's own packs lie."""
    return _own[0] if _own else None


def pack_files() -> list[Path]:
    """The YAML files of the packs in use: the shipped ones, then the district's own.

    An own file takes the place of a shipped one of the same name. Where a notice is among the own ones, no shipped notice is
    in use: it was another district's.
    """
    shipped = {file.name: file for file in sorted(DATA.glob("*.yaml")) if file.name not in VOCABULARY}
    own = {file.name: file for folder in _own for file in sorted(folder.glob("*.yaml"))}
    if any(_is_notice(file) for file in own.values()):
        shipped = {name: file for name, file in shipped.items() if not _is_notice(file)}
    return [file for name, file in shipped.items() if name not in own] + list(own.values())


def _is_notice(file: Path) -> bool:
    try:
        return bool(reading.mapping(_text(_bytes(file), file)).get("notice"))
    except reading.Malformed:
        return False


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise reading.Malformed(f"{file.name} 打不开，请核对它是不是文件、能不能读") from None


def _text(data: bytes, file: Path) -> str:
    """A pack's text, as Windows writes UTF-8 too; Malformed for another encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise reading.Malformed(f"{file.name} 第{line}行：不是 UTF-8 编码，请用 UTF-8 另存", line=line) from None


def read_kinds(text: str) -> dict[str, Kind]:
    """``kinds.yaml`` into kinds."""
    return {name: _kind(name, raw or {}) for name, raw in reading.mapping(text).items()}


def _kind(name: str, raw: Mapping[str, Any]) -> Kind:
    fields = tuple(_field(field, entry or {}) for field, entry in (raw.get("fields") or {}).items())
    key = raw.get("state_key")
    hollow = tuple((field, tuple(values)) for field, values in (raw.get("hollow") or {}).items())
    return Kind(name, raw.get("label", name), name.split(".")[0], fields, tuple(key) if key else None, hollow, raw.get("span") or "")


def _field(name: str, raw: Mapping[str, Any]) -> Field:
    if raw.get("type") not in TYPES:
        raise reading.Malformed(f"字段 {name} 的 type 只能是 {'、'.join(TYPES)}")
    values = raw.get("values")
    told = (
        values if isinstance(values, dict) else raw.get("words") or {}
    )  # of a list: what each of its codes is called
    words = {str(key): str(word) for key, word in told.items()}
    choices = tuple(str(one) for one in values) if values else None
    return Field(name, raw["type"], bool(raw.get("required", False)), choices, raw.get("label", name), words)


@cache
def kinds() -> dict[str, Kind]:
    """The vocabulary of all kinds of all rooms."""
    return read_kinds((DATA / "kinds.yaml").read_text(encoding="utf-8"))


def choices(kind: str, field: str) -> dict[str, str]:
    """The choices of a field and their words, as the vocabulary has them; the one place where they are spelled."""
    return dict(next(one.words or {} for one in kinds()[kind].fields if one.name == field))


@cache
def load() -> Catalogue:
    """The shipped catalogue; Malformed where a file of it cannot be read."""
    packs, digest = [], hashlib.sha256(FOLD_VERSION.encode())
    for file in [*(DATA / name for name in VOCABULARY), *pack_files()]:
        data = _bytes(file)
        digest.update(hashlib.sha256(data).digest())
        if file.parent == DATA and file.name in VOCABULARY:
            continue
        pack, problems = reading.pack(_text(data, file), file=file.name)
        if pack is None or problems:
            raise reading.Malformed(f"{file.name} 第{problems[0].line}行：{problems[0].message}")
        packs.append(pack)
    order = {name: place for place, name in enumerate(AUTHORITIES)}
    packs.sort(key=lambda pack: (order[pack.authority], pack.id))
    return Catalogue(topics.placed(chained(packs), _newest(packs)), kinds(), digest.hexdigest()[:16])


def chained(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Packs whose duties know every id they replace, however far back (interfaces §5)."""
    packs = tuple(packs)
    before = {one.id: one.replaces for pack in packs for one in pack.duties}
    return tuple(
        replace(pack, duties=tuple(replace(one, former=_former(one, before)) for one in pack.duties))
        for pack in packs
    )


def _former(duty: Duty, before: Mapping[str, str | None]) -> tuple[str, ...]:
    found: list[str] = []
    older = duty.replaces
    while older and older != duty.id and older not in found:
        found.append(older)
        older = before.get(older)
    return tuple(found)


# Where none is loaded: no measure, no form; records are kept all the same.
NO_NOTICE = Notice(
    "", "", "没有装入通知", date.min, (), (), (), 300, ("正常推进", "推进滞后", "已完成"), (1, 5), "重点任务办理情况表", (), ()
)


def notice() -> Notice:
    """The newest notice of the catalogue; ``NO_NOTICE`` where none is loaded."""
    return load().notice or NO_NOTICE


def _newest(packs: Iterable[Pack]) -> Notice | None:
    return max((pack.notice for pack in packs if pack.notice), key=lambda one: one.date, default=None)
