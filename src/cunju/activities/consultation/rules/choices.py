"""The words a consultation is described with: classes, sources, organisers, outcomes, fates, steps."""

# The six classes of the city's directory of March 2025; for earlier years a default, shown as 默认，待确认.
CATEGORIES = {
    "planning": "规划建设管理",
    "economy": "经济社会发展",
    "governance": "村（社区）治理",
    "safety": "公共安全",
    "service": "公共服务",
    "other": "其他",
}
CATEGORIES_NOTE = "六类是本平台的分法，默认，待确认"

SOURCES = {
    "visit": "走访",
    "phone": "电话",
    "tearoom": "民情茶室",
    "matter": "居民事项",
    "resident": "居民提出",
    "plan": "年度重点事项",
    "town": "镇街或部门交办",
}
# Measure 17 names these three and no other.
ORGANISERS = {
    "party": "村（社区）党组织",
    "committee": "村（居）民委员会",
    "group_head": "村（居）民小组长",
}
AGREED, DISPUTED, WITHDRAWN, UNDECIDED = "agreed", "disputed", "withdrawn", "undecided"
# What a session came to where it was one at all: a topic withdrawn is no consultation.
RESULTS = (AGREED, DISPUTED)
OUTCOMES = {
    AGREED: "达成一致",
    DISPUTED: "有争议，提交会议决定",
    WITHDRAWN: "议题撤回",
    UNDECIDED: "没有形成结果，下次再议",
}
ADOPTED, PARTLY, NOT_ADOPTED = "adopted", "partly", "not_adopted"
FATES = {ADOPTED: "采纳", PARTLY: "部分采纳", NOT_ADOPTED: "未采纳"}
CHANNELS = {
    "board": "公开栏",
    "meeting": "会上通报",
    "group_chat": "微信群",
    "phone": "电话",
    "paper": "书面",
    "visit": "上门",
}
SATISFIED = {"yes": "满意", "fair": "基本满意", "no": "不满意"}
BODIES = {"assembly": "村（居）民会议", "representatives": "村（居）民代表会议"}
REFERRED, CARRIED_OUT, FED_BACK, EVALUATED, COORDINATED = (
    "referred", "carried_out", "fed_back", "evaluated", "coordinated",
)  # fmt: skip
STEPS = {
    REFERRED: "提交会议决定",
    CARRIED_OUT: "落实",
    FED_BACK: "反馈",
    EVALUATED: "评价",
    COORDINATED: "镇街协调",
}
# What is said of a result carried out, or not.
DONE = {True: "已落实", False: "没有落实"}
# Milestones of a named project; the last one ends it.
PILOT = {
    "plan": "制定试点方案",
    "rules": "建立议事规则",
    "topics": "形成议题清单",
    "sessions": "开展协商实践",
    "summary": "报送试点总结",
    "acceptance": "完成验收",
}
