"""Totals, openings and closings: known by place and an anchored word, and never without being compared."""

from collections.abc import Mapping

from cunju.activities.disclosure.rules.importing import words
from cunju.activities.disclosure.rules.importing.asking import Check
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.pages import squeezed
from cunju.activities.disclosure.rules.importing.records import Record
from cunju.activities.disclosure.rules.importing.walked import Walked
from cunju.activities.disclosure.rules.importing.words import AMOUNT, BALANCE, CREDIT, DEBIT, EXPENSE, INCOME
from cunju.activities.disclosure.rules.money import yuan

Cells = Mapping[Column, int]
COLUMN_ZH = {INCOME: "收入", EXPENSE: "支出", DEBIT: "借方", CREDIT: "贷方", AMOUNT: "金额"}


def opening(walk: Walked, record: Record, own: Cells, standing: Cells) -> bool:
    """上月结余: has a balance only; what stands in income is said, two different amounts are asked. True where it is a line after all."""
    where = f"第{record.number}行“{record.said}”"
    real = {one: fen for one, fen in own.items() if fen}
    plain = [one for one in real if one.role not in (AMOUNT, "unsure")]
    if record.bad or (not real and not standing):
        walk.talk.doubt(f"{where}没有读到金额，上月结余没有记。")
        return False
    if real and standing and sum(real.values()) != sum(standing.values()):
        choices = (("yes", "是结余，不算收入、支出"), ("no", "是一笔收支"))
        text = f"{where}既写了{yuan(sum(real.values()))}元，又写了结余{yuan(sum(standing.values()))}元。前一个数是什么？"
        answer = walk.talk.ask(f"r{record.row}o", text, choices)
        if answer == "no":
            record.label = ""
            return True
    if plain:
        columns = "、".join(one.name for one in plain)
        walk.talk.doubt(
            f"{where}{yuan(sum(real[one] for one in plain))}元写在“{columns}”一列，按上月结余记，没有算作收支。"
        )
    _put(walk, record, standing or real, opening=True)
    return False


def _put(walk: Walked, record: Record, cells: Cells, *, opening: bool) -> None:
    """An opening or closing by the column of balances it stands in, else for all of the block."""
    balances = [one for one in cells if one.role == BALANCE]
    whole = [one for one in balances if one.summed]
    used = [one for one in balances if not one.summed] or whole
    if used:
        more = bool(words.account_in(record.said))  # 现金结余 and 银行结余, one row each in one column
        for one in balances:
            key = (walk.block, one.at)
            if one in used and opening:
                walk.balances.open(key, cells[one] + (walk.balances.opening.get(key, 0) if more else 0))
            elif one in used:
                _close(walk, key, cells[one] + (walk.balances.closing.get(key, 0) if more else 0))
            else:
                walk.balances.running[key] = cells[one]
        return
    key = next(iter(walk.keys("")), (walk.block, -1))
    fen = sum(cells.values())
    if opening:
        walk.balances.open(key, fen)
    else:
        _close(walk, key, fen)


def _close(walk: Walked, key: tuple[int, int], fen: int) -> None:
    walk.balances.closing[key] = fen
    if key[1] >= 0 or key in walk.balances.running:
        walk.balances.running[key], walk.balances.pending[key] = fen, 0


def late_opening(walk: Walked, record: Record, own: Cells, standing: Cells) -> bool:
    """上月结余 below lines: no opening by its place; asked or named. True where it is a line after all."""
    if own:
        text = f"第{record.number}行“{record.said}”{yuan(sum(own.values()))}元在中间，不在开头。它是什么？"
        choices = (("open", "是上月结余，不算收支"), ("line", "是一笔收支"), ("no", "不是收支，不记"))
        answer = walk.talk.ask(f"r{record.row}o", text, choices)
        if answer == "open":
            walk.balances.opening[next(iter(walk.keys("")), (walk.block, -1))] = sum(own.values())
        if answer == "line":
            record.label = ""
        return answer == "line"
    for one, fen in standing.items():
        key = (walk.block, one.at)
        expected = walk.balances.expected(key)
        if expected is not None and expected != fen:
            walk.talk.doubt(
                f"第{record.number}行“{record.said}”{yuan(fen)}元在中间，按上面各行应是{yuan(expected)}元，"
                f"相差{yuan(abs(fen - expected))}元；没有用它作上月结余。"
            )
    walk.talk.aside.append(f"第{record.number}行“{record.said}”")
    return False


