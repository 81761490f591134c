"""A line of rules has one reading or is refused by its number; no line gets other points than a person reads there."""

import pytest

from cunju.activities.points.rules import pasting

CLAUSES = [f"第{one}条" for one in "一二三四五六七八九十"]


@pytest.mark.parametrize(
    ("line", "what", "points", "clause"),
    [
        ("好人好事 加五分", "好人好事", 5, ""), ("见义勇为 奖励二十分", "见义勇为", 20, ""), ("表现十分积极 加2分", "表现十分积极", 2, ""),
        ("乱停车 ﹣3", "乱停车", -3, ""), ("乱停车 －3分", "乱停车", -3, ""), ("乱停车−3", "乱停车", -3, ""), ("乱停车 –3分", "乱停车", -3, ""),
        ("清扫 ＋２分", "清扫", 2, ""), ("乱丢垃圾 扣5分（2023.9.5起）", "乱丢垃圾 （2023.9.5起）", -5, ""),
        ("乱倒垃圾 扣除积分5分 第3条", "乱倒垃圾", -5, "第三条"), ("乱倒垃圾 扣家庭积分：5分", "乱倒垃圾", -5, ""),
        ("乱倒垃圾 倒扣5分", "乱倒垃圾 倒", -5, ""),
        ("满3次 加2分", "满3次", 2, ""), ("1\t院坝清扫\t2\t第三条", "院坝清扫", 2, "第三条"), ("（二）垃圾3分类 每次2分", "垃圾3分类 每次", 2, ""),
        ("打扫30分钟 加1分（《村规民约》第三条）", "打扫30分钟", 1, "第三条"), ("罚款50元以上 扣5分", "罚款50元以上", -5, ""),
    ],
)  # fmt: skip
def test_what_has_one_reading_is_read(line: str, what: str, points: int, clause: str) -> None:
    assert pasting.items(line, CLAUSES) == [pasting.Told(what, points, clause)]


@pytest.mark.parametrize(
    "line",
    [
        "院坝清扫 加1-3分", "院坝清扫 加1～3分", "院坝清扫 加1至3分", "院坝清扫 加一到三分", "院坝清扫 加三五分", "院坝清扫 1或2分",
        "主动清扫 加0.5分",
        "主动清扫 加.5分", "主动清扫 加半分", "主动清扫 加一分半", "主动清扫 加1/2分", "参加活动 每次2分，每年最多10分", "参加活动 最多加10分",
        "乱倒垃圾每袋扣5分，屡教不改扣20分", "屡犯加倍 扣5分", "院坝清扫 加5分以上", "院坝清扫", "院坝清扫 加分", "院坝清扫 第九十九条 加2分",
        "院坝清扫 加2分 第三条、第四条", "院坝清扫 加2分 第3-5条", "院坝清扫 加2分 第一百二条", "院坝清扫 不扣5分", "加5分", "院坝清扫 加2000分",
        "乱倒垃圾 5分", "乱倒垃圾\t扣分项\t5", "院坝清扫 3 2", "院坝清扫 加-2分", "院坝清扫 - 2分", "院坝清扫——2分", "院坝清扫 加0分",
        "院坝清扫 约5分",
    ],
)  # fmt: skip
def test_what_has_two_readings_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(pasting.Unread, match=r"^没有看懂第2行："):
        pasting.items(f"清扫 加2分\n{line}", CLAUSES)


@pytest.mark.parametrize(
    "line", ["积分项\t分值\t依据", "序号 项目 分值（分） 备注", "一、加分项", "二、扣分事项：", "玉峰山村积分制管理办法", "负面清单"]
)
def test_heads_and_titles_are_no_items(line: str) -> None:
    text = f"{line}\n清扫 加2分"
    assert [one.what for one in pasting.items(text)] == ["清扫"]
    assert [one.number for one in pasting.heads(text)] == [1]


def test_a_consequence_without_points_is_kept_for_the_law_to_be_asked() -> None:
    assert pasting.items("凡信访者积分清零") == [pasting.Told("凡信访者积分清零", 0)]


def test_under_a_title_of_what_takes_points_the_sign_is_said() -> None:
    assert pasting.items("扣分项\n大操大办 扣5分\n加分项\n清扫 2分") == [pasting.Told("大操大办", -5), pasting.Told("清扫", 2)]
    for title in ("二、扣分项", "事项\t扣分"):
        with pytest.raises(pasting.Unread, match="第2行：没有看出加还是扣"):
            pasting.items(f"{title}\n大操大办 5分")
