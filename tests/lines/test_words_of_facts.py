"""Every kind with every value of every field: no code and no Python reaches a person, in titles, labels, pages, papers, files."""

import ast
import io
import re
import uuid
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cunju.desk.register import showing
from cunju.duties import rebuilding
from cunju.kernel.days import year_span
from cunju.kernel.kinds import Field
from cunju.ledger import interface as ledger
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact
from cunju.org import clock
from cunju.org.models import Unit
from cunju.reports import export, workbook
from tests import cast
from tests.shape import source

CODE = re.compile(r"[A-Za-z_]{2,}|\[|\]|'|None|True|False|\d{4}-\d{2}-\d{2}|T\d\d-\d")


# What a person may read holds no word in Latin letters; A4 and the like are no codes.
RAW = re.compile(r"[A-Za-z_]{2,}|\['")


def values(field: Field) -> list[Any]:
    """Every value a choice has; of the other types what is stored of them."""
    if field.values:
        return list(field.values)
    if field.type == "list":
        if field.name == "matter_votes":
            return [["22/3/1", "", "9/0/0"]]
        if field.name == "measures":
            return [[3, 15]]
        return [list(field.words or {}) or ["phone", "visit"], ["unheard_of"], []]
    if field.type == "str":
        named = {
            "period": ["2023Q3", "2023-08", "2023H1", "2023"], "half": ["2023H1"], "duty": ["m3.assembly", "all", "gone.long_ago"],
            "sitting": ["2023-09-20T14-1", "2023-09-20-2"], "digest": ["9f86d081884c7d65"], "from_unit": [cast.VILLAGE],
        }  # fmt: skip
        return named.get(field.name, ["passed"])
    return {
        "bool": [True, False], "date": ["2023-09-20"], "money": ["12345.60", "-3.00"], "int": [0, 7, 1430],
    }[field.type]  # fmt: skip


def cases() -> list[tuple[str, dict[str, Any]]]:
    """Each value of each field once, the other fields at their first."""
    found = []
    for kind in vocabulary.all_kinds():
        first = {one.name: values(one)[0] for one in kind.fields}
        found.append((kind.kind, first))
        for one in kind.fields:
            found += [(kind.kind, first | {one.name: value}) for value in values(one)[1:]]
            found += [(kind.kind, {name: value for name, value in first.items() if name != one.name})]
    return found


def test_titles_and_labels() -> None:
    wrong = []
    for kind, attributes in cases():
        said = [ledger.title_of(kind, attributes), *(word for pair in vocabulary.said(kind, attributes) for word in pair)]
        wrong += [(kind, attributes, one) for one in said if CODE.search(one) or not one]
    assert wrong == []


def test_a_title_without_its_number_says_nothing_of_it() -> None:
    assert ledger.title_of("bodies.composition", {"body": "committee", "members": 5}, "village") == "村民委员会组成 5人"
    assert ledger.title_of("assemblies.meeting_held", {"body": "assembly", "due": 9, "present": 8}, "community") == "居民会议 应到9人 实到8人"
    assert ledger.title_of("disclosure.doubt_raised", {}) == "公开异议"


def test_titles_say_which_women_are_counted() -> None:
    of = {"body": "representatives", "sound": True, "members": 40, "women": 14}
    assert ledger.title_of("bodies.composition", of, "village") == "村民代表会议组成 40人，妇女代表14人"
    assert ledger.title_of("bodies.composition", of | {"body": "committee"}) == "村（居）民委员会组成 40人，其中妇女14人"
    came = {"body": "representatives", "due": 40, "present": 30, "women_present": 9}
    assert ledger.title_of("assemblies.meeting_held", came) == "村民代表会议 应到40人 实到30人，到会妇女9人"


