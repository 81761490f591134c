"""Papers to print: notice, sign-in sheet, minutes in the shape of the workbook, resolution for the board."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest

from cunju import catalogue
from cunju.activities.assemblies import access, queries, rules
from cunju.activities.assemblies.book import BOOK
from cunju.activities.assemblies.models import Meeting
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title, asked
from cunju.kernel.days import Span, chinese_day, clock_zh, weekday_zh
from cunju.kernel.personal import hidden
from cunju.kernel.plain import text
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind, short_name
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.org.renaming import named
from cunju.records import taking
from cunju.records.book import as_id
from cunju.records.coded import coded


def _paper(meeting: Meeting, unit: Unit, *, title: str, blocks: list[Block]) -> Paper:
    day = meeting.day
    code = f"HY-{unit.code[6:]}-{day:%m%d}"
    unit = named(unit, on=day)
    heading = Title(f"{short_name(unit.name)}{title}")
    return Paper(title=title, unit=unit.name, day=day, code=code, blocks=(heading, *blocks))


def _word(meeting: Meeting, unit: Unit) -> str:
    return rules.body_words(unit.kind)[meeting.body]


def _day(meeting: Meeting) -> str:
    return f"{chinese_day(meeting.day)}（{weekday_zh(meeting.day)}）{clock_zh(meeting.begins) if meeting.begins else ''}"


def _head(meeting: Meeting) -> Fields:
    held = meeting.state == "held"
    return Fields(
        (
            ("时间", _day(meeting).replace("（", "\n（")),
            ("地点", meeting.place or asked(held, "地点")),
            ("主持人", meeting.chair or asked(held, "主持人")),
            ("记录人", meeting.recorder or asked(held, "记录人")),
        )
    )


# Whom the notice of a meeting addresses, by its body.
ADDRESSED = {
    rules.ASSEMBLY: "全体村（居）民",
    rules.REPRESENTATIVES: "各位村（居）民代表",
    rules.JOINT: "村（社区）党组织和村（居）民委员会各位成员",
    rules.PARTY: "全体党员",
    rules.GROUP: "本组全体村（居）民",
}


def notice(meeting: Meeting, unit: Unit) -> Paper:
    """The notice of a meeting with its items."""
    word = _word(meeting, unit)
    items: list[Block] = [Paragraph(f"{one.place}．{one.title}") for one in meeting.items.all()]
    told, unit = meeting.notice_on, named(unit, on=meeting.held_on or meeting.planned_on)
    sign = SignLines((f"{unit.name}（盖章）", chinese_day(told) if told else "　　年　　月　　日"))
    hour = "" if meeting.begins else "　　时　　分"  # to be written in by hand
    opening = Paragraph(
        f"定于{_day(meeting)}{hour}在{meeting.place or '＿＿＿＿'}召开{word}，请按时参加。议题如下："
    )
    to = Paragraph(f"{of_kind(ADDRESSED[meeting.body], unit.kind)}：", indent=False)
    return _paper(meeting, unit, title=f"{word}通知", blocks=[to, opening, *items, sign])


def sign_in(meeting: Meeting, unit: Unit) -> Paper:
    """The sign-in sheet from the roll of the day, one a photo can be read from; empty lines where the body has no roll of people."""
    title, due = f"{_word(meeting, unit)}签到表", queries.due_people(unit.code, body=meeting.body, on=meeting.day)
    if not due:
        empty = Table(("序号", "姓名", "职务", "签名"), tuple((str(at), "", "", "") for at in range(1, 31)), (1, 2, 2, 3), SIGNED_MM)
        return _paper(meeting, unit, title=title, blocks=[_head(meeting), empty])
    at = rules.threshold(meeting.body, law=catalogue.law(unit=unit, on=meeting.day))
    least = f"，{at.word}是{at.needed(len(due))}人（{at.cite}）" if at else ""
    said = (f"{_day(meeting)}　{meeting.place or '地点　　　　　　'}", f"应到{len(due)}人{least}。请本人签在自己那一格里。")
    return replace(_paper(meeting, unit, title=title, blocks=queries.grids(meeting, due, said)), on="sign-in")


def minutes(meeting: Meeting, unit: Unit) -> Paper:
    """The page of the workbook: who, when, how many, items and votes, what was said; lines to write on where empty."""
    blocks: list[Block] = [_head(meeting), Fields(tuple(_counted(meeting)))]
    if areas := meeting.sessions.all():
        rows = tuple((one.place, chinese_day(one.held_on), str(one.due), str(one.present)) for one in areas)
        blocks += [Heading("分片区召开"), Table(("片区、地点", "日期", "应到", "实到"), rows, (4, 3, 1, 1))]
    if aloud := aloud_of(meeting, unit):
        blocks += [Heading("会上说明"), Paragraph(aloud)]
    blocks += [Heading("议题和表决"), _votes(meeting)]
    if given := queries.given_of(meeting):
        blocks.append(Paragraph(_given(given, unit)))
    if heard := queries.reports_zh(meeting):
        blocks.append(Paragraph(f"会上听取了{'、'.join(heard)}。"))
    blocks.append(Heading("会议记录"))
    kept = meeting.papers.count()
    if meeting.minutes or not kept:
        blocks += [Paragraph(one) for one in (meeting.minutes or "　\n　\n　\n　\n　\n　").split("\n")]
    if kept:
        blocks.append(Paragraph(f"附件{kept}件。"))
    signs = SignLines(("主持人", "记录人", "参会人员代表"))
    return _paper(meeting, unit, title=f"{_word(meeting, unit)}记录", blocks=[*blocks, signs])


def _counted(meeting: Meeting) -> list[tuple[str, str]]:
    told = f"{chinese_day(meeting.notice_on)} {meeting.get_channel_display()}" if meeting.notice_on else asked(meeting.state == "held", "告知日期")
    if meeting.state != "held":
        return [("告知", told), ("应到", "　"), ("实到", "　"), ("缺席", "　"), ("列席", "　")]
    rows = [("告知", told), ("应到", f"{meeting.due}人"), ("实到", f"{meeting.present}人")]
    if meeting.women_present is not None:
        rows.append(("其中妇女", f"{meeting.women_present}人"))
    if meeting.households:
        rows.append(("到会户数", f"{meeting.households_present or 0}/{meeting.households}户"))
    return [*rows, ("缺席", queries.absent_zh(meeting)), ("列席", "　")]


def _given(given: rules.Mandate, unit: Unit) -> str:
    word = rules.body_words(unit.kind)[rules.REPRESENTATIVES]
    matters = "；".join(rules.BY_CODE[one].text for one in given.matters if one in rules.BY_CODE)
    parts = [f"设立{word}"] if given.sets_up else []
    parts += [f"授权{word}决定：{matters}，{given.term}"] if matters else []
    return f"会议决定{'；'.join(parts)}。"


def aloud_of(meeting: Meeting, unit: Unit) -> str:
    """The sentence on who is not counted, for this meeting; empty where nobody is left out."""
    law = catalogue.law(unit=unit, on=meeting.day)
    parts = {"away": meeting.away, "ill": meeting.ill, "unable": meeting.unable}
    return rules.read_aloud((meeting.due or 0) + sum(parts.values()), law=law, **parts)


def _votes(meeting: Meeting) -> Table:
    if meeting.state == "held":
        rows = [(str(one.item.place), one.title, one.votes, one.outcome) for one in queries.told(meeting)]
    else:
        rows = [(str(one.place), one.title, "", "") for one in meeting.items.all()]
    return Table(("序号", "议题", "表决", "结果"), tuple(rows), (1, 4, 3, 2))


def _told(found: list[queries.Told]) -> list[Block]:
    return [Paragraph(f"{at}．{hidden(one.title)}（{one.votes}）") for at, one in enumerate(found, start=1)]


def resolution(meeting: Meeting, unit: Unit) -> Paper:
    """What was adopted, for the board; what is still to be checked is told with it."""
    unit = named(unit, on=meeting.held_on or meeting.planned_on)
    word = _word(meeting, unit)
    decided, shown = queries.decided(meeting), queries.posted(meeting)
    open_ = [one for one in decided if one.item.adopted is None]
    head = "表决通过：" if len(open_) < len(decided) else ""
    opening = Paragraph(f"{_day(meeting)}召开{word}，{queries.came(meeting)}。{head}")
    items: list[Block] = _told([one for one in decided if one.item.adopted])
    if open_:
        items += [Paragraph(f"表决的票数如下，{rules.NOT_INFERRED}："), *_told(open_)]
    if given := queries.given_of(meeting):
        items.append(Paragraph(_given(given, unit)))
    items += [Paragraph(one) for one in queries.doubts(meeting, unit)]
    blocks = [opening, *items, SignLines((f"{unit.name}（盖章）", chinese_day(shown.day if shown else meeting.day)))]
    return _paper(meeting, unit, title=f"{word}决议", blocks=blocks)


def correction(meeting: Meeting, unit: Unit) -> Paper:
    """What is hung in place of a resolution that holds no more."""
    word, shown = _word(meeting, unit), queries.posted(meeting)
    said = queries.correction_of(meeting, shown)
    when = f"{chinese_day(shown.day)}公布了{_day(meeting)}{word}的决议。" if shown else ""
    sign = SignLines((f"{unit.name}（盖章）", "　　年　　月　　日"))
    return _paper(meeting, unit, title="更正公告", blocks=[Paragraph(when + said), sign])


def refused(meeting: Meeting, sheet: str) -> str:
    """Why a sheet is not made of this meeting; empty where it is."""
    if sheet == "correction" and not queries.correction_of(meeting, queries.posted(meeting)):
        return "这次会议没有要更正的决议。"
    if sheet != "resolution" or queries.decided(meeting):
        return ""
    if meeting.state == "planned":
        return "会议还没有记录，记录以后再出决议。"
    why = queries.why_none(meeting)
    return f"这次会议{why}，没有形成决定，不出决议。" if why else "这次会议没有表决同意的议题，不出决议。"


SHEETS: dict[str, Callable[[Meeting, Unit], Paper]] = {
    "notice": notice,
    "sign-in": sign_in,
    "minutes": minutes,
    "resolution": resolution,
    "correction": correction,
}
# What hangs on the board bears the code of what is published.
HANGS = {"resolution": "决议", "correction": "决议"}


def made(request: HttpRequest, meeting: Meeting, unit: Unit, sheet: str) -> Paper:
    """A sheet as it is printed."""
    paper = SHEETS[sheet](meeting, unit)
    return coded(request, paper, queries.board_code(meeting)[1], HANGS[sheet]) if sheet in HANGS else paper


def slip(unit: Unit, *, on: date) -> Paper:
    """A petition for a meeting: how many are needed today, by whom; names stand on the paper alone and are typed nowhere."""
    words = rules.body_words(unit.kind)
    rows = tuple(
        (words[one.body], of_kind(one.clause.whole, unit.kind), f"{one.base}{one.unit}" if one.base else "名册没有登记",
         f"{one.needed}{one.unit}" if one.needed else "", one.clause.cite)
        for one in queries.ways(unit, on=on)
    )  # fmt: skip
    days = catalogue.law(unit=unit, on=on).first(rules.CALL_DAYS)
    title, after = "召开会议提议书", f"代表会议自收到起{days.said}召集（{days.cite}）" if days else "收到的当天记下"
    blocks: list[Block] = [
        Title(f"{short_name(unit.name)}{title}"),
        Fields((("要求召开", "　"), ("要议的事", "　"), ("　", "　"))),
        Heading(f"要多少人（{chinese_day(on)}的名册）"),
        Table(("会议", "谁提议", "总数", "至少", "依据"), rows, (18, 26, 16, 12, 28)) if rows else Paragraph("没有查到条文。"),
        Heading("联名的人签名"),
        Table(("序号", "签名") * 2, tuple((str(at), "", str(at + SIGNED), "") for at in range(1, SIGNED + 1)), (10, 40, 10, 40), SIGNED_MM),
        Paragraph(of_kind(f"签名只在这张纸上，平台只记人数。交村（居）民委员会，{after}。", unit.kind)),
        SignLines(("收件人", "收到日期", "联名合计")),
    ]  # fmt: skip
    return Paper(title=title, unit=unit.name, day=on, code=f"TY-{unit.code[6:]}-{on:%m%d}", blocks=tuple(blocks))


SIGNED_MM = 11  # a row a signature by hand takes
SIGNED = 15  # lines of a slip to sign on, in two columns
# The chapters of the workbook (reports/data/workbooks.yaml) the minutes of each body stand in.
CHAPTERS = {
    rules.ASSEMBLY: "assemblies",
    rules.REPRESENTATIVES: "representatives_meetings",
    rules.JOINT: "joint",
    rules.PARTY: "joint",
    rules.GROUP: "group_meetings",
}


def opened(request: HttpRequest, name: str) -> Paper:
    """One sheet of one meeting: ``UUID/notice``, ``UUID/sign-in``, ``UUID/minutes``, ``UUID/resolution``, ``UUID/correction``."""
    any_id, _, sheet = name.partition("/")
    if sheet == "slip":
        return slip(access.unit_for(request, any_id), on=doors.today_of(request))
    meeting_id = as_id(any_id)
    if sheet not in SHEETS or meeting_id is None:
        raise Http404
    meeting, unit = access.meeting_for(request, meeting_id)
    if refused(meeting, sheet):
        raise Http404
    return made(request, meeting, unit, sheet)


def plain(request: HttpRequest, name: str) -> str:
    """The notice of a meeting, its resolution or its correction as text for a work group."""
    if name.partition("/")[2] not in ("notice", "resolution", "correction"):
        raise Http404
    return text(opened(request, name))


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The minutes of the meetings held, under the chapter of their body."""
    found: dict[str, list[Paper]] = {}
    for meeting in queries.held(unit.code, between=between):
        found.setdefault(CHAPTERS[meeting.body], []).append(minutes(meeting, unit))
    return found


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Signed sheets and photos brought to meetings of a period."""
    found = queries.within(unit.code, between)
    brought = [(f"{one.day:%Y%m%d}-{paper.name}", paper.file) for one in found for paper in one.papers.all()]
    return brought + taking.files(BOOK, unit, between)


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Meetings with place and people who led them; their items with votes."""
    words, found = rules.body_words(unit.kind), queries.within(unit.code, between)
    meetings = [
        (one.day, words[one.body], one.get_state_display(), one.begins, one.place, one.chair, one.recorder, one.due, one.present,
         one.minutes, str(one.fact or ""))
        for one in found
    ]  # fmt: skip
    items = [
        (one.day, words[one.body], each.item.place, each.title, each.votes, each.outcome)
        for one in found
        if one.state == "held"
        for each in queries.told(one)
    ]
    head = ("日期", "会议", "状态", "时间", "地点", "主持人", "记录人", "应到", "实到", "会议记录", "编号")
    own = [Sheet("会议", head, meetings), Sheet("议题和表决", ("日期", "会议", "序号", "议题", "表决", "结果"), items)]
    return own + taking.tables(BOOK, unit, between)
