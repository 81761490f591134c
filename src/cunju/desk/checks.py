"""What ``cunju check`` finds in the data of this package: works and tiles that name a room, a kind, a work or a role that is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from cunju import catalogue
from cunju.catalogue import yamlreading
from cunju.catalogue.reading import Problem
from cunju.desk.works import DATA
from cunju.org import roles


def problems() -> list[Problem]:
    """Problems of the works in use."""
    return of_text(DATA.read_text(encoding="utf-8"))


def of_text(text: str) -> list[Problem]:
    """Problems of a text of works."""
    raw = yamlreading.mapping(text)
    found = [Problem(DATA.name, 1, message, known) for message, known in (*_works(raw), *_tiles(raw), *_chains(raw), *_trend(raw))]
    return sorted(found, key=lambda one: one.message)


def _works(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    rooms = {one.partition(".")[0] for one in catalogue.kinds()}
    seen: set[str] = set()
    for work in raw["works"]:
        for one in work["rooms"]:
            if one not in rooms:
                yield f"{work['title']}：没有“{one}”这个模块", tuple(sorted(rooms))
            if one in seen:
                yield f"{work['title']}：“{one}”写了两遍", ()
            seen.add(one)
    for one in sorted(rooms - seen):
        yield f"“{one}”不在任何一类工作里", ()


def _tiles(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    keys = tuple(one["key"] for one in raw["works"])
    for role, tiles in raw["tiles"].items():
        if role not in roles.BUSINESS:
            yield f"没有“{role}”这种账号", tuple(sorted(roles.BUSINESS))
        for tile in tiles:
            if tile["work"] not in keys:
                yield f"{tile['title']}：没有“{tile['work']}”这类工作", keys
            for one in tile.get("kinds", ()):
                if one not in catalogue.kinds():
                    yield f"{tile['title']}：没有“{one}”这种记录", tuple(sorted(catalogue.kinds()))


def _chains(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds = catalogue.kinds()
    named = [kind for first, one in raw["chains"].items() for kind in (first, *one.get("steps", ()), *one.get("ends", ()))]
    named += [kind for one in raw["alike"] for kind in (*one["first"], *one["then"])] + raw["aside"]
    for one in named:
        if one not in kinds:
            yield f"没有“{one}”这种记录", tuple(sorted(kinds))
    wanted = [(kind, field) for one in raw["alike"] for kind in (*one["first"], *one["then"]) for field in one["fields"]]
    wanted += [(kind, one["by"]) for one in raw["chains"].values() if "by" in one for kind in one["steps"]]
    for kind, field in wanted:
        if kind in kinds and field not in {each.name for each in kinds[kind].fields}:
            yield f"“{kind}”没有字段 {field}", tuple(sorted(each.name for each in kinds[kind].fields))


def _trend(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds, money = catalogue.kinds(), raw["trend"]["money"]
    wanted = {one: {"due", "present"} for one in raw["trend"]["meetings"]}
    wanted[money["kind"]] = {"period", "opening", "closing", *money["where"]}
    for kind, fields in wanted.items():
        if kind not in kinds:
            yield f"按月看：没有“{kind}”这种记录", tuple(sorted(kinds))
        for field in sorted(fields - {one.name for one in kinds[kind].fields} if kind in kinds else ()):
            yield f"按月看：“{kind}”没有字段 {field}", tuple(sorted(one.name for one in kinds[kind].fields))
