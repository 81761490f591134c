"""Every byte changed by hand is found by the check, or is named in docs/evidence.md as outside; the larger run is by ``CUNJU_MUTATIONS``."""

import json
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from cunju.archive import storing
from cunju.duties import rebuilding
from cunju.ledger.seals import checking
from cunju.org import clock
from tests.evidence import mutating
from tests.evidence.mutating import FOUND, OUTSIDE, UNSEEN
from tests.prepared import demonstration

__all__ = ["demonstration"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
COUNT = int(os.environ.get("CUNJU_MUTATIONS", "60"))
DOCS = Path(__file__).parents[2] / "docs" / "evidence.md"
SEED = random.randrange(10**9) if "CUNJU_RANDOM" in os.environ else 20261130


@pytest.fixture
def files(settings, tmp_path) -> None:
    """Some files of the archive, in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "archive"
    for at in range(3):
        content = random.Random(at).randbytes(3000)
        storing.keep(content, unit_code="500112018202", name="照片.jpg", mime="image/jpeg", by="a", now=clock.now())


def test_every_byte_changed_by_hand_is_found(files) -> None:
    assert list(checking.faults(checking.Looked())) == []
    rebuilding.rebuild(prefix="500112018")
    tried = list(mutating.Mutations(SEED).run(COUNT))
    table: dict[str, Counter[str]] = {}
    for one in tried:
        table.setdefault(one.kind, Counter())[one.came] += 1
    print("\n" + json.dumps({"mutations": COUNT, "seed": SEED, **{kind: dict(row) for kind, row in sorted(table.items())}}))
    assert "\n".join(f"{one.kind}: {one.what[:120]}" for one in tried if one.came == UNSEEN) == ""
    assert all(row[FOUND] for row in table.values()), table
    assert set(table) == {"facts", "bound rows", "folds", "guards", "files", "seals"}


def test_what_is_outside_by_design_is_told() -> None:
    told = DOCS.read_text(encoding="utf-8")
    assert [words for words in OUTSIDE.values() if words not in told] == []
    assert [label for label in mutating.unbound() if f"`{label}`" not in told] == []
