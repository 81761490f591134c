"""Signed notes, checkpoints and cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature), with Ed25519 of ``cryptography``."""

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cunju.kernel.refusals import Refusal

ED25519, COSIGNATURE = 1, 4


class NotSigned(Refusal):
    """No signature of a known key, or one that does not fit."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key under its name; ``kind`` is the signature type byte."""

    name: str
    kind: int
    key: bytes

    @property
    def id(self) -> bytes:
        """The key id, 4 bytes."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.key).digest()[:4]

    def __str__(self) -> str:
        """As a ``vkey``."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.key).decode()}"

    @classmethod
    def read(cls, text: str) -> "Verifier":
        """From a ``vkey``; Refusal where it is none."""
        try:
            name, own, key = text.strip().split("+", 2)
            raw = base64.b64decode(key, validate=True)
            found = cls(name, raw[0], raw[1:])
            if found.id.hex() != own or len(found.key) != 32:
                raise ValueError(own)
        except (ValueError, IndexError):
            raise Refusal("不是一行公钥（名称+编号+密钥）。") from None
        return found


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head: origin, size, root hash; ``text`` is what is signed, ``note`` all of it with its signatures."""

    origin: str
    size: int
    root: bytes
    note: str = ""

    @property
    def text(self) -> str:
        """The note text."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def read(cls, note: str) -> "Checkpoint":
        """Refusal where it is no checkpoint, or has lines besides the three."""
        try:
            text, signatures = note.rsplit("\n\n", 1)
            origin, size, root = text.split("\n")
            found = cls(origin, int(size), base64.b64decode(root, validate=True), note)
            if found.text != text + "\n" or len(found.root) != 32 or not signatures.endswith("\n"):
                raise ValueError(text)
        except ValueError:
            raise Refusal("不是一份日志签名（checkpoint）。") from None
        return found

    def signatures(self, by: Verifier) -> list[bytes]:
        """What ``by`` signed under it, verified; NotSigned where there is none or one does not fit."""
        found = []
        for line in self.note.rsplit("\n\n", 1)[1].splitlines():
            dash, _, rest = line.partition(" ")
            name, _, text = rest.rpartition(" ")
            try:
                raw = base64.b64decode(text, validate=True)
            except ValueError:
                continue
            if dash == "—" and name == by.name and raw[:4] == by.id:
                _verify(by, self.text, raw[4:])
                found.append(raw[4:])
        if not found:
            raise NotSigned(f"没有“{by.name}”的签名。")
        return found


def _verify(by: Verifier, text: str, signature: bytes) -> None:
    message = text.encode()
    if by.kind == COSIGNATURE:
        message = _dated(text, int.from_bytes(signature[:8], "big"))
        signature = signature[8:]
    try:
        Ed25519PublicKey.from_public_bytes(by.key).verify(signature, message)
    except InvalidSignature:
        raise NotSigned(f"“{by.name}”的签名不对。") from None


def _dated(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


class Signer:
    """A private key under its name, as an origin's (``ED25519``) or a witness's (``COSIGNATURE``)."""

    def __init__(self, name: str, key: Ed25519PrivateKey, kind: int = ED25519) -> None:
        self.key = key
        self.verifier = Verifier(name, kind, key.public_key().public_bytes_raw())

    def line(self, text: str, at: int = 0) -> str:
        """A signature line over a note text; a witness's with the POSIX time ``at``."""
        cosigns = self.verifier.kind == COSIGNATURE
        own = at.to_bytes(8, "big") + self.key.sign(_dated(text, at)) if cosigns else self.key.sign(text.encode())
        return f"— {self.verifier.name} {base64.b64encode(self.verifier.id + own).decode()}\n"


def key_in(path: Path) -> Ed25519PrivateKey:
    """The key of a file; made where there is none, nobody else's to read."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        own = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(own, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if not path.exists():
            own.rename(path)
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes()))
