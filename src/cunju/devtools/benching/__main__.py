"""``python -m cunju.devtools.benching FILE``: makes the database named by the environment, measures, writes FILE."""

import json
import platform
import random
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from cunju.config import commandline
from cunju.config.terminal import Terminal
from cunju.devtools.benching.timing import RUNS, Figure, Ratio


def main(words: list[str]) -> int:
    """Measure everything once; 2 without a file to write to."""
    if len(words) != 1:
        sys.stderr.write("缺少要写入的文件。\n")
        return 2
    commandline.start_django(None)
    Path(words[0]).write_text(json.dumps(measured(Terminal()), ensure_ascii=False), encoding="utf-8")
    return 0


def measured(out: Any, runs: int = RUNS) -> dict[str, Any]:
    """The document ``cunju.bench/1``, on a demonstration made here."""
    seconds = prepared(out)
    ratios, figures = everything(out, runs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [Figure("demonstration", round(seconds, 1), "秒"), *figures]
    return document(ratios, [*figures, Figure("peak_memory", round(peak), "MB")])


def prepared(out: Any) -> float:
    """Seconds to make the demonstration, database and all."""
    from cunju.config import fresh

    begun = perf_counter()
    with fresh.made_whole():
        import_module("cunju.config.demonstration").prepare(out)
    return perf_counter() - begun


def everything(out: Any, runs: int) -> tuple[list[Ratio], list[Figure]]:
    """All ratios and figures on the demonstration in use."""
    from cunju.config import demonstration as demo
    from cunju.devtools.benching import folds, matrices, papers
    from cunju.duties.rebuilding import rebuild
    from cunju.org.models import Unit

    begun = perf_counter()
    rebuild(dry_run=True)
    again = Figure("rebuild", round(perf_counter() - begun, 1), "秒")
    page, sizes = matrices.page("500112", demo.TODAY, runs)
    ratios = [matrices.from_database("500112", demo.TODAY, runs), page]
    villages = list(Unit.objects.filter(kind="village").order_by("code"))
    towns = list(Unit.objects.filter(kind="town").order_by("code"))
    stage = demo.Stage(villages, towns, random.Random(demo.SEED), demo.TODAY, out)
    acted, queries = folds.over_action(stage, villages[-3 * runs :], 2 * runs)
    ratios += [*acted, folds.growth(runs=runs)]
    pages = matrices.pages("500112", ADDRESSES, runs)
    return ratios, [again, *pages, *sizes, *queries, *papers.years("500112", "500112018202", demo.TODAY)]


ADDRESSES = {
    "today": "/today/",
    "matrix": "/matrix/500112/",
    "matrix_town": "/matrix/500112018/",
    "unit": "/unit/500112018202/",
    "why": "/why/500112018202/3/",
    "register": "/register/",
}


def document(ratios: list[Ratio], figures: list[Figure]) -> dict[str, Any]:
    """Schema ``cunju.bench/1``."""
    return {
        "schema": "cunju.bench/1",
        "ratios": [one.as_json() for one in ratios],
        "figures": [one.as_json() for one in figures],
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
