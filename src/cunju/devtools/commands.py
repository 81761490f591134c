"""The developers' commands; ``config.collecting`` finds them by name, where this package is there."""

from cunju.devtools import bench, full, linting, measures, removal, soaking, testing
from cunju.kernel.commands import Command

COMMANDS: list[Command] = [
    *testing.COMMANDS,
    *linting.COMMANDS,
    *removal.COMMANDS,
    *full.COMMANDS,
    *soaking.COMMANDS,
    *bench.COMMANDS,
    *measures.COMMANDS,
]
