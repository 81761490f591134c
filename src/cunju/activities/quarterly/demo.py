"""Demonstration records of this room: the forms of March and June."""

from datetime import date
from typing import Any

from cunju.activities.quarterly import actions, queries


def last(stage: Any) -> None:
    """Every town reports for March and June what its records say on the day it sends, and nothing else; September is still a draft."""
    for report_on, day in ((date(2023, 3, 31), date(2023, 3, 30)), (date(2023, 6, 30), date(2023, 6, 29))):
        for town in stage.out.progress(stage.towns, total=len(stage.towns), label="办理情况表"):
            # A few are days late; they report how it stands on the day they do.
            late = stage.dice.random() < 0.05 and town.code != "500112018"
            sent = date(2023, report_on.month + 1, 3) if late else day
            drafted = queries.draft(town, report_on, today=sent, sending=True)
            words = actions.Words(
                progress=drafted.progress,
                problems=drafted.problems,
                status=drafted.proposed,
                contact=drafted.contact,
                phone="023-0000 0000",
            )
            actions.submit(drafted, words, by="demonstration", now=stage.at(sent))
