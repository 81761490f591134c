"""Demonstration records of this room: a year of the committees of the full units, imperfect; elsewhere meetings and a report."""

from datetime import date, timedelta
from typing import Any

from cunju.activities.supervision import actions
from cunju.activities.supervision.models import Entry
from cunju.ledger import interface as ledger
from cunju.org.models import Unit
from cunju.records.book import Told

BY = "demonstration"
YUFENGSHAN, SHUANGTONG, JIANGKOU = "500112018202", "500112004018", "江口村"
SYSTEMS = ("opinions", "meetings", "reports", "records")
RHYTHMS = {"opinions": "month", "meetings": "month", "reports": "half", "records": "each"}
MONTHS = range(4, 10)
# What is brought to the committee and what it makes of it: opinion, content, suggestion, answer, seen, days to each.
CASES = (
    ("村口到便民服务中心的路灯有三盏不亮", "projects", "本月内修好三盏路灯，以后由管护人员按月检查", "列入本月维护", "三盏都亮了"),
    ("低保公示的纸贴得太高，老人看不清", "benefits", "公示贴在一米五以下，字放大", "照办，下期起执行", "已按要求张贴"),
    ("上季度财务公开只写了大类，看不出花在哪里", "disclosure", "财务公开逐笔列明用途和金额", "下期起逐笔列明", "新一期已逐笔列明"),
)  # fmt: skip


def build(stage: Any) -> None:
    """The named units a whole year, other full units the usual month, the rest meetings and a report on half the units."""
    for unit in stage.out.progress(stage.units, total=len(stage.units), label="监督"):
        if not (_named(unit) or stage.is_full(unit)):
            _thin(stage, unit)
            continue
        with ledger.writing([unit.code], now=stage.at(date(2023, 1, 1))):
            if _named(unit):
                _year(stage, unit)
            else:
                _usual(stage, unit)
    stage.enter()


def _named(unit: Unit) -> bool:
    return unit.code in (YUFENGSHAN, SHUANGTONG) or unit.name.startswith(JIANGKOU)


def _year(stage: Any, unit: Unit) -> None:
    """Systems, meetings (one missing at 双桐路社区), three chains of which one waits for its answer, a question running its three days."""
    for system in SYSTEMS:
        said = {"system": system, "sound": True, "rhythm": RHYTHMS[system]}
        _write(stage, unit, "system", date(2023, 4, 6), "按实际情况制定，经监督委员会会议通过。", said)
    for month in MONTHS:
        if month != 6 or unit.code != SHUANGTONG:
            _meeting(stage, unit, date(2023, month, 12))
    for at, case in enumerate(CASES):
        _case(stage, unit, case, begun=date(2023, 4 + 2 * at, 18), steps=(6, 6, 3)[at])
    _write(
        stage, unit, "act", date(2023, 7, 10), "核对二季度票据和凭证", {"right": "review", "content": "finance", "problem": False}
    )  # fmt: skip
    question = {"basis": "breach", "content": "charter"}
    _write(stage, unit, "question", date(2023, 9, 19), "院坝硬化为什么没有经会议讨论就定了施工队", question)
    if unit.code == YUFENGSHAN:
        _write(stage, unit, "opinion", date(2023, 9, 18), "活动室周末不开门", {"channel": "box"}, proxy=True)
    _report(stage, unit)


def _case(stage: Any, unit: Unit, case: tuple[str, ...], *, begun: date, steps: int) -> None:
    opinion, content, suggestion, answer, seen = case
    plan = (
        ("opinion", 0, opinion, {"channel": "visit", "content": content}),
        ("suggestion", 5, suggestion, {"content": content, "to": "committees"}),
        ("answer", 12, answer, {"result": "accepted"}),
        ("check", 30, seen, {"outcome": "done"}),
        ("feedback", 33, "在公开栏通报办理结果", {"channel": "board"}),
    )
    parent: Entry | None = None
    for step, days, text, said in plan[: min(steps, 2) if begun.month == 8 else steps]:
        day = begun + timedelta(days=days)
        parent = _write(stage, unit, step, day, text, said, parent=parent)


def _usual(stage: Any, unit: Unit) -> None:
    """A unit that holds its meetings every month, with one suggestion."""
    for month in MONTHS[:-1]:
        _meeting(stage, unit, date(2023, month, 8 + stage.dice.randrange(12)))
    case = CASES[stage.dice.randrange(len(CASES))]
    _case(stage, unit, case, begun=date(2023, 5, 4), steps=5)
    _report(stage, unit)


def _thin(stage: Any, unit: Unit) -> None:
    """Only what is counted, from paper; some miss a month or the report of the first half."""
    for month in MONTHS[:-1]:
        if stage.dice.random() > 0.02:
            day = date(2023, month, 8 + stage.dice.randrange(12))
            said = {"problems": False, "due": 3, "present": 3}
            stage.note(unit, "supervision.meeting_held", day, said, later=stage.dice.randrange(9))
    if stage.dice.random() > 0.05:
        day = date(2023, 6, 12 + stage.dice.randrange(14))
        stage.note(unit, "supervision.report_heard", day, {"half": "2023H1", "body": "representatives"}, later=3)


def _meeting(stage: Any, unit: Unit, day: date) -> None:
    said = {"problems": False, "due": 3, "present": 3 if day.month % 3 else 2}
    actions.hold_meeting(unit, Told(day, "审查本月公开内容，研究收集的意见。", "", said), by=BY, now=_entered(stage, day))


def _report(stage: Any, unit: Unit) -> None:
    """On the newest assembly or representatives' meeting of the first half; on paper where none is recorded."""
    facts = ledger.facts_of(
        unit.code, kinds=["assemblies.meeting_held"], between=(date(2023, 4, 1), date(2023, 6, 30))
    )
    fit = [one for one in facts if one.attributes.get("body") in ("assembly", "representatives")]
    fit = [one for one in fit if one.attributes.get("result") != "short"]
    day = fit[0].occurred_on if fit else date(2023, 6, 26)
    root = [ledger.chain(fit[0].uid)[0].uid] if fit and fit[0].supersedes else [one.uid for one in fit[:1]]
    actions.hear_report(
        unit, "2023H1", actions.Heard(root[0] if root else None, day, "" if root else "12"), by=BY,
        now=_entered(stage, max(day, date(2023, 6, 27))), text="上半年监督工作情况。",
    )  # fmt: skip


def _entered(stage: Any, day: date) -> Any:
    return stage.at(min(day + timedelta(days=1), stage.today))


def _write(
    stage: Any,
    unit: Unit,
    step: str,
    day: date,
    text: str,
    said: dict[str, Any],
    *,
    parent: Entry | None = None,
    proxy: bool = False,
) -> Entry:
    return actions.write(
        unit, Told(day, text, "", said), step=step, by=BY, now=_entered(stage, day), parent=parent, proxy=proxy
    )
