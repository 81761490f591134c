"""The headings of a list: one to three rows, merged or not, below any titles; what each column stands for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.lists.places import body_in
from cunju.activities.bodies.rules.rows import PEOPLE_COLUMNS
from cunju.tables.book import Sheet

UNUSED, IDENTITY, TERM = "", "身份证号", "任期起止"
NAME, SEX, POST, BODY, GROUP, BEGIN, END, PHONE, CODE, UNIT = (
    *("姓名", "性别", "职务", "机构", "小组", "起", "止", "联系电话", "单位代码", "单位"),
)
# What a column may stand for, as a person chooses it; the words of the template are the names of the fields.
FIELDS = (NAME, SEX, UNIT, CODE, BODY, POST, GROUP, BEGIN, END, TERM, PHONE, *PEOPLE_COLUMNS[10:])
SEVERAL = frozenset({POST, PHONE})
_KNOWN = (
    (IDENTITY, r"(?:居民|公民)?身份(?:证件?|号).*|公民身份.*|证件号码?|身份证.*"),
    (UNUSED, r"序号?|编号|行号|NO\.?|出生.*|生日|年龄|周岁|民族|文化程度|学历.*|学位|政治面貌|党员|入党.*|转正.*|籍贯|住址|家庭.*|详细地址|地址|"
             r"参加工作.*|"
             r"健康.*|银行.*|卡号|开户行|邮箱|微信.*|QQ.*|届次|第几届|照片|相片|签字|签名|本人签[字名]|镇街|镇\(街道?\)|乡镇|街道|镇|乡镇\(街道\)|镇街名称|"
             r"短号|分工|工作分工|备注|说明|毕业.*|专业|婚姻.*|宗教.*|报酬|补贴|是否(?!.*(?:近亲属|财会|会计)).*|联系户.*|户数|人数|服务.*|推荐.*|得票.*|票数|职业|工作单位"),
    (NAME, r"姓名|名字|名|(?:代表|人员|干部|成员|委员|组长|干部|负责人)姓名|姓名\(.*\)"),
    (SEX, r"性别|男女|性别\(.*\)"),
    (CODE, r"(?:单位|统计|区划|统计用区划|村\(?社区\)?)?代码"),
    (UNIT, r"单位|单位名称|(?:所在|所属)?(?:行政)?村(?:\((?:社区|居|居委会)\))?(?:名称?|别)?|"
           r"(?:所在|所属)?(?:村\(?、?/?社区\)?|村居|村社|村\(居\)|社区)(?:名称?|别)?|"
           r"村\(居\)委会|村\(居\)民委员会|所在单位|所属单位|村委会名称|行政村名称?"),
    (BODY, r"(?:下属)?委员会(?:名称)?|机构|机构名称|所在机构|所属机构|组织|组织名称|所属组织|所在组织|组织类别|机构类别|班子|所在班子|所属班子|"
           r"类别|人员类别|干部类别|类型"),
    (TERM, r"任期|任期起止.*|任职起止.*|起止(?:时间|年月|日期)?|任职期限|任职期间|任期时间"),
    (END, r"止|离任.*(?:时间|日期)|.*届满.*|任期至|任职至|截止.*|终止.*|卸任.*|免职.*|结束.*|任职结束.*|任期止"),
    (BEGIN, r"起|(?:现)?任职(?:开始|起始)?(?:时间|日期|年月)?|任现职.*|"
            r"(?:当选|产生|选举|到任|上任|就任|推选|起始|开始|起任|任期开始|入职)(?:时间|日期|年月)|"
            r"何时任.*|任期起|任职时间\(.*\)"),
    (POST, r"职务|职位|现任职务.*|担任.*职务|现职|岗位|任职情况|工作单位及职务|"
           r"(?:党组织|党内|党支部|支部|村委会|居委会|村\(居\)委会|行政|监委会|监督委员会|村|社区|村\(社区\)|班子|干部)?(?:担任)?(?:现任)?职务(?:名称)?(?:\(.*\))?|"
           r"身份|人员身份|代表身份|担任何职|所任职务"),
    (GROUP, r"(?:所在|所属)?村组|小组|组别|组|社|社别|组\(社\)|社\(组\)|"
            r"(?:所在|所属|代表)?(?:村民|居民)?(?:小组|组|社)(?:名称|别|号)?|村\(居\)民小组|组号|小组号"),
    (PHONE, r"联系电话.*|电话(?:号码)?|手机.*|联系方式|移动电话|办公电话|固定电话|座机|座机号码|固话|联系手机|家庭电话|电话\(.*\)"),
    ("产生方式", r"产生(?:方式|办法)|选举方式|任职方式"),
    ("离任方式", r"离任(?:方式|原因)"),
    ("近亲属", r".*近亲属.*"),
    ("财会管理知识", r".*(?:财会|会计知识|财务管理).*"),
    ("兼任会计文书", r".*兼任会计.*|是否兼任.*"),
)
KNOWN = tuple((field, re.compile(pattern, re.I)) for field, pattern in _KNOWN)
LEGEND = re.compile(r"[(](?!社区|居|街道|社|组|居委会|岁)[^()]*[)]$|[*:]+$")
SEARCHED, DEEP, LONGEST, LOOKED_AT = 40, 3, 30, 60
POSTS = re.compile(r"(?:第一|党)?(?:副?书记|副?主任|委员|成员|组织委员|纪检委员|宣传委员)")
NAMES = re.compile(r"[\u4e00-\u9fff·]{1,6}(?:\([女男]\))?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its headings from the top, what it stands for, whether anybody or anything knew it; its body, its segment."""

    at: int
    path: tuple[str, ...]
    field: str = UNUSED
    known: bool = False
    segment: int = 0
    body: str = ""

    @property
    def name(self) -> str:
        """Its headings in one, as it is shown and remembered."""
        return "·".join(self.path)


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a block of a sheet: its rows (from nought) and its columns."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, field: str, segment: int = 0) -> list[Column]:
        """The columns of a field in one of the tables that stand side by side."""
        return [one for one in self.columns if one.field == field and one.segment in (segment, -1)]

    @property
    def segments(self) -> int:
        """How many tables stand side by side."""
        return max((one.segment for one in self.columns), default=0) + 1

    def with_answers(self, answers: Mapping[str, str]) -> "Head":
        """The same with what a person said of its columns."""
        told = [replace(one, field=answers[one.name], known=True) if one.name in answers else one for one in self.columns]
        return replace(self, columns=tuple(told))