def test_numbers_with_their_units_money_days_hours() -> None:
    said = dict(vocabulary.said("assemblies.meeting_held", {
        "due": 40, "notice_days": 10, "begins": 1430, "matter_votes": ["22/3/1", ""], "matter_classes": ["land", "other"], "major": True,
    }))  # fmt: skip
    assert said == {
        "应到": "40人", "提前天数": "10天", "开始时间": "14时30分", "表决事项票数": "赞成22票、反对3票、弃权1票；没有记票数",
        "表决事项类别": "土地承包经营方案、一般事项", "涉及重大事项": "是",
    }  # fmt: skip
    assert dict(vocabulary.said("disclosure.sheet_published", {"opening": "12345.60"})) == {"上月结余": "12,345.60元"}


# What makes a finding, with which of its words is the code; states that say that nothing is wrong.
MAKERS = {"Line": 0, "Found": 0, "Finding": 0, "Disagreement": 0, "_line": 0, "_share": 0, "_said": 1, "line": 0, "ruled": 0, "unsaid": 0, "Fault": 0}
FINE = {"done", "note", "DONE", "NOTE", "SILENT"}
# Put together of two words where they are made.
MADE = {
    "decisions": {"payment_before_posting", "contract_before_posting"},
    "committees": {"wrong_body"},
    "pledges": {"chair", "notice", "notice_unknown", "gap"},
    "showcase": {"not_filed_version", "not_lawful", "too_long", "notice_short"},
    "disclosure": {"no_seal_committee", "no_seal_supervisory", "lines_differ_in", "lines_differ_out"},
}  # fmt: skip
# Said where all is well (it hung long enough, enough agreed), by makers whose state is worked out.
GOOD = {"adopted", "shown"}

# Lines of a page about what another room's record says: never recorded with a fact.
SHOWN = {"supervision": {"sound", "unregistered"}}


