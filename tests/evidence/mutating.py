"""One byte changed by hand, anywhere something is kept: in a table, in a guard, in a file; and what the check says of it."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from cunju import catalogue
from cunju.archive import disk
from cunju.duties import rebuilding
from cunju.duties.checking import archived, records
from cunju.duties.checking.findings import Looked
from cunju.duties.models import StoredFold
from cunju.ledger import guards
from cunju.ledger.log import verifying
from cunju.ledger.models import Digest, Fact, Head, Log, Nonce, Rest, Seal
from cunju.ledger.seals import bound, checking

FOUND, UNSEEN, REFUSED, SAME = "found", "unseen", "refused", "same value"
# What no check can say, each with why; docs/evidence.md tells them in these words.
OUTSIDE = {
    "fold": "a stored fold that is not in use",
    "position": "a fact's position where the order stays",
    "nonce": "the nonce of a seal a newer seal of the row stands behind",
    "key": "a row's own number nothing names",
}
POSTGRES = "postgresql"


@dataclass(frozen=True)
class Tried:
    """What was changed, and what came of it."""

    kind: str
    what: str
    came: str


class Again(Exception):
    """Nothing to change there: another place is drawn."""


class Mutations:
    """Draws places and tries them; the database is as before after each."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.tree = verifying.Tree()
        self.tables = [one for one in bound.tables().values() if one._base_manager.exists()]
        heads, digest = dict(Head.objects.values_list("unit_code", "number")), catalogue.load().digest
        stored = StoredFold.objects.filter(digest=digest).order_by("pk").values_list("pk", "unit_code", "head")
        self.folds = [pk for pk, code, head in stored if heads.get(code, 0) == head]
        self.kinds: dict[str, tuple[int, Callable[[], Tried]]] = {
            "facts": (5, self._fact),
            "bound rows": (7, self._row),
            "folds": (3, self._fold),
            "guards": (1, self._guard),
            "files": (2, self._file),
            "seals": (2, self._seal),
        }

    def run(self, count: int) -> Iterator[Tried]:
        """``count`` changes the engine took, each kind by its weight, and those it refused between them."""
        names, weights = list(self.kinds), [weight for weight, _ in self.kinds.values()]
        done = 0
        while done < count:
            kind = names[done] if done < len(names) else self.dice.choices(names, weights)[0]
            try:
                one = self.kinds[kind][1]()
            except Again:
                continue
            done += one.came not in (REFUSED, SAME)
            yield one

    def _byte(self, data: bytes) -> bytes:
        """The same with one byte another one, and text still text."""
        if not data:
            raise Again
        for _ in range(50):
            at, new = self.dice.randrange(len(data)), self.dice.choice((self.dice.randrange(32, 127), self.dice.randrange(128, 192)))
            found = data[:at] + bytes([new]) + data[at + 1 :]
            if found != data and (_is_text(found) or not _is_text(data)):
                return found
        raise Again

    def _changed(self, kind: str, model: Any, seen: Callable[[Any, Any], str], pks: Sequence[Any] = ()) -> Tried:
        """One byte of one column of one row of a table; ``seen(pk, field)`` says what came of it."""
        there = model._base_manager.order_by("pk").values_list("pk", flat=True)
        pk = self.dice.choice(pks) if pks else there[self.dice.randrange(there.count())]
        field = self.dice.choice(model._meta.concrete_fields)
        what = f"{model._meta.db_table}.{field.column}"
        with undone():
            key = model._meta.pk
            where = key.get_db_prep_value(pk, connection)
            quoted, table, own = connection.ops.quote_name(field.column), model._meta.db_table, connection.ops.quote_name(key.column)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT CAST({quoted} AS text) FROM {table} WHERE {own} = %s", [where])
                old = cursor.fetchone()[0]
                if old is None:
                    raise Again
                new = self._byte(str(old).encode()).decode()
                before = _plain(model, pk)
                try:
                    with transaction.atomic():
                        cursor.execute(f"UPDATE {table} SET {quoted} = {_cast(field)} WHERE {own} = %s", [new, where])
                except (DatabaseError, ValueError):
                    return Tried(kind, what, REFUSED)
                if not field.primary_key and _plain(model, pk) == before:
                    return Tried(kind, what, SAME)
            return Tried(kind, f"{what} of {pk}: {old!r} is {new!r}", seen(pk, field))

    def _fact(self) -> Tried:
        model = self.dice.choices((Fact, Rest, Digest), (3, 1, 2))[0]
        units = dict(model._base_manager.values_list("pk", "unit_code"))

        def seen(pk: Any, field: Any) -> str:
            if facts_of(units[pk]) or (field.name == "rows" and list(checking.chain(checking.Looked()))):
                return FOUND
            if model is Fact and field.name == "position":
                return OUTSIDE["position"]
            return OUTSIDE["key"] if model is Rest and field.primary_key else UNSEEN

        return self._changed("facts", model, seen)

    def _row(self) -> Tried:
        model = self.dice.choice(self.tables)
        return self._changed("bound rows", model, lambda *_: _said(checking.of_table(model._meta.label_lower, checking.Looked())))

    def _seal(self) -> Tried:
        model = self.dice.choice((Seal, Nonce))

        def seen(pk: Any, field: Any) -> str:
            if _said(checking.chain(checking.Looked())) == FOUND:
                return FOUND
            one = Seal.objects.filter(pk=pk).first()
            if one is None or model is Seal:
                return UNSEEN
            if Seal.objects.filter(label=one.label, row=one.row, number__gt=one.number).exists():
                return OUTSIDE["nonce"]
            return _said(checking.of_table(one.label, checking.Looked()))

        return self._changed("seals", model, seen)

    def _fold(self) -> Tried:
        def seen(pk: Any, _: Any) -> str:
            one = StoredFold.objects.filter(pk=pk).first()
            if one is None:
                return OUTSIDE["key"]
            head = Head.objects.filter(unit_code=one.unit_code).values_list("number", flat=True).first() or 0
            if (one.head, one.digest) != (head, catalogue.load().digest):
                return OUTSIDE["fold"]
            return FOUND if rebuilding.differing(one.unit_code) else UNSEEN

        return self._changed("folds", StoredFold, seen, self.folds)

    def _guard(self) -> Tried:
        with undone(lifted=False):
            texts = guards._there()
            (name, table), text = self.dice.choice(sorted((key, text) for key, text in texts.items() if key[1] in guards.TABLES))
            if connection.vendor == POSTGRES:
                statements = [s for s in guards._postgres() if name in s or s.startswith("CREATE OR REPLACE FUNCTION")]
                new = [self._byte(self.dice.choice(statements).encode()).decode()]
            else:
                new = [guards._drop(name, table), self._byte(text.encode()).decode()]
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    for one in new:
                        cursor.execute(one)
            except (DatabaseError, ValueError):
                return Tried("guards", name, REFUSED)
            if guards._there() == texts:
                return Tried("guards", name, SAME)
            return Tried("guards", f"{name}: {new[-1]}", FOUND if guards.faults() else UNSEEN)

    def _file(self) -> Tried:
        folders = [Path(settings.LOG) / one for one in Log.objects.values_list("folder", flat=True)]  # others are of no database, or of another
        log = [one for folder in folders for one in folder.rglob("*") if one.is_file() and not one.name.startswith(".")]
        kept = list(disk.files())
        file = self.dice.choice(self.dice.choice([some for some in (log, kept) if some]))
        data = file.read_bytes()
        at = self.dice.randrange(len(data))
        mode = file.stat().st_mode
        try:
            file.chmod(0o600)
            file.write_bytes(data[:at] + bytes([data[at] ^ self.dice.randrange(1, 256)]) + data[at + 1 :])
            said = [*verifying.differences(self.tree), *archived.check(Looked())]
        finally:
            file.write_bytes(data)
            file.chmod(mode)
        return Tried("files", f"{file.name} at {at}", FOUND if said else UNSEEN)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _cast(field: Any) -> str:
    return f"CAST(%s AS {field.db_type(connection)})" if connection.vendor == POSTGRES else "%s"