def field_of(heading: str) -> tuple[str, bool]:
    """What a heading stands for, and whether it is known at all."""
    for text in (heading, LEGEND.sub("", heading)):
        for field, pattern in KNOWN:
            if pattern.fullmatch(text):
                return field, True
    return UNUSED, False


def filled(sheet: Sheet) -> list[list[Any]]:
    """The rows of a sheet with what a merged range holds in each of its cells."""
    rows = [list(one) for one in sheet.rows]
    width = max((len(one) for one in rows), default=0)
    for one in rows:
        one += [None] * (width - len(one))
    for top, bottom, left, right in sheet.merged:
        if top >= len(rows) or left >= width:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * (min(right, width - 1) - left + 1)
    return rows


def find(rows: Sequence[Sequence[Any]], remembered: Mapping[str, str]) -> Head | None:
    """The first headings that name people; where none do, those a person has to explain: the row with most headings that are known."""
    tops = range(min(len(rows), SEARCHED))
    found = [head for top in tops if (head := at(rows, top, remembered))]
    named = next((one for one in found if one.of(NAME)), None)
    return named or max(found, key=lambda one: sum(each.known for each in one.columns), default=None)


def at(rows: Sequence[Sequence[Any]], top: int, remembered: Mapping[str, str]) -> Head | None:
    """The headings that begin in a row; None where it is no row of headings."""
    if not _is_head(rows[top], remembered):
        return None
    bottom = top
    while bottom - top + 1 < DEEP and bottom + 1 < len(rows) and _goes_on(rows, top, bottom + 1, remembered):
        bottom += 1
    above = _spread([flat(one) for one in rows[top]])
    columns = []
    for place, first in enumerate(rows[top]):
        below = [flat(rows[row][place]) for row in range(top + 1, bottom + 1)]
        texts = [above[place] if any(below) else flat(first), *below]
        if path := tuple(dict.fromkeys(one for one in texts if one)):
            columns.append(_column(place, path, remembered))
    people = [row for row in rows[bottom + 1 : bottom + 1 + LOOKED_AT] if sum(bool(flat(one)) for one in row) > 1]
    return Head(top, bottom, tuple(_parted(_by_values(columns, people))))


