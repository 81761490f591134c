"""The room's year by hand from the clauses: unit, duty, from, due, met on (None: open).

N24: 建立健全“五社联动”工作机制. It gives no number: that it stands is a person's judgement (m24.five). Whether all five forces are on the register
with somebody who keeps in touch is asked as a state of the year, a default of ours that makes nobody late (m24.partners).
"""

from datetime import date

V, C = "500112018202", "500112018001"
PARTNERS, FIVE = "yubei-2023.m24.partners", "yubei-2023.m24.five"
BEGIN, END = date(2023, 1, 1), date(2023, 12, 31)

# The village: the community's own on 10 March, an organisation on 12 March, social workers on 3 April, volunteers on 5 April without a
# contact, so not sound; charity on 2 May. On 1 June the volunteers' contact is put right as of 5 April: then all five are there since 2 May.
# The community: four of them by June, the fifth comes on 1 July; the only organisation leaves on 1 September and nobody follows: a state that
# broke is open again from the day it broke.
YEAR = [
    (V, PARTNERS, BEGIN, END, date(2023, 5, 2)),
    (C, PARTNERS, BEGIN, date(2023, 9, 1), None),
]

# How each force stands on a day: element, sound, how many.
STATES = {
    (V, date(2023, 4, 5)): {"community": (True, 1), "organisation": (True, 1), "social_worker": (True, 1), "volunteer": (True, 1)},
    (C, date(2023, 8, 31)): {
        "community": (True, 1), "organisation": (True, 1), "social_worker": (True, 1), "volunteer": (True, 1), "charity": (True, 1),
    },
    (C, date(2023, 9, 1)): {
        "community": (True, 1), "organisation": (False, 0), "social_worker": (True, 1), "volunteer": (True, 1), "charity": (True, 1),
    },
}  # fmt: skip
