"""Many people at once on one server: writers, uploads of phones' photos, and somebody who only looks at pages.

``python -m tests.safety.crowd`` measures 20 writers and 20 uploads on a copy of the demonstration (``CUNJU_PREPARED`` keeps it).
"""

import contextlib
import io
import itertools
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tests import prepared
from tests.browser import serving
from tests.safety.people import Answer, Person

UNITS = {"yufengshan": "500112018202", "shuangtonglu": "500112004018", "minxiulu": "500112017015"}
PAGES = ("/today/", "/supervision/{code}/", "/register/")


@dataclass
class Seen:
    """What everybody saw: seconds by what they did, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """The figures."""
        return {name: _figures(found) for name, found in sorted(self.seconds.items())} | {
            "errors": self.errors[:20]
        }


def _figures(found: list[float]) -> dict[str, float]:
    found = sorted(found)
    return {
        "count": len(found), "median": round(found[len(found) // 2], 3),
        "p95": round(found[min(len(found) - 1, len(found) * 95 // 100)], 3), "longest": round(found[-1], 3),
    }  # fmt: skip


def photo(megapixels: float = 12, *, seed: int = 1) -> bytes:
    """A photo as phones make them: 12 megapixels, about 4 MB, EXIF with a place."""
    width = int((megapixels * 1_000_000 * 4 / 3) ** 0.5)
    small = Image.frombytes("RGB", (400, 300), random.Random(seed).randbytes(400 * 300 * 3))
    image = small.resize((width, width * 3 // 4), Image.Resampling.BICUBIC)
    exif = image.getexif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (29.0, 43.0, 7.0)
    target = io.BytesIO()
    image.save(target, "JPEG", quality=93, exif=exif)
    return target.getvalue()


def crowd(site: serving.Site, *, writers: int, uploads: int, photos: int, seconds: float) -> Seen:
    """Writers write one record after the other, uploads send their photos once, all at the same moment; pages are opened all the while."""
    seen, ends = Seen(), time.monotonic() + seconds
    people = {name: Person(site.url).sign_in(name, site.people[name]) for name in UNITS}
    names = list(UNITS)
    content = [(f"{at}.jpg", photo(seed=at)) for at in range(min(photos, 4))]
    files = [content[at % len(content)] for at in range(photos)]
    busy, told = threading.Event(), itertools.count(1)
    busy.set()

    def doing(what: str, act: Callable[[], Answer], expected: int) -> None:
        begun = time.monotonic()
        try:
            answer = act()
            if answer.status != expected:
                seen.errors.append(f"{what}: {answer.status} {answer.text[:80]!r}")
        except Exception as wrong:
            seen.errors.append(f"{what}: {wrong!r}")
        seen.seconds.setdefault(what, []).append(time.monotonic() - begun)

    def write(at: int) -> None:
        name = names[at % len(names)]
        while time.monotonic() < ends:
            doing("write", lambda: people[name].opinion(UNITS[name], f"路灯不亮 {at}，第{next(told)}次"), 302)

    def upload(at: int) -> None:
        name = names[at % len(names)]
        doing("upload", lambda: people[name].opinion(UNITS[name], f"附照片 {at}", files=files), 302)

    def look(at: int) -> None:
        name = names[at % len(names)]
        while busy.is_set():
            doing("page", lambda: people[name].get(PAGES[at % len(PAGES)].format(code=UNITS[name])), 200)
            time.sleep(0.2)

    _together(
        [*[(write, at) for at in range(writers)], *[(upload, at) for at in range(uploads)]],
        [(look, at) for at in range(3)],
        busy,
    )
    return seen


def _together(
    doing: list[tuple[Callable[[int], None], int]],
    beside: list[tuple[Callable[[int], None], int]],
    busy: threading.Event,
) -> None:
    looking = [threading.Thread(target=act, args=(at,)) for act, at in beside]
    working = [threading.Thread(target=act, args=(at,)) for act, at in doing]
    for one in [*looking, *working]:
        one.start()
    for one in working:
        one.join()
    busy.clear()
    for one in looking:
        one.join()


def main() -> None:
    """Measure, print the figures as JSON."""
    writers, uploads, photos = (int(one) for one in [*sys.argv[1:], "20", "20", "1"][:3])
    with tempfile.TemporaryDirectory() as folder:
        var = serving.copied(prepared.folder(), Path(folder) / "var")
        with serving.running(var, workers=2) as site, contextlib.suppress(KeyboardInterrupt):
            found = crowd(site, writers=writers, uploads=uploads, photos=photos, seconds=20)
    sys.stdout.write(json.dumps(found.told(), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
