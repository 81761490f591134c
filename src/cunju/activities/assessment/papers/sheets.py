"""The papers that are printed: a town's file, the list of the spot-check, the sheet of objections."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest

from cunju.activities.assessment import access, queries
from cunju.activities.assessment.models import Check, Entry
from cunju.activities.assessment.papers.words import THE_RULES, aside, heading, state
from cunju.activities.assessment.queries import File
from cunju.activities.assessment.rules import said
from cunju.duties import reading
from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import chinese_day, parse_day, short_day
from cunju.kernel.words import short_name
from cunju.org import access as doors
from cunju.org import queries as places
from cunju.org.models import Unit
from cunju.records.book import as_id

HEAD = ("考核内容", "分值", "计分", "完成", "逾期完成", "没有做到", "核实", "自报", "得分")
FOUND = {True: "属实", False: "不属实", None: ""}


def opened(request: HttpRequest, name: str) -> Paper:
    """``file/CODE``, ``file/CODE/CLOSING``, ``objections/CODE``, ``spot-check/CODE``: through the room's own access."""
    what, _, rest = name.partition("/")
    code, _, closing = rest.partition("/")
    today = doors.today_of(request)
    if what == "spot-check":
        district = access.district_for(request, code)
        return spot_check(district, doors.there(queries.open_scheme(district.code)))
    if what == "file" and closing:
        town, entry = access.closing_for(request, doors.there(as_id(closing)), code)
        return file(doors.there(queries.thawed(entry, town)))
    town, scheme = access.file_for(request, code)
    if not scheme.notice_on or what not in ("file", "objections"):
        raise Http404
    return file(queries.file_of(town, scheme, on=today)) if what == "file" else objections(town, scheme, today=today)


def file(one: File) -> Paper:
    """A town's file: what each item comes to, what does not score and why, what was decided, checked and objected."""
    scheme = one.scheme
    rows = [("镇街", one.town.name), ("年度", f"{scheme.year}年"), ("依据的考核计划", scheme.text)]
    rows += [("考核通知", chinese_day(scheme.notice_on) if scheme.notice_on else ""), ("材料", state(one))]
    rows += [("材料摘要值", one.digest)] if one.digest else []
    found = one.result
    lines = tuple(
        (each.item.title, str(each.item.points), *(str(n) for n in (each.counted, each.done, each.late, each.undone, each.checked, each.own)),
         said(each.cents)) for each in found.rows
    )  # fmt: skip
    total = f"得分合计{said(found.cents)}分，计分内容的分值{found.points}分，折合{said(found.share)}。"
    blocks: list[Block] = [Title(heading(one)), Fields(tuple(rows)), Table(HEAD, lines, (30, 8, 8, 8, 10, 10, 8, 8, 10)), Paragraph(total)]
    if left := aside(one):
        blocks.append(Paragraph(f"不计分的：{'；'.join(f'{word}（{many}条）' for word, many in left)}。"))
    blocks += [*_decided(one), *_checked(one), *_objected(one), Heading("怎么算的"), *(Paragraph(each) for each in THE_RULES)]
    return Paper(heading(one), one.town.name, one.on, f"KH-{one.town.code[6:]}", tuple(blocks))


def _decided(one: File) -> list[Block]:
    found = queries.decisions(one.scheme, one.town.code)
    rows = tuple(
        (*_of(each.key), each.get_holds_as_display(), f"{each.who} {short_day(each.on)}", each.reason) for each in found
    )
    if not rows and not one.undecided:
        return []
    blocks: list[Block] = [Heading("通知发出后登记的和作了调整的")]
    blocks += [Table(("村（社区）或镇街", "要求", "怎么算", "谁决定的", "理由"), rows, (16, 30, 12, 20, 22))] if rows else []
    blocks += [Paragraph(f"通知发出后登记，还没有决定的{len(one.undecided)}条。")] if one.undecided else []
    return blocks


