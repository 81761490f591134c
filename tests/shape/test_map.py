"""``docs/map.md`` shows what is there."""

from tests.shape import mapping, source


def test_the_map_is_the_one_drawn_from_the_docstrings() -> None:
    """Made anew by ``python -m tests.shape.mapping``."""
    assert mapping.MAP.read_text(encoding="utf-8") == mapping.drawn()


def test_the_map_shows_every_package() -> None:
    packages = {one.parent.name for one in source.PACKAGE.glob("*/__init__.py")}
    assert packages == set(mapping.ORDER)
