"""A form is recorded once: the id it carries decides, with all it says, whatever room it belongs to.

The same id and the same content again is the same answer; with other content it is said, with both texts. ``writing``
asks here when it opens, so no action and no room looks for itself.
"""

import hashlib
import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.db.models import Value

from cunju.kernel.refusals import Refusal
from cunju.ledger.models import Fact, Sent

KEPT = timedelta(days=7)
# So often each process looks for what is older.
CLEARED = timedelta(hours=1)
_cleared: datetime | None = None
# A page that is opened again by 后退 has a new id: for so long the same words from the same page are taken for the same form.
LATELY = timedelta(days=1)
# Which form it is, who guards it, which version it began from, which button: none of it is content.
NAMELESS = frozenset({"csrfmiddlewaretoken", "fact_id", "form_id", "seen", "once_more"})
BUTTONS = frozenset({"do", "all", "redraft", "submit"})
# What a person writes; a choice, a day or a button says nothing that would be written twice.
WORDS = re.compile("[\u4e00-\u9fff]")
Values = dict[str, list[str]]
V = TypeVar("V", bound=Callable[..., Any])


class SentBefore(Exception):
    """Not a refusal: the form was recorded already, perhaps a moment ago by the second tap; the edge gives the answer."""

    def __init__(self, stored: Sent) -> None:
        super().__init__(str(stored))
        self.stored = stored


class OtherForm(Refusal):
    """An id that recorded something long ago, or somewhere else."""


@dataclass
class Sending:
    """The form a request brought; ``mine`` once this request recorded it; ``form``: the id its page gave it."""

    uid: uuid.UUID
    path: str
    by: str
    at: datetime
    said: Values
    uploads: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    mine: bool = False
    form: uuid.UUID | None = None
    facts: list[str] = field(default_factory=list)
    # Whether its row is there already, as the writing that is open found it.
    kept: bool = False

    def files(self) -> Values:
        """The digests of what was brought with it."""
        return {name: [_digest(one) for one in some] for name, some in sorted(self.uploads.items()) if some}


_current: ContextVar[Sending | None] = ContextVar("sending", default=None)


@contextmanager
def beside() -> Iterator[None]:
    """What is written within is not yet the form's saving (a photo that is kept while the form goes on): the form may be sent afterwards."""
    with sent(None):
        yield


@contextmanager
def sent(sending: Sending | None) -> Iterator[None]:
    """What is recorded meanwhile is recorded by this form."""
    token = _current.set(sending)
    try:
        yield
    finally:
        _current.reset(token)


def begin(sending: Sending) -> None:
    """From here on the request records by this form; ``sent(None)`` around it ends it."""
    _current.set(sending)


def said_of(lists: Mapping[str, Sequence[str]]) -> Values:
    """What a form says: its boxes that hold something, by name."""
    kept = {
        name: [str(one) for one in values if str(one)]
        for name, values in lists.items()
        if name not in NAMELESS
    }
    return {name: values for name, values in sorted(kept.items()) if values}


def _digest(upload: Any) -> str:
    at = upload.tell()
    upload.seek(0)
    found = hashlib.sha256()
    for part in iter(lambda: upload.read(1 << 16), b""):
        found.update(part)
    upload.seek(at)
    return found.hexdigest()


def texts(said: Values) -> Values:
    """Without the button."""
    return {name: values for name, values in said.items() if name not in BUTTONS}


def same(stored: Sent, now: Sending) -> bool:
    """Whether it says the same again; a browser that went back has lost the files, so none is no other content."""
    if texts(stored.said) != texts(now.said):
        return False
    brought = now.files()
    return not brought or bool(brought == stored.files)


def known(now: Sending) -> Sent | None:
    """The same form as it was recorded, if it was."""
    return Sent.objects.filter(pk=now.uid, path=now.path).first()


def lately(now: Sending) -> Sent | None:
    """The last this person recorded, if it was the same words from the same page under another id, and what they made stands."""
    if not texts(now.said):
        return None
    last = Sent.objects.filter(by=now.by, at__gte=now.at - LATELY).exclude(pk=now.uid).order_by("-at").first()
    found = last is not None and last.path == now.path and not last.corrects and same(last, now) and _made(last)
    return last if found else None


def alike(view: V) -> V:
    """A page on which two records of the same words are nothing odd: two people at the window ask for one certificate."""
    view.recurs_alike = True  # type: ignore[attr-defined]
    return view


def _made(one: Sent) -> bool:
    """Whether a form made something that stands: records; where it made none, whatever its words led on to."""
    if one.facts:
        return not Fact.objects.filter(supersedes__in=one.facts).exists()
    led = urlsplit(one.answer).path
    return bool(led) and led != urlsplit(one.path).path and WORDS.search(str(texts(one.said))) is not None


def meet() -> uuid.UUID | None:
    """An outermost ``writing`` opens, its units are locked: this form records now, unless it did already.

    The form's id where no fact has it yet.
    """
    now = _current.get()
    if now is None:
        return None
    there = dict(_there(now.uid))
    now.kept = "form" in there
    if now.kept and not now.mine:
        if there["form"] == now.path:
            raise SentBefore(Sent.objects.get(pk=now.uid))
        raise OtherForm("这张表单的编号已经用过，内容不同；请从台账打开原记录再更正，或重新打开这一页再填。")
    if "fact" in there and not now.kept and not now.mine:
        raise OtherForm("这张表单早已记下；要改的请从台账打开原记录更正，要另记的请重新打开这一页再填。")
    now.mine = True
    return None if "fact" in there else now.uid


def _there(uid: uuid.UUID) -> list[tuple[str, str]]:
    """The form of an id with its path, and the fact of that id with its kind; one question."""
    forms = Sent.objects.filter(pk=uid).order_by().values_list(Value("form"), "path")
    return list(forms.union(Fact.objects.filter(uid=uid).order_by().values_list(Value("fact"), "kind"), all=True))


def recorded(facts: Sequence[Fact]) -> None:
    """The outermost ``writing`` closes: which records the form made; the first of all is what it is known by."""
    now = _current.get()
    if now is None or (now.kept and not facts):
        return
    known = {"fact": facts[0].uid, "corrects": all(one.supersedes for one in facts)} if facts and not now.facts else {}
    now.facts += [str(one.uid) for one in facts]
    if now.kept:
        Sent.objects.filter(pk=now.uid).update(facts=now.facts, **known)
        return
    _clear(now.at)
    Sent.objects.create(
        uid=now.uid, path=now.path, by=now.by, at=now.at, said=now.said, files=now.files(), facts=now.facts, **known
    )


def _clear(at: datetime) -> None:
    """What was sent long ago goes, looked for once in a while."""
    global _cleared
    if _cleared is None or not timedelta() <= at - _cleared < CLEARED:
        _cleared = at
        Sent.objects.filter(at__lt=at - KEPT).delete()


def answered(now: Sending, *, answer: str, labels: Mapping[str, Any], from_page: bool = False) -> None:
    """Where the form led, what its boxes are called, whether it stands on a page of its own."""
    Sent.objects.filter(pk=now.uid).update(answer=answer[:400], labels=dict(labels), from_page=from_page)
