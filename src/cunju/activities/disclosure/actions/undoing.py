"""What was just saved is taken back: a sheet sent to be reviewed, its review, its posting."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from cunju.activities.disclosure.actions.posting import void_posting
from cunju.activities.disclosure.book import BOOK
from cunju.activities.disclosure.models import Entry, Sheet
from cunju.ledger import interface as ledger
from cunju.records import writing

SENT, REVIEWED = "disclosure.sheet_drafted", "disclosure.sheet_reviewed"
PUBLISHED, FILED = "disclosure.sheet_published", "disclosure.sheet_filed"
# How the sheet stands right after the save: further on, it is corrected.
AFTER = {SENT: ("sent",), REVIEWED: ("passed", "objected"), PUBLISHED: ("published",)}


def undoes(facts: Sequence[Any]) -> bool:
    """Sheets sent, reviewed or posted in one act, that stand as they stood after it."""
    if writing.undoes(BOOK, facts):
        return True
    made = {one.kind for one in facts} - {FILED}
    first = [one for one in facts if one.kind != FILED]
    if len(made) != 1 or not made <= AFTER.keys() or any(one.supersedes or one.rests_on or one.attributes.get("again") for one in first):
        return False
    roots = [one.uid for one in first]
    sheets = _sheets(roots).filter(state__in=AFTER[made.pop()])
    return len(sheets) == len(roots)


def _sheets(roots: Sequence[Any]) -> Any:
    return Sheet.objects.filter(Q(sent_fact__in=roots) | Q(reviewed_fact__in=roots) | Q(published_fact__in=roots)).select_related("issue")


def undo(root: uuid.UUID, *, by: str, now: datetime) -> None:
    """Take back a step of a sheet by its root fact; that a posted sheet was filed falls with its posting."""
    if Entry.objects.filter(fact=root).exists():
        writing.undo(BOOK, root, by=by, now=now)
        return
    with ledger.writing([], now=now, superseding=[root]) as pen:
        sheet = _sheets([root]).first()
        if sheet is None:
            return
        if sheet.published_fact == root:
            void_posting(sheet, by=by, now=now)
            return
        pen.retract(root, by=by)
        if sheet.reviewed_fact == root:
            _unreview(sheet, by=by)
        else:
            sheet.state, sheet.sent_on, sheet.sent_fact = "draft", None, None
        sheet.save()


def _unreview(sheet: Sheet, *, by: str) -> None:
    """The sheet waits again; what was signed or objected with the review goes with it."""
    if sheet.reviewed_on is not None:
        sheet.signatures.filter(signed_on=sheet.reviewed_on, by=by).delete()
        sheet.objections.filter(raised_on=sheet.reviewed_on, answered_on=None).delete()
    sheet.state, sheet.reviewed_on, sheet.reviewed_fact = "sent", None, None
