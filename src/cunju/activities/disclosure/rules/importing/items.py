"""Whether an amount of a row becomes a line: what is plain does, what is not is asked."""

from collections.abc import Sequence

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.pages import squeezed
from cunju.activities.disclosure.rules.importing.records import Record
from cunju.activities.disclosure.rules.importing.walked import Item, Walked
from cunju.activities.disclosure.rules.importing.words import EXPENSE, INCOME
from cunju.activities.disclosure.rules.money import yuan

FLOW_ZH = {INCOME: "收入", EXPENSE: "支出"}
EITHER = ((INCOME, "是收入"), (EXPENSE, "是支出"), ("no", "不是一笔收支，不记"))


def flipped(walk: Walked, record: Record, item: Item) -> None:
    other = EXPENSE if item.flow == INCOME else INCOME
    item.verified = True
    text = f"第{record.number}行“{record.said}”{yuan(item.fen)}元写在{FLOW_ZH[item.flow]}，结余却是按{FLOW_ZH[other]}变的。它是收入还是支出？"
    walk.talk.ask(f"r{record.row}", text, EITHER)


def settled(walk: Walked, item: Item, items: Sequence[Item]) -> bool:
    """Whether an amount is taken as a line; what is not plain is asked."""
    record, key = item.record, f"r{item.record.row}"
    amount = f"第{record.number}行“{record.said}”{yuan(item.fen)}元"
    if not record.title:
        text = f"第{record.number}行有金额{yuan(item.fen)}元，没有写事由。要不要记？"
        return (
            walk.talk.ask(
                f"{key}t{item.column.at}", text, (("yes", "记，事由写“没有写事由”"), ("no", "不记"))
            )
            == "yes"
        )
    if len({one.flow for one in items}) > 1 and not _both(walk, items):
        return False
    if not item.flow and _waits(walk, item):
        return False
    if not item.flow:
        return walk.talk.ask(key, f"{amount}，看不出是收入还是支出。", EITHER) in FLOW_ZH
    if item.sure and len(items) == 1:
        return walk.talk.ask(key, f"{amount}，是收入还是支出？", EITHER) in FLOW_ZH
    odd = words.PAID if item.flow == INCOME else words.GOT
    if (
        odd.match(squeezed(record.title))
        and not words.BACK.search(record.title)
        and not item.verified
        and len(items) == 1
    ):
        where = FLOW_ZH[item.flow]
        return (
            walk.talk.ask(key, f"{amount}写在{where}，事由看起来不是{where}。它是收入还是支出？", EITHER)
            in FLOW_ZH
        )
    return True


def omitted(walk: Walked, record: Record, items: Sequence[Item]) -> None:
    """What a person answered not to take is said, before saving and after: the table's totals hold it."""
    if not items or any(one.open and one.key.startswith(f"{walk.talk.prefix}r{record.row}") for one in walk.talk.questions):
        return
    if any(_waits(walk, one) for one in items if not one.flow):
        return
    amounts = "、".join(f"{FLOW_ZH.get(one.flow, '')}{yuan(one.fen)}元" for one in items)
    walk.talk.omitted += 1
    walk.talk.doubt(f"第{record.number}行“{record.said}”{amounts}照您的回答没有记，表里的合计含着它。")


def _waits(walk: Walked, item: Item) -> bool:
    """Whether the whole column is asked about, so that its rows need not be."""
    open_ = {one.key for one in walk.talk.questions if one.open}
    return bool({walk.talk.prefix + one for one in ("flow", "debit")} & open_) and not item.record.flow


def _both(walk: Walked, items: Sequence[Item]) -> bool:
    """A row with income and expense: a move between one's own accounts is neither."""
    record, came = items[0].record, sum(one.fen for one in items if one.flow == INCOME)
    went = sum(one.fen for one in items if one.flow == EXPENSE)
    key = f"r{record.row}b"
    both = f"第{record.number}行“{record.said}”既有收入{yuan(came)}元，又有支出{yuan(went)}元"
    if came == went and len({one.account for one in items}) > 1:
        text = f"{both}，像是现金和银行之间转，村里的钱没有变。算不算收支？"
        return (
            walk.talk.ask(key, text, (("no", "不算收支，不记"), ("yes", "算，收入、支出各记一笔"))) == "yes"
        )
    if all(one.verified for one in items):
        walk.talk.doubt(f"{both}，记为两笔。")
        return True
    return (
        walk.talk.ask(key, f"{both}。两笔都记吗？", (("yes", "都记，各一笔"), ("no", "不记这一行"))) == "yes"
    )


def crossed(walk: Walked) -> None:
    """A line whose move to the other side would make both totals right is asked about: its cell may have moved."""
    incomes, expenses = walk.head.of(INCOME), walk.head.of(EXPENSE)
    if len(incomes) != 1 or len(expenses) != 1 or not walk.whole:
        return
    more = walk.sums.all[incomes[0]] - walk.whole.get(incomes[0], 0)
    less = walk.whole.get(expenses[0], 0) - walk.sums.all[expenses[0]]
    if not more or more != less:
        return
    flow = INCOME if more > 0 else EXPENSE
    other = EXPENSE if flow == INCOME else INCOME
    for item in [one for one in walk.items if one.flow == flow and one.fen == abs(more) and not one.sure][:3]:
        record = item.record
        text = (
            f"第{record.number}行“{record.said}”{yuan(item.fen)}元写在{FLOW_ZH[flow]}；"
            f"如果是{FLOW_ZH[other]}，表中的两个合计就都对得上。它是收入还是支出？"
        )
        walk.talk.ask(f"r{record.row}", text, EITHER)
