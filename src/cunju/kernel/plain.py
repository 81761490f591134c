"""A paper as plain text for a work group: what it says, nothing personal in it. Pure."""

from collections.abc import Iterator

from cunju.kernel.blocks import Block, Fields, Heading, Paper, Paragraph, SignLines, Table, Title
from cunju.kernel.personal import hidden

SEAL = "（盖章）"


def text(paper: Paper) -> str:
    """Its title, its text line by line, who signs for it; what may be about one person is hidden as on the public board."""
    lines = [hidden(one.strip("　 ")) for block in paper.blocks for one in _lines(block)]
    return "\n".join(one for one in lines if one)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Title | Heading | Paragraph):
        yield block.text
    elif isinstance(block, Fields):
        yield from (f"{label}：{value}" for label, value in block.rows if value.strip("　 "))
    elif isinstance(block, Table):
        yield from ("，".join(cell for cell in row if cell.strip("　 ")) for row in block.rows)
    elif isinstance(block, SignLines):
        # The line for a day that nobody has written yet is paper's alone.
        yield from (one.removesuffix(SEAL) for one in block.labels if "　" not in one)
