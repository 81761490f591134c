"""Commands as packages declare them: a room's ``tasks``, another package's ``commands``, the developers' in a checkout."""

from collections.abc import Iterator
from importlib.util import find_spec

from cunju.kernel import offers
from cunju.kernel.commands import Command

ROOMS = "cunju.activities."
DEVTOOLS = "cunju.devtools"


def early() -> dict[str, Command]:
    """The developers' commands, which start before Django does, so that they can say what is broken; none in a wheel."""
    return {one.name: one for one in (offers.commands(DEVTOOLS, "commands") if find_spec(DEVTOOLS) else ())}


def by_apps() -> Iterator[Command]:
    """What installed packages declare."""
    from django.apps import apps

    for app in apps.get_app_configs():
        if app.name.startswith("cunju."):
            yield from offers.commands(app.name, "tasks" if app.name.startswith(ROOMS) else "commands")


def by_app(name: str) -> Command:
    """The command ``name`` as its own package declares it, below config's command of the same name."""
    return next(one for one in by_apps() if one.name == name)
