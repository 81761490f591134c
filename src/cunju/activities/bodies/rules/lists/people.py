"""Rows of an office's list as rows of the template: one for each seat a person has; what is wrong with a row goes with it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cunju.activities.bodies.rules.cells import flat, name_of, only_month, sex_in, span_in
from cunju.activities.bodies.rules.lists import posts
from cunju.activities.bodies.rules.lists.asking import PLACE, WORD, Talk, key_of, rows_zh
from cunju.activities.bodies.rules.lists.heads import BEGIN, BODY, END, GROUP, NAME, PHONE, POST, SEX, TERM
from cunju.activities.bodies.rules.lists.places import Units
from cunju.activities.bodies.rules.lists.posts import Post, Word
from cunju.activities.bodies.rules.lists.walking import Line, Walk, body_said, group_of
from cunju.activities.bodies.rules.rows import FAULTS, PEOPLE_COLUMNS, SHEET
from cunju.activities.bodies.rules.words import (
    BODIES,
    COMMUNITY,
    GROUP_HEADS,
    PARTY,
    REPRESENTATIVES,
    ROLE_ZH,
    VILLAGE,
    role_word,
    roles_of,
    usual_role,
)
from cunju.kernel.excel import text_of
from cunju.tables.book import Sheet

Cells = Mapping[str, Any]
REST = PEOPLE_COLUMNS[10:]
BARE_BODY = {body: word for word, body in BODIES.items()} | VILLAGE
MARKS = {"√": "是", "✓": "是", "✔": "是", "×": "否", "/": ""}
GROUP_TEXT = re.compile(r"第?[0-9一二三四五六七八九十]{1,3}(?:村民|居民)?(?:小)?[组社]")
LEFT = re.compile(r"辞职|离任|离职|免职|调离|调走|去世|死亡|病故|退休|罢免|不再担任")
MONTHS = (("1", "1月"), ("10", "10月"))
NOBODY = (posts.NONE, "不是这些机构的职务，不装入")


class People:
    """The people of one sheet; ``posts`` are the words of post asked about, with their answers, to be remembered."""

    def __init__(self, walk: Walk, units: Units, talk: Talk, *, template: bool, only: str) -> None:
        self.walk, self.units, self.talk, self.template, self.only = walk, units, talk, template, only
        self.posts: dict[str, str] = {}
        self.name = walk.sheet.name.strip() or "表"
        self.months: list[int] = []
        self.beside: dict[str, list[int]] = {}
        self.marked = False

    @staticmethod
    def bodies() -> list[tuple[str, str]]:
        """The bodies a sheet may be about."""
        return [(body, word if word == COMMUNITY[body] else f"{word}、{COMMUNITY[body]}") for body, word in VILLAGE.items()]

    def of(self, lines: Sequence[Line]) -> list[tuple[int, Cells]]:
        """The rows of all people, in order."""
        # Where nothing else tells the sex, offices note it behind the names of women.
        self.marked = not any(one.of(SEX) for one in self.walk.heads) and any(sex_in(line.first(NAME)) == "女" for line in lines)
        found = [(self.walk.line_of(line.row), cells) for line in lines for cells in self._rows(line)]
        for line in lines:
            self._say_left(line)
        self._say()
        return found

    def _say(self) -> None:
        if self.marked:
            self.talk.note(f"“{self.name}”没有性别列：姓名后面写了（女）的算女，其余算男。")
        if self.months:
            self.talk.note(f"“{self.name}”{rows_zh(self.months)}的日期只写了年和月：开始的按当月1日，结束的按当月最后一天。")
        for word, lines in self.beside.items():
            self.talk.note(f"“{self.name}”{rows_zh(lines)}的“{word}”不是这些机构的职务，没有装入。")

    def _say_left(self, line: Line) -> None:
        """A remark that somebody left is no last day: it is said."""
        remarks = [self.walk.rows[line.row][one.at] for one in line.head.columns if not one.field and one.segment in (line.segment, -1)]
        told = next((flat(one) for one in remarks if isinstance(one, str) and LEFT.search(one)), "")
        if told and not flat(line.first(END)):
            self.talk.note(f"“{self.name}”第{self.walk.line_of(line.row)}行写着“{told[:20]}”，没有当作离任；离任的请填任职的最后一天。")

    def _rows(self, line: Line) -> list[Cells]:
        if self.template:
            return [{name: line.first(name) for name in PEOPLE_COLUMNS}]
        base: dict[str, Any] = {SHEET: self.name, FAULTS: [], "姓名": name_of(line.first(NAME)), "单位": line.unit, "单位代码": line.code}
        base |= {name: MARKS.get(flat(line.first(name)), line.first(name)) for name in REST}
        base["性别"] = flat(line.first(SEX)).removesuffix("性") or sex_in(line.first(NAME)) or ("男" if self.marked else "")
        base["联系电话"] = "、".join(posts.LINES.sub("、", _text(one)) for one in line.cells.get(PHONE, ()) if flat(one))
        self._place(line, base)
        return [{**base, **self._days(line, seat), **self._seated(line, seat)} for seat in self._seats(line, base)]

    def _place(self, line: Line, base: dict[str, Any]) -> None:
        """The unit of a row: by its own cells, its post, its section, title or sheet, at last by what a person said of the sheet."""
        if flat(line.code):
            return
        known = self.units.meant(line.unit) if flat(line.unit) else ""
        if not known and flat(line.unit) and GROUP_TEXT.fullmatch(self.units.without(flat(line.unit))):
            known = self.units.inside(flat(line.unit))  # 玉峰山村三组
        if not known and not flat(line.unit):
            known = self.units.inside(flat(line.first(GROUP))) or line.where.unit
            known = known or self.units.inside("".join(flat(one) for one in line.cells.get(POST, ())))
            known = known or self.talk.answers.get(key_of("unit", self.walk.sheet.name), "") or self.only
        base["单位代码"] = known or (next(iter(self.units.names)) if len(self.units.names) == 1 and not flat(line.unit) else "")

    def _seats(self, line: Line, base: dict[str, Any]) -> list[Post]:
        """The seats of a row; a word nobody has explained yet is a fault of the row while its question is open."""
        said = body_said(line)
        asked = self.talk.answers.get(key_of("body", self.walk.sheet.name), "")
        body = said or line.where.body or asked
        words = [word for cell, own in self._posts(line, said) for word in self._words(line, cell, own or body, said=bool(own or said))]
        if body == REPRESENTATIVES and not any(post.body == body for word in words for post in word.seats):
            return [Post(REPRESENTATIVES, "representative")]  # a list of representatives: what else they are stands on other lists
        seats = self._once([post for word in words for post in word.seats])
        if seats or not words:
            return seats or self._bare(line, body, base)
        if any(word.open and not self._answer(word) for word in words):
            base[FAULTS].append(f"“职务”写的是“{'、'.join(one.text for one in words)[:30]}”，看不出是哪个机构的；请在上面选一下")
            return [Post("", "")]
        for word in words:
            self.beside.setdefault(word.text, []).append(self.walk.line_of(line.row))
        return []

    def _bare(self, line: Line, body: str, base: dict[str, Any]) -> list[Post]:
        """No word of post: a member of the body its place says."""
        if body:
            return [Post(body, usual_role(body))]
        if flat(line.body):
            base[FAULTS].append(f"“机构”写的是“{flat(line.body)[:20]}”，认不出是哪个机构")
        elif POST in line.cells or BODY in line.cells:
            base[FAULTS].append("“职务”没有填，看不出是哪个机构的")
        return [Post("", "")]

    def _posts(self, line: Line, said: str) -> list[tuple[Any, str]]:
        """The cells of post with the body their heading names; a body's column may hold a post instead."""
        found = [(cell, one.body) for one, cell in zip(line.head.of(POST, line.segment), line.cells.get(POST, ()), strict=False) if flat(cell)]
        if not found and flat(line.body) and not said:
            return [(line.body, "")]
        return found

    def _words(self, line: Line, cell: Any, body: str, *, said: bool) -> list[Word]:
        found = []
        for word in posts.words_of(cell, body=body, said=said, learned=self.talk.posts, without=self.units.without):
            if word.asked:
                answer = self._ask(line, word)
                word = Word(word.text, posts.seats_of(answer, word.text), asked=True, open=word.open)
            found.append(word)
        return found

    def _ask(self, line: Line, word: Word) -> str:
        key = key_of("post", word.text)
        offered = self.talk.posts.get(word.text) or posts.answer_of(word)
        answer = self.talk.ask(WORD, key, f"职务“{word.text}”", self._choices(), offered=offered)
        self.posts[word.text] = answer
        return answer

    def _answer(self, word: Word) -> str:
        return self.talk.questions[key_of("post", word.text)].answer

    @staticmethod
    def _choices() -> list[tuple[str, str]]:
        each = [(f"{body}.{role}", f"{word}{role_word(role, body)}") for body, word in _WORDS.items() for role in roles_of(body)]
        return [NOBODY, (posts.BOTH, "党组织委员，也是村（居）民委员会委员"), *each]

    @staticmethod
    def _once(seats: Sequence[Post]) -> list[Post]:
        """One seat a body, the highest: 副主任、委员 is the deputy."""
        best: dict[str, Post] = {}
        order = list(ROLE_ZH)
        rank = {"secretary": 0, "director": 0, "deputy": 1, "member": 2}
        for one in seats:
            held = best.get(one.body)
            if held is None or rank.get(one.role, order.index(one.role)) < rank.get(held.role, order.index(held.role)):
                best[one.body] = Post(one.body, one.role, one.group or (held.group if held else ""))
        return list(best.values())

    def _seated(self, line: Line, seat: Post) -> Cells:
        said = {"机构": BARE_BODY.get(seat.body, ""), "职务": role_word(seat.role, seat.body) if seat.role else ""}
        group = group_of(line) or seat.group
        if self.units.inside(flat(group)):
            group = self.units.without(flat(group))
        elif not group and self.units.inside(flat(line.unit)) and GROUP_TEXT.fullmatch(rest := self.units.without(flat(line.unit))):
            group = rest
        return said | {"小组": group}

    def _days(self, line: Line, seat: Post) -> Cells:
        """First and last day of a seat: of several columns the one whose heading names its body."""
        columns = line.head.of(BEGIN, line.segment)
        cells = list(zip(columns, line.cells.get(BEGIN, ()), strict=False))
        own = [cell for one, cell in cells if one.body == seat.body and flat(cell)]
        free = [cell for one, cell in cells if (not one.body or len(cells) == 1) and flat(cell)]
        begin, end = span_in(next(iter(own or free), "") or line.first(TERM))
        end = line.first(END) or end
        found = {"起": self._month(line, begin), "止": self._month(line, end)}
        self.months += [self.walk.line_of(line.row) for one in found.values() if only_month(one)][:1]
        return found

    def _month(self, line: Line, value: Any) -> Any:
        """A month Excel took for a number: 2021.3 is March; 2021.1 may be January or October, which its format tells, or a person."""
        if not isinstance(value, float) or not 1980 <= value < 2100 or value.is_integer():
            return value
        year, part = divmod(round(value * 100), 100)
        if part % 10 or part == 0:
            return f"{year}.{part:02d}"
        if part > 10:
            return f"{year}.{part // 10:02d}"
        if self._two_places(line, value):
            return f"{year}.10"
        answer = self.talk.ask(PLACE, key_of("month", self.walk.sheet.name), f"“{self.name}”里写成数字{year}.1的日期是几月", MONTHS)
        return f"{year}.{answer or '1'}"

    def _two_places(self, line: Line, value: float) -> bool:
        """Whether the cell is shown with two places: 2021.10."""
        sheet: Sheet = self.walk.sheet
        row = sheet.rows[line.row]
        return any(cell == value and sheet.formats.get((line.row, at), "").startswith("0.00") for at, cell in enumerate(row))


_WORDS = {body: word.replace("村务", "村（居）务").replace("村民", "村（居）民") for body, word in VILLAGE.items()}
_WORDS |= {PARTY: "党组织", REPRESENTATIVES: "村（居）民", GROUP_HEADS: "村（居）民小组"}


def _text(value: Any) -> str:
    return "" if isinstance(value, date) else text_of(value).strip()
