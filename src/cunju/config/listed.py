"""Names and help lines of all commands, read from the source as text: a list imports no package and starts no Django."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cunju

ROOT = Path(cunju.__file__).parent
ROOMS = "cunju.activities."
DEVTOOLS = "cunju.devtools"
# How a command is declared; test_listed holds this to what the packages really offer.
SPOKEN = re.compile(r'\bCommand\(\s*"([^"\n]+)",\s*"([^"\n]+)"')
# What declares none is not read.
APART = {"tests", "migrations", "templates", "static", "data", "__pycache__", "kernel"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as its package declares it: its words, its line of help, the package."""

    name: str
    help: str
    package: str


def listed() -> dict[str, Listed]:
    """All commands of the packages in use, by name; config's own win where a name is declared twice."""
    found = {one.name: one for package in _packages() for one in _of(package)}
    return dict(sorted(found.items()))


def place(package: str) -> str:
    """The module in which a package declares its commands: a room's ``tasks``, another's ``commands``."""
    return "tasks" if package.startswith(ROOMS) else "commands"


def _packages() -> Iterator[str]:
    """Packages with commands, config last; a room only where settings name it."""
    others = sorted(one.name for one in ROOT.iterdir() if (one / "__init__.py").exists())
    for name in others:
        if name not in ("activities", "config", "devtools", "kernel"):
            yield f"cunju.{name}"
    yield from _rooms()
    yield "cunju.config"
    yield DEVTOOLS


def _rooms() -> list[str]:
    """``settings.ROOMS`` as it is written: reading the settings themselves makes keys and asks for a database."""
    tree = ast.parse((ROOT / "config" / "settings.py").read_text(encoding="utf-8"))
    told = next(one for one in tree.body if isinstance(one, ast.AnnAssign) and getattr(one.target, "id", "") == "ROOMS")
    found: list[str] = ast.literal_eval(told.value) if told.value else []
    return found


def _of(package: str) -> Iterator[Listed]:
    folder = ROOT.joinpath(*package.split(".")[1:])
    for file in _files(folder):
        text = file.read_text(encoding="utf-8")
        if "Command(" in text:
            yield from (Listed(name, line, package) for name, line in SPOKEN.findall(text))


def _files(folder: Path) -> Iterator[Path]:
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        if one.suffix == ".py":
            yield one
        elif one.name not in APART and one.suffix == "":
            yield from _files(one)
