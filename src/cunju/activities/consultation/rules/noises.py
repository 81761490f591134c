"""What stands in a pasted chat and is nobody's opinion: recalled messages, pictures, links, emoticons, who came and went."""

import re

from cunju.activities.consultation.rules.speakers import EMOJI
from cunju.activities.consultation.rules.times import ALONE
from cunju.kernel import late

SYSTEM = late.pattern(
    r".*(?:撤回了?(?:一条|上一条|该)?(?:成员)?(?:的)?消息|撤回了?成员.*消息)\s*(?:重新编辑)?|.*(?:加入了?群聊|退出了?群聊|移出了?群聊|加入本群|退出本群|进入了?群|加入群组).*|"
    r".{0,30}拍了拍.*|.*修改群名(?:称)?为.*|.*(?:修改|更新|发布)了?群(?:公告|昵称|名片|名称).*|\W*(?:以下|以上)(?:是|为).{0,30}(?:消息|聊天记录|内容)\W*(?:请查[阅收看]\W*)?|"
    r".*领取了.*红包.*|.*成为(?:新)?群主.*|.*(?:语音|视频)通话(?:已结束|已取消|时长|中断)?.*\d*|.*(?:条|则)新消息|查看更多消息|.*已读|\d+人未读|全部已读|"
    r".{0,40}聊天记录(?:如下)?\s*[:：]?|.*开启了(?:群|朋友).*|.*全员禁言.*|.*设为(?:群)?管理员.*|.*设置为(?:群)?管理员.*|消息记录.*|=+|消息分组.*|消息对象.*|.{0,20}被.{0,20}设为.*"
)
SEPARATOR = late.pattern(r"[\s\-—–=_*~·•.。…]+")
MEDIA = (
    "图片|照片|视频|语音|语音消息|音频|表情|动画表情|表情包|文件|链接|网页链接|(?:地理)?位置|小程序|红包|微信红包|转账|名片|个人名片|音乐|聊天记录|接龙|群接龙|视频号|"
    "笔记|卡片|分享|直播|投票|群投票|闪照|未知消息|该消息类型暂不能展示|image|Image|Photo|Video|Voice|Sticker|File|Link"
)
# A picture says nothing more in its line; a file or a link has its title behind it.
TITLED = late.pattern(
    r"[\[【](?:文件|链接|网页链接|(?:地理)?位置|小程序|红包|微信红包|转账|名片|个人名片|音乐|聊天记录|视频号|笔记|卡片|分享|直播|投票|群投票|File|Link)[\]】：:].*"
)
PICTURE = late.pattern(rf"[\[【](?:{MEDIA})(?:[:：，,]\s*[^\]】]{{0,60}})?[\]】]\s*(?:\d{{1,3}}\s*(?:″|\"|''|秒|s))?")
EMOTICONS = (
    "微笑|撇嘴|色|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|龇牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|骷髅|"
    "敲打|再见|擦汗|抠鼻|鼓掌|坏笑|右哼哼|左哼哼|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|"
    "加油加油|汗|天啊|Emm|社会社会|旺柴|好的|打脸|哇|翻白眼|666|让我看看|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|强|弱|握手|胜利|抱拳|勾引|拳头|OK|合十|啤酒|咖啡|"
    "蛋糕|玫瑰|凋谢|菜刀|炸弹|便便|月亮|太阳|庆祝|礼物|發|发|福|烟花|爆竹|猪头|跳跳|发抖|转圈|赞|大拇指|点赞|双手合十|作揖|笑哭|doge|比心|心|鲜花|花|愤怒|生气|大笑|哈哈"
)
EMOTICON = late.pattern(rf"[\[【/](?:{EMOTICONS})(?:[\]】]|(?=\s|$))")
LINK = late.pattern(r"\s*(?:https?[:：]//|www\.)[^\s，。；！？）)」]+(?:\s+(?=[，。；！？]))?")
# WeChat ends a name after @ by a blank of its own.
CALLED = late.pattern(r"@(?:所有人|全体成员|all|All|[^\s@，。！？：:,]{1,16})(?:[\s\u2005\u2002：:，,]+|$)")
REPLIES = late.pattern(r"^(?:回复|答复|Re|re|RE)\s*(?:@)?\s*[^\s：:，。]{1,16}?(?:\s*[：:]\s*|\s+)")
LABELS = late.pattern(r"^(?:语音)?转文字\s*[：:]\s*|[（(](?:已编辑|编辑过|已修改)[)）]\s*$")
CHAIN = late.pattern(r"^#?\s*(?:群)?接龙")
JOINED = late.pattern(r"\d{1,3}\s*[.．、)）]\s*(?P<who>\S{1,16})\s+(?P<text>.+)")
RECEIPTS = late.pattern(
    r"(?:(?:好+的?|好嘞|好哒|收到|收到了|知道了?|晓得了?|明白了?|了解|谢谢|谢谢(?:书记|主任|大家|你|您|哈|各位.{0,4})|感谢|辛苦了?|嗯+|哦+|噢+|ok|OK|Ok|哈哈+|在|来了|到|1)"
    r"(?:的|哈|啊|了|！|!|。|，|,|～|~|\s)*)+"
)
QUOTE_OPENS, QUOTE_ENDS = (
    re.compile(r"^(?P<before>.*?)「(?P<quoted>[^」]*)(?P<end>」)?\s*(?P<rest>.*)$"),
    re.compile(r"^[^」]*」\s*(?P<rest>.*)$"),
)
CITES = late.pattern(r"^(?:>+|》|引用[：:\s]|\[引用\]|【引用】|引用自|回复的消息[：:]|\|)\s*.*")


