"""Papers: slip and hand-over sheet of a matter, the list of the joint meeting, what was closed and not solved, the day sheet of a tea-room."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from cunju.activities.matters import access, queries
from cunju.activities.matters.book import BOOK
from cunju.activities.matters.queries import CLOSED_WORDS, Matter
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day, short_day
from cunju.kernel.sheets import Sheet
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import reading
from cunju.records.models import LIVE

NAMES = {"joint": "居民事项清单（联席会议用）", "unsolved": "办结没有解决的事项（监督委员会用）", "tearoom": "民情茶室当日登记表"}
EMPTY = 10


def opened(request: HttpRequest, name: str) -> Paper:
    """``joint/CODE`` and the like, ``slip/ID``, ``referral/ID``, through the room's own access."""
    what, _, rest = name.partition("/")
    if what in NAMES:
        return _of_unit(request, what, access.unit_for(request, rest))
    try:
        entry, unit = access.entry_for(request, uuid.UUID(rest))
    except ValueError:
        raise Http404 from None
    if what not in ("slip", "referral") or not access.may_read(doors.account_of(request), entry):
        raise Http404
    if what == "referral" and entry.step != "referred":
        raise Http404
    return slip(entry, unit) if what == "slip" else referral(entry, unit)


def _of_unit(request: HttpRequest, what: str, unit: Unit) -> Paper:
    found, today = queries.matters(unit.code), doors.today_of(request)
    known = access.readable(doors.account_of(request), [one.root for one in found])
    made = {"joint": joint, "unsolved": unsolved, "tearoom": tearoom}[what]
    return made(unit, found, known, on=today)


def code_of(entry: Any) -> str:
    """The number a matter is asked for by."""
    return f"{BOOK.code}-{str(entry.pk)[:8]}"


def _paper(what: str, unit: Unit, on: date, *blocks: Block) -> Paper:
    return Paper(NAMES[what], unit.name, on, f"{BOOK.code}-{what[:1].upper()}{unit.code[6:]}", (Title(NAMES[what]), *blocks))


def slip(entry: Any, unit: Unit) -> Paper:
    """What the person takes along: the number, the day, how to ask. A confidential matter's words are not on it."""
    root = reading.root_of(entry)
    rows = (("编号", code_of(root)), ("登记日期", chinese_day(root.on)), ("事项", CLOSED_WORDS if root.secret else root.text))
    ask = Paragraph(of_kind("办得怎么样，拿这个编号到村（居）民委员会问。办了以后会来问您解决了没有，您说解决了才算解决。", unit.kind))
    return Paper("居民事项登记回单", unit.name, root.on, code_of(root), (Title("居民事项登记回单"), Fields(rows), ask))


def referral(entry: Any, unit: Unit) -> Paper:
    """What goes along with a matter handed on, with the part that comes back."""
    root = reading.root_of(entry)
    secret = root.secret
    said = dict(BOOK.words(entry))
    on, text = entry.on, entry.text
    rows = (
        ("编号", code_of(root)), ("转给谁", said.get("转给谁", "")), ("转办日期", chinese_day(on)), ("平台编号", root.number),
        ("事项", CLOSED_WORDS if secret else root.text), ("地点", "" if secret else root.place), ("请办什么", "" if secret else text),
    )  # fmt: skip
    back = Fields((("收到日期", ""), ("办了什么", ""), ("办结日期", "")))
    parts = (Title("居民事项转办单"), Fields(rows), Heading("回执"), back, SignLines(("承办单位（盖章）", "经办人")))
    return Paper("居民事项转办单", unit.name, on, code_of(root), parts)


def _words(one: Matter, known: Iterable[Any]) -> str:
    return one.root.text if one.root.pk in set(known) else CLOSED_WORDS if one.root.secret else "（居民事项）"


