"""Problems and next steps: who owes what since when, six short sentences at most."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cunju.activities.quarterly import rules
from cunju.activities.quarterly.tests.test_rules import asked, names
from cunju.duties import cells


def late(object_="村民代表会议", names=("大屋村",), **more):
    words = {"verb": "召开", "period": "第二季度", "how": "逾期{}", "due_on": date(2023, 6, 30), "own": False}
    return rules.Late(
        **{**words, "units": rules.Units(len(names)), "object": object_, "names": names, **more}
    )


def ahead(day=date(2023, 9, 30), names=("荣华村", "大屋村"), **more):
    words = {
        "verb": "召开", "object": "第三季度村民代表会议", "title": "会议制度", "units": rules.Units(len(names)), "own": False,
    }  # fmt: skip
    return rules.Ahead(due_on=day, names=names, **{**words, **more})


def planned(**more):
    empty = {"written": [], "late": [], "asked": [], "ahead": [], "judge": 0, "open": []}
    return rules.problems(rules.Plan(**{**empty, **more}))


def test_problems_and_next_steps():
    text = planned(
        written=[rules.Written("玉峰山村", "召开", "第一季度村民代表会议", "汛期改期")],
        late=[late()],
        asked=[asked("needs_person")],
        ahead=[ahead()],
        judge=12,
        open=[("审查公开内容", 3)],
    )
    assert text == (
        "玉峰山村召开第一季度村民代表会议逾期，汛期改期；大屋村召开第二季度村民代表会议逾期（6月30日到期）。"
        "下步打算：督促大屋村抓紧召开第二季度村民代表会议。督促补上其余逾期事项。年底前玉峰山村完成示范创建项目。"
        "9月30日前荣华村、大屋村召开第三季度村民代表会议。办理镇街待办的审查公开内容3项。逐项研判12项措施里待研判的事项。"
    )


def test_what_the_same_units_owe_in_the_same_way_is_one_line():
    review = {"verb": "审查", "of": "监督委员会", "names": ("荣华村", "大屋村")}
    months = [late("财务公开表", period=f"{n}月", due_on=date(2023, n + 1, 15), **review) for n in (3, 4, 5)]
    quarter = late("公开内容", period="第一季度", due_on=date(2023, 4, 15), **review)
    text = planned(late=[quarter, *months, late(names=("大屋村",))])
    assert text == (
        "荣华村、大屋村监督委员会审查第一季度公开内容、3月至5月财务公开表逾期（4月15日至6月15日到期）；"
        "大屋村召开第二季度村民代表会议逾期（6月30日到期）。"
        "下步打算：督促荣华村、大屋村监督委员会抓紧审查第一季度公开内容。督促补上其余逾期事项。"
    )


def test_what_was_judged_not_done_and_what_fell_short_are_said_as_that():
    judged = late("联系群众", verb="", period="", how="研判为没有落实", due_on=None)
    fell = late("下属委员会", verb="健全", period="", how="不符合要求", due_on=None)
    assert planned(late=[judged, fell]) == (
        "大屋村联系群众研判为没有落实；大屋村健全下属委员会不符合要求。"
        "下步打算：督促大屋村抓紧落实联系群众。督促大屋村抓紧健全下属委员会。"
    )


def test_nothing_late_and_nothing_to_come_says_nothing():
    assert planned() == ""


def test_several_things_of_one_day_are_one_sentence():
    day = date(2023, 10, 15)
    text = planned(
        ahead=[ahead(day, title="按时公开"), ahead(day, title="公开程序"), ahead(day, title="按时公开")]
    )
    assert text == "下步打算：10月15日前办好按时公开、公开程序到期事项。"
    two = [ahead(day), ahead(day, verb="公开", object="9月财务")]
    assert planned(ahead=two) == "下步打算：10月15日前荣华村、大屋村召开第三季度村民代表会议、公开9月财务。"
    apart = [ahead(day), ahead(day, names=("荣华村",), title="按时公开")]
    assert planned(ahead=apart) == "下步打算：10月15日前办好会议制度、按时公开到期事项。"


def test_more_than_three_units_are_counted_and_the_town_is_not_named():
    four = tuple(f"{n}号村" for n in range(4))
    assert planned(ahead=[ahead(names=four)]) == "下步打算：9月30日前4个村召开第三季度村民代表会议。"
    assert planned(ahead=[ahead(own=True)]) == "下步打算：9月30日前召开第三季度村民代表会议。"


@given(
    st.lists(st.builds(late, names, own=st.booleans()), max_size=20),
    st.lists(st.builds(ahead, st.dates(date(2023, 9, 20), date(2023, 10, 30))), max_size=20),
    st.lists(st.builds(asked, st.sampled_from(cells.WORST), who=names), max_size=6),
    st.integers(0, 12),
)
def test_at_most_six_steps_and_every_late_thing_is_said(late_, ahead_, asked_, judge):
    text = planned(late=late_, ahead=ahead_, asked=asked_, judge=judge)
    told, _, steps = text.partition("下步打算：")
    assert steps.count("。") <= 6
    # All of one unit, in one way: one line with every object in it.
    assert told.count("逾期（") == bool(late_)
    assert all(one.object in told for one in late_)


def test_what_does_not_fit_in_twelve_lines_is_counted():
    many = [late(names=(f"{n}号村",)) for n in range(14)]
    told = planned(late=many).partition("下步打算：")[0]
    assert told.count("逾期（") == 12
    assert told.endswith("；另有2项逾期。")


def test_what_visits_found_and_promised_speaks_first():
    found = [rules.Seen(f"荣华村{n}", f"缺{n}") for n in range(1, 5)]
    text = planned(found=found, promised=[rules.Seen("大屋村", "配一台打印机（10月13日前）")], late=[late()], ahead=[ahead()])
    assert text.startswith("督促发现荣华村1缺1；督促发现荣华村2缺2；督促发现荣华村3缺3；督促发现的问题另有1个没有办结；")
    assert "大屋村召开第二季度村民代表会议逾期" in text
    assert "下步打算：督促办结已发现的问题4个。兑现答应大屋村的帮助：配一台打印机（10月13日前）。督促大屋村抓紧" in text
    many = planned(promised=[rules.Seen("大屋村", str(n)) for n in range(9)], judge=12, late=[late()], ahead=[ahead()] * 4)
    steps = many.partition("下步打算：")[2]
    assert steps.count("。") == 6 and "兑现答应大屋村的帮助：2。兑现答应的其他帮助6项。督促大屋村抓紧" in steps
