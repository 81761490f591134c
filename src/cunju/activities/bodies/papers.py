"""Papers to print: who is in office in a unit on a day, and the announcement of a change."""

from datetime import date

from django.http import Http404, HttpRequest

from cunju.activities.bodies import access, queries, rules
from cunju.activities.bodies.models import Change
from cunju.kernel.blocks import Block, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, parse_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org import bodies, renaming
from cunju.org.models import Unit

HEAD = ("序号", "姓名", "性别", "职务", "任职时间")


def people(unit: Unit, *, on: date) -> Paper:
    """The list of people in office, body by body; no telephone numbers."""
    unit = renaming.named(unit, on=on)
    cards = queries.body_cards(unit, queries.seats_ever(unit.code), on=on, roll=queries.roll_on(unit.code, on=on))
    blocks: list[Block] = [Title(f"{short_name(unit.name)}任职人员名册"), Paragraph(f"截至{chinese_day(on)}。")]
    for card in cards:
        blocks += [Heading(f"{card.word}（{card.said}）")]
        rows = tuple(
            (str(at), one.seat.person.name, one.sex, one.office, f"{chinese_day(one.seat.from_on)}起")
            for at, one in enumerate(card.members, start=1)
        )
        if rows:
            blocks.append(Table(HEAD, rows, (1, 3, 1, 3, 3)))
    blocks.append(SignLines(("经办人", f"{unit.name}（盖章）")))
    code = f"RY-{unit.code[6:]}-{on:%m%d}"
    return Paper(title="任职人员名册", unit=unit.name, day=on, code=code, blocks=tuple(blocks))


def notice(change: Change, unit: Unit, *, today: date) -> Paper:
    """The announcement of a change, for the board."""
    seats = queries.people_of_changes([change]).get(change.fact, [])
    body, word = rules.body_word(change.body, kind=unit.kind), rules.CHANGE_ZH[change.change]
    named = "、".join(f"{one.person.name}（{queries.office(one)}）" for one in seats)
    done = f"{word}为{body}成员" if change.comes_in else f"{word}，不再担任{body}职务"
    if change.body == "representatives":
        done = f"{word}为{body}" if change.comes_in else f"{word}，不再担任{body}"
    fault = queries.fault_of(change)
    basis = "" if fault else queries.basis_of(change)
    text = f"自{chinese_day(change.on)}起，{named}{done}{f'（依据：{basis}）' if basis else ''}。"
    day = change.posted_on or today
    unit = renaming.named(unit, on=day)
    blocks: tuple[Block, ...] = (
        Title(f"{short_name(unit.name)}{body}变动公告"),
        Paragraph(text),
        *((Paragraph(f"更正：{fault}，这次变动不作数，待重新决定。"),) if fault else ()),
        Paragraph(of_kind("特此公告。如有异议，请向村（居）务监督委员会反映。", unit.kind)),
        SignLines((f"{unit.name}（盖章）", chinese_day(day))),
    )
    code = f"BD-{unit.code[6:]}-{change.on:%m%d}"
    return Paper(title=f"{body}变动公告", unit=unit.name, day=day, code=code, blocks=blocks)


def opened(request: HttpRequest, name: str) -> Paper:
    """The list as a Word file: ``people-CODE-DAY``."""
    kind, _, rest = name.partition("-")
    code, _, day = rest.partition("-")
    if kind != "people":
        raise Http404
    unit = access.unit_for(request, code)
    try:
        return people(unit, on=parse_day(day))
    except ValueError:
        raise Http404 from None


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Who sat in which body in the period; no telephone numbers."""
    seats = [
        one
        for one in queries.seats_ever(unit.code)
        if one.from_on <= between.end and (one.to_on is None or one.to_on >= between.start)
    ]
    rows = [
        (of_kind(bodies.BODY_ZH.get(one.body, one.body), unit.kind), queries.office(one), one.person.name, one.from_on, one.to_on) for one in seats
    ]
    return [Sheet("人员", ("机构", "职务", "姓名", "任职", "离任"), rows)] if rows else []
