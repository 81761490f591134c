"""The log of a database: written with each commit, healed after a crash, forked by nobody."""

import json
from datetime import date

import pytest

from cunju.ledger import guards
from cunju.ledger.log import keeping, notes, telling, tiles, trees, verifying, witness
from cunju.ledger.log.notes import Checkpoint
from cunju.ledger.models import Digest
from cunju.ledger.tests.village import held, settle


@pytest.fixture
def place(tmp_path, settings, _committed):
    settings.LOG, settings.LOG_KEY = tmp_path / "log", tmp_path / "log-key"
    settle()
    return tmp_path


@pytest.mark.django_db
def test_what_is_not_committed_is_not_logged(tmp_path, settings):
    settings.LOG, settings.LOG_KEY = tmp_path / "log", tmp_path / "log-key"
    settle()
    held()
    assert Digest.objects.count() == 1 and not (tmp_path / "log").exists()


def records(count, since=1):
    return [held(day=date(2023, 8, day)) for day in range(since, since + count)]


def head():
    return keeping.published(keeping.current())


def without(leaf):
    """The database as it was before: everything from ``leaf`` on is gone."""
    with guards.lifted():
        Digest.objects.filter(leaf__gte=leaf).delete()


@pytest.mark.commits
def test_each_record_is_in_the_log_when_it_is_told(place):
    for count, _ in enumerate(records(3), start=1):
        assert (place / "log/demo-1/tile/entries/000.p" / str(count)).exists()
    assert head().size == 3 and head().origin.endswith("/500112/demo-1")
    assert list(verifying.faults()) == []


@pytest.mark.commits
def test_many_are_integrated_in_one_go(place):
    with telling.later():
        records(3)
        assert not (place / "log").exists()
    assert head().size == 3
    assert not (place / "log/demo-1/tile/0/000.p/1").exists()


@pytest.mark.commits
def test_entries_tell_days_and_no_words(place):
    fact = held(day=date(2023, 1, 5), source="张三交来的会议记录")
    (text,) = tiles.Stored(place / "log/demo-1", 1).bundle(0)
    assert b"happened 2023-01-05\nentered 2023-09-20\n" in text and str(fact.uid).encode() in text
    assert "张三" not in text.decode() and fact.recorded_by not in text.decode()


@pytest.mark.commits
@pytest.mark.parametrize("lost", ["checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2"])
def test_what_a_crash_left_out_is_written_by_the_next(place, lost):
    records(2)
    (place / "log/demo-1" / lost).unlink()
    records(1, since=9)
    assert head().size == 3
    assert list(verifying.faults()) == []


