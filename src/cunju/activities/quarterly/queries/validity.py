"""Whether the notice a form reports on is in force: said on the form, so that nobody reports by an expired one unawares."""

from datetime import date

from cunju import catalogue
from cunju.duties import interface as duties
from cunju.kernel.days import chinese_day


def notes(town: duties.Standing, *, today: date) -> list[str]:
    """Sentences about the notice on the day of the form and today; none while it is in force."""
    number, told = catalogue.notice().number, []
    pack = next(one for one in catalogue.load().packs if one.notice and one.notice.number == number)
    if town.on < pack.valid_from:
        told.append(
            f"{number}自{chinese_day(pack.valid_from)}起有效，截至{chinese_day(town.on)}还没有要求可评价。"
        )
    if today > pack.valid_to:
        told.append(
            f"{number}有效期到{chinese_day(pack.valid_to)}为止，现在已经过期，{today.year}年没有装入新的通知；本表仍按这份通知起草。"
        )
    return [*told, *town.notes]
