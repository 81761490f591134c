"""The child cannot start, call, write or grow: asked as a file's content would."""

import subprocess
import sys

import pytest

from cunju.tables import asking
from cunju.tables.limits import Limits

ACTS = {
    "start": "import subprocess; subprocess.run(['/bin/true'])",
    "shell": "import os; os.system('true')",
    "fork": "import os; os.fork()",
    "call": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "write": "open('/tmp/cunju-child-wrote', 'w')",
    "unlink": "import os; os.remove('/tmp/cunju-child-wrote')",
    "grow": "bytearray(900 * 1024 * 1024)",
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_it_is_refused(act: str) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(asking.SOURCE)!r}); import subprocess, socket\n"
        "from cunju.tables.confining import confine\n"
        f"confine(megabytes=400, seconds=5)\ntry:\n    {act}\nexcept (PermissionError, MemoryError) as wrong:\n    sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False)
    assert done.returncode == 7, done.stderr.decode()


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(asking.NotRead) as wrong, asking.child("sheets", Limits(seconds=1)) as process:
        process.ask([b"a"], 2, name="a.csv")  # the child waits for a byte that never comes
    assert wrong.value.why == asking.TIME
