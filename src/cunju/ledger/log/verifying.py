"""The whole log computed again from the database, file by file; and the proof of one fact (C2SP tlog-proof)."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cunju.kernel.refusals import Refusal
from cunju.ledger import canonical
from cunju.ledger.log import keeping, notes, tiles, trees
from cunju.ledger.log.notes import Checkpoint
from cunju.ledger.models import Digest, Fact, Log

HEAD = "c2sp.org/tlog-proof@v1"
BESIDE = {"checkpoint", "vkey", "follows", "cosigned"}


class Tree:
    """The tree of the digests in the database, every level in memory (32 bytes a fact)."""

    def __init__(self) -> None:
        self.entries = [keeping.entry(one) for one in Digest.objects.order_by("leaf").iterator(chunk_size=5000)]
        self.levels = [[trees.leaf_hash(one) for one in self.entries]]
        while full := len(self.levels[-1]) // tiles.WIDTH:
            below = self.levels[-1]
            self.levels.append([trees.folded(below[at * tiles.WIDTH : (at + 1) * tiles.WIDTH]) for at in range(full)])

    def hash(self, level: int, index: int) -> bytes:
        """A ``trees.Read``."""
        return self.levels[level][index]

    def data(self, name: str) -> bytes | None:
        """What a file of the log must hold; None where the log has no such file."""
        parts = name.split("/")
        width = tiles.WIDTH
        if parts[-2].endswith(".p"):
            width, parts = int(parts[-1]), [*parts[:-2], parts[-2].removesuffix(".p")]
        index = int("".join(one.removeprefix("x") for one in parts[2:]))
        level = parts[1] if parts[1] == tiles.ENTRIES else int(parts[1])
        whole = self.entries if isinstance(level, str) else dict(enumerate(self.levels)).get(level, [])
        part = whole[index * tiles.WIDTH :][:width]
        if len(part) < width or tiles.path(level, index, width) != name:
            return None
        return tiles.bundle(part) if isinstance(level, str) else b"".join(part)


def faults(*, checkpoint: str | None = None) -> Iterator[str]:
    """What differs between database and files, and from a checkpoint somebody kept; after what is committed was integrated."""
    keeping.integrate()
    tree = Tree()
    yield from differences(tree)
    if checkpoint is not None:
        yield from _kept(checkpoint, tree)


def differences(tree: Tree) -> Iterator[str]:
    """What differs between database and files; nothing is written, and what is not integrated yet is no difference."""
    newest = keeping.current()
    for one in Log.objects.order_by("pk"):
        try:
            yield from _of(one, tree, newest=one == newest)
        except (Refusal, UnicodeDecodeError, OSError) as trouble:
            yield f"日志 {one.folder}：{trouble}"


def _of(one: Log, tree: Tree, *, newest: bool) -> Iterator[str]:
    folder = keeping.root_folder() / one.folder
    wanted = {"vkey": f"{keeping.signer(one).verifier}\n"} | ({"follows": one.follows} if one.follows else {})
    for name, text in wanted.items():
        if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode():
            yield f"日志 {one.folder}/{name} 和登记的不同"
    head = keeping.published(one)
    if head is None:
        yield f"日志 {one.folder}/checkpoint 缺失；下一条记录时会重写，请查明为什么不在"
        return
    if head.origin != one.origin:
        yield f"日志 {one.folder}/checkpoint 是另一份日志的"
    if newest and head.size > len(tree.entries):
        yield f"日志 {one.folder} 已公布到第{head.size}条，数据库里只有{len(tree.entries)}条：后面的记录被删去了，或数据库退回了"
    elif newest and head.root != trees.root(tree.hash, 0, head.size):
        yield f"日志 {one.folder}：签名里的结果和数据库里的记录不符"
    yield from _files(folder, tree, one.folder, head.size if newest else 0)


def _files(folder: Path, tree: Tree, shown: str, size: int) -> Iterator[str]:
    """``size``: of the newest log; 0 of one that broke off, which may go further than the database."""
    needed = set(_needed(size))
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = file.relative_to(folder).as_posix()
        needed.discard(name)
        if name in BESIDE:
            continue
        try:
            right = tree.data(name)
        except (ValueError, IndexError):
            yield f"日志 {shown}/{name} 不是日志的文件"
            continue
        if right is None and size:
            yield f"日志 {shown}/{name} 超出已有的记录"
        elif right is not None and file.read_bytes() != right:
            yield f"日志 {shown}/{name} 的内容被改动"
    yield from (f"日志 {shown}/{name} 缺失" for name in sorted(needed))


def _needed(size: int) -> Iterator[str]:
    level, count = 0, size
    while count:
        for index in range(-(-count // tiles.WIDTH)):
            width = min(tiles.WIDTH, count - index * tiles.WIDTH)
            yield tiles.path(level, index, width)
            if level == 0:
                yield tiles.path(tiles.ENTRIES, index, width)
        level, count = level + 1, count // tiles.WIDTH


def _kept(note: str, tree: Tree) -> Iterator[str]:
    head = Checkpoint.read(note)
    one = Log.objects.filter(origin=head.origin).first()
    if one is None:
        yield f"“{head.origin}”不是本数据库的日志"
        return
    head.signatures(keeping.signer(one).verifier)
    if head.size > len(tree.entries):
        later = keeping.current()
        now = f"，以后的日志是 {later.origin}" if later and later != one else ""
        yield f"这份签名有{head.size}条，现在只有{len(tree.entries)}条：数据库退回到了它之前{now}"
    elif trees.root(tree.hash, 0, head.size) != head.root:
        yield f"前{head.size}条算出来的结果和这份签名不同：签名以后有记录被改动"


def proof(fact_id: Any) -> str:
    """That a fact is in the log, by itself: index, inclusion proof, checkpoint; as extra the entry, the fact's line and the digest before it."""
    row = Digest.objects.filter(fact=fact_id).first()
    fact = Fact.objects.filter(uid=fact_id).first()
    if row is None or fact is None:
        raise Refusal(f"没有编号为 {fact_id} 的记录。")
    keeping.integrate()
    one, head = _heads(row.leaf)
    stored = tiles.Stored(keeping.root_folder() / one.folder, head.size)
    before = Digest.objects.filter(unit_code=row.unit_code, number=row.number - 1).values_list("digest", flat=True).first()
    extra = {"entry": keeping.entry(row).decode(), "fact": canonical.as_line(fact), "before": before or canonical.FIRST.hex()}
    path = trees.inclusion(stored.hash, row.leaf, 0, head.size)
    lines = [HEAD, f"extra {_base64(json.dumps(extra, ensure_ascii=False).encode())}", f"index {row.leaf}", *map(_base64, path)]
    return "\n".join(lines) + f"\n\n{head.note}"


