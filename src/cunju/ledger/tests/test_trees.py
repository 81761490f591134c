"""Hashes, proofs and notes against the vectors others publish, and every size against the definition of RFC 6962."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cunju.ledger.log import notes, tiles, trees
from cunju.ledger.log.notes import Checkpoint, NotSigned, Signer, Verifier

# The leaves and the root that certificate transparency's own tests use.
LEAVES = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
# From the documentation of Go's golang.org/x/mod/sumdb/note.
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
LINE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="


def mth(entries):
    """RFC 6962 section 2.1, word for word."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\0" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return hashlib.sha256(b"\1" + mth(entries[:k]) + mth(entries[k:])).digest()


def test_the_vector_of_certificate_transparency(tmp_path):
    stored = tiles.Stored(tmp_path, 0).append(LEAVES)
    assert trees.root(stored.hash, 0, 8).hex() == ROOT


def test_a_note_of_another_program():
    by = Verifier.read(VKEY)
    assert str(by) == VKEY
    raw = notes.base64.b64decode(LINE)
    assert raw[:4] == by.id
    notes._verify(by, TEXT, raw[4:])
    with pytest.raises(NotSigned):
        notes._verify(by, TEXT.replace("If", "if"), raw[4:])


@pytest.mark.parametrize("steps", [[1, 1, 1, 2, 300], [255, 1, 1, 255], [256, 256], [70_000], [700, 65_000]])
def test_what_is_appended_in_steps_is_the_tree_of_all(tmp_path, steps):
    entries = [str(one).encode() for one in range(sum(steps))]
    stored = tiles.Stored(tmp_path, 0)
    for step in steps:
        stored = tiles.Stored(tmp_path, stored.size).append(entries[stored.size :][:step])
    again = tiles.Stored(tmp_path, len(entries))
    assert trees.root(again.hash, 0, again.size) == mth(entries)
    assert again.bundle((again.size - 1) // 256)[-1] == entries[-1]


def test_the_files_are_named_as_the_text_says(tmp_path):
    """70,000 entries: 273 full tiles and one of 112, one full of level 1 and one of 17, one of level 2 of width 1."""
    tiles.Stored(tmp_path, 0).append([b"x"] * 70_000)
    names = {one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*") if one.is_file()}
    assert len(names) == 2 * 274 + 3
    assert {"tile/0/000", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"} <= names
    assert tiles.path(3, 1234067) == "tile/3/x001/x234/067"


def test_proofs_of_every_small_size(tmp_path):
    entries = [str(one).encode() for one in range(20)]
    stored = tiles.Stored(tmp_path, 0).append(entries)
    roots = [mth(entries[:size]) for size in range(21)]
    for size in range(1, 21):
        assert trees.root(stored.hash, 0, size) == roots[size]
        for index in range(size):
            proof, leaf = trees.inclusion(stored.hash, index, 0, size), trees.leaf_hash(entries[index])
            assert trees.included(leaf, index, size, proof, roots[size])
            assert not trees.included(leaf, index, size, proof, roots[size - 1])
            assert not trees.included(leaf, index, size, [*proof, bytes(32)], roots[size])
        for old in range(size + 1):
            proof = trees.consistency(stored.hash, old, size)
            assert trees.consistent(old, size, proof, roots[old], roots[size])
            if 0 < old < size:
                assert not trees.consistent(old, size, proof, roots[old - 1], roots[size])
                assert not trees.consistent(old, size, proof[:-1], roots[old], roots[size])


def test_a_checkpoint_is_read_as_it_is_signed_and_no_other_way():
    one = Signer("渝北区/500112/demo-1", Ed25519PrivateKey.generate())
    head = Checkpoint("渝北区/500112/demo-1", 5, bytes(32))
    note = f"{head.text}\n{one.line(head.text)}"
    assert Checkpoint.read(note).signatures(Verifier.read(str(one.verifier)))
    for wrong in (note.replace("\n5\n", "\n6\n"), note.replace("demo-1\n5", "demo-2\n5")):
        with pytest.raises(NotSigned):
            Checkpoint.read(wrong).signatures(one.verifier)
    for broken in (note.replace("\n5\n", "\n05\n"), note.replace("\n\n", "\nextra\n\n", 1), "x", ""):
        with pytest.raises(notes.Refusal):
            Checkpoint.read(broken)
