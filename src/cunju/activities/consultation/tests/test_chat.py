"""Chats pasted into the minutes: who said what, what is no opinion, and that nothing counts before somebody has looked."""

from pathlib import Path

import pytest
import yaml

from cunju.activities.consultation import rules
from cunju.activities.consultation.models import Session
from cunju.activities.consultation.tests import test_pages as pages

CHATS = yaml.safe_load((Path(__file__).parent / "chats.yaml").read_text(encoding="utf-8"))


def pairs(text):
    return [(one.who, one.text) for one in rules.read(text)]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat["note"][:20])
def test_who_said_what(chat):
    assert pairs(chat["text"]) == [tuple(one) for one in chat["pairs"]]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat["note"][:20])
def test_what_was_read_is_read_the_same_again(chat):
    """The form comes back with it: the second save is of the same opinions and asks nothing."""
    once = rules.written(tuple(pairs(chat["text"])))
    assert rules.written(tuple(pairs(once))) == once
    assert rules.heard(once).pasted is None


PASTED = """2023-09-18 19:02 王大姐
路灯坏了三盏，希望先修桥头
[图片]
2023-09-18 19:04 三组组长
「王大姐：路灯坏了三盏，希望先修桥头」
- - - - - - - - - - - - - - -
同意，找我13912345678
2023-09-18 19:05 李婶
收到
李婶 撤回了一条消息
"""


def test_what_is_no_opinion_is_named_with_its_reason():
    found = rules.heard(PASTED).pasted
    assert found.said == [("王大姐", "路灯坏了三盏，希望先修桥头"), ("三组组长", "同意，找我※")]
    assert dict(found.left) == {
        "王大姐：[图片]": "图片、链接、表情等",
        "王大姐：路灯坏了三盏，希望先修桥头": "引用别人的话",
        "- - - - - - - - - - - - - - -": "分隔线",
        "李婶：收到": "只是回应",
        "李婶 撤回了一条消息": "撤回、进出群等提示",
    }


def test_a_name_keeps_its_brackets_and_ones_own_line_is_ones_own():
    pasted = "王大爷（三社） 19:12\n路灯先修村口\nA物业刘经理 19:14\n可以\n你 19:15\n那就这样定，散会\n"
    assert pairs(pasted) == [("王大爷（三社）", "路灯先修村口"), ("A物业刘经理", "可以"), ("本人", "那就这样定，散会")]


@pytest.mark.django_db
def test_a_pasted_chat_is_shown_before_it_counts(clerk):
    """The first save answers with speakers and opinions in the form and keeps nothing; the second keeps them."""
    pages.planned(clerk)
    session = Session.objects.get(title="路灯")
    first = clerk.post(pages.url("record", session.pk), pages.sent(opinions=PASTED))
    assert (
        first.status_code == 200
        and "读成了2个人的2条意见" in pages.text(first)
        and "撤回、进出群等提示" in pages.text(first)
    )
    session.refresh_from_db()
    assert session.state == "planned"
    shown = first.context["form"]["opinions"].value()
    assert shown == "王大姐：路灯坏了三盏，希望先修桥头\n三组组长：同意，找我※"
    assert clerk.post(pages.url("record", session.pk), pages.sent(opinions=shown)).status_code == 302
    assert [(one.who, one.text) for one in session.opinions.all()] == found_pairs(shown)


def found_pairs(text):
    return [tuple(line.split("：", 1)) for line in text.splitlines()]
