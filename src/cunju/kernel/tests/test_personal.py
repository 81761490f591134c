"""What may be personal in a text, as town accountants and clerks type it: ``personal.txt`` says mask, ask or leave for each."""

from pathlib import Path

import pytest

from cunju.kernel import personal

LINES = Path(__file__).with_name("personal.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(one.split("\t", 1)) for one in LINES if one and not one.startswith("#")]


def verdict(text: str) -> str:
    found = {one.verdict for one in personal.classify(text)}
    return personal.MASK if personal.MASK in found else personal.ASK if found else "leave"


@pytest.mark.parametrize(("wanted", "text"), CASES)
def test_a_text_is_masked_asked_about_or_left(wanted: str, text: str) -> None:
    assert verdict(text) == wanted
    assert verdict(personal.masked(text)) != personal.MASK  # what was masked once is not masked again
    assert "".join(one.text for one in personal.parts(text)) == text
    if wanted == "leave":
        assert personal.hidden(text) == text
    else:
        assert verdict(personal.hidden(text)) == "leave"  # nothing of it is asked about again
        assert personal.hidden(text) != text


def test_the_set_is_large_and_has_all_three_classes() -> None:
    counts = {one: sum(wanted == one for wanted, _ in CASES) for one in ("mask", "ask", "leave")}
    assert len(CASES) >= 250
    assert min(counts.values()) >= 60


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("付王某１３９１２３４５６７８工资", "付王某139****5678工资"),
        ("+86 139 1234 5678", "139****5678"),
        ("王某某（13912345678）工资", "王某某（139****5678）工资"),
        ("（+86）13912345678", "139****5678"),
        ("身份证500112198001011234", "身份证500112************"),
        ("卡号6222021001116245702", "卡号***************5702"),
        ("一三九一二三四五六七八", "***********"),
    ],
)
def test_what_is_left_of_a_number(text: str, shown: str) -> None:
    assert personal.masked(text) == shown


def test_an_answer_holds_for_its_piece_and_a_no_hides_it() -> None:
    text = "慰问低保户王某某，住3组12号"
    pieces = [text[one.start : one.end] for one in personal.to_ask(text)]
    assert pieces == ["低保", "3组12号"]
    assert [one.what for one in personal.to_ask(text, cleared=["低保"])] == ["住址"]
    assert personal.masked(text) == text
    assert personal.masked(text, also=["低保"]) == "慰问**户王某某，住3组12号"
    assert "3组12号" not in personal.hidden(text)