def joint(unit: Unit, found: list[Matter], known: Iterable[Any], *, on: date) -> Paper:
    """Everything that is not at its end, the oldest first: what the joint meeting looks at once a month."""
    left = [one for one in reversed(found) if not one.standing.solved]
    head = ("序号", "日期", "事项", "大小", "情况", "怎么定")
    rows = tuple(
        (str(number), short_day(one.root.on), _words(one, known), one.size, one.standing.state[1], "") for number, one in enumerate(left, start=1)
    )
    body = Table(head, rows, (7, 12, 37, 9, 17, 18)) if rows else Paragraph("没有还没有着落的事项。")
    return _paper("joint", unit, on, body, SignLines(("主持人", "记录人")))


def unsolved(unit: Unit, found: list[Matter], known: Iterable[Any], *, on: date) -> Paper:
    """What was closed and is not solved, or was never asked after; also what was taken up again."""
    left = [one for one in reversed(found) if (one.standing.closed and not one.standing.solved) or any(each.step == "reopened" for each in one.lines)]
    head = ("序号", "登记", "事项", "情况", "重新办理几次")
    rows = tuple(
        (
            str(number), short_day(one.root.on), _words(one, known), one.standing.state[1],
            str(sum(each.step == "reopened" for each in one.lines)),
        )
        for number, one in enumerate(left, start=1)
    )  # fmt: skip
    body = Table(head, rows, (8, 13, 45, 20, 14)) if rows else Paragraph("没有办结以后没有解决的事项。")
    return _paper("unsolved", unit, on, body)


def tearoom(unit: Unit, found: list[Matter], known: Iterable[Any], *, on: date) -> Paper:
    """The tea-room's sheet of a day: what was told there, then lines to write on. 逢五 is a habit: any day is right."""
    here = [one for one in reversed(found) if one.root.on == on and one.root.said.get("channel") == "tearoom"]
    told = [(_words(one, known), one.size, one.standing.state[1]) for one in here]
    rows = tuple((str(number), *one, "") for number, one in enumerate([*told, *[("", "", "")] * (EMPTY - len(told))], start=1))
    about = Fields((("日期", chinese_day(on)), ("主持", ""), ("到了多少人", "")))
    after = Paragraph("逢五是习惯，别的日子照样登记。一行一件；这张表不写姓名。")
    return _paper("tearoom", unit, on, about, Table(("序号", "什么事", "大、小、私", "怎么办", "谁去办"), rows, (8, 44, 14, 18, 16)), after)


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The matters of a period with what became of them, where there were any."""
    found = queries.matters(unit.code, between=between)
    if not found:
        return {}
    head = ("编号", "日期", "事项", "大小", "情况")
    rows = tuple((code_of(one.root), short_day(one.root.on), one.words, one.size, one.standing.state[1]) for one in reversed(found))
    body = (Title("居民事项登记簿"), Table(head, rows, (18, 12, 42, 10, 18)))
    return {"matters": [Paper("居民事项登记簿", unit.name, between.end, f"{BOOK.code}-{unit.code[6:]}", body)]}


def tables(unit: Unit, between: Span) -> list[Sheet]:
    """Every line with its words, voided ones too; of the confidential none."""
    lines = queries.within(unit.code, between)
    above = queries.heads(lines)
    rows = [
        (
            code_of(above[one.pk]), one.on, BOOK.step(one).label, CLOSED_WORDS if above[one.pk].secret else one.text,
            "；".join(f"{a}：{b}" for a, b in BOOK.words(one)), "" if above[one.pk].secret else one.place, one.number, one.get_state_display(),
        )
        for one in lines
    ]  # fmt: skip
    head = ("编号", "日期", "内容", "写了什么", "怎么记的", "地点", "平台编号", "状态")
    return [Sheet("居民事项", head, tuple(rows))] if rows else []


def files(unit: Unit, between: Span) -> list[tuple[str, uuid.UUID]]:
    """Photos brought with lines; of the confidential none."""
    lines = queries.within(unit.code, between)
    above = queries.heads(lines)
    return [(page.name, page.file) for one in lines if one.state == LIVE and not above[one.pk].secret for page in one.pages.all()]
