"""The whole text of a notice in use, where its file lies beside the packs (``data/notice``, or ``notice`` in a district's own folder)."""

from functools import cache
from pathlib import Path

from cunju.catalogue import loading
from cunju.catalogue.reader import NotANotice, Notice, read_with_letter
from cunju.catalogue.reader.letter import Letter

ENDINGS = (".txt", ".docx")


def letter_of(number: str) -> tuple[Notice, Letter] | None:
    """The notice of that number as its own text has it, with its letter; None where no file here says it."""
    folders = [folder / "notice" for folder in (loading.own_folder(), loading.DATA) if folder]
    files = (file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir()) if file.suffix in ENDINGS)
    return next((found for file in files if (found := _read(file)) and found[0].number == number), None)


@cache
def _read(file: Path) -> tuple[Notice, Letter] | None:
    try:
        return read_with_letter(file)
    except NotANotice:
        return None
