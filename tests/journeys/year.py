"""A year of consultation and supervision as three people walk it: clerk, member of the supervisory committee, town officer.

Every act is made through the pages, by links, fields and buttons, in the order of its day; ``told`` says which requirements it
moved, and which had moved by the mere passing of days since the act before.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from cunju.duties import interface as duties
from cunju.org import roles
from cunju.org.models import Account, Person, Roll, Seat, Unit
from tests.effort.walking import Walk

MEASURES = ("m17", "m18", "m19", "m20", "m21", "m22")
# Duties of the Chongqing measures that stand beside measures 21 and 22 (art. 33, 40).
ARTICLES = ("art33", "art40")
PEOPLE = [("committee", "member", 5), ("supervisory", "member", 3), ("representatives", "representative", 8)]
Moves = dict[str, str]


def people_of(code: str) -> None:
    """Sixteen people in office by seat and number, and the aggregate roll."""
    for body, role, many in PEOPLE:
        for at in range(1, many + 1):
            person = Person.objects.create(unit_code=code, name=f"{body}{at}", sex="f" if at % 2 else "m")
            group = at if body == "representatives" else None
            Seat.objects.create(unit_code=code, body=body, role=role, group_no=group, person=person, from_on=date(2021, 3, 1))
    Roll.objects.create(unit_code=code, on=date(2021, 3, 1), adults=900, households=300, groups=8, party_members=40)


def client_of(role: str, code: str) -> Client:
    """A browser of an account of a role."""
    client = Client()
    client.force_login(Account.objects.create(username=f"{role}-{code}", role=role, unit_code=code))
    return client


@dataclass(frozen=True)
class Told:
    """An act of the year: its day, its name, what moved since the act before, what it moved itself."""

    on: str
    name: str
    passed: Moves
    moved: Moves


@dataclass
class Year:
    """One unit's 2023: acts are noted with their day, then ``run`` in that order."""

    unit: Unit
    acts: list[tuple[date, str, Callable[[], Walk]]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    walks: list[tuple[str, Walk]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.code, self.town_code = self.unit.code, self.unit.code[:9]
        self.book, self.consultation = f"/supervision/{self.code}/", f"/consultation/{self.code}/"
        self.clerk = client_of(roles.VILLAGE_CLERK, self.code)
        self.member = client_of(roles.SUPERVISORY_MEMBER, self.code)
        self.town = client_of(roles.TOWN_OFFICER, self.town_code)

    def on(self, day: date) -> None:
        """It is that day."""
        os.environ["CUNJU_TODAY"] = day.isoformat()
        self.today = day

    def statuses(self) -> Moves:
        """The windows of measures 17–22 of the unit and its town, by requirement and first day."""
        found = [*duties.standing(self.code, on=self.today).windows, *duties.standing(self.town_code, on=self.today).windows]
        mine = [one for one in found if any(f".{each}." in one.duty for each in (*MEASURES, *ARTICLES))]
        return {f"{one.duty} {one.from_}": one.status for one in mine}

    def act(self, month: int, day: int, name: str, walk: Callable[[], Walk]) -> None:
        """Note an act for its day."""
        self.acts.append((date(2023, month, day), name, walk))

    def run(self) -> None:
        """Walk all acts in the order of their days."""
        last: Moves = {}
        for day, name, walk in sorted(self.acts, key=lambda one: one[0]):
            self.on(day)
            before = self.statuses()
            self.walks.append((name, walk()))
            after = self.statuses()
            self.told.append(Told(day.isoformat(), name, changes(last, before), changes(before, after)))
            last = after


def changes(before: Moves, after: Moves) -> Moves:
    """What stands otherwise now; what is gone."""
    found = {key: status for key, status in after.items() if before.get(key) != status}
    return dict(sorted((found | dict.fromkeys(before.keys() - after.keys(), "gone")).items()))


def preparations(year: Year) -> None:
    """January: the town's plan, the catalogue, the key topics, the four systems."""
    plan = f"/consultation/{year.town_code}/town/"
    year.act(1, 9, "town plan", lambda: Walk(year.town).go(plan).tap("登记计划").fill(text="每季度下村一次").press("保存"))
    titles = {f"t{at}": one for at, one in enumerate(("院坝路灯", "停车", "环境整治", "消防通道", "养犬"), start=1)}
    topics = {"t1": "院坝路灯", "q1": "1", "t2": "停车", "q2": "2"}
    year.act(1, 10, "catalogue", lambda: Walk(year.clerk).go(year.consultation).tap("协商目录").fill(**titles).press("保存目录"))
    year.act(1, 11, "key topics", lambda: Walk(year.clerk).go(year.consultation).tap("重点协商事项").fill(**topics).press("保存"))
    for day, word in ((27, "定期收集意见"), (28, "例会"), (29, "报告"), (30, "工作纪实")):
        year.act(3, day, f"system {word}", lambda word=word: _system(Walk(year.member).go(year.book).tap("监督制度（"), word))


def _system(book: Walk, word: str) -> Walk:
    link = next(one for one in book.page.links if one[0].startswith("登记") and word in one[0])
    return book.tap(link[0]).press("登记制度")


def session(year: Year, month: int, day: int, title: str, *, ticks: dict[str, str] | None = None, **more: str) -> None:
    """A session recorded on its day: three of the rolls and nine others."""

    def walk() -> Walk:
        page = Walk(year.clerk).go(year.consultation).tap("直接记录一次")
        page.fill(title=title, others="9", others_touched="6", consensus="先试三个月", **more).tick("people", count=3)
        for name, value in (ticks or {}).items():
            page.tick(name, value)
        return page.press("保存记录")

    year.act(month, day, f"session {title}", walk)


def after(year: Year, month: int, day: int, word: str) -> None:
    """What follows a session: the line that waits, its form."""

    def walk() -> Walk:
        page = Walk(year.clerk).go(f"{year.consultation}waiting/")
        page.tap(word, within="/answers/" if word == "答复" else "/step/")
        if word == "答复":
            return page.press("全部采纳")
        if word == "提交":
            page.fill(meeting_day=year.today.isoformat()).tick("meeting_fact", "paper")
        return page.press("登记")

    year.act(month, day, f"after {word}", walk)


def line(
    year: Year, month: int, day: int, step: str, *, who: str = "member", path: str = "", ticks: dict[str, str] | None = None, **more: str
) -> None:
    """A line of the supervisory committee's book: from the book, or from what waits there."""

    def walk() -> Walk:
        page = Walk(getattr(year, who)).go(path or year.book).tap("", within=f"/{step}/")
        for name, value in (ticks or {}).items():
            page.tick(name, value)
        return page.fill(**more).press("记下")

    year.act(month, day, f"line {step}", walk)


def sessions(year: Year) -> None:
    """Two sessions a quarter: requests to answer, something to carry out, one disputed, one the town was asked into."""
    opinions = "居民1：希望先装路口\n居民2：电费由集体出"
    # Before the notice of 28 March: what follows it is noted and weighed by nothing.
    session(year, 3, 14, "停车收费", ticks={"outcome": "disputed"})
    session(year, 3, 29, "院坝路灯安装", ticks={"to_carry_out": "on"}, owner="主任", opinions=opinions)
    after(year, 3, 30, "答复")
    after(year, 3, 31, "落实")
    after(year, 4, 3, "反馈")
    after(year, 4, 4, "提交")
    after(year, 4, 6, "反馈")
    session(year, 4, 20, "河道清理", ticks={"town_help": "on"})
    town = f"/consultation/{year.town_code}/town/"
    year.act(4, 26, "town comes in", lambda: Walk(year.town).go(town).tap("协调", within="/step/coordinated/").press("登记"))
    after(year, 4, 28, "反馈")
    after(year, 6, 10, "提交")
    tea = {"source": "tearoom"} if year.town_code == "500112133" else {}
    for month, day, title in ((6, 9, "养犬"), (7, 18, "消防通道"), (9, 5, "堰塘承包"), (10, 17, "冬季防火"), (11, 25, "来年计划")):
        session(year, month, day, title, ticks={"outcome": "disputed"} if title == "养犬" else None, **tea)
        after(year, month, day + 2, "反馈")


def supervision(year: Year) -> None:
    """A regular meeting a month; one opinion all the way; a question both committees answer, then to the town; 代录; two reports heard."""
    waiting = f"{year.book}waiting/"
    for month in range(1, 13):
        year.act(month, 26, "meeting", lambda: Walk(year.member).go(year.book).tap("开例会").tick("problems", "no").press("记下例会"))
    line(year, 4, 7, "opinion", text="路灯不亮")
    line(year, 4, 10, "suggestion", path=waiting, text="月底前修好")
    line(year, 4, 12, "answer", who="clerk", path=waiting)
    line(year, 4, 18, "check", path=waiting, ticks={"outcome": "done"})
    line(year, 4, 19, "feedback", path=waiting)
    line(year, 5, 27, "question", text="三月支出没有按规定公开", ticks={"basis": "breach"})
    line(year, 5, 28, "reply", who="clerk", path=waiting, ticks={"replied": "committee", "written": "on"})
    line(year, 5, 29, "reply", path=waiting, ticks={"replied": "supervisory", "written": "on"})
    line(year, 5, 30, "referral", path=f"{waiting}?step=referral", text="答复没有附票据")
    line(year, 6, 2, "ruling", who="town", path=waiting, text="已补附票据")
    line(year, 6, 5, "opinion", who="clerk", text="公开栏玻璃坏了")
    year.act(6, 6, "confirm", lambda: Walk(year.member).go(year.book).tap("确认").press("是这样，确认"))
    year.act(6, 7, "line settled", lambda: _settled(year, waiting))
    for month in (6, 12):
        year.act(month, 28, "report heard", lambda: _reported(year))


def _settled(year: Year, waiting: str) -> Walk:
    page = Walk(year.member).go(waiting).tap("", within="/suggestion/").tap("当场办结")
    return page.fill(text="当天已换玻璃").press("记下")


def _reported(year: Year) -> Walk:
    page = Walk(year.member).go(f"{year.book}report/").fill(meeting_day=year.today.isoformat())
    return page.tick("meeting_fact", "paper").press("登记已报告")


def pilot(year: Year) -> None:
    """The named project of 统景镇: its milestones by the town officer."""
    path = f"/consultation/{year.town_code}/pilot/"
    for month, day, step in ((4, 24, "plan"), (11, 10, "summary"), (12, 15, "acceptance")):
        year.act(month, day, f"pilot {step}", lambda step=step: Walk(year.town).go(path).fill(step=step).press("登记"))
