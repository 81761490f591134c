"""What 借方, 贷方 and a single 金额 mean in this table: told by its balances where they tell it, else asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cunju.activities.disclosure.rules.importing import items, parting, scanning, words
from cunju.activities.disclosure.rules.importing.asking import Talk
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.framing import Block
from cunju.activities.disclosure.rules.importing.heads import sides
from cunju.activities.disclosure.rules.importing.pages import Page, squeezed
from cunju.activities.disclosure.rules.importing.records import Reader, Record
from cunju.activities.disclosure.rules.importing.totals import settle
from cunju.activities.disclosure.rules.importing.walk import Walk
from cunju.activities.disclosure.rules.importing.words import AMOUNT, CREDIT, DEBIT, EXPENSE, INCOME
from cunju.kernel.refusals import Refusal

Sense = Mapping[str, str]
NORMAL, SWAPPED = {DEBIT: INCOME, CREDIT: EXPENSE}, {DEBIT: EXPENSE, CREDIT: INCOME}
OTHER = {INCOME: EXPENSE, EXPENSE: INCOME}


@dataclass(frozen=True)
class Sensing:
    """The blocks of a sheet, walked under one meaning after the other until one of them holds."""

    page: Page
    month: str
    blocks: Sequence[Block]
    factor: int
    forced: bool = False
    known: dict[Block, list[Record]] = field(default_factory=dict)

    def walked(self, talk: Talk) -> Walk:
        """The walk over all rows under what the table means; what it does not say is asked."""
        sense: dict[str, str] = {}
        blocks = self.blocks
        parting.part(self._records(), talk)
        if self._uses_sides():
            sense |= self._debit(talk)
        if self._uses_amount(sense):
            sense[AMOUNT] = self._amount(talk, sense)
        self._refuse_vouchers()
        blocks = self._columns(talk, sense)
        blocks = self._negatives(talk, sense, blocks)
        reverse = self._newest_first(blocks, sense)
        if reverse:
            talk.notes.append("表是按日期倒着排的，结余从下往上核对。")
        walk = self._walk(talk, blocks, sense, reverse=reverse)
        items.crossed(walk)
        return walk

    def _walk(self, talk: Talk, blocks: Sequence[Block], sense: Sense, *, reverse: bool = False) -> Walk:
        walk = Walk(blocks[0].head, talk, sense, sides(blocks[0].head))
        for one in blocks:
            walk.begin(one.titles, one.head)
            records = [replace(each, texts=list(each.texts)) for each in self._of(one)]
            for record in reversed(records) if reverse else records:
                walk.take(record)
        settle(walk)
        return walk

    def _factors(self, block: Block) -> dict[Column, int]:
        return {one: self.factor if self.forced else one.unit or self.factor for one in block.head.columns}

    def _try(
        self,
        sense: Sense,
        blocks: Sequence[Block] | None = None,
        *,
        reverse: bool = False,
        talk: Talk | None = None,
    ) -> Walk:
        return self._walk(talk or Talk({}), blocks or self.blocks, sense, reverse=reverse)

    def _uses_sides(self) -> bool:
        heads_ = [one.head for one in self.blocks]
        if any(one.of(DEBIT, CREDIT) for one in heads_):
            return True
        return any(squeezed(record.flow).lower() in words.SIDES for record in self._records() if record.flow)

    def _records(self) -> list[Record]:
        found: list[Record] = []
        for one in self.blocks:
            found += self._of(one)
        return found

    def _of(self, block: Block) -> list[Record]:
        """The records of a block, read once however often they are walked."""
        if block not in self.known:
            reader = Reader(
                self.page, block.head, int(self.month[:4]), int(self.month[5:]), self._factors(block)
            )
            self.known[block] = reader.records(block.rows)
        return self.known[block]

    def _debit(self, talk: Talk) -> dict[str, str]:
        """Whether the debit side is what came in: a village's own book says so, a bank's statement says the reverse."""
        normal, swapped = _fit(self._try(NORMAL)), _fit(self._try(SWAPPED))
        if normal[0] and not normal[1] and not (swapped[0] and not swapped[1]):
            return dict(NORMAL)
        if swapped[0] and not swapped[1] and not (normal[0] and not normal[1]):
            return dict(SWAPPED)
        text = "表里写的是借方、贷方，结余看不出哪一边是收入。村里自己的账借方是收入，银行的流水贷方是收入。这张表呢？"
        answer = talk.ask(
            "debit", text, (("normal", "借方是收入，贷方是支出"), ("swapped", "贷方是收入，借方是支出"))
        )
        return {"normal": dict(NORMAL), "swapped": dict(SWAPPED)}.get(answer, {})

    def _uses_amount(self, sense: Sense) -> bool:
        if not any(one.head.of(AMOUNT) for one in self.blocks):
            return False
        return any(
            not one.flow and one.column.role == AMOUNT and not one.record.flow
            for one in self._try(sense).items_seen
        )

    def _amount(self, talk: Talk, sense: Sense) -> str:
        """One column of amounts: what its title says, else what its balances show, else what the person says."""
        title = "".join([self.page.name, *scanning.above(self.page, self.blocks[0].head)])
        if side := words.side_in(title):
            talk.notes.append(f"只有一列金额；按表题，都记为{'收入' if side == INCOME else '支出'}。")
            return side
        tried = self._try({**sense, AMOUNT: "balance"})
        if tried.items_seen and all(one.flow for one in tried.items_seen):
            return "balance"
        signed = self._try({**sense, AMOUNT: "sign"})
        good, bad = _fit(signed)
        if good and not bad and any(one.flow == EXPENSE for one in signed.items_seen):
            return "sign"
        text = "只有一列金额，没有写哪些是收入、哪些是支出。"
        choices = [("out", "都是支出"), ("in", "都是收入"), ("balance", "有收有支，逐笔指")]
        if any(one.flow == EXPENSE for one in signed.items_seen):
            choices.insert(0, ("sign", "正数是收入，负数是支出"))
        return talk.ask("flow", text, choices)

    def _columns(self, talk: Talk, sense: Sense) -> Sequence[Block]:
        """Headings 收入 and 支出 that every balance contradicts are asked about."""
        if not any(one.head.of(INCOME) and one.head.of(EXPENSE) for one in self.blocks):
            return self.blocks
        good, bad = _fit(self._try(sense))
        turned = [
            replace(one, head=replace(one.head, columns=tuple(_turned(each) for each in one.head.columns)))
            for one in self.blocks
        ]
        if good or bad < 2:
            return self.blocks
        other = _fit(self._try(sense, turned))
        if other[0] < 2 or other[1]:
            return self.blocks
        text = "“收入”一列加上去结余反而少，“支出”一列反而多，像是两列写反了。按哪一种？"
        answer = talk.ask("swap", text, (("keep", "照表头"), ("swap", "两列对换")))
        return turned if answer == "swap" else self.blocks

    def _refuse_vouchers(self) -> None:
        """Vouchers book each amount twice, once on each side; they are no list of income and expense."""
        sums: dict[str, list[int]] = {}
        for record in self._records():
            for column, fen in record.cells.items():
                if column.role in (DEBIT, CREDIT) and record.basis and not record.label:
                    sums.setdefault(record.basis, [0, 0])[column.role == CREDIT] += fen
        twice = [one for one in sums.values() if one[0] and one[0] == one[1]]
        if twice and len(twice) * 2 >= len(sums):
            raise Refusal(
                "这张表是记账凭证（一笔账借方、贷方各记一行），不是收支明细。请选现金、银行日记账或者收支明细表。",
                "file",
            )

    def _negatives(self, talk: Talk, sense: Sense, blocks: Sequence[Block]) -> Sequence[Block]:
        """A column of expense all below zero: the sign may only say that it went out."""
        seen = [one for one in self._try(sense, blocks).items_seen if one.column.role == EXPENSE]
        below = {one.column.at for one in seen if one.fen < 0 and not words.BACK.search(one.record.title)}
        above = {one.column.at for one in seen if one.fen > 0}
        if not below - above:
            return blocks
        positive = [
            replace(
                one,
                head=replace(
                    one.head, columns=tuple(_negated(each, below - above) for each in one.head.columns)
                ),
            )
            for one in blocks
        ]
        kept, turned = _fit(self._try(sense, blocks)), _fit(self._try(sense, positive))
        if turned[0] and not turned[1]:
            return positive
        if kept[0] and not kept[1]:
            return blocks
        text = "支出一列的数都是负数。负号是什么意思？"
        answer = talk.ask("negative", text, (("minus", "只表示支出，按正数记"), ("red", "是红字，冲减支出")))
        return positive if answer == "minus" else blocks

    def _newest_first(self, blocks: Sequence[Block], sense: Sense) -> bool:
        good, bad = _fit(self._try(sense, blocks))
        if not bad or good:
            return False
        good, bad = _fit(self._try(sense, blocks, reverse=True))
        return good > 1 and not bad


def _turned(column: Column) -> Column:
    return replace(column, role=OTHER.get(column.role, column.role))


def _negated(column: Column, places: set[int]) -> Column:
    return replace(column, minus=True) if column.at in places else column


def _fit(walk: Walk) -> tuple[int, int]:
    """How many balances followed and how many did not; opening and closing alone count as one."""
    if walk.balances.ok or walk.balances.off:
        return walk.balances.ok, walk.balances.off
    first, last = walk.balances.first, walk.balances.last
    if first is None or last is None or not walk.items_seen:
        return 0, 0
    moved = sum(one.fen if one.flow == INCOME else -one.fen for one in walk.items_seen if one.flow)
    return (1, 0) if first + moved == last else (0, 1)
