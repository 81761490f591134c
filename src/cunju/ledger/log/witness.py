"""A witness of the log (C2SP tlog-witness): remembers the last head it signed for each origin, refuses every other history."""

import base64
import fcntl
import json
from dataclasses import dataclass
from pathlib import Path

from cunju.kernel.refusals import Refusal
from cunju.ledger.log import notes, tiles, trees
from cunju.ledger.log.notes import Checkpoint, NotSigned, Verifier

OK, BAD, FORBIDDEN, UNKNOWN, CONFLICT, UNPROCESSABLE = 200, 400, 403, 404, 409, 422


def request(read: trees.Read, old: int, head: Checkpoint) -> str:
    """The body of ``add-checkpoint`` from the size the witness knows to ``head``."""
    proof = [base64.b64encode(one).decode() for one in trees.consistency(read, old, head.size)]
    return "\n".join([f"old {old}", *proof, "", head.note])


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness's folder: its key, the public keys of the logs it follows, the heads it signed."""

    folder: Path
    name: str

    def trust(self, vkey: str) -> Verifier:
        """Follow a log from here on."""
        found, kept = Verifier.read(vkey), self._kept()
        kept.setdefault(found.name, {"vkey": str(found), "size": 0, "root": ""})
        self._keep(kept)
        return found

    def signer(self) -> notes.Signer:
        """Its key."""
        return notes.Signer(self.name, notes.key_in(self.folder / "witness-key"), notes.COSIGNATURE)

    def add_checkpoint(self, body: str, *, at: int) -> tuple[int, str]:
        """Status and body of the answer: signature lines on 200, the size it knows on 409; ``at`` is POSIX time."""
        try:
            first, _, rest = body.partition("\n")
            proof, _, note = rest.partition("\n\n") if not rest.startswith("\n") else ("", "", rest[1:])
            head, old = Checkpoint.read(note), int(first.removeprefix("old "))
            hashes = [base64.b64decode(one, validate=True) for one in proof.split("\n") if one]
            if not first.startswith("old ") or str(old) != first[4:] or len(hashes) > 63 or old < 0:
                raise ValueError(first)
        except (Refusal, ValueError):
            return BAD, ""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            return self._judged(head, old, hashes, at)

    def _judged(self, head: Checkpoint, old: int, proof: list[bytes], at: int) -> tuple[int, str]:
        kept = self._kept()
        known = kept.get(head.origin)
        if known is None:
            return UNKNOWN, ""
        try:
            head.signatures(Verifier.read(str(known["vkey"])))
        except NotSigned:
            return FORBIDDEN, ""
        size, before = int(str(known["size"])), bytes.fromhex(str(known["root"]))
        if old > head.size:
            return BAD, ""
        if old != size or (old == head.size and size and before != head.root):
            return CONFLICT, f"{size}\n"
        if not trees.consistent(old, head.size, proof, before, head.root):
            return UNPROCESSABLE, ""
        self._keep(kept | {head.origin: {**known, "size": head.size, "root": head.root.hex()}})
        return OK, self.signer().line(head.text, at)

    def _kept(self) -> dict[str, dict[str, object]]:
        file = self.folder / "heads.json"
        return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}

    def _keep(self, kept: dict[str, dict[str, object]]) -> None:
        own = self.folder / ".heads.json"
        tiles.write(own, json.dumps(kept, ensure_ascii=False, indent=1).encode())
        own.replace(self.folder / "heads.json")
