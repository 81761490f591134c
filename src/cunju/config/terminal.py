"""Where commands speak: one result to stdout, everything else to stderr, UTF-8 whatever the locale says."""

import io
import sys
from collections.abc import Iterable
from typing import TextIO, TypeVar

T = TypeVar("T")


class Terminal:
    """The ``Out`` of kernel.commands: keeps the result back until the command is known not to have failed."""

    def __init__(self) -> None:
        self.stdout = _utf8(sys.stdout)
        self.stderr = _utf8(sys.stderr)
        self.results: list[str] = []

    def result(self, text: str) -> None:
        """Take the result document; it is written by ``deliver``."""
        self.results.append(text if text.endswith("\n") else f"{text}\n")

    def say(self, text: str) -> None:
        """Write a message to stderr, at once."""
        self.stderr.write(f"{text}\n")
        self.stderr.flush()

    def progress(self, items: Iterable[T], *, total: int, label: str) -> Iterable[T]:
        """Walk ``items`` with a bar on a terminal; elsewhere the label is said once."""
        if not self.stderr.isatty():
            self.say(f"{label}……")
            return items
        from tqdm import tqdm

        return tqdm(
            items,
            total=total,
            desc=label,
            file=self.stderr,
            bar_format="{desc} {percentage:3.0f}%|{bar:30}| {n_fmt}/{total_fmt} 剩余{remaining}",
        )

    def deliver(self) -> None:
        """Write what ``result`` took; a reader that has gone away (``| head``) is no error."""
        try:
            for text in self.results:
                self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            self.stdout = io.StringIO()
            sys.stdout = self.stdout


def _utf8(stream: TextIO) -> TextIO:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
