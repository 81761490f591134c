"""Draws ``docs/map.md`` from the docstrings of packages and modules: ``python -m tests.shape.mapping`` writes it."""

import ast
from pathlib import Path

from tests.shape.source import ROOT

SOURCE = ROOT / "src/cunju"
MAP = ROOT / "docs/map.md"
# From the edge down to what carries everything: each imports only what stands below it.
ORDER = (
    "devtools", "config", "scale", "desk", "portal", "api", "reports", "activities", "records", "undo", "duties",
    "catalogue", "ledger", "archive", "org", "tables", "ui", "kernel",
)  # fmt: skip
HEAD = """# Map

Where things are, drawn from the docstrings (`python -m tests.shape.mapping` writes this file; a test keeps it true). Each package imports only
what stands below it; rooms of `activities` do not know each other.
"""


def _first_line(file: Path) -> str:
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.splitlines()[0] if text else ""


def _modules(folder: Path) -> list[str]:
    found = []
    for file in sorted(folder.iterdir()):
        package = file / "__init__.py"
        if file.suffix == ".py" and file.name not in ("__init__.py", "apps.py"):
            found.append(f"* `{file.name}` {_first_line(file)}")
        elif package.is_file() and file.name not in ("tests", "migrations", "templatetags"):
            found.append(f"* `{file.name}/` {_first_line(package)}")
    return found


def _package(folder: Path, depth: int) -> list[str]:
    name = folder.relative_to(SOURCE)
    return [f"{'#' * depth} {name}", "", _first_line(folder / "__init__.py"), "", *_modules(folder), ""]


def drawn() -> str:
    """The whole file as it should be."""
    lines = [HEAD]
    for name in ORDER:
        if name != "activities":
            lines += _package(SOURCE / name, 2)
            continue
        lines += ["## activities", "", _first_line(SOURCE / name / "__init__.py"), ""]
        for room in sorted((SOURCE / name).iterdir()):
            if (room / "__init__.py").is_file():
                lines += _package(room, 3)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    MAP.write_text(drawn(), encoding="utf-8")
