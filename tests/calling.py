"""Calls a package's commands as the command line does, without a process: exit code, stdout, stderr."""

import argparse
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cunju.kernel.commands import REFUSED, Command
from cunju.kernel.refusals import Refusal

T = TypeVar("T")


@dataclass
class Answer:
    """What a call gave: ``code`` and the two streams."""

    code: int = 0
    results: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def result(self, text: str) -> None:
        """As ``Out``: the one result document."""
        self.results.append(text)

    def say(self, text: str) -> None:
        """As ``Out``: a message to stderr."""
        self.said.append(text)

    def progress(self, items: Iterable[T], *, total: int, label: str) -> Iterable[T]:
        """As ``Out``: no bar."""
        return items

    @property
    def out(self) -> str:
        """What stands on stdout."""
        return "".join(f"{one}\n" for one in self.results)

    @property
    def err(self) -> str:
        """What stands on stderr."""
        return "\n".join(self.said)


def call(commands: Sequence[Command], words: str) -> Answer:
    """Carry out ``words`` (``standing --unit …``); a Refusal is 3 with nothing on stdout, as in interfaces §1."""
    command = next(one for one in commands if f"{words} ".startswith(f"{one.name} "))
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    answer = Answer()
    try:
        answer.code = command.run(parser.parse_args(shlex.split(words[len(command.name) :])), answer)
    except Refusal as refusal:
        answer.results.clear()
        answer.say(refusal.message)
        answer.code = REFUSED
    return answer
