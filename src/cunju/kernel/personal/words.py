"""Health and relief beside a person: asked about; as the name of an office, a policy or a count of people they are left."""

import re

from cunju.kernel import late
from cunju.kernel.personal.context import SOMEBODY, SURNAMES
from cunju.kernel.personal.normal import ASK, ILLNESS, STATUS, Hit

ILL = late.pattern(
    r"癌症?|恶性肿瘤|肿瘤|白血病|尿毒症?|肾衰竭?|肾病|透析|血透|化疗|放疗|精神病|精神障碍|精神分裂症?|精神疾病|精神异常|精神残疾|抑郁症?|躁郁症?|自闭症|孤独症|"
    r"智障|弱智|痴呆症?|阿尔茨海默|艾滋病?|HIV|hiv|梅毒|性病|淋病|乙肝|丙肝|肝炎|肝硬化|肺结核|结核病?|肺病|糖尿病|高血压|冠心病|心脏病|心梗|脑梗死?|"
    r"脑溢血|脑出血|(?<!集)中风(?!险)|偏瘫|瘫痪|(?:脑)?卒中|后遗症|(?:[肾肝心肺]|角膜|骨髓|器官)移植|孕产?妇|怀孕|脑瘫|癫痫|尘肺病?|红斑狼疮|血友病|帕金森|麻风病?|植物人|截肢|骨折|不孕|不育|流产|引产|结扎|绝育|堕胎|人流|"
    r"上环(?=手术|$|[\s,，。、)）\d])|取环|计生手术|计划生育手术|新冠(?:阳性|感染)|阳性|大病|重病|重疾|重症|患病|(?<!居)住院(?!落|坝|子)|手术|病危|疾病|病情|确诊|残疾等级"
)
RELIEF = late.pattern(
    r"(?<!最)低保|最低生活保障|五保|特困|残疾|残障|重残|智残|肢残|聋哑|(?<!文)盲人|失明|伤残|孤儿|困境儿童|留守儿童|未成年人?|事实无人抚养|失独|计生特殊家庭|计划生育特殊家庭|刑满释放|刑释|"
    r"社区矫正|矫正对象|吸毒|戒毒|服刑|缓刑|在押|前科|贫困户|脱贫户|监测户|边缘户|临时救助|医疗救助|大病救助|困难救助|离异|离婚|丧偶|单亲|未婚先孕|超生|"
    r"社会抚养费|上访|家暴|家庭暴力|信教|失能|半失能|优抚对象|重点人员"
)
UNITS = r"(?:余|多)?\s*(?:户次|人次|户|人|名|件|例|笔|个|位|家|份|次|张|本)"
COUNT = r"(?:\d+|[一二两三四五六七八九十百]+)"
PEOPLE = r"(?:户|人员|人|对象|家庭|患者|病人|病患|病|者|儿童|老年人|老人|党员|群众|学生|居民|村民|妇女|职工|金|费用?|等)"
COUNTED = late.pattern(
    rf"{PEOPLE}{{0,3}}(?:[\u4e00-\u9fff]{{0,4}}?)[\s:：(（,，]*(?:共|合计|共计|计|约)?\s*{COUNT}\s*{UNITS}"
)
COUNTED_BEFORE = late.pattern(
    rf"{COUNT}\s*{UNITS}(?:的|农村|城市|城镇|在册|困难|分散|集中|供养|重度|一级|二级|其中|新增|因|患|享受|家庭|[,，、 ])*$"
)
ONE = late.pattern(r"(?<![\d十百])(?:1|一)(?:户|人|名|个|位)")
# 残疾人联合会, 低保评议会, 大病保险: the word belongs to an office, a policy, a campaign.
PUBLIC = late.pattern(
    r"(?:人|户|人员|对象|患者|病人|症|病|儿童|家庭|群众|老年人)*(?:的)?\s*"
    r"(?:联合会|联(?!系|络|户)|协会|评议|评审|民主评议|培训|政策|宣传|工作|会议|业务|系统|公示|标准|条例|办法|文件|知识|讲座|筛查|普查|"
    r"防治|预防|防控|防范|义诊|专干|经办|档案|窗口|康复站|康复中心|之家|托养(?:中心|机构)|无障碍|坡道|设施|驿站|日(?!间照料费)|节|周(?=$|[^\u4e00-\u9fff]|活动|宣传)|运动会|就业(?:基地|培训)|保障金|保险|医院|"
    r"中心|供养机构|服务站|服务中心|服务机构|基金|疫苗|检测|体检|健康教育|委员会|领导小组|小组|股|科|站|办(?!理)|机构|公益|活动|慈善|动态|核查|复核|年审|年检|清理|摸排|排查|"
    r"走访登记|登记表|申请表|表格|台账|资料|材料(?:印刷|打印|复印)|印刷|打印|牌|标识|通道|厕所|专用|护理院|敬老院|福利院|救助站|管理|名额|指标|比例|率|情况|名单|花名册|统计)"
)
BEFORE_PUBLIC = late.pattern(
    r"(?:防|抗|预防|防治|关爱|两|筛查|宣传|反|禁|抵制|防范|杜绝|严禁|无|非|开展|召开|参加|"
    r"全国|国际|世界|居民|职工|城乡居民|城乡)$"
)
BIGRAMS = frozenset(
    re.findall(
        r"\S+",
        """
        金额 金发 高温 高龄 高考 高血 高校 高额 方案 方式 方便 方法 安置 安全 安排 安装 安葬 常年 常态 常规
        常住 白内 白条 黄金 文件 文化 文体 祝寿 温暖 温馨 路费 路灯 路面 申请 申报 申领 明细 汤药 池塘 柴油
        施工 易地 易返 万元 万余 毛巾 毛毯 钱款 钱物 洪水 洪涝 谷种 平安 平台 危房 华侨 管护 管理 游玩 经费
        经济 庄稼 印刷 宿舍 荣誉 康复 康养 代发 代缴 代办 代管 古稀 温控 夏季 夏令 春节 秋季 冬季 季度 向上
        万人 武装 严重 严格 文艺 文明 程序 任务 任何 余人 余元 余额 于本 于是 易燃 江北 江口 安抚 简介 简易
        敬老 冷链 隆重 包保 包裹 左右 代表 代为 代理 段路 方面 党员 全家 史料 殷实 盛大 凌晨 阳台 翁婆 童装
        游园 石油 水费 米油 牛奶 鲁能 马上 孔明 顾问 邻里 任职 常见 何时 何人 房屋 连续 时间 元旦 周边 周转
        周期 章程 路上 庞大 余款
        """,
    )
)
NAME = rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
FOLLOWS = (
    r"(?=$|[^\u4e00-\u9fff]|家|户|等|的|之|同志|补|慰|救|医|药|住|生活|丧|"
    r"临时|两项|护理|困难|因|患|发放|领|申请|办理|春节|中秋|端午|重阳|节日|一次|送|购|付|款|费|元|现金|物资|签|系|是|为|享|年)"
)
AFTER = late.pattern(
    rf"(?:{PEOPLE}|补助|补贴|救助|慰问|资金|供养|证|等级|手术|住院|治疗|医疗费?|医药费?|费|救治|护理|重度|一级|二级|三级|四级)"
    rf"{{0,4}}[\s:：(（,，、\-]*(?P<name>{NAME}){FOLLOWS}"
)
LEADS = (
    r"(?:^|[\s,，、；;：:。（(0-9]|慰问|资助|救助|补助|帮扶|看望|探望|走访|送|付|给|支付|发放|发|"
    r"村民|居民|党员|户主|组|社|为|患者|学生|群众|职工|将|由|与|和|对|收|退)"
)
LED = late.pattern(
    rf"{LEADS}(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})[\s,，(（:：\-]*"
    rf"(?:系|是|为|属|因|患有|患|身患|突发|家|户|之子|之女|家庭|享受|申请|办理|确定为|纳入|评为)*$"
)
HAVING = late.pattern(r"(?:患有?|身患|因|得|确诊|查出|突发)[\u4e00-\u9fff]{0,4}$")