def closing(walk: Walked, record: Record, own: Cells, standing: Cells) -> None:
    """月末结余: one balance; with amounts in several columns it is a total with its balance."""
    real = {one: fen for one, fen in own.items() if fen}
    if len(real) > 1 or (real and standing):
        total(walk, record, own, standing)
        if standing:
            _put(walk, record, standing, opening=False)
        return
    if record.bad or (not real and not standing):
        reason = "是公式，文件里没有存下结果" if record.unknown else "没有读到金额"
        walk.talk.doubt(f"第{record.number}行“{record.said}”{reason}，月末结余没有从这一行取。")
        return
    settle(walk)
    walk.side, walk.closed = "", not walk.head.of(BALANCE)
    column = next(iter(real), None)
    if column is not None and column.role not in (AMOUNT, "unsure"):
        walk.talk.doubt(
            f"第{record.number}行“{record.said}”{yuan(real[column])}元写在“{column.name}”一列，按月末结余记，没有算作收支。"
        )
    if not words.account_in(record.said):
        _off(walk, record, standing)
    _put(walk, record, standing or real, opening=False)


def _off(walk: Walked, record: Record, standing: Cells) -> None:
    for one, fen in standing.items():
        expected = walk.balances.expected((walk.block, one.at))
        if expected is not None and expected != fen:
            walk.talk.doubt(
                f"第{record.number}行“{record.said}”的结余是{yuan(fen)}元，按上面各笔应是{yuan(expected)}元，相差{yuan(abs(fen - expected))}元。"
            )


def total(walk: Walked, record: Record, own: Cells, standing: Cells) -> None:
    """合计, 小计, 本年累计, 过次页, 承前页: each of its amounts against the lines above, or below where it comes first."""
    name = record.said
    if record.unknown:
        columns = "、".join(one.name for one in record.unknown)
        walk.talk.doubt(
            f"第{record.number}行“{name}”的“{columns}”是公式，文件里没有存下算好的结果，没有拿它核对。"
        )
    for text in (text for _, text in record.bad if not words.label_of(text, 0)):
        walk.talk.doubt(f"第{record.number}行“{name}”的“{text}”不是金额，没有拿它核对。")
    settle(walk, reached=True)
    if record.label == "total":
        walk.whole = dict(own)
    for column, fen in own.items():
        _compare(walk, record, column, fen)
    if not own and not standing and not record.unknown:
        walk.talk.aside.append(f"第{record.number}行“{name}”")
    _standing(walk, record, standing)


def _standing(walk: Walked, record: Record, standing: Cells) -> None:
    """The balance in a row of totals: it must follow too; the first of a page that was carried over is its opening."""
    for one, fen in standing.items():
        key = (walk.block, one.at)
        if fen == 0 and one in record.formula and walk.balances.expected(key):
            walk.talk.doubt("结余一列是公式，文件里没有存下算好的结果，没有拿它核对。")
        elif record.label == "brought" and walk.balances.expected(key) is None and not walk.started:
            walk.balances.open(key, fen)
            walk.talk.doubt(
                f"第{record.number}行“{record.said}”是接着前一页的，前一页不在这张表里；它的结余{yuan(fen)}元按上月结余记。"
            )
        elif walk.balances.expected(key) not in (None, fen):
            _off(walk, record, {one: fen})
            if record.label == "total":  # the table's own figure stands, with the difference beside it
                walk.balances.closing[key] = fen
        else:
            walk.balances.running[key], walk.balances.pending[key] = fen, 0


