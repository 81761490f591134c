"""Every kind of record has a time it is kept, and nothing else has one."""

import pytest

from cunju.catalogue import keeping, yamlreading
from cunju.catalogue.checks import FILE

KINDS = list(yamlreading.mapping(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_its_time(kind: str) -> None:
    assert keeping.kept(kind).words in ("永久", "30年", "10年")
    assert keeping.kept(kind).reading == "U"


def test_only_kinds_and_rooms_that_are_there_are_named() -> None:
    rooms = {one.partition(".")[0] for one in KINDS}
    assert keeping.named() - set(KINDS) - rooms == set()


def test_the_nearer_word_counts() -> None:
    assert (keeping.kept("points.redeemed").years, keeping.kept("points.rules_adopted").years) == (10, 30)
    assert keeping.kept("assemblies.meeting_held").years == 0
    with pytest.raises(KeyError):
        keeping.kept("nobody.knows")
