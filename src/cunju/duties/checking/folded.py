"""Every stored fold that is in use against a fresh one."""

from cunju.duties import rebuilding
from cunju.duties.checking.findings import Finding, Looked


def check(looked: Looked) -> list[Finding]:
    """Windows whose stored result is not what the facts give."""
    return [
        Finding(
            "folds",
            f"{one['from']}起的时段，已存的结果是{one['stored'] or '未完成'}，重算是{one['folded'] or '未完成'}；请运行 bin/cunju rebuild",
            unit=one["unit"],
            id=one["duty"],
        )
        for one in rebuilding.differing()
    ]
