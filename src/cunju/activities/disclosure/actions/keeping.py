"""A table that was read and waits for its answers: kept with the unit until it is confirmed or dropped, not uploaded twice."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cunju.activities.disclosure.queries import TABLE_FORM
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
    packed = base64.b64encode(zlib.compress(json.dumps(list(pages), ensure_ascii=False).encode())).decode(
        "ascii"
    )
    if len(packed) > MOST_KEPT:
        raise Refusal("文件里的内容太多；请只留这个月的工作表，再上传。", "file")
    data = {
        "_title": f"{period_zh(month)}财务表（已读，还没有确认）",
        "pages": packed,
        "answers": dict(answers),
    }
    with transaction.atomic():
        drafts.drop(unit.code, form=TABLE_FORM, key=f"{unit.code}/{month}")
        drafts.save(unit.code, form=TABLE_FORM, key=f"{unit.code}/{month}", data=data, by=by, now=now)


def drop_table(unit: Unit, *, month: str) -> None:
    """The table is saved, or not wanted."""
    drafts.drop(unit.code, form=TABLE_FORM, key=f"{unit.code}/{month}")
