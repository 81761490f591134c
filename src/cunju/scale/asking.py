"""SQL of a day: the status of every window, from ``win`` and the small tables beside it (duties/status.py, word by word).

Statuses are their places in ``cells.WORST``. ``stated``: u w o d start due met status bound waits held judged_p exempt_p, where
``waits`` is the due day a reader is told and ``held`` whether something is on record.
"""

from collections.abc import Sequence

from cunju.duties.cells import RANK
from cunju.duties.status import SOON_DAYS, Adoption
from cunju.scale.compile import typed
from cunju.scale.engines import Engine, table_of
from cunju.scale.numbers import LAST, day, maybe
from cunju.scale.plan import Plan


def give_adoptions(engine: Engine, plan: Plan, adoptions: Sequence[Adoption]) -> None:
    """Table ``adoption``: d, a, b, granted and the code below which it speaks."""
    import pyarrow as pa

    by_id = {one.duty.id: one.d for one in plan.duties}
    rows = [
        (by_id[one.duty], day(one.start), maybe(one.end), day(one.adopted_on), f"{code}%")
        for one in adoptions
        for code in one.units
        if one.duty in by_id
    ]
    types = [pa.int64()] * 4 + [pa.string()]
    engine.give("adoption", table_of(("d", "a", "b", "granted", "below"), rows, types))


def state_windows(engine: Engine, on: int) -> None:
    """Tables ``life`` and ``sound``: how the keys of each state stand on a day (outcomes._state)."""
    engine.make("life", _LIFE.format(on=on))
    engine.make("run", _RUNS)
    engine.make("sound", _SOUND)


def status(engine: Engine, on: int, *, where: str = "") -> None:
    """Table ``stated`` of a day; ``where`` narrows the units (a condition on ``win`` as ``x``)."""
    state_windows(engine, on)
    engine.make("decided", _DECIDED.format(on=on))
    engine.make("done", _DONE.format(on=on, where=f"AND {where}" if where else ""))
    engine.make("free", _FREE.format(on=on))
    engine.make("adopted", _ADOPTED.format(on=on))
    ranks = {name: str(place) for name, place in RANK.items()}
    engine.make("stated", _STATED.format(on=on, soon=SOON_DAYS, **ranks))


_LIFE = f"""
WITH seen AS (
  SELECT h.u, w.w, h.v, h.root, h.p, h.occ, h.entered, h.sound, h.until, LEAST({{on}}, COALESCE(w.last, {LAST})) AS day
  FROM held h JOIN frame w ON w.d = h.d WHERE h.occ <= {{on}} AND h.occ <= COALESCE(w.last, {LAST})
), told AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY u, w, v, occ ORDER BY root DESC) AS place FROM seen
)
SELECT *, LEAD(occ) OVER (PARTITION BY u, w, v ORDER BY occ) AS following FROM told WHERE place = 1
"""

_RUNS = """
WITH part AS (
  SELECT u, w, v, occ, entered, day,
    CASE WHEN until <= COALESCE(following - 1, day) THEN until ELSE COALESCE(following - 1, day) END AS last,
    CASE WHEN until <= COALESCE(following - 1, day) THEN until ELSE COALESCE(following, day) END AS ended
  FROM life WHERE sound AND (until IS NULL OR until >= occ)
), marked AS (
  SELECT *, CASE WHEN LAG(last) OVER (PARTITION BY u, w, v ORDER BY occ) = occ - 1 THEN 0 ELSE 1 END AS fresh FROM part
), numbered AS (
  SELECT *, SUM(fresh) OVER (PARTITION BY u, w, v ORDER BY occ ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run FROM marked
)
SELECT u, w, v, run, MIN(occ) AS a, MAX(last) AS b, MAX(ended) AS ended, MIN(entered) AS entered, MAX(day) AS day
FROM numbered GROUP BY u, w, v, run
"""

