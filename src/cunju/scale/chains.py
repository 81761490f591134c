"""SQL of what stands: versions of a chain, what rests on what, the days on which a version was in force.

Steps are ``(name, SQL)``; each makes a table of the name. Days are whole numbers, both ends included; a *piece* is a run of days of
recording on which one version stood and all it rests on stood. The text is of the kind DuckDB and Spark both read.
"""

from cunju.scale.engines import Engine
from cunju.scale.numbers import FIRST, LAST

# Deeper than any paper rests on papers; more would be a circle.
DEEPEST = 40


def stand(engine: Engine, known: int) -> None:
    """From ``facts_in``, ``saying`` and ``units_in`` the tables ``f`` (known versions), ``e`` (rests), ``piece`` and ``h`` (heads).

    ``piece``: p, root, u, c, s, occ, unt, frm, upto, plain; ``h`` the pieces of the day ``known``.
    """
    engine.make("f", _KNOWN.format(known=known))
    engine.make("e", _EDGES.format(known=known))
    engine.make("late", "SELECT DISTINCT e.root, e.base, b.rec AS rec FROM e LEFT JOIN f b ON b.p = e.base WHERE b.p IS NULL OR b.rec > e.rec")
    engine.make("touched", "SELECT DISTINCT root FROM f WHERE p <> root OR hollow OR retracted UNION SELECT root FROM late")
    _grow(engine, "touched", "SELECT DISTINCT root FROM touched UNION SELECT e.root FROM e JOIN touched t ON t.root = e.base")
    engine.make("span", _SPANS)
    engine.make("bad", _BAD)
    _grow(engine, "bad", _WORSE)
    engine.make("piece", _PIECES)
    engine.make("h", f"SELECT * FROM piece WHERE frm <= {known} AND upto >= {known}")


def _grow(engine: Engine, name: str, step: str) -> None:
    """Make a table of itself until nothing is added."""
    before = engine.count(name)
    for _ in range(DEEPEST):
        engine.make(name, step)
        now = engine.count(name)
        if now == before:
            return
        before = now


_KNOWN = """
SELECT i.position AS p, COALESCE(i.root, i.position) AS root, u.u, u.c, s.s, i.occ, i.unt, i.rec, i.retracted, i.hollow
FROM facts_in i JOIN saying s ON s.kind = i.kind AND s.said = i.said AND s.findings = i.findings
LEFT JOIN units_in u ON u.code = i.unit
WHERE i.rec <= {known}
"""

_EDGES = """
SELECT DISTINCT position AS p, COALESCE(root, position) AS root, rec, UNNEST(bases) AS base
FROM facts_in WHERE bases IS NOT NULL AND rec <= {known}
"""

# Versions of the chains that somebody corrected, took out or made hollow, and of those that rest on one of them.
_SPANS = f"""
SELECT f.*, f.rec AS frm, COALESCE(LEAD(f.rec) OVER (PARTITION BY f.root ORDER BY f.p) - 1, {LAST}) AS upto
FROM f JOIN touched t ON t.root = f.root
"""

# Days on which nothing may rest on a chain, and the chain at fault: one that rests on itself by a circle is not its own fault.
_BAD = f"""
SELECT root, root AS cause, frm AS a, upto AS b FROM span WHERE (retracted OR hollow) AND upto >= frm
UNION SELECT root, root AS cause, {FIRST} AS a, MIN(frm) - 1 AS b FROM span GROUP BY root
UNION SELECT base AS root, base AS cause, {FIRST} AS a, COALESCE(rec - 1, {LAST}) AS b FROM late
"""

_WORSE = """
SELECT root, cause, a, b FROM bad
UNION
SELECT v.root, x.cause, GREATEST(x.a, v.frm) AS a, LEAST(x.b, v.upto) AS b
FROM span v JOIN e ON e.p = v.p JOIN bad x ON x.root = e.base AND x.a <= v.upto AND x.b >= v.frm
WHERE v.upto >= v.frm
"""

_PIECES = f"""
WITH cut AS (
  SELECT v.p, GREATEST(x.a, v.frm) AS a, LEAST(x.b, v.upto) AS b
  FROM span v JOIN e ON e.p = v.p JOIN bad x ON x.root = e.base AND x.cause <> v.root AND x.a <= v.upto AND x.b >= v.frm
  UNION ALL SELECT p, upto + 1 AS a, upto + 1 AS b FROM span
), free AS (
  SELECT p, a - 1 AS upto, MAX(b) OVER (PARTITION BY p ORDER BY a, b ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 AS frm
  FROM cut
)
SELECT v.p, v.root, v.u, v.c, v.s, v.occ, v.unt, COALESCE(x.frm, v.frm) AS frm, x.upto, FALSE AS plain
FROM span v JOIN free x ON x.p = v.p
WHERE NOT v.retracted AND v.upto >= v.frm AND COALESCE(x.frm, v.frm) <= x.upto
UNION ALL
SELECT f.p, f.root, f.u, f.c, f.s, f.occ, f.unt, f.rec AS frm, {LAST} AS upto, TRUE AS plain
FROM f LEFT JOIN touched t ON t.root = f.root WHERE t.root IS NULL
"""
