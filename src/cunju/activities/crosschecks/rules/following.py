"""What should have come first: the record of a pledge kept, the vote on a seat, the adoption and the filing of a text."""

from collections.abc import Iterator, Mapping, Sequence

from cunju.activities.crosschecks.rules.plain import (
    ADOPTED,
    CARRIED,
    CHARTER,
    CHARTER_FILED,
    CHARTER_POSTED,
    CONFIRMED,
    FILED,
    KEPT,
    PLEDGED,
    POSTED,
    RECEIVED,
    SEATED,
    SENT,
    SESSION,
    VOTED,
    Clash,
    Said,
    number,
    of,
)
from cunju.kernel.days import add_months, chinese_day

SUBCOMMITTEES = ("mediation", "security", "health", "women_children", "environment")
CAME_IN = ("elected", "by_election", "selected", "appointed")
# Of a vote on members: who is seated within a year of it was voted on there.
VOTE_MONTHS = -12


def _kept(facts: Sequence[Said]) -> Iterator[Clash]:
    """Items said to be done that rest on their sheet alone; one question a sheet."""
    sheets = {one.root: one for one in of(facts, PLEDGED)}
    bare: dict[str, list[Said]] = {}
    for one in of(facts, KEPT):
        done = number(one, "items") and not number(one, "partly") and not number(one, "undone")
        if done and one.rests and set(one.rests) <= sheets.keys():
            bare.setdefault(one.rests[0], []).append(one)
    for root, items in bare.items():
        items.sort(key=lambda one: (one.on, one.id))
        text = f"{chinese_day(sheets[root].on)}的承诺单有{len(items)}项登记为办结，没有附能说明办成的记录。"
        yield Clash("kept_unproved", text, tuple(items))


def _seats(facts: Sequence[Said]) -> Iterator[Clash]:
    """Somebody came into a sub-committee: by a meeting the change rests on, or after a vote on its members."""
    votes = of(facts, VOTED)
    for one in of(facts, SEATED):
        body, came = one.attributes.get("body"), one.attributes.get("change") in CAME_IN
        if body not in SUBCOMMITTEES or not came or one.rests:
            continue
        since = add_months(one.on, VOTE_MONTHS)
        if not any(vote.attributes.get("body") == body and since <= vote.on <= one.on for vote in votes):
            text = f"{chinese_day(one.on)}下属委员会补上{number(one, 'count') or 0}人，没有推选他的会议，也没有表决记录。"
            yield Clash("unvoted_seat", text, (one,))


def _texts(facts: Sequence[Said]) -> Iterator[Clash]:
    """A text hangs that no vote had adopted by that day, or one that could not adopt it."""
    by_root = {one.root: one for one in of(facts, ADOPTED, FILED, CHARTER, CHARTER_FILED)}
    for posted in of(facts, POSTED, CHARTER_POSTED):
        adopted = _adopted(posted, by_root)
        if adopted is None:
            continue
        day = f"{chinese_day(posted.on)}公布"
        if posted.on < adopted.on:
            yield Clash("posted_before", f"{day}，早于表决通过的{chinese_day(adopted.on)}。", (posted, adopted))
        elif adopted.attributes.get("lawful") is False:
            yield Clash("posted_before", f"{day}，可是{chinese_day(adopted.on)}的表决没有生效。", (posted, adopted))


def _adopted(posted: Said, by_root: Mapping[str, Said]) -> Said | None:
    """The vote a posting rests on; where it rests on none, the next vote on such a text, if none came before it."""
    rests = list(posted.rests)
    while rests:
        found = by_root.get(rests.pop())
        if found is not None and found.kind in (ADOPTED, CHARTER):
            return found
        rests += found.rests if found else ()
    kind = ADOPTED if posted.kind == POSTED else CHARTER
    same = [
        one
        for one in by_root.values()
        if one.kind == kind and one.attributes.get("subject") == posted.attributes.get("subject", one.attributes.get("subject"))
    ]
    if any(one.on <= posted.on for one in same):
        return None
    return min(same, key=lambda one: (one.on, one.id), default=None)


def _sent(facts: Sequence[Said]) -> Iterator[Clash]:
    """The text a town sent in is not the one that was filed when it did."""
    filed = sorted(of(facts, FILED), key=lambda one: (one.on, one.id))
    for one in of(facts, SENT):
        subject, digest = one.attributes.get("subject"), one.attributes.get("digest")
        held = [each for each in filed if each.attributes.get("subject") == subject and each.on <= one.on and each.attributes.get("digest")]
        if held and digest and held[-1].attributes["digest"] != digest:
            text = f"{chinese_day(one.on)}报送的文本，和{chinese_day(held[-1].on)}备案的不是同一个。"
            yield Clash("not_filed", text, (one, held[-1]))


def _solved(facts: Sequence[Said]) -> Iterator[Clash]:
    """A resident's matter is said to be solved, and the last word on the consultation about it is that nothing was carried out."""
    by_root = {one.root: one for one in facts}
    for one in of(facts, CONFIRMED):
        matter = _first(one, by_root) if one.attributes.get("solved") else None
        for session in of(facts, SESSION) if matter else ():
            carried = [each for each in of(facts, CARRIED) if session.root in each.rests and matter and matter.root in session.rests]
            last = max(carried, key=lambda each: (each.on, each.id), default=None)
            if last is not None and last.attributes.get("done") is False:
                text = f"{chinese_day(one.on)}回访说居民事项解决了，可是{chinese_day(last.on)}登记的是协商结果没有落实。"
                yield Clash("solved_undone", text, (one, last))


def _first(one: Said, by_root: Mapping[str, Said]) -> Said | None:
    """The first line of the matter a line belongs to."""
    found: Said | None = one
    while found is not None and found.kind != RECEIVED:
        found = by_root.get(found.rests[0]) if found.rests else None
    return found


FINDERS = (_kept, _seats, _texts, _sent, _solved)
