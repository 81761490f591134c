"""Problems and next steps of the quarterly form read back and counted anew; beside ``forms``."""

import re
from collections.abc import Sequence
from datetime import date

from cunju.duties import openings
from cunju.duties.status import Window
from cunju.kernel.words import short_name
from cunju.ledger.models import Fact
from cunju.org.models import Unit
from tests.journeys.anew import UNIT_OWES, Anew
from tests.journeys.forms import KINDS, Untrue, names

MONTHS = re.compile(r"(\d+)月至(\d+)月(?=\D)")
QUARTERS = "第一季度|第二季度|第三季度|第四季度"
PERIOD = re.compile(rf"(?:{QUARTERS}|上半年|下半年|\d+月)")
DAY = re.compile(r"(?P<day>年底|(?P<m>\d+)月(?P<d>\d+)日)前(?P<what>.+)")
COUNTED = re.compile(rf"(?P<n>\d+)个(?:{KINDS})")


def check(problems: str, anew: Anew, *, waiting: int, written: Sequence[str] = ()) -> None:
    """Every late thing is named with all it is of; every step is about something that is to come or late."""
    told, _, steps = problems.partition("下步打算：")
    lines = [one for one in told.removesuffix("。").split("；") if one]
    rest = late_of(anew)
    outside = _outside(anew)
    for line in lines:
        if line in outside:
            outside.remove(line)
        elif line.startswith("督促发现"):
            _seen(line.removeprefix("督促发现"), anew)
        elif not any(text in line for text in written):
            _line(line, anew, rest)
    if rest and not written and "另有" not in told:
        raise Untrue(f"late and not said: {sorted(rest)[:5]}")
    each = [one for one in steps.split("。") if one]
    if len(each) > 6 or any(len(one) > 80 for one in each):
        raise Untrue(f"more than six, or not short: {steps}")
    for one in each:
        _step(one, anew, waiting)


def _judged(anew: Anew, kind: str) -> list[tuple[Unit, list[Fact]]]:
    """The records of a kind beside judgements, by unit."""
    ids = [
        (unit, {uid for who, one in anew.all if who == unit and one.judgement == "person" and one.binding for uid in one.facts})
        for unit in anew.units
    ]
    return [(unit, list(Fact.objects.filter(uid__in=mine, kind=kind))) for unit, mine in ids if mine]


def _outside(anew: Anew) -> list[str]:
    """What records say was outside the lists: a certificate given that none allows, what a check found."""
    given = [(unit, [one for one in facts if one.attributes["result"] == "issued" and one.attributes["item"] == "清单外"])
             for unit, facts in _judged(anew, "fourlists.certificate_decided")]  # fmt: skip
    found = [(unit, sum(one.attributes["outside"] for one in facts)) for unit, facts in _judged(anew, "fourlists.checked")]
    told = [f"{short_name(unit.name)}清单外出具证明{len(facts)}件" for unit, facts in given if facts]
    return told + [f"{short_name(unit.name)}照单检查发现清单外事项{n}件" for unit, n in found if n]


def _unfinished(anew: Anew) -> int:
    begun, done = (sum(len(facts) for _, facts in _judged(anew, kind)) for kind in ("partners.project_started", "partners.project_finished"))
    return begun - done


def _open(anew: Anew, kind: str) -> list[tuple[str, str]]:
    """Of what a record of that kind opened and nobody answered: the unit and the record's words."""
    mine = [(unit, one) for unit, one in anew.all if anew.duties[one.duty].window.after == kind and one.status == "open"]
    said = openings.words((one for _, one in mine), office="500112")
    return [(short_name(unit.name), said[one.opening]) for unit, one in mine if one.opening in said]


def _seen(line: str, anew: Anew) -> None:
    """What a visit found is told with whom it was found and in the words of its record, or the rest are counted."""
    found = _open(anew, "guidance.finding_opened")
    if counted := re.fullmatch(r"的问题另有(\d+)个没有办结", line):
        _equal(int(counted[1]), len(found) - 3, line)
    elif line not in {name + text for name, text in found}:
        raise Untrue(f"no visit found: {line}")


def late_of(anew: Anew) -> set[tuple[str, str, str]]:
    """Everything late as who, period, verb and object."""
    return {
        (_owner(unit, one, anew), _period(one, anew), _said(one))
        for unit, one in anew.all
        if one.status == "overdue" and one.owed_by in (*UNIT_OWES, "town")
    }


def _owner(unit: Unit, one: Window, anew: Anew) -> str:
    name = short_name(anew.town.name if one.owed_by == "town" else unit.name)
    return name + ("监督委员会" if one.owed_by == "supervisory" else "")


