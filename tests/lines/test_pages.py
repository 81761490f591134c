"""What no page may say or ask: no ranking, no check-in, no verdict of validity, no watching of people."""

import re

import pytest

from tests.shape import source

SAID = {
    "ranking": re.compile(r"排名|排行|名次|积分榜|红黑榜|末位"),
    "check-in": re.compile(r"打卡|签到(?!表|册|簿)|在线时长|使用率|活跃度|登录次数"),
    # The system says 人数、程序符合规定; whether a decision holds in law is not its to say.
    "verdict": re.compile(r"(决议|决定|会议|表决|选举)(合法|有效|无效)|合法有效"),
    "place": re.compile(r"当前位置|获取定位|地理位置|经纬度|geolocation"),
    "last login": re.compile(r"last_login"),
}


def texts() -> dict[str, str]:
    """All that can reach a page: templates, scripts, and the Python that words sentences."""
    python = [one for one in source.python(source.PACKAGE) if "tests" not in one.parts]
    scripts = [one for one in source.files() if one.suffix == ".js"]
    return {
        source.name(one): one.read_text(encoding="utf-8") for one in [*source.templates(), *scripts, *python]
    }


@pytest.mark.parametrize("what", SAID)
def test_no_page_says(what: str) -> None:
    found = [(name, hit.group()) for name, text in texts().items() if (hit := SAID[what].search(text))]
    assert found == []


def test_no_form_demands_a_photo() -> None:
    """A list to load is the thing itself; a photo or scan beside a record is never demanded."""
    demanded = re.compile(r"ImageField\((?![^)]*required=False)")
    inputs = re.compile(
        r"<input\b(?=[^>]*type=\"file\")(?=[^>]*accept=\"[^\"]*image)(?=[^>]*\srequired)[^>]*>"
    )
    found = [name for name, text in texts().items() if name.endswith("forms.py") and demanded.search(text)]
    found += [name for name, text in texts().items() if name.endswith(".html") and inputs.search(text)]
    assert found == []


def test_no_page_sorts_people_or_units_by_lateness() -> None:
    """The matrix stands in code order: no heading and no parameter sorts it."""
    sorting = re.compile(r"[?&](sort|order|order_by|rank)=|aria-sort|data-sort")
    assert [name for name, text in texts().items() if name.endswith(".html") and sorting.search(text)] == []
