"""Makes the database in use where it is missing, and opens every page without arguments as every role."""

import sys

from cunju.config import commandline, fresh, state
from cunju.config.terminal import Terminal

PUBLIC = {"/healthz": (200,), "/login/": (200, 302)}


def main(words: list[str]) -> int:
    """``--demonstration`` fills the new database; gives 1 and names the pages that did not answer."""
    commandline.start_django(None)
    out = Terminal()
    if not state.exists():
        with fresh.made_whole():
            if "--demonstration" in words:
                _prepare(out)
    wrong = [
        f"{page} 作为 {who}：{code}"
        for who, page, code in _answers()
        if code >= 500 or (page in PUBLIC and code not in PUBLIC[page])
    ]
    for line in wrong:
        out.say(line)
    return 1 if wrong else 0


def _prepare(out: Terminal) -> None:
    from importlib import import_module

    import_module("cunju.config.demonstration").prepare(out)


def _pages() -> list[str]:
    """Every url without arguments, of every package."""
    from django.urls import get_resolver
    from django.urls.resolvers import URLPattern, URLResolver

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> list[str]:
        found: list[str] = []
        for one in patterns:
            path = before + str(one.pattern)
            found += walk(one.url_patterns, path) if isinstance(one, URLResolver) else [f"/{path}"]
        return found

    return [
        page for page in walk(get_resolver().url_patterns, "") if "<" not in page and "logout" not in page
    ]


def _answers() -> list[tuple[str, str, int]]:
    from django.test import Client, override_settings

    from cunju.org.models import Account

    accounts = [None, *Account.objects.filter(is_active=True).order_by("role", "username")]
    seen, found = set(), []
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        for account in accounts:
            role = account.role if account else "无账号"
            if role in seen:
                continue
            seen.add(role)
            client = Client(raise_request_exception=False)
            if account:
                client.force_login(account, backend="cunju.org.seated.Backend")
            found += [(role, page, client.get(page).status_code) for page in _pages()]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
