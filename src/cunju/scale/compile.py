"""SQL of the windows of a year: which facts fall into them, since when they have been there, which windows facts open.

Tables, of the units at hand, days as numbers:
``entry``   u w o p occ entered v    a fact in a window; ``o`` is the root of the fact that opened it, 0 in the calendar
``held``    u d root p occ entered v sound until    the life of a state's keys
``judged``  u name start root occ entered holds p   judgements, by the duty they name
``exempt``  u name a b granted p
``win``     u w o start due met first    every window; ``met`` the day its k-th fact happened, ``first`` that of the first
Why it is the fold, word by word: duties/fold.py; interfaces §5.
"""

from collections.abc import Callable
from typing import Any

from cunju.kernel.days import year_span
from cunju.scale import chains
from cunju.scale.engines import Engine, table_of
from cunju.scale.meanings import TABLES, Reader
from cunju.scale.numbers import LAST, day
from cunju.scale.plan import Plan, days_of, due_days, duty_rows, names_in, names_of

FLAGS = ("sound", "own_until", "holds", "binding", "person", "state", "opened", "addressed_only", "counted", "made", "differs", "addressed", "lived")

ADDED = {
    "opening": ("u", "w", "o", "d", "start", "due"),
    "entry": ("u", "w", "o", "p", "occ", "entered", "v"),
    "held": ("u", "d", "root", "p", "occ", "entered", "v", "sound", "until"),
}


def typed(name: str, found: list[tuple[Any, ...]], columns: tuple[str, ...]) -> Any:
    """Rows as Arrow, whole numbers and flags."""
    import pyarrow as pa

    types = [pa.bool_() if one in FLAGS else pa.string() if one in ("party", "kind") else pa.int64() for one in columns]
    return table_of(columns, found, types)


def give_plan(engine: Engine, plan: Plan, makes: frozenset[str]) -> None:
    """The plan's tables: ``duty``, ``frame``, ``on_day``, ``due_on``, ``class_duty``, ``former``; after the units' classes are known."""
    rows = duty_rows(plan, makes)
    columns = tuple(rows[0]) if rows else ("d",)
    engine.give("duty", typed("duty", [tuple(one.values()) for one in rows], columns))
    frames = [(one.w, one.d, one.start, one.end, one.due) for one in plan.frames]
    engine.give("frame", typed("frame", frames, ("w", "d", "start", "last", "due")))
    engine.give("on_day", typed("on_day", days_of(plan), ("d", "occ", "w")))
    engine.give("due_on", typed("due_on", due_days(plan), ("d", "occ", "due")))
    speaking = [(c, d) for mine, c in plan.classes.items() for d in mine]
    engine.give("class_duty", typed("class_duty", speaking, ("c", "d")))
    unmade = [(kind, one["d"]) for one in rows if not one["made"] for kind in plan.duties[int(str(one["d"]))].duty.kinds]
    engine.give("kind_duty", typed("kind_duty", unmade, ("kind", "d")))
    former = [(one.d, old.d) for one in plan.duties for old in plan.duties if old.duty.id in one.duty.former]
    engine.give("former", typed("former", former, ("d", "old")))


def read_sayings(engine: Engine, reader: Reader) -> None:
    """Tables of what the sayings of ``facts_in`` mean, and ``saying`` itself."""
    import pyarrow as pa

    found = engine.rows("SELECT DISTINCT kind, said, findings FROM facts_in ORDER BY kind, said, findings")
    numbered = [(s, *one) for s, one in enumerate(found)]
    engine.give("saying", table_of(("s", "kind", "said", "findings"), numbered, [pa.int64(), pa.string(), pa.string(), pa.string()]))
    rows = reader.read(numbered)
    for name, columns in TABLES.items():
        engine.give(f"m_{name}", typed(name, rows[name], columns))


def give_names(engine: Engine, plan: Plan) -> None:
    """Tables ``level`` and ``all_name``: the ids by which judgements and exemptions name a duty."""
    names = names_in(plan)
    engine.give("level", typed("level", names_of(plan, names), ("d", "name", "level")))
    engine.give("all_name", typed("all_name", [(names["all"],)], ("name",)))


