"""What is said of the supervisory committee's composition: only what the register of people found, in this book's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cunju.catalogue import NOTHING, Clause, Law
from cunju.kernel.days import chinese_day
from cunju.kernel.verdicts import DONE, NOTE, OPEN, SHORT, SILENT, Line

# Nothing of it is registered.
WAIT = "wait"
# Each clause the register may find against it: how it reads here, and whether it fails or only waits to be looked at.
SAID = {
    "empty": ("没有登记成员", OPEN),
    "size": ("人数不合要求", OPEN),
    "director": ("没有登记主任，或者不止1人", OPEN),
    "overlap": ("有成员同时是村（居）民委员会成员", SHORT),
    "kin": ("有成员是村（居）民委员会成员的近亲属", SHORT),
    "kin_unknown": ("还有成员没有登记是不是村（居）民委员会成员的近亲属", OPEN),
    "accountant": ("有成员兼任会计、报账员或者文书", OPEN),
    "finance": ("没有具备财会、管理知识的成员", SHORT),
    "finance_unknown": ("还没有登记谁具备财会、管理知识", OPEN),
}
OTHER = ("组成有一项待核实", OPEN)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the day, with the share of the work the committee gave him."""

    name: str
    role: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the register: its code, its clause, how sure the reading is."""

    code: str
    cite: str
    sure: str = "C"


@dataclass(frozen=True, slots=True)
class Stand:
    """How the register says the committee stands since a day."""

    members: int
    sound: bool
    since: date
    found: Sequence[Found] = field(default=())


def composition(stand: Stand | None, law: Law) -> list[Line]:
    """The register's own verdict, asked once: nothing is judged here a second time; ``law`` is that of its day."""
    size = law.first("supervisory.size")
    if stand is None:
        asked = size or law.first("supervisory.exists")
        return [
            Line("unregistered", WAIT, "任职登记里还没有监督委员会的组成情况")
            if asked
            else Line("no_clause", SILENT, NOTHING)
        ]
    lines = [_line(one, size) for one in stand.found]
    if any(one.code == "empty" for one in stand.found):
        return lines
    since = f"{stand.members}人，{chinese_day(stand.since)}起"
    if lines:
        return [Line("since", NOTE, since), *lines]
    return [
        Line("sound", DONE if stand.sound else SHORT, f"{since}，组成{'' if stand.sound else '不'}符合规定")
    ]


def _line(one: Found, size: Clause | None) -> Line:
    text, state = SAID.get(one.code, OTHER)
    if one.code == "size" and size is not None:
        text = f"人数不在{size.said}之间"
    cite = one.cite if one.sure == "C" or "待确认" in one.cite else f"{one.cite}，默认，待确认"
    return Line(one.code, state, text, cite=cite)
