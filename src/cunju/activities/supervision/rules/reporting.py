"""The half-year report drafted from records: its days, its counts, its words."""

from dataclasses import dataclass
from datetime import date

from cunju.kernel import days
from cunju.kernel.days import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """What the workbook and the ledger hold of a half-year."""

    meetings: int = 0
    sheets: int = 0
    attended: int = 0
    acts: int = 0
    opinions: int = 0
    suggestions: int = 0
    answered: int = 0
    ended: int = 0
    told: int = 0
    questions: int = 0
    replied: int = 0


def half_of(day: date) -> str:
    """``2023H2``."""
    return f"{day.year}H{1 if day.month <= 6 else 2}"


def half_span(half: str) -> Span:
    """The days of ``2023H1``; ValueError for anything else."""
    if len(half) != 6 or half[4] != "H":
        raise ValueError(half)
    return days.parse_period(half)


def half_label(half: str) -> str:
    """``2023年上半年``."""
    return f"{half[:4]}年{'上' if half[5] == '1' else '下'}半年"


def draft(counts: Counts, *, half: str, unit: str, listener: str) -> str:
    """The report as paragraphs; what did not happen is said as it is."""
    lines = [
        f"现将{unit}村（居）务监督委员会{half_label(half)}的监督工作向{listener}报告如下。",
        f"一、例会和审查。召开例会{counts.meetings}次，审查公开表{counts.sheets}份，列席会议{counts.attended}次，"
        f"开展监督事项{counts.acts}件。",
        f"二、意见和建议。收集意见{counts.opinions}条，向“两委”提出建议{counts.suggestions}条，"
        f"已答复{counts.answered}条，已有结果{counts.ended}条，已通报反馈{counts.told}条。",
    ]
    waiting = counts.suggestions - counts.answered
    if waiting > 0:
        lines.append(f"其中{waiting}条建议还没有答复，将继续督促。")
    lines.append(f"三、质询。收到和提出质询{counts.questions}件，已答复{counts.replied}件。")
    lines.append("以上报告，请审议。")
    return "\n".join(lines)
