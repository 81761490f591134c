"""The six sheets of the register of one matter, with places for signatures."""

import uuid

from django.http import Http404, HttpRequest

from cunju.activities.decisions import access, queries, rules
from cunju.activities.decisions.models import Matter
from cunju.kernel.blocks import Block, Fields, Paper, SignLines, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.words import short_name
from cunju.org.models import Unit

SHEETS = {f"s{number}": number for number in rules.STEPS}
EMPTY = "　"


def sheet(matter: Matter, unit: Unit, *, number: int) -> Paper:
    """One sheet; lines to write on where the step is not recorded yet."""
    found = [one for one in queries.standing(matter) if one.number == number]
    day = found[-1].day if found else matter.proposed_on
    rows = [("动议事由", matter.get_origin_display()), ("事项", matter.title), ("类别", matter.get_matter_class_display())]
    rows.append(("金额", f"{matter.amount:,.2f}元" if matter.amount is not None else EMPTY))
    for one in found:
        rows.append(("时间", chinese_day(one.day)))
        if number <= 4:
            rows += _counts(queries.taken(one), unit.kind)
        else:
            rows.append(("公开情况", f"公布{one.days_shown}天" if one.days_shown is not None else EMPTY))
        rows.append(("内容", one.text or EMPTY))
    if not found:
        rows += [("时间", EMPTY), *([("应到、实到", EMPTY)] if number <= 4 else [("公开情况", EMPTY)]), ("内容", EMPTY)]
    signs = ["参会人员签字"] if number <= 4 else ["监督意见", "村（居）务监督委员会签字"]
    if number in (3, 4):
        signs.append("乡镇参会人员签字（含职务）")
    name = f"四议两公开登记表（{number}）{rules.STEPS[number]}"
    blocks: tuple[Block, ...] = (
        Title(f"{short_name(unit.name)}{name}"), Fields(tuple(rows)), SignLines((*signs, f"{unit.name}（盖章）")),
    )  # fmt: skip
    return Paper(title=name, unit=unit.name, day=day, code=f"JY-{unit.code[6:]}-{day:%m%d}-{number}", blocks=blocks)


def _counts(one: rules.Taken, kind: str) -> list[tuple[str, str]]:
    if one.due is None or one.present is None:
        return [("应到、实到", EMPTY)]
    rule = rules.present_rules(one.number, kind=kind, body=one.body)[-1]
    votes = "全部通过" if one.votes_for is None else f"赞成{one.votes_for}票"
    return [("应到、实到", f"应到{one.due}人，实到{rules.counted(one.present, one.due, rule)}"), ("表决", votes)]


def opened(request: HttpRequest, name: str) -> Paper:
    """One sheet of one matter: ``UUID/s1`` to ``UUID/s6``."""
    any_id, _, wanted = name.partition("/")
    try:
        matter_id = uuid.UUID(any_id)
    except ValueError:
        raise Http404 from None
    if wanted not in SHEETS:
        raise Http404
    return sheet(*access.matter_for(request, matter_id), number=SHEETS[wanted])


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The six sheets of each matter proposed in the period."""
    found = [sheet(one, unit, number=number) for one in queries.between(unit.code, between) for number in rules.STEPS]
    return {"decisions": found} if found else {}
