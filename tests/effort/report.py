"""The figures of the journeys in ``docs/effort.md``: each journey owns its section, checked against its limits.

``CUNJU_EFFORT=write bin/cunju test tests/effort`` walks all journeys and writes the file anew; without it, a figure that changed fails.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from tests.effort.walking import Walk

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "effort.md"
MADE = ROOT / "src" / "cunju" / "desk" / "data" / "effort.yaml"
HEAD = """# Effort

What a record costs the person who makes it, counted by walking the pages (`tests/effort`). A value is a field that differs from what the page
offered; a tap is a link, a button, a tick, a file chosen or a fold opened. Written by `CUNJU_EFFORT=write bin/cunju test tests/effort`; a test
fails where a figure changed or passes its limit.
"""

HEAD_OF_MADE = """# What each journey of docs/effort.md recorded: of a kind the values typed, the forms sent, the records made.
# One form that makes several records is shared among them. Written by CUNJU_EFFORT=write bin/cunju test tests/effort; read by desk/burden.
"""


@dataclass(frozen=True)
class Journey:
    """A way through the pages with what it may cost at most."""

    name: str
    title: str
    values: int
    taps: int


def section(journey: Journey, walk: Walk) -> str:
    """The part of the file that belongs to a journey."""
    steps = "\n".join(f"{at}. {step}" for at, step in enumerate(walk.steps, start=1))
    return (
        f"<!-- {journey.name} -->\n## {journey.title}\n\n"
        f"{walk.values} values (at most {journey.values}), {walk.taps} taps (at most {journey.taps}).\n\n{steps}\n"
        f"<!-- end {journey.name} -->\n"
    )


def written(journey: Journey, text: str) -> str:
    """The section of a journey as the file has it; empty where it has none."""
    name = re.escape(journey.name)
    found = re.search(rf"<!-- {name} -->\n.*?<!-- end {name} -->\n", text, re.S)
    return found.group() if found else ""


def write(journey: Journey, walk: Walk) -> None:
    """Put a journey's section into the file, in place of the old one or, sorted by name, among the others."""
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    kept = dict(re.findall(r"(?s)<!-- (?!end)([\w-]+) -->\n(.*?<!-- end \1 -->\n)", text))
    parts = {name: f"<!-- {name} -->\n{body}" for name, body in kept.items()}
    parts[journey.name] = section(journey, walk)
    FILE.write_text("\n".join([HEAD, *(parts[name] for name in sorted(parts))]), encoding="utf-8")


def recorded(walk: Walk) -> str:
    """What a walk recorded, as one line of data."""
    return ", ".join(f"{kind}: [{values:.4g}, {forms:.4g}, {n}]" for kind, (values, forms, n) in sorted(walk.made.items()))


def kept() -> dict[str, str]:
    """What each journey recorded as the data has it, a line each."""
    text = MADE.read_text(encoding="utf-8") if MADE.exists() else ""
    return dict(re.findall(r"^([\w-]+): \{(.*)\}$", text, re.M))


def write_made(journey: Journey, walk: Walk) -> None:
    """Put what a journey recorded into the data; a journey that recorded nothing has no line."""
    lines = {name: said for name, said in (kept() | {journey.name: recorded(walk)}).items() if said}
    MADE.write_text(HEAD_OF_MADE + "".join(f"{name}: {{{lines[name]}}}\n" for name in sorted(lines)), encoding="utf-8")


def check(journey: Journey, walk: Walk) -> None:
    """Within the limits, and as the file and the data say."""
    if os.environ.get("CUNJU_EFFORT") == "write":
        write(journey, walk)
        write_made(journey, walk)
    assert walk.values <= journey.values, f"{journey.title}要填{walk.values}项，最多{journey.values}项"
    assert walk.taps <= journey.taps, f"{journey.title}要点{walk.taps}次，最多{journey.taps}次：{walk.steps}"
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    stale = "过时：CUNJU_EFFORT=write bin/cunju test tests/effort"
    assert written(journey, text) == section(journey, walk), f"docs/effort.md {stale}"
    assert kept().get(journey.name, "") == recorded(walk), f"desk/data/effort.yaml {stale}"
