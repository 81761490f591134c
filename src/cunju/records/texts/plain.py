"""A text as it was typed, pasted or scanned, made plain for reading; every letter knows where it stood."""

import re
import unicodedata
from dataclasses import dataclass

# Letters of old and traditional writing in the words that are looked for.
_OLD = (
    "罰罚罸罚違违約约繳缴納纳處处錢钱條条規规定定證证開开關关電电斷断氣气補补貼贴貧贫濟济領领發发黨党領领導导離离婚婚喪丧嫁嫁贅赘戶户學学醫医養养"
    "選选舉举權权資资農农業业產产業业權权費费攤摊強强義义務务勞劳動动訪访報报訴诉個个體体綁绑遊游搜搜沒没剝剥奪夺單单對对與与為为從从後后過过給给"
    "這这時时會会員员辦办請请須须應应當当價价賠赔償偿禮礼紅红親亲屬属連连並并東东車车馬马牛牛豬猪雞鸡鴨鸭鄉乡鎮镇區区縣县黃黄賭赌倫伦擾扰亂乱鬧闹"
    "無无據据擔担保保優优緩缓審审批批銀银貸贷業业許许準准讓让號号萬万億亿兩两雙双倍倍圓元塊块間间內内總总檢检查查調调觀观邊边進进運运鍋锅竈灶"
    "尋寻滋滋釁衅傷伤殘残護护維维壞坏樹树漁渔獵猎藥药頭头層层廁厕響响應应買买賣卖參参團团傳传統统讀读書书還还認认識识"
)
SIMPLE = str.maketrans(dict(zip(_OLD[::2], _OLD[1::2], strict=True)))
WIDE = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "!": "！",
        "?": "？",
        "(": "（",
        ")": "）",
        "｡": "。",
        "､": "、",
        "\u3000": " ",
    }
)
ENDS = "。；！？"
# What begins a line of its own: an article, 一、 1. （二） ①.
NUMBER = r"[〇零一二三四五六七八九十百]{1,6}|\d{1,3}"
HEAD = re.compile(
    rf"\s*(?:第\s*(?:{NUMBER})\s*[条章节款项]|[（(]\s*(?:{NUMBER})\s*[）)]|(?:{NUMBER})\s*[、.．)）]|[①-⑳]|[-—·•*●◆])"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text and, for each of its letters, the place it had in the text as it came."""

    text: str
    places: tuple[int, ...]

    def part(self, start: int, end: int) -> "Plain":
        """A stretch of it."""
        return Plain(self.text[start:end], self.places[start:end])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where a stretch stood in the text as it came."""
        return (self.places[start], self.places[end - 1] + 1) if end > start else (0, 0)


def plain(text: str) -> Plain:
    """One width of signs, simple letters, no space between letters, no break inside a sentence."""
    letters = [(one, at) for at, sign in enumerate(text) for one in _plain_sign(sign)]
    kept: list[tuple[str, int]] = []
    for number, (one, at) in enumerate(letters):
        if one == "\n":
            if kept and kept[-1][0] not in "\n" and _ends(kept[-1][0], text[at + 1 :]):
                kept.append((one, at))
        elif not one.isspace() or _between_words(letters, number):
            kept.append((one, at))
    return Plain("".join(one for one, _ in kept), tuple(at for _, at in kept))


def _plain_sign(sign: str) -> str:
    found = unicodedata.normalize("NFKC", sign) if sign not in "①②③④⑤⑥⑦⑧⑨⑩" else sign
    return (
        found.translate(WIDE)
        .translate(SIMPLE)
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\v", "\n")
    )


def _between_words(letters: list[tuple[str, int]], number: int) -> bool:
    """A space counts between two Latin words only."""
    beside = [letters[one][0] for one in (number - 1, number + 1) if 0 <= one < len(letters)]
    return len(beside) == 2 and all(one.isascii() and one.isalpha() for one in beside)


def _ends(last: str, rest: str) -> bool:
    """Whether a line break ends a sentence: after a full stop, before a number, at an empty line."""
    return last in ENDS + "：" or bool(HEAD.match(rest)) or not rest.split("\n", 1)[0].strip()


def sentences(found: Plain) -> list[Plain]:
    """A plain text, parted at full stops, semicolons and breaks."""
    parts, start = [], 0
    for stop in re.finditer(f"[{ENDS}\n]+", found.text):
        parts.append(found.part(start, stop.end()))
        start = stop.end()
    parts.append(found.part(start, len(found.text)))
    return [one for one in parts if one.text.strip(ENDS + "\n")]
