"""Who may be meant by the words before a colon or beside a time: people say 王大姐 or 三组组长, forms say 时间 or 地点."""

import re

from cunju.kernel import late

LONGEST_NAME = 16
# What stands before a colon in minutes and announcements and is nobody.
NOBODY = late.pattern(
    r"(?:会议|活动|协商|本次|开会|集合|报名|施工|截止|完成)?(?:时间|地点|地址|日期|议题|主题|题目|内容|要求|方式|范围|对象|名单|人员|电话|联系人|联系电话|联系方式|事项)|"
    r"参加(?:人员|人)?|主持人?|记录人?|列席(?:人员)?|出席(?:人员)?|缺席|应到|实到|"
    r"(?:我的|我们的|个人|几点|主要|具体|补充|修改|初步|下步|最后|第?[一二三四五六七八九十\d]+[个条点]?)?"
    r"(?:意见|建议|想法|看法|要求|诉求|问题|方案|办法|措施|安排|打算|结论|总结|共识|分歧|结果|理由|原因|情况|说明|通知|公告|提醒|提示|温馨提示|备注|注|注意|附|附件|补充|转文字|语音转文字|折中|折中方案)"
    r"[一二三四五六七八九十\d]*|"
    r"另外?|还有|再有|此外|其次|首先|最后|第[一二三四五六七八九十]|其[一二三四五六]|[一二三四五六七八九十]是|"
    r"比如|例如|譬如|即|如下|结果|总之|所以|因为|但是|费用|预算|价格|单价|总价|合计|比例|数量|面积|链接|网址|密码|账号|微信|微信号|QQ|qq|群号|会议号|"
    r"https?|HTTPS?|ftp|www|标题|来自|来源|转发|转自|引用|回复|答复|备用|PS|ps|P\.S\.?|注意事项"
)
# A name is followed by such a word where its holder is quoted: 三组组长提出：….
SPOKE = late.pattern(
    r"^(.{1,12}?)(?:同志)?(?:提出|提议|反映|认为|表示|建议|补充|发言|回应|回答|答复|插话|说道?|讲|问|答)$"
)
SELF = late.pattern(
    r"^(?:回复|引用|转发|我|我们|咱|咱们|你|你们|他|他们|她|她们|它|自己|有人|有的|大家都?|这|那|也|就|都|先|再|我家|本人|据)"
)
STOPS = late.pattern(r"[：:，。！？!?；;、“”\"《》【】\[\]<>{}=+*#@￥$%^&|\\/]|\.{2,}|…")
OFFICES = (
    "书记|主任|委员|组长|队长|网格员|网格长|支书|文书|会计|出纳|医生|老师|校长|大姐|大哥|大爷|大妈|大娘|大叔|大嫂|大婶|大伯|叔叔|阿姨|爷爷|奶奶|"
    "叔|婶|伯|姨|嫂|哥|姐|弟|妹|爷|婆|妈|爸|师傅|师|老板|经理|主管|保安|保洁|电工|管家|物业|业委会|居委会|村委会|监委会|监督委员会|代表|党员|业主|住户|"
    "租户|商户|村民|居民|群众|群主|管理员|楼长|楼栋长|栋长|单元长|站长|所长|镇长|社长|社区|干部|志愿者|社工|律师|民警|辅警|工程师|"
    "参会人员|主持人|记录人|老人|家属|会长|理事|店主|站|所|公司|姑|舅|总|工|某|妈妈|爸爸|外公|外婆|师母|嬢|孃|老师傅|队|户|家|大队长|网格|理事会|村委|居委|协会|卫生室|超市|小卖部"
)
TITLED = late.pattern(
    rf"(?:{OFFICES}|[老小阿大][\u4e00-\u9fff])(?:[A-Za-z\d\-一二三四五六七八九十]{{0,8}}|[（(][^（）()]{{1,12}}[)）])$"
)
PLACED = late.pattern(
    r"^(?:第?[一二三四五六七八九十\d]{1,3}\s*(?:组|队|社|栋|幢|号楼|号|单元|楼|室|弄|区|院|片区?|网格)|\d{1,2}-\d{1,2}(?:-\d{1,4})?|[A-Za-z]\d{0,2}\s|老|小|阿|大)"
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
# A flat, not a day: the second number is of three signs or more.
ROOM = late.pattern(r"(?:\d{1,2}-){1,2}\d{3,4}")
TIME = late.pattern(
    r"(?:[\d\s:：.\-/年月日时分点]|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|今晚|明晚|晚上|晚|夜里|今天|明天|昨天|前天|后天|星期.|周.|[AaPp][Mm])*"
)
NUMBERED = late.pattern(r"[（(<]\s*\+?\d[\d\- ]{3,}\d\s*[)）>]|1\d{2}[- ]?\d{4}[- ]?\d{4}|(?<![\d-])\d{5,}")
EMOJI = late.pattern("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a-\u23ff\ufe0f\u200d]+")
# What programs set before or behind a name: 【群主】, @微信, @the firm of somebody from outside.
BADGE = late.pattern(
    r"^[【\[（(](?:群主|管理员|超级管理员|潜水|冒泡|吐槽|活跃|话唠|传说|LV?\d+|[^】\])）]{1,4})[】\])）]|(?<=\S)@\S{1,20}$"
)
MAILED = late.pattern(r"[（(<][^（()）<>]*@[^（()）<>]*[)）>]")


def cleaned(name: str) -> str:
    """A name as it is shown: without the numbers and addresses behind it, without marks around it."""
    bare = BADGE.sub("", MAILED.sub("", NUMBERED.sub("", EMOJI.sub("", name))).strip())
    name = re.sub(r"\s+", " ", bare).strip(" \t\u3000-—_·•“”\"'「」:：")
    for opens, closes in ("()", "（）", "[]", "【】"):
        if name.count(opens) != name.count(closes):  # 王大爷（三社） keeps its own
            name = name.strip(opens + closes)
    return name


def named(words: str) -> str:
    """Who is meant by the words before a colon; empty where they are nobody's name."""
    name = cleaned(words)
    if quoted := SPOKE.match(name):
        name = quoted[1].strip()
    if (
        not name
        or len(name) > LONGEST_NAME
        or STOPS.search(name)
        or SELF.match(name)
        or NOBODY.fullmatch(name)
    ):
        return ""
    if TIME.fullmatch(name) and not ROOM.fullmatch(name):
        return ""
    return name


def surely(words: str) -> str:
    """The name where it looks like one by itself: an office, a form of address, a surname; empty otherwise."""
    name = named(words)
    if not name or re.search(r"[的了吗吧呢啊呀哦嘛]$", name):
        return ""
    if ROOM.fullmatch(name) or TITLED.search(name) or (PLACED.match(name) and len(name) <= 8):
        return name
    return name if 2 <= len(name) <= 3 and name[0] in SURNAMES else ""
