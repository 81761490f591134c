"""Counting and shortening Chinese text as offices do it."""

from cunju.kernel import late

WIDE = (
    r"\u2e80-\u2fdf\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    r"\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\U00020000-\U0003ffff"
)
WORD = late.pattern(rf"[{WIDE}]|[^{WIDE}\s]+")
# What a line of a list begins with: （一） 1. 3） - ·; never a figure as 3.5.
NUMBERED = late.pattern(r"^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|[-•·])(?!\d)\s*")
SUFFIXES = ("社区居民委员会", "村民委员会", "居民委员会", "村委会", "居委会")
# What every page and paper of a demonstration says of itself.
DEMONSTRATION = "演示数据，非真实情况"


def count_words(text: str) -> int:
    """Characters as Word counts them: each CJK character or full-width mark 1, a run of other non-space 1, spaces 0.

    ``2023年3月28日`` is 6, ``4-6条`` 2, ``（65.0%）`` 3, ``民情茶室`` 4 (interfaces §8).
    """
    return len(WORD.findall(text))


def points(text: str) -> list[str]:
    """The lines of a list that say something, without their numbers."""
    return [line for one in text.splitlines() if (line := NUMBERED.sub("", one).strip())]


def short_name(name: str) -> str:
    """A unit's everyday name: ``玉峰山村村民委员会`` is ``玉峰山村``, ``双桐路社区居民委员会`` is ``双桐路社区``."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            stem = name[: -len(suffix)]
            return f"{stem}社区" if suffix == "社区居民委员会" else stem
    return name


# What is said of villages and communities together, and of one of them; longer words first. Half-width brackets are the notice's own.
VILLAGE = (("村（居）", "村"), ("村（社区）", "村"))
COMMUNITY = (
    ("村（居）两委", "社区两委"), ("村（居）民", "居民"), ("村（居）务", "居务"), ("村（居）委会", "居委会"), ("村（居）规民约", "居民公约"),
    ("村（居）", "社区"), ("村（社区）", "社区"), ("村民代表", "居民代表"), ("村民会议", "居民会议"), ("村民小组", "居民小组"),
    ("村民异议", "居民异议"),
)  # fmt: skip
# Titles of laws, notices and books stay letter for letter.
TITLED = late.pattern(r"(《[^》]*》|村民委员会组织法|居民委员会组织法)")


def of_kind(text: str, kind: str) -> str:
    """Words about one village or one community as it says them itself: 村（居）民会议 is 村民会议 or 居民会议.

    For labels and titles of ours about one unit; what a person typed, a law's name or the notice's own text is no matter of it.
    """
    pairs = {"village": VILLAGE, "community": COMMUNITY}.get(kind, ())
    if not pairs or "村" not in text:
        return text
    parts = TITLED.split(text)
    for at in range(0, len(parts), 2):
        for both, own in pairs:
            parts[at] = parts[at].replace(both, own)
    return "".join(parts)
