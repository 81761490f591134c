"""The counting itself: what is a value, what is a tap, and that nothing can be sent that a page does not offer."""

import pytest

from tests.effort.pages import Page
from tests.effort.walking import Walk

START = """<a href="/form/?a=1">去<b>记录</b></a><form method="post" action="/sent/"><input type="hidden" name="id" value="7">
<input name="day" type="date" value="2023-09-18"><input type="checkbox" name="absent" value="1"><input type="checkbox" name="absent" value="2">
<details><summary>补充</summary><textarea name="more">
旧</textarea></details><select name="kind"><option value="">—</option><option value="a" selected>甲</option><option>乙</option></select>
<input type="radio" name="way" value="x" checked><input type="radio" name="way" value="y"><button name="do" value="save">保存</button></form>"""


class Answer:
    status_code = 200

    def __init__(self, html):
        self.content = html.encode()


class Site:
    """Answers the same page to everything and keeps what was sent."""

    def __init__(self):
        self.sent = []

    def get(self, path, data=None):
        self.sent.append((path, data))
        return Answer(START)

    post = get


def test_a_page_is_read_as_it_stands():
    page = Page(START)
    form = page.forms[0]
    assert page.links == [("去记录", "/form/?a=1", 0)]
    assert {name: one.values for name, one in form.fields.items()} == {
        "id": ["7"], "day": ["2023-09-18"], "absent": [], "more": ["旧"], "kind": ["a"], "way": ["x"],
    }  # fmt: skip
    assert form.fields["kind"].choices == {"": "—", "a": "甲", "乙": "乙"}
    assert form.fields["more"].folded == 1


@pytest.mark.django_db
def test_values_and_taps_are_counted():
    site = Site()
    walk = Walk(site).go("/today/").tap("记录")
    assert (walk.path, walk.taps, walk.values) == ("/form/?a=1", 1, 0)
    walk.fill(day="2023-09-19", kind="a").tick("absent", "1", "2").tick("way", "y").press("保存")
    # day, absent and way differ, kind does not; taps: link, two ticks, one choice, button
    assert (walk.values, walk.taps) == (3, 5)
    assert site.sent[-1] == (
        "/sent/",
        {
            "id": ["7"],
            "day": ["2023-09-19"],
            "absent": ["1", "2"],
            "more": ["旧"],
            "kind": ["a"],
            "way": ["y"],
            "do": "save",
        },
    )


def test_a_fold_costs_one_tap_to_open():
    walk = Walk(Site()).go("/today/").fill(more="新").fill(more="再新")
    assert walk.taps == 1


@pytest.mark.parametrize(
    "wrong",
    [
        lambda walk: walk.tap("没有"),
        lambda walk: walk.fill(nothing="1"),
        lambda walk: walk.fill(id="8"),
        lambda walk: walk.fill(kind="丙"),
        lambda walk: walk.tick("absent", "9"),
        lambda walk: walk.press("提交"),
        lambda walk: walk.sees("不在"),
    ],
)
def test_what_the_page_does_not_offer_cannot_be_done(wrong):
    walk = Walk(Site()).go("/today/")
    with pytest.raises(AssertionError):
        wrong(walk)
