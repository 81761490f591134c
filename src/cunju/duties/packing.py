"""A fold as text and back; days as ISO text."""

import json
from datetime import date
from typing import Any

from cunju.duties.fold import Entry, Exemption, Fold, RawWindow

_DECODER = json.JSONDecoder()


def pack(folded: Fold) -> str:
    """A fold as one line of JSON."""
    windows = [
        [
            one.duty,
            _iso(one.start),
            _iso(one.end),
            _iso(one.due_on),
            _entries(one.entries),
            _entries(one.judged),
            one.opening,
        ]
        for one in folded.windows
    ]
    return json.dumps(
        [windows, _exemptions(folded), _iso(folded.latest), [[name, _iso(on)] for name, on in folded.present]],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def carried(text: str, folded: Fold) -> str:
    """A packed fold of another year of the same unit with what all years share (the last recording, what is present) as in ``folded``."""
    _, end = _DECODER.raw_decode(text, 1)
    _, end = _DECODER.raw_decode(text, end + 1)
    return f"{text[:end]},{_shared(folded)}]"


def shared(folded: Fold) -> str:
    """What all years of a unit share: its exemptions, its last recording, what is present."""
    said = [_exemptions(folded), _iso(folded.latest), [[name, _iso(on)] for name, on in folded.present]]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read_shared(text: str) -> tuple[tuple[Exemption, ...], date | None, tuple[tuple[str, date], ...]]:
    """What ``shared`` wrote."""
    exemptions, latest, present = json.loads(text)
    return _read_exemptions(exemptions), _day(latest), tuple((name, date.fromisoformat(on)) for name, on in present)


def _shared(folded: Fold) -> str:
    said = [_iso(folded.latest), [[name, _iso(on)] for name, on in folded.present]]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))[1:-1]


def unpack(text: str) -> Fold:
    """The fold ``pack`` wrote."""
    windows, exemptions, latest, present = json.loads(text)
    return Fold(
        tuple(
            RawWindow(duty, date.fromisoformat(start), _day(end), _day(due), _read(entries), _read(judged), opening)
            for duty, start, end, due, entries, judged, opening in windows
        ),
        _read_exemptions(exemptions),
        _day(latest),
        tuple((name, date.fromisoformat(on)) for name, on in present),
    )


def _exemptions(folded: Fold) -> list[list[Any]]:
    return [[one.duty, _iso(one.start), _iso(one.end), _iso(one.granted_on), one.uid] for one in folded.exemptions]


def _read_exemptions(said: list[list[Any]]) -> tuple[Exemption, ...]:
    return tuple(
        Exemption(duty, date.fromisoformat(start), _day(end), date.fromisoformat(granted), *uid)
        for duty, start, end, granted, *uid in said
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _entries(entries: tuple[Entry, ...]) -> list[list[Any]]:
    return [
        [_iso(one.occurred_on), _iso(one.entered_on), one.uid, one.value, int(one.sound), _iso(one.until)]
        for one in entries
    ]


def _read(entries: list[list[Any]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(date.fromisoformat(on), date.fromisoformat(entered), uid, value, bool(sound), _day(until))
        for on, entered, uid, value, sound, until in entries
    )
