"""The files of the repository as the shape tests see them: tracked or about to be, never what git ignores."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "cunju"
ACTIVITIES = PACKAGE / "activities"
UNSEEN = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository; without git, every file that is no cache."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    if done.returncode == 0 and done.stdout:
        named = (ROOT / name for name in done.stdout.decode().split("\0") if name)
    else:
        named = (one for one in ROOT.rglob("*") if not UNSEEN & set(one.relative_to(ROOT).parts))
    return tuple(sorted(one for one in named if one.is_file()))


def python(below: Path = ROOT, *, migrations: bool = False) -> list[Path]:
    """Python files below a folder, migrations only where asked for."""
    found = (one for one in files() if one.suffix == ".py" and below in one.parents)
    return [one for one in found if migrations or "migrations" not in one.parts]


def templates() -> list[Path]:
    """Every page template."""
    return [one for one in files() if one.suffix == ".html" and "templates" in one.parts]


def rooms() -> list[Path]:
    """The folders of the installed kinds of work."""
    return sorted(one for one in ACTIVITIES.iterdir() if (one / "__init__.py").is_file())


@cache
def tree(file: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Dotted names of everything the file imports, wherever it does so."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)


def name(file: Path) -> str:
    """The file's path inside the repository."""
    return file.relative_to(ROOT).as_posix()
