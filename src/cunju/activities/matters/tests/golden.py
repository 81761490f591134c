"""The room's year by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

N23: 继续推广“三事分流”工作机制。What is received ends, what is handed on comes back, what is closed is asked after, what was not solved is
taken up again and ends again. No text gives a day to any of it: nothing here is ever late.
"""

from datetime import date

V, C = "500112018202", "500112018001"
CLOSED, AGAIN, TOWN, RETURNED, CONFIRMED, REOPENED = (
    f"yubei-2023.m23.{one}" for one in ("closed", "closed_again", "town_returned", "returned", "confirmed", "reopened")
)

# The village. A small matter of a walk of 10 April: closed on the 18th, the person says on the 20th that it is solved.
# A big one of 6 May: handed to the town on the 8th, which returns it on the 22nd; closed on the 23rd; on 7 June the person says it is not
# solved; taken up again that day, closed on 1 July, and nobody was asked since. A private one of 1 June is still open.
# The community. One of 10 May called small: handed to the property firm on the 11th, which says on the 20th that it did not do it; called big
# on the 21st and handed to a department that day, which has not answered; it is not closed. One of 2 August, closed and solved on that day.
YEAR = [
    (V, CLOSED, date(2023, 4, 10), None, date(2023, 4, 18)),
    (V, CONFIRMED, date(2023, 4, 18), None, date(2023, 4, 20)),
    (V, CLOSED, date(2023, 5, 6), None, date(2023, 5, 23)),
    (V, TOWN, date(2023, 5, 8), None, date(2023, 5, 22)),
    (V, CONFIRMED, date(2023, 5, 23), None, date(2023, 6, 7)),
    (V, REOPENED, date(2023, 6, 7), None, date(2023, 6, 7)),
    (V, AGAIN, date(2023, 6, 7), None, date(2023, 7, 1)),
    (V, CONFIRMED, date(2023, 7, 1), None, None),
    (V, CLOSED, date(2023, 6, 1), None, None),
    (C, CLOSED, date(2023, 5, 10), None, None),
    (C, RETURNED, date(2023, 5, 11), None, date(2023, 5, 20)),
    (C, RETURNED, date(2023, 5, 21), None, None),
    (C, CLOSED, date(2023, 8, 2), None, date(2023, 8, 2)),
    (C, CONFIRMED, date(2023, 8, 2), None, date(2023, 8, 2)),
]

# What 为什么 of measure 23 says of each at the end of the year, by hand from the same: received, of each size as it is called now; closed, in
# how many days at the median (the village's present runs took 8 and 24); still open; of those closed, said to be solved, and not yet said.
FIGURES = {
    V: {"received": 3, "big": 1, "small": 1, "private": 1, "closed": 2, "days": 16, "open": 1, "solved": 1, "unsolved": 0, "unsaid": 1},
    C: {"received": 2, "big": 1, "small": 1, "private": 0, "closed": 1, "days": 0, "open": 1, "solved": 1, "unsolved": 0, "unsaid": 0},
}
