"""Commands of the installation itself: serving, setting up, checking, keeping."""

from cunju.config.commands import (
    checking,
    demo,
    init,
    keeping,
    migrating,
    reading,
    serving,
)
from cunju.kernel.commands import Command

COMMANDS: list[Command] = [
    *serving.COMMANDS,
    *init.COMMANDS,
    *migrating.COMMANDS,
    *demo.COMMANDS,
    *checking.COMMANDS,
    *keeping.COMMANDS,
    *reading.COMMANDS,
]
