"""What the walk over a table's records has come to so far: lines, sums, balances, checks, what was said and asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cunju.activities.disclosure.rules.importing.asking import Check, Talk
from cunju.activities.disclosure.rules.importing.columns import Column
from cunju.activities.disclosure.rules.importing.heads import Head
from cunju.activities.disclosure.rules.importing.records import Record
from cunju.activities.disclosure.rules.importing.sums import Balances, Key, Sums
from cunju.activities.disclosure.rules.importing.words import BALANCE


@dataclass
class Item:
    """An amount of a row: in which column it stands and what it is."""

    record: Record
    column: Column
    fen: int
    flow: str
    account: str = ""
    verified: bool = False
    sure: bool = False


@dataclass
class Walked:
    """The state of the walk; ``sense`` says what 借方, 贷方 and a single 金额 mean in this table."""

    head: Head
    talk: Talk
    sense: Mapping[str, str]
    sides: Sequence[str] = ()
    block: int = 0
    account: str = ""
    side: str = ""
    items: list[Item] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    sums: Sums = field(default_factory=Sums)
    balances: Balances = field(default_factory=Balances)
    ahead: list[tuple[Record, Column, int, int]] = field(default_factory=list)
    items_seen: list[Item] = field(default_factory=list)
    blocked: list[int] = field(default_factory=list)
    whole: dict[Column, int] = field(default_factory=dict)
    started: bool = False
    closed: bool = False

    def keys(self, account: str) -> list[Key]:
        """The columns of balances an account counts for."""
        found = [
            one for one in self.head.of(BALANCE) if not account or one.account in ("", account) or one.summed
        ]
        return [(self.block, one.at) for one in found]
