"""A town on a day as the windows have it: the figures a form may state, counted without the form's own code."""

from datetime import date

from cunju import catalogue
from cunju.catalogue import Duty
from cunju.duties import interface as duties
from cunju.duties import reading
from cunju.duties.status import Window
from cunju.kernel.words import short_name
from cunju.org import queries as org
from cunju.org.models import Unit

UNIT_OWES, MET = ("unit", "supervisory"), ("met", "met_late")


class Anew:
    """A town on a day as known on a day: its windows, to count what a sentence says."""

    def __init__(self, town: Unit, *, on: date, known: date, year: int) -> None:
        self.town, self.on, self.known = town, on, known
        self.units = org.units_under(town.code, on=on)
        found = duties.standings([town, *self.units], on=on, known=known, year=year)
        self.all = [
            (each.unit, one) for each in found for one in each.windows if one.status != "not_applicable"
        ]
        self.titles = {one.title: one.no for one in catalogue.notice().measures}
        self.duties: dict[str, Duty] = reading.duties_by_id()

    def bound(self, measure: int) -> list[tuple[Unit, Window]]:
        """The town's and its units' windows of a measure that bind and are assessed."""
        return [
            (unit, one)
            for unit, one in self.all
            if one.measure == measure
            and one.binding
            and one.status not in ("not_assessable", "reference")
            and one.owed_by in (*UNIT_OWES, "town")
        ]

    def of_unit(self, unit: Unit, measure: int) -> list[Window]:
        """What a unit owes of a measure."""
        return [one for who, one in self.bound(measure) if who == unit and one.owed_by in UNIT_OWES]

    def waits(self, measure: int) -> bool:
        """Whether anything of a measure waits for a person, whatever else stands worse."""
        return any(one.status == "needs_person" for _, one in self.bound(measure))

    def group(self, measure: int) -> str:
        """Which of the eight words of the opening is true of a measure."""
        found = {one.status for _, one in self.bound(measure)}
        for status, word in (
            ("overdue", "有逾期"),
            ("due_soon", "推进中"),
            ("needs_person", "待研判"),
            ("open", "推进中"),
            ("not_due", "推进中"),
        ):
            if status in found:
                return word
        if found & set(MET):
            return "推进中" if "no_room" in found else "已完成"
        return "暂未开通登记" if found else self._without(measure)

    def _without(self, measure: int) -> str:
        """A measure of which nothing binds: by what the catalogue says of it to anybody here."""
        mine = [
            one for who, one in self.all if one.measure == measure and one.owed_by in (*UNIT_OWES, "town")
        ]
        if any(one.binding for one in mine):
            return "不纳入评价"
        if mine:
            found = {one.status for one in mine}
            return "已完成" if found & set(MET) else "尚无应办事项" if "reference" in found else "不纳入评价"
        speaking = [
            one
            for unit in (self.town, *self.units)
            for one in self.duties.values()
            if one.measure == measure
            and one.applies(code=unit.code, kind=unit.kind)
            and one.owed_by in (*UNIT_OWES, "town")
            and (unit.kind != "town" or one.owed_by == "town")
        ]
        if not speaking or not all(one.window.after for one in speaking):
            return "不涉及"
        made = any(one.window.after in reading.makes() for one in speaking)
        return "尚无应办事项" if made else "暂未开通登记"

    def late(self, measure: int) -> list[str]:
        """Names of all that is late in a measure, the town first."""
        own = any(one.status == "overdue" and one.owed_by == "town" for _, one in self.bound(measure))
        theirs = [
            one.name for one in self.units if any(w.status == "overdue" for w in self.of_unit(one, measure))
        ]
        return [short_name(name) for name in ([self.town.name] if own else []) + theirs]

    def today(self, one: Window) -> bool:
        """Whether a window is due on this very day and not met."""
        return one.due_on == self.on and one.status not in MET

    def due_today(self, measure: int) -> list[str]:
        """Names of who is not late with a measure, but has something of it left on its very day; the town first."""
        town = [one for _, one in self.bound(measure) if one.owed_by == "town"]
        owing = [(self.town.name, town), *((unit.name, self.of_unit(unit, measure)) for unit in self.units)]
        return [short_name(name) for name, mine in owing if any(map(self.today, mine)) and all(one.status != "overdue" for one in mine)]

    def kept(self, measure: int) -> dict[str, list[Unit]]:
        """Units with nothing undone that has come due: all of the year done, something came due, nothing has yet."""
        found: dict[str, list[Unit]] = {"已全部办完": [], "到期的都已办": [], "已先办一部分（未到期）": []}
        for unit in self.units:
            mine = self.of_unit(unit, measure)
            open_ = [one for one in mine if one.status not in MET]
            if len(open_) == len(mine) or any(one.status == "overdue" or one.due_on == self.on for one in open_):
                continue
            came = any(one.due_on and one.due_on <= self.on for one in mine)
            found["已全部办完" if not open_ else "到期的都已办" if came else "已先办一部分（未到期）"].append(unit)
        return found
