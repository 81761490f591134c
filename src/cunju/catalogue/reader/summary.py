"""A notice as text for a terminal: the letter, tasks, measures, under each what is to be confirmed."""

from collections.abc import Iterator

from cunju.catalogue.reader.notice import BODY, Notice, Proposal
from cunju.kernel.days import chinese_day, parse_day

TYPES = {
    "recurrence": "次数", "publication_days": "公开日", "deadline": "期限", "count": "数量", "range": "幅度",
    "limit": "上限", "retention": "保留时间", "place": "单位",
    "within": "几日内", "who": "责任",
}  # fmt: skip


def summary(notice: Notice) -> str:
    """The notice in Chinese, its measures in full."""
    lines = [*_letter(notice), ""]
    for task in notice.tasks:
        lines.append(f"任务{task.no}　{task.title}")
        for measure in (one for one in notice.measures if one.no in task.measures):
            lines.append(f"  {measure.no}. {measure.text}")
            lines += [f"     待确认　{told(one)}" for one in notice.proposals_of(measure.no)]
    if rest := notice.proposals_of(BODY):
        lines += ["正文和附件", *[f"     待确认　{told(one)}" for one in rest]]
    counted = (
        f"{len(notice.tasks)}项重点任务，{len(notice.measures)}条具体措施，{len(notice.proposals)}处待确认。"
    )
    return "\n".join([*lines, "", f"共{counted}"])


def _letter(notice: Notice) -> Iterator[str]:
    yield notice.number or "没有读到发文字号"
    yield notice.title
    yield f"发文机关：{notice.issuer}"
    yield f"成文日期：{chinese_day(notice.date) if notice.date else '没有读到'}"
    yield f"主送机关：{'、'.join(notice.addressees) or '没有读到'}"
    yield f"依据：{notice.basis or '没有读到'}"
    yield f"正文要求：{'；'.join(f'{one.no}. {one.title}' for one in notice.requirements) or '没有读到'}"
    for annex in notice.annexes:
        yield f"附件{annex.no}：{annex.title}"
    if notice.remark:
        yield f"附注：{notice.remark}"
    if notice.imprint:
        yield f"印发：{notice.imprint.office}，{chinese_day(notice.imprint.date)}"


def told(proposal: Proposal) -> str:
    """A proposal in Chinese: its type or column, who, the words, and what they come to."""
    words = f"{proposal.column or TYPES[proposal.type]}：{proposal.who}“{proposal.words}”"
    if proposal.type == "deadline":
        return f"{words}，即{chinese_day(parse_day(proposal.values['on']))}"
    if proposal.candidates:
        return f"{words}，不能认定是{'、'.join(proposal.candidates)}中的哪一个"
    return f"{words}，{'、'.join(proposal.unit_codes)}" if proposal.unit_codes else words
