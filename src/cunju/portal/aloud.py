"""What the village loudspeaker says of a unit's board: the last month's money, what was decided, what is to come; amounts in words."""

from datetime import date

from cunju.kernel.aloud import said, yuan_said
from cunju.kernel.codes import town_code
from cunju.kernel.days import chinese_day, clock_zh
from cunju.kernel.published import STOPPED, Published
from cunju.kernel.words import short_name
from cunju.org import contacts
from cunju.org.models import Unit
from cunju.portal import collecting, opening
from cunju.portal.about import KINDS
from cunju.reports import calendar

DECIDED = 3


def paragraphs(unit: Unit, *, on: date) -> list[str]:
    """The text, paragraph by paragraph, as it is read out."""
    name = short_name(unit.name)
    told = [f"{name}的各位乡亲，现在播送{KINDS[unit.kind][0]}。" if unit.kind == "village" else f"{name}的各位居民，现在播送{KINDS[unit.kind][0]}。"]
    found = [one for one in opening.published(unit, on=on) if one.money and one.state != STOPPED]
    told += _money(max(found, key=lambda one: (one.on, one.key))) if found else ["财务还没有公布。"]
    told += [f"{one.title}：{said(one.decided)}{said(one.money)}{one.word}" for one in collecting.trails(unit, on=on)[:DECIDED]]
    dates = calendar.arranged(unit, since=on)
    told += [f"{chinese_day(one.on)}{clock_zh(one.begins) if one.begins else ''}，{one.place}，{one.title}。".replace("，，", "，") for one in dates]
    return [*told, _end(unit)]


def _end(unit: Unit) -> str:
    """Whom to ask: the number that stands on the board, the town's where the unit wrote none; no word of a telephone where there is none."""
    said = contacts.around(unit)
    numbers = [said[one].phone for one in (unit.code, town_code(unit.code)) if one in said and said[one].phone]
    call = f"请打电话{numbers[0]}，或者" if numbers else "请"
    return f"播送完了。有疑问{call}到{'村里' if unit.kind == 'village' else '社区'}来问。"


def _money(one: Published) -> list[str]:
    lines = [
        f"{chinese_day(each.on) if each.on else ''}{each.flow}{yuan_said(each.fen)}，{each.what}{f'，{each.voucher}' if each.voucher else ''}。"
        for each in one.money
    ]
    return [f"{one.title}，{chinese_day(one.on)}公布。{said(one.text)}", *lines]
