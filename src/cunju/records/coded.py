"""The short code of what is published, printed on the paper that hangs: it leads to the paper as it stands on the public board."""

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse

from cunju.kernel.blocks import Paper, Qr


def coded(request: HttpRequest, paper: Paper, code: str, called: str) -> Paper:
    """The paper with its code at the end; ``called``: the word of what the code shows."""
    where = request.build_absolute_uri(reverse("portal:short", args=[code]))
    return replace(paper, blocks=(*paper.blocks, Qr(where, label(where, code, called))))


def label(where: str, code: str, called: str) -> str:
    """What stands beside the picture: the code, and where it is typed by who cannot scan; ``where``: the address of its page."""
    host = where.partition("://")[2].partition("/")[0]
    return f"扫码看网上的{called}。查验码 {code}，也可以打开 {host}{reverse('portal:code')} 输入"
