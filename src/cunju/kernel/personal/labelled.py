"""Numbers known by the word before them: 微信号, QQ, 邮箱, 护照 and other papers of a person, days of birth."""

import re

from cunju.kernel import late
from cunju.kernel.personal.normal import ACCOUNT, ASK, BIRTH, MASK, PAPER, Hit

CHAT = late.pattern(
    r"(?:微信|薇信|[Ww]e[Cc]hat|[Ww]eixin|(?<![A-Za-z])[WwVv][Xx]|(?<![A-Za-z])[Vv]信|支付宝|抖音|快手)(?:账号|帐号|号码|号|ID|id)?\s*(?:[:是为(（]|(?<=号))?\s*"
    r"(?P<n>[A-Za-z][A-Za-z0-9_\-]{4,19}|\d{5,20}(?![\d.,]*\s*(?:元(?!旦)|笔|万|人|户|次)))"
)
QQ = late.pattern(
    r"(?:(?<![A-Za-z])[Qq]{2}|扣扣|企鹅)(?:号码|号|账号)?\s*[:是为(（]?\s*(?P<n>[1-9]\d{4,11})(?!\d)"
)
MAIL = late.pattern(r"(?P<n>[A-Za-z0-9_.\-]+@[A-Za-z0-9_\-]+(?:\.[A-Za-z]{2,})+)")
PASS = late.pattern(
    r"(?:护照|军官证|士兵证|驾驶证|驾照|学籍|学号|社保|医保|参保|住院|病历|门诊|户口簿?|结婚证|离婚证|通行证|低保证|低保|残疾人?证|特困证|优待证|退役证)(?:证号|编号|号码|卡号|号)\s*[:是为]?\s*"
    r"(?P<n>[A-Za-z]{0,3}\d[\dA-Za-z\-]{4,30})(?![\dA-Za-z*])"  # what was masked is not masked again
)
PASSPORT = late.pattern(r"护照\s*[:]?\s*(?P<n>[A-Z]{1,2}\d{7,8})")
BORN = late.pattern(
    r"(?:出生(?:年月日?|日期|于)?|生于|生日)\s*[:是为]?\s*(?P<n>(?:19|20)\d{2}\s*[年.\-/]?\s*\d{1,2}\s*(?:[月.\-/]\s*\d{0,2}\s*日?)?|(?:19|20)\d{6})"
    r"|(?P<m>(?:19|20)\d{2}\s*[年.\-/]\s*\d{1,2}\s*(?:[月.\-/]\s*\d{0,2}\s*日?)?)\s*(?:出生|生(?=[,，。、)\s]|$))"
)
PUBLIC_MAIL = late.pattern(r"@[\w\-.]*(?:gov|edu|org)\b")


def found(flat: str) -> list[Hit]:
    """Everything a word names as a person's own."""
    hits = [
        _hit(one, ACCOUNT)
        for pattern in (CHAT, QQ)
        for one in pattern.finditer(flat)
        if not _is_public(flat, one)
    ]
    hits += [
        _hit(one, "邮箱", MASK if re.match(r"\d{5,}@", one["n"]) else ASK)
        for one in MAIL.finditer(flat)
        if not PUBLIC_MAIL.search(one["n"])
    ]
    hits += [_hit(one, PAPER) for pattern in (PASS, PASSPORT) for one in pattern.finditer(flat)]
    for one in BORN.finditer(flat):
        name = "n" if one["n"] else "m"
        hits.append(Hit(one.start(name), one.end(name), BIRTH, ASK))
    return hits


def _hit(found: re.Match[str], what: str, verdict: str = MASK) -> Hit:
    return Hit(found.start("n"), found.end("n"), what, verdict)


def _is_public(flat: str, found: re.Match[str]) -> bool:
    """公众号, a group of many, an office's own account."""
    return bool(re.search(r"公众|服务号|群", flat[max(0, found.start() - 4) : found.end("n")]))
