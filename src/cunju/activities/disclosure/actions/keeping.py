"""A table that was read and waits for its answers, a paper that was recognised: kept with the unit until confirmed or dropped, not uploaded twice."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cunju.activities.disclosure.queries import PHOTO_FORM, TABLE_FORM
from cunju.archive.storing import Ready, store
from cunju.kernel.days import period_zh
from cunju.kernel.refusals import Refusal
from cunju.org import drafts
from cunju.org.models import Unit

MOST_KEPT = 2 * 1024 * 1024


def keep_table(
    unit: Unit,
    *,
    month: str,
    pages: Sequence[Mapping[str, Any]],
    answers: Mapping[str, str],
    by: str,
    now: datetime,
) -> None:
    """Keep what was read of a file and what was answered; Refusal where it is more than a month's table can be."""
    data = {
        "_title": f"{period_zh(month)}财务表（已读，还没有确认）",
        "pages": _packed(pages),
        "answers": dict(answers),
    }
    _keep(unit, TABLE_FORM, month, data, by, now)


def keep_photo(
    unit: Unit, *, month: str, pages: Sequence[Mapping[str, Any]], typed: Mapping[str, str], file: str, by: str, now: datetime
) -> None:
    """Keep what was recognised of a paper, what was typed over it, and its picture's file."""
    data = {"_title": f"{period_zh(month)}财务表照片（已认，还没有核对）", "pages": _packed(pages), "typed": dict(typed), "file": file}
    _keep(unit, PHOTO_FORM, month, data, by, now)


def bring_photo(unit: Unit, ready: Ready, *, month: str, by: str, now: datetime) -> str:
    """The picture of the paper table, kept as it was brought; its file's id."""
    return str(store(ready, unit_code=unit.code, name=f"{period_zh(month)}财务表照片", by=by, now=now).id)


def _packed(pages: Sequence[Mapping[str, Any]]) -> str:
    packed = base64.b64encode(zlib.compress(json.dumps(list(pages), ensure_ascii=False).encode())).decode("ascii")
    if len(packed) > MOST_KEPT:
        raise Refusal("文件里的内容太多；请只留这个月的工作表，再上传。", "file")
    return packed


def _keep(unit: Unit, form: str, month: str, data: dict[str, Any], by: str, now: datetime) -> None:
    with transaction.atomic():
        drafts.drop(unit.code, form=form, key=f"{unit.code}/{month}")
        drafts.save(unit.code, form=form, key=f"{unit.code}/{month}", data=data, by=by, now=now)


def drop_table(unit: Unit, *, month: str) -> None:
    """The table is saved, or not wanted; so is the paper it was read from."""
    for form in (TABLE_FORM, PHOTO_FORM):
        drafts.drop(unit.code, form=form, key=f"{unit.code}/{month}")
