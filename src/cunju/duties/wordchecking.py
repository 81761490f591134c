"""Whether the kinds and fields a duty names are there and can hold what it asks; each fault a Chinese sentence."""

from collections.abc import Iterable, Iterator
from typing import Any

from cunju import catalogue
from cunju.catalogue import Condition, Duty
from cunju.catalogue.wordtypes import said
from cunju.kernel.kinds import Field

HELD = "assemblies.meeting_held"
Fault = tuple[str, tuple[str, ...]]
TYPE_ZH = {"int": "整数", "str": "文字", "bool": "是否", "date": "日期", "money": "金额", "list": "列表"}


def faults(duty: Duty) -> list[Fault]:
    """What cannot be of a duty: the sentence, and what is known where a name is not."""
    kinds = catalogue.kinds()
    named = [one for one in (*duty.facts, duty.window.after, duty.window.state) if one]
    unknown = [one for one in dict.fromkeys(named) if one not in kinds]
    if unknown:
        return [(f"{duty.id}：没有“{one}”这种记录", tuple(sorted(kinds))) for one in unknown]
    found = [*_plain(duty), *_answering(duty), *_opening(duty), *_state(duty), *_short(duty)]
    return list(dict.fromkeys(found))


def _plain(duty: Duty) -> Iterator[Fault]:
    if duty.at_most is not None and duty.at_most < duty.at_least:
        yield f"{duty.id}：at_most（{duty.at_most}）小于 at_least（{duty.at_least}）", ()
    if duty.window.state and duty.facts:
        yield f"{duty.id}：状态类要求看 state，不写 fact", ()


def _answering(duty: Duty) -> Iterator[Fault]:
    """What meets the duty: its conditions, the field of the period, what is counted, what ties it to its opening."""
    for kind in duty.kinds:
        yield from _conditions(duty, kind, duty.where, at="where")
        yield from _typed(duty, kind, "of", duty.of, ("date",) if duty.window.on else ("str", "date"))
        if duty.ends:
            yield from _typed(duty, kind, "of", duty.of, ("str",))
        yield from _typed(duty, kind, "distinct", duty.distinct, ("str", "int", "date", "bool"))
        for name in duty.same:
            yield from _typed(duty, kind, "same", name, tuple(TYPE_ZH))


def _opening(duty: Duty) -> Iterator[Fault]:
    kind = duty.window.after
    if kind is None:
        return
    yield from _conditions(duty, kind, duty.window.after_where, at="window.where")
    yield from _typed(duty, kind, "within_field", duty.window.within_field, ("int",))
    for name in duty.same:
        yield from _typed(duty, kind, "same", name, tuple(TYPE_ZH))
        mine = _fields(kind).get(name)
        for answer in duty.kinds:
            its = _fields(answer).get(name)
            if mine and its and mine.type != its.type:
                types = f"{TYPE_ZH[mine.type]}和{TYPE_ZH[its.type]}"
                yield f"{duty.id}：same 的 {name} 在 {kind} 和 {answer} 里是{types}，永远不会相同", ()


def _state(duty: Duty) -> Iterator[Fault]:
    kind = duty.window.state
    if kind is None:
        return
    if catalogue.kinds()[kind].state_key is None:
        yield f"{duty.id}：{kind} 不是状态类记录", ()
    yield from _typed(duty, kind, "sound_field", duty.window.sound_field, ("bool",))
    yield from _typed(duty, kind, "until_field", duty.window.until_field, ("date",))


def _fields(kind: str) -> dict[str, Field]:
    return {one.name: one for one in catalogue.kinds()[kind].fields}


def _typed(duty: Duty, kind: str, word: str, name: str | None, types: tuple[str, ...]) -> Iterator[Fault]:
    """A field that is not there, or of a type the word cannot read."""
    fields = _fields(kind)
    if not name:
        return
    if name not in fields:
        yield f"{duty.id}：{kind} 没有字段 {name}", tuple(fields)
    elif fields[name].type not in types:
        wanted = "或".join(TYPE_ZH[one] for one in types)
        fitting = tuple(one.name for one in fields.values() if one.type in types)
        yield f"{duty.id}：{word} 的字段 {name} 是{TYPE_ZH[fields[name].type]}，应是{wanted}", fitting


def _conditions(duty: Duty, kind: str, where: Iterable[Condition], *, at: str) -> Iterator[Fault]:
    fields = _fields(kind)
    for one in where:
        field = fields.get(one.field)
        if field is None:
            yield f"{duty.id}：{kind} 没有字段 {one.field}", tuple(fields)
        elif field.type in ("list", "money"):
            yield f"{duty.id}：{at} 不能用在{TYPE_ZH[field.type]}字段 {one.field} 上", ()
        elif field.type != "int" and (one.at_least is not None or one.at_most is not None):
            yield (
                f"{duty.id}：{at} 的 at_least、at_most 只用在整数字段上，{one.field} 是{TYPE_ZH[field.type]}",
                (),
            )
        else:
            yield from _values(duty, field, one.values or (), at=at)


def _values(duty: Duty, field: Field, values: Iterable[Any], *, at: str) -> Iterator[Fault]:
    """Values that no record can have: of another type, beyond the bounds, or not among the choices."""
    for value in values:
        if field.fault(value) is None:
            continue
        if field.values and isinstance(value, str):
            yield f"{duty.id}：{at} 的 {field.name} 没有“{value}”这个值", field.values
        else:
            yield f"{duty.id}：{at} 的 {field.name} 应是{TYPE_ZH[field.type]}，收到 {said(value)}", ()


def _short(duty: Duty) -> Iterator[Fault]:
    """A meeting that fell short serves no duty: whoever counts or is opened by one says so (interfaces §4)."""
    asks = [("where", duty.where)] if HELD in duty.facts else []
    if duty.window.after == HELD:
        asks.append(("window.where", duty.window.after_where))
    for place, where in asks:
        if not any(
            one.field == "result" and set(one.values or ()) == {"regular", "unverified"} for one in where
        ):
            yield (
                f"{duty.id}：{place} 要写 result: [regular, unverified]，未达法定人数的会议不计入任何要求",
                (),
            )
