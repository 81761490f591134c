"""Papers to print: notice, sign-in sheet, minutes in the shape of the workbook, resolution for the board."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest

from cunju.activities.assemblies import access, queries, rules
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, clock_zh, weekday_zh
from cunju.kernel.personal import hidden
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import short_name
from cunju.org.models import Unit


def _paper(meeting: Meeting, unit: Unit, *, title: str, blocks: list[Block]) -> Paper:
    day = meeting.held_on or meeting.planned_on
    code = f"HY-{unit.code[6:]}-{day:%m%d}"
    heading = Title(f"{short_name(unit.name)}{title}")
    return Paper(title=title, unit=unit.name, day=day, code=code, blocks=(heading, *blocks))


def _word(meeting: Meeting, unit: Unit) -> str:
    return rules.body_words(unit.kind)[meeting.body]


def _day(meeting: Meeting) -> str:
    day = meeting.held_on or meeting.planned_on
    return f"{chinese_day(day)}（{weekday_zh(day)}）{clock_zh(meeting.begins) if meeting.begins else ''}"


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
    """The page of the workbook: who, when, how many, items and votes, what was said; lines to write on where empty."""
    blocks: list[Block] = [_head(meeting), Fields(tuple(_counted(meeting)))]
    if areas := meeting.sessions.all():
        rows = tuple((one.place, chinese_day(one.held_on), str(one.due), str(one.present)) for one in areas)
        blocks += [Heading("分片区召开"), Table(("片区、地点", "日期", "应到", "实到"), rows, (4, 3, 1, 1))]
    if aloud := aloud_of(meeting):
        blocks += [Heading("会上说明"), Paragraph(aloud)]
    blocks += [Heading("议题和表决"), _votes(meeting)]
    if given := queries.mandate_of(meeting):
        blocks.append(Paragraph(_given(given)))
    blocks.append(Heading("会议记录"))
    kept = meeting.papers.count()
    if meeting.minutes or not kept:
        blocks += [Paragraph(one) for one in (meeting.minutes or "　\n　\n　\n　\n　\n　").split("\n")]
    if kept:
        blocks.append(Paragraph(f"签过字的会议记录另附，存档{kept}件。"))
    signs = SignLines(("主持人", "记录人", "参会人员代表"))
    return _paper(meeting, unit, title=f"{_word(meeting, unit)}记录", blocks=[*blocks, signs])


def _counted(meeting: Meeting) -> list[tuple[str, str]]:
    told = f"{chinese_day(meeting.notice_on)} {meeting.get_channel_display()}" if meeting.notice_on else "　"
    if meeting.state != "held":
        return [("告知", told), ("应到", "　"), ("实到", "　"), ("缺席", "　"), ("列席", "　")]
    rows = [("告知", told), ("应到", f"{meeting.due}人"), ("实到", f"{meeting.present}人")]
    if meeting.women_present is not None:
        rows.append(("其中妇女", f"{meeting.women_present}人"))
    if meeting.households:
        rows.append(("到会户数", f"{meeting.households_present or 0}/{meeting.households}户"))
    absent = {one.person_id for one in meeting.absences.all()}
    people = queries.due_people(meeting.unit_code, body=meeting.body, on=meeting.day) if absent else []
    names = "、".join(one.person.name for one in people if one.person.id in absent)
    return [*rows, ("缺席", names or "无"), ("列席", "　")]


def _given(given: rules.Mandate) -> str:
    matters = "；".join(rules.BY_CODE[one].text for one in given.matters if one in rules.BY_CODE)
    parts = ["设立村民代表会议"] if given.sets_up else []
    parts += [f"授权村民代表会议决定：{matters}，{given.term}"] if matters else []
    return f"会议决定{'；'.join(parts)}。"


def aloud_of(meeting: Meeting) -> str:
    """The sentence of CQ 7 for this meeting; empty where nobody is left out."""
    parts = {"away": meeting.away, "ill": meeting.ill, "unable": meeting.unable}
    return rules.read_aloud((meeting.due or 0) + sum(parts.values()), **parts)


def _votes(meeting: Meeting) -> Table:
    rows = []
    for one in meeting.items.all():
        if meeting.state != "held":
            rows.append((str(one.place), one.title, "", ""))
        else:
            held = "通过" if one.adopted else "没有通过"
            rows.append((str(one.place), one.title, queries.said_vote(one), held))
    return Table(("序号", "议题", "表决", "结果"), tuple(rows), (1, 4, 3, 2))


def resolution(meeting: Meeting, unit: Unit) -> Paper:
    """What was adopted, for the board."""
    word = _word(meeting, unit)
    adopted = [one for one in meeting.items.all() if one.adopted]
    came = f"{_day(meeting)}召开{word}，应到{meeting.due or 0}人，实到{meeting.present or 0}人。"
    opening = Paragraph(came + ("表决通过：" if adopted else "没有通过的议题。"))
    items: list[Block] = [
        Paragraph(f"{at}．{hidden(one.title)}（{queries.said_vote(one)}）") for at, one in enumerate(adopted, start=1)
    ]
    if given := queries.mandate_of(meeting):
        items.append(Paragraph(_given(given)))
    blocks = [opening, *items, SignLines((f"{unit.name}（盖章）",))]
    return _paper(meeting, unit, title=f"{word}决议", blocks=blocks)


SHEETS: dict[str, Callable[[Meeting, Unit], Paper]] = {
    "notice": notice,
    "sign-in": sign_in,
    "minutes": minutes,
    "resolution": resolution,
}

# The chapters of the workbook (reports/data/workbooks.yaml) the minutes of each body stand in.
CHAPTERS = {
    rules.ASSEMBLY: "assemblies",
    rules.REPRESENTATIVES: "representatives_meetings",
    rules.JOINT: "joint",
    rules.PARTY: "joint",
    rules.GROUP: "group_meetings",
}


def opened(request: HttpRequest, name: str) -> Paper:
    """One sheet of one meeting: ``UUID/notice``, ``UUID/sign-in``, ``UUID/minutes``, ``UUID/resolution``."""
    any_id, _, sheet = name.partition("/")
    make = SHEETS.get(sheet)
    try:
        meeting_id = uuid.UUID(any_id)
    except ValueError:
        raise Http404 from None
    if make is None:
        raise Http404
    return make(*access.meeting_for(request, meeting_id))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The minutes of the meetings held, under the chapter of their body."""
    found: dict[str, list[Paper]] = {}
    for meeting in queries.held(unit.code, between=between):
        found.setdefault(CHAPTERS[meeting.body], []).append(minutes(meeting, unit))
    return found


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Signed sheets and photos brought to meetings of a period."""
    found = queries.within(unit.code, between)
    return [(f"{one.day:%Y%m%d}-{paper.name}", paper.file) for one in found for paper in one.papers.all()]


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Meetings with place and people who led them; their items with votes."""
    words, found = rules.body_words(unit.kind), queries.within(unit.code, between)
    meetings = [
        (one.day, words[one.body], one.get_state_display(), one.begins, one.place, one.chair, one.recorder, one.due, one.present,
         one.minutes, str(one.fact or ""))
        for one in found
    ]  # fmt: skip
    items = [
        (one.day, words[one.body], each.place, each.title, queries.said_vote(each), "" if each.adopted else "没有通过")
        for one in found
        for each in one.items.all()
        if one.state == "held"
    ]
    head = ("日期", "会议", "状态", "时间", "地点", "主持人", "记录人", "应到", "实到", "会议记录", "编号")
    return [Sheet("会议", head, meetings), Sheet("议题和表决", ("日期", "会议", "序号", "议题", "表决", "结果"), items)]
