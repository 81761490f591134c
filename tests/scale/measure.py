"""Figures of a large area: ``python -m tests.scale.measure [UNITS]`` makes a country, computes it, asks a second day, checks a sample.

Prints one JSON document; exit 1 where the check finds a difference. Seconds are wall and processor, bytes the most a process held.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests import prepared

SAMPLE = "300"


def main(units: int) -> int:
    """All steps, one process each."""
    with tempfile.TemporaryDirectory(prefix="cunju-measure-") as name:
        lake = str(Path(name) / "lake")
        made = _run("generate", lake, "--units", str(units))
        facts = json.loads(made["said"])["facts"]
        told: dict[str, Any] = {"units": units, "facts": facts, "bytes_a_fact": round(json.loads(made["said"])["bytes"] / facts, 1)}
        told["generate"] = _figures(made)
        first = _run("matrix", lake, "--level", "nation", "--json")
        told["first_day"] = _figures(first) | {"microseconds_a_fact": round(first["cpu"] / facts * 1e6, 1)}
        told["second_day"] = _figures(_run("matrix", lake, "--level", "province", "--on", "2023-08-10", "--known", "2023-09-20", "--json"))
        checked = _run("verify", lake, "--sample", SAMPLE)
        report = json.loads(checked["said"])
        told["verify"] = _figures(checked) | {
            "units": report["units"], "windows": report["windows"], "differences": len(report["differences"]), "folded": len(report["folded"]),
        }  # fmt: skip
        print("\n" + json.dumps(told, ensure_ascii=False, indent=1))
        return 1 if report["differences"] else 0


def _figures(one: dict[str, Any]) -> dict[str, Any]:
    return {"seconds": round(one["wall"], 1), "cpu_seconds": round(one["cpu"], 1), "megabytes": one["megabytes"]}


def _run(*words: str) -> dict[str, Any]:
    env = {**os.environ, "CUNJU_VAR": str(prepared.folder())}
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        child = subprocess.Popen([sys.executable, "-m", "cunju", "--db", "demo", "scale", *words], env=env, stdout=said, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode()
    if child.returncode not in (0, 1):
        sys.exit(f"scale {' '.join(words)}: {child.returncode}")
    return {"wall": time.monotonic() - begun, "cpu": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss // 1024, "said": text}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 12_000))