def _plain(model: Any, pk: Any) -> Any:
    """A row as the program reads it; None where it cannot."""
    try:
        with transaction.atomic():
            row = model._base_manager.filter(pk=pk).values_list(*bound.columns(model)).first()
            return None if row is None else bound.of_row(model, row)
    except Exception:
        return None


def _said(faults: Iterator[Any]) -> str:
    return FOUND if next(iter(faults), None) else UNSEEN


def facts_of(unit: str) -> list[str]:
    """What the check says of the facts of one unit beyond what it says of it as it is (bases of other units are not known to it)."""
    return [str(one) for one in records.facts(Looked(), {}, {}, unit=unit) if "不在它之前" not in one.message]


@contextmanager
def undone(*, lifted: bool = True) -> Iterator[None]:
    """Whatever is done within is undone."""
    with transaction.atomic():
        try:
            if lifted:
                with connection.cursor() as cursor:
                    for name, table in guards._names().items():
                        cursor.execute(guards._drop(name, table))
                    if connection.vendor == POSTGRES:
                        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            yield
        finally:
            transaction.set_rollback(True)


def unbound() -> list[str]:
    """Tables of the program that hang on no fact."""
    ours = [one for one in apps.get_models() if one._meta.app_config and one._meta.app_config.name.startswith("cunju.")]
    return sorted(one._meta.label for one in ours if one._meta.label_lower not in bound.tables() and one._meta.app_label != bound.APART)