def _period(one: Window, anew: Anew) -> str:
    each = anew.duties[one.duty].window.each
    if each == "quarter":
        return QUARTERS.split("|")[(one.from_.month - 1) // 3]
    if each == "half":
        return "上半年" if one.from_.month == 1 else "下半年"
    return f"{one.from_.month}月" if each == "month" else ""


def _said(one: Window) -> str:
    stem = re.sub("^(本季度|季度|本月|当月)", "", one.object)
    return ("" if one.verb == "研判" else one.verb) + stem


def _line(line: str, anew: Anew, rest: set[tuple[str, str, str]]) -> None:
    """Takes what a line says out of ``rest``; Untrue where it says something that is not late, or not of these."""
    body = re.sub(r"(逾期（[^）]+到期）|逾期|研判为没有落实|不符合要求)$", "", line)
    if body == line:
        raise Untrue(f"cannot be read: {line}")
    items = {(period, said) for _, period, said in rest if _mentions(body, period, said)}
    owners = [name for name in _owners(anew) if any((name, *item) in rest for item in items)]
    mine = [
        name for name in owners if body.startswith(name.removesuffix("监督委员会")) or name in _whose(body)
    ]
    taken = {(name, *item) for name in _all_of(body, owners, mine) for item in items if (name, *item) in rest}
    if not taken:
        raise Untrue(f"not late: {line}")
    rest -= taken


def _owners(anew: Anew) -> list[str]:
    units = [short_name(one.name) for one in (anew.town, *anew.units)]
    return [name + body for name in units for body in ("", "监督委员会")]


def _whose(body: str) -> list[str]:
    return [name for part in re.split(r"、", body) for name in (part, f"{part}监督委员会")]


def _all_of(body: str, owners: Sequence[str], mine: Sequence[str]) -> Sequence[str]:
    """The owners a line speaks of: those named, or, where it counts them, that many with the first five named."""
    body_of = "监督委员会" if re.search(r"监督委员会(?!工作簿|例会|程序|履职|4项)", body) else ""
    these = [one for one in owners if one.endswith("监督委员会") == bool(body_of)]
    if counted := re.match(rf"(?P<said>.+?等\d+个(?:{KINDS}|单位))", body):
        names(counted["said"], [one.removesuffix("监督委员会") for one in these], body)
        return these
    head = body.split("监督委员会")[0] if body_of else body
    named = [one for one in these if _stands(one.removesuffix("监督委员会"), head)]
    return named or mine


def _stands(name: str, head: str) -> bool:
    return re.search(rf"(^|、){re.escape(name)}", head) is not None


def _mentions(body: str, period: str, said: str) -> bool:
    """Whether a line speaks of a thing of a period: 3月至8月 are six months."""
    verb, stem = _split(body, said)
    if stem is None or verb not in body:
        return False
    runs = MONTHS.findall(body)
    spread = {f"{n}月" for first, last in runs for n in range(int(first), int(last) + 1)}
    return not period or period in body or period in spread


def _split(body: str, said: str) -> tuple[str, str | None]:
    for size in range(4, -1, -1):
        verb, stem = said[:size], said[size:]
        for one in (
            stem,
            stem.replace("村（居）", "村"),
            stem.replace("村（居）", "居"),
            stem.replace("村（社区）", "村"),
            stem.replace("村规民约、居民公约", "村规民约"),
            stem.replace("村规民约、居民公约", "居民公约"),
        ):
            if one and one in body and verb in body:
                return verb, one
    return said, None


def _step(step: str, anew: Anew, waiting: int) -> None:
    if found := re.fullmatch(r"逐项研判(\d+)项措施里待研判的事项", step):
        _equal(int(found[1]), waiting, step)
    elif found := re.fullmatch(r"办理镇街待办的(.+?)(\d+)项", step):
        open_ = [
            w
            for _, w in anew.all
            if w.owed_by == "town" and w.status == "open" and w.verb + w.object == found[1]
        ]
        _equal(int(found[2]), len(open_), step)
    elif found := re.fullmatch(r"督促完成已启动的联动项目(\d+)个", step):
        _equal(int(found[1]), _unfinished(anew), step)
    elif found := re.fullmatch(r"督促办结已发现的问题(\d+)个", step):
        _equal(int(found[1]), len(_open(anew, "guidance.finding_opened")), step)
    elif found := re.fullmatch(r"兑现答应(?:的(?:其他)?帮助\d+项|(.+?)的帮助：(.+))", step):
        promised = _open(anew, "guidance.help_promised")
        if found[1] and (found[1], found[2]) not in promised:
            raise Untrue(f"nobody promised: {step}")
    elif step.startswith(("抓紧", "督促")):
        if not late_of(anew):
            raise Untrue(f"nothing is late: {step}")
    elif found := DAY.fullmatch(step):
        day = (
            date(anew.on.year, 12, 31)
            if found["day"] == "年底"
            else date(anew.on.year, int(found["m"]), int(found["d"]))
        )
        _of_day(found["what"], day, anew, step)
    else:
        raise Untrue(f"no such step is known: {step}")


def _of_day(what: str, day: date, anew: Anew, step: str) -> None:
    """Of a day: names and numbers are those of units with something due on it that is not done."""
    due = [
        (unit, one)
        for unit, one in anew.all
        if one.due_on == day and one.binding and one.status in ("due_soon", "not_due", "needs_person")
    ]
    if not due:
        raise Untrue(f"nothing is due on that day: {step}")
    if found := COUNTED.match(what):
        period = PERIOD.search(what)
        units = {
            unit.code
            for unit, one in due
            if _mentions(what, _period(one, anew) if period else "", _said(one)) and one.owed_by != "town"
        }
        _equal(int(found["n"]), len(units), step)
    for unit in anew.units:
        if _stands(short_name(unit.name), what) and unit not in [one for one, _ in due]:
            raise Untrue(f"{unit.name} owes nothing on that day: {step}")


def _equal(said: int, counted: int, where: str) -> None:
    if said != counted:
        raise Untrue(f"{where}: counted {counted}")
