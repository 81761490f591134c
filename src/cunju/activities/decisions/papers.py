"""The six sheets of the register of one matter, with places for signatures."""

import uuid

from django.http import Http404, HttpRequest

from cunju.activities.decisions import access, queries, rules
from cunju.activities.decisions.models import Matter
from cunju.kernel.blocks import Block, Fields, Paper, Paragraph, SignLines, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.fractions import percent
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org.models import Unit
from cunju.org.renaming import named

SHEETS = {f"s{number}": number for number in rules.STEPS}
EMPTY = "　"


def sheet(matter: Matter, unit: Unit, *, number: int) -> Paper:
    """One sheet; lines to write on where the step is not recorded yet; a voided matter says so above all."""
    found = [one for one in queries.steps_of(matter) if one.step.number == number]
    day = found[-1].taken.day if found else matter.proposed_on
    unit = named(unit, on=day)
    origin, words = (of_kind(one, unit.kind) for one in (matter.get_origin_display(), matter.class_words))
    rows = [("动议事由", origin), ("事项", matter.title), ("类别", words)]
    rows.append(("金额", f"{matter.amount:,.2f}元" if matter.amount is not None else EMPTY))
    for one in found:
        rows.append(("时间", chinese_day(one.taken.day)))
        rows += _counts(one, matter) if number in rules.MEETINGS else [("公开情况", queries.counts(one, matter))]
        rows.append(("内容", one.step.text or EMPTY))
        if one.fault:
            rows.append(("说明", f"{one.fault}，这一步不计入"))
    if not found:
        counted = "应到、实到" if number in rules.MEETINGS else "公开情况"
        rows += [("时间", EMPTY), (counted, EMPTY), ("内容", EMPTY)]
    signs = ["参会人员签字"] if number in rules.MEETINGS else ["监督意见", of_kind("村（居）务监督委员会签字", unit.kind)]
    if number in (3, 4):
        signs.append("乡镇参会人员签字（含职务）")
    name = f"四议两公开登记表（{number}）{rules.STEPS[number]}"
    void = (Paragraph(f"已作废：{matter.reason}"),) if matter.state == "void" else ()
    blocks: tuple[Block, ...] = (
        Title(f"{short_name(unit.name)}{name}"), *void, Fields(tuple(rows)), SignLines((*signs, f"{unit.name}（盖章）")),
    )  # fmt: skip
    return Paper(title=name, unit=unit.name, day=day, code=f"JY-{unit.code[6:]}-{day:%m%d}-{number}", blocks=blocks)


def _counts(one: queries.Standing, matter: Matter) -> list[tuple[str, str]]:
    taken = one.taken
    if taken.due is None or taken.present is None:
        return [("应到、实到", EMPTY)]
    law = queries.law_of(matter.unit_code)(on=taken.day)
    found = rules.coming(taken.number, law=law, body=taken.body, form=taken.form)
    said = [rules.reach(one, taken.present, taken.due) for one in found]
    came = "，".join([f"应到{taken.due}人", f"实到{taken.present}人（{percent(taken.present, taken.due)}）", *said])
    return [("应到、实到", came), ("表决", queries.votes(one, matter))]


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
    matters = [one for one in queries.between(unit.code, between) if one.state != "void"]
    found = [sheet(one, unit, number=number) for one in matters for number in rules.STEPS]
    return {"decisions": found} if found else {}


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Photos of the signed sheets of matters proposed in the period."""
    steps = [step for one in queries.between(unit.code, between) for step in one.steps.all()]
    return [(file.name, file.file) for step in steps for file in step.files.all()]


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Matters and their steps with what was written of each."""
    rows = []
    for matter in queries.between(unit.code, between):
        steps = queries.steps_of(matter)
        fallen = matter.state == "closed" and not queries.is_closed(matter, steps)
        state = "进行中" if fallen else matter.get_state_display()
        amount = "" if matter.amount is None else f"{matter.amount:.2f}"
        for one in steps:
            said = queries.counts(one, matter)
            rows.append((matter.title, matter.class_words, amount, state, one.step.number, one.step.name, one.taken.day, said, one.step.text))
    head = ("事项", "类别", "金额", "状态", "步", "步骤", "日期", "人数、天数", "内容")
    return [Sheet("四议两公开", head, rows)] if rows else []
