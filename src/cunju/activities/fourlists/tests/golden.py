"""The room's duties by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

N9 names neither the lists nor a day: that four hang is a default of ours, shown for reference and never late. N9 and N10 say how work is to be
done, not how often: a person judges both; records stand beside the judgement.
"""


from datetime import date

V = "500112018202"
IN_FORCE, LISTS, WINDOW = "yubei-2023.m09.in_force", "yubei-2023.m09.lists", "yubei-2023.m10.window"

# 玉峰山村 hangs a list on each of four days; with the fourth the state is there. Nothing of it has a day by which it must be.
HUNG = (
    ("self_governance", date(2023, 4, 6)), ("assistance", date(2023, 4, 6)), ("negative", date(2023, 5, 10)), ("certificates", date(2023, 6, 15)),
)  # fmt: skip
YEAR = [
    (V, IN_FORCE, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 15)),
    (V, LISTS, date(2023, 1, 1), date(2023, 12, 31), None),
    (V, WINDOW, date(2023, 1, 1), date(2023, 12, 31), None),
]
