"""The command portal export."""

import argparse

from cunju.kernel.commands import DONE, Command, Out


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="导出到哪个文件夹；再次导出只改有变化的文件")
    parser.add_argument("--prefix", default="", help="只导出代码以此开头的单位，默认全部")
    parser.add_argument("--address", default="", help="本系统的网址，没有导出的页面（如提问）链接到那里；不写则只留文字")


def _export(args: argparse.Namespace, out: Out) -> int:
    from pathlib import Path

    from cunju.org import clock
    from cunju.portal import exporting

    on = clock.today()
    units = exporting.units_under(args.prefix, on=on)
    made = exporting.Export(Path(args.folder), on, args.address)
    made.run(units, lambda found: iter(out.progress(found, total=len(found), label="导出")))
    same = len(made.files) - len(made.written)
    out.say(f"{len(units)}个单位，{len(made.files)}个文件：写了{len(made.written)}个，没有变化{same}个，删去{len(made.removed)}个。")
    return DONE


COMMANDS = [Command("portal export", "把公开栏导出成静态网页，放到区县自己的网站上", _arguments, _export)]
