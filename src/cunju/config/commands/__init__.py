"""Commands of the clone itself: serving, setting up, testing, checking, measuring."""

from cunju.config.commands import (
    checking,
    demo,
    full,
    helping,
    init,
    keeping,
    linting,
    measuring,
    migrating,
    removal,
    serving,
    testing,
)
from cunju.kernel.commands import Command

# The developers' tools start before Django does, so that they can say what is broken.
EARLY: list[Command] = [*testing.COMMANDS, *linting.COMMANDS, *removal.COMMANDS, *full.COMMANDS]
COMMANDS: list[Command] = [
    *serving.COMMANDS,
    *init.COMMANDS,
    *migrating.COMMANDS,
    *demo.COMMANDS,
    *checking.COMMANDS,
    *keeping.COMMANDS,
    *measuring.COMMANDS,
    *helping.COMMANDS,
]
