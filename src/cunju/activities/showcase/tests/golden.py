"""The room's year by hand from the clauses: unit, duty, from, due, met on (None: open).

N14: 每个镇街评选出2个优秀村规民约和居民公约于9月28日前报送至区民政局，积极展示、推广. N25: 开展“十佳”案例评选，每个镇街于8月30日前报送1-2个.
N11: 回兴街道要指导双桐路社区做好示范社区创建. N24: 玉峰山村等要高质量完成好示范创建项目. What has no day in the text ends with the year.
"""

from datetime import date

DISTRICT, TOWN, OTHER_TOWN = "500112", "500112018", "500112133"
GUIDING, GUIDED, NAMED = "500112004", "500112004018", "500112018202"
TEXTS, CASES = "yubei-2023.m14.two_texts", "yubei-2023.m25.cases"
SHOWN, SELECTED = "yubei-2023.m14.shown", "yubei-2023.m25.selected"
GUIDE, LISTS, WORK = "yubei-2023.m11.guided", "yubei-2023.m11.accepted", "yubei-2023.m24.accepted"
BEGIN, END = date(2023, 1, 1), date(2023, 12, 31)

# 王家街道 sends its texts on 14 and 18 September and a case on 30 August, the day itself; 统景镇 one text and, on 5 September, a case.
# 回兴街道 guides on 10 May and sends nothing in. 双桐路社区 is accepted on 20 November; at 玉峰山村 the street has looked, nobody has accepted.
# The district posts ten days, selects on 20 October and shows the texts on 8 November.
YEAR = [
    (TOWN, TEXTS, BEGIN, date(2023, 9, 28), date(2023, 9, 18)),
    (TOWN, CASES, BEGIN, date(2023, 8, 30), date(2023, 8, 30)),
    (OTHER_TOWN, TEXTS, BEGIN, date(2023, 9, 28), None),
    (OTHER_TOWN, CASES, BEGIN, date(2023, 8, 30), date(2023, 9, 5)),
    (GUIDING, TEXTS, BEGIN, date(2023, 9, 28), None),
    (GUIDING, CASES, BEGIN, date(2023, 8, 30), None),
    (GUIDING, GUIDE, BEGIN, END, date(2023, 5, 10)),
    (GUIDED, LISTS, BEGIN, END, date(2023, 11, 20)),
    (NAMED, WORK, BEGIN, END, None),
    (DISTRICT, SELECTED, BEGIN, END, date(2023, 10, 20)),
    (DISTRICT, SHOWN, BEGIN, END, date(2023, 11, 8)),
]
