"""Finds every command: those of this package and those that others declare."""

from collections.abc import Mapping
from typing import TypeVar

from cunju.config import declared, listed
from cunju.kernel.commands import Command

T = TypeVar("T")

# What the developers' commands begin with: a wheel, which lacks them, says so of these words.
DEVELOPERS = frozenset(
    {
        "test", "test-postgres", "test-papers", "test-browser", "test-reading", "test-scale", "test-removal", "lint", "full", "soak", "bench",
        "measures",
    }
)  # fmt: skip


def commands() -> dict[str, Command]:
    """All commands by name, in the order of their names; config's own win where a name is declared twice."""
    found = {one.name: one for one in [*declared.by_apps(), *_own()]} | declared.early()
    return dict(sorted(found.items()))


def before_django(words: list[str]) -> tuple[Command | None, list[str]]:
    """A command that starts before Django does: help, and the developers', where their package is there."""
    known = {"help": _help()} if words[0] == "help" else declared.early() if words[0] in DEVELOPERS else {}
    return match(words, known)


def called(words: list[str]) -> tuple[Command | None, list[str]]:
    """The command a call names: of the packages only the one that declares it is imported."""
    one, _ = match(words, listed.listed())
    if one is None:
        return match(words, commands())
    own = _own() if one.package == "cunju.config" else declared.of(one.package)
    return match(words, {each.name: each for each in own})


def _own() -> list[Command]:
    from cunju.config.commands import COMMANDS

    return [*COMMANDS, _help()]


def _help() -> Command:
    from cunju.config.commands import helping

    return helping.offering(lambda: {one.name: one.help for one in listed.listed().values()})


def match(words: list[str], known: Mapping[str, T]) -> tuple[T | None, list[str]]:
    """What ``words`` begins with, the longest name first, and the words after it."""
    for length in range(min(3, len(words)), 0, -1):
        if found := known.get(" ".join(words[:length])):
            return found, words[length:]
    return None, words
