"""Addresses of districts that keep their records in a database of their own: the way there from the pages of places above."""

from urllib.parse import urlsplit

from cunju.kernel.refusals import Refusal
from cunju.org.models import Unit


def note(code: str, address: str) -> str:
    """Set a district's address, or take it away where it is empty; gives what was done in words."""
    found = Unit.objects.filter(code=code, kind="county").first()
    if found is None:
        raise Refusal(f"没有代码为“{code}”的区县。请先用 units load 装入。")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username):
        raise Refusal(f"“{address[:60]}”不是网址，应为 https://… 这样的地址，不带问号后面的部分。")
    Unit.objects.filter(pk=found.pk).update(site=address)
    return f"{found.name}的记录在 {address}，统计页由那里的登录过去。" if address else f"{found.name}的记录在本库。"
