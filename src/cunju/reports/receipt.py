"""凭证 on paper: a record with its proof in square codes; the log's head with room for a witness's seal."""

from base64 import b64encode

from cunju.kernel.blocks import Block, Fields, Paper, Paragraph, Qr, SignLines, Title
from cunju.kernel.commands import WrongState
from cunju.kernel.days import chinese_day
from cunju.kernel.refusals import Refusal
from cunju.ledger import interface as ledger
from cunju.ledger.log import keeping, verifying
from cunju.ledger.models import Fact
from cunju.org.models import Unit

TITLE, WIDE = "记录凭证", 58
HOW = (
    "这张凭证谁都可以核对，不用登录，也不用联网。依次扫下面的二维码，把扫出的文字一段一行放进“核对”网页（向经办人要，或在这一页下载），"
    "再填上日志的公钥（从区里公布处或见证的镇街抄，不要从这张纸上抄），就能看出这条记录在不在日志里、以后有没有被改过。"
)


def paper(fact: Fact, unit: Unit, proof: str) -> Paper:
    """One record with its proof in square codes; counts, days and choices only, as the record itself."""
    titled = ledger.fact_by_id(fact.supersedes) or fact if fact.retracted else fact
    rows = (
        ("单位", unit.name),
        ("记录", ledger.title_of(titled.kind, titled.attributes, unit.kind) + ("（作废）" if fact.retracted else "")),
        ("发生日", chinese_day(fact.occurred_on)),
        ("录入日", chinese_day(fact.recorded_on)),
        ("记录编号", str(fact.uid)),
        *_head(proof),
    )
    pieces = verifying.pieces(proof)
    blocks: list[Block] = [Title(TITLE), Fields(rows), Paragraph(HOW)]
    blocks += [Qr(one, f"第{at}段，共{len(pieces)}段", WIDE) for at, one in enumerate(pieces, start=1)]
    return Paper(TITLE, unit.name, fact.recorded_on, f"PZ-{str(fact.uid)[:8]}", tuple(blocks))


def _head(proof: str) -> tuple[tuple[str, str], ...]:
    """The signed head a proof ends with."""
    origin, size, root = proof.partition("\n\n")[2].split("\n")[:3]
    return ("日志", origin), ("条数", size), ("结果", root)


def head(on_paper: str = "见证单位（盖章、日期）") -> list[Block]:
    """The log's head for a paper that a witness seals, as a receipt and the checkpoint write it; nothing before the first."""
    try:
        one = keeping.current()
        found = keeping.published(one) if one else None
    except (WrongState, Refusal, OSError, ValueError):
        return []
    if found is None:
        return []
    rows = (("存证日志", found.origin), ("条数", str(found.size)), ("结果", b64encode(found.root).decode()))
    said = "盖章只证明在这一天看到日志是这个样子；以后的日志接不上它，就是被改过。"
    return [Fields(rows), Paragraph(said), SignLines((on_paper,))]
