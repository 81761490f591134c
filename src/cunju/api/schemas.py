"""JSON schemas of the answers: the shapes of the commands of the same names; fields may be added, never renamed or removed."""

from typing import Any

from cunju.api.parameters import CODE_SCHEMA

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
CODE: Schema = dict(CODE_SCHEMA)
UNIT_KIND: Schema = {"type": "string", "enum": ["county", "town", "village", "community"]}
MEASURE: Schema = {"type": "integer", "minimum": 0}
NEXT: Schema = {"type": ["string", "null"], "description": "下一页的地址；没有下一页时是 null"}


def record(words: str = "", /, **fields: Schema) -> Schema:
    """An object that has all these fields, and may have more."""
    made: Schema = {"type": "object", "required": list(fields), "properties": fields}
    return made | ({"description": words} if words else {})


def several(item: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": item}


def maybe(one: Schema) -> Schema:
    """The same, or null."""
    more = {"enum": [*one["enum"], None]} if "enum" in one else {}
    return {**one, "type": [one["type"], "null"], **more}


def named(schema: str, **fields: Schema) -> Schema:
    """A whole answer: its schema by name, whether it is a demonstration's, and its fields."""
    return record(
        schema={"type": "string", "const": schema},
        demonstration={"type": "boolean", "description": "演示数据库给出的是 true，不是真实情况"},
        **fields,
    )


def reference(name: str) -> Schema:
    """A schema by name."""
    return {"$ref": f"#/components/schemas/{name}"}


UNIT = record(code=CODE, name=TEXT, kind=UNIT_KIND)
LISTED_UNIT = record(
    "一个单位", code=CODE, name=TEXT, kind=UNIT_KIND, parent=TEXT, valid_from=maybe(DAY), valid_to=maybe(DAY),
)  # fmt: skip
WINDOW = record(
    "一项应办事项在一个时段的情况", duty=TEXT, measure=MEASURE, task=COUNT, label=TEXT, authority=TEXT, cite=TEXT, sure=TEXT, text=TEXT,
    reading=TEXT, binding=TRUTH, judgement=TEXT, owed_by=TEXT, to=maybe(DAY), due_on=maybe(DAY), count=COUNT, at_least=maybe(COUNT),
    at_most=maybe(COUNT), over=TRUTH, met_on=maybe(DAY), entered_on=maybe(DAY), status=TEXT, status_zh=TEXT, facts=several(TEXT),
    findings=several({}), why={"type": "string", "description": "一句话说明为什么；可能写到个人的地方已经遮住"},
    **{"from": DAY},
)  # fmt: skip
OWN = record("镇街自己该办的", n=COUNT, of=COUNT, overdue=COUNT)
CELL = record(
    "一项措施：of 项应办中 n 项已办", measure=MEASURE, state=TEXT, n=COUNT, of=COUNT, overdue=COUNT, judge=COUNT, judge_with_records=COUNT,
    own=reference("Own"),
)  # fmt: skip
ROW = record("一个单位，按代码排列，不按结果排列", code=CODE, name=TEXT, kind=UNIT_KIND, cells=several(reference("Cell")))
SENTENCE = record(text=TEXT, cells=several(record(measure=MEASURE)), facts=several(TEXT))
MONEY = record(
    "一笔收支", on=maybe(DAY), flow=TEXT, what=TEXT, voucher=TEXT, amount={"type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$"}
)
ITEM = record(
    "公布过的一份", key=TEXT, sort=TEXT, title=TEXT, published_on=DAY, state={"type": "string", "enum": ["same", "newer", "stopped"]},
    changed_on=maybe(DAY), until=maybe(DAY), code=maybe(TEXT), text=TEXT, money=several(reference("Money")),
)  # fmt: skip
FIELD = record(name=TEXT, type=TEXT, required=TRUTH, values={"type": ["array", "null"]}, personal=TRUTH)
KIND = record("一种记录和它的栏目", kind=TEXT, label=TEXT, room=TEXT, installed=TRUTH, fields=several(reference("Field")))
CLAUSE = record(
    "一条条文对一个问题的回答", question=TEXT, pack=TEXT, authority=TEXT, cite=TEXT, text=TEXT, reading=TEXT, value={"type": "object"}
)
PROBLEM = record("出了什么问题、怎么办", type=TEXT, status={"type": "integer"}, title=TEXT, detail=TEXT)

PARTS: dict[str, Schema] = {
    "Unit": LISTED_UNIT, "Window": WINDOW, "Own": OWN, "Cell": CELL, "Row": ROW, "Sentence": SENTENCE, "Money": MONEY, "Item": ITEM,
    "Field": FIELD, "Kind": KIND, "Clause": CLAUSE, "Problem": PROBLEM,
}  # fmt: skip

ME = named("cunju.system/1", name=TEXT, prefix=CODE, resources=several(TEXT), ends_on=DAY, today=DAY)
UNITS = named("cunju.unit-list/1", on=DAY, units=several(reference("Unit")), next=NEXT)
STANDING = named(
    "cunju.standing/2", unit=record(code=CODE, name=TEXT, kind=UNIT_KIND, parent=TEXT), on=DAY, known=DAY, year={"type": "integer"},
    packs=several(TEXT), notes=several(TEXT), windows=several(reference("Window")),
)  # fmt: skip
MATRIX = named(
    "cunju.matrix/2", prefix=CODE, on=DAY, known=DAY, year={"type": "integer"}, level={"type": "string", "enum": ["town", "unit"]},
    columns=several(record(measure=MEASURE, task=COUNT, title=TEXT)), rows=several(reference("Row")), next=NEXT,
)  # fmt: skip
FORM = named(
    "cunju.form/1", town=record(code=CODE, name=TEXT), report_on=DAY, as_of=DAY, state={"type": "string", "const": "submitted"}, progress=TEXT,
    progress_chars=COUNT, sentences=several(reference("Sentence")), problems_and_next=TEXT, proposed_status=TEXT, status=maybe(TEXT),
    override_reason=maybe(TEXT), contact={"type": "null", "description": "接口不给联系人"},
    phone={"type": "null", "description": "接口不给电话"}, submitted_on=maybe(DAY), notes=several(TEXT),
)  # fmt: skip
PUBLISHED = named(
    "cunju.open/1", unit=UNIT, on=DAY, fields={"type": "object"}, money_fields={"type": "object"}, items=several(reference("Item")), next=NEXT,
)  # fmt: skip
KINDS = named("cunju.kinds/1", kinds=several(reference("Kind")))
LAW = named("cunju.law/1", on=DAY, clauses=several(reference("Clause")))
