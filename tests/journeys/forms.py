"""The sentences of the quarterly form read back and counted anew, from standings alone: nothing here knows how they are drafted."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cunju import catalogue
from cunju.duties.status import Window
from cunju.kernel.words import short_name
from cunju.ledger import interface as ledger
from cunju.ledger.models import Fact
from cunju.org.models import Unit
from tests.journeys import formrecords
from tests.journeys.anew import MET, UNIT_OWES, Anew

KINDS = r"村（社区）|村|社区"
GROUPS = ("已完成", "推进中", "待研判", "有逾期", "暂未开通登记", "不纳入评价", "尚无应办事项", "不涉及")
OPENING = re.compile(r"按照(?P<notice>.+?)要求，(?P<who>.+?)推进(?P<of>\d+)项措施：(?P<told>.+)。")
GROUP = re.compile(rf"(?P<n>\d+)项(?P<word>{'|'.join(GROUPS)})(?:（(?P<more>[^）]+)）)?")
NAMED = re.compile(r"(?P<who>[^“]*)“(?P<what>[^”]+)”(?P<how>.+?)(?:，(?:已有(?P<n>\d+)条记录|还没有记录))?")
LATE = re.compile(r"(?P<title>[^（）、]+)（(?P<names>(?:[^（）]|（社区）)+)）(?:、|$)")
KEPT = re.compile(
    rf"(?P<n>\d+)个(?P<kind>{KINDS})(?P<titles>.+?)(?P<how>已全部办完|到期的都已办|已先办一部分（未到期）)(?:、(?P<late>\d+)个(?:{KINDS})逾期)?"
)
ONCE = re.compile(rf"(?P<n>\d+)个(?P<kind>{KINDS})已(?P<what>[^（]+(?:（居）[^（]+)?)(?:（(?P<numbers>[^）]+)）)?")
SENT = re.compile(r"镇（街道）已(?P<what>[^（]+)（(?P<n>\d+)个）")
UNOPENED = re.compile(r"(?P<title>[^（）、]+)(?:（(?P<month>\d+)月(?P<day>\d+)日(?P<when>到期|已过)）)?(?:、|$)")


class Untrue(AssertionError):
    """A sentence that the windows do not bear out."""


@dataclass
class Claim:
    """What one sentence says: the windows it rests on, and for the opening the measures under each number."""

    windows: list[tuple[Unit, Window]] = field(default_factory=list)
    measures: dict[str, list[int]] = field(default_factory=dict)


def check(sentence: str, anew: Anew) -> Claim:
    """What a sentence says, counted anew; Untrue where it does not hold, or where it says something nobody can count."""
    for start, read in (
        ("按照", _opening), ("通知点名的", _named), (r"[^：]*单位数：", _late_short), ("有逾期的：", _late), (r"\d+月\d+日当天到期", _late),
    ):  # fmt: skip
        if re.match(start, sentence):
            return read(sentence, anew)
    if sentence.endswith("暂未开通登记。"):
        return _unopened(sentence, anew)
    if "方面，" in sentence:
        return _task(sentence, anew)
    raise Untrue(f"no such sentence is known: {sentence}")


def _same(said: object, counted: object, where: str) -> None:
    if said != counted:
        raise Untrue(f"{where}: says {said}, counted {counted}")


def _opening(sentence: str, anew: Anew) -> Claim:
    found = _match(OPENING, sentence)
    kinds = [one.kind for one in anew.units]
    told = [f"{kinds.count(kind)}个{word}" for kind, word in (("village", "村"), ("community", "社区")) if kind in kinds]
    _same(found["who"], anew.town.name + "、".join(told), sentence)
    _same(found["notice"], catalogue.notice().number, sentence)
    _same(int(found["of"]), len(anew.titles), sentence)
    counted: dict[str, list[int]] = {}
    for measure in anew.titles.values():
        counted.setdefault(anew.group(measure), []).append(measure)
    said = {}
    for part in found["told"].split("，"):
        group = _match(GROUP, part)
        said[group["word"]] = int(group["n"])
        _more(group["word"], group["more"], counted.get(group["word"], []), anew, sentence)
    _same(said, {word: len(each) for word, each in counted.items()}, sentence)
    return Claim([pair for no in anew.titles.values() for pair in anew.bound(no)], counted)


def _more(word: str, more: str | None, measures: Sequence[int], anew: Anew, sentence: str) -> None:
    """What stands in brackets behind a number: how many of them have records."""
    if word == "待研判":
        held = sum(_on_record(no, anew) for no in measures)
        _same(more, f"其中{held}项已有记录" if held else None, sentence)
    elif word == "推进中":
        none = sum(not _on_record(no, anew) for no in measures)
        all_ = "都还没有记录" if none == len(measures) else f"其中{none}项还没有记录"
        _same(more, all_ if none else None, sentence)
    else:
        _same(more, None, sentence)


def _on_record(measure: int, anew: Anew) -> bool:
    """Whether any window of a measure has a record, or what the notice asks by name under it was begun."""
    bound = anew.bound(measure)
    return any(one.count or one.facts for _, one in bound) or any(
        _records(unit, one, anew) for unit, one in bound if unit.code in anew.duties[one.duty].applies_to
    )


def _named(sentence: str, anew: Anew) -> Claim:
    """Each duty that names this town or a unit of it, no more and no less."""
    mine = {
        ("" if unit == anew.town else short_name(unit.name), ("" if one.verb == "研判" else one.verb) + one.object): (unit, one)
        for unit, one in anew.all
        if unit.code in anew.duties[one.duty].applies_to
        and one.binding
        and one.owed_by in (*UNIT_OWES, "town")
    }
    parts = [
        _match(NAMED, part) for part in sentence.removeprefix("通知点名的").removesuffix("。").split("；")
    ]
    _same({(one["who"], one["what"]) for one in parts}, set(mine), sentence)
    for part in parts:
        unit, one = mine[part["who"], part["what"]]
        _same(part["how"], _how(one), sentence)
        told = int(part["n"] or 0) if part["n"] or "还没有记录" in part[0] else None
        asks = one.status not in (*MET, "no_room") and bool(anew.duties[one.duty].kinds)
        _same(told, _records(unit, one, anew) if asks else None, sentence)
    return Claim(list(mine.values()))


def _how(one: Window) -> str:
    due = f"{one.due_on.month}月{one.due_on.day}日到期" if one.due_on else "在办"
    words = {"met": "已完成", "met_late": "逾期完成", "needs_person": "待研判", "no_room": "暂未开通登记"}
    late = "研判为没有落实" if one.judgement == "person" else f"逾期（{due}）"
    return late if one.status == "overdue" else words.get(one.status, due)


def _records(unit: Unit, one: Window, anew: Anew) -> int:
    """Records of the duty's kinds in the unit from the window's first day on, of its project alone, its plan among them."""
    kinds, where = anew.duties[one.duty].kinds, anew.duties[one.duty].where
    plans = ["showcase.plan_made"] if "showcase.milestone_reached" in kinds else []
    found = ledger.facts_of(unit.code, kinds=[*plans, *kinds], between=(one.from_, anew.on)) if kinds else []
    mine = [fact for fact in found if all(each.holds(fact.attributes) for each in where if each.field == "project")]
    return len({*one.facts, *(str(fact.uid) for fact in mine if fact.recorded_on <= anew.known)})


def _late(sentence: str, anew: Anew) -> Claim:
    head, _, body = sentence.removesuffix("。").partition("：")
    who = _whose(head, anew)
    parts = list(LATE.finditer(body))
    _same({one["title"] for one in parts}, {title for title, no in anew.titles.items() if who(no)}, sentence)
    for part in parts:
        names(part["names"], who(anew.titles[part["title"]]), sentence)
    return _overdue([anew.titles[one["title"]] for one in parts], anew, head)


def _whose(head: str, anew: Anew) -> Callable[[int], list[str]]:
    """Who is late, or what is due on the very day the sentence names."""
    if head.startswith("有逾期的"):
        return anew.late
    _same(head.partition("当天")[0], f"{anew.on.month}月{anew.on.day}日", head)
    return anew.due_today


def names(said: str, counted: Sequence[str], where: str) -> None:
    """Names as far as five, then how many in all."""
    few = re.fullmatch(rf"(?P<names>.+)等(?P<n>\d+)个(?:{KINDS}|单位)", said)
    if few is None:
        _same(said.split("、"), list(counted), where)
        _same(len(counted) <= 5, True, where)
    else:
        _same(few["names"].split("、"), list(counted)[:5], where)
        _same(int(few["n"]), len(counted), where)


def _late_short(sentence: str, anew: Anew) -> Claim:
    head, _, body = sentence.removesuffix("。").partition("：")
    said = {part[: part.rindex(n)]: int(n) for part in body.split("、") for n in re.findall(r"(\d+)个$", part)}
    who = _whose(head, anew)
    _same(said, {title: len(who(no)) for title, no in anew.titles.items() if who(no)}, sentence)
    return _overdue([anew.titles[title] for title in said], anew, head)


def _overdue(measures: Iterable[int], anew: Anew, head: str) -> Claim:
    meant = anew.today if "当天" in head else lambda one: one.status == "overdue"
    return Claim([(u, w) for no in measures for u, w in anew.bound(no) if meant(w)])


def _unopened(sentence: str, anew: Anew) -> Claim:
    parts = list(UNOPENED.finditer(sentence.removesuffix("暂未开通登记。")))
    mine = {title: no for title, no in anew.titles.items() if anew.group(no) == "暂未开通登记"}
    _same([one["title"] for one in parts], list(mine), sentence)
    for part in parts:
        days = [anew.duties[w.duty].window.by for _, w in anew.bound(mine[part["title"]])]
        due = min((day for day in days if day), default=None)
        said = (int(part["month"]), int(part["day"]), part["when"]) if part["month"] else None
        _same(said, (due.month, due.day, "已过" if due < anew.on else "到期") if due else None, sentence)
    return Claim([pair for no in mine.values() for pair in anew.bound(no)])


def _task(sentence: str, anew: Anew) -> Claim:
    _, _, body = sentence.partition("方面，")
    claim = Claim()
    for phrase in body.removesuffix("。").split("，"):
        own, kept = SENT.fullmatch(phrase), KEPT.fullmatch(phrase)
        told = _sent(own, anew, phrase) if own else _kept(kept, anew, phrase) if kept else None
        if noted := formrecords.RECORDED.fullmatch(phrase):
            told = _recorded(noted, anew, phrase)
        claim.windows += _once(_match(ONCE, phrase), anew, phrase) if told is None else told
    return claim


def _sent(found: re.Match[str], anew: Anew, where: str) -> list[tuple[Unit, Window]]:
    """What the town itself did by a day of the notice, and how many."""
    done = [pair for pair in anew.all if anew.duties[pair[1].duty].window.by and pair[1].status in MET]
    done = [(unit, one) for unit, one in done if unit == anew.town and f"{one.verb}{one.object}" == found["what"]]
    _same([one.count for _, one in done], [int(found["n"])], where)
    return done


def _kept(found: re.Match[str], anew: Anew, where: str) -> list[tuple[Unit, Window]]:
    windows = []
    for title in found["titles"].split("、"):
        measure = anew.titles[title]
        bound = anew.bound(measure)
        _same({w.status for _, w in bound} & {"needs_person", "no_room"}, set(), where)
        units = anew.kept(measure)[found["how"]]
        _same(int(found["n"]), len(units), where)
        late = [one for one in anew.units if any(w.status == "overdue" for w in anew.of_unit(one, measure))]
        _same(int(found["late"] or len(late)), len(late), where)
        _same(found["kind"], kind_of(units), where)
        windows += [(u, w) for u, w in bound if u in units and w.status in MET and w.owed_by in UNIT_OWES]
    return windows


def _recorded(found: re.Match[str], anew: Anew, where: str) -> list[tuple[Unit, Window]]:
    """Every number of what is on record beside a judgement, and of how many units; nothing of it is left out."""
    measure = anew.titles[found["title"]]
    judged = [(unit, one) for unit, one in anew.bound(measure) if one.judgement == "person" and one.owed_by in UNIT_OWES and one.facts]
    facts = list(Fact.objects.filter(uid__in={uid for _, one in judged for uid in one.facts}))
    _same(formrecords.told(found), formrecords.counted(facts, first=found["how"] == "有"), where)
    spoken = {one.unit_code for one in facts if one.kind in formrecords.KINDS}
    units = [unit for unit in anew.units if unit.code in spoken]
    _same((int(found["n"]), found["kind"]), (len(units), kind_of(units)), where)
    return judged


def _once(found: re.Match[str], anew: Anew, where: str) -> list[tuple[Unit, Window]]:
    """Who has done a thing the notice asks once a year, or what records asked for; two verbs of one object are of the same units."""
    if two := re.fullmatch(r"(?P<first>[^、]{2})、(?P<second>[^、]{2})(?P<object>.+)", found["what"]):
        head = found[0][: found.start("what") - found.start()]
        each = [_match(ONCE, head + two[verb] + two["object"]) for verb in ("first", "second")]
        claims = [_once(one, anew, where) for one in each]
        _same(*({unit.code for unit, _ in claim} for claim in claims), where)
        return [pair for claim in claims for pair in claim]
    done = [
        (unit, one)
        for unit, one in anew.all
        if one.authority in ("notice", "policy")
        and one.binding
        and one.status in MET
        and one.owed_by in UNIT_OWES
        and found["what"] in _wordings(one)
        and _told(unit, one, anew)
    ]
    units = list({unit.code: unit for unit, _ in done}.values())
    _same(found["numbers"], formrecords.numbers([one for _, one in done]), where)
    _same(int(found["n"]), len(units), where)
    _same(found["kind"], kind_of(units), where)
    wording = {"村": "村", "社区": "居"}.get(found["kind"])
    for both in ("村（居）", "村规民约、居民公约"):
        _same(both in found["what"], both in done[0][1].object and wording is None, where)
    return done


def _told(unit: Unit, one: Window, anew: Anew) -> bool:
    """What stands once a year, and what records open where nothing of it is left open."""
    if anew.duties[one.duty].window.after:
        mine = [each for who, each in anew.bound(one.measure) if who == unit and each.duty == one.duty]
        return one.kind in formrecords.ANSWERED and all(each.status in MET for each in mine)
    once = anew.duties[one.duty].window.each == "year" or anew.duties[one.duty].window.state is not None
    return once and one.authority == "notice"


def _wordings(one: Window) -> set[str]:
    said = one.verb + one.object
    both = "村规民约、居民公约"
    return {
        said, said.replace("村（居）", "村").replace(both, "村规民约"), said.replace("村（居）", "居").replace(both, "居民公约"),
    }  # fmt: skip


def kind_of(units: Sequence[Unit]) -> str:
    """What units are called together."""
    kinds = {one.kind for one in units}
    return "村（社区）" if len(kinds) == 2 else "村" if kinds == {"village"} else "社区"


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise Untrue(f"cannot be read: {text}")
    return found
