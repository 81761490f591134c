"""The words of accountants' tables: what a heading stands for, what a row calls itself; always the whole word, never a part of it."""

import re
from collections.abc import Mapping

from cunju.activities.disclosure.rules.importing.pages import squeezed
from cunju.kernel import late

DAY, TITLE, BASIS, INCOME, EXPENSE, AMOUNT, BALANCE = (
    *("day", "title", "basis", "in", "out", "amount", "balance"),
)
DEBIT, CREDIT, FLOW, IGNORED, UNIT, WHO, BEFORE = (
    "debit",
    "credit",
    "flow",
    "ignored",
    "unit",
    "who",
    "before",
)
MONTH, DATE = "month", "date"
# What a person may say of a column.
ROLE_ZH = {
    DAY: "日期",
    TITLE: "事由",
    BASIS: "凭证、依据",
    INCOME: "收入",
    EXPENSE: "支出",
    AMOUNT: "金额（收入、支出在一列）",
    FLOW: "写着收或支的一列",
    BALANCE: "结余",
}
MONEY = frozenset({INCOME, EXPENSE, DEBIT, CREDIT, AMOUNT, BALANCE})
PARENTHESIS = late.pattern(r"\([^()]*\)|\[[^\[\]]*\]")
UNIT_WORD = late.pattern(r"(百万元|亿元|万元|千元|百元|元)")
DIGITS = "分角元十百千万"
DIGIT = frozenset("亿千百十万仟佰拾元圆角分")
ACCOUNT = {
    "现金": "现金", "库存现金": "现金", "现金账": "现金", "现金日记账": "现金", "备用金": "现金",
    "银行": "银行", "银行存款": "银行", "存款": "银行", "银行账": "银行", "银行存款日记账": "银行", "基本户": "银行", "信用社": "银行",
    "银行账户": "银行", "转账": "银行", "农商行": "银行", "专户": "银行",
}  # fmt: skip
WHOLE = frozenset({"合计", "小计", "共计", "总计", "总额", "合计金额", "小计金额"})
# A heading is known by the first of these that it holds; the order matters.
HEADINGS = (
    (BALANCE, r"^结转余额$"),
    (IGNORED, r"人数|户数|笔数|面积|亩数|标准|天数|次数|工时|工日|张数|附单|附件|大写|预算|计划|应付|应收|应支|欠"),
    (IGNORED, r"占比|比例|累计|税率|税额|差额|差异|单价|数量|规格|度数|用量|合同"),
    (BASIS, r"凭证|票据|发票|依据|字号|编号|单据号|收据|凭单"),
    (BEFORE, r"^(上[月期年]|期初|月初|年初)"),
    (DAY, r"日期|时间|月日|^日月$|年月日"),
    (IGNORED, r"收款[人方单账户]|付款[人方单账户]|交款|领款|经手|经办|审批|审核|签字|签名|领导|方式|对方|账号|卡号|开户|户名|电话"),
    (IGNORED, r"^(序号|行次|页码|页次|备注|状态|币种|机构|柜员|流水号|编码|代码|组别|[村居]?民?小组|姓名|人员|凭证种类|期间|会计期间|渠道)$"),
    (UNIT, r"^(单位|计量单位)$"),
    (WHO, r"^(村名|村名称|单位名称|村居|村\(?社区\)?|村社区|村别|行政村|账套|账套名称|核算单位)$"),
    (BALANCE, r"余额|结余|结存|余款"),
    (FLOW, r"^(收支|收/支|收付|收或付|(收支|收付|业务|交易)?类[别型]|借贷|借/贷|借或贷|借贷标[志识]|(借贷|收支)?方向|(款项)?性质)$"),
    (TITLE, r"(摘要|事由|用途|内容|项目|名称|科目|明细|来源|品名|款项|事项|去向|说明|情况)$"),
    (DEBIT, r"借方|^借$"),
    (CREDIT, r"贷方|^贷$"),
    (INCOME, r"收入|收方|收款|收到|实收|入账|进账|转入|存入|^收$|^增加(额|数|金额)?$"),
    (EXPENSE, r"支出|付方|付款|支付|付出|转出|支取|取出|开支|报销|实付|实支|^付$|^支$|^减少(额|数|金额)?$"),
    (AMOUNT, r"金额|发生额|数额|款额|小写|^本[月期](实际)?(发生)?数$"),
    (TITLE, r"摘要|事由|用途|内容|项目|名称|科目"),
)  # fmt: skip
TITLE_ORDER = ("摘要", "事由", "用途", "内容", "事项", "项目", "明细", "来源", "去向", "说明")

