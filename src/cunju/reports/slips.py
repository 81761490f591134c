"""One-time passwords on paper: a slip for each account, to be cut out and handed over; a town's slips begin on a new page."""

from collections.abc import Sequence
from datetime import date

from cunju.kernel.blocks import Block, Fields, Paper, Paragraph, Title
from cunju.org import queries, roles
from cunju.org.filling import Slip

SAID = "密码只在这里出现这一次。请当面交给本人，不用短信和微信发送；首次登录须换成自己的密码。沿横线裁开。"


def papers(slips: Sequence[Slip], *, on: date) -> list[Paper]:
    """A paper for each town (or the district), in code order."""
    towns = sorted({one.unit.code[:9] for one in slips})
    names = queries.names(towns)
    return [
        _paper(town, names.get(town, ""), [one for one in slips if one.unit.code[:9] == town], on)
        for town in towns
    ]


def _paper(town: str, name: str, slips: Sequence[Slip], on: date) -> Paper:
    ordered = sorted(slips, key=lambda one: (one.unit.code, one.role, one.username))
    blocks: list[Block] = [
        Title(f"{name}账号一次性密码条"),
        Paragraph(f"共{len(slips)}张。{SAID}"),
        *map(_slip, ordered),
    ]
    return Paper(
        title=f"{name}账号一次性密码条", unit=name, day=on, code=f"ZH-{town}-{on:%m%d}", blocks=tuple(blocks)
    )


def _slip(one: Slip) -> Fields:
    who = roles.ROLE_ZH[one.role] + (f"　{one.person}" if one.person else "")
    return Fields(
        (
            ("单位", f"{one.unit.name}（{one.unit.code}）"),
            ("岗位", who),
            ("账号", one.username),
            ("一次性密码", one.password),
        )
    )