# met: since when enough keys are sound; else ended: when that was so last.
_SOUND = """
WITH standing AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY u, w ORDER BY a) AS by_day, ROW_NUMBER() OVER (PARTITION BY u, w ORDER BY entered) AS by_entry
  FROM run WHERE b = day
), now AS (
  SELECT x.u, x.w, COUNT(*) AS n, MIN(CASE WHEN by_day = q.k THEN a END) AS met, MIN(CASE WHEN by_entry = q.k THEN entered END) AS entered
  FROM standing x JOIN frame w ON w.w = x.w JOIN duty q ON q.d = w.d GROUP BY x.u, x.w
), enough AS (
  SELECT r.u, r.w, r.b, COUNT(*) AS n FROM (SELECT DISTINCT u, w, b FROM run) r
  JOIN run o ON o.u = r.u AND o.w = r.w AND o.a <= r.b AND o.b >= r.b GROUP BY r.u, r.w, r.b
), latest AS (
  SELECT x.u, x.w, MAX(x.b) AS b FROM enough x JOIN frame w ON w.w = x.w JOIN duty q ON q.d = w.d WHERE x.n >= q.k GROUP BY x.u, x.w
), over AS (
  SELECT l.u, l.w, MIN(r.ended) AS ended FROM latest l JOIN run r ON r.u = l.u AND r.w = l.w AND r.b = l.b GROUP BY l.u, l.w
), any_of AS (SELECT u, w, MIN(occ) AS first FROM life GROUP BY u, w)
SELECT s.u, s.w, s.first, COALESCE(n.n, 0) AS n, n.met, CASE WHEN n.met IS NOT NULL THEN n.entered END AS entered,
  CASE WHEN n.met IS NULL THEN o.ended END AS ended
FROM any_of s LEFT JOIN now n ON n.u = s.u AND n.w = s.w LEFT JOIN over o ON o.u = s.u AND o.w = s.w
"""

# Of the nearest id that somebody judged under: the last judgement by the day.
_DECIDED = """
WITH mine AS (
  SELECT j.u, l.d, j.start, l.level, j.root, j.occ, j.entered, j.holds, j.p,
    MIN(l.level) OVER (PARTITION BY j.u, l.d, j.start) AS nearest
  FROM judged j JOIN level l ON l.name = j.name JOIN duty q ON q.d = l.d WHERE q.person
), last AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY u, d, start ORDER BY occ DESC, root DESC) AS place
  FROM mine WHERE level = nearest AND occ <= {on}
)
SELECT u, d, start, occ, entered, holds, p FROM last WHERE place = 1
"""

_DONE = """
SELECT x.u, x.w, x.o, w.d, x.start, x.due AS raw_due, w.last,
  CASE WHEN q.lived THEN s.met WHEN q.person THEN CASE WHEN j.holds THEN j.occ END WHEN x.met <= {on} THEN x.met END AS met,
  CASE WHEN q.lived THEN COALESCE(s.ended, x.due) ELSE x.due END AS due,
  COALESCE(x.first <= {on}, FALSE) AS held, j.p AS judged_p, j.entered AS judged_entered, j.u IS NOT NULL AS decided
FROM win x JOIN frame w ON w.w = x.w JOIN duty q ON q.d = w.d
LEFT JOIN sound s ON s.u = x.u AND s.w = x.w AND q.lived
LEFT JOIN decided j ON j.u = x.u AND j.d = w.d AND j.start = x.start AND q.person
WHERE (NOT q.opened OR x.start <= {on}) {where}
"""

# Windows that a grant takes out: one of all duties, else those of the nearest id that one names.
_FREE = """
WITH granted AS (
  SELECT x.u, x.w, x.o, g.p, g.name, g.a, g.b, l.level, COALESCE(x.raw_due, x.start) AS day,
    CASE WHEN q.state AND x.met IS NULL AND x.due < {on} THEN LEAST({on}, COALESCE(x.last, {on})) END AS later
  FROM done x JOIN exempt g ON g.u = x.u AND g.granted <= {on} JOIN duty q ON q.d = x.d
  LEFT JOIN level l ON l.d = x.d AND l.name = g.name LEFT JOIN all_name y ON y.name = g.name
  WHERE l.d IS NOT NULL OR y.name IS NOT NULL
), placed AS (
  SELECT *, MIN(level) OVER (PARTITION BY u, w, o) AS nearest FROM granted
)
SELECT u, w, o, MIN(p) AS p FROM placed
WHERE (level IS NULL OR level = nearest)
  AND ((a <= day AND (b IS NULL OR day <= b)) OR (a <= later AND (b IS NULL OR later <= b)))
GROUP BY u, w, o
"""

