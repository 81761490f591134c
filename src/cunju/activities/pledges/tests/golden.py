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
