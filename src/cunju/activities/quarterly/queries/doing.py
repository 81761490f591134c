"""What units have done: duties told by verb and object, with the numbers their records give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

from cunju.activities.quarterly import rules
from cunju.activities.quarterly.facts import ANSWERED, BEYOND, NUMBERS, RECORDED, UNFINISHED, Noted
from cunju.duties import reading
from cunju.duties.status import Window
from cunju.ledger.models import Fact
from cunju.org.models import Unit

DONE = ("met", "met_late")
Said = Mapping[str, Fact]
SPOKEN = frozenset(one.kind for one in (*RECORDED, *BEYOND))


def units_of(units: Iterable[Unit]) -> rules.Units:
    """How many villages and communities."""
    kinds = [one.kind for one in units]
    return rules.Units(kinds.count("village"), kinds.count("community"))


def said(windows: Iterable[Window]) -> Said:
    """What the records say that are told in numbers, by id; one query however many windows."""
    wanted = set[str]()
    for one in windows:
        if one.facts and NUMBERS.get(one.kind):
            wanted.add(one.facts[-1])
        if noted(one):
            wanted.update(one.facts)
    return {str(one.uid): one for one in Fact.objects.filter(uid__in=wanted)} if wanted else {}


def noted(one: Window) -> bool:
    """Whether records beside a judgement are told by what they come to."""
    return one.judgement == "person" and bool(one.facts) and bool(SPOKEN & set(reading.duties_by_id()[one.duty].facts))


def records(windows: Iterable[Window], said: Said) -> list[Fact]:
    """The records of these windows that ``said`` holds."""
    return [said[uid] for one in windows for uid in one.facts if uid in said]


def notes(facts: Sequence[Fact], of: Sequence[Noted] = RECORDED) -> tuple[str, ...]:
    """What records beside judgements come to, in the order of the table; nothing of what there is none of."""
    return tuple(each.words.format(n=n) for each in of if (n := _sum(each, facts)))


def _sum(each: Noted, facts: Iterable[Fact]) -> int:
    mine = [one.attributes for one in facts if one.kind == each.kind and all(one.attributes.get(key) == word for key, word in each.where.items())]
    return sum(int(one.get(each.of) or 0) for one in mine) if each.of else len(mine)


def unfinished(facts: Sequence[Fact]) -> int:
    """How many projects were begun and are not finished yet."""
    begun, done = (_sum(Noted(kind, ""), facts) for kind in UNFINISHED)
    return max(0, begun - done)


def named(duty: str) -> bool:
    """Whether a duty, counted by the system, is one of the notice with one window a year, or is told as answered."""
    one = reading.duties_by_id()[duty]
    words = one.window
    once = words.each == "year" or words.by is not None or words.state is not None
    return one.judgement == "system" and (_answers(duty) or (once and one.authority == "notice"))


def _answers(duty: str) -> bool:
    """Of the notice, or of the policies it carries out; the law asks the same of conventions a second time."""
    one = reading.duties_by_id()[duty]
    return one.window.after is not None and one.authority in ("notice", "policy") and set(one.facts) <= set(ANSWERED)


@dataclass
class _Of:
    """The units that have done one thing, and the sums of what their records say."""

    units: dict[str, Unit] = field(default_factory=dict)
    kind: str = ""
    answered: bool = False
    sums: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> str:
        words = NUMBERS.get(self.kind, "")
        return words.format(**self.sums) if words and all(self.sums.values()) and self.sums else ""


def onces(
    ids: Sequence[str], theirs: Sequence[tuple[Unit, list[Window]]], said: Said
) -> tuple[rules.Once, ...]:
    """Such duties with the units that have done them; those of villages and of communities that read alike are one."""
    alike: dict[tuple[str, str], _Of] = {}
    for one in (reading.duties_by_id()[each] for each in ids):
        kind = one.facts[0] if one.facts else ""
        of = alike.setdefault((one.verb, one.object), _Of(kind=kind, answered=_answers(one.id)))
        for unit, each in theirs:
            mine = [window for window in each if window.duty == one.id]
            done = [window for window in mine if window.status in DONE]
            if done and (len(done) == len(mine) or not of.answered):
                of.units[unit.code] = unit
                of.sums.update(_counted(done, of.kind, said))
    return tuple(
        rules.Once("、".join(verbs), object_, units_of(of.units.values()), of.numbers, of.answered)
        for verbs, object_, of in _together(alike)
    )


def _together(alike: Mapping[tuple[str, str], _Of]) -> list[tuple[list[str], str, _Of]]:
    """What the same units answered of one object is said at once: 备案、公布居民公约."""
    found: list[tuple[list[str], str, _Of]] = []
    for (verb, object_), of in alike.items():
        plain = of.answered and not of.numbers
        same = [one for one in found if plain and one[1] == object_ and one[2].answered and one[2].units == of.units]
        if same:
            same[0][0].append(verb)
        else:
            found.append(([verb], object_, of))
    return found


def _counted(done: Sequence[Window], kind: str, said: Said) -> Counter[str]:
    """Sums over the last record of each window: a sheet of pledges counts all that were pledged before it."""
    names = [name for _, name, _, _ in Formatter().parse(NUMBERS.get(kind, "")) if name]
    records = [said[one.facts[-1]].attributes for one in done if one.facts and one.facts[-1] in said]
    return Counter({name: sum(int(each.get(name) or 0) for each in records) for name in names})
