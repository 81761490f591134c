"""The year of what is sent in, selected and shown, as towns, a named community and the district walk it; with ``duty``."""

from cunju.activities.showcase.models import Entry
from cunju.ledger import interface as ledger
from tests.effort.walking import Walk
from tests.journeys.duty import Year
from tests.journeys.places import DISTRICT, HUIXING, JIANGKOU, SHUANGTONG, TONGJING, WANGJIA, YUFENGSHAN


def showcase(year: Year) -> None:
    """A text and a case sent in, a case too late; what the district posts, selects and shows; 双桐路社区 from plan to acceptance."""
    plan = "逐条对照四张清单\n清单外的事先登记"
    year.act(4, 25, SHUANGTONG, "showcase plan", lambda page: page.tap("记一件事").tap("示范和评选").tap("定创建方案").fill(text=plan).press("记下"))
    guided = f"/showcase/{HUIXING}/guided/"
    year.act(5, 10, HUIXING, "showcase guided", lambda page: page.go(guided).fill(text="一起看清单怎么用").press("记下"))
    for month, day, town, code in ((8, 28, WANGJIA, YUFENGSHAN), (9, 5, TONGJING, JIANGKOU)):
        year.act(month, day, town, "showcase case", lambda page, code=code: _case(page, code))
    year.act(9, 20, WANGJIA, "showcase text", _text)
    for month, day, who, step in (
        (9, 13, SHUANGTONG, "self_checked"), (9, 21, HUIXING, "town_checked"), (10, 15, SHUANGTONG, "reported"), (11, 20, DISTRICT, "accepted"),
    ):  # fmt: skip
        address = f"/showcase/{SHUANGTONG}/{step}/"
        year.act(month, day, who, f"showcase {step}", lambda page, address=address: page.go(address).fill(text="看过").press("记下"))
    year.act(10, 9, DISTRICT, "showcase posting", _posted)
    year.act(10, 20, DISTRICT, "showcase selected", lambda page: page.go(f"/showcase/{DISTRICT}/").tap("公示1件").tap("记评选结果").press("记下"))
    shown = {"count": "1", "text": "在区里网站"}
    year.act(11, 8, DISTRICT, "showcase shown", lambda page: page.go(f"/showcase/{DISTRICT}/shown/").fill(**shown).press("记下"))


def _case(page: Walk, code: str) -> Walk:
    page.tap("优秀案例").tick("unit", code)
    return page.fill(text="有事先商量\n村里有事先开会商量，再办。").press("记下")


def _text(page: Walk) -> Walk:
    page.tap("优秀村规民约和居民公约")
    (vote,) = ledger.facts_of(YUFENGSHAN, kinds=["conventions.adopted"])
    return page.tick("chosen", str(vote.uid)).press("报送")


def _posted(page: Walk) -> Walk:
    page.go(f"/showcase/{DISTRICT}/post/case/")
    chosen = str(Entry.objects.get(unit_code=WANGJIA, step="case").pk)
    return page.tick("chosen", chosen).fill(panel="区民政局 基层政权科").press("公示")