def _compare(walk: Walked, record: Record, column: Column, fen: int) -> None:
    sums, name = walk.sums, record.said
    several = len(walk.head.of(column.role)) > 1
    zh = f"“{column.name}”" if several else COLUMN_ZH.get(column.role, column.name)
    if fen == 0 and column in record.formula and sums.all[column]:
        walk.talk.doubt(f"第{record.number}行“{name}”的{zh}是公式，文件里存的结果是0，没有拿它核对。")
        return
    extra = walk.balances.first or 0
    shut = sum(walk.balances.closing.values())
    options = sums.options(column)
    side = words.side_in(words.named(name)) if column.role == AMOUNT else ""
    mixed = column.role == AMOUNT and len({one.flow for one in walk.items_seen if one.column == column}) > 1
    side = side or (_side_of(walk, column, record, fen) if mixed else "")
    if side and any(one.column == column and one.flow != side for one in walk.items_seen):
        options = {sums.of(column, side)}
    fits = any(fen in (one, one + extra, one + shut) for one in options)
    if record.label == "cumulative":
        if fits:
            walk.checks.append(Check(record.number, name, zh, column.role, fen, fen))
        else:
            walk.talk.aside.append(
                f"第{record.number}行“{name}”{zh}{yuan(fen)}元（累计数，不是这个月的，没有拿来核对）"
            )
        return
    if not fits and sums.since(column) == 0 and record.label == "total":
        walk.ahead.append((record, column, fen, sums.all[column]))
        walk.side = side or walk.side
        return
    inner = record.label == "carried" or "小计" in name or "页" in name or "日" in name
    natural = sums.of(column, side) if side else sums.since(column) if inner else sums.all[column]
    walk.checks.append(Check(record.number, name, zh, column.role, fen, fen if fits else natural))
    sums.mark(column)


def _side_of(walk: Walked, column: Column, record: Record, fen: int) -> str:
    """Of which side a total below income and expense in one column speaks: as its row says, else the one it equals."""
    word = squeezed(record.flow).lower()
    said = INCOME if word in words.INS else EXPENSE if word in words.OUTS else walk.sense.get(words.SIDES.get(word, ""), "")
    return said or next((one for one in (INCOME, EXPENSE) if walk.sums.of(column, one) == fen), "")


def settle(walk: Walked, *, reached: bool = False) -> None:
    """Totals that came before their lines, against the lines that followed; ``reached``: only those that are whole by now."""
    waiting, walk.ahead = walk.ahead, []
    for record, column, fen, before in waiting:
        read = walk.sums.all[column] - before
        if reached and read != fen:
            walk.ahead.append((record, column, fen, before))
            continue
        zh = COLUMN_ZH.get(column.role, column.name) if record.label != "section" else ""
        if read or not fen:
            walk.checks.append(Check(record.number, record.said, zh, column.role, fen, read))
            walk.sums.mark(column)
        elif record.label == "total" and walk.sums.all[column]:
            walk.checks.append(Check(record.number, record.said, zh, column.role, fen, walk.sums.all[column]))
        else:
            walk.talk.doubt(f"第{record.number}行“{record.said}”{yuan(fen)}元只有合计，没有读到它的各笔。")


def is_first_part(walk: Walked, record: Record) -> bool:
    """Whether ``其中：`` opens the lines of a sum that stands above them."""
    return bool(record.cells) and any(walk.sums.all[column] == before for _, column, _, before in walk.ahead)


def looks_like_sum(walk: Walked, record: Record, kept: Cells) -> bool:
    """A row without a reason, or whose reason ends in 小计, is a total where its amounts are the sums above."""
    fits = walk.started and all(fen in walk.sums.options(one) for one, fen in kept.items())
    ends = bool(words.ENDS_SUM.fullmatch(words.named(record.title)))
    if not record.title and fits and (len(kept) > 1 or len(walk.items) > 1):
        record.texts.append("没有写名称")
        return True
    if ends and fits:
        return True
    if ends:
        amount = yuan(sum(kept.values()))
        text = f"第{record.number}行“{record.said}”{amount}元，和上面各笔的合计对不上。它是一笔，还是合计？"
        answer = walk.talk.ask(f"r{record.row}s", text, (("line", "是一笔收支"), ("sum", "是合计，不另记")))
        return answer == "sum"
    return False
