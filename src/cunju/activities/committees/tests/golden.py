"""The room's year by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

N6: 缺员及时补充. N7: 走访收集的意见及时报告村（居）民委员会，重大事项由村（居）民委员会向党组织报告. PM 8: 委员三至九人，设主任，有妇女成员.
"""

from datetime import date

V, C = "500112018202", "500112018001"
FILLED, REPORTED, MAJOR = (f"yubei-2023.{one}" for one in ("m06.filled", "m07.reported", "m07.major"))

# The village: a walk of 10 March with two things to do, reported on the 12th, one of them major, told to the Party on the 15th; one of
# 8 May with nothing to do; one of 1 June with three, never reported. The community: one reported on the day of the walk, nothing major;
# 环境和物业管理 lost a member on 3 July, who was followed 40 days later; a member of 治安保卫 left on 1 August and nobody followed.
YEAR = [
    (V, REPORTED, date(2023, 3, 10), None, date(2023, 3, 12)),
    (V, MAJOR, date(2023, 3, 12), None, date(2023, 3, 15)),
    (V, REPORTED, date(2023, 6, 1), None, None),
    (C, REPORTED, date(2023, 4, 4), None, date(2023, 4, 4)),
    (C, FILLED, date(2023, 7, 3), None, date(2023, 8, 12)),
    (C, FILLED, date(2023, 8, 1), None, None),
]