def pieces(told: str, most: int = 600) -> list[str]:
    """A proof in pieces a square code holds each: ``1/4 …``; a piece has no space and no end of line, which scanners lose."""
    packed = told.strip("\n").replace("\n", "|").replace(" ", "~")
    cut = [packed[at : at + most] for at in range(0, len(packed), most)]
    return [f"{at}/{len(cut)} {one}" for at, one in enumerate(cut, start=1)]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _heads(leaf: int) -> tuple[Log, Checkpoint]:
    """The newest head a witness signed too, where it has the leaf; else the newest."""
    one = keeping.current()
    head = keeping.published(one) if one else None
    if one is None or head is None:
        raise Refusal("还没有日志。")
    signed = cosigned(one)
    return one, signed if signed and signed.size > leaf else head


def cosigned(one: Log) -> Checkpoint | None:
    """The last head with witnesses' signatures."""
    file = keeping.root_folder() / one.folder / "cosigned"
    return Checkpoint.read(file.read_text(encoding="utf-8")) if file.is_file() else None


def cosign(lines: str, by: notes.Verifier) -> Checkpoint:
    """Keep a witness's signature lines beside the head they are over: the present one, or the one others signed already."""
    one = keeping.current()
    there = [] if one is None else [head for head in (cosigned(one), keeping.published(one)) if head]
    for head in there:
        found = Checkpoint.read(head.note + "".join(f"{line}\n" for line in lines.splitlines() if line and f"{line}\n" not in head.note))
        try:
            found.signatures(by)
        except notes.NotSigned:
            continue
        if one is not None:
            tiles.write(keeping.root_folder() / one.folder / "cosigned", found.note.encode())
        return found
    raise notes.NotSigned(f"“{by.name}”的签名不是对现在的日志签的，请重新请它签。")
