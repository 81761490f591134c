"""Short secrets as they lie in the database: sealed by a key that lies outside it, so that a copy of the database alone opens none."""

import base64
import hashlib
import hmac
import os

from django.conf import settings

NONCE = 12


def _key(purpose: str) -> bytes:
    """32 bytes of the installation's key (``CUNJU_VAR/secret-key``; a backup carries it apart), another one for each purpose."""
    return hmac.new(settings.SECRET_KEY.encode(), f"cunju.org.sealing.{purpose}".encode(), hashlib.sha256).digest()


def seal(secret: bytes, *, purpose: str, owner: str) -> str:
    """Sealed for one purpose and one owner: moved to another row it opens no more."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(nonce + AESGCM(_key(purpose)).encrypt(nonce, secret, owner.encode())).decode()


def opened(sealed: str, *, purpose: str, owner: str) -> bytes | None:
    """What was sealed; None where it was changed, moved, or sealed by another key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        raw = base64.urlsafe_b64decode(sealed.encode())
        return AESGCM(_key(purpose)).decrypt(raw[:NONCE], raw[NONCE:], owner.encode())
    except (InvalidTag, ValueError):
        return None


def mark(said: bytes, *, purpose: str) -> str:
    """A digest that only this installation can make, 64 signs."""
    return hmac.new(_key(purpose), said, hashlib.sha256).hexdigest()
