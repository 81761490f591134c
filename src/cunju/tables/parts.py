"""The parts of a packed file as a stream of elements, by their names without prefixes; no part may define types of its own."""

import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from cunju.tables.child import Refused

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def walk(
    packed: zipfile.ZipFile,
    part: str,
    start: Start,
    *,
    end: End | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Every element of a part in order; ends and texts only where they are asked for."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: start(name.rpartition(":")[2], said)
    parser.StartDoctypeDeclHandler = _no_types
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    with packed.open(part) as stream:
        parser.ParseFile(stream)


def _no_types(*_: Any) -> None:
    raise Refused("这个文件里有办公软件不会写的内容（DOCTYPE），没有打开；请用办公软件另存为 .xlsx 再上传。")