@cache
def codes(room: str) -> set[str]:
    """Every code of a finding a room's source names."""
    found = set(MADE.get(room, ()))
    for file in source.python(source.ACTIVITIES / room):
        if "tests" in file.parts:
            continue
        for call in (one for one in ast.walk(source.tree(file)) if isinstance(one, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in MAKERS and not (len(call.args) > 1 and fine(call.args[1])):
                arg = call.args[MAKERS[name]] if len(call.args) > MAKERS[name] else ast.Constant("")
                words = [one.value for one in ast.walk(arg) if isinstance(one, ast.Constant) and not isinstance(arg, ast.Subscript)]
                found |= {one for one in words if isinstance(one, str) and re.fullmatch(r"[a-z]+(_[a-z]+)*", one)}
    return found - GOOD - SHOWN.get(room, set())


def fine(state: ast.expr) -> bool:
    """Whether a state, as it is written in the source, can only be a good one."""
    words = [getattr(one, "id", getattr(one, "value", None)) for one in ast.walk(state) if isinstance(one, ast.Name | ast.Constant)]
    said = {one for one in words if isinstance(one, str) and (one.isupper() or one in FINE or one in ("short", "unverified"))}
    return bool(said) and said <= FINE


def findings_of(kind: str) -> list[dict[str, str]]:
    """All findings of the kind's room on one record."""
    room = kind.partition(".")[0]
    there = sorted(codes(room)) if (source.ACTIVITIES / room).is_dir() else []
    return [
        {"code": code, "authority": ("law", "regulation", "policy", "notice", "local")[at % 5], "cite": "附件1第3项", "sure": "LUC"[at % 3]}
        for at, code in enumerate([*there, "unheard_of"])
    ]


ROOMS = ("assemblies", "bodies", "committees", "consultation", "conventions", "decisions", "disclosure", "pledges", "showcase")


@pytest.mark.parametrize("room", ROOMS)
def test_every_finding_has_words(room: str) -> None:
    found = codes(room)
    assert len(found) > 3 or room == "committees"
    assert [code for code in found if vocabulary.finding_word(f"{room}.x", code) == vocabulary.UNNAMED] == []
    # Some rooms' records bear the room before the code.
    assert [code for code in found if vocabulary.finding_word(f"{room}.x", f"{room}.{code}") == vocabulary.UNNAMED] == []


def test_other_rooms_find_nothing() -> None:
    rooms = {one.name for one in source.ACTIVITIES.iterdir() if (one / "facts.py").exists()} - set(ROOMS)
    assert {room: codes(room) for room in rooms if codes(room)} == {}


def printed(value: Any) -> list[str]:
    """Every text a paper holds, short ids of records apart."""
    if isinstance(value, str):
        return [] if re.fullmatch(r"[0-9a-f]{8}", value) else [value]
    if isinstance(value, tuple):
        return [text for one in value for text in printed(one)]
    if hasattr(value, "blocks"):
        return printed(value.blocks)
    return [text for one in fields(value) if one.name != "kind" for text in printed(getattr(value, one.name))] if is_dataclass(value) else []


@pytest.fixture
def unit(db) -> Unit:
    cast.units()
    cast.demonstration()
    for number, (kind, attributes) in enumerate(cases()):
        now = clock.now()
        if vocabulary.kind(kind).faults(attributes):
            continue
        Fact.objects.create(
            uid=uuid.UUID(int=number + 1), unit_code=cast.VILLAGE, kind=kind, occurred_on=cast.TODAY, recorded_at=now,
            recorded_on=cast.TODAY, recorded_by="x", attributes=attributes, findings=findings_of(kind),
        )  # fmt: skip
    rebuilding.rebuild()  # five hundred pages: each would fold a thousand facts anew
    return Unit.objects.get(code=cast.VILLAGE)


def shown(html: str) -> str:
    """What stands on a page, without the record as it stands in the ledger (for who checks it) and what is no text."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r"<details.*?</details>|<select.*?</select>", "", main, flags=re.S)
    return re.sub(r"<[^>]+>", " ", main)


def test_pages_of_records(unit: Unit) -> None:
    client = Client()
    client.force_login(cast.everybody()["clerk"])
    each = choices()
    assert len(each) > 150
    for number, kind in each:
        answer = client.get(reverse("desk:fact", args=[uuid.UUID(int=number + 1)]))
        assert answer.status_code == 200, kind
        page = shown(answer.content.decode())
        assert not RAW.search(page), (kind, RAW.search(page), page)
    register = shown(client.get("/register/").content.decode())
    assert not RAW.search(register), (RAW.search(register), register)
    lines = showing.lines(list(Fact.objects.all()), on=cast.TODAY, office=cast.VILLAGE)
    assert len(lines) == Fact.objects.count()
    assert [one.title for one in lines if RAW.search(f" {one.title} {one.work} {one.way.words if one.way else ''} ")] == []


def choices() -> list[tuple[int, str]]:
    """The first case of each kind, and one for every value of each of its choices."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    for number, (kind, attributes) in enumerate(cases()):
        fields_ = vocabulary.kind(kind).fields
        new = {(kind, one.name, str(attributes.get(one.name))) for one in fields_ if one.values} | {(kind, "", "")}
        if not vocabulary.kind(kind).faults(attributes) and not new <= seen:
            found.append((number, kind))
        seen |= new
    return found


def test_workbook_and_export(unit: Unit) -> None:
    between = year_span(2023)
    for paper in workbook.papers(unit, between):
        for text in printed(paper):
            assert not re.search(r"[a-z]+_[a-z]+|\bTrue\b|\bNone\b|\['", text), text
    for sheet in export.sheets(unit, between):
        known = len(sheet.head) - len(export.TAIL)
        for row in sheet.rows:
            for cell in row[len(export.HEAD) : known]:
                assert not (isinstance(cell, str) and CODE.search(cell)), (sheet.name, cell)
            assert not re.search(r"[a-z]{2,}", str(row[known])), (sheet.name, row[known])
    content = export.excel(list(export.sheets(unit, between)), unit, between, demonstration=True)
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names[0] == "目录"