@pytest.mark.commits
def test_every_file_is_checked_byte_by_byte(place):
    records(3)
    files = [one for one in (place / "log/demo-1").rglob("*") if one.is_file()]
    assert len(files) == 3 + 3 + 2
    for file in files:
        data = file.read_bytes()
        for at in (0, len(data) // 2, len(data) - 1):
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            try:
                found = list(verifying.faults())
            except keeping.WrongState as broken:
                found = [str(broken)]
            except notes.Refusal as refusal:
                found = [str(refusal)]
            healed = file.read_bytes() == data
            assert found or healed, (file, at)
            file.write_bytes(data)
    assert list(verifying.faults()) == []


@pytest.mark.commits
def test_a_database_behind_its_log_begins_a_new_origin_that_names_the_old_head(place):
    records(3)
    kept = head()
    without(2)
    Digest.objects.model.objects.count()
    telling.committed()
    one = keeping.current()
    assert one.origin == f"{kept.origin}".replace("demo-1", "demo-2") + f"/after/{kept.origin}/3/{kept.root.hex()}"
    assert (place / "log/demo-2/follows").read_text(encoding="utf-8") == kept.note
    assert head().size == 2
    said = list(verifying.faults(checkpoint=kept.note))
    assert len(said) == 1 and "退回到了它之前" in said[0]


@pytest.mark.commits
def test_a_changed_past_is_never_signed(place, caplog):
    records(2)
    kept = head()
    with guards.lifted():
        Digest.objects.filter(leaf=1).update(digest="0" * 64)
    held(day=date(2023, 9, 1))
    assert "不再签名" in caplog.text
    assert head() == kept


@pytest.mark.commits
def test_an_older_past_that_was_changed_is_told(place):
    records(2)
    with guards.lifted():
        Digest.objects.filter(leaf=0).update(digest="0" * 64)
    held(day=date(2023, 9, 1))
    said = list(verifying.faults())
    assert any("和数据库里的记录不符" in one for one in said) and any("tile/0/000.p/3" in one for one in said)


@pytest.mark.commits
def test_a_kept_checkpoint_is_found_again_or_not(place):
    records(2)
    kept = head().note
    records(2, since=9)
    assert list(verifying.faults(checkpoint=kept)) == []
    other = notes.Signer(head().origin, notes.key_in(place / "log-key"))
    forged = Checkpoint(head().origin, 2, bytes(32))
    said = list(verifying.faults(checkpoint=f"{forged.text}\n{other.line(forged.text)}"))
    assert len(said) == 1 and "有记录被改动" in said[0]


@pytest.mark.commits
def test_a_proof_stands_by_itself(place):
    facts = records(5)
    text = verifying.proof(facts[1].uid)
    first, extra, index, *rest = text.split("\n\n", 1)[0].split("\n")
    told = json.loads(notes.base64.b64decode(extra.removeprefix("extra ")))
    kept = Checkpoint.read(text.split("\n\n", 1)[1])
    kept.signatures(notes.Verifier.read((place / "log/demo-1/vkey").read_text(encoding="utf-8")))
    proof = [notes.base64.b64decode(one) for one in rest]
    assert (first, index) == ("c2sp.org/tlog-proof@v1", "index 1")
    assert trees.included(trees.leaf_hash(told["entry"].encode()), 1, kept.size, proof, kept.root)


@pytest.fixture
def town(place):
    records(3)
    one = witness.Witness(place / "town", "王家街道/500112018")
    one.trust((place / "log/demo-1/vkey").read_text(encoding="utf-8"))
    return one


def asked(old, of=None):
    now = of or head()
    return witness.request(tiles.Stored(keeping.root_folder() / keeping.current().folder, now.size).hash, old, now)


@pytest.mark.commits
def test_a_town_signs_what_goes_on_and_its_signature_is_kept(place, town):
    status, lines = town.add_checkpoint(asked(0), at=1700000000)
    assert status == witness.OK
    verifying.cosign(lines, town.signer().verifier)
    records(2, since=9)
    assert town.add_checkpoint(asked(3), at=1700000001)[0] == witness.OK
    assert town.add_checkpoint(asked(3), at=1700000002) == (witness.CONFLICT, "5\n")
    assert town.signer().verifier.name in verifying.proof(Digest.objects.get(leaf=0).fact)
    assert list(verifying.faults()) == []


@pytest.mark.commits
def test_a_town_refuses_a_fork(place, town):
    """Another history under the same name and the right key: refused at the same size and at a greater one."""
    assert town.add_checkpoint(asked(0), at=1)[0] == witness.OK
    fork = tiles.Stored(place / "fork", 0).append([b"1", b"2", b"3"])
    signer = keeping.signer(keeping.current())

    def forged(stored):
        one = Checkpoint(signer.verifier.name, stored.size, trees.root(stored.hash, 0, stored.size))
        return witness.request(stored.hash, 3, Checkpoint.read(f"{one.text}\n{signer.line(one.text)}"))

    assert town.add_checkpoint(forged(fork), at=2) == (witness.CONFLICT, "3\n")
    assert town.add_checkpoint(forged(fork.append([b"4", b"5"])), at=2) == (witness.UNPROCESSABLE, "")
    records(1, since=9)
    assert town.add_checkpoint(asked(3), at=3)[0] == witness.OK


@pytest.mark.commits
def test_a_town_signs_for_no_stranger(place, town):
    stranger = notes.Signer(head().origin, notes.key_in(place / "other-key"))
    one = head()
    text = asked(0).replace(one.note, f"{one.text}\n{stranger.line(one.text)}")
    assert town.add_checkpoint(text, at=1)[0] == witness.FORBIDDEN
    unknown = notes.Signer("另一个日志", notes.key_in(place / "log-key"))
    other = Checkpoint("另一个日志", 1, bytes(32))
    assert town.add_checkpoint(f"old 0\n\n{other.text}\n{unknown.line(other.text)}", at=1)[0] == witness.UNKNOWN
    for broken in ("", "old 01\n\nx", asked(0).replace("old 0", "old -1"), asked(0)[:-3]):
        assert town.add_checkpoint(broken, at=1)[0] == witness.BAD
