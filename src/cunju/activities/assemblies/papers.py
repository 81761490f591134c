"""Papers to print: notice, sign-in sheet, minutes in the shape of the workbook, resolution for the board."""

from collections.abc import Callable

from cunju.activities.assemblies import queries, rules
from cunju.activities.assemblies.forms import body_words
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import chinese_day, weekday_zh
from cunju.kernel.words import short_name
from cunju.org.models import Unit


def _paper(meeting: Meeting, unit: Unit, *, title: str, blocks: list[Block]) -> Paper:
    day = meeting.held_on or meeting.planned_on
    code = f"HY-{unit.code[6:]}-{day:%m%d}"
    heading = Title(f"{short_name(unit.name)}{title}")
    return Paper(title=title, unit=unit.name, day=day, code=code, blocks=(heading, *blocks))


def _word(meeting: Meeting, unit: Unit) -> str:
    return body_words(unit.kind)[meeting.body]


def _day(meeting: Meeting) -> str:
    day = meeting.held_on or meeting.planned_on
    return f"{chinese_day(day)}（{weekday_zh(day)}）"


def _head(meeting: Meeting) -> Fields:
    return Fields(
        (
            ("时间", _day(meeting)),
            ("地点", meeting.place or "　"),
            ("主持人", meeting.chair or "　"),
            ("记录人", meeting.recorder or "　"),
        )
    )


def notice(meeting: Meeting, unit: Unit) -> Paper:
    """The notice of a meeting with its items."""
    word = _word(meeting, unit)
    items: list[Block] = [Paragraph(f"{one.place}．{one.title}") for one in meeting.items.all()]
    told = meeting.notice_on
    sign = SignLines((f"{unit.name}（盖章）", chinese_day(told) if told else "　　年　　月　　日"))
    opening = Paragraph(
        f"定于{_day(meeting)}在{meeting.place or '＿＿＿＿'}召开{word}，请按时参加。议题如下："
    )
    return _paper(meeting, unit, title=f"{word}通知", blocks=[opening, *items, sign])


def sign_in(meeting: Meeting, unit: Unit) -> Paper:
    """The sign-in sheet from the roll of the day; empty lines where the body has no roll of people."""
    due = queries.due_people(unit.code, body=meeting.body, on=meeting.held_on or meeting.planned_on)
    rows = tuple((str(at), one.person.name, one.office, "") for at, one in enumerate(due, start=1))
    rows = rows or tuple((str(at), "", "", "") for at in range(1, 31))
    blocks: list[Block] = [_head(meeting)]
    if due:
        at = rules.threshold(meeting.body, kind=unit.kind)
        text = f"应到{len(due)}人，{at.word}是{at.needed(len(due))}人（{at.cite}）。请本人签字。"
        blocks.append(Paragraph(text))
    blocks.append(Table(("序号", "姓名", "职务", "签名"), rows, (1, 2, 2, 3)))
    return _paper(meeting, unit, title=f"{_word(meeting, unit)}签到表", blocks=blocks)


def minutes(meeting: Meeting, unit: Unit) -> Paper:
    """The page of minutes; lines to write on where nothing was typed."""
    blocks: list[Block] = [_head(meeting)]
    if meeting.state == "held":
        blocks.append(Fields((("应到", f"{meeting.due}人"), ("实到", f"{meeting.present}人"))))
    if excluded := meeting.away + meeting.ill + meeting.unable:
        text = f"按重庆市实施办法第7条，{excluded}人不计入应到人数（外出联系不上或不能回来{meeting.away}人，"
        blocks.append(
            Paragraph(
                f"{text}精神疾病发病期{meeting.ill}人，不能表达意志{meeting.unable}人），已在会上说明。"
            )
        )
    blocks += [Heading("议题和表决"), _votes(meeting), Heading("会议记录")]
    blocks += [Paragraph(one) for one in (meeting.minutes or "　\n　\n　\n　").split("\n")]
    return _paper(
        meeting, unit, title=f"{_word(meeting, unit)}记录", blocks=[*blocks, SignLines(("主持人", "记录人"))]
    )


def _votes(meeting: Meeting) -> Table:
    rows = []
    for one in meeting.items.all():
        if meeting.state != "held":
            rows.append((str(one.place), one.title, "", ""))
        elif one.votes_for is None:
            rows.append((str(one.place), one.title, "全部通过", "通过"))
        else:
            said = f"赞成{one.votes_for} 反对{one.against or 0} 弃权{one.abstain or 0}"
            rows.append((str(one.place), one.title, said, "通过" if one.adopted else "没有通过"))
    return Table(("序号", "议题", "表决", "结果"), tuple(rows), (1, 4, 3, 2))


def resolution(meeting: Meeting, unit: Unit) -> Paper:
    """What was adopted, for the board."""
    word = _word(meeting, unit)
    opening = Paragraph(
        f"{_day(meeting)}召开{word}，应到{meeting.due or 0}人，实到{meeting.present or 0}人，表决通过："
    )
    adopted = [one for one in meeting.items.all() if one.adopted]
    items: list[Block] = [Paragraph(f"{at}．{one.title}") for at, one in enumerate(adopted, start=1)]
    blocks = [opening, *items, SignLines((f"{unit.name}（盖章）",))]
    return _paper(meeting, unit, title=f"{word}决议", blocks=blocks)


SHEETS: dict[str, Callable[[Meeting, Unit], Paper]] = {
    "notice": notice,
    "sign-in": sign_in,
    "minutes": minutes,
    "resolution": resolution,
}
