"""为什么: one sentence from a window's clause, sum and records."""

from collections.abc import Sequence
from datetime import date

from cunju.catalogue.words import OF_LAW
from cunju.duties.models import Reason
from cunju.duties.status import Window
from cunju.kernel.days import chinese_day, parse_day, short_day
from cunju.ledger import vocabulary
from cunju.ledger.models import Fact

DAYS = 12

def sentence(one: Window, *, on: date, facts: Sequence[Fact]) -> str:
    """Clause, what is asked, what is there, what follows; a full stop at the end."""
    return f"{one.cite}：{one.own_label}。{_sum(one, facts)}{_verdict(one, on)}"


def unbound(one: Window) -> str:
    """Why what is asked binds nobody here: no text gives the number or the day, or a text does and leaves open whom it means."""
    return "条文有规定，没有写明哪些村（社区）要照办" if one.authority in OF_LAW else "没有文件规定数量或日期"


def _sum(one: Window, facts: Sequence[Fact]) -> str:
    if one.status == "not_applicable":
        return _exemption(facts)
    if one.status in ("not_assessable", "no_room"):
        return ""
    if one.judgement == "person":
        return _judgement(facts)
    days = "、".join(short_day(fact.occurred_on) for fact in facts[:DAYS])
    days += f"等{len(facts)}日" if len(facts) > DAYS else ""
    done = f"截至所问之日已有{one.count}项" + (f"（{days}）" if days else "")
    return f"{done}，应有{one.at_least}项；" if one.at_least > 1 or one.count else "截至所问之日没有计入的记录；"


def _exemption(facts: Sequence[Fact]) -> str:
    granted = [fact for fact in facts if fact.kind == "duties.exempted"]
    if not granted:
        return ""
    values = granted[-1].attributes
    field = {one.name: one for one in vocabulary.kind("duties.exempted").fields}["reason"]
    words = Reason.objects.filter(fact=granted[-1].uid).first()
    reason = field.word(values["reason"]) + (f"：{words.text}" if words else "")
    start = chinese_day(parse_day(values["from"]))
    end = chinese_day(parse_day(values["to"])) if values.get("to") else "另行通知"
    return f"{chinese_day(granted[-1].occurred_on)}区里同意不适用（{reason}），自{start}起至{end}止；"


def _judgement(facts: Sequence[Fact]) -> str:
    judged = [fact for fact in facts if fact.kind == "duties.judged"]
    if not judged:
        return ""
    reason = Reason.objects.filter(fact=judged[-1].uid).first()
    words = f"：{reason.text}" if reason else ""
    return f"{chinese_day(judged[-1].occurred_on)}研判为{'做到了' if judged[-1].attributes.get('holds') else '没有做到'}{words}；"


def _verdict(one: Window, on: date) -> str:
    due = chinese_day(one.due_on) if one.due_on else ""
    match one.status:
        case "met":
            return f"{chinese_day(one.met_on)}达到要求，已完成。" if one.met_on else "已完成。"
        case "met_late":
            return (
                f"{chinese_day(one.met_on)}达到要求，应在{due}前，属逾期完成。"
                if one.met_on
                else "逾期完成。"
            )
        case "overdue":
            if one.judged_on:
                return f"从研判这一天起就算逾期{f'，不等到{due}' if one.due_on and on <= one.due_on else ''}。"
            return f"应在{due}前，已过{(on - one.due_on).days}天。" if one.due_on else "已逾期。"
        case "due_soon" | "not_due":
            return f"{due}到期，还有{(one.due_on - on).days}天。" if one.due_on else "未到期。"
        case "open":
            return f"{chinese_day(one.from_)}起待办，没有规定期限。"
        case "needs_person":
            return "通知没有规定数量，由人研判，目前还没有结论。"
        case "reference":
            return f"{unbound(one)}，供参考，不算逾期。"
        case "no_room":
            by = f"应在{due}前{'，期限已过' if one.due_on and on > one.due_on else ''}；" if due else ""
            return f"{by}这项工作暂未开通登记，也没有装入记录。"
        case "not_assessable":
            return "这一时段开始时，这项要求还没有生效、已经失效，或者这里还没有起用，不纳入评价。"
        case _:
            return "这项要求不适用于本单位。"
