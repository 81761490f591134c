"""Automatic numbering of a Word file: the label Word shows before a paragraph, which is not in its text."""

from typing import Any

from docx.oxml.ns import qn

from cunju.kernel.numerals import full_width, to_chinese

CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand",
}  # fmt: skip
SILENT = {"bullet", "none"}


def formatted(number: int, *, form: str) -> str:
    """One counter as Word writes it in number format ``form``."""
    if form in CHINESE:
        return to_chinese(number)
    if form == "decimalFullWidth":
        return full_width(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


class Numbering:
    """Counts numbered paragraphs in the order of the file, as Word does.

    Lists of one abstract list go on counting, a start override begins anew once, a shallower level resets the
    deeper ones.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.abstracts: dict[str, dict[int, Any]] = {}
        self.lists: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counters: dict[tuple[str, int], int] = {}
        self.styles = _StyleNumbers(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): level for level in abstract.findall(qn("w:lvl"))}
            self.abstracts[abstract.get(qn("w:abstractNumId"))] = levels
        for one in numbering.findall(qn("w:num")):
            number = one.get(qn("w:numId"))
            self.lists[number] = _value(one.find(qn("w:abstractNumId"))) or ""
            for override in one.findall(qn("w:lvlOverride")):
                if (start := _value(override.find(qn("w:startOverride")))) is not None:
                    self.starts[number, int(override.get(qn("w:ilvl")))] = int(start)

    def label(self, paragraph: Any) -> str:
        """The label of a paragraph and one step of its counter; empty where it is not numbered."""
        number, depth = self._place(paragraph)
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        if depth not in levels:
            return ""
        self._step(number, depth, levels)
        return self._text(self.lists[number], depth, levels)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties.find(qn("w:pStyle"))) if properties is not None else None
        number, depth = self.styles.get(style or self.styles.default, ("", 0))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        if own is not None:
            number = _value(own.find(qn("w:numId"))) or number
            depth = int(_value(own.find(qn("w:ilvl"))) or depth)
        return number, depth

    def _step(self, number: str, depth: int, levels: dict[int, Any]) -> None:
        abstract = self.lists[number]
        if (number, depth) in self.starts:
            self.counters[abstract, depth] = self.starts.pop((number, depth))
        elif (abstract, depth) in self.counters:
            self.counters[abstract, depth] += 1
        else:
            self.counters[abstract, depth] = _start(levels[depth])
        for deeper in [key for key in self.counters if key[0] == abstract and key[1] > depth]:
            del self.counters[deeper]

    def _text(self, abstract: str, depth: int, levels: dict[int, Any]) -> str:
        pattern = _value(levels[depth].find(qn("w:lvlText"))) or ""
        if _form(levels[depth]) in SILENT:
            return ""
        for level in sorted(levels):
            if f"%{level + 1}" in pattern:
                count = self.counters.get((abstract, level), _start(levels[level]))
                pattern = pattern.replace(f"%{level + 1}", formatted(count, form=_form(levels[level])))
        return pattern


class _StyleNumbers(dict[str, tuple[str, int]]):
    """List and level of each paragraph style that numbers, its own or through the style it is based on."""

    def __init__(self, styles: Any) -> None:
        super().__init__()
        found = (
            {} if styles is None else {one.get(qn("w:styleId")): one for one in styles.findall(qn("w:style"))}
        )
        self.default = next((name for name, one in found.items() if _is_default(one)), "")
        for name in found:
            self._inherit(name, found)

    def _inherit(self, name: str, found: dict[str, Any]) -> None:
        seen: list[str] = []
        at: str | None = name
        while at in found and at not in seen:
            seen.append(at)
            own = found[at].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if own is not None:
                self[name] = (_value(own.find(qn("w:numId"))) or "", int(_value(own.find(qn("w:ilvl"))) or 0))
                return
            at = _value(found[at].find(qn("w:basedOn")))


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")


def _value(element: Any) -> str | None:
    return None if element is None else element.get(qn("w:val"))


def _form(level: Any) -> str:
    return _value(level.find(qn("w:numFmt"))) or "decimal"


def _start(level: Any) -> int:
    return int(_value(level.find(qn("w:start"))) or 1)
