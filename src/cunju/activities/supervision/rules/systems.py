"""The four written systems as offered to begin with (measure 21); every word of them is the committee's to change."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offered:
    """A text to begin with and how often; 默认，待确认."""

    text: str
    rhythm: str


SYSTEMS = {
    "opinions": Offered(
        "成员通过走访、来访、意见箱、电话、会议等方式经常收集村（居）民意见，每月汇总一次，逐条记入工作簿；"
        "每条意见要么形成监督建议，要么当场答复或转有关单位，并告诉提意见的人。",
        "month",
    ),
    "meetings": Offered(
        "每月召开一次例会，审查公开内容和财务，研究收集的意见，有问题的形成监督建议交村（社区）“两委”。"
        "全体成员过半数到会方可召开，与议题有利害关系的成员回避。",
        "month",
    ),
    "reports": Offered(
        "每半年向村（居）民会议或者村（居）民代表会议报告一次工作，平时重要情况及时向村（社区）党组织报告。",
        "half",
    ),
    "records": Offered(
        "收集意见、提出建议、监督落实、通报反馈和列席、质询、审核、评议，每次都记入工作簿，写明时间、内容、结果，成员签字。",
        "each",
    ),
}
