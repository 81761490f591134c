"""Finds every command: those of this package and those that others declare."""

from cunju.config import declared
from cunju.config.commands import COMMANDS, helping
from cunju.kernel.commands import Command

# What the developers' commands begin with: a wheel, which lacks them, says so of these words.
DEVELOPERS = frozenset({"test", "test-postgres", "test-papers", "test-browser", "test-reading", "test-removal", "lint", "full", "bench", "measures"})


def commands() -> dict[str, Command]:
    """All commands by name, in the order of their names; config's own win where a name is declared twice."""
    own = [*COMMANDS, helping.offering(commands)]
    found = {one.name: one for one in [*declared.by_apps(), *own]} | declared.early()
    return dict(sorted(found.items()))


def match(words: list[str], known: dict[str, Command]) -> tuple[Command | None, list[str]]:
    """The command that ``words`` begins with, the longest name first, and the words after it."""
    for length in range(min(3, len(words)), 0, -1):
        if found := known.get(" ".join(words[:length])):
            return found, words[length:]
    return None, words
