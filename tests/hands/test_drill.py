"""The drill: a district backed up while it runs, its disk gone, restored on an empty place: the same facts, files and notice."""

import json
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cunju.config.operating import folders, manifest
from cunju.kernel.refusals import Refusal
from tests.hands import drill
from tests.hands.drill import POSTGRES, Place

QUESTION = ("standing", "--unit", "990101100201", "--on", "2025-03-01", "--year", "2024", "--json")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, list[Place]]]:
    """The district, and empty places to restore into."""
    with drill.places(tmp_path_factory.mktemp("drill"), 4 if POSTGRES else 3) as (first, *empty):
        drill.district(first)
        yield first, empty


@pytest.fixture(scope="module")
def backups(installation: tuple[Place, list[Place]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two backups, a file brought between them."""
    place, root = installation[0], tmp_path_factory.mktemp("backups") / "kept"
    (root / ".20240101T000000.part").mkdir(parents=True)  # what a killed one leaves
    first = Path(place.done("backup", str(root)).strip())
    place.bring("three")
    second = Path(place.done("backup", str(root)).strip())
    assert [one.name for one in sorted(root.iterdir())] == [".lock", first.name, second.name]
    return root


def same(place: Place, other: Place) -> None:
    """Facts, files, requirements and the way in are those of the other place."""
    assert place.done("facts", "dump") == other.done("facts", "dump") != ""
    assert place.files() == other.files()
    assert len(place.files()) == 3
    told = json.loads(place.done(*QUESTION))
    assert told == json.loads(other.done(*QUESTION))
    assert "qingjiang-2024" in told["packs"]
    assert not [one for one in told["packs"] if "yubei" in one]
    assert (place.var / "secret-key").read_bytes() == (other.var / "secret-key").read_bytes()
    checked = json.loads(place.done("check", "--json"))
    assert (checked["problems"], checked["looked_at"]["facts"], checked["looked_at"]["files"]) == ([], 4, 7)


def behind(place: Place, other: Place, said: str) -> None:
    """The log of what was restored has a new name that tells where the old one broke off, and goes on from the same records."""
    before, after = (json.loads(one.done("log", "verify", "--json")) for one in (place, other))
    assert after["origin"].endswith(f"/after/{before['origin']}/{before['size']}/{before['root']}")
    assert after["origin"] in said
    assert (after["size"], after["root"], after["problems"]) == (before["size"], before["root"], [])
    assert (place.var / "log-key").read_bytes() == (other.var / "log-key").read_bytes()
    kept = place.var / "log" / "live-1" / "checkpoint"
    other.done("log", "verify", "--checkpoint", str(kept))


def test_what_is_restored_is_the_same(installation: tuple[Place, list[Place]], backups: Path) -> None:
    place, (empty, *_) = installation
    said = empty.cunju("restore", str(backups))
    assert (said.returncode, said.stdout) == (0, ""), said.stderr
    assert "青民发〔2024〕8号" in said.stderr
    same(empty, place)
    behind(place, empty, said.stderr)
    for one in [empty.var, *empty.var.rglob("*")]:
        assert one.stat().st_mode & 0o077 == 0, one
    again = empty.cunju("restore", str(backups))
    assert (again.returncode, again.stdout, "不是空的" in again.stderr) == (5, "", True)
    assert place.files() == empty.files()


def test_a_backup_is_whole_private_and_shares_what_did_not_change(backups: Path) -> None:
    first, second = sorted(one for one in backups.iterdir() if one.is_dir())
    listed = json.loads((second / "MANIFEST.json").read_text("utf-8"))
    paths = {one["path"] for one in listed["files"]}
    assert {one.split("/")[0] for one in paths} == {"database", "catalogue", "keys", "archive", "log"}
    assert paths == {one.relative_to(second).as_posix() for one in second.rglob("*") if one.is_file()} - {
        "MANIFEST.json"
    }
    shared = {
        one.relative_to(second).as_posix(): one.stat().st_nlink
        for one in (second / "archive").rglob("*")
        if one.is_file()
    }
    assert sorted(shared.values()) == [1, 2, 2]
    for one in backups.rglob("*"):
        assert one.stat().st_mode & 0o777 == (0o700 if one.is_dir() else 0o600), one
    assert len(list(first.rglob("archive/*/*"))) == 2


def harmed(folder: Path, harm: str) -> Path:
    """One archived file of a backup harmed; which."""
    file = max((folder / "archive").rglob("*"), key=lambda one: one.stat().st_size if one.is_file() else 0)
    content = file.read_bytes()
    file.unlink()
    if harm == "added":
        file.write_bytes(content)
        file = file.with_name("stranger")
    if harm != "gone":
        file.write_bytes(content[:-1] + b"?" if harm == "altered" else content + b"?")
    return file


@pytest.mark.parametrize("harm", ["altered", "gone", "added", "longer"])
def test_a_backup_that_differs_is_named(backups: Path, tmp_path: Path, harm: str) -> None:
    newest = folders.there(backups)[-1]
    assert list(manifest.Comparing().differences(newest, manifest.read(newest))) == []
    copy = tmp_path / newest.name
    shutil.copytree(newest, copy)
    file = harmed(copy, harm)
    differing = manifest.Comparing().differences(copy, manifest.read(copy))
    assert [path for path, _ in differing] == [file.relative_to(copy).as_posix()]


def test_a_backup_that_differs_is_never_restored(
    installation: tuple[Place, list[Place]], backups: Path, tmp_path: Path
) -> None:
    empty = installation[1][-1]
    copy = tmp_path / "copy"
    shutil.copytree(backups, copy)
    newest = folders.there(copy)[-1]
    file = harmed(newest, "altered").relative_to(newest).as_posix()
    told = empty.cunju("backup", "verify", str(copy), "--json")
    assert told.returncode == 1
    assert [(one["backup"], one["path"]) for one in json.loads(told.stdout)["problems"]] == [
        (newest.name, file)
    ]
    refused = empty.cunju("restore", str(copy))
    assert (refused.returncode, refused.stdout, file in refused.stderr) == (3, "", True)
    assert not [one for one in empty.var.iterdir() if one.name != "secret-key"]
    said = empty.cunju("backup", str(tmp_path / "new"))
    assert (said.returncode, said.stdout) == (4, "")


@pytest.mark.parametrize(
    "path", ["../secret-key", "/etc/passwd", "archive/../../x", "live.sqlite3", "archive"]
)
def test_a_list_that_leads_out_of_the_backup_is_refused(tmp_path: Path, path: str) -> None:
    data = {
        "schema": manifest.SCHEMA,
        "made_at": "",
        "version": "",
        "demonstration": False,
        "database": "sqlite",
    }
    data |= {"migrations": [], "files": [{"path": path, "size": 1, "sha256": "0"}]}
    (tmp_path / folders.LIST).write_text(json.dumps(data), "utf-8")
    with pytest.raises(Refusal):
        manifest.read(tmp_path)


if not POSTGRES:

    def test_a_backup_while_others_write_is_of_one_instant(
        installation: tuple[Place, list[Place]], tmp_path: Path
    ) -> None:
        """Two rows raised together in one transaction are never apart in the copy."""
        place, ended = installation[0], threading.Event()
        live = place.var / "live.sqlite3"

        def write() -> None:
            there = sqlite3.connect(live, isolation_level=None, timeout=20)
            while not ended.is_set():
                there.execute("BEGIN IMMEDIATE")
                there.execute("UPDATE ledger_head SET number = number + 1 WHERE unit_code = '990101100201'")
                there.execute("UPDATE ledger_head SET number = number + 1 WHERE unit_code = '990101100202'")
                there.execute("COMMIT")
            there.close()

        with sqlite3.connect(live) as there:
            there.execute(
                "INSERT INTO ledger_head SELECT '990101100202', number FROM ledger_head WHERE unit_code = '990101100201'"
            )
            (before,) = there.execute(
                "SELECT number FROM ledger_head WHERE unit_code = '990101100202'"
            ).fetchone()
        there.close()
        writer = threading.Thread(target=write)
        writer.start()
        try:
            made = Path(place.done("backup", str(tmp_path / "b")).strip())
        finally:
            ended.set()
            writer.join()
            with sqlite3.connect(live) as there:
                there.execute("DELETE FROM ledger_head WHERE unit_code = '990101100202'")
                there.execute("UPDATE ledger_head SET number = ? WHERE unit_code = '990101100201'", (before,))
            there.close()
        copy = sqlite3.connect(made / "database" / "database.sqlite3")
        rows = [
            number
            for (number,) in copy.execute(
                "SELECT number FROM ledger_head WHERE unit_code LIKE '99010110020_'"
            )
        ]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        copy.close()
        assert len(rows) == 2
        assert len(set(rows)) == 1
        assert rows[0] > before


if POSTGRES:

    def test_without_pg_dump_tables_are_kept_one_by_one(
        installation: tuple[Place, list[Place]], backups: Path, tmp_path: Path
    ) -> None:
        place, (_, empty, *_) = installation

        def cunju(where: Place, *words: str) -> subprocess.CompletedProcess[str]:
            return where.python("-c", drill.WITHOUT_PG_DUMP, *words)

        said = cunju(place, "backup", str(tmp_path / "b"))
        assert said.returncode == 0, said.stderr
        assert (
            json.loads((Path(said.stdout.strip()) / "MANIFEST.json").read_text("utf-8"))["database"]
            == "tables"
        )
        said = cunju(empty, "restore", str(tmp_path / "b"))
        assert said.returncode == 0, said.stderr
        same(empty, place)
        empty.bring("four")  # numbers go on
