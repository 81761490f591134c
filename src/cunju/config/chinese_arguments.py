"""An argument parser that speaks Chinese and ends with 2 where a call is wrong."""

import argparse
import sys
from typing import NoReturn

from cunju.kernel.commands import WRONG_CALL

WORDS = {
    "usage: ": "用法：",
    "options": "选项",
    "optional arguments": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示本说明",
    "the following arguments are required: %s": "缺少：%s",
    "unrecognized arguments: %s": "不认识：%s",
    "expected one argument": "后面应有一个值",
    "expected at least one argument": "后面至少应有一个值",
    "expected at most one argument": "后面至多一个值",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有“%(value)s”这一项，可用：%(choices)s",
    "invalid %(type)s value: %(value)r": "“%(value)s”不合要求",
    "not allowed with argument %s": "不能与%s同时用",
    "one of the arguments %s is required": "应有其中之一：%s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 可能是：%(matches)s，请写全",
    "ignored explicit argument %r": "不带值，现为%r",
}


def _chinese(text: str) -> str:
    return WORDS.get(text, text)


def _chinese_plural(one: str, many: str, number: int) -> str:
    return f"后面应有{number}个值" if one.startswith("expected") else (one if number == 1 else many)


class ChineseParser(argparse.ArgumentParser):
    """argparse with its messages in Chinese; options must be written out in full."""

    def __init__(self, *, prog: str, description: str) -> None:
        # argparse looks its words up through these two names of its own module; no other hook exists.
        vars(argparse)["_"] = _chinese
        vars(argparse)["ngettext"] = _chinese_plural
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """One sentence and the usage on stderr; exit 2."""
        sys.stderr.write(f"命令写得不对。{message}。\n{self.format_usage()}")
        raise SystemExit(WRONG_CALL)
