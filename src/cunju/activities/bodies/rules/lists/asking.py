"""What a list is asked before it is loaded, and what is said of it: headings, words of post, sheets without a unit or a body, days."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADING, WORD, PLACE, DAY = "heading", "word", "place", "day"


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its choices and the answer that stands (given, remembered or offered); ``open`` ones stop the loading."""

    key: str
    kind: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    hint: str = ""
    open: bool = False


@dataclass
class Talk:
    """Answers and remembered words, the questions asked so far, and what is said."""

    answers: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def ask(
        self, kind: str, key: str, text: str, choices: Sequence[tuple[str, str]] = (), *, offered: str = "", hint: str = "", needed: bool = True
    ) -> str:
        """Ask once; the answer given, else what is offered."""
        answer = self.answers.get(key, offered)
        if choices and answer not in {value for value, _ in choices}:
            answer = offered
        if key not in self.questions:
            self.questions[key] = Question(key, kind, text, tuple(choices), answer, hint, open=needed and not answer)
        return answer

    def note(self, text: str) -> None:
        """Something a person should know before loading."""
        if text not in self.notes:
            self.notes.append(text)


def key_of(kind: str, text: str) -> str:
    """A name for a question about a word of the list, the same each time the list is read."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def rows_zh(lines: Sequence[int]) -> str:
    """``第3、5、6行``, the first twelve of them."""
    known = sorted(set(lines))
    more = f"等{len(known)}" if len(known) > 12 else ""
    return f"第{'、'.join(str(one) for one in known[:12])}{more}行"
