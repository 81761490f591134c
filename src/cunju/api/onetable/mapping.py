"""Mapping files: which column of a 一表通 ledger is which field of ours, and under which heading of a room's list it comes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from cunju import catalogue
from cunju.catalogue import yamlreading
from cunju.catalogue.words import Malformed
from cunju.kernel.refusals import Refusal
from cunju.org import clock

# Made up, for the demonstration only: no district's template was seen.
SAMPLE = Path(__file__).parents[1] / "data" / "onetable-sample.yaml"
FOLDER = "onetable"
PLAIN = ("unit", "code", "town", "day", "until", "entered", "words")
ROLL = ("adults", "households", "groups", "party_members")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading there; what of ours stands in it (``unit``, ``day``, ``field NAME``, ``roll NAME``, …); the heading of the
    room's list by which it comes in; its words by our value, and the list's words by theirs."""

    head: str
    gives: str = ""
    fills: str = ""
    words: Mapping[str, str] | None = None
    back: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sheet: of which kinds of records its rows are (none: one row a unit, of its roll), and by which room's list (sheet) it comes in."""

    sheet: str
    kinds: tuple[str, ...]
    where: Mapping[str, Any]
    columns: tuple[Column, ...]
    room: str = ""
    list: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A template with its ledgers; ``confirmed``: the district checked it against the real one."""

    key: str
    title: str
    confirmed: bool
    ledgers: tuple[Ledger, ...]


def templates() -> list[Template]:
    """The district's own (``CUNJU_VAR/onetable/*.yaml``); in a demonstration the made-up one too. Refusal names the file that is wrong."""
    return [_kept(str(one), one.stat().st_mtime_ns) for one in files()]


def files() -> list[Path]:
    """The mapping files there are, by name."""
    found = sorted((Path(settings.VAR) / FOLDER).glob("*.yaml"))
    return [*found, SAMPLE] if clock.is_demonstration() else found


def by_key(key: str) -> Template | None:
    """The template of a key."""
    return next((one for one in templates() if one.key == key), None)


@lru_cache(maxsize=32)
def _kept(file: str, changed: int) -> Template:
    path = Path(file)
    return read(path.stem, path.read_text(encoding="utf-8"), name=path.name)


def read(key: str, text: str, *, name: str) -> Template:
    """A mapping file; Refusal says what is wrong where."""
    try:
        raw = yamlreading.mapping(text)
        ledgers = tuple(_ledger(one) for one in raw["ledgers"])
        if wrong := [said for one in ledgers for said in _faults(one)]:
            raise Refusal(f"{name}：{'；'.join(wrong)}。请改好这个文件。")
        return Template(key, str(raw["title"]), raw.get("confirmed") is True, ledgers)
    except Malformed as wrong:
        raise Refusal(f"{name}第{wrong.line}行：{wrong}。请改好这个文件。") from None
    except (KeyError, TypeError, AttributeError) as wrong:
        raise Refusal(f"{name}：少了“{wrong}”，或者写法不对。请照 docs/api.md 的样子改好。") from None


def _ledger(raw: Mapping[str, Any]) -> Ledger:
    columns = tuple(Column(**{name: _texts(value) for name, value in one.items()}) for one in raw["columns"])
    return Ledger(raw["sheet"], tuple(raw.get("kinds", ())), raw.get("where", {}), columns, raw.get("room", ""), raw.get("list", ""))


def _texts(value: Any) -> Any:
    """Keys of words are our values as text."""
    return {str(name): str(one) for name, one in value.items()} if isinstance(value, dict) else value


def _faults(one: Ledger) -> Iterator[str]:
    kinds, place = catalogue.kinds(), f"表“{one.sheet}”"
    yield from (f"{place}里没有“{kind}”这种记录" for kind in one.kinds if kind not in kinds)
    fields = {field.name for kind in one.kinds if kind in kinds for field in kinds[kind].fields}
    for column in one.columns:
        word, _, name = column.gives.partition(" ")
        known = {"field": fields, "roll": set(ROLL)}.get(word)
        if column.gives and column.gives not in PLAIN and (known is None or name not in known):
            yield f"{place}的“{column.head}”写的 gives: {column.gives} 不认识"
    if bool(one.room) != bool(one.list) or (one.room and not any(column.fills for column in one.columns)):
        yield f"{place}要收回来的，room、list 和各列的 fills 都要写"
