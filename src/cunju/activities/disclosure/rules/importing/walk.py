"""One walk over the records of a table: each row becomes a line, a total that is checked, an opening or closing, or is named."""

from collections.abc import Mapping, Sequence

from cunju.activities.disclosure.rules.importing import items as items_
from cunju.activities.disclosure.rules.importing import scanning, totals, words
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.pages import squeezed
from cunju.activities.disclosure.rules.importing.records import Record
from cunju.activities.disclosure.rules.importing.sums import Sums
from cunju.activities.disclosure.rules.importing.walked import Item, Walked
from cunju.activities.disclosure.rules.importing.words import AMOUNT, BALANCE, CREDIT, DEBIT, EXPENSE, INCOME
from cunju.activities.disclosure.rules.money import yuan


class Walk(Walked):
    """Goes over the records once."""

    def begin(self, titles: Sequence[str], head: Head) -> None:
        """A block begins under its own headings; its title may say the account or the side."""
        self.head = head
        self.closed = False
        said = " ".join(titles)
        account, side = words.account_in(said), words.side_in(said)
        if account and account != self.account:
            totals.settle(self)
            self.account, self.block, self.sums, self.started = account, self.block + 1, Sums(), False
        self.balances.whole |= {(self.block, one.at) for one in head.of(BALANCE) if one.summed}
        self.side = side or ("" if titles else self.side)

    def take(self, record: Record) -> None:
        """One row."""
        own = {one: fen for one, fen in record.cells.items() if one.role != BALANCE}
        standing = {one: fen for one, fen in record.cells.items() if one.role == BALANCE}
        self._said(record)
        label = record.label
        if not label and any(one.role != BALANCE for one in record.unknown):
            self.blocked.append(record.number)
            return
        if label == "opening":
            opening = totals.late_opening if self.started else totals.opening
            if opening(self, record, own, standing):
                self.take(record)
        elif label in ("total", "cumulative", "carried", "brought"):
            totals.total(self, record, own, standing)
        elif label == "closing":
            totals.closing(self, record, own, standing)
        elif label == "section" and not standing:
            self._section(record, own)
        elif label == "part" and not totals.is_first_part(self, record):
            net = words.NET.fullmatch(words.named(record.said))
            reason = "是收支相抵的数" if net else "是上一笔的一部分"
            self.talk.doubt(f"第{record.number}行“{record.said}”{reason}，没有另外记一笔。")
        elif own and self.closed and not record.day.day:
            self.talk.doubt(f"第{record.number}行“{record.said}”在月末结余下面，没有记。")
        elif own:
            self._entries(record, own, standing)
        else:
            self._without(record, standing)

    def _said(self, record: Record) -> None:
        """What is to be said of a row whatever it is."""
        if any(one.role == BALANCE for one in record.unknown):
            self.talk.doubt("结余一列是公式，文件里没有存下算好的结果，没有拿它核对。")
        own = any(one.role != BALANCE for one in record.cells)
        for column, text in (
            record.bad if own and record.label not in ("total", "cumulative", "carried", "brought") else ()
        ):
            self.talk.doubt(
                f"第{record.number}行“{record.said}”“{column.name}”一列的“{text}”不是金额，没有记。"
            )
        for text in record.extra:
            self.talk.doubt(f"第{record.number}行{text}不在任何一列收支里，没有记。")
        for column, text in record.rough:
            kept = yuan(record.cells[column])
            self.talk.doubt(f"第{record.number}行“{column.name}”是{text}，小数点后超过两位，按{kept}元。")

    def _section(self, record: Record, own: Mapping[Column, int]) -> None:
        """``二、本月收入``: what follows is income; an amount of its own is the sum of what follows."""
        word = words.named(record.title or record.said)
        self.side = EXPENSE if word.lstrip("本当月期").startswith(("支出", "付方")) else INCOME
        if own:
            totals.settle(self)
            self.ahead += [(record, one, fen, self.sums.all[one]) for one, fen in own.items()]
            return
        self.talk.aside.append(f"第{record.number}行“{record.said}”")

    def _entries(self, record: Record, own: Mapping[Column, int], standing: Mapping[Column, int]) -> None:
        kept = {one: fen for one, fen in own.items() if fen}
        if not kept:
            formula = "公式，文件里存的结果是" if record.formula & own.keys() else ""
            self.talk.doubt(f"第{record.number}行“{record.said}”的金额是{formula}0，没有记。")
            return self._balance(record, [], standing)
        if totals.looks_like_sum(self, record, kept):
            return totals.total(self, record, own, standing)
        self.started = True
        whole = [one for one in kept if one.summed]
        parts = {one: fen for one, fen in kept.items() if not one.summed}
        for one in whole:
            among = [
                fen for each, fen in parts.items() if each.role == one.role and each.segment == one.segment
            ]
            if among and sum(among) != kept[one]:
                self.talk.doubt(
                    f"第{record.number}行“{one.name}”是{yuan(kept[one])}元，各栏加起来是{yuan(sum(among))}元，"
                    f"相差{yuan(abs(kept[one] - sum(among)))}元。"
                )
        roles = {one.role for one in parts}
        used = parts | {one: fen for one, fen in kept.items() if one.summed and one.role not in roles}
        items = [self._item(record, one, fen, standing) for one, fen in used.items()]
        for one, fen in kept.items():
            flow = next((each.flow for each in items if each.column == one), "")
            moved = flow and one.role in ("unsure", INCOME, EXPENSE) and one.role != flow
            column = next(iter(self.head.of(flow)), one) if moved else one
            self.sums.add(column, fen, out=flow == EXPENSE)
        self.items_seen += items
        self._balance(record, items, standing)
        taken = [items_.settled(self, one, items) for one in items]
        self.items += [one for one, so in zip(items, taken, strict=True) if so]
        items_.omitted(self, record, [one for one, so in zip(items, taken, strict=True) if not so])
        return None

    def _item(self, record: Record, column: Column, fen: int, standing: Mapping[Column, int]) -> Item:
        answer = self.talk.answers.get(f"{self.talk.prefix}r{record.row}", "")
        flow = self._flow(record, column, fen, standing)
        if answer in (INCOME, EXPENSE) and len([one for one in record.cells if one.role != BALANCE]) == 1:
            flow = answer
        if (
            column.role == AMOUNT
            and fen < 0
            and self.sense.get(AMOUNT) == "sign"
            and not record.flow
            and not self.side
        ):
            fen = -fen
        return Item(record, column, fen, flow, column.account or self.account, sure=bool(answer))

    def _flow(self, record: Record, column: Column, fen: int, standing: Mapping[Column, int]) -> str:
        """Whether an amount came in or went out; empty where the table does not say."""
        if column.role in (INCOME, EXPENSE):
            return column.role
        if column.role in (DEBIT, CREDIT):
            return self.sense.get(column.role, "")
        if record.flow:
            word = squeezed(record.flow).lower()
            side = words.SIDES.get(word, "")
            return (
                INCOME if word in words.INS else EXPENSE if word in words.OUTS else self.sense.get(side, "")
            )
        by_title = self.side or (self.sides[column.segment] if 0 <= column.segment < len(self.sides) else "")
        rule = by_title or ("balance" if column.role == "unsure" else self.sense.get(AMOUNT, ""))
        if rule == "sign":
            return INCOME if fen > 0 else EXPENSE
        return self._by_balance(standing, fen) if rule == "balance" else rule

    def _by_balance(self, standing: Mapping[Column, int], fen: int) -> str:
        for one, balance in standing.items():
            expected = self.balances.expected((self.block, one.at))
            if expected is not None:
                return {expected + fen: INCOME, expected - fen: EXPENSE}.get(balance, "")
        return ""

    def _balance(self, record: Record, items: Sequence[Item], standing: Mapping[Column, int]) -> None:
        """The balances of the row against what follows from its amounts."""
        before = dict(self.balances.pending)
        for one in items:
            if one.flow:
                self.balances.move(self.keys(one.account), one.fen if one.flow == INCOME else -one.fen)
        for column, fen in standing.items():
            key = (self.block, column.at)
            if fen == 0 and column in record.formula and self.balances.expected(key):
                self.talk.doubt("结余一列是公式，文件里没有存下算好的结果，没有拿它核对。")
                continue
            had, moved = key in self.balances.running, self.balances.pending[key] - before.get(key, 0)
            off = self.balances.seen(key, fen)
            if off is None or not had:
                continue
            if off == 0:
                for one in items:
                    one.verified = True
            elif len(items) == 1 and items[0].flow and off == -2 * moved and not items[0].sure:
                items_.flipped(self, record, items[0])
            elif not (len(items) == 1 and not items[0].flow):
                self.talk.doubt(
                    f"第{record.number}行“{record.said}”的结余是{yuan(fen)}元，按上一行加减应是{yuan(fen - off)}元，相差{yuan(abs(off))}元。"
                )

    def _without(self, record: Record, standing: Mapping[Column, int]) -> None:
        """A row without an amount of its own."""
        where = f"第{record.number}行“{record.said}”"
        if record.label == "note" or scanning.stated(record.texts):
            self.talk.aside.append(where)
        elif record.bad:
            names = "、".join(f"“{one.name}”一列的“{text}”不是金额" for one, text in record.bad)
            self.talk.doubt(
                f"{where}{names}，这一行没有记。请在表里改成数字再导入，或者保存以后在逐笔填写里补。"
            )
        elif standing:
            keys = [(self.block, one.at) for one in standing]
            if all(self.balances.expected(one) is None for one in keys):
                self._balance(record, [], standing)
            self.talk.doubt(
                f"{where}只有结余{yuan(next(iter(standing.values())))}元，没有收入、支出，没有记。"
            )
        elif len(record.texts) == 1 and len(record.said) <= 12 and words.account_in(record.said):
            self.begin([record.said], self.head)
            self.talk.aside.append(where)
        else:
            self.talk.doubt(f"{where}没有金额，没有记。")
