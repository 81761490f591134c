"""The child process: reads one file after the other from its standard input, each in full, and answers each with plain bytes."""

import importlib
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from cunju.tables.confining import confine

# What the child is asked to do, and the module that does it: only that one is loaded.
TASKS = {
    "sheets": "cunju.tables.workbooks",
    "word": "cunju.tables.word",
    "photo": "cunju.tables.pictures",
    "pdf": "cunju.tables.pages",
    "signed": "cunju.tables.signed",
    "printed": "cunju.tables.printed",
    "scan": "cunju.tables.scans",
}
Reader = Callable[[bytes, Mapping[str, Any]], bytes]


class Refused(Exception):
    """What a file is refused for, in a Chinese sentence."""


def serve(task: str, megabytes: int, seconds: int) -> None:
    """Answer until nothing more is asked."""
    read: Reader = importlib.import_module(TASKS[task]).read
    confine(megabytes=megabytes, seconds=seconds)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := asked.readline(65536):
        told = json.loads(line)
        head, body = _answer(read, asked.read(int(told["size"])), told)
        _send(answers, head, body)


def _answer(read: Reader, data: bytes, told: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    try:
        return {}, read(data, told)
    except Refused as refused:
        return {"refused": str(refused)}, b""
    except MemoryError:
        return {"fault": "memory"}, b""
    except BaseException as wrong:  # a reader's own panic is no Exception
        return {"fault": "broken", "kind": type(wrong).__name__}, b""


def _send(answers: BinaryIO, head: Mapping[str, Any], body: bytes) -> None:
    answers.write(json.dumps({**head, "size": len(body)}).encode() + b"\n")
    answers.write(body)
    answers.flush()
