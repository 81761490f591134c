"""The sign-in sheet of a meeting as a photo brings it back: the codes of its pages, and which box is whose."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cunju.activities.assemblies.models import Meeting
from cunju.activities.assemblies.queries.people import Due
from cunju.kernel import signing
from cunju.kernel.blocks import Block, PageBreak, SignGrid
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal


def codes(meeting: Meeting, due: list[Due]) -> list[signing.Code]:
    """What the square code of each page says, for the people due in their order."""
    pages = -(-len(due) // signing.MOST)
    found = []
    for page in range(pages):
        names = min(signing.MOST, len(due) - page * signing.MOST)
        found.append(signing.Code(meeting.id.hex, roll(due), page + 1, pages, signing.rows_for(names), names))
    return found


def grids(meeting: Meeting, due: list[Due], said: tuple[str, ...]) -> list[Block]:
    """The pages of the sheet, what is said at the head of each, where it is one of several."""
    blocks: list[Block] = []
    for page, code in enumerate(codes(meeting, due)):
        first = page * signing.MOST
        names = tuple(one.person.name for one in due[first : first + signing.MOST])
        here = (f"第{page + 1}页，共{code.pages}页",) if code.pages > 1 else ()
        blocks += [PageBreak()] if page else []
        blocks.append(SignGrid(str(code), (*said, *here), names, code.rows, first + 1))
    return blocks


def roll(due: list[Due]) -> str:
    """Who is on the sheet in which order, in eight signs: a sheet printed from another roll is known as one."""
    return hashlib.sha256("".join(str(one.person.id) for one in due).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Box:
    """A person's box: "signed", "blank" or "doubt" with its reason; its picture as JPEG in base64, empty where nothing is in it."""

    who: Due
    state: str
    why: str
    cut: str


def boxes(meeting: Meeting, due: list[Due], pages: Sequence[dict[str, Any]]) -> list[Box]:
    """Whose box says what, everybody due once; a page nobody photographed is a doubt. Refusal where a page is of another sheet."""
    found = [Box(one, "doubt", "没有拍这一页", "") for one in due]
    for page in pages:
        code = signing.parsed(page["code"])
        if code is None or code.sitting != meeting.id.hex:
            raise Refusal("这是另一次会议的签到表。请选这次会议的照片，或者手勾没有到的人。", "sheets")
        if code.roll != roll(due):
            when = chinese_day(meeting.day)
            raise Refusal(f"这张签到表打印以后，{when}的名册变过，格子对不上人。请手勾没有到的人。", "sheets")
        first = (code.page - 1) * signing.MOST
        for at, box in enumerate(page["boxes"], start=first):
            found[at] = Box(due[at], box["state"], box["why"], box["cut"])
    return found
