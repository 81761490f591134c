"""The command bench: the figures of the issues as medians, reported and never a gate."""

import argparse
from importlib import import_module

from cunju.kernel.commands import Command, Out, no_arguments


def _bench(_: argparse.Namespace, out: Out) -> int:
    code: int = import_module("cunju.config.bench").run(out)
    return code


COMMANDS = [Command("bench", "测量各项速度，写入 bench.json", no_arguments, _bench, needs_database=False)]
