"""A matter's way as one table: received, sorted anew, handed on and returned, closed, asked after, taken up again."""

from cunju.records.steps import Ask, Step, table

OWNERS = {"unit": "村（居）民委员会", "town": "镇（街道）", "answer": "承办的单位"}
# What a run of a matter begins with: what is done hangs on it, and again on the next run where the first did not solve it.
HEADS = ("received", "reopened")

STEPS = table(
    Step(
        "received", "居民事项", "记居民事项", "unit", "received", ask="什么事", text_needed=True, title="{size}登记", page="new",
        asks=(Ask("size", "大小", start="small"), Ask("channel", "怎么来的", kept=True, start="window", long=True), Ask("major")),
    ),
    Step("resorted", "改类", "改大小", "unit", "resorted", HEADS, (Ask("size", "改为"),), "为什么改", title="改为{size}"),
    Step("referred", "转办", "转出去办", "unit", "referred", HEADS, (Ask("to", start="town"),), "请他们办什么", title="转{to}"),
    Step(
        "returned", "转办结果", "记转办结果", "answer", "returned", ("referred",), (Ask("done", start=True),), "办了什么，没有办的写原因", True,
        title="转办{done}",
    ),
    Step(
        "closed", "办结", "办结", "unit", "closed", HEADS, (Ask("answered", "已经答复本人", start=True),), "怎么办的，怎么答复的",
        text_needed=True, title="{size}办结", hidden=frozenset({"size"}),
    ),
    Step(
        "confirmed", "回访", "回访", "unit", "confirmed", ("closed",), (Ask("solved", "本人或者见证人怎么说"), Ask("by", start="person")), "原话",
        title="回访：{solved}",
    ),
    Step("reopened", "重新办理", "重新办理", "unit", "reopened", ("confirmed",), (), "接着怎么办"),
)