def windows(engine: Engine, reader: Reader, *, known: int, folded: Callable[[], None] = lambda: None) -> None:
    """From ``facts_in`` and ``units_in`` every table of this module, as known on a day.

    ``folded`` adds to ``opening``, ``entry`` and ``held`` what is left to the fold (``add``).
    """
    span = year_span(reader.plan.year)
    read_sayings(engine, reader)
    chains.stand(engine, known)
    engine.make("opening", _OPENINGS.format(first=day(span.start), last=day(span.end), end=LAST))
    engine.make("entry", _entries(known))
    engine.make("held", _since(_HELD, "d, head, v, sound", known))
    engine.make("judged", _since(_JUDGED, "root, said", known))
    engine.make("exempt", "SELECT h.u, x.name, x.a, x.b, h.occ AS granted, h.p FROM h JOIN m_exempted x ON x.s = h.s WHERE h.u IS NOT NULL")
    folded()
    engine.make("present", _PRESENT)
    engine.make("win", _WINDOWS)


# Of duties none of whose kinds a room makes: the first day on which there is such a record all the same.
_PRESENT = """
SELECT h.u, k.d, MIN(h.occ) AS occ FROM h JOIN saying s ON s.s = h.s JOIN kind_duty k ON k.kind = s.kind
WHERE h.u IS NOT NULL GROUP BY h.u, k.d
"""


def add(engine: Engine, name: str, rows: list[tuple[Any, ...]]) -> None:
    """Rows beside those of ``opening``, ``entry`` or ``held``, in the order of ``ADDED``."""
    columns = ADDED[name]
    engine.give("more", typed(name, rows, columns))
    listed = ", ".join(columns)
    engine.make(name, f"SELECT {listed} FROM {name} UNION ALL SELECT {listed} FROM more")


def _since(rows: str, key: str, known: int) -> str:
    """Runs of days without a break among ``rows`` (frm, upto) of one key: of the run that holds ``known``, its first day."""
    return f"""
    WITH rows0 AS ({rows}), marked AS (
      SELECT *, CASE WHEN LAG(upto) OVER (PARTITION BY {key} ORDER BY frm) = frm - 1 THEN 0 ELSE 1 END AS fresh FROM rows0
    ), runs AS (
      SELECT *, SUM(fresh) OVER (PARTITION BY {key} ORDER BY frm ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run FROM marked
    ), since AS (SELECT *, MIN(frm) OVER (PARTITION BY {key}, run) AS entered FROM runs)
    SELECT * FROM since WHERE frm <= {known} AND upto >= {known}
    """


def _entries(known: int) -> str:
    """What was never changed counts from the day it was recorded; the rest since it has been there without a break."""
    changed, plain = _since(_CHANGED, "w, o, root, v", known), _BY_DAY.format(which="p.plain")
    return f"""
    SELECT u, w, o, p, occ, entered, v FROM ({changed}) changed
    UNION ALL SELECT u, w, o, p, occ, frm AS entered, v FROM ({plain}) plain
    """


# Windows that facts open: w is the pattern of their duty, start the day it happened.
_OPENINGS = """
SELECT h.u, h.c, w.w, w.d, h.root AS o, h.p, h.occ AS start, COALESCE(x.due, CASE WHEN m.days <= {end} - h.occ THEN h.occ + m.days END) AS due
FROM h JOIN m_opens m ON m.s = h.s
JOIN class_duty k ON k.c = h.c AND k.d = m.d
JOIN duty q ON q.d = m.d AND h.occ BETWEEN q.cover_a AND q.cover_b
JOIN frame w ON w.d = m.d
LEFT JOIN due_on x ON x.d = m.d AND x.occ = h.occ
WHERE h.u IS NOT NULL AND h.occ BETWEEN {first} AND {last}
"""

_BY_DAY = """
SELECT p.u, y.w, CAST(0 AS BIGINT) AS o, p.root, p.p, p.occ, m.v, p.frm, p.upto
FROM piece p JOIN m_qual m ON m.s = p.s
JOIN class_duty k ON k.c = p.c AND k.d = m.d
JOIN on_day y ON y.d = m.d AND y.occ = p.occ
WHERE p.u IS NOT NULL AND {which}
UNION ALL
SELECT p.u, m.w, CAST(0 AS BIGINT) AS o, p.root, p.p, p.occ, m.v, p.frm, p.upto
FROM piece p JOIN m_named m ON m.s = p.s AND p.occ > m.after
JOIN class_duty k ON k.c = p.c AND k.d = m.d
WHERE p.u IS NOT NULL AND {which}
"""

