"""A PDF with text, or an old Word file through LibreOffice, into blocks."""

from collections.abc import Sequence

from cunju.catalogue.reader import word_file
from cunju.catalogue.reader.source import Block, NotANotice
from cunju.kernel.refusals import Refusal
from cunju.tables import office, reading

PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def pdf(data: bytes, *, name: str) -> Sequence[Block]:
    """The paragraphs and tables of a PDF in order; NotANotice where its pages hold no text."""
    if b"%PDF-" not in data[:1024]:
        raise NotANotice(f"文件“{name}”不能作为 PDF 打开。请用 PDF 软件打开后另存，或者换成 .docx 再读。")
    try:
        return reading.pdf(data, name)
    except Refusal as refused:
        raise NotANotice(refused.message) from None


def old_word(data: bytes, *, name: str) -> Sequence[Block]:
    """The paragraphs and tables of a .doc; one that is a .docx under another name is read as that."""
    if data.startswith(PACKED):
        return list(word_file.blocks(data, name=name))
    if not data.startswith(OLD):
        raise NotANotice(f"文件“{name}”不能作为 Word 文件（.doc）打开。请用 Word 打开后另存为 .docx 再读。")
    try:
        return list(word_file.blocks(office.as_docx(data, name=name), name=name))
    except Refusal as refused:
        raise NotANotice(refused.message) from None
