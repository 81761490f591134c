"""Holds a package to ``kernel.offers``: hooks that take or give something else, and functions meant as hooks that nobody asks for."""

import ast
import difflib
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from cunju.kernel import inputs, offers

# Tests call a misspelt hook as gladly as a right one.
NOT_ASKING = {"tests", "migrations"}
# Every write of a room stands there; only a few of them are hooks.
OTHERS_TOO = {offers.Actions}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with something offered: where, a Chinese sentence, the names there are."""

    file: str
    line: int
    message: str
    known: tuple[str, ...] = ()


def faults(package: str, protocols: Iterable[type] = offers.OF_A_ROOM) -> list[Fault]:
    """All that a package offers wrongly."""
    found: list[Fault] = []
    for protocol in protocols:
        name = offers.module(protocol)
        if find_spec(f"{package}.{name}"):
            module = import_module(f"{package}.{name}")
            found += [*_ill_typed(module, protocol), *(() if protocol in OTHERS_TOO else _unasked(package, module, protocol))]
    return found


def of_inputs(packages: Iterable[str]) -> list[Fault]:
    """Inputs of residents that no page knows, or that two rooms take: then nobody could say whose a thing sent in is."""
    found, taken = [], dict[str, str]()
    for package in packages:
        offered = offers.asked(package, offers.Public.asks)
        for one in offered() if offered else ():
            place = _place(import_module(f"{package}.public"), offered)
            if one.kind not in inputs.KINDS:
                found.append(Fault(*place, f"asks 收的“{one.kind}”不是约定的一种", tuple(inputs.KINDS)))
            elif one.kind in taken:
                found.append(Fault(*place, f"asks 收的“{one.kind}”，{taken[one.kind]}已经收了"))
            taken.setdefault(one.kind, package.rpartition(".")[2])
    return found


def hooks(protocol: type) -> dict[str, Callable[..., Any]]:
    """The functions a module may offer."""
    return {name: one for name, one in vars(protocol).items() if inspect.isfunction(one) and not name.startswith("_")}


def _ill_typed(module: ModuleType, protocol: type) -> Iterator[Fault]:
    for name, hint in typing.get_type_hints(protocol).items():
        value = getattr(module, name, None)
        if not isinstance(value, list | tuple) or not all(isinstance(one, typing.get_args(hint)) for one in value):
            kind = typing.get_args(hint)[0].__name__
            yield Fault(_file(module), 1, f"{name} 应为 {kind} 的列表")
    for name, hook in hooks(protocol).items():
        offered = getattr(module, name, None)
        if offered is None:
            continue
        if not inspect.isfunction(_plain(offered)):
            yield Fault(_file(module), 1, f"{name} 应为函数：{_words(hook)}")
        elif not _alike(offered, hook):
            yield Fault(*_place(module, offered), f"{name} 和约定不一样，应为 {_words(hook)}")


def _words(hook: Callable[..., Any]) -> str:
    """A hook as it is written on the page, without ``self``."""
    plain = inspect.signature(hook)
    return f"{hook.__name__}{plain.replace(parameters=list(plain.parameters.values())[1:])}"


def _alike(offered: Callable[..., Any], hook: Callable[..., Any]) -> bool:
    own, asked = inspect.signature(offered).parameters, inspect.signature(hook).parameters
    _, *needed = asked.values()
    given = list(own.values())
    if [(one.name, one.kind) for one in given[: len(needed)]] != [(one.name, one.kind) for one in needed]:
        return False
    if any(one.default is one.empty for one in given[len(needed) :]):
        return False
    here, there = typing.get_type_hints(_plain(offered)), typing.get_type_hints(hook)
    taken = all(_within(there[one.name], here.get(one.name, Any)) for one in needed)
    return taken and _within(here.get("return", Any), there["return"])


def _within(narrow: Any, wide: Any) -> bool:
    """Whether each value of one type is one of the other; a stand-in of ``offers`` is any class with its names."""
    if Any in (narrow, wide) or narrow == wide:
        return True
    for stand_in, real in ((wide, narrow), (narrow, wide)):
        if getattr(stand_in, "_is_protocol", False) and stand_in.__module__ == offers.__name__:
            return isinstance(real, type) and all(hasattr(real, one) for one in _names(stand_in))
    if _is_union(narrow) or _is_union(wide):
        parts = typing.get_args(narrow) if _is_union(narrow) else (narrow,)
        whole = typing.get_args(wide) if _is_union(wide) else (wide,)
        return all(any(_within(part, one) for one in whole) for part in parts)
    below, above = typing.get_origin(narrow) or narrow, typing.get_origin(wide) or wide
    if not (isinstance(below, type) and isinstance(above, type) and issubclass(below, above)):
        return False
    inner, outer = typing.get_args(narrow), typing.get_args(wide)
    return not outer or (len(inner) == len(outer) and all(map(_within, inner, outer)))


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _names(stand_in: type) -> set[str]:
    return {*typing.get_type_hints(stand_in), *hooks(stand_in)}


def _unasked(package: str, module: ModuleType, protocol: type) -> Iterator[Fault]:
    """Public functions that are no hook and that the package itself does not use: a hook's name misspelt."""
    known = (*hooks(protocol), *typing.get_type_hints(protocol))
    own = {
        name: one
        for name, one in vars(module).items()
        if inspect.isfunction(_plain(one)) and not name.startswith("_") and name not in known
        and (_plain(one) is not one or f"{one.__module__}.".startswith(f"{module.__name__}."))
    }  # fmt: skip
    used = _used(package, module.__name__) if own else set()
    for name, one in own.items():
        if name not in used:
            near = tuple(difflib.get_close_matches(name, known)) or known
            yield Fault(*_place(module, one), f"{name} 没有谁会调用：不是约定的名称，自己也没有用到", near)


