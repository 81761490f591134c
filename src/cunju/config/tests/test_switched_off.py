"""The streets run by 两江新区, switched off in one line of the pack: matrix, form and downloads follow at once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import cast
from tests.calling import call

from cunju import catalogue
from cunju.catalogue import loading, reading
from cunju.config import collecting
from cunju.duties import interface as duties
from cunju.org import queries
from cunju.org.models import Account, Unit

pytestmark = pytest.mark.django_db
STREETS = {
    "500112007": "鸳鸯街道",
    "500112008": "翠云街道",
    "500112009": "人和街道",
    "500112010": "天宫殿街道",
    "500112014": "大竹林街道",
    "500112019": "礼嘉街道",
    "500112021": "金山街道",
    "500112022": "康美街道",
}


@pytest.fixture(autouse=True)
def people() -> dict[str, Account]:
    cast.units()
    cast.demonstration()
    for code, name in STREETS.items():
        Unit.objects.create(code=code, kind="town", name=name, parent_code=cast.DISTRICT)
        Unit.objects.create(code=f"{code}001", kind="community", name=f"{name}社区居民委员会", parent_code=code)
    return cast.everybody()


@pytest.fixture
def switched_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pack as it reads with its one line changed."""
    text = (loading.DATA / "yubei-2023.yaml").read_text(encoding="utf-8")
    assert text.count("switched_off: []") == 1
    changed = text.replace("switched_off: []", f"switched_off: {json.dumps(list(STREETS))}")
    pack, problems = reading.pack(changed, file="yubei-2023.yaml")
    assert (pack is not None, problems) == (True, [])
    monkeypatch.setattr(catalogue, "notice", lambda: pack.notice)
    yield


def commands(words: str):
    return call(list(collecting.commands().values()), words)


def downloaded(client, people) -> str:
    client.force_login(people["district"])
    return client.get(f"/matrix/{cast.DISTRICT}/?format=csv").content.decode("utf-8-sig")


def test_the_eight_are_marked_to_be_confirmed_and_named_in_the_pack() -> None:
    assert set(catalogue.notice().unconfirmed) == set(STREETS)
    units = (Path(loading.DATA) / "units").glob("*.csv")
    known = "".join(one.read_text(encoding="utf-8-sig") for one in units)
    for code, name in STREETS.items():
        assert f"{code},{name}" in known


def test_by_default_they_are_in(client, people) -> None:
    assert set(STREETS) <= {row.code for row in duties.matrix(cast.DISTRICT, on=cast.TODAY).rows}
    assert "鸳鸯街道" in downloaded(client, people)


def test_matrix_and_downloads_follow(switched_off, client, people) -> None:
    for level in ("town", "unit"):
        rows = duties.matrix(cast.DISTRICT, on=cast.TODAY, level=level).rows
        assert rows
        assert not [row.code for row in rows if row.code[:9] in STREETS]
    assert "鸳鸯街道" not in downloaded(client, people)
    answer = commands(f"matrix --prefix {cast.DISTRICT} --csv")
    assert (answer.code, "500112007" in answer.out, cast.TOWN in answer.out) == (0, False, True)
    assert "500112007" not in [one.code for one in queries.towns_under(cast.DISTRICT, on=cast.TODAY)]


def test_the_page_says_who_is_left_out(switched_off, client, people) -> None:
    client.force_login(people["district"])
    page = client.get(f"/matrix/{cast.DISTRICT}/").content.decode()
    assert "鸳鸯" in page
    assert 'data-unit="500112007"' not in page


def test_the_form_follows(switched_off, client, people) -> None:
    answer = commands("form --town 500112007 --on 2023-06-30 --json")
    assert (answer.code, answer.out) == (3, "")
    assert "switched_off" in answer.err
    assert commands(f"form --town {cast.TOWN} --on 2023-06-30 --json").code == 0
    client.force_login(people["district"])
    assert "鸳鸯街道" not in client.get("/form/").content.decode()


def test_the_notice_asks_nothing_of_them_and_the_law_still_does(switched_off) -> None:
    found = duties.standing("500112007", on=cast.TODAY).windows
    assert {one.status for one in found if one.authority == "notice"} == {"not_applicable"}
    below = duties.standing("500112007001", on=cast.TODAY).windows
    assert {one.status for one in below if one.authority == "notice"} == {"not_applicable"}
    assert "not_applicable" not in {one.status for one in below if one.authority == "law"}


def test_switching_them_on_again_needs_nothing_but_the_line(people) -> None:
    assert all(one.addressee for one in Unit.objects.filter(code__in=STREETS))
    assert all(queries.addresses(one) for one in Unit.objects.filter(code__in=STREETS))
