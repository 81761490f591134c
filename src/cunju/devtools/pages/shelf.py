"""The templates of this source: read from its folders, and what of them is not as the formatter sets it."""

import re
from collections.abc import Iterator
from pathlib import Path

from cunju.devtools.pages.filling import WIDTH
from cunju.devtools.pages.looks import boxes
from cunju.devtools.pages.reading import CannotRead
from cunju.devtools.pages.setting import formatted
from cunju.devtools.pages.spaces import Shelf

PACKAGE = Path(__file__).resolve().parents[2]
INCLUDING = re.compile(r"inclusion_tag\(\"([^\"]+)\"[^)]*\)\s*def (\w+)")


def files(package: Path = PACKAGE) -> dict[str, Path]:
    """Every template by the name it is taken in by."""
    found = (one for one in package.rglob("*.html") if "templates" in one.relative_to(package).parts)
    return {one.as_posix().rpartition("/templates/")[2]: one for one in sorted(found)}


def shelf(package: Path = PACKAGE) -> Shelf:
    """The templates with the style sheets and the code that speak of them."""
    code = [one.read_text(encoding="utf-8") for one in sorted(package.rglob("*.py"))]
    return Shelf(
        {name: file.read_text(encoding="utf-8") for name, file in files(package).items()},
        boxes([one.read_text(encoding="utf-8") for one in sorted(package.rglob("*.css"))]),
        tags={name: template for text in code for template, name in INCLUDING.findall(text)},
        called=frozenset(name for text in code for name in re.findall(r"[\w/-]+\.html", text)),
    )


def wanting(package: Path = PACKAGE, *, fix: bool = False) -> Iterator[str]:
    """A sentence on each template that is not set, or that no setting helps; with ``fix`` the first are written."""
    known, places = shelf(package), files(package)
    for name, file in places.items():
        where = file.relative_to(package).as_posix()
        try:
            text = formatted(known[name])
        except CannotRead as error:
            yield f"{where}: cannot be read: {error}"
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > WIDTH:
                yield f"{where}:{number}: {len(line)} characters, nowhere to divide; write it shorter"
        if text != known.texts[name]:
            if fix:
                file.write_text(text, encoding="utf-8")
            else:
                yield f"{where}: not set; bin/cunju lint --fix sets it"
