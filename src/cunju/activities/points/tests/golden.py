"""The room's year by hand from the notice's item 13: unit, what is said of it, on which day; and what the records come to.

N13: 利用积分制、院落制等，建立健全公约奖惩机制. The rules stand while each item has its clause in the convention in force; what was objected to is
answered. No text gives a day to the answer: nothing here is ever late.
"""

from datetime import date

V = "500112018202"
ANSWERED = "yubei-2023.m13.answered"
# A convention of 5 January; rules of three items on its clauses 3 and 2, by the representatives' meeting of the 8th; a courtyard of five
# households of the 10th, which met on 4 February (four came). The month of March posted on 1 April: two households. On the 3rd one objects to
# an entry; answered on the 6th, changed. On the 5th another objects; no answer. On the 20th one towel of 5 yuan is redeemed. On 15 June a new
# convention without the clause on waste.
STATES = [(date(2023, 1, 8), True), (date(2023, 6, 15), False)]
WINDOWS = [
    (V, ANSWERED, date(2023, 4, 3), None, date(2023, 4, 6)),
    (V, ANSWERED, date(2023, 4, 5), None, None),
]
# Beside the judgement of measure 13, before and after the clause was dropped.
FIGURES = {
    date(2023, 6, 14): [
        ("积分办法", "1个，成立（经会议通过，每项对应公约条款）的1个，共3项"), ("院落", "1个，5户；今年院落会议1次"),
        ("积分公示", "1次，异议2件，答复1件"), ("积分兑现", "1次，价值5.00元"),
    ],
    date(2023, 6, 15): [
        ("积分办法", "1个，成立（经会议通过，每项对应公约条款）的0个，共3项"), ("院落", "1个，5户；今年院落会议1次"),
        ("积分公示", "1次，异议2件，答复1件"), ("积分兑现", "1次，价值5.00元"),
    ],
}  # fmt: skip
