"""The transparency log against the digests in the database, file by file."""

from cunju.duties.checking.findings import Finding, Looked


def check(looked: Looked) -> list[Finding]:
    """What differs; a log that lags behind, or was never begun, is only told: the next record writes it."""
    from cunju.ledger.log import keeping, verifying

    tree = verifying.Tree()
    found = [Finding("ledger", said) for said in verifying.differences(tree)]
    one = keeping.current()
    head = keeping.published(one) if one and not found else None
    size = head.size if head else 0
    if not found and size < len(tree.entries):
        looked.remarks.append(f"存证日志还差{len(tree.entries) - size}条，写下一条记录时补上；现在补：bin/cunju log verify")
    return found
