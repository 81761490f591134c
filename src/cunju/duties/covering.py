"""Whether a day is covered by what is loaded: a sentence for a day no notice, or no pack at all, speaks of."""

from datetime import date

from cunju import catalogue
from cunju.kernel.days import chinese_day


def note(on: date) -> str:
    """What to tell who looks at a day; empty where a notice covers it."""
    packs = [one for one in catalogue.load().packs if one.duties]
    there = [one for one in packs if on in one.covers]
    if not there:
        return f"{chinese_day(on)}没有装入任何法律法规或通知，这一天应办什么不作推断。"
    if any(one.notice for one in there):
        return ""
    notices = sorted((one for one in packs if one.notice), key=lambda one: one.covers.end)
    before = [one for one in notices if one.covers.end < on]
    if before and before[-1].notice:
        last = f"{before[-1].notice.number}只管到{chinese_day(before[-1].covers.end)}"
    elif notices and notices[0].notice:
        last = f"{notices[0].notice.number}自{chinese_day(notices[0].covers.start)}起"
    else:
        last = "没有装入区县通知"
    return f"{chinese_day(on)}没有通知可依：{last}，这一天只按法律法规列出。有新的通知，请系统管理员装入。"
