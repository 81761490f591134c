"""Every state a page can show: its class (shape and tone) and its word; colour never stands alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """How one state looks: a class of the stylesheet and the word beside the shape."""

    css: str
    word: str


# The states of a window (interfaces §5), and of a cell without one.
WINDOW = {
    "met": State("done", "已完成"),
    "met_late": State("slow", "逾期完成"),
    "overdue": State("late", "逾期"),
    "due_soon": State("soon", "即将到期"),
    "open": State("open", "待办"),
    "not_due": State("wait", "未到期"),
    "needs_person": State("judge", "待研判"),
    "reference": State("wait", "参考"),
    "none_yet": State("na", "没有发生"),
    "no_room": State("none", "暂未开通登记"),
    "not_assessable": State("out", "不纳入评价"),
    "not_applicable": State("na", "不适用"),
}
# The result of a record (domain: a meeting is regular, unverified or short).
RESULT = {
    "regular": State("done", "人数、程序符合规定"),
    "unverified": State("judge", "待核实"),
    "short": State("late", "未达法定人数"),
}
# A record that has not happened yet, or never did.
RECORD = {"planned": State("wait", "已安排"), "void": State("na", "已作废")}
# Plain looks, for words of a room's own: {% status "back" "补录，迟23天" %}.
PLAIN = {
    "done": State("done", "按期"),
    "ok": State("ok", "按期"),
    "soon": State("soon", "即将到期"),
    "late": State("late", "未达"),
    "slow": State("slow", "逾期完成"),
    "back": State("back", "补录"),
    "wait": State("wait", "未到期"),
    "judge": State("judge", "待核实"),
    "na": State("na", "不适用"),
    "none": State("none", "暂未开通登记"),
    "out": State("out", "不纳入评价"),
}
STATES = {**PLAIN, **RECORD, **RESULT, **WINDOW}
# A cell of the matrix sums many windows; its words say so.
MATRIX_WORDS = {"met": "全部完成", "overdue": "有逾期", "due_soon": "即将到期", "open": "有待办"}


def look(state: object) -> State:
    """How a state looks; an unknown one shows itself as a quiet dash instead of failing the page."""
    return STATES.get(str(state), State("na", str(state)))


def matrix_word(state: object) -> str:
    """The word of a matrix cell: 全部完成, 有逾期; else the window's own word."""
    return MATRIX_WORDS.get(str(state), look(state).word)