# An answer belongs to its opening as both stood on the same days; what the opening itself rests on was there before it.
_ANSWERS = """
SELECT w.u, w.w, w.o, a.root, a.p, a.occ, n.v, GREATEST(g.frm, a.frm) AS frm, LEAST(g.upto, a.upto) AS upto
FROM opening w JOIN piece g ON g.root = w.o JOIN m_opens m ON m.s = g.s AND m.d = w.d
{tied}
LEFT JOIN e before ON before.p = g.p AND before.base = a.root
WHERE a.occ >= g.occ AND a.frm <= g.upto AND a.upto >= g.frm AND before.p IS NULL
"""
_SAME = """JOIN m_qual n ON n.d = w.d AND n.t = m.t AND n.t <> 0
JOIN piece a ON a.s = n.s AND a.u = w.u"""
_RESTS = """JOIN e x ON x.base = w.o JOIN piece a ON a.p = x.p AND a.u = w.u
JOIN m_qual n ON n.s = a.s AND n.d = w.d AND n.t = 0 AND m.t = 0"""

_CHANGED = f"""
{_BY_DAY.format(which="NOT p.plain")}
UNION ALL {_ANSWERS.format(tied=_SAME)}
UNION ALL {_ANSWERS.format(tied=_RESTS)}
"""


# As long as the chain says the same of the same key, for at least as long; every state as the head of its chain has it.
_HELD = """
SELECT h.u, m.d, h.root, h.p, h.occ, m.v, m.sound, CASE WHEN m.own_until THEN h.unt ELSE m.until END AS until,
       h.p AS head, g.frm, g.upto
FROM h JOIN m_states m ON m.s = h.s
JOIN class_duty k ON k.c = h.c AND k.d = m.d
JOIN piece g ON g.root = h.root
JOIN m_states n ON n.s = g.s AND n.d = m.d AND n.v = m.v AND n.sound = m.sound
WHERE h.u IS NOT NULL AND (
  CASE WHEN n.own_until THEN g.unt ELSE n.until END IS NULL
  OR CASE WHEN n.own_until THEN g.unt ELSE n.until END >= CASE WHEN m.own_until THEN h.unt ELSE m.until END)
"""

_JUDGED = """
SELECT p.u, m.name, m.start, p.root, p.occ, m.holds, p.p, m.said, p.frm, p.upto
FROM piece p JOIN m_judged m ON m.s = p.s WHERE p.u IS NOT NULL
"""

_WINDOWS = """
WITH every AS (
  SELECT u.u, w.w, CAST(0 AS BIGINT) AS o, w.d, w.start, w.due
  FROM units_in u JOIN class_duty k ON k.c = u.c JOIN frame w ON w.d = k.d
  WHERE w.start IS NOT NULL
  UNION ALL SELECT u, w, o, d, start, due FROM opening
), newer AS (
  SELECT DISTINCT e.u, r.old, e.start FROM every e JOIN former r ON r.d = e.d JOIN duty q ON q.d = e.d WHERE e.start >= q.begins
), counted AS (
  SELECT e.u, e.w, e.o, e.occ, q.k, q.differs, e.v FROM entry e JOIN frame w ON w.w = e.w JOIN duty q ON q.d = w.d
), days AS (
  SELECT u, w, o, k, MIN(occ) AS occ FROM counted WHERE differs GROUP BY u, w, o, k, v
  UNION ALL SELECT u, w, o, k, occ FROM counted WHERE NOT differs
), numbered AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY u, w, o ORDER BY occ) AS n FROM days
), done AS (
  SELECT u, w, o, MIN(occ) AS first, MIN(CASE WHEN n = k THEN occ END) AS met FROM numbered GROUP BY u, w, o
)
SELECT e.u, e.w, e.o, e.start, e.due, x.met, x.first
FROM every e LEFT JOIN newer n ON n.u = e.u AND n.old = e.d AND n.start = e.start
LEFT JOIN done x ON x.u = e.u AND x.w = e.w AND x.o = e.o
WHERE n.u IS NULL
"""
