"""填报负担 on paper and as a sheet."""

from cunju.desk.burden.queries import Group, Meter
from cunju.desk.burden.rules import LEAST
from cunju.kernel.blocks import Block, Heading, Paper, Paragraph, Table, Title
from cunju.kernel.days import chinese_day
from cunju.kernel.sheets import Sheet
from cunju.records import burden

HEAD = ("措施", "记录条数", "填写项数", "分钟")
WIDTHS = (12, 4, 4, 4)


def span(meter: Meter) -> str:
    """Which days are counted."""
    return f"{meter.year}年全年" if meter.whole else f"{meter.year}年1月1日到{chinese_day(meter.until)}"


def said() -> tuple[str, ...]:
    """How the figures are found; what they do not say."""
    return (
        "表里是平均每个单位的数：录入了多少条记录，填了多少项，按估算用了多少分钟。每种记录填几项，是照着页面走一遍数出来的平均数。",
        f"用时：{burden.figures()['source']}。",
        "更正、作废不计；一条记录服务几项措施的，只计在一项里。不看是谁填的，也不比较单位。",
    )


def few(group: Group) -> str:
    """Why a kind of unit has no figures."""
    return f"{group.name}只有{group.units}个，少于{LEAST}个的不列，免得看出是谁填的。"


def unmeasured(group: Group) -> str:
    """How many records have no figure of values; empty where all have."""
    left = group.total.unmeasured if group.total else 0
    return f"其中{left}条属于还没有数过项数的种类，只计条数。" if left else ""


def _rows(group: Group) -> list[tuple[str, ...]]:
    lines = [*group.lines, *((group.total,) if group.total else ())]
    return [(f"{one.number} {one.title}" if one.number else one.title, *one.shown) for one in lines]


def paper(meter: Meter) -> Paper:
    """The year as a paper: a table for each kind of unit."""
    title = f"{meter.year}年填报负担"
    blocks: list[Block] = [Title(title), Paragraph(f"{span(meter)}。{said()[0]}"), *(Paragraph(one) for one in said()[1:])]
    for group in meter.groups:
        blocks.append(Heading(f"{group.name}（{group.units}个，平均每个）"))
        if group.total is None:
            blocks.append(Paragraph(few(group)))
            continue
        blocks.append(Table(HEAD, tuple(_rows(group)), WIDTHS))
        blocks += [Paragraph(text)] if (text := unmeasured(group)) else []
    return Paper(title, meter.office.name, meter.until, f"FD-{meter.office.code}-{meter.year}", tuple(blocks))


def sheets(meter: Meter) -> list[Sheet]:
    """The year as sheets: one for each kind of unit that has figures."""
    found = [Sheet(one.name, HEAD, _rows(one), (30, 12, 12, 12)) for one in meter.groups if one.total]
    notes = [(text,) for text in (span(meter), *said(), *(few(one) for one in meter.groups if one.total is None))]
    return [*found, Sheet("说明", ("说明",), notes, (100,))]
