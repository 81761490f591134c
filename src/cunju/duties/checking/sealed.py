"""Every row that gives a fact its words against its seal, and the chain of the seals."""

from collections.abc import Iterable

from cunju.duties.checking.findings import Finding, Looked
from cunju.ledger.seals import checking


def check(looked: Looked) -> list[Finding]:
    """What is not as it was sealed; since when the tables are sealed and what was erased is told."""
    seen = checking.Looked()
    found = findings(checking.faults(seen))
    looked.rows = seen.rows
    for day in sorted({day for day, _ in seen.since.values()}):
        rows = [int(count) for on, count in seen.since.values() if on == day and count.isdigit()]
        looked.remarks.append(f"{len(rows)}张登记表里原有的{sum(rows)}行自{day}起封存，那以前被改动的看不出来")
    if seen.erased:
        looked.remarks.append(f"按申请删去个人信息的有{seen.erased}行（封记里写着erased），不是被改动")
    return found


def findings(faults: Iterable[checking.Fault]) -> list[Finding]:
    """Faults of seals as a check tells them."""
    return [Finding("rooms" if one.row else "ledger", f"{one.label} {one.said}".strip(), unit=one.unit or None, id=one.row or None) for one in faults]