def found(flat: str) -> list[Hit]:
    """Every such word that stands beside a person."""
    hits = []
    for pattern, what in ((ILL, ILLNESS), (RELIEF, STATUS)):
        for one in pattern.finditer(flat):
            if not _is_public(flat, one) and _is_personal(flat, one, ill=what == ILLNESS):
                hits.append(Hit(one.start(), one.end(), what, ASK))
    return hits


def _is_public(flat: str, found: re.Match[str]) -> bool:
    before, after = flat[max(0, found.start() - 14) : found.start()], flat[found.end() :]
    if PUBLIC.match(after):
        return True
    return bool(BEFORE_PUBLIC.search(before)) and not _is_named(before, after[:16])


def _is_personal(flat: str, found: re.Match[str], *, ill: bool) -> bool:
    """A person is named beside it; of an illness also one who is not named, unless many are counted."""
    before, after = flat[max(0, found.start() - 14) : found.start()], flat[found.end() : found.end() + 16]
    named = _is_named(before, after)
    if _is_counted(flat[max(0, found.start() - 16) : found.start()], after):
        return (named or ill) and bool(ONE.search(f"{before[-8:]} {after[:12]}"))
    if named:
        return True
    return ill and bool(
        re.match(r"(?:患者|病人|病患|感染者|者|家属|户|家庭|村民|居民|老人|儿童)", after) or HAVING.search(before)
    )


def _is_counted(before: str, after: str) -> bool:
    return bool(COUNTED.match(after) or COUNTED_BEFORE.search(before))


def _is_named(before: str, after: str) -> bool:
    if SOMEBODY.search(before) or SOMEBODY.search(after):
        return True
    names = [one["name"] for one in (AFTER.match(after), LED.search(before)) if one]
    return any(one[:2] not in BIGRAMS for one in names)
