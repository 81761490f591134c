"""The room's year by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

N5: 年初由村（居）民委员会成员…作出履职承诺（every member: reading L），公告，报镇街备案；年底民主评议每年至少1次，结果公布.
OL 33: chaired by the supervisory committee. CQ 36(1): the town organises it, at least once a year; (3): on demand within 20 days.
"""

from datetime import date

V, C = "500112018202", "500112018001"
N, CQ, OL = "yubei-2023.m05.", "chongqing-2013.art36.", "village-law-2018.art33."
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)

# The village: four of five on 19 March, the fifth on 21 June; each sheet posted and filed. The community: all on 2 April, posted,
# never filed.
PLEDGED = [
    (V, f"{N}all_pledged", FIRST, LAST, date(2023, 6, 21)),
    (V, f"{N}pledges_board", date(2023, 3, 19), None, date(2023, 3, 22)),
    (V, f"{N}pledges_filed", date(2023, 3, 19), None, date(2023, 3, 23)),
    (V, f"{N}pledges_board", date(2023, 6, 21), None, date(2023, 6, 25)),
    (V, f"{N}pledges_filed", date(2023, 6, 21), None, date(2023, 6, 26)),
    (C, f"{N}all_pledged", FIRST, LAST, date(2023, 4, 2)),
    (C, f"{N}pledges_board", date(2023, 4, 2), None, date(2023, 4, 5)),
    (C, f"{N}pledges_filed", date(2023, 4, 2), None, None),
]

# The village, marked in the town's season, reviews all five on 10 December, chaired by the supervisory committee; posted on the 15th.
REVIEWED = [
    (V, f"{N}review_all", FIRST, LAST, date(2023, 12, 10)),
    (V, f"{CQ}organised_by_town", FIRST, LAST, date(2023, 12, 10)),
    (V, f"{OL}review", FIRST, LAST, date(2023, 12, 10)),
    (V, f"{N}result_posted", date(2023, 12, 10), None, date(2023, 12, 15)),
]
# Not marked: everything but the town's duty.
UNMARKED = [(code, duty, first, due, None if duty.startswith(CQ) else met) for code, duty, first, due, met in REVIEWED]
# A third of the representatives ask on 5 September; answered on the 20th.
DEMANDED = [(V, f"{CQ}demanded", date(2023, 9, 5), date(2023, 9, 25), date(2023, 9, 20))]
