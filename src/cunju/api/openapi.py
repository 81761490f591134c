"""The OpenAPI 3.1 document, made from the table of calls."""

import json
from functools import cache
from typing import Any

from cunju import __version__
from cunju.api.endpoints import ENDPOINTS, Endpoint
from cunju.api.parameters import Parameter
from cunju.api.schemas import PARTS, Schema, reference
from cunju.org.problems import TYPE

ABOUT = """村居的只读接口：单位、应办事项、任务矩阵、办理情况表、已公布的内容、记录种类、条文。

* 令牌由区民政局在 `/api/` 页上生成，写在请求头 `Authorization: Bearer 令牌`。
* 日期是 `YYYY-MM-DD`，代码是文字，金额是两位小数的文字。栏目只增加，不改名、不减少：遇到不认识的栏目请略过。
* 一页没取完时 `next` 是下一页的地址。带上次的 `ETag` 作 `If-None-Match`，没有变化时答 304。
* 出错时答 `application/problem+json`，`detail` 说明出了什么问题、怎么办。
* 任何回答都没有个人的姓名、电话、证件号码；不作高低比较。
"""
ETAG = {"description": "内容的记号，下次放进 If-None-Match", "schema": {"type": "string"}}
PROBLEMS = {
    "400": "参数读不懂", "401": "没有令牌，或者令牌停用、到期", "404": "没有这项内容，或者不在令牌的范围内", "405": "接口只读",
    "429": "调用太快，过 Retry-After 秒再来",
    "503": "数据库没有应答，过一分钟再来",
}  # fmt: skip


@cache
def text() -> str:
    """The document as it is sent."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def document() -> dict[str, Any]:
    """The document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "村居接口", "version": "1", "description": ABOUT, "x-release": __version__},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": {one.path: {"get": _operation(one)} for one in ENDPOINTS},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "区民政局在 /api/ 页上生成的令牌"}},
            "schemas": PARTS | {one.name.capitalize() + "Answer": one.shape for one in ENDPOINTS},
            "responses": {status: _problem(words) for status, words in PROBLEMS.items()},
        },
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    shape = reference(one.name.capitalize() + "Answer")
    good = {"description": one.title, "headers": {"ETag": ETAG}, "content": {"application/json": {"schema": shape}}}
    problems = {status: {"$ref": f"#/components/responses/{status}"} for status in PROBLEMS}
    return {
        "operationId": one.name,
        "summary": one.title,
        "description": one.words,
        "tags": [one.resource or "me"],
        "parameters": [_parameter(each) for each in one.parameters],
        "responses": {"200": good, "304": {"description": "和 If-None-Match 说的一样，没有变化"}, **problems},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    more = {"example": one.example} if one.example else {}
    return {"name": one.name, "in": one.place, "required": one.place == "path", "description": one.words, "schema": dict(one.schema), **more}


def _problem(words: str) -> Schema:
    return {"description": words, "content": {TYPE: {"schema": reference("Problem")}}}
