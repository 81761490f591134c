"""The sentences of the draft: how the measures stand, what is asked of this town by name, what is late, what is done; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cunju.activities.quarterly.rules.fitting import Item, Sentence, fitting, left_out
from cunju.activities.quarterly.rules.story import Named, Part, Town, named
from cunju.kernel.days import short_day

OPENING, BY_NAME, LATE, TODAY, OWN, OF_TASK, NOTED, ANSWERED, UNOPENED = range(9)
TELLING = ("met", "met_late", "needs_person", "overdue", "open", "due_soon", "not_due", "no_room")


def draft(
    town: Town,
    parts: Sequence[Part],
    asked: Sequence[Named],
    tasks: Mapping[int, str],
    own: Mapping[int, str],
    limit: int,
) -> tuple[list[Sentence], list[Sentence]]:
    """The opening, what is asked by name, what is late or due that day, the tasks in their order with the officer's own lines.

    As many as stand within ``limit``; then those that do not, so that nobody misses one unawares.
    """
    items = [_opening(town, parts), *_by_name(asked), *_late(parts), *_due_today(parts, town.on)]
    for task, title in tasks.items():
        mine = [one for one in parts if one.task == task]
        items += _of_task(task, town.units.fit(title), mine)
        if own.get(task, "").strip():
            measures = tuple(one.measure for one in mine)
            items.append(Item((Sentence(_closed(own[task].strip()), measures, (), task, own=True),), OWN))
    items += _unopened(town, parts)
    told = fitting(items, limit)
    return told, left_out(items, told)


def silent(parts: Sequence[Part], tasks: Mapping[int, str]) -> dict[int, str]:
    """Tasks that take the officer's own line, with what waits there: nobody judged it, or nothing can be told of it."""
    found = {}
    for task in tasks:
        mine = [one for one in parts if one.task == task]
        waiting = [one for one in mine if one.judge]
        if waiting:
            found[task] = f"{len(waiting)}项待研判{_held(waiting)}"
        elif not _of_task(task, "", mine):
            found[task] = "没有可写的记录"
    return found


def _closed(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text.rstrip('；;，,.')}。"


def _opening(town: Town, parts: Sequence[Part]) -> Item:
    """Every measure counted once, so that the numbers make up all of them."""
    count = Counter(one.group for one in parts)
    running = [one for one in parts if one.group == "running"]
    waiting = [one for one in parts if one.group == "judge"]
    told = [
        (count["done"], "项已完成", ""),
        (count["running"], "项推进中", _so_many(sum(not one.begun for one in running), len(running))),
        (count["judge"], "项待研判", _held(waiting)),
        (count["late"], "项有逾期", ""),
        (count["no_room"], "项暂未开通登记", ""),
        (count["aside"], "项不纳入评价", ""),
        (count["nothing"], "项尚无应办事项", ""),
        (count["out"], "项不涉及", ""),
    ]
    text = "，".join(f"{number}{words}{more}" for number, words, more in told if number)
    return _item(
        OPENING,
        [f"按照{town.notice}要求，{town.name}{town.kinds}推进{len(parts)}项措施：{text}。"],
        parts,
        facts=_once(uid for one in parts for uid in one.facts),
        late=len({name for one in parts for name in one.late_names}),
    )


def _held(waiting: Sequence[Part]) -> str:
    """How many measures that wait have anything on record, a part that is done already included; nothing where none has."""
    recorded = sum(one.begun for one in waiting)
    return f"（其中{recorded}项已有记录）" if recorded else ""


def _so_many(none: int, of: int) -> str:
    if not none:
        return ""
    return "（都还没有记录）" if none == of else f"（其中{none}项还没有记录）"


def _by_name(asked: Sequence[Named]) -> list[Item]:
    """What the notice asks of this town, or of a unit of it, by name."""
    mine = [one for one in asked if one.status in TELLING]
    if not mine:
        return []
    full = "；".join(f"{one.task}{_stands(one)}{_records(one)}" for one in mine)
    short = "；".join(f"{one.task}{_stands(one)}" for one in mine)
    measures = tuple(dict.fromkeys(one.measure for one in mine))
    facts = _once(uid for one in mine for uid in one.facts)
    texts = [f"通知点名的{text}。" for text in (full, short)]
    late = sum(one.status == "overdue" for one in mine)
    return [Item(tuple(Sentence(text, measures, facts, -1, late=late) for text in texts), BY_NAME, True)]


def _stands(one: Named) -> str:
    due = short_day(one.due_on) if one.due_on else ""
    match one.status:
        case "met":
            return "已完成"
        case "met_late":
            return "逾期完成"
        case "needs_person":
            return "待研判"
        case "overdue":
            return "研判为没有落实" if one.judged else f"逾期（{due}到期）"
        case "no_room":
            return "暂未开通登记"
        case _:
            return f"{due}到期" if due else "在办"


def _records(one: Named) -> str:
    if one.status in ("met", "met_late", "no_room") or not one.recorded:
        return ""
    return f"，已有{len(one.facts)}条记录" if one.facts else "，还没有记录"


def _late(parts: Sequence[Part]) -> list[Item]:
    """Every measure with something overdue, and whose."""
    mine = [one for one in parts if one.late_names]
    if not mine:
        return []
    full = "、".join(f"{one.title}（{named(one.late_names, one.late, own=one.late_own)}）" for one in mine)
    short = "、".join(f"{one.title}{len(one.late_names)}个" for one in mine)
    return [
        _item(
            LATE,
            [f"有逾期的：{full}。", f"有逾期的单位数：{short}。"],
            mine,
            facts=_once(uid for one in mine for uid in one.late_facts),
            late=len({name for one in mine for name in one.late_names}),
            task=-1,
            whole=True,
        )
    ]


