"""Each remark on how a sheet was made stands on its own layer and article; and the days the texts name."""

from dataclasses import replace
from datetime import date

import pytest

from cunju.activities.disclosure.rules import chain, money, periods
from cunju.activities.disclosure.tests.test_rules import WHOLE, law

N16 = "渝北民〔2023〕24号附件1第16项"
CQ29, CQ35 = "重庆市实施办法第29条", "重庆市实施办法第35条"
REVIEW = ("regulation", CQ29, "C")
NOTICE = ("notice", N16, "C")
SENT, POSTED = date(2023, 9, 4), date(2023, 9, 15)


@pytest.mark.parametrize(
    ("changed", "code", "where"),
    [
        ({"reviewed_on": None}, "not_reviewed", REVIEW),
        ({"fixed_on": None}, "not_fixed", NOTICE),
        ({"reviewed_on": date(2023, 9, 9)}, "out_of_order", NOTICE),
        ({"signed": ()}, "not_signed", NOTICE),
        ({"signed": (date(2023, 9, 6), date(2023, 9, 16))}, "signed_after", NOTICE),
        ({"seals": frozenset({"committee"})}, "no_seal_supervisory", NOTICE),
        ({"seals": frozenset({"supervisory"})}, "no_seal_committee", NOTICE),
        ({"objected": True}, "objection_open", ("regulation", CQ35, "C")),
        (
            {"amounts": (("does_not_add_up", "a", "b"),)},
            "does_not_add_up",
            ("local", "财务公开通行做法", "L"),
        ),
    ],
)
def test_a_remark_names_its_layer_and_article(changed, code, where) -> None:
    found = chain.findings(replace(WHOLE, **changed))
    assert [(one.authority, one.cite, one.sure) for one in found if one.code == code] == [where]


def test_a_review_names_its_layer_and_article() -> None:
    late = chain.review_findings(
        date(2023, 9, 16), passed=False, sent_on=SENT, published_on=POSTED, law=law(SENT)
    )
    assert {one.code: (one.authority, one.cite, one.sure) for one in late} == {
        "reviewed_after": REVIEW,
        "objected_late": ("regulation", CQ35, "C"),
    }
    ours = chain.review_findings(
        date(2023, 9, 16), passed=False, sent_on=SENT, published_on=None, law=law(SENT, "community")
    )
    assert ours == []


def test_a_signature_or_a_review_of_the_day_itself_is_in_time() -> None:
    assert chain.findings(replace(WHOLE, signed=(POSTED, POSTED))) == []
    assert chain.review_findings(POSTED, passed=True, sent_on=SENT, published_on=POSTED, law=law()) == []


def test_before_it_hangs_nothing_is_said_of_the_steps_to_come() -> None:
    found = chain.findings(chain.Made(law=law(), objected=True))
    assert {one["code"] for one in chain.remarks(found, posted=False)} == {"objection_open"}
    assert {one["code"] for one in chain.remarks(found, posted=True)} > {"objection_open", "not_signed"}


@pytest.mark.parametrize(
    ("category", "up", "first"),
    [
        ("party", date(2023, 4, 15), date(2023, 4, 25)),  # ten days: CQ 30, N15
        ("finance", date(2023, 4, 15), date(2023, 5, 15)),  # a month: N15
        ("finance", date(2023, 8, 31), date(2023, 9, 30)),
        ("finance", date(2023, 1, 31), date(2023, 2, 10)),  # before the notice: CQ 30 alone
    ],
)
def test_the_first_day_it_may_come_down(category, up, first) -> None:
    assert chain.enough_on(category, up, law=law(up)) == first


def test_the_days_the_texts_name() -> None:
    assert periods.due_on("2023-01", law=law(date(2023, 1, 31))) == date(2023, 2, 15)
    assert periods.due_on("2023-08", law=law(date(2023, 8, 31), "community")) == date(2023, 9, 15)
    assert periods.due_on("2024-08", law=law(date(2024, 8, 31), "community")) is None
    assert [month for month in range(1, 13) if periods.ends_quarter(f"2023-{month:02}")] == [3, 6, 9, 12]
    assert periods.too_early("2023-09", date(2023, 9, 30))
    assert not periods.too_early("2023-09", date(2023, 10, 1))


def test_a_table_without_lines_is_not_reckoned_against_them() -> None:
    assert money.line_disagreements(money.Totals(0, 5, 3, 2), []) == []