_STOCK = r"(?:现金|库存现金|库存|银行存款|银行|存款|账面|资金|货币资金|滚存|累计)*"
_REST = r"(?:结余|余额|结存|滚存|节余|余款)(?:数|额|金额|资金|余额|结余|款)?"
OPENING = late.pattern(
    rf"(?:截[止至])?(?:上[月期年次]|前[月期]|上年度|上季度?|[期月年]初|本[月期年]初)(?:末|度|底|份)?{_STOCK}(?:结转)?{_STOCK}{_REST}"
    r"|(?:上月|上期|期初|月初)(?:末|底)?(?:库存现金|库存|存款|现金|银行存款|资金)|[承接]上[月期年](?:结余|余额)?"
    rf"|上[月期年]结转|上[月期年](?:结)?转(?:入|来)|上月余款|[期月年]初数?|[期月]初{_STOCK}|结转上[月期年](?:{_REST})?"
)
BROUGHT = late.pattern(r"承前页?|承上页|接前页|接上页|上页结转|前页结转|承前页(?:合计|余额|结余)")
CARRIED = late.pattern(r"过次页|过下页|转次页|转下页|结转次页|结转下页|过次页(?:合计|余额|结余)")
CLOSING = late.pattern(
    rf"(?:本[月期年季](?:末|底)?|[期月年]末|月底|当[月期](?:末)?|截[止至].{{0,12}}|目前|现|余下)?{_STOCK}{_REST}"
    r"|结转下[月期年](?:余额|结余)?|转下[月期年]|[期月]末数?"
)
TOTAL = late.pattern(
    r"(?:[本当]?[月期日周旬季页]|\d{1,2}月份?)?(?:份)?(?:各项|总)?(?:收入|支出|收支|收方|付方|借方|贷方|现金|银行存款|银行|发生额)*"
    r"(?:合计|小计|总计|共计|总额|发生额)(?:数|额|金额|支出|收入|发生额)?(?:及余额|及结余|和余额)?|(?:本[月期])?总(?:收入|支出)"
)
ELSEWHERE = late.pattern(r"累计|预算|计划|同期|去年|上年|上月|上期")
CUMULATIVE = late.pattern(
    r"(?:本年|本年度|全年|当年|年度|自年初|年初至今|[一1]?至?本月止?|截[止至].{0,10}|\d{1,2}[-至~]\d{1,2}月份?)?(?:收入|支出|收支|发生额?)?"
    r"(?:累计|本年合计|全年合计|年度合计)(?:收入|支出|收支|合计|发生额?|数|额|金额)*|(?:本年|全年)(?:收入|支出|收支)?(?:合计|总计)"
)
SECTION = late.pattern(r"(?:本[月期]|当月)?(收入|支出|收方|付方)(?:部分|类|项目|明细|情况|方|栏|表)*")
NET = late.pattern(
    r"(?:本[月期年]|当[月期])?(?:收支)?(?:相抵|差额|净额|盈亏|盈余|轧差)(?:数|额)?|(?:本[月期])?净(?:收入|支出|增加?额?)|收支(?:相抵|差额?)后?.{0,4}"
)
PARTLY = late.pattern(r"其中[:,]?.*")
ENDS_SUM = late.pattern(r".+(?:小计|合计)")
OTHER_MONTH = late.pattern(rf"(\d{{1,2}})月(?:份)?(?:末|底)?{_STOCK}{_REST}")
NOTE = late.pattern(
    r"(?:单位[:]|金额单位|制表|填表|制单|审核|复核|记账|出纳|会计|经手|负责人|单位负责|单位领导|单位\(?盖章|村主任|支部书记|书记|主任|村?民?监督?委|理财|民主理财|报账|备注|说明|附注|注[:0-9]"
    r"|公示|公开|签字|签章|盖章|填报|填制|联系|监督|举报|编制|审批|经办|领导|代理|打印|第\d+页|共\d+页|附件|附单据|村务|日期[:]|\d{4}年\d{1,2}月\d{1,2}日$|以上|本表|此表)"
)
STATED = late.pattern(
    r"(上[月期]末?(?:账面)?(?:结余|余额|结存)|期初(?:余额|结余)|月初(?:余额|结余)|本[月期]末?(?:结余|余额|结存)|[期月]末(?:余额|结余|结存)"
    r"|(?:本[月期])?收入(?:合计|总额|总计)?|(?:本[月期])?支出(?:合计|总额|总计)?|结余|余额|结存)(?:为|共|计)?[:为]?¥?(-?[\d,]+(?:\.\d+)?)(万元|元)?"
)
TRANSFER = late.pattern(
    r"(?:从?银行)?(?:提取?|支取|取)(?:现金|备用金|现)|提现|取现|(?:现金)?(?:存入?|缴存|送存)(?:银行|存款|信用社|农商行)|存现(?:金)?|现金存款|现金送存|现金缴存|银行转现金?|账户间转款|内部转账"
)
PAID = late.pattern(r"付(?!款回)|支付|缴纳|交纳|购买|购置|购|报销|发放|补发|支出|慰问")
GOT = late.pattern(r"收到|收取|收回|收(?!购|割|集|费处)|存款利息|利息收入|拨入|上级拨|街道拨|镇拨")
BACK = late.pattern(r"退|冲|收据|红字")
INS = frozenset({"收", "收入", "进", "进账", "入", "入账", "收方", "收款", "+", "转入", "存入", "收入类"})
OUTS = frozenset(
    {"付", "支", "支出", "出", "付出", "付方", "付款", "-", "转出", "支取", "开支", "支出类", "出账"}
)
SIDES = {"借": DEBIT, "借方": DEBIT, "贷": CREDIT, "贷方": CREDIT, "dr": DEBIT, "cr": CREDIT}


