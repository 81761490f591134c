"""Commands as packages declare them: a room's ``tasks``, another package's ``commands``, the developers' in a checkout."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from cunju.config.listed import DEVTOOLS, place
from cunju.kernel.commands import Command


def early() -> dict[str, Command]:
    """The developers' commands, which start before Django does, so that they can say what is broken; none in a wheel."""
    return {one.name: one for one in (of(DEVTOOLS) if find_spec(DEVTOOLS) else ())}


def of(package: str) -> Sequence[Command]:
    """The commands of a package; none where it declares none."""
    module = f"{package}.{place(package)}"
    found: Sequence[Command] = import_module(module).COMMANDS if find_spec(module) else ()
    return found


def by_apps() -> Iterator[Command]:
    """What installed packages declare."""
    from django.apps import apps

    for app in apps.get_app_configs():
        if app.name.startswith("cunju."):
            yield from of(app.name)


def by_app(name: str) -> Command:
    """The command ``name`` as its own package declares it, below config's command of the same name."""
    return next(one for one in by_apps() if one.name == name)
