"""What does not fit in the characters of the form is left out whole, and whoever sends the form is told which sentences."""

import pytest

from cunju.activities.quarterly.tests.test_pages import PAGE, typed

pytestmark = pytest.mark.django_db


def test_a_sentence_there_is_no_room_for_is_named_when_the_text_is_drafted_anew(enter):
    client = enter()
    client.post(PAGE, typed(client.get(PAGE), keep="1", progress="我改写了。"))
    page = client.get(PAGE)
    assert "写不下" not in page.content.decode()  # his own text is his own
    own = {name: "各村（社区）都已经开展，台账也建了。" * 5 for name in page.context["form"].fields if name.startswith("own_")}
    answer = client.post(PAGE, typed(page, redraft="1", **own), follow=True)
    left = answer.context["drafted"].left_out
    assert left
    text = answer.content.decode()
    assert text.count(f"300字写不下，有{len(left)}句没有放进去") == 2  # said once when it happens, and as long as it is so
    assert all(f"“{one.text}”" in text for one in left)
