"""The commands ``scale …``: a lake of facts, and the catalogue read over it by an engine."""

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cunju.duties.lawcommand import day_of
from cunju.kernel.commands import DONE, FOUND, Command, NotSetUp, Out
from cunju.kernel.refusals import Refusal
from cunju.scale.engines import INSTALL

LEVELS = ("nation", "province", "city", "county", "town", "unit")
SHOWN = 20


def _ready() -> None:
    """NotSetUp where the packages are not here."""
    from importlib.util import find_spec

    if not find_spec("duckdb") or not find_spec("pyarrow"):
        raise NotSetUp(f"大范围计算的软件包还没有装上。请在克隆里执行：{INSTALL}。")


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="数据所在的文件夹")


def _engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb", help="用哪个计算引擎，默认 duckdb")
    parser.add_argument("--master", metavar="URL", default="local[*]", help="Spark 的地址，默认本机")


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", help="哪一天的情况，默认导出时的今天")
    parser.add_argument("--known", help="截至哪一天已录入的，默认同上")
    parser.add_argument("--year", type=int, help="哪一年，默认 --on 的那一年")


def _say(_: argparse.Namespace, out: Out) -> int:
    _ready()
    out.say("大范围计算的部分已装好。看 docs/scale.md，或执行 bin/cunju help。")
    return DONE


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--prefix", default="", help="只导出这个代码之下的")


def _export(args: argparse.Namespace, out: Out) -> int:
    _ready()
    from cunju.scale import exporting

    report = exporting.export(args.folder, prefix=args.prefix, out=out)
    out.result(json.dumps(report, ensure_ascii=False))
    out.say(f"导出{report['counties']}个区县、{report['facts']}条记录，每条{report['bytes'] / max(report['facts'], 1):.0f}字节。")
    return DONE


def _matrix_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _days(parser)
    parser.add_argument("--prefix", default="", help="只看这个代码之下的")
    parser.add_argument("--level", choices=LEVELS, help="每行是什么，默认按代码的下一级")
    _engine(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", action="store_true")


def _matrix(args: argparse.Namespace, out: Out) -> int:
    from cunju.scale import matrix, presenting

    level = args.level or {0: "province", 2: "city", 4: "county", 6: "town"}.get(len(args.prefix), "unit")
    with Opened(args, out) as opened:
        slices = opened.slices(args.prefix)
        opened.build(slices)
        begun = time.monotonic()
        found = matrix.matrix(opened.results, slices, on=opened.on, level=level, prefix=args.prefix)
        out.say(f"汇总用了{time.monotonic() - begun:.1f}秒。截至{opened.results.known}已录入的。")
    if args.json:
        out.result(json.dumps(presenting.as_json(found, args.prefix), ensure_ascii=False))
    elif args.csv:
        out.result(presenting.as_csv(found))
    else:
        out.result("\n".join(_lines(found)) or "没有单位。")
    return DONE


def _lines(found: Any) -> list[str]:
    return [
        f"{row.code}\t{row.name}\t"
        + " ".join(f"{cell.measure}:{cell.state}" + (f":{cell.n}/{cell.of}" if cell.of else "") for cell in row.cells)
        for row in found.rows
    ]


def _standing_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--unit", required=True, help="单位代码")
    _days(parser)
    _engine(parser)


def _standing(args: argparse.Namespace, out: Out) -> int:
    from cunju.scale import verifying

    with Opened(args, out) as opened:
        if not any(one["code"] == args.unit for one in opened.results.units):
            raise Refusal(f"没有代码为“{args.unit}”的单位。")
        (one,) = opened.slices(args.unit[:6])
        opened.build([one])
        opened.results.prepare()
        found = verifying.compiled(opened.results, one, [args.unit], opened.on)
    names = ("duty", "from", *verifying.FIGURES)
    rows = [dict(zip(names, (duty, start.isoformat(), *map(_plain, values)), strict=True)) for (_, duty, start, _), values in sorted(found.items())]
    about = {"unit": args.unit, "on": opened.on.isoformat(), "known": opened.results.known.isoformat(), "year": opened.results.year}
    out.result(json.dumps({"schema": "cunju.scale-standing/1", **about, "windows": rows}, ensure_ascii=False))
    return DONE


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _days(parser)
    _engine(parser)
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="随机抽多少个单位，默认200")
    parser.add_argument("--seed", type=int, default=0, help="抽样的种子")