def _due_today(parts: Sequence[Part], on: date) -> list[Item]:
    """Every measure of which something is due on this very day and not done: neither late nor kept, so by name."""
    mine = [one for one in parts if one.today_names]
    if not mine:
        return []
    said = f"{short_day(on)}当天到期还没有办"
    full = "、".join(f"{one.title}（{named(one.today_names, one.today, own=one.today_own)}）" for one in mine)
    short = "、".join(f"{one.title}{len(one.today_names)}个" for one in mine)
    return [_item(TODAY, [f"{said}的：{full}。", f"{said}的单位数：{short}。"], mine, facts=(), task=-1, whole=True)]


def _of_task(task: int, title: str, mine: Sequence[Part]) -> list[Item]:
    """What the units of the town have done of a task; nothing where nothing was due."""
    told = [one for one in mine if _done_once(one) or _tells(one)]
    more = [one for one in mine if one.notes]
    if not told:
        return _only_noted(task, title, more)
    full = [phrase for one in told for phrase in _done_once(one)]
    full += _kept([one for one in told if _tells(one) and (one.regular or not _done_once(one))])
    short = [phrase for one in told if not _tells(one) for phrase in _done_once(one, answered=False)]
    short += _kept([one for one in told if _tells(one)])
    facts = _once(uid for one in told for uid in one.done_facts)
    plain = [_sentence(_said(title, phrases), told, facts, task) for phrases in (full, short or full)]
    if more:
        both = [one for one in mine if one in told or one in more]
        facts = _once((*facts, *(uid for one in more for uid in one.note_facts)))
        plain.insert(0, _sentence(_said(title, [*full, *_noted(more)]), both, facts, task))
    return [Item(tuple(plain), OF_TASK if short else ANSWERED)]


def _said(title: str, phrases: Sequence[str]) -> str:
    return f"{title}方面，{'，'.join(phrases)}。"


def _only_noted(task: int, title: str, more: Sequence[Part]) -> list[Item]:
    """Of a task that people judge: what is on record, where room is short the first of each."""
    if not more:
        return []
    facts = _once(uid for one in more for uid in one.note_facts)
    return [_item(NOTED, [_said(title, _noted(more)), _said(title, _noted(more, most=1))], more, facts=facts, task=task)]


def _noted(more: Sequence[Part], *, most: int | None = None) -> list[str]:
    """What the records beside a judgement come to; whether it is carried out is a person's to say."""
    return [f"{one.noted.said}{one.title}{'记有' if most is None else '有'}{'、'.join(one.notes[:most])}" for one in more]


def _sentence(text: str, parts: Sequence[Part], facts: tuple[str, ...], task: int) -> Sentence:
    return Sentence(text, tuple(one.measure for one in parts), facts, task)


def _tells(one: Part) -> bool:
    """Whether the measure itself is said to be kept: never while a part of it waits for a judgement, or cannot be recorded.

    What was done ahead of its day is told by the thing done, where it has a name.
    """
    named = len(one.early) and _done_once(one)
    return bool(one.kept) and not (one.judge or one.unopened or named)


def _done_once(one: Part, *, answered: bool = True) -> list[str]:
    """What is done, with what was answered to records of the year where asked for."""
    return [
        f"{each.units.said}已{each.verb}{each.units.fit(each.object)}{f'（{each.numbers}）' if each.numbers else ''}"
        for each in one.onces
        if len(each.units) and (answered or not each.answered)
    ] + [f"镇（街道）已{each}" for each in one.sent]


def _kept(told: Sequence[Part]) -> list[str]:
    """``7个村（社区）按时公开、公开程序到期的都已办``: measures that stand alike are said together."""
    alike: dict[tuple[tuple[str, str], ...], list[Part]] = {}
    for one in told:
        alike.setdefault(tuple((units.said, how) for units, how in (*one.kept, (one.late, ""))), []).append(one)
    return [phrase for each in alike.values() for phrase in _alike(each)]


def _alike(each: Sequence[Part]) -> list[str]:
    """Units by how they stand; those that are late are said last."""
    titles, late = "、".join(one.title for one in each), each[0].late
    phrases = [f"{units.said}{titles}{how}" for units, how in each[0].kept]
    return [*phrases[:-1], phrases[-1] + (f"、{late.said}逾期" if len(late) else "")]


def _unopened(town: Town, parts: Sequence[Part]) -> list[Item]:
    """What this platform cannot record yet, with the day the notice sets."""
    mine = [one for one in parts if one.group == "no_room"]
    if not mine:
        return []
    names = "、".join(f"{one.title}{_by(one.by, town.on)}" for one in mine)
    return [_item(UNOPENED, [f"{names}暂未开通登记。"], mine, facts=(), task=-1)]


def _by(day: date | None, on: date) -> str:
    if day is None:
        return ""
    return f"（{short_day(day)}{'到期' if day >= on else '已过'}）"


def _item(
    rank: int,
    texts: Sequence[str],
    parts: Sequence[Part],
    *,
    facts: tuple[str, ...],
    late: int = 0,
    task: int = 0,
    whole: bool = False,
) -> Item:
    measures = tuple(one.measure for one in parts)
    return Item(tuple(Sentence(text, measures, facts, task, late=late) for text in texts), rank, whole)


def _once(uids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(uids))
