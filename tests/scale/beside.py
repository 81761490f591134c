"""The compiled reading and the plain fold side by side, on the same versions, without a database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cunju.catalogue import Catalogue
from cunju.duties.cells import WORST
from cunju.duties.chains import Version
from cunju.duties.fold import fold
from cunju.duties.status import Adoption, Asked, window
from cunju.scale import asking, compile, parquet
from cunju.scale import fold as fold_of
from cunju.scale.engines import Engine
from cunju.scale.meanings import Reader, fields_read
from cunju.scale.numbers import back, day, maybe
from cunju.scale.plan import plan

Said = tuple[str, str, date, str, int, date | None, date | None, date | None, bool, str]


@dataclass(frozen=True)
class Place:
    """A unit as both readings ask it."""

    code: str
    kind: str = "village"
    valid_from: date | None = None
    valid_to: date | None = None
    addressed: bool = True
    start: date | None = None


@dataclass(frozen=True)
class Question:
    """What is asked of both."""

    year: int
    known: date
    on: date
    makes: frozenset[str]
    adoptions: Sequence[Adoption] = ()


def compiled(
    engine: Engine, catalogue: Catalogue, versions: Iterable[Version], places: Sequence[Place], asked: Question, folding: Sequence[str] = ()
) -> list[Said]:
    """What the engine says of every window."""
    places_of = parquet.Places()
    versions = sorted(versions, key=lambda one: one.position)
    for one in versions:
        places_of.take(one)
    read = fields_read(catalogue)
    engine.give("facts_in", parquet.in_engine(parquet.row(parquet.Stored(one), places_of, read) for one in versions))
    made = plan(catalogue, asked.year, folded=folding)
    units(engine, made, places)
    compile.give_plan(engine, made, asked.makes)
    compile.give_names(engine, made)
    compile.windows(engine, Reader(made), known=day(asked.known), folded=lambda: left(engine, made, versions, places, asked))
    asking.give_adoptions(engine, made, asked.adoptions)
    asking.status(engine, day(asked.on))
    roots = {one.position: one.uid for one in versions}
    return sorted(
        (
            code, made.duties[d].duty.id, back(start), roots.get(o, ""), n, back(met), back(entered), back(due), bound, WORST[status],
        )
        for code, d, start, o, n, met, entered, due, bound, status in engine.rows(asking.DETAIL.format(on=day(asked.on)))
    )  # fmt: skip


def left(engine, made, versions, places, asked):
    """What is left to the fold, its versions called by their positions as in a lake."""
    if not made.folded:
        return
    names = {one.uid: str(one.position) for one in versions}
    placed = [
        replace(
            one, uid=names[one.uid], rests_on=tuple(names[each] for each in one.rests_on),
            supersedes=names[one.supersedes] if one.supersedes else None,
        )
        for one in versions
    ]  # fmt: skip
    rows = [{"u": u, "code": one.code, "kind": one.kind} for u, one in enumerate(places)]
    fold_of.add(engine, made, asked.known, rows, {one.code: placed for one in places})


def units(engine: Engine, made, places: Sequence[Place]) -> None:
    import pyarrow as pa

    rows = [
        (u, one.code, made.class_of(one.code, one.kind), maybe(one.valid_from), maybe(one.valid_to), one.addressed, maybe(one.start))
        for u, one in enumerate(places)
    ]
    names = ("u", "code", "c", "vf", "vt", "addressed", "begun")
    number = pa.int64()
    columns = list(zip(*rows, strict=True))
    types = [number, pa.string(), number, number, number, pa.bool_(), number]
    engine.give("units_in", pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)}))


def folded(catalogue: Catalogue, versions: Sequence[Version], places: Sequence[Place], asked: Question) -> list[Said]:
    """What the fold says of every window."""
    found = []
    for one in places:
        made = fold(versions, catalogue=catalogue, code=one.code, kind=one.kind, year=asked.year, known=asked.known)
        question = Asked(
            on=asked.on, code=one.code, valid_from=one.valid_from, valid_to=one.valid_to, addressed=one.addressed, makes=asked.makes,
            exemptions=made.exemptions, adoptions=asked.adoptions, start=one.start, present=made.present, kind=one.kind,
        )  # fmt: skip
        duties = {each.duty.id: each.valid for each in plan(catalogue, asked.year).duties}
        for raw in made.windows:
            duty = duties[raw.duty]
            if duty.window.after and raw.start > asked.on:
                continue
            seen = window(duty, raw, task=0, asked=question)
            found.append(
                (
                    one.code, raw.duty, raw.start, raw.opening, seen.count, seen.met_on, seen.entered_on, seen.due_on, seen.binding,
                    seen.status,
                )
            )  # fmt: skip
    return sorted(found, key=_key)


def _key(one: Said) -> tuple[str, ...]:
    return tuple(map(str, one))
