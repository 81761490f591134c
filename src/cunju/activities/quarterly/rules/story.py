"""What is told of a town, as plain data: how each measure stands, what the notice asks of it by name; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

NAMED_MOST = 5
# How a state of the matrix is counted on the form; each measure is counted once.
GROUPS = {
    "met": "done", "met_late": "done",
    "due_soon": "running", "open": "running", "not_due": "running",
    "needs_person": "judge",
    "overdue": "late",
    "no_room": "no_room",
    "not_assessable": "aside",
    "reference": "nothing", "none_yet": "nothing",
    "not_applicable": "out",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """How many villages and communities."""

    villages: int = 0
    communities: int = 0

    def __add__(self, other: "Units") -> "Units":
        return Units(self.villages + other.villages, self.communities + other.communities)

    def __len__(self) -> int:
        return self.villages + self.communities

    @property
    def said(self) -> str:
        """``4个村``, ``3个社区``, ``7个村（社区）``."""
        return f"{len(self)}个{self.word}"

    @property
    def word(self) -> str:
        """What they are called."""
        return "村（社区）" if self.villages and self.communities else "村" if self.villages else "社区"

    def fit(self, text: str) -> str:
        """A text of the catalogue in the words of these units: 村（居）民会议 of villages alone is 村民会议."""
        if (self.villages and self.communities) or not len(self):
            return text
        stem, whole, rules = ("村", "村", "村规民约") if self.villages else ("居", "社区", "居民公约")
        text = text.replace("村规民约、居民公约", rules)
        return text.replace("村（居）", stem).replace("村居务", f"{stem}务").replace("村（社区）", whole)


def named(names: Sequence[str], units: Units, *, own: bool = False) -> str:
    """Names as far as five, then how many in all."""
    told = "、".join(names[:NAMED_MOST])
    if len(names) <= NAMED_MOST:
        return told
    return f"{told}等{len(names)}个{'单位' if own else units.word}"


@dataclass(frozen=True, slots=True)
class Once:
    """A duty of one window a year, or one that records open (``answered``): which units have done it, the numbers of their records."""

    verb: str
    object: str
    units: Units
    numbers: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of the town. ``state`` is the matrix's; units are told apart by their binding windows:

    ``finished``: nothing is left for the year; ``current``: something came due and all of it is done, more is to come; ``early``:
    nothing has come due, some of it is done; ``late``: something is overdue; ``today``: nothing
    is, but something is due on this very day and not done. ``begun``: anything of it is on record; ``judge``:
    something of it waits for a person, whatever its worst state is. ``regular``: something besides ``onces`` was due.
    ``unopened``: some of it cannot be recorded yet, ``by`` its day. ``sent``: what the town itself did by a day the notice sets, how many.
    ``notes``: what the records beside a judgement come to, of the units ``noted``; ``beyond``: what of it is a problem, by unit;
    ``unfinished``: how many projects are begun and not finished.
    """

    measure: int
    task: int
    title: str
    state: str
    begun: bool = False
    judge: bool = False
    unopened: bool = False
    by: date | None = None
    finished: Units = Units()
    current: Units = Units()
    early: Units = Units()
    late: Units = Units()
    late_names: tuple[str, ...] = ()
    late_own: bool = False
    onces: tuple[Once, ...] = ()
    regular: bool = True
    facts: tuple[str, ...] = ()
    done_facts: tuple[str, ...] = ()
    late_facts: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    today: Units = Units()
    today_names: tuple[str, ...] = ()
    today_own: bool = False
    noted: Units = Units()
    notes: tuple[str, ...] = ()
    note_facts: tuple[str, ...] = ()
    beyond: tuple[tuple[str, str], ...] = ()
    unfinished: int = 0

    @property
    def group(self) -> str:
        """Under which number of the opening it is counted; nothing of it may be missing to call it done."""
        found = GROUPS[self.state]
        return "running" if found == "done" and self.unopened else found

    @property
    def kept(self) -> Sequence[tuple[Units, str]]:
        """Units with nothing left undone that has come due, each with what is true of them."""
        told = (
            (self.finished, "已全部办完"),
            (self.current, "到期的都已办"),
            (self.early, "已先办一部分（未到期）"),
        )
        return [(units, how) for units, how in told if len(units)]


@dataclass(frozen=True, slots=True)
class Named:
    """What the notice asks of this town or a unit of it by name, and how that stands; ``who`` is empty for the town.

    ``recorded``: some kind of record speaks of it; of what a person judges by none, nothing is said of records.
    """

    measure: int
    who: str
    verb: str
    object: str
    status: str
    judged: bool
    due_on: date | None
    facts: tuple[str, ...]
    recorded: bool = True

    @property
    def task(self) -> str:
        """Who is to do what."""
        return f"{self.who}“{self.verb}{self.object}”"


@dataclass(frozen=True, slots=True)
class Town:
    """Whom the form speaks of, on which day and under which notice."""

    name: str
    units: Units
    notice: str
    on: date

    @property
    def kinds(self) -> str:
        """``4个村、3个社区``."""
        each = (Units(villages=self.units.villages), Units(communities=self.units.communities))
        return "、".join(one.said for one in each if len(one))
