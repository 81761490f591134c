"""A real server: half-open connections, slow bodies, storms of logins, a worker that is killed."""

import json
import os
import threading
import time
from functools import partial

import pytest

from cunju.config import patience
from tests.hands import serving
from tests.hands.serving import Visitor

KILLS = int(os.environ.get("CUNJU_KILLS", "2"))
# What a connection said before it fell silent; the last is a body that never comes.
HOST = b"HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SILENCES = [
    b"",
    b"GET / HT",
    b"GET / " + HOST + b"X-A: b",
    b"POST /login/ " + HOST + b"Content-Length: 99\r\n\r\na",
]


@pytest.mark.parametrize("said", SILENCES, ids=["nothing", "half a line", "half a head", "no body"])
def test_sixteen_half_open_connections_stop_no_page(site, said: bytes) -> None:
    lines = serving.half_open(site, 16, said)
    try:
        time.sleep(0.3)
        took = []
        for _ in range(5):
            began = time.monotonic()
            assert Visitor(site).get("/login/")[0] == 200
            took.append(time.monotonic() - began)
        assert sorted(took)[2] < patience.HEAD / 2, took
    finally:
        for one in lines:
            one.close()


def test_a_half_open_connection_is_ended(site) -> None:
    one = serving.half_open(site, 1, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b")[0]
    assert one.recv(100) == b""


def test_a_storm_of_logins_leaves_pages_usable(site) -> None:
    said: list[tuple[int, str, str]] = []

    def one(at: int) -> None:
        visitor = Visitor(site)
        visitor.get("/login/")
        body = f"csrfmiddlewaretoken={visitor.cookies['csrftoken']}&username=nobody{at}&password=wrong"
        status, text, headers = visitor.ask("POST", "/login/", body, 60)
        said.append((status, text, headers.get("Retry-After", "")))

    threads = [threading.Thread(target=one, args=(at,)) for at in range(40)]
    for thread in threads:
        thread.start()
    took = []
    while any(thread.is_alive() for thread in threads):
        began = time.monotonic()
        assert Visitor(site).get("/healthz")[0] == 200
        took.append(time.monotonic() - began)
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert len(said) == 40 and {one[0] for one in said} <= {200, 503}
    busy = [one for one in said if one[0] == 503]
    assert busy and all("登录的人太多" in text and retry for _, text, retry in busy)
    assert sorted(took)[len(took) // 2] < patience.HEAD / 2, took


def test_a_killed_worker_is_begun_again_and_its_job_done(site) -> None:
    visitor = Visitor(site)
    assert visitor.enter("wangjia") == 302
    for at in range(KILLS):
        assert serving.until(lambda: serving.processes(site.var, "cunju.config.worker"), 30)
        visitor.post("/papers/jobs/", "/papers/jobs/", period="2023")
        assert serving.until(lambda: "正在生成" in visitor.get("/papers/jobs/?part=jobs")[1], 30)
        serving.kill(serving.processes(site.var, "cunju.config.worker"))
        assert serving.until(partial(_made, visitor, at + 1), 180)
    assert "正在生成" not in visitor.get("/papers/jobs/?part=jobs")[1]


def _made(visitor: Visitor, count: int) -> bool:
    return visitor.get("/papers/jobs/?part=jobs")[1].count("下载") >= count


def test_a_killed_server_is_begun_again(site) -> None:
    serving.kill(serving.processes(site.var, "gunicorn"))
    assert serving.until(lambda: _answers(site), 30)


def _answers(site) -> bool:
    try:
        return Visitor(site).get("/login/")[0] == 200
    except OSError:
        return False


def test_health_of_a_server(site) -> None:
    def healthy() -> bool:
        status, text = Visitor(site).get("/healthz")
        found = json.loads(text)
        return status == 200 and found["ok"] and found["worker"] == "ok"

    assert serving.until(healthy, 20)
    found = json.loads(Visitor(site).get("/healthz")[1])
    assert (found["app"], found["demonstration"], found["today"]) == ("cunju", True, "2023-09-20")
