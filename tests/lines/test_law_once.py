"""No room knows the law (DESIGN §8): no article, no name of a law, no number of a notice stands in ``activities``."""

import re
from pathlib import Path

import pytest

import cunju

ROOMS = Path(cunju.__path__[0]) / "activities"
LAW = re.compile(r"第[0-9一二三四五六七八九十百零〇]+条|实施办法|组织法|调解法|承包法|工作条例|〔[0-9]{4}〕")
SUFFIXES = {".py", ".html", ".yaml", ".txt", ".csv"}


def files(room: Path) -> list[Path]:
    return [
        one for one in room.rglob("*") if one.suffix in SUFFIXES and "tests" not in one.parts and "migrations" not in one.parts
    ]


@pytest.mark.parametrize("room", sorted(one.name for one in ROOMS.iterdir() if (one / "__init__.py").exists()))
def test_a_room_holds_no_clause_and_no_citation(room: str) -> None:
    found = [
        f"{one.relative_to(ROOMS)}:{at}: {line.strip()[:80]}"
        for one in files(ROOMS / room)
        for at, line in enumerate(one.read_text(encoding="utf-8").splitlines(), start=1)
        if LAW.search(line)
    ]
    assert found == []
