"""Finds every command: those of this package, each package's ``commands``, each room's ``tasks``, the developers' in a checkout."""

from collections.abc import Iterator
from importlib.util import find_spec

from cunju.kernel import offers
from cunju.kernel.commands import Command

ROOMS = "cunju.activities."
DEVTOOLS = "cunju.devtools"
# What the developers' commands begin with: a wheel, which lacks them, says so of these words.
DEVELOPERS = frozenset({"test", "test-postgres", "test-papers", "test-browser", "test-removal", "lint", "full", "bench"})


def early() -> dict[str, Command]:
    """The developers' commands, which start before Django does, so that they can say what is broken; none in a wheel."""
    return {one.name: one for one in (offers.commands(DEVTOOLS, "commands") if find_spec(DEVTOOLS) else ())}


def commands() -> dict[str, Command]:
    """All commands by name, in the order of their names; config's own win where a name is declared twice."""
    from cunju.config.commands import COMMANDS

    found = {one.name: one for one in _declared()} | {one.name: one for one in COMMANDS} | early()
    return dict(sorted(found.items()))


def _declared() -> Iterator[Command]:
    from django.apps import apps

    for app in apps.get_app_configs():
        if not app.name.startswith("cunju."):
            continue
        yield from offers.commands(app.name, "tasks" if app.name.startswith(ROOMS) else "commands")


def declared(name: str) -> Command:
    """The command ``name`` as its own package declares it, below config's command of the same name."""
    return next(one for one in _declared() if one.name == name)


def match(words: list[str], known: dict[str, Command]) -> tuple[Command | None, list[str]]:
    """The command that ``words`` begins with, the longest name first, and the words after it."""
    for length in range(min(3, len(words)), 0, -1):
        if found := known.get(" ".join(words[:length])):
            return found, words[length:]
    return None, words
