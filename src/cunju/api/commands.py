"""The command platform send: for a timer; nothing goes anywhere unless the operator configured it."""

import argparse
from pathlib import Path

from cunju.kernel.commands import DONE, FOUND, Command, Out, WrongState


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", default="", help="只发这个代码之下的单位；不写是全部")


def _send(args: argparse.Namespace, out: Out) -> int:
    from django.conf import settings

    from cunju.api.models import Package
    from cunju.api.platform import sending
    from cunju.org import clock

    if not settings.PLATFORM_URL and not settings.PLATFORM_OUTBOX:
        raise WrongState("没有设置往智慧社区云平台发送：设 CUNJU_PLATFORM_URL（和 CUNJU_PLATFORM_KEY），或者 CUNJU_PLATFORM_OUTBOX=yes。")
    by_http = sending.by_http(settings.PLATFORM_URL, settings.PLATFORM_KEY)
    carry = by_http if settings.PLATFORM_URL else sending.by_folder(Path(settings.VAR) / "outbox")
    told = sending.send(args.prefix, on=clock.today(), now=clock.machine_now(), carry=carry)
    out.say(f"新打包{told['new']}份，平台收下{told['accepted']}份，没有收下{told['failed']}份（过一阵再发）。")
    for one in Package.objects.filter(state=Package.WAITING, tries__gt=0, unit_code__startswith=args.prefix)[:50]:
        out.say(f"没有收下：{one.unit_code} {one.title}：{one.said}（已试{one.tries}次）")
    return FOUND if told["failed"] else DONE


COMMANDS = [Command("platform send", "把公开表打包发往智慧社区云平台，没有收下的过后再发", _arguments, _send)]