def _used(package: str, module: str) -> set[str]:
    """Names of a module that the package's own code loads: within the module, imported from it, or as its attribute."""
    names: set[str] = set()
    for folder in import_module(package).__path__:
        for file in sorted(Path(folder).rglob("*.py")):
            parts = file.relative_to(folder).with_suffix("").parts
            if not NOT_ASKING & set(parts):
                inside = parts[0] == module.rpartition(".")[2]
                names |= _loaded(ast.parse(file.read_text(encoding="utf-8")), module, inside=inside)
    return names


def _loaded(tree: ast.Module, module: str, *, inside: bool) -> set[str]:
    parent, _, last = module.rpartition(".")
    imports = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    called = {
        each.asname or each.name
        for one in imports
        for each in one.names
        if (one.module == parent and each.name == last) or f"{one.module}.".startswith(f"{module}.")
    }
    loads = [one for one in ast.walk(tree) if isinstance(getattr(one, "ctx", None), ast.Load)]
    names = {one.attr for one in loads if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in called}
    if inside:
        return names | {one.id for one in loads if isinstance(one, ast.Name)}
    return names | {each.name for one in imports if f"{one.module}.".startswith(f"{module}.") for each in one.names}


def _plain(offered: Any) -> Any:
    """The function that is behind a partial one or a method of some object."""
    inner = offered.func if isinstance(offered, partial) else getattr(offered, "__func__", offered)
    return offered if inner is offered else _plain(inner)


def _place(module: ModuleType, offered: Any) -> tuple[str, int]:
    """File and line of a function; of one made of another, which may stand elsewhere, the module that offers it."""
    made = _plain(offered) is not offered
    return (_file(module), 1) if made else (_file(offered), offered.__code__.co_firstlineno)


def _file(offered: Any) -> str:
    """The file as its module says it, so that no folder of a machine is printed."""
    file = Path(inspect.getfile(offered))
    depth = 1 + (offered.__name__ if inspect.ismodule(offered) else offered.__module__).count(".")
    return "/".join(file.parts[-depth - (file.name == "__init__.py") :])
