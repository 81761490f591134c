"""Pages for what went wrong beyond a form: a full disk, a busy or silent database, a request that cannot be read.

Each says in a sentence what is wrong and what to do; what was typed stands in the page and can be sent again.
"""

import errno
import logging
import sys
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.db import DataError, Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from cunju.org import problems
from cunju.org.hashing import RETRY, Busy

log = logging.getLogger(__name__)
FULL = (errno.ENOSPC, errno.EDQUOT)
FULL_SAID = (
    "database or disk is full",
    "no space left on device",
    "disk quota exceeded",
    "could not extend file",
)
BUSY_SAID = (
    "locked",
    "deadlock",
    "could not serialize",
    "lock timeout",
    "too many connections",
    "too many clients",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The status, what is wrong, what to do, and after how many seconds to try again."""

    status: int
    title: str
    said: str
    retry: int = 0


DISK = Trouble(
    507,
    "没有保存",
    "服务器的磁盘已满，刚才的内容没有保存；查看不受影响。请通知系统管理员清理磁盘，再点“再交一次”。",
)
BUSY = Trouble(503, "现在正忙", "数据库正忙，刚才的内容没有保存。请过几秒再点一次。", RETRY)
HASHING = Trouble(503, "现在正忙", "现在登录的人太多，刚才的内容没有保存。请过几秒再点一次。", RETRY)
SILENT = Trouble(
    503,
    "数据库没有应答",
    "现在读不到数据库，刚才的内容没有保存。请过一分钟再试；仍不行的，请通知系统管理员。",
    60,
)
READ_ONLY = Trouble(
    503, "没有保存", "数据库现在只能查看、不能写入，刚才的内容没有保存。请通知系统管理员。", 60
)
UNFIT = Trouble(400, "内容不能保存", "填写的内容里有数据库存不下的字符或过长的文字，没有保存。请核对后再交。")
BAD = Trouble(
    400, "这个请求读不了", "地址或内容里有不能识别的字符，请从页面上的链接重新打开，或返回上一页再试。"
)
TOO_LONG = Trouble(414, "地址太长", "这个地址太长，读不了。请从页面上的链接重新打开。")
TOO_LARGE = Trouble(413, "内容太大", "一次发来的内容太大，没有接收。请减少照片、缩短文字，分几次提交。")
STRANGER = Trouble(413, "没有接收", "没有登录时不接收这么大的内容。请先登录，再重新提交。")
OFTEN = Trouble(429, "打开得太快", "这个地址打开页面太频繁，请过几秒再打开。")
BROKEN = Trouble(
    500,
    "程序出错了",
    "这一步没有完成，刚才的内容没有保存。请返回重试；仍不行的，请把时间和所在页面告诉维护人员。",
)


def of(trouble: BaseException | None) -> Trouble | None:
    """What an exception means to a person; None where it means a fault of the program."""
    said = str(trouble).casefold()
    if isinstance(trouble, Busy):
        return HASHING
    if isinstance(trouble, DataError):
        return UNFIT
    if isinstance(trouble, Error) and any(one in said for one in FULL_SAID):
        return DISK
    if isinstance(trouble, OperationalError) and any(one in said for one in BUSY_SAID):
        return BUSY
    if isinstance(trouble, Error) and ("readonly" in said or "read-only" in said):
        return READ_ONLY
    if isinstance(trouble, OperationalError | InterfaceError):
        return SILENT
    if isinstance(trouble, UnreadablePostError):
        return BAD
    if isinstance(trouble, OSError) and trouble.errno in FULL:
        return DISK
    return None


def page(request: HttpRequest, one: Trouble, *, typed: bool = True) -> HttpResponse:
    """The page of a trouble; it asks nothing of the database."""
    if problems.for_program(request):
        return _for_program(one)
    fields = _typed(request) if typed else []
    shown = {"trouble": one, "fields": fields, "path": request.get_full_path() if fields else ""}
    if fields:
        shown["csrf_token"] = get_token(request)
    response = HttpResponse(render_to_string("org/trouble.html", shown), status=one.status)
    if one.retry:
        response["Retry-After"] = str(one.retry)
    response["Cache-Control"] = "no-store"
    if request.headers.get("HX-Request"):
        # A part would not be shown: the whole page says it.
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response


def _for_program(one: Trouble) -> HttpResponse:
    response = problems.document(one.status, one.title, one.said)
    if one.retry:
        response["Retry-After"] = str(one.retry)
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form that was read; never a password, never a file."""
    if request.method != "POST" or not hasattr(request, "_post"):
        return []
    hidden = ("csrfmiddlewaretoken",)
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in hidden and "password" not in name
    ]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Too large, too many fields, another host's name, not to be read."""
    large = type(exception).__name__ in ("RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
    if not isinstance(exception, SuspiciousOperation):
        log.warning("a request could not be read: %s", type(exception).__name__)
    return page(request, TOO_LARGE if large else BAD, typed=False)


def server_error(request: HttpRequest) -> HttpResponse:
    """What a middleware met, and every fault of the program."""
    return page(request, of(sys.exc_info()[1]) or BROKEN)
