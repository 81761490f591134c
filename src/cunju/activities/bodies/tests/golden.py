"""What goes on around an office, by hand from the clauses: unit, duty, from, due (None: no text gives a day), met on (None: open).

OL 20（2026年起第24条）: 自新一届村民委员会产生之日起十日内完成工作移交. CQ 37(2): 任期未满离任的，审计结果应当在离任后三十日内公布.
CQ 37(3): 五分之一以上的村民提出审计要求的，二十日内组织开展，并公布审计结果. CQ 14: 接到提出取消资格要求的三十日内组织小组会议表决.
"""

from datetime import date

V, C = "500112018202", "500112018001"
HANDOVER, EARLY = "village-law-2018.art20.handover", "chongqing-2013.art37.early_audit"
DEMANDED, PUBLISHED = "chongqing-2013.art37.demanded", "chongqing-2013.art37.demanded_published"
REMOVAL = "chongqing-2013.art14.removal"

# A new committee is elected on 1 March; its seals come on the 8th, the books only on the 14th: the handover is complete on the 14th, late.
# A member resigns, out of office from 2 May; the audit is posted on 20 May. Another's term is said to have ended early on 1 July: no audit yet.
# 180 of 858 adults ask for an audit on 5 April; the town organises it on the 20th and posts it on 30 May. 30 of 90 voters of group 3 ask on
# 1 June that their representative go; the group votes on the 20th. Group 5 asks on 1 August; nothing came of it.
YEAR = [
    (V, HANDOVER, date(2023, 3, 1), date(2023, 3, 11), date(2023, 3, 14)),
    (V, EARLY, date(2023, 5, 2), date(2023, 6, 1), date(2023, 5, 20)),
    (V, EARLY, date(2023, 7, 1), date(2023, 7, 31), None),
    (V, DEMANDED, date(2023, 4, 5), date(2023, 4, 25), date(2023, 4, 20)),
    (V, PUBLISHED, date(2023, 4, 20), None, date(2023, 5, 30)),
    (V, REMOVAL, date(2023, 6, 1), date(2023, 7, 1), date(2023, 6, 20)),
    (V, REMOVAL, date(2023, 8, 1), date(2023, 8, 31), None),
]
# The communities' law knows no handover before 2026 (RC 2025, 25: 十日内); theirs of 1 March 2023 is kept and opens nothing.
LATER = [(C, "residents-law-2025.art25.handover", date(2026, 3, 1), date(2026, 3, 11), date(2026, 3, 10))]
