"""Papers: the register of partners, a project's sheet, the sheet of its money for the board."""

import re
from datetime import date
from functools import partial

from django.http import Http404, HttpRequest

from cunju.activities.partners import access, queries, rules
from cunju.activities.partners.book import BOOK
from cunju.activities.partners.queries import Project
from cunju.activities.partners.steps import SOURCES
from cunju.kernel.blocks import Block, Fields, Heading, PageBreak, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.days import Span, chinese_day
from cunju.kernel.personal import hidden
from cunju.kernel.words import of_kind
from cunju.org import access as doors
from cunju.org.models import Unit
from cunju.records import taking
from cunju.records.book import as_id

NAMES = {"register": "五社联动力量名册"}
OF_PROJECT = {"project": "项目单", "funds": "资金公布单"}
UNSPENT = "还没有登记支出"
SUM = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")


def opened(request: HttpRequest, name: str) -> Paper:
    """``register/CODE``, ``project/ID``, ``funds/ID``, ``funds/ID/SPENT``, through the room's own access."""
    what, _, rest = name.partition("/")
    if what == "register":
        return register(access.unit_for(request, rest), on=doors.today_of(request))
    name, _, spent = rest.partition("/")
    uid = as_id(name)
    if uid is None or what not in OF_PROJECT or (spent and (what != "funds" or not SUM.fullmatch(spent))):
        raise Http404
    entry, unit = access.entry_for(request, uid)
    found, today = doors.there(queries.project_of(entry)), doors.today_of(request)
    if what == "project":
        return project(found, unit, on=today)
    told = rules.Decimal(spent) if spent else None
    if told is not None and told > found.money.received:
        raise Http404
    return funds(found, unit, on=today, told_spent=told)


def register(unit: Unit, *, on: date) -> Paper:
    """Who is on the register, by force, and who keeps in touch; no telephone number stands in it."""
    blocks: list[Block] = []
    for _, word, found in queries.register(unit.code, on=on):
        rows = tuple((one.text, one.who or "还没有", chinese_day(one.on)) for one in found)
        blocks.append(Heading(word))
        blocks.append(Table(("名称", "谁负责联系", "登记日期"), rows, (44, 30, 26)) if rows else Paragraph("还没有登记。"))
    told = queries.mechanism(unit.code, on=on)
    blocks += [Heading("怎么联动"), *([Paragraph(one) for one in told.text.splitlines()] if told else [Paragraph("还没有写。")])]
    signs = SignLines((of_kind("村（居）民委员会（盖章）", unit.kind), "日期"))
    return Paper(NAMES["register"], unit.name, on, f"{BOOK.code}-M{unit.code[6:]}", (Title(NAMES["register"]), *blocks, signs))


def _code(one: Project, what: str) -> str:
    return f"{BOOK.code}-{what}{str(one.root.pk)[:8]}"


def _of_project(one: Project) -> list[Block]:
    end, said = one.end, one.root.said
    forces = tuple((force, names or "没有") for force, names in one.forces)
    about = (
        ("项目", one.title), ("开始日期", chinese_day(one.root.on)), ("准备用多少钱", rules.yuan(said.get("budget"))),
        ("五类力量", "这一个项目里五类力量都有" if one.five else f"这一个项目里有{said['elements']}类"),
    )  # fmt: skip
    ended = (
        ("完成日期", chinese_day(end.on) if end else ""), ("收到", rules.yuan(one.money.received)),
        ("支出", rules.yuan(one.money.spent)), ("服务人次", str(end.said.get("served", "")) if end else ""),
    )  # fmt: skip
    rest = one.root.text.splitlines()[1:]
    return [
        Fields(about), *(Paragraph(line) for line in rest), Heading("谁参加"), Table(("哪一类", "谁"), forces, (30, 70)),
        Heading("办成了什么"), *([Paragraph(line) for line in end.text.splitlines()] if end else [Paragraph("还没有完成。")]), Fields(ended),
    ]  # fmt: skip


def project(one: Project, unit: Unit, *, on: date) -> Paper:
    """A project as it stands: what, who, what came of it, what it cost."""
    signs = SignLines((of_kind("村（居）民委员会（盖章）", unit.kind), "日期"))
    return Paper("五社联动项目单", unit.name, on, _code(one, "X"), (Title("五社联动项目单"), *_of_project(one), signs))


def donors(one: Project) -> list[str]:
    """Who gave and agreed to be named; of the rest how many gifts."""
    given = [each for each in one.gifts if each.source == "donation"]
    named = list(dict.fromkeys(each.donor for each in given if each.donor))
    rest = sum(not each.donor for each in given)
    return [*named, *([f"另有{rest}笔没有公开名称" if named else f"{rest}笔，没有公开名称"] if rest else [])]


def sources(one: Project) -> list[tuple[str, str]]:
    """What came in, by where it came from."""
    sums = {name: sum((each.amount for each in one.gifts if each.source == name), rules.NOUGHT) for name in SOURCES}
    return [(SOURCES[name], rules.yuan(amount)) for name, amount in sums.items() if amount]


def funds(one: Project, unit: Unit, *, on: date, told_spent: rules.Decimal | None = None) -> Paper:
    """The money of a project as it hangs on the board: what came in and from where, what was spent, what is left.

    ``told_spent``: what was spent to this day, where nothing of it is on record yet; a sum nobody told is left blank.
    """
    spent = one.spent if one.spent is not None else told_spent
    rows = (*sources(one), ("收入合计", rules.yuan(one.money.received)), ("支出合计", UNSPENT if spent is None else rules.yuan(spent)))
    left = "" if spent is None else rules.yuan(one.money.received - spent)
    body: list[Block] = [
        Fields((("项目", hidden(one.title)), ("时间", _span(one)), ("到这一天", chinese_day(on)))),
        Table(("项目", "金额"), (*rows, ("结余", left)), (60, 40)),
    ]  # fmt: skip
    if told := donors(one):
        body += [Heading("捐赠"), Paragraph("、".join(told) + "。捐赠人的名称，本人同意公开的才写。")]
    ask = Paragraph(of_kind("对收支有疑问的，到村（居）民委员会问，也可以找村（居）务监督委员会。", unit.kind))
    signs = SignLines((of_kind("村（居）民委员会（盖章）", unit.kind), of_kind("村（居）务监督委员会", unit.kind), "公布日期"))
    return Paper("联动项目资金公布单", unit.name, on, _code(one, "Z"), (Title("联动项目资金公布单"), *body, ask, signs))


def _span(one: Project) -> str:
    return f"{chinese_day(one.root.on)}至{chinese_day(one.end.on)}" if one.end else f"{chinese_day(one.root.on)}开始"


def chapters(unit: Unit, between: Span) -> dict[str, list[Paper]]:
    """The register, and a sheet for each project that began or ended in the period."""
    found = [one for one in reversed(queries.projects(unit.code, on=between.end)) if _touches(one, between)]
    here = any(held for _, _, held in queries.register(unit.code, on=between.end))
    pages = [register(unit, on=between.end)] if here else []
    if found:
        blocks: list[Block] = []
        for one in found:
            blocks += [*([PageBreak()] if blocks else []), Heading(one.title), *_of_project(one)]
        pages.append(Paper("五社联动项目", unit.name, between.end, f"{BOOK.code}-P{unit.code[6:]}", (Title("五社联动项目"), *blocks)))
    return {"partners": pages} if pages else {}


def _touches(one: Project, between: Span) -> bool:
    return one.root.on in between or (one.end is not None and one.end.on in between)


# What 导出 takes along (kernel.offers).
tables = partial(taking.tables, BOOK)
files = partial(taking.files, BOOK)
