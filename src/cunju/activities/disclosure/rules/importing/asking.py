"""What is asked of the person before a table is saved, and what is said of it; each in one sentence with its choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cunju.activities.disclosure.rules.money import yuan


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its choices; nothing is saved until it is answered."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    answer: str = ""
    column: bool = False
    told: bool = False

    @property
    def open(self) -> bool:
        """Whether nobody has answered it yet; a column may stay unused."""
        return not self.told if self.column else not self.answer


@dataclass
class Talk:
    """The questions asked of one table with their answers, the doubts (named, not asked) and the rows that are no amounts."""

    answers: Mapping[str, str]
    prefix: str = ""
    questions: list[Question] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sample: list[list[str]] = field(default_factory=list)
    why: str = ""
    omitted: int = 0

    def told(self, key: str) -> bool:
        """Whether the person has answered something under a key."""
        return self.prefix + key in self.answers

    def pick(self, key: str, text: str, choices: Sequence[tuple[str, str]], *, initial: str) -> str:
        """Ask which of many, with one offered: what was picked, else what is offered."""
        key = self.prefix + key
        told = key in self.answers
        answer = self.answers.get(key, initial)
        answer = answer if answer in {value for value, _ in choices} else initial
        self.questions.append(Question(key, text, tuple(choices), answer, column=True, told=told))
        return answer

    def ask(self, key: str, text: str, choices: Sequence[tuple[str, str]]) -> str:
        """Ask once; the answer given before, else empty."""
        key = self.prefix + key
        given = self.answers.get(key, "")
        answer = given if given in {value for value, _ in choices} else ""
        if key not in {one.key for one in self.questions}:
            self.questions.append(Question(key, text, tuple(choices), answer))
        return answer

    def doubt(self, text: str) -> None:
        """Something a person should know before saving, and after."""
        if text not in self.doubts:
            self.doubts.append(text)

    @property
    def open(self) -> bool:
        """Whether a question waits."""
        return any(one.open for one in self.questions)


@dataclass(frozen=True, slots=True)
class Check:
    """A sum of the table beside the sum of the lines read."""

    row: int
    name: str
    column: str
    flow: str
    table: int
    read: int

    @property
    def text(self) -> str:
        """The comparison in a sentence."""
        begin = f"第{self.row}行“{self.name}”{self.column}{yuan(self.table)}元"
        if self.table == self.read:
            return f"{begin}，与读到的各笔一致。"
        return f"{begin}，读到的各笔加起来是{yuan(self.read)}元，相差{yuan(abs(self.table - self.read))}元。"


def rows_zh(rows: Sequence[int]) -> str:
    """``第3、5、6行``, the first twelve of them."""
    known = sorted(set(rows))
    more = f"等{len(known)}" if len(known) > 12 else ""
    return f"第{'、'.join(str(one) for one in known[:12])}{more}行"
