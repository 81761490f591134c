"""Finds what a notice says in numbers, days and names; a person confirms it. Nothing is guessed.

``each`` of a recurrence is the period as written: ``year half quarter month`` (the words a duty knows),
``week day half_month ten_days term``, and with a number before it ``two_months``, ``three_months``,
``two_years``, ``two_weeks`` … (2 to 12). ``每三个月`` is not made a quarter; ``每一个月`` is ``month``.
Only a stated number of times is a recurrence: ``每月公开`` alone, ``定期``, ``适时``, ``若干次`` are none.
``至少召开1-2次`` gives ``at_least`` 1 and, besides, ``at_most`` 2.

A count is only a stated least number (``至少推荐3名``, ``不少于5人``); a bare ``2个`` or ``4项程序`` is none:
it may be part of a name or have two readings. ``who`` is a field of each proposal, never one of its own.

A day without a year takes the year of the task list in the title, or where the title names none (or several)
the year of the notice's own date. 年初, 年底, 上半年, 6月前 (which day?) give no date.
"""

from cunju.catalogue.reader.proposing.finding import propose

__all__ = ["propose"]