def _by_values(columns: list[Column], rows: Sequence[Sequence[Any]]) -> list[Column]:
    """What stands below decides where headings leave it open: a column named after a body may hold posts, one of 组长 or 代表 their names."""

    def most(column: Column, fits: Callable[[str], object]) -> bool:
        texts = [one for row in rows if (one := flat(row[column.at]))]
        return bool(texts) and sum(bool(fits(one)) for one in texts) * 5 >= len(texts) * 4

    found = []
    for one in columns:
        if one.field in (UNIT, UNUSED) and body_in(one.name) and most(one, POSTS.fullmatch):
            one = replace(one, field=POST, known=True, body=body_in(one.name))
        elif not one.known and most(one, body_in) and not most(one, POSTS.fullmatch):
            one = replace(one, field=BODY)
        found.append(one)
    if not any(one.field == NAME for one in found):
        names = [one for one in found if not one.known and not one.field and most(one, NAMES.fullmatch)]
        found = [replace(one, field=NAME) if [one] == names else one for one in found]
    return found


def _is_head(row: Sequence[Any], remembered: Mapping[str, str]) -> bool:
    """Short texts only, of which some are known: a name and something beside it, or two other things of three."""
    texts = [flat(one) for one in row if flat(one)]
    if len(set(texts)) < 2 or any(len(one) > LONGEST or re.fullmatch(r"[\d.\-/年月日]+", one) for one in texts):
        return False
    known = [field for one in set(texts) if (field := _field(one, remembered)) is not None]
    if NAME in known:
        return len(known) >= 2 and len(known) * 3 >= len(set(texts))
    return len(set(texts)) > 2 and sum(bool(one) for one in known) >= 2


def _field(heading: str, remembered: Mapping[str, str]) -> str | None:
    if heading in remembered:
        return remembered[heading]
    field, known = field_of(heading)
    return field if known else None


def _goes_on(rows: Sequence[Sequence[Any]], top: int, row: int, remembered: Mapping[str, str]) -> bool:
    """Whether a row parts the headings above it: under the name nothing new stands, and what stands there are headings."""
    first, below = [flat(one) for one in rows[top]], [flat(one) for one in rows[row]]
    names = [place for place, one in enumerate(first) if _field(one, remembered) == NAME]
    fresh = [(place, one) for place, one in enumerate(below) if one and one != first[place]]
    if not fresh or not names or any(below[place] not in ("", first[place]) for place in names):
        return False
    return all(_field(one, remembered) is not None or _parts(first, place, one) for place, one in fresh)


def _parts(first: Sequence[str], place: int, below: str) -> bool:
    """A heading nobody knows below one that spans several columns."""
    return not any(one.isdigit() for one in below) and (not first[place] or first.count(first[place]) > 1)


def _spread(first: list[str]) -> list[str]:
    """A heading over several columns whose merging the file does not tell stands over those that are empty after it."""
    found, last = [], ""
    for one in first:
        last = one or last
        found.append(last)
    return found


def _column(place: int, path: tuple[str, ...], remembered: Mapping[str, str]) -> Column:
    name = "·".join(path)
    if name in remembered:
        return Column(place, path, remembered[name], known=True, body=body_in(name))
    tried = [path[-1], "".join(path), *reversed(path[:-1])]
    found = next((told for one in tried if (told := field_of(one))[1]), (UNUSED, False))
    if found[0] == UNUSED and found[1] and len(path) > 1 and not field_of(path[-1])[1]:
        found = (UNUSED, False)
    body = body_in(name) if found[0] in (POST, BEGIN) else ""
    return Column(place, path, found[0], known=found[1], body=body)


def _parted(columns: list[Column]) -> list[Column]:
    """Tables side by side: the headings repeat; what repeats not is shared (``segment`` -1). Else a field stands once."""
    names = [one.at for one in columns if one.field == NAME]
    by_place = {one.at: one for one in columns}
    width = names[1] - names[0] if len(names) > 1 else 0
    if width > 1 and all(later - first == width for first, later in pairwise(names)):
        return [_in_segment(one, by_place, names, width) for one in columns]
    seen: set[tuple[str, str]] = set()
    found = []
    for one in columns:
        key = (one.field, one.body)
        twice = key in seen and one.field not in (*SEVERAL, UNUSED, IDENTITY)
        seen.add(key)
        found.append(replace(one, field=UNUSED, known=False) if twice else one)
    return found


def _in_segment(one: Column, by_place: Mapping[int, Column], names: Sequence[int], width: int) -> Column:
    other = [by_place.get(one.at + step) for step in (width, -width)]
    if not any(each and each.path == one.path for each in other):
        return replace(one, segment=-1)
    first = names[0]
    while first - 1 in by_place and (again := by_place.get(first - 1 + width)) and again.path == by_place[first - 1].path:
        first -= 1
    return replace(one, segment=max(0, (one.at - first) // width))