def _of(key: str) -> tuple[str, str]:
    """Where and what a window is, in words."""
    unit, duty, *_ = key.split("|")
    found = places.unit(unit)
    return short_name(found.name) if found else unit, reading.name_of(duty)


def _checked(one: File) -> list[Block]:
    found = queries.checks(one.scheme, one.town.code)
    return [Heading("抽查"), Table(CHECKED, _rows(found), SHARES)] if found else []


CHECKED, SHARES = ("序号", "村（社区）或镇街", "要求", "时段起", "签号（前12位）", "结果", "看到什么"), (7, 16, 29, 12, 15, 9, 16)


def _rows(found: Sequence[Check]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(one.number), *_of(one.key), chinese_day(parse_day(one.key.split("|")[2])), one.lot[:12], FOUND[one.holds], one.note)
        for one in found
    )


def _objected(one: File) -> list[Block]:
    found = queries.objections(one.scheme, one.town.code)
    return [Heading("异议和答复"), *_told(found)] if found else []


def _told(found: Sequence[tuple[Entry, Entry | None]]) -> list[Block]:
    rows = []
    for objection, answer in found:
        changed = ("作了调整：" if answer.said.get("changed") else "没有调整：") if answer else ""
        rows.append((short_day(objection.on), _title(objection), objection.text, f"{changed}{answer.text}" if answer else "还没有答复"))
    return [Table(("日期", "考核内容", "镇街的异议", "区里的答复"), tuple(rows), (10, 22, 34, 34))]


def _title(objection: Entry) -> str:
    items = objection.scheme.rubric if objection.scheme else []
    return next((one["title"] for one in items if one["key"] == objection.item), "整份材料")


def objections(town: Unit, scheme: Entry, *, today: date) -> Paper:
    """What a town says against its file, with the answers and lines to sign; an empty one to fill in by hand."""
    title = f"{scheme.year}年度考核异议表"
    found = queries.objections(scheme, town.code)
    empty = Table(("考核内容", "哪里不对", "以哪条记录为准"), tuple(("", "", "") for _ in range(4)), (28, 44, 28))
    blocks: list[Block] = [Title(title), Fields((("镇街", town.name), ("考核通知", chinese_day(scheme.notice_on) if scheme.notice_on else "")))]
    blocks += [*_told(found), Paragraph("还有要提的，写在下面：")] if found else []
    return Paper(title, town.name, today, f"KHY-{town.code[6:]}", (*blocks, empty, SignLines(("镇街（盖章）", "区民政局答复人"))))


def spot_check(district: Unit, scheme: Entry) -> Paper:
    """The draw: seed, how it is drawn so that anybody can draw it again, what was drawn in the usual order of the towns, what was found."""
    draw = doors.there(queries.draw_of(scheme))
    title = f"{scheme.year}年度考核抽查清单"
    names = {one.code: one.name for one in places.towns_under(district.code, on=draw.on)}
    rows = (
        ("种子", draw.seed), ("在哪里公布的", draw.published), ("抽取日期", chinese_day(draw.on)), ("每个镇街抽", f"{draw.each}条"),
        ("怎么抽", "把已完成的每一条按“种子|编号”算SHA-256，得出签号；每个镇街取签号最小的几条。知道种子和清单的人都能重抽。"),
        ("参加抽取的", f"{sum(len(one) for one in draw.pool.values())}条"),
    )  # fmt: skip
    blocks: list[Block] = [Title(title), Fields(rows)]
    for code, name in names.items():
        mine = queries.checks(scheme, code)
        empty = Paragraph("没有已完成的事项可抽。")
        blocks += [Heading(f"{name}（{len(draw.pool.get(code, []))}条里抽）"), Table(CHECKED, _rows(mine), SHARES) if mine else empty]
    return Paper(title, district.name, draw.on, f"KHC-{district.code}", tuple(blocks))


