"""A fake 智慧社区云平台 that is slow, broken, forgetful or mistaken: each package arrives, none counts without its own receipt."""

import hashlib
import io
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests import cast
from tests.calling import call

from cunju.api import commands
from cunju.api.models import Package
from cunju.api.platform import packing, sending
from cunju.kernel.blocks import Paper
from cunju.kernel.commands import WrongState
from cunju.kernel.days import SHANGHAI
from cunju.kernel.parcels import Parcel

pytestmark = pytest.mark.usefixtures("place")
NOW = datetime(2023, 9, 20, 9, tzinfo=SHANGHAI)
LATER = timedelta(days=2)


def parcel(text: str = "收入1.00元") -> Parcel:
    paper = Paper(title="财务公开表", unit="玉峰山村", day=date(2023, 9, 15), code="C1", blocks=())
    return Parcel(cast.VILLAGE, "sheet-1", "2023年8月财务公开表", {"category": "finance", "period": "2023-08"}, text, paper)


class Platform(ThreadingHTTPServer):
    """``moods`` are taken one a request, then it behaves; ``known`` is what it has by key, ``asked`` every key sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hand)
        self.moods: list[str] = []
        self.known: dict[str, bytes] = {}
        self.asked: list[str] = []


class Hand(BaseHTTPRequestHandler):
    server: Platform

    def do_POST(self) -> None:
        data, key = self.rfile.read(int(self.headers["Content-Length"])), self.headers["Idempotency-Key"]
        mood = self.server.moods.pop(0) if self.server.moods else ""
        self.server.asked.append(key)
        if mood == "500":
            self.send_error(500)
            return
        self.server.known[key] = data
        if mood == "slow":
            time.sleep(0.6)
        good = {"receipt": f"R{len(self.server.known)}", "digest": key}
        said = {"wrong": {"receipt": "R", "digest": "0" * 64}, "none": {"ok": True}}.get(mood, good)
        body = b"<html>" if mood == "html" else json.dumps(said).encode()
        try:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator[Platform]:
    monkeypatch.setattr(sending, "waiting", lambda prefix, on: iter([parcel()]))
    monkeypatch.setattr(sending, "PATIENCE", 0.3)
    monkeypatch.setattr(packing.pdf, "can_set", lambda: False)
    server = Platform()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def sent(platform: Platform, now: datetime = NOW) -> dict[str, int]:
    carry = sending.by_http(f"http://127.0.0.1:{platform.server_port}/in", "key")
    return sending.send("", on=cast.TODAY, now=now, carry=carry)


def test_a_package_arrives_and_its_receipt_is_kept(platform: Platform) -> None:
    assert sent(platform) == {"new": 1, "accepted": 1, "failed": 0}
    row, (data,) = Package.objects.get(), platform.known.values()
    assert (row.state, row.receipt, row.digest) == ("accepted", "R1", hashlib.sha256(data).hexdigest())
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.namelist() == ["issue.json", "text.txt"] and found.read("text.txt").decode() == "收入1.00元"
        assert json.loads(found.read("issue.json"))["schema"] == "cunju.parcel/1"


@pytest.mark.parametrize("mood", ["500", "slow", "wrong", "none", "html"])
def test_without_its_own_receipt_it_is_tried_again_and_stands_there_once(platform: Platform, mood: str) -> None:
    platform.moods = [mood]
    assert sent(platform)["failed"] == 1
    row = Package.objects.get()
    assert (row.state, row.tries, row.receipt) == ("waiting", 1, "") and row.said and row.next_at > NOW
    assert sent(platform) == {"new": 0, "accepted": 0, "failed": 0}  # not before its time
    assert sent(platform, NOW + LATER)["accepted"] == 1
    assert len(set(platform.asked)) == len(platform.known) == 1 and Package.objects.get().state == "accepted"


def test_sent_again_it_is_not_sent_twice(platform: Platform) -> None:
    sent(platform)
    assert sent(platform, NOW + LATER) == {"new": 0, "accepted": 0, "failed": 0} and len(platform.asked) == 1


def test_other_words_are_another_package_and_the_older_is_given_up(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    platform.moods = ["500"]
    sent(platform)
    monkeypatch.setattr(sending, "waiting", lambda prefix, on: iter([parcel("收入2.00元")]))
    assert sent(platform, NOW + LATER) == {"new": 1, "accepted": 1, "failed": 0}
    assert list(Package.objects.values_list("state", flat=True)) == ["replaced", "accepted"]


def test_two_who_send_at_once_try_it_once(platform: Platform) -> None:
    sending.queue("", on=cast.TODAY, now=NOW)
    first, second = Package.objects.get(), Package.objects.get()
    assert [sending._claimed(one, NOW) for one in (first, second)] == [True, False]


def test_the_pause_grows_to_a_day(platform: Platform) -> None:
    platform.moods, now, pauses = ["500"] * 12, NOW, []
    for _ in range(12):
        sent(platform, now)
        pauses.append(Package.objects.get().next_at - now)
        now = Package.objects.get().next_at
    assert pauses[0] == sending.FIRST and pauses == sorted(pauses) and pauses[-1] == sending.LONGEST


def test_the_folder_waits_for_a_receipt(platform: Platform, tmp_path: Path) -> None:
    carry = sending.by_folder(tmp_path)
    assert sending.send("", on=cast.TODAY, now=NOW, carry=carry)["failed"] == 1
    [file] = tmp_path.glob("*.zip")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == file.stem
    (tmp_path / "receipts" / f"{file.stem}.json").write_text(json.dumps({"receipt": "纸1", "digest": file.stem}), encoding="utf-8")
    assert sending.send("", on=cast.TODAY, now=NOW + LATER, carry=carry)["accepted"] == 1
    assert Package.objects.get().receipt == "纸1"


def test_it_is_off_unless_configured() -> None:
    with pytest.raises(WrongState, match="CUNJU_PLATFORM_URL"):
        call(commands.COMMANDS, "platform send")
