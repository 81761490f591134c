"""Turns a Word file into a PDF as an office machine would, and reads page count, words and places off it."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

MM = 25.4 / 72
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Spot:
    """A word on a page with its edges in millimetres from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pdf_of(raw: bytes, folder: Path, name: str = "paper") -> Path:
    """The PDF LibreOffice makes of a Word file; the conversion must end well."""
    (folder / f"{name}.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / f"{name}.docx"],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (folder / f"{name}.pdf").exists()
    return folder / f"{name}.pdf"


def pages(pdf: Path) -> list[list[Spot]]:
    """The words of each page."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [[_spot(each) for each in WORD.findall(page)] for page in told.split("<page ")[1:]]


def _spot(found: tuple[str, ...]) -> Spot:
    left, top, right, bottom = (float(one) * MM for one in found[:4])
    return Spot(left, top, right, bottom, found[4])


def body(page: list[Spot]) -> list[Spot]:
    """The words of the type area: neither running head nor page number."""
    return [one for one in page if one.top > 34 and one.bottom < 268]
