"""Who reads a room's lines, who writes in it, who may change what was written."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest

from cunju.org import access, roles, signing
from cunju.org.models import Account, Unit
from cunju.records import reading
from cunju.records.book import Book
from cunju.records.models import LIVE, Entry


def unit_for(book: Book, request: HttpRequest, code: str) -> Unit:
    """A unit in scope that has such a book."""
    unit = access.unit_for(request, code)
    if unit.kind not in book.kinds:
        raise Http404
    return unit


def may_write(book: Book, account: Account, step: str, entry: Entry | None = None) -> bool:
    """Whether an account's role may write a line of that step (on that line, where one is given)."""
    return account.role in book.hands[book.steps[step].owner] and book.may(account, step, entry)


def to_write(book: Book, request: HttpRequest, code: str, step: str) -> Unit:
    """The unit, for a role that may write that step; 404 otherwise."""
    unit = unit_for(book, request, code)
    if step not in book.steps or access.account_of(request).role not in book.hands[book.steps[step].owner]:
        raise Http404
    signing.named(request)
    return unit


def entry_for(book: Book, request: HttpRequest, any_id: uuid.UUID) -> tuple[Any, Unit]:
    """A line in scope (by its id or a fact's) and its unit."""
    entry = reading.find(book, any_id)
    if entry is None:
        raise Http404
    return entry, unit_for(book, request, entry.unit_code)


def to_change(book: Book, request: HttpRequest, any_id: uuid.UUID) -> tuple[Any, Unit]:
    """A live line the account may correct or void; 404 otherwise."""
    entry, unit = entry_for(book, request, any_id)
    if not may_change(book, access.account_of(request), entry):
        raise Http404
    signing.named(request)
    return entry, unit


def may_change(book: Book, account: Account, entry: Entry) -> bool:
    """The committee's lines are a member's; clerk and town only while what they wrote by proxy is not confirmed."""
    if entry.state != LIVE or not may_write(book, account, entry.step, entry):
        return False
    if book.own(book.step(entry), entry.said):
        return account.role == roles.SUPERVISORY_MEMBER or entry.waits_for_a_member
    return account.role != roles.SUPERVISORY_MEMBER


def is_proxy(book: Book, account: Account, step: str, said: Any = None) -> bool:
    """Whether what the account writes is written for the committee from its signed page."""
    return book.own(book.steps[step], said or {}) and account.role != roles.SUPERVISORY_MEMBER


def to_confirm(book: Book, request: HttpRequest, any_id: uuid.UUID) -> tuple[Any, Unit]:
    """A line written by proxy, for a member; 404 otherwise."""
    entry, unit = entry_for(book, request, any_id)
    if access.account_of(request).role != roles.SUPERVISORY_MEMBER or entry.proxy is None:
        raise Http404
    return entry, unit