_ADOPTED = """
SELECT DISTINCT x.u, x.w, x.o FROM done x JOIN adoption z ON z.d = x.d AND z.granted <= {on} AND z.a <= x.start
JOIN units_in y ON y.u = x.u AND y.code LIKE z.below WHERE z.b IS NULL OR x.start <= z.b
"""

_STATED = """
WITH bound AS (
  SELECT x.*, q.binding OR a.u IS NOT NULL AS bound, y.vf, y.vt, y.addressed, y.begun, q.addressed_only, q.vf AS from_on, q.vt AS to_on, q.counted,
    q.state, q.person, q.made OR COALESCE(r.occ <= {on}, FALSE) AS can, COALESCE(x.raw_due, x.start) AS day, z.p AS exempt_p
  FROM done x JOIN units_in y ON y.u = x.u JOIN duty q ON q.d = x.d LEFT JOIN free z ON z.u = x.u AND z.w = x.w AND z.o = x.o
  LEFT JOIN adopted a ON a.u = x.u AND a.w = x.w AND a.o = x.o LEFT JOIN present r ON r.u = x.u AND r.d = x.d
), timed AS (
  SELECT *,
    met IS NOT NULL AND (due IS NULL OR state OR person OR NOT bound OR met <= due) AS in_time,
    COALESCE(start <= to_on AND {on} >= from_on AND day >= from_on AND (NOT counted OR start >= from_on), FALSE) AS assessable,
    begun IS NULL OR ({on} >= begun AND day >= begun AND (NOT counted OR start >= begun)) AS started,
    CASE WHEN state AND begun IS NOT NULL AND due < begun THEN raw_due ELSE due END AS waits
  FROM bound
)
SELECT u, w, o, d, start, waits AS due, met, bound, held, judged_p, judged_entered, exempt_p,
  CASE
    WHEN addressed_only AND NOT addressed THEN {not_applicable}
    WHEN day < vf OR day > vt OR exempt_p IS NOT NULL THEN {not_applicable}
    WHEN NOT assessable OR NOT (in_time OR started) THEN {not_assessable}
    WHEN met IS NOT NULL THEN CASE WHEN in_time THEN {met} ELSE {met_late} END
    WHEN NOT bound THEN {reference}
    WHEN NOT can THEN {no_room}
    WHEN person THEN CASE WHEN decided THEN {overdue} ELSE {needs_person} END
    WHEN waits IS NULL THEN {open} WHEN {on} > waits THEN {overdue}
    WHEN waits - {on} <= {soon} THEN {due_soon} ELSE {not_due}
  END AS status
FROM timed
"""

# The figures of a reader, of the windows in ``stated``: how many facts, since when enough are entered.
DETAIL = """
WITH seen AS (
  SELECT e.u, e.w, e.o, e.v, e.occ, e.entered, q.k, q.differs
  FROM entry e JOIN frame w ON w.w = e.w JOIN duty q ON q.d = w.d WHERE e.occ <= {on}
), each_of AS (
  SELECT u, w, o, k, MIN(entered) AS entered FROM seen WHERE differs GROUP BY u, w, o, k, v
  UNION ALL SELECT u, w, o, k, entered FROM seen WHERE NOT differs
), placed AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY u, w, o ORDER BY entered) AS n FROM each_of
), counted AS (
  SELECT u, w, o, COUNT(*) AS n, MIN(CASE WHEN n = k THEN entered END) AS entered FROM placed GROUP BY u, w, o
)
SELECT y.code, x.d, x.start, x.o, CASE WHEN q.lived THEN COALESCE(s.n, 0) ELSE COALESCE(c.n, 0) END AS n, x.met,
  CASE WHEN q.lived THEN s.entered WHEN q.person THEN CASE WHEN x.met IS NOT NULL THEN x.judged_entered END ELSE c.entered END AS entered,
  x.due, x.bound, x.status
FROM stated x JOIN units_in y ON y.u = x.u JOIN duty q ON q.d = x.d
LEFT JOIN counted c ON c.u = x.u AND c.w = x.w AND c.o = x.o
LEFT JOIN sound s ON s.u = x.u AND s.w = x.w AND q.lived
"""

__all__ = ["DETAIL", "give_adoptions", "state_windows", "status", "typed"]
