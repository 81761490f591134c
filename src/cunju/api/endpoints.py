"""The calls, a line each: from this table come the addresses, the reading of what is asked, and the OpenAPI document."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cunju.api import answers, schemas
from cunju.api.answers import Call, Document
from cunju.api.parameters import KNOWN, ON, PAGE, YEAR, Parameter, choice, code, day, whole
from cunju.api.schemas import Schema

# Real places of the shipped notice, so that a reader of the document can try every call.
VILLAGE, TOWN = "500112018202", "500112018"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A call: its resource (empty: every token opens it), its address, what it is in words, its answer."""

    name: str
    resource: str
    route: str
    title: str
    words: str
    answer: Callable[[Call], Document]
    shape: Schema
    parameters: tuple[Parameter, ...] = field(default=())
    paged: bool = False

    @property
    def path(self) -> str:
        """As OpenAPI writes it."""
        return "/api/v1/" + self.route.replace("<str:", "{").replace(">", "}")


UNIT = code("单位代码：村（社区）12位，镇街9位，区县6位", VILLAGE)
AREA = code("区县6位、镇街9位或村（社区）12位代码", TOWN)
ENDPOINTS = (
    Endpoint("me", "", "me/", "我的令牌", "令牌的范围、项目和到期日；用来试连。", answers.me, schemas.ME),
    Endpoint(
        "units", "units", "units/", "单位", "范围内的区县、镇街、村（社区），按代码排列。", answers.units, schemas.UNITS,
        (ON, choice("kind", "只要这一类", "county", "town", "village", "community"), *PAGE), paged=True,
    ),
    Endpoint(
        "standing", "standing", "standing/<str:code>/", "应办事项", "一个单位一年的应办事项：办没办、哪天办的、依据哪一条、凭哪些记录。",
        answers.standing, schemas.STANDING, (UNIT, ON, KNOWN, YEAR, whole("measure", "只要这一项具体措施；0 是正文和法律", 0, 99)),
    ),
    Endpoint(
        "matrix", "matrix", "matrix/<str:code>/", "任务矩阵", "各镇街或各村（社区）每项措施办了多少，按代码排列。", answers.matrix,
        schemas.MATRIX, (AREA, ON, KNOWN, YEAR, choice("level", "每行是镇街还是村（社区）；6位代码不写是 town", "town", "unit"), *PAGE),
        paged=True,
    ),
    Endpoint(
        "form", "forms", "forms/<str:code>/<str:day>/", "办理情况表", "镇街一期已经报送的办理情况表（附件2）。", answers.form, schemas.FORM,
        (code("镇街9位代码", TOWN), day("day", "通知定的报送日", place="path", example="2023-06-30")),
    ),
    Endpoint(
        "published", "published", "published/<str:code>/", "已公布的内容", "一个村（社区）公布过的公开表、决定和结果，新的在前；停止公布的也在。",
        answers.open_data, schemas.PUBLISHED, (code("村（社区）12位代码", VILLAGE), ON, *PAGE), paged=True,
    ),
    Endpoint("kinds", "kinds", "kinds/", "记录种类", "全部记录种类和每种的栏目。", answers.kinds, schemas.KINDS),
    Endpoint(
        "law", "law", "law/<str:code>/", "条文", "某一天对一个单位有效的条文：问题、数字、出处。", answers.law, schemas.LAW, (UNIT, ON)
    ),
)  # fmt: skip
RESOURCES = {one.resource: one.title for one in ENDPOINTS if one.resource}
