"""The kind of a unit by its name and code, on names as statistical lists have them."""

import pytest

from cunju.org import inferring

NAMES = {
    "village": [
        "玉峰山村村民委员会", "江口村", "江口村委会", "江口村村委会", "江口村民委员会", "双桐路社区村委会", "双桐路社区村民委员会", "江口社区村",
        "江口村（筹）", "江口村委会（涉农）", "江口村委会(涉农)", "江口村 委会", "江口村民委员会［已撤销］", "【已撤销】江口村委会",
        "巴彦嘎查", "巴彦嘎查村委会", "巴彦嘎查村民委员会", "巴彦嘎查委员会", "东风牧委会", "东风牧民委员会", "江口村虚拟生活区", "江口村生活区",
        "江口村管委会", "江口村（社区）", "江口（村委会）", "江口村委", "江口新村", "江口村筹备组", "江口村村委会筹", "江口村类似",
        "东湖渔委会", "江口村（居）委会",
    ],
    "community": [
        "王家社区居民委员会", "观月路社区", "观月路社区居委会", "观月路居委会", "江口村社区", "江口村社区居委会",
        "江口村居委会", "江口新村居民委员会",
        "农场虚拟社区", "三河农场虚拟社区居委会", "三河开发区虚拟社区", "三河林场社区居民委员会", "观月路社区（筹）", "观月路社区居委会（筹）",
        "观月路社区(村改居)", "观月路社区管委会", "观月路社区管理委员会", "观月路社区居委", "观月路社区生活区", "观月路居民区", "三河厂家属委员会",
        "观月路社区筹备组", "观月路社区委员会", "观月路社区工作站", "观月路第二居委会", "观月路社区第二", "村前社区", "观月路社区虚拟生活区",
    ],
    "": ["三河林场", "三河农场", "三河开发区", "三河开发区管委会", "三河农场生活区", "三河工业园区", "垌心", "加两", "七连",
        "三河水库管理处", "虚拟生活区"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for kind, names in NAMES.items() for name in names])
def test_the_ending_of_the_name_speaks(name: str, kind: str) -> None:
    assert inferring.by_name(name) == kind


@pytest.mark.parametrize(
    ("last", "kind"),
    [("001", "community"), ("199", "community"), ("200", "village"), ("399", "village"), ("400", "community"),
     ("498", "community"), ("500", "village"), ("501", "village")],
)  # fmt: skip
def test_a_name_that_says_nothing_leaves_it_to_the_code(last: str, kind: str) -> None:
    assert inferring.kind_of(f"500112018{last}", "三河农场") == kind


def test_from_400_to_499_the_code_says_nothing() -> None:
    for name, kind in (("江口村委会", "village"), ("江口居委会", "community")):
        for last in ("400", "450", "499"):
            code = f"500112018{last}"
            assert inferring.kind_of(code, name) == kind
            assert inferring.doubts(code, name, "") == []


@pytest.mark.parametrize(
    ("code", "name", "kind", "said"),
    [
        ("500112018202", "江口村委会", "", []),
        ("500112018202", "三河农场", "", []),
        ("500112018202", "三河农场", "community", []),
        ("500112018001", "江口村委会", "", ["通常是社区"]),
        ("500112018202", "江口居委会", "", ["通常是村"]),
        ("500112018202", "江口村委会", "community", ["所写类型为社区"]),
        ("500112018001", "江口村委会", "community", ["所写类型为社区", "通常是社区"]),
        ("500112018410", "江口村委会", "community", ["所写类型为社区"]),
    ],
)
def test_only_disagreement_is_a_doubt(code: str, name: str, kind: str, said: list[str]) -> None:
    found = inferring.doubts(code, name, kind)
    assert len(found) == len(said)
    assert all(word in one for word, one in zip(said, found, strict=True))