# Digits and dashes as wide as characters, as old phones write them.
WIDE = str.maketrans("０１２３４５６７８９－／\xa0\u3000", "0123456789-/  ")


def lines_of(text: str) -> list[str]:
    """The lines that hold something, without signs that take no room; wide digits as narrow ones."""
    bare = re.sub(r"[\u200b-\u200f\u2060\ufeff\u202a-\u202e]", "", text.translate(WIDE))
    return [line.strip() for line in bare.splitlines() if line.strip()]


def marks(line: str) -> bool:
    """Whether a line stands in chats only."""
    said = re.split(r"[：:]\s*", line, maxsplit=1)[-1]
    return bool(
        SYSTEM.fullmatch(line)
        or PICTURE.match(said)
        or EMOTICON.search(line)
        or "@所有人" in line
        or re.match(r"^(?:- ){3,}-?$", line)
    )


def reason(line: str) -> str:
    """Why a whole line is no opinion; empty where it may be one."""
    if SEPARATOR.fullmatch(line):
        return "分隔线"
    if SYSTEM.fullmatch(line):
        return "撤回、进出群等提示"
    return "时间" if ALONE.fullmatch(line) else ""


def unquoted(line: str, *, inside: bool) -> tuple[str, bool, str]:
    """What is left of a line without quotations, whether one goes on, what was quoted."""
    if inside:
        ends = QUOTE_ENDS.match(line)
        return (ends["rest"], False, line[: ends.start("rest")].strip()) if ends else ("", True, line)
    if CITES.fullmatch(line):
        return "", False, line
    opens = QUOTE_OPENS.match(line)
    if (
        opens is None
        or not re.search(r"[：:]", opens["quoted"])
        or not re.fullmatch(r"|.*[：:]\s*", opens["before"])
    ):
        return line, False, ""
    return (opens["before"] + opens["rest"]).strip(), not opens["end"], opens["quoted"]


def stripped(line: str) -> tuple[str, str]:
    """The words of a line, and what was taken out of it where nothing else is left."""
    text = TITLED.sub("", line)
    for pattern in (PICTURE, LINK, EMOTICON, EMOJI):
        text = pattern.sub("", text)
    text = CALLED.sub("", REPLIES.sub("", LABELS.sub("", text.strip()))).strip()
    if not re.search(r"[\w+]", text):
        return "", line
    return re.sub(r"[ \t\u2005]+", " ", text), ""


def is_receipt(text: str) -> bool:
    """Whether a message only says that it was read."""
    return bool(RECEIPTS.fullmatch(text))
