"""A Word file into blocks: read in a child process under limits (``tables``)."""

from collections.abc import Iterator

from cunju.catalogue.reader.source import Block, NotANotice
from cunju.kernel.refusals import Refusal
from cunju.tables import reading


def blocks(data: bytes, *, name: str) -> Iterator[Block]:
    """The paragraphs and tables of a .docx in order; NotANotice where it cannot be opened as Word."""
    try:
        yield from reading.word(data, name, merged=True)
    except Refusal as refused:
        raise NotANotice(refused.message) from None
