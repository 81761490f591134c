"""What a command of the command line is; rooms declare them, config collects them."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")

DONE, FOUND, WRONG_CALL, REFUSED, NOT_SET_UP, WRONG_STATE = range(6)


class Out(Protocol):
    """Where a command speaks: the result to stdout, everything else to stderr."""

    def result(self, text: str) -> None:
        """Write the one result document, ending in a newline."""

    def say(self, text: str) -> None:
        """Write a message in Chinese to stderr."""

    def progress(self, items: Iterable[T], *, total: int, label: str) -> Iterable[T]:
        """Walk ``items`` with a progress bar on a terminal."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words (``notice read``), a line of help, its arguments and what it does.

    ``run`` gets the parsed arguments and an ``Out``; it returns an exit code (interfaces §1): 0 done, 1 found something
    wrong, 3 input refused, 4 not set up, 5 not in this state. A raised ``Refusal`` is 3.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Out], int]
    needs_database: bool = True


class WrongState(Exception):
    """The database is not in the state this command needs; exit 5, with a Chinese sentence."""


class NotSetUp(Exception):
    """Something is not installed or prepared; exit 4, naming the command that mends it."""


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """For commands without arguments of their own."""
