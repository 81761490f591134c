"""Binds what is found to measures: one list of proposals, in the order of the file, the body last."""

from collections.abc import Iterator, Sequence

from cunju.catalogue.reader.notice import BODY, Measure, Proposal
from cunju.catalogue.reader.proposing.amounts import counts, limits, ranges, recurrences, retentions, withins
from cunju.catalogue.reader.proposing.columns import of_columns
from cunju.catalogue.reader.proposing.days import NoticeYear, days
from cunju.catalogue.reader.proposing.found import Found
from cunju.catalogue.reader.proposing.names import Names, actors, subject
from cunju.catalogue.reader.proposing.recurring import recurring


def propose(
    measures: Sequence[Measure], *, rest: str, year: NoticeYear, names: Names, doubts: list[str]
) -> tuple[Proposal, ...]:
    """Proposals of all measures and of ``rest``, the body and the annexes without tasks; adds to ``doubts``.

    ``rest`` is no measure's text: its proposals have no place in one, and units named in it are left out.
    """
    found = [
        one for measure in measures for one in _of_measure(measure, year=year, names=names, doubts=doubts)
    ]
    return (*found, *_of_rest(rest, year=year, doubts=doubts))


def _of_measure(measure: Measure, *, year: NoticeYear, names: Names, doubts: list[str]) -> Iterator[Proposal]:
    text = measure.text
    places = list(names.places(text))
    named = sorted([*places, *actors(text)], key=lambda one: one.start)
    for one in places:
        if one.candidates:
            listed = "、".join(one.candidates)
            doubts.append(
                f"第{measure.no}项的“{text[one.start : one.end]}”没有认定是哪个单位，可能是{listed}。"
            )
    for one in sorted(
        [*_said(text, year=year, doubts=doubts), *places], key=lambda one: (one.start, one.end)
    ):
        by, codes = ("", one.codes) if one.type == "place" else subject(text, one, named=named)
        words = text[one.start : one.end]
        yield Proposal(measure.no, one.type, words, one.start, one.end, one.values, by, codes, one.candidates)
    yield from of_columns(measure, year=year, names=names, doubts=doubts)


def _of_rest(rest: str, *, year: NoticeYear, doubts: list[str]) -> Iterator[Proposal]:
    named = list(actors(rest))
    for one in sorted(_said(rest, year=year, doubts=doubts), key=lambda one: one.start):
        by, _ = subject(rest, one, named=named)
        yield Proposal(BODY, one.type, rest[one.start : one.end], None, None, one.values, by)


def _said(text: str, *, year: NoticeYear, doubts: list[str]) -> list[Found]:
    """What a text says, each character once: the first finder in this order has it."""
    dated = list(days(text, year=year, doubts=doubts))
    again = recurring(text, year=year, doubts=doubts)
    finders = (recurrences(text), dated, again, retentions(text), withins(text), ranges(text), limits(text), counts(text))
    taken: list[Found] = []
    for finder in finders:
        fresh: list[Found] = []
        for one in finder:
            # Several deadlines may be said by the same words: 3月、6月、9月底前.
            rivals = [*taken, *[other for other in fresh if (other.start, other.end) != (one.start, one.end)]]
            if not any(one.overlaps(other) for other in rivals):
                fresh.append(one)
        taken += fresh
    return taken
