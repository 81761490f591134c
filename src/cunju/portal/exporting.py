"""The public pages of a prefix as files with relative links, for the district's own site; what did not change is not written again."""

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.html import escape

from cunju.kernel.refusals import Refusal
from cunju.org import queries
from cunju.org.models import Unit
from cunju.portal import opening
from cunju.portal.about import KINDS, STATIC

MANIFEST = ".cunju-export.json"
PAGES = ("board", "notice", "together", "aloud", "open", "json", "csv", "feed", "days")
ASSETS = ("ui/cunju.css", "ui/mark.svg", "portal/board.css", "portal/tools.js")
LINK = re.compile(r'\s(href|src|action)="(/[^"#?]*)([#?][^"]*)?"')
# Sheets for old engines come from the running service only.
OLD_ENGINES = re.compile(rb"^@import url\(\"/plain/[^\n]*\n", re.M)
NOWHERE = "http://cunju.invalid"


@dataclass
class Export:
    """One run: where to, the address for what is not exported (else such a link is only its words), what was written and removed."""

    folder: Path
    on: date
    address: str = ""
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def run(self, units: list[Unit], each: Callable[[list[Unit]], Iterator[Unit]]) -> None:
        """All pages of the units; Refusal where the folder holds something else."""
        before = self._before()
        for asset in ASSETS:
            if found := finders.find(asset):
                self._keep(f"static/{asset}", OLD_ENGINES.sub(b"", Path(str(found)).read_bytes()))
        for unit in each(units):
            with opening.asked_once():
                paths = list(addresses(unit, on=self.on))
                here = {path: _file(path) for path in paths}
                for path in paths:
                    self._keep(here[path], self._page(path, here))
        for gone in sorted(set(before) - set(self.files)):
            (self.folder / gone).unlink(missing_ok=True)
            self.removed.append(gone)
        self._write(MANIFEST, json.dumps(sorted(self.files)).encode())

    def _before(self) -> list[str]:
        known = self.folder / MANIFEST
        if known.exists():
            return [one for one in json.loads(known.read_text(encoding="utf-8")) if not one.startswith("/") and ".." not in one.split("/")]
        if self.folder.exists() and any(self.folder.iterdir()):
            raise Refusal(f"文件夹“{self.folder}”里有别的文件，导出会跟它们混在一起。请换一个空的文件夹。")
        return []

    def _keep(self, name: str, content: bytes) -> None:
        self.files.append(name)
        if self._write(name, content):
            self.written.append(name)

    def _write(self, name: str, content: bytes) -> bool:
        file = self.folder / name
        if file.exists() and file.read_bytes() == content:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return True

    def _page(self, path: str, here: dict[str, str]) -> bytes:
        answer = answered(path, on=self.on, address=self.address)
        if not answer["Content-Type"].startswith("text/html"):
            return answer.content
        return LINK.sub(lambda found: self._link(found, path, here), answer.content.decode()).encode()

    def _link(self, found: re.Match[str], path: str, here: dict[str, str]) -> str:
        name, target, rest = found[1], found[2], found[3] or ""
        at = here.get(target) or (target.lstrip("/") if target.startswith("/static/") else "")
        if at:
            return f' {name}="{escape(posixpath.relpath(at, posixpath.dirname(_file(path))))}{rest if rest.startswith("#") else ""}"'
        return f' {name}="{escape(self.address.rstrip("/"))}{target}{rest}"' if self.address else ""


def _file(path: str) -> str:
    return f"{path.strip('/')}/index.html" if path.endswith("/") else path.strip("/")


def addresses(unit: Unit, *, on: date) -> Iterator[str]:
    """Every page of a unit that can stand as a file: its board, years, data, and the page of each code."""
    published = opening.published(unit, on=on)
    yield from (reverse(f"portal:{name}", args=[unit.code]) for name in PAGES)
    yield from (reverse("portal:year", args=[unit.code, year]) for year in opening.years(published))
    yield from (reverse("portal:short", args=[code]) for code in dict.fromkeys([unit.code, *(one.code for one in published if one.code)]))


def answered(path: str, *, on: date, address: str = "") -> HttpResponse:
    """A page as everybody gets it, without what only a running service can do."""
    request: HttpRequest = RequestFactory().get(path)
    request.today = on  # type: ignore[attr-defined]
    request.META[STATIC] = True
    request.build_absolute_uri = lambda location=None: f"{(address or NOWHERE).rstrip('/')}{location or path}"  # type: ignore[method-assign]
    found = resolve(path)
    answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return answer


def units_under(prefix: str, *, on: date) -> list[Unit]:
    """The villages and communities of a prefix, by code; Refusal where there is none."""
    found = list(queries.valid_units(on=on).filter(code__startswith=prefix, kind__in=KINDS).order_by("code"))
    if not found:
        raise Refusal(f"没有代码以“{prefix}”开头的村（社区）。")
    return found
