"""Ids and fields are permanent once facts exist: what the committed list holds is there, and means what it meant."""

from pathlib import Path

import pytest
import yaml

from cunju import catalogue

FROZEN = yaml.safe_load(Path(__file__).with_name("frozen.yaml").read_text("utf-8"))


def fields(text: str) -> tuple[dict[str, tuple[str, bool, list[str]]], str]:
    """Fields of a line by name: type, whether required, choices; and the key of a state."""
    found, key = {}, ""
    for word in text.split():
        if word.startswith("key="):
            key = word.removeprefix("key=")
            continue
        name, _, rest = word.partition(":")
        kind, _, choices = rest.partition("=")
        found[name] = (kind.rstrip("!"), kind.endswith("!"), choices.split("|") if choices else [])
    return found, key


def test_every_duty_id_is_there_or_was_replaced() -> None:
    duties = catalogue.load().duties
    there = {one.id for one in duties} | {old for one in duties for old in one.former}
    assert set(FROZEN["duties"]) - there == set()


def test_every_id_of_today_is_in_the_list() -> None:
    """A new id is written down with the commit that brings it."""
    assert {one.id for one in catalogue.load().duties} - set(FROZEN["duties"]) == set()
    assert set(catalogue.kinds()) - set(FROZEN["kinds"]) == set()


@pytest.mark.parametrize("kind", sorted(FROZEN["kinds"]))
def test_a_kind_keeps_its_fields(kind: str) -> None:
    wanted, key = fields(FROZEN["kinds"][kind])
    now = catalogue.kinds()[kind]
    there = {one.name: one for one in now.fields}
    assert "|".join(now.state_key or ()) == key
    for name, (type_of, required, choices) in wanted.items():
        assert there[name].type == type_of
        assert there[name].required is required
        assert set(choices) <= set(there[name].values or ())
    for name in set(there) - set(wanted):
        pytest.fail(f"{kind}.{name} is not in frozen.yaml: add it")
    for name in there:
        assert sorted(there[name].values or ()) == sorted(wanted[name][2]), "a choice that is not in frozen.yaml"
