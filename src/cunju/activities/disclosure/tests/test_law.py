"""The law comes from packs: with none sheets go their way and nothing is concluded; another number is another finding."""

from datetime import date

import pytest
from tests import packs

from cunju.activities.disclosure import actions
from cunju.activities.disclosure.models import Sheet
from cunju.activities.disclosure.tests.conftest import CODE, at
from cunju.activities.disclosure.tests.test_remarks import PLACES, read
from cunju.activities.disclosure.tests.test_steps import sent
from cunju.ledger import interface as ledger
from cunju.org.models import Installation, Unit

pytestmark = pytest.mark.django_db
LAWFUL = ("组织法", "办法", "〔2023〕", "不足", "以前公布", "没有按先审查")


def straight(up, down=None):
    """Sent, objected to in between, posted without seal or signature, perhaps taken down."""
    sent(date(2023, 9, 4))
    sheet, unit = Sheet.objects.get(), Unit.objects.get(code=CODE)
    actions.publish([sheet], actions.Posted(up), unit=unit, by="x", now=at(up))
    if down:
        sheet.refresh_from_db()
        actions.take_down(sheet, on=down, by="x", now=at(down))
    sheet.refresh_from_db()
    return sheet


def found():
    return {each["code"] for one in ledger.facts_of(CODE) for each in one.findings}


def test_without_a_clause_all_is_saved_and_printed_and_nothing_concluded(clerk, on, tmp_path):
    with packs.lawless(tmp_path):
        sheet = straight(date(2023, 9, 14), date(2023, 9, 16))
        said = actions.Raised("objection", "没有写明哪几段", date(2023, 9, 15))
        doubt = actions.raise_doubt(Unit.objects.get(code=CODE), said, by="x", now=at(date(2023, 9, 15)))
        on("2023-09-20")
        assert found() == set()
        down = ledger.facts_of(CODE, kinds=["disclosure.sheet_taken_down"]).get()
        assert down.attributes["days_shown"] == 2 and "enough" not in down.attributes
        assert sheet.state == "published"
        own = [f"/disclosure/sheet/{sheet.id}/", f"/disclosure/{CODE}/", f"/disclosure/{CODE}/2023-08/"]
        own += [f"/disclosure/{CODE}/doubts/", f"/disclosure/doubt/{doubt.id}/", f"/disclosure/{CODE}/review/"]
        texts = [read(clerk, where) for where in PLACES]
        for path in own:
            answer = clerk.get(path)
            assert answer.status_code == 200 or path.endswith("review/"), path
            texts.append(answer.content.decode())
        for text in texts:
            # The board leads to the district's notice by its number: that is a letter, nothing is concluded from it.
            assert not [word for word in LAWFUL if word in text.replace("渝北民〔2023〕24号原文", "")]


BOARD = """  - question: disclosure.board_days
    cite: 重庆市实施办法第30条
    words: 公布的内容应当保留十日以上
    value: {days: 10}
    met: 10
    broken: 9
"""


@pytest.mark.parametrize(("days", "enough"), [(10, True), (40, False)])
def test_another_number_of_days_in_a_pack_is_another_record_and_page(clerk, on, tmp_path, days, enough):
    other = BOARD.replace("days: 10", f"days: {days}").replace("met: 10", f"met: {days}")
    with packs.changed(tmp_path, "chongqing-2013", BOARD, other):
        sheet = straight(date(2023, 9, 14), date(2023, 10, 16))
        on("2023-10-16")
        fact = ledger.facts_of(CODE, kinds=["disclosure.sheet_taken_down"]).get()
        assert fact.attributes["enough"] is enough
        assert ("不足40日，可以重新公布" in clerk.get(f"/disclosure/sheet/{sheet.id}/").content.decode()) is not enough


def test_a_sheet_of_2026_hangs_fifteen_days(clerk, on):
    Installation.objects.update(today=date(2026, 12, 31))
    sheet = straight(date(2026, 1, 15), date(2026, 1, 27))
    on("2026-01-27")
    fact = ledger.facts_of(CODE, kinds=["disclosure.sheet_taken_down"]).get()
    assert fact.attributes["enough"] is False
    assert [(one["code"], one["cite"]) for one in fact.findings] == [("days_short", "村民委员会组织法第35条")]
    assert "公开了12天，不足15日，可以重新公布" in clerk.get(f"/disclosure/sheet/{sheet.id}/").content.decode()
