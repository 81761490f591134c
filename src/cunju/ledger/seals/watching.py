"""Sees every row of a bound table the program writes, whichever way: all of Django's statements pass its three compilers.

What a hand writes by SQL passes none of them, and has no seal.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models.expressions import Col
from django.db.models.lookups import Exact, In
from django.db.models.sql.compiler import SQLCompiler, SQLDeleteCompiler, SQLInsertCompiler, SQLUpdateCompiler
from django.db.models.sql.query import Query

from cunju.ledger.seals import bound, making
from cunju.ledger.seals.making import Touched

Execute = Callable[..., Any]
Told = Callable[[Any, type[models.Model], Execute], tuple[Any, Touched | None]]
# Tables migrations wrote to: with models of their own time, whose rows are sealed when all is migrated.
migrated: set[str] = set()


def begin() -> None:
    """From now on everything written is seen; once a process."""
    for compiler, told, execute in (
        (SQLInsertCompiler, _inserted, SQLInsertCompiler.execute_sql),
        (SQLUpdateCompiler, _updated, SQLUpdateCompiler.execute_sql),
        (SQLDeleteCompiler, _deleted, SQLCompiler.execute_sql),
    ):
        if not hasattr(compiler.execute_sql, "sealing"):
            setattr(compiler, "execute_sql", _watched(told, execute))  # noqa: B010


def _watched(told: Told, execute: Execute) -> Execute:
    def execute_sql(compiler: Any, *args: Any, **more: Any) -> Any:
        def write() -> Any:
            return execute(compiler, *args, **more)

        model = compiler.query.model
        label = model._meta.label_lower
        if label not in bound.tables():
            return write()
        if model.__module__ == "__fake__":
            migrated.add(label)
            return write()
        if making.is_later():
            done, touched = told(compiler, bound.tables()[label], write)
            if touched:
                transaction.on_commit(touched)
            return done
        with transaction.atomic(savepoint=False):
            done, touched = told(compiler, bound.tables()[label], write)
            if touched:
                _seal_at_once(touched)
            return done

    execute_sql.sealing = True  # type: ignore[attr-defined]
    return execute_sql


def _seal_at_once(touched: Touched) -> None:
    from cunju.org import clock

    making.alone()
    making.seal([touched], clock.today(), making.last())


def _inserted(compiler: Any, model: type[models.Model], write: Execute) -> tuple[Any, Touched | None]:
    done = write()
    returned = [field.attname for field in compiler.returning_fields or ()]
    at = returned.index(model._meta.pk.attname) if model._meta.pk.attname in returned else None
    rows: dict[Any, bound.Values | None] = {}
    for place, one in enumerate(compiler.query.objs):
        pk = done[place][at] if at is not None and done else one.pk
        rows |= dict.fromkeys(_alike(model, one)) if pk is None else {pk: _values(model, one, pk)}
    if compiler.query.on_conflict is not None:
        rows = dict.fromkeys(rows)
    return done, Touched(model._meta.label_lower, rows, whole=True)


def _alike(model: type[models.Model], one: Any) -> Iterator[Any]:
    """Rows that say what an object said that may have been there already."""
    said = {field.attname: getattr(one, field.attname) for field in model._meta.concrete_fields if not field.primary_key}
    yield from model._base_manager.filter(**said).values_list("pk", flat=True)


def _values(model: type[models.Model], one: Any, pk: Any) -> bound.Values | None:
    values = {field: pk if field.primary_key else getattr(one, field.attname) for field in model._meta.concrete_fields}
    if any(hasattr(value, "resolve_expression") for value in values.values()):
        return None
    return {field.attname: bound.plain(field, value) for field, value in values.items()}


def _updated(compiler: Any, model: type[models.Model], write: Execute) -> tuple[Any, Touched | None]:
    pks = _pks(compiler)
    done = write()
    if not pks or not done:
        return done, None
    said: dict[str, Any] = {}
    for field, _, value in compiler.query.values:
        if hasattr(value, "resolve_expression"):
            return done, Touched(model._meta.label_lower, dict.fromkeys(pks), whole=True)
        value = value.pk if isinstance(value, models.Model) else value
        said[field.attname] = bound.plain(field, value)
    key = model._meta.pk
    whole = {*said, key.attname} == {*bound.columns(model)}
    rows = {pk: {**said, key.attname: bound.plain(key, pk)} if whole else said for pk in pks}
    return done, Touched(model._meta.label_lower, rows, whole=whole)


def _deleted(compiler: Any, model: type[models.Model], write: Execute) -> tuple[Any, Touched | None]:
    pks = _pks(compiler)
    done = write()
    return done, Touched(model._meta.label_lower, dict.fromkeys(pks), gone=True) if pks else None


def _pks(compiler: Any) -> list[Any]:
    """The rows a statement is about to write to: those it names, else those its condition finds."""
    query = compiler.query
    condition = query.where
    if len(condition.children) == 1 and not condition.negated:
        only = condition.children[0]
        if isinstance(only, Exact | In) and isinstance(only.lhs, Col) and only.lhs.target.primary_key and not hasattr(only.rhs, "as_sql"):
            return list(only.rhs) if isinstance(only, In) else [only.rhs]
    asked = query.chain(klass=Query)
    asked.get_initial_alias()
    asked.select_related, asked.extra, asked.select = False, {}, ()
    asked.clear_ordering(force=True)
    asked.add_fields([query.get_meta().pk.name])
    return [row[0] for row in asked.get_compiler(compiler.using).results_iter()]
