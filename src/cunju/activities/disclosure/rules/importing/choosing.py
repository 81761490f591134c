"""Which worksheet is this month's: by its name, its title, its days; what is hidden is never taken, what is unclear is asked."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cunju.activities.disclosure.rules.importing import heads, scanning
from cunju.activities.disclosure.rules.importing.asking import Talk
from cunju.activities.disclosure.rules.importing.dates import day_in
from cunju.activities.disclosure.rules.importing.pages import Page, squeezed
from cunju.activities.disclosure.rules.importing.words import DAY, account_in, side_in
from cunju.kernel.refusals import Refusal

MOST_CHOICES = 20


def choose(pages: Sequence[Page], *, month: str, remembered: Mapping[str, str], talk: Talk) -> list[int]:
    """The places of the sheets to read; empty where it is asked. Refusal where only hidden ones hold anything."""
    shown = [at for at, one in enumerate(pages) if not one.hidden and not one.empty]
    if not shown:
        names = "、".join(f"“{one.name}”" for one in pages if one.hidden and not one.empty)
        raise Refusal(
            f"能看见的工作表里没有内容{f'，有内容的{names}是隐藏的，没有取' if names else ''}。请把要公开的表取消隐藏，再上传。",
            "file",
        )
    tables = [at for at in shown if heads.find(pages[at], remembered)]
    if len(tables or shown) == 1:
        taken = tables or shown
    else:
        taken = _of_month(pages, tables or shown, month=month, remembered=remembered)
        if len(taken) != 1:
            taken = _asked(pages, tables or shown, month=month, talk=talk)
    if taken:
        _say(pages, taken, talk)
    return taken


def _of_month(
    pages: Sequence[Page], tables: Sequence[int], *, month: str, remembered: Mapping[str, str]
) -> list[int]:
    """The sheets that are this month's, by name, else by title, else by their days."""
    by_name = [at for at in tables if scanning.is_month(pages[at].name, month)]
    if by_name:
        return by_name
    if any(scanning.is_month(pages[at].name, month) is not None for at in tables):
        return []
    titled = [at for at in tables if _titled(pages[at], month, remembered)]
    return titled or [at for at in tables if _dated(pages[at], month, remembered)]


def _titled(page: Page, month: str, remembered: Mapping[str, str]) -> bool:
    head = heads.find(page, remembered)
    return bool(head and scanning.is_month("　".join(scanning.above(page, head)), month))


def _dated(page: Page, month: str, remembered: Mapping[str, str]) -> bool:
    head = heads.find(page, remembered)
    columns = head.of(DAY) if head else []
    if not head or not columns:
        return False
    year, number = int(month[:4]), int(month[5:])
    days = [
        day_in(page.cell(row, columns[0].at), year=year, month=number).day
        for row in range(head.bottom + 1, len(page.rows))
    ]
    known = [one for one in days if one]
    return bool(known) and all((one.year, one.month) == (year, number) for one in known)


def _asked(pages: Sequence[Page], tables: Sequence[int], *, month: str, talk: Talk) -> list[int]:
    listed = tables[:MOST_CHOICES]
    choices = [(str(at), f"“{pages[at].name}”") for at in listed]
    mine = [at for at in listed if scanning.is_month(pages[at].name, month) is not False]
    for one, two in pairwise(mine):
        if _pair(pages[one].name, pages[two].name):
            choices.append((f"{one}+{two}", f"“{pages[one].name}”和“{pages[two].name}”合在一起"))
    text = f"文件里有{len(tables)}张工作表，看不出哪一张是{int(month[5:])}月的。取哪一张？"
    answer = talk.ask("sheet", text, choices)
    return [int(one) for one in answer.split("+")] if answer else []


def _pair(one: str, two: str) -> bool:
    """Whether two sheets are halves of one account: cash and bank, or income and expense."""
    accounts, flows = {account_in(one), account_in(two)}, {side_in(squeezed(one)), side_in(squeezed(two))}
    return accounts == {"现金", "银行"} or flows == {"in", "out"}


def _say(pages: Sequence[Page], taken: Sequence[int], talk: Talk) -> None:
    """Which one was taken, and which were not."""
    others = [one for at, one in enumerate(pages) if at not in taken and not one.empty]
    if not others:
        return
    hidden = [one.name for one in others if one.hidden]
    names = "、".join(f"“{pages[at].name}”" for at in taken)
    rest = f"（其中{'、'.join(f'“{one}”' for one in hidden[:5])}是隐藏的）" if hidden else ""
    talk.notes.append(f"取的是工作表{names}，另有{len(others)}张没有取{rest}。")