def _verify(args: argparse.Namespace, out: Out) -> int:
    from cunju.scale import verifying

    with Opened(args, out) as opened:
        slices = opened.slices("")
        opened.build(slices)
        found = verifying.verify(opened.results, slices, on=opened.on, sample=args.sample, seed=args.seed)
    report = {
        "schema": "cunju.scale-verify/1", "units": found.units, "windows": found.windows, "duties": found.duties,
        "folded": list(found.folded), "folded_windows": found.folded_windows, "facts": found.facts, "fold_seconds": round(found.seconds, 2),
        "differences": found.differences,
    }  # fmt: skip
    out.result(json.dumps(report, ensure_ascii=False))
    out.say(
        f"抽查{found.units}个单位、{found.windows}个时段：不一致{len(found.differences)}处；"
        f"{found.duties}项要求里有{len(found.folded)}项、{found.folded_windows}个时段逐单位计算。"
    )
    for one in found.differences[:SHOWN]:
        out.say(f"  {one['unit']} {one['duty']} {one['from']}：引擎 {one['compiled']}，逐单位 {one['folded']}")
    return DONE if found.sound else FOUND


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    _days(parser)
    parser.add_argument("--level", choices=LEVELS, default="unit", help="汇总到哪一级为止，默认村（居）")
    _engine(parser)


def _publish(args: argparse.Namespace, out: Out) -> int:
    from cunju.org import clock
    from cunju.scale import publishing

    with Opened(args, out) as opened:
        slices = opened.slices("")
        opened.build(slices)
        counted = publishing.publish(opened.results, slices, on=opened.on, down_to=args.level, now=clock.now(), out=out)
    about = {"on": opened.on.isoformat(), "known": opened.results.known.isoformat(), "places": counted}
    out.result(json.dumps({"schema": "cunju.scale-publish/1", **about}, ensure_ascii=False))
    out.say(f"已写入{sum(counted.values())}个地方截至{opened.on}的汇总数，原有的已全部换掉。")
    return DONE


def _generate_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--units", type=int, required=True, metavar="N", help="村（居）的个数")
    parser.add_argument("--seed", type=int, default=0, help="同一个种子造出同样的数据")
    parser.add_argument("--places", type=Path, metavar="CSV", help="单位表：给表里的区县造，不写则连区县也造")


def _generate(args: argparse.Namespace, out: Out) -> int:
    _ready()
    from cunju.scale import generate

    report = generate.generate(args.folder, units=args.units, seed=args.seed, places=args.places, out=out)
    out.result(json.dumps(report, ensure_ascii=False))
    return DONE


class Opened:
    """A lake and an engine for the length of one command."""

    def __init__(self, args: argparse.Namespace, out: Out) -> None:
        _ready()
        from cunju.scale import engines
        from cunju.scale.lake import Lake
        from cunju.scale.results import Results

        self.out = out
        self.lake = Lake(args.folder)
        today = date.fromisoformat(self.lake.about["today"])
        self.on = day_of(args.on, "--on") or today
        self.engine = engines.engine(args.engine, master=args.master)
        self.results = Results(self.lake, self.engine, args.year or self.on.year, day_of(args.known, "--known") or today)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()

    def slices(self, prefix: str) -> list[Any]:
        """The slices in which something of a code lies."""
        found = [one for one in self.lake.slices() if any(county.startswith(prefix[:6]) for county in one.counties)]
        if not found:
            raise Refusal(f"数据里没有代码“{prefix}”之下的单位。")
        return found

    def build(self, slices: Sequence[Any]) -> None:
        """Compute what is not kept yet, saying how far it is."""
        begun, facts = time.monotonic(), 0
        for at, one in enumerate(slices, start=1):
            if self.results.build(one):
                facts += one.facts
                spent = time.monotonic() - begun
                self.out.say(f"第{at}/{len(slices)}片：{facts}条记录，{spent:.1f}秒，每条{spent / max(facts, 1) * 1e6:.1f}微秒。")

    def clear(self) -> None:
        """Forget what is kept."""
        shutil.rmtree(self.lake.folder / "results", ignore_errors=True)


def _none(_: argparse.ArgumentParser) -> None:
    """No arguments."""


COMMANDS = [
    Command("scale", "装上大范围计算的部分（可以不装）", _none, _say, needs_database=False),
    Command("scale export", "把台账导出成 Parquet 数据", _export_arguments, _export),
    Command("scale matrix", "数据的任务矩阵：全国、省、市、区县、镇街、村（居）", _matrix_arguments, _matrix, needs_database=False),
    Command("scale standing", "数据里一个单位的应办事项", _standing_arguments, _standing, needs_database=False),
    Command("scale verify", "抽查：引擎算的和逐单位算的是否一样", _verify_arguments, _verify, needs_database=False),
    Command("scale publish", "把数据的汇总数写进现在的数据库，供省市页面看", _publish_arguments, _publish),
    Command("scale generate", "按现有台账的样子造一批数据", _generate_arguments, _generate),
]
