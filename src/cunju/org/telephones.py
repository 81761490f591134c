"""Telephone numbers of people as they lie in the database: sealed by a key of their own, which lies apart from it.

The key is ``CUNJU_PHONE_KEY``, else the file ``CUNJU_VAR/phone-key`` (mode 600), made with the database; a backup carries it below ``keys/``.
Without it a number reads as a sentence and stays as it lies; a new one is refused. What stood before is sealed by migrations.
"""

import base64
import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from cunju.kernel.refusals import Refusal

MARK, NONCE = "sealed:", 12
LOST = "（电话打不开，密钥不在）"
MISSING = "电话的密钥不在，电话不能保存。请系统管理员把备份里的 keys/phone-key 放回 CUNJU_VAR；不填电话，其余可以先保存。"


class Unopened(str):
    """What stands in place of a number that cannot be opened; saved again it is what it was."""

    sealed: str

    def __new__(cls, sealed: str) -> "Unopened":
        """The sentence, with the number as it lies in the database."""
        found = super().__new__(cls, LOST)
        found.sealed = sealed
        return found


def make_key() -> None:
    """The key's file, where neither it nor a key of the environment is there; two who make it at once have one."""
    path = Path(settings.PHONE_KEY)
    if os.environ.get("CUNJU_PHONE_KEY") or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(own, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(own)
    except FileExistsError:
        pass
    finally:
        own.unlink()


def _key() -> bytes | None:
    """32 bytes; None where there is no key."""
    said = os.environ.get("CUNJU_PHONE_KEY", "")
    try:
        said = said or Path(settings.PHONE_KEY).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return hashlib.sha256(f"cunju.org.telephones {said}".encode()).digest() if said else None


def seal(number: str) -> str:
    """A number as it lies in the database; Refusal where there is no key. Sealed twice it looks different."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if isinstance(number, Unopened):
        return number.sealed
    if not number or number.startswith(MARK):
        return number
    key = _key()
    if key is None:
        raise Refusal(MISSING, "phone")
    nonce = os.urandom(NONCE)
    return MARK + base64.urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, number.encode(), MARK.encode())).decode()


def opened(kept: str) -> str:
    """The number; as it stands where it was never sealed, ``Unopened`` where the key is not there or is another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not kept.startswith(MARK):
        return kept
    key = _key()
    if key is None:
        return Unopened(kept)
    try:
        raw = base64.urlsafe_b64decode(kept.removeprefix(MARK).encode())
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], MARK.encode()).decode()
    except (InvalidTag, ValueError):
        return Unopened(kept)


class PhoneColumn(models.CharField):  # type: ignore[type-arg]
    """A column of numbers, sealed: it can be asked whether it is empty, and nothing else."""

    def get_prep_value(self, value: Any) -> Any:
        """Sealed."""
        return seal(value) if isinstance(value, str) else value

    def from_db_value(self, value: Any, expression: object, connection: object) -> Any:
        """Opened."""
        return opened(value) if isinstance(value, str) else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether it is empty: what is sealed twice looks different, so nothing is found by it."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None


class TypedColumn(models.JSONField):
    """What was typed into a form, by the names of its boxes: those of telephones are sealed."""

    def get_prep_value(self, value: Any) -> Any:
        """With its numbers sealed; where there is no key they are left out."""
        return super().get_prep_value(_walked(value, _sealed_or_none))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """With its numbers opened."""
        return _walked(super().from_db_value(value, expression, connection), opened)


def _sealed_or_none(number: str) -> str:
    try:
        return seal(number)
    except Refusal:
        return ""


def _walked(value: Any, way: Any, phone: bool = False) -> Any:
    """A document with each text below a box named as a telephone put another way."""
    if isinstance(value, dict):
        return {name: _walked(one, way, phone or str(name).endswith("phone")) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(one, way, phone) for one in value]
    return way(value) if phone and isinstance(value, str) else value


def seal_all(model: type[models.Model], name: str) -> None:
    """Every row's column as it is to lie from now on (for migrations)."""
    make_key()
    rows = model._default_manager.exclude(**{name: ""}) if isinstance(model._meta.get_field(name), PhoneColumn) else model._default_manager.all()
    for one in rows.iterator(chunk_size=500):
        one.save(update_fields=[name])