def bare(heading: str) -> str:
    """A heading without what stands in brackets."""
    text = squeezed(heading)
    return PARENTHESIS.sub("", text) or text


def role_of(heading: str, remembered: Mapping[str, str]) -> str:
    """What a heading stands for: as the town said last time, else by its words; empty where nobody knows."""
    key = re.sub(r"[\s（(].*$", "", heading) or heading
    for each in (heading, key, squeezed(heading)):
        if each in remembered:
            return remembered[each]
    text = bare(heading)
    if re.search(r"收入.{0,2}支出|支出.{0,2}收入|借方?.{0,1}贷方?|收款.{0,2}付款", text) and not re.search(
        r"余额|项目|摘要|事由|日期", text
    ):
        return FLOW
    if re.search(r"(收入|支出)(类别|类型|种类|对象|渠道|分类)$", text):
        return TITLE
    if text.endswith(("金额", "发生额", "数额")) and not re.search(
        r"大写|预算|计划|应付|应收|合同|累计", text
    ):
        text = re.sub(r"项目|事项|款项", "", text)
    return next((role for role, words in HEADINGS if re.search(words, text)), "")


def named(text: str) -> str:
    """What a row calls itself, without its number, brackets and colon: ``二、本月收入（元）：`` is 本月收入."""
    found = re.sub(r"^[(]?[一二三四五六七八九十\d]{1,2}(?:[)、.]|(?<=\))|$)+", "", squeezed(text))
    return PARENTHESIS.sub("", found).rstrip(":.。;,元")


def label_of(text: str, month: int) -> str:
    """Which kind of row a text names, by the whole of it; empty for a reason of its own."""
    word = named(text)
    if not word:
        return ""
    if other := OTHER_MONTH.fullmatch(word):
        return {month: "closing", (month - 2) % 12 + 1: "opening"}.get(int(other[1]), "")
    if re.match(r"(?:合计|总计|共计|金额|人民币).{0,6}\(?大写", squeezed(text)) or squeezed(text).startswith(
        ("大写", "(大写")
    ):
        return "total"
    kinds = (
        ("brought", BROUGHT), ("carried", CARRIED), ("opening", OPENING), ("cumulative", CUMULATIVE), ("total", TOTAL),
        ("closing", CLOSING), ("section", SECTION), ("part", PARTLY), ("part", NET),
    )  # fmt: skip
    return next((kind for kind, pattern in kinds if pattern.fullmatch(word)), "")


def account_in(text: str) -> str:
    """Cash or bank, where a heading or the title of a block says so and only one of them."""
    word = squeezed(text)
    cash, bank = "现金" in word, bool(re.search(r"银行|存款|基本户|信用社|专户", word))
    return "现金" if cash and not bank else "银行" if bank and not cash else ""


def side_in(text: str) -> str:
    """Whether a title speaks of income alone or of expense alone."""
    word = squeezed(text)
    if re.search(r"收支|收付", word):
        return ""
    came, went = "收入" in word, "支出" in word or "开支" in word
    return INCOME if came and not went else EXPENSE if went and not came else ""
