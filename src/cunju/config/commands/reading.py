"""The command reading: brings the optional part that reads photographed paper; `bin/cunju` has installed it before this runs."""

import argparse

from cunju.kernel.commands import DONE, Command, NotSetUp, Out, no_arguments
from cunju.tables import reading


def _reading(_: argparse.Namespace, out: Out) -> int:
    if not (reading.reads_sheets() and reading.reads_words()):
        raise NotSetUp("认读照片的软件包还没有装上。请在克隆里执行：bin/cunju reading。")
    out.say("认读照片的部分已装好。重新启动服务以后，会议记录页上有“用签到表的照片”。")
    return DONE


COMMANDS = [Command("reading", "装上认读照片的部分：签到表、财务表、会议记录（可以不装）", no_arguments, _reading, needs_database=False)]
