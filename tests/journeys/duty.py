"""The year of the rooms of duty as clerks, two towns and the district walk it: pledges, sub-committees, conventions, visits
(what is sent in, selected and shown: ``sent``).

Every act is made through the pages on its day; ``moved`` says which requirements it met. What is not moved by an act is moved by
nothing: days that pass may open a window or make it late, never meet one.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cunju.activities.conventions.models import Version
from cunju.duties import interface as duties
from cunju.duties.status import Window
from cunju.org import roles
from cunju.org.models import Person, Seat, Unit
from tests.effort.walking import Walk
from tests.journeys.places import (
    DISTRICT,
    HUIXING,
    JIANGKOU,
    PLACES,
    SHUANGTONG,
    TONGJING,
    WANGJIA,
    YUFENGSHAN,
)
from tests.journeys.year import client_of

# What these rooms answer for; the quarterly form and the sub-committees' composition have tables of their own.
WATCHED = (".m00.", ".m02.", ".m05.", ".m06.filled", ".m07.", ".m08.", ".m12.", ".art36.", "law-2018.art33.", "law-2018.art27.", ".art15.filed")
WATCHED += (".m11.", ".m14.", ".m24.accepted", ".m25.")
ELSEWHERE = ("yubei-2023.m00.report", "yubei-2023.m00.assessed", "yubei-2023.m00.evaluation")
MET = ("met", "met_late")
TEXT = "第一条 坚持党的领导。\n第二条 红白事简办。\n第三条 老人由子女赡养。"
FINE = f"{TEXT}\n第四条 乱倒垃圾的罚款200元。"
CHARTER = "第一条 村党组织领导村民自治。\n第二条 村务定期公开。"
Row = tuple[str, str, str, str | None, str | None]


@dataclass
class Year:
    """All places' 2023: acts are noted with their day and place, then run in that order; ``moved`` is what each met."""

    acts: list[tuple[date, str, str, Callable[[], Any]]] = field(default_factory=list)
    moved: dict[tuple[str, str, str], str] = field(default_factory=dict)
    passed: list[tuple[str, str, str]] = field(default_factory=list)
    walks: dict[str, list[Walk]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clients = {
            code: client_of({4: roles.VILLAGE_CLERK, 9: roles.TOWN_OFFICER, 12: roles.VILLAGE_CLERK}[len(code)], code) for code in PLACES
        }
        self.clients[DISTRICT] = client_of(roles.DISTRICT_OFFICER, DISTRICT)

    def on(self, day: date) -> None:
        """It is that day."""
        os.environ["CUNJU_TODAY"] = day.isoformat()
        self.today = day

    def windows(self) -> Iterator[tuple[str, Window]]:
        """The windows that are watched, by place."""
        for found in duties.standings([Unit.objects.get(code=code) for code in (DISTRICT, *PLACES)], on=self.today):
            for one in found.windows:
                watched = any(word in one.duty for word in WATCHED) and one.duty not in ELSEWHERE
                if watched and one.status not in ("not_applicable", "not_assessable", "reference"):
                    yield found.unit.code, one

    def met(self) -> set[tuple[str, str, str]]:
        """Those that are met, by place, requirement and first day."""
        return {(code, one.duty, one.from_.isoformat()) for code, one in self.windows() if one.status in MET}

    def rows(self) -> list[Row]:
        """All of them as the table has them: place, requirement, from, due, met on."""
        found = [
            (code, one.duty, one.from_.isoformat(), _iso(one.due_on), _iso(one.met_on) if one.status in MET else None)
            for code, one in self.windows()
        ]
        return sorted(found, key=lambda row: (row[0], row[1], row[2], row[4] or ""))

    def act(self, month: int, day: int, code: str, name: str, walk: Callable[[Walk], Any]) -> None:
        """Note what is done at a place on a day, from its own desk."""
        self.acts.append((date(2023, month, day), code, name, lambda: walk(Walk(self.clients[code]).go())))

    def in_order(self) -> list[tuple[date, str, str, Callable[[], Any]]]:
        """The acts by their days; of one day as they were noted."""
        return sorted(self.acts, key=lambda one: one[0])

    def run(self) -> None:
        """All acts in the order of their days."""
        last: set[tuple[str, str, str]] = set()
        for day, code, name, walk in self.in_order():
            self.on(day)
            before = self.met()
            self.passed += sorted(before - last)
            try:
                self.walks.setdefault(code, []).append(walk())
            except AssertionError as fault:
                raise AssertionError(f"{day} {code} {name}: {fault}") from fault
            last = self.met()
            self.moved |= dict.fromkeys(last - before, day.isoformat())


def whole(year: Year, code: str) -> Walk:
    """All that a place's own people did, as one walk."""
    walks = year.walks[code]
    names = [name for _, at, name, _ in year.in_order() if at == code]
    found = Walk(None, values=sum(one.values for one in walks), taps=sum(one.taps for one in walks))
    found.steps = [f"{name} × {names.count(name)}" for name in dict.fromkeys(names)]
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _paper(walk: Walk, day: date, name: str = "meeting", body: str = "") -> Walk:
    """A meeting that stands on paper."""
    walk.tick(f"{name}_fact", "paper").fill(**{f"{name}_day": day.isoformat(), f"{name}_page": "12"})
    for field_name in ("at", "body"):
        if body and any(field_name in form.fields for form in walk.page.forms):
            walk.tick(field_name, body) if _loose(walk, field_name) else walk.fill(**{field_name: body})
    return walk


def _loose(walk: Walk, name: str) -> bool:
    return any(form.fields[name].kind == "radio" for form in walk.page.forms if name in form.fields)


def _people(code: str) -> list[Person]:
    return list(Person.objects.filter(unit_code=code, name__startswith="committee").order_by("name"))


def pledge(year: Year, code: str, month: int, day: int, first: int, last: int, body: str) -> None:
    """Some members pledge two things each at a meeting on paper."""

    def walk(page: Walk) -> Walk:
        page.go(f"/pledges/{code}/pledge/").fill(**{f"text-{one.pk}": "修好路灯\n每月入户一次" for one in _people(code)[first:last]})
        return _paper(page, date(2023, month, day), body=body).press("记下")

    year.act(month, day, code, "pledge", walk)


def follow(year: Year, code: str, room: str, month: int, day: int, step: str, who: str = "", **more: str) -> None:
    """The line that waits for its step, from the page of what waits."""

    def walk(page: Walk) -> Walk:
        page.go(f"/{room}/{code}/waiting/?step={step}")
        if "/waiting/" in page.path:
            page.tap("", within=f"/{step}/")
        for name, value in more.items():
            page.tick(name, value) if _loose(page, name) else page.fill(**{name: value})
        return page.press("记下")

    year.act(month, day, who or code, f"{room} {step}", walk)


def pledges(year: Year) -> None:
    """A village in two meetings; a community that never files; a demand at 江口村; reviews at the end of the year."""
    pledge(year, YUFENGSHAN, 4, 2, 0, 4, "representatives")
    follow(year, YUFENGSHAN, "pledges", 4, 5, "posted")
    follow(year, YUFENGSHAN, "pledges", 4, 6, "filed")
    pledge(year, YUFENGSHAN, 6, 21, 4, 5, "representatives")
    follow(year, YUFENGSHAN, "pledges", 6, 25, "posted")
    follow(year, YUFENGSHAN, "pledges", 6, 26, "filed")
    year.act(7, 10, YUFENGSHAN, "kept", lambda page: page.go(f"/pledges/{YUFENGSHAN}/").tap("会上承诺").press("办结"))
    pledge(year, SHUANGTONG, 4, 3, 0, 5, "assembly")
    follow(year, SHUANGTONG, "pledges", 4, 7, "posted")
    year.act(9, 5, JIANGKOU, "demand", lambda page: page.go(f"/pledges/{JIANGKOU}/demand/").tick("by", "third").press("记下"))
    season = {f"on-{YUFENGSHAN}": "2023-12-10"}
    year.act(11, 20, WANGJIA, "season", lambda page: page.go(f"/pledges/{WANGJIA}/season/").fill(**season).press("保存"))
    plan(year, JIANGKOU, 9, 8, "2023-09-20")
    review(year, JIANGKOU, 9, 20, "representatives")
    follow(year, JIANGKOU, "pledges", 9, 22, "result")
    plan(year, YUFENGSHAN, 11, 29, "2023-12-10")
    review(year, YUFENGSHAN, 12, 10, "representatives")
    follow(year, YUFENGSHAN, "pledges", 12, 15, "result")
    review(year, SHUANGTONG, 12, 18, "assembly")


def plan(year: Year, code: str, month: int, day: int, review_on: str) -> None:
    """The plan of a review: told in writing and posted."""

    def walk(page: Walk) -> Walk:
        page.go(f"/pledges/{code}/plan/").fill(review_on=review_on).tick("written", "on").tick("posted", "on")
        return page.tick("chair", "supervisory").press("记下")

    year.act(month, day, code, "plan", walk)


def review(year: Year, code: str, month: int, day: int, body: str) -> None:
    """Ballots counted on paper; all are 称职."""

    def walk(page: Walk) -> Walk:
        page.go(f"/pledges/{code}/review/").fill(issued="36", ballots="35")
        page = _paper(page, date(2023, month, day), body=body)
        return page.tick("chair", "supervisory").press("记下")

    year.act(month, day, code, "review", walk)


def committees(year: Year) -> None:
    """Walks and their reports, an activity, a seat that falls empty and is filled, the town's judgement of both measures."""
    tell = {"households": "8", "text": "三组路灯不亮\n水渠塌了一段"}
    year.act(4, 10, YUFENGSHAN, "walk", lambda page: page.go(f"/committees/{YUFENGSHAN}/visit/").fill(**tell).press("记下"))
    follow(year, YUFENGSHAN, "committees", 4, 12, "reported", major="1")
    follow(year, YUFENGSHAN, "committees", 4, 15, "to_party")
    few = {"households": "4", "text": "楼道灯坏了"}
    year.act(4, 4, SHUANGTONG, "walk", lambda page: page.go(f"/committees/{SHUANGTONG}/visit/").fill(**few).press("记下"))
    follow(year, SHUANGTONG, "committees", 4, 4, "reported", major="0")
    year.act(6, 1, SHUANGTONG, "walk", lambda page: page.go(f"/committees/{SHUANGTONG}/visit/").fill(**few).press("记下"))
    done = {"text": "清河道", "participants": "40", "stationed": "2"}
    year.act(5, 8, YUFENGSHAN, "activity", lambda page: page.go(f"/committees/{YUFENGSHAN}/activity/").fill(**done).press("记下"))
    year.act(7, 3, SHUANGTONG, "seat empty", lambda page: _left(page))
    year.act(8, 12, SHUANGTONG, "seat filled", lambda page: _came(page))
    for measure in (7, 8):
        year.act(12, 20, WANGJIA, f"judge {measure}", lambda page, no=measure: page.go(f"/judge/{WANGJIA}/{no}/").press("有记录的").press("记下研判"))


def _left(page: Walk) -> Walk:
    seat = Seat.objects.get(unit_code=SHUANGTONG, body="environment", person__name="environment3")
    page.go(f"/bodies/{SHUANGTONG}/leave/?body=environment").tick("seats", str(seat.pk)).fill(change="resigned", last_on="2023-07-02")
    return page.press("登记离任")


def _came(page: Walk) -> Walk:
    page.go(f"/bodies/{SHUANGTONG}/join/?body=environment").fill(change="by_election", p0_name="environment4").tick("p0_sex", "f")
    return page.press("登记")


def conventions(year: Year) -> None:
    """A convention and a charter all the way; a pact without its fine, filed late; what the representatives of 江口村 passed."""
    opinions = f"/conventions/{YUFENGSHAN}/opinions/village_rules/"
    year.act(4, 11, YUFENGSHAN, "opinions", lambda page: page.go(opinions).fill(households="186", opinions="27").press("记下"))
    draft(year, YUFENGSHAN, "village_rules", 4, 13, TEXT, send=True)
    year.act(4, 14, WANGJIA, "draft read", lambda page: page.tap("公约草案送来看").press("回给"))
    vote(year, YUFENGSHAN, "village_rules", 5, 10, "assembly")
    for day, step in ((16, "filed"), (18, "posted")):
        follow(year, YUFENGSHAN, "conventions", 5, day, step)
    follow(year, YUFENGSHAN, "conventions", 5, 25, "reviewed", who=WANGJIA)
    draft(year, YUFENGSHAN, "village_charter", 4, 20, CHARTER)
    vote(year, YUFENGSHAN, "village_charter", 4, 21, "assembly")
    for month, day, step in ((4, 28, "c_filed"), (4, 29, "c_posted")):
        follow(year, YUFENGSHAN, "conventions", month, day, step)
    follow(year, YUFENGSHAN, "conventions", 5, 6, "c_reviewed", who=WANGJIA)
    draft(year, SHUANGTONG, "residents_pact", 4, 10, FINE, send=True)
    doubt = f"d-fine-{FINE.index('罚款')}"
    year.act(4, 11, HUIXING, "draft read", lambda page: page.tap("公约草案送来看").tick(doubt, "change").fill(text="去掉罚款。").press("回给"))
    draft(year, SHUANGTONG, "residents_pact", 4, 20, TEXT)
    vote(year, SHUANGTONG, "residents_pact", 5, 10, "assembly")
    for day, step in ((24, "filed"), (25, "posted")):
        follow(year, SHUANGTONG, "conventions", 5, day, step)
    draft(year, JIANGKOU, "village_rules", 6, 14, TEXT)
    vote(year, JIANGKOU, "village_rules", 6, 15, "representatives")
    used = f"/conventions/{YUFENGSHAN}/used/"
    year.act(8, 20, YUFENGSHAN, "used", lambda page: page.go(used).fill(activities="1", talks="6", text="劝导升学宴").press("记下"))


def draft(year: Year, code: str, subject: str, month: int, day: int, text: str, *, send: bool = False) -> None:
    """A text put in, and before the town where it is sent."""

    def walk(page: Walk) -> Walk:
        page.go(f"/conventions/{code}/put/{subject}/").fill(body=text).press("存下")
        return page.press("送镇（街道）看") if send else page

    year.act(month, day, code, f"draft {subject}", walk)


def vote(year: Year, code: str, subject: str, month: int, day: int, body: str) -> None:
    """The newest text is voted on at a meeting on paper."""

    def walk(page: Walk) -> Walk:
        text = Version.objects.filter(unit_code=code, subject=subject).latest("made_on")
        page = _paper(page.go(f"/conventions/{code}/").tap("记表决", within=str(text.pk)), date(2023, month, day), body=body)
        if subject.endswith("charter"):
            page.tick("party", "on")
        return page.press("记下")

    year.act(month, day, code, f"vote {subject}", walk)


def guidance(year: Year) -> None:
    """A visit of each town with a finding and a promise, the town's own measures, the district's word."""
    measures = {"text": "一、补齐协商。二、配打印机。", "obstacles": "2", "measures": "2"}
    year.act(4, 3, WANGJIA, "measures", lambda page: page.go(f"/guidance/{WANGJIA}/measures/").fill(**measures).press("记下"))
    for town, code, settled in ((WANGJIA, YUFENGSHAN, 14), (TONGJING, JIANGKOU, 18)):
        year.act(9, 12, town, "visit", lambda page, code=code: _visited(page, code))
        follow(year, code, "guidance", 9, settled, "settled", text="已补写")
    follow(year, YUFENGSHAN, "guidance", 9, 20, "given", who=WANGJIA, text="讲过一次")
    for day, town in ((20, WANGJIA), (22, TONGJING)):
        year.act(12, day, DISTRICT, f"evaluation {town}", lambda page, town=town: page.go(f"/guidance/{town}/evaluation/").press("记下"))
    year.act(12, 28, DISTRICT, "judge 0", lambda page: page.go(f"/judge/{DISTRICT}/0/").press("有记录的").press("记下研判"))


def _visited(page: Walk, code: str) -> Walk:
    page.go(f"/guidance/{code[:9]}/visit/").tick("units", code).tick("ways", "read", "visited")
    told = {"found1": "意见本从5月起没有写", "found1_unit": code, "help1": "请区里讲一次怎么记意见", "help1_unit": code, "help1_due": "2023-10-13"}
    return page.fill(**told).press("保存")
