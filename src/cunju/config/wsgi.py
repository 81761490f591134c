"""The WSGI application."""

import codecs
import gc
import os
import re
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cunju.config.settings")
CHARSET = re.compile(r"charset\s*=", re.IGNORECASE)
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django's own, but a charset that turns no bytes into text is left unread: Django fails by it before any page could say so."""
    kind = environ.get("CONTENT_TYPE", "")
    if CHARSET.search(kind) and not _is_text(kind):
        environ["CONTENT_TYPE"] = "application/octet-stream; charset=none"
    return _django(environ, start_response)


def _is_text(kind: str) -> bool:
    name = CHARSET.split(kind)[-1].partition(";")[0].strip().strip("\"'")
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except (LookupError, ValueError):
        return False


import_module("cunju.ledger.log.keeping")  # slow to import: not while the first record waits for its signature
gc.freeze()  # the workers share the program's memory, and none of them searches it for garbage
