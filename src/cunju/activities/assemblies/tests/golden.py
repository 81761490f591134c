"""Petitions and reports of a year, by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

CQ 12: 五分之一以上的村民代表提议，应当在十五日内召集村民代表会议. OL 21: 十分之一以上的村民或者三分之一以上的村民代表提议，应当召集村民会议.
OL 26: 五分之一以上的村民代表提议，应当召集村民代表会议. OL 23: 村民会议审议年度工作报告，可以授权村民代表会议. CQ 8(8): 审议村财务收支情况报告.
RC 10: 五分之一以上的十八周岁以上的居民……提议，应当召集居民会议.
"""

from datetime import date

V, C = "500112018202", "500112018001"
CALLED, BY_LAW, ASSEMBLY = "chongqing-2013.art12.called", "village-law-2018.art26.called", "village-law-2018.art21.called"
OF_COMMUNITY = "residents-law-2018.art10.called"
WORK, FINANCE = "village-law-2018.art23.work_report", "chongqing-2013.art8.finance_report"
START, END = date(2023, 1, 1), date(2023, 12, 31)

# Eight of forty representatives ask on 3 April; their meeting is held on the 17th. Fourteen ask on 1 May for an assembly, held on 10 June,
# which hears the report on the work; the report on the money is heard on 17 April by the representatives alone, who have no mandate for it.
# In the community 600 of 3000 adults ask on 1 August; no assembly yet.
YEAR = [
    (V, CALLED, date(2023, 4, 3), date(2023, 4, 18), date(2023, 4, 17)),
    (V, BY_LAW, date(2023, 4, 3), None, date(2023, 4, 17)),
    (V, ASSEMBLY, date(2023, 5, 1), None, date(2023, 6, 10)),
    (V, WORK, START, END, date(2023, 6, 10)),
    (V, FINANCE, START, END, None),
    (C, OF_COMMUNITY, date(2023, 8, 1), None, None),
]
