"""A town loads its lists: two bad rows, fixed, loaded; the same file again changes nothing; an end is a change."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cunju.activities.bodies import actions, queries, rules
from cunju.activities.bodies.models import Change, State
from cunju.activities.bodies.tests.conftest import CODE, COMMUNITY, OTHER, TOWN, book, person, village
from cunju.ledger import interface as ledger
from cunju.org import clock, drafts
from cunju.org.models import Person, Roll, Seat

pytestmark = pytest.mark.django_db
LOAD = "bodies:load"


def upload(client, data, code=TOWN):
    file = SimpleUploadedFile("名册.xlsx", data)
    return client.post(reverse(LOAD, args=[code]), {"file": file, "do": "check"})


def loaded(client, data, code=TOWN):
    upload(client, data, code)
    return client.post(reverse(LOAD, args=[code]), {"do": "load"})


def states(code=CODE):
    return {
        one.attributes["body"]: (one.attributes["members"], one.attributes["women"], one.attributes["sound"])
        for one in ledger.facts_of(code, kinds=["bodies.composition"])
    }


def test_two_bad_rows_then_fixed(town):
    rows = village()
    rows[7] = rows[7] | {"性别": "不详"}
    rows.append(person("500112018999", "村民代表", "第1组代表9"))
    page = upload(town, book(rows)).content.decode()
    assert "2行有错" in page
    assert "人员第9行" in page
    assert "从男、女中选一个" in page
    assert "人员第42行" in page
    town.post(reverse(LOAD, args=[TOWN]), {"do": "load"})
    assert (Seat.objects.count(), ledger.facts_of(CODE).count()) == (0, 0)

    rows[7]["性别"] = "女"
    answer = loaded(town, book(rows[:-1], [{"单位代码": CODE, "日期": "2023-01-01", "户数": 320}]))
    assert answer.url == reverse("bodies:town", args=[TOWN])
    assert (Seat.objects.count(), Person.objects.count(), Roll.objects.get().households) == (40, 40, 320)
    assert states() == {"committee": (5, 1, True), "representatives": (40, 14, True)}
    assert Change.objects.count() == 0  # the first list of a body changes nobody
    assert drafts.open_drafts(TOWN) == []


def test_the_same_file_again_changes_nothing(town):
    data = book(village(), [{"单位代码": CODE, "日期": "2023-01-01", "十八周岁以上人数": 900}])
    loaded(town, data)
    before = list(ledger.facts_of(CODE).values_list("uid", flat=True))
    page = upload(town, data).content.decode()
    assert "和已经登记的一样，不用装入" in page
    report = actions.load(
        actions.sheets_of(data), units=queries.units_to_load(TOWN, on=clock.today()), by="x", now=clock.now()
    )
    assert (report.loaded, report.unchanged, report.errors) == (0, 41, [])
    assert list(ledger.facts_of(CODE).values_list("uid", flat=True)) == before


def test_an_end_in_the_list_is_a_change_and_the_state_follows(town):
    rows = village()
    loaded(town, book(rows))
    gone = clock.today() - timedelta(days=30)
    rows[5] |= {"止": str(gone), "离任方式": "辞职"}
    loaded(town, book(rows))
    change = Change.objects.get()
    assert (change.change, change.count, change.on) == ("resigned", 1, gone + timedelta(days=1))
    found = [one.attributes["members"] for one in ledger.facts_of(CODE, kinds=["bodies.composition"])]
    assert sorted(found) == [5, 39, 40]
    # The state before ended by the next fact; nothing was corrected.
    assert all(not one.supersedes for one in ledger.facts_of(CODE))


def test_somebody_of_a_later_day_is_a_change_and_of_the_same_day_completes_the_list(town):
    rows = village()
    loaded(town, book(rows[:-1]))
    loaded(town, book(rows))
    assert Change.objects.count() == 0
    assert states()["representatives"] == (40, 14, True)
    rows.append(person(CODE, "村民代表", "第3组代表9", 起="2022-05-01", 小组=3))
    loaded(town, book(rows))
    assert [(one.change, str(one.on)) for one in Change.objects.all()] == [("selected", "2022-05-01")]


def test_a_past_day_entered_late_corrects_the_states_after_it(town):
    rows = village()
    rows[5] |= {"止": "2022-12-31"}
    loaded(town, book(rows))
    first = State.objects.get(body="representatives", on="2023-01-01")
    assert first.members == 39
    rows.append(person(CODE, "村民代表", "第3组代表9", 起="2022-05-01", 性别="女", 小组=3))
    loaded(town, book(rows))
    chain = ledger.chain(State.objects.get(pk=first.pk).fact)
    assert [one.attributes["members"] for one in chain] == [39, 40]
    assert State.objects.get(body="representatives", on="2022-05-01").members == 41


def test_skipping_bad_rows_loads_the_rest(town):
    rows = [*village(), person(CODE, "妇联", "成员1")]
    upload(town, book(rows))
    town.post(reverse(LOAD, args=[TOWN]), {"do": "load", "skip_bad": "on"})
    assert Seat.objects.count() == 40


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK", "不是 .xlsx 文件"), (book([])[:200], "不是 .xlsx 文件")],
)
def test_what_is_no_list_comes_back_with_a_sentence(town, data, said):
    assert said in upload(town, data).content.decode()
    assert drafts.open_drafts(TOWN) == []


def test_a_clerk_loads_for_the_own_unit_only(clerk):
    page = upload(clerk, book([person(OTHER, "村民代表", "第1组代表1")]), code=CODE).content.decode()
    assert "1行有错" in page and "不是玉峰山村村民委员会（代码500112018202）；这里只装这一个单位的名单" in page
    page = upload(clerk, book([person("", "村民代表", "第1组代表1", 单位="王家社区")]), code=CODE).content.decode()
    assert "“王家社区”不是玉峰山村村民委员会；这里只装这一个单位的名单" in page
    assert clerk.get(reverse(LOAD, args=[TOWN])).status_code == 404


def test_a_second_director_is_said_before_it_is_loaded(town):
    rows = village()
    assert "个主任" not in upload(town, book(rows)).content.decode()
    loaded(town, book(rows))
    new = person(CODE, "村民委员会", "村委会主任9", 职务="主任", 起="2023-09-01")
    page = upload(town, book([new])).content.decode()
    said = "装入以后玉峰山村村民委员会有2个主任：</b>村委会主任1（2021年3月1日起）、村委会主任9（2023年9月1日起）"
    assert said in page and reverse("bodies:leave", args=[CODE]) in page and "玉峰山村　村民委员会：" in page and f"{CODE} " not in page
    page = upload(town, book([rows[0] | {"止": "2023-08-31"}, new])).content.decode()
    assert "可以装入" in page and "个主任" not in page


def test_the_template_has_a_sample_row_that_is_never_loaded(town):
    data = town.get(reverse("bodies:template", args=[TOWN])).content
    assert data == town.get(reverse("bodies:template", args=[TOWN])).content
    names = CalamineWorkbook.from_filelike(BytesIO(data)).sheet_names
    assert {rules.PEOPLE_SHEET, rules.ROLL_SHEET, "填写说明"} <= set(names)
    sheets = actions.sheets_of(data)
    assert str(dict(sheets.people)[2]["姓名"]).startswith(rules.SAMPLE)
    assert {row["单位代码"] for _, row in sheets.rolls} == {CODE, OTHER, COMMUNITY}
    page = upload(town, data).content.decode()
    assert "和已经登记的一样" in page


def test_sex_of_a_known_person_moves_the_share(town):
    rows = village(women=13)
    loaded(town, book(rows))
    assert states()["representatives"] == (40, 13, False)
    rows[-1]["性别"] = "女"
    loaded(town, book(rows))
    assert states()["representatives"] == (40, 14, True)
    assert Change.objects.count() == 0


def test_a_big_list_takes_few_queries(town, units, django_assert_max_num_queries):
    """The number of queries follows bodies and units, not rows."""

    def run(of):
        rows = [*village(CODE, of=of, women=of // 2), *village(OTHER, of=of, women=of // 2)]
        return actions.load(actions.sheets_of(book(rows)), units=units_, by="x", now=clock.now())

    units_ = queries.units_to_load(TOWN, on=clock.today())
    with django_assert_max_num_queries(80):
        assert run(60).loaded == 130
    with django_assert_max_num_queries(60):
        assert run(60).unchanged == 130


def test_the_command(town, tmp_path, capsys):
    from argparse import Namespace

    from tests.prepared import Quiet

    from cunju.activities.bodies.tasks import COMMANDS

    class Out(Quiet):
        said: list[str] = []
        results: list[str] = []

        def say(self, text):
            self.said.append(text)

        def result(self, text):
            self.results.append(text)

    file = tmp_path / "名册.xlsx"
    bad = [*village(), person(CODE, "妇联", "成员1")]
    run = next(one for one in COMMANDS if one.name == "people load").run
    out = Out()
    file.write_bytes(book(bad))
    args = Namespace(file=str(file), dry_run=False, skip_bad=False, json=True)
    assert run(args, out) == 3
    report = json.loads(out.results[-1])
    assert (report["schema"], report["rows"], report["loaded"]) == ("cunju.people/1", 41, 0)
    assert report["errors"][0]["sheet"] == "人员"
    assert report["errors"][0]["line"] == 42
    assert Seat.objects.count() == 0
    file.write_bytes(book(bad[:-1]))
    assert run(Namespace(**vars(args) | {"dry_run": True}), out) == 0
    assert Seat.objects.count() == 0
    assert run(args, out) == 0
    assert Seat.objects.count() == 40
