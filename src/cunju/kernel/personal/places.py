"""Where a person lives and drives: house numbers of a household, rooms of a building, licence plates; all are asked about."""

import re

from cunju.kernel import late
from cunju.kernel.personal.context import SOMEBODY, SURNAMES
from cunju.kernel.personal.normal import ADDRESS, ASK, PLATE, Hit

N = r"[\d一二三四五六七八九十]+"
PLATES = late.pattern(
    r"(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ .\-]?[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])"
)
OWN_CARS = late.pattern(
    r"公务|公车|环卫|洒水|垃圾|清运|消防|救护|警车|执法|租赁|租用|公司|村集体|工程车|挖掘|公交"
)
GROUP = late.pattern(
    rf"(?:第?{N}\s*(?:村民)?(?:小组|组|社|队)|[\u4e00-\u9fff](?:湾|院子?|坝|坪|沟|塝))\s*(?:附)?{N}\s*(?:号|-\d+号?)(?:附{N}号)?"
)
THINGS = late.pattern(
    r"\s*[\u4e00-\u9fff]?(?:机|路|井|塘|渠|桥|线|池|泵|变|公路|堰|水|沟|灯|地|田|点|厂|沼|杆|电|山|蓄|台区|便道|人行|文化|公厕|垃圾|监控|摄像|地块|图斑|宗|标段|项目|工程|凭证|文|桩|点位|闸)"
)
ROOM = late.pattern(
    rf"\d+\s*(?:栋|幢|号楼|座)\s*(?:{N}\s*单元\s*)?(?:{N}\s*楼\s*)?\d{{1,2}}(?:\d{{2}}|\s*-\s*\d{{1,2}})\s*(?:室|号|户|房)?"
    rf"|{N}\s*单元\s*\d{{1,2}}(?:\d{{2}}|\s*-\s*\d{{1,2}})\s*(?:室|号|户|房)?|\d+\s*-\s*\d+\s*-\s*\d{{1,2}}(?:\d{{2}}|-\d{{1,2}})(?=室|号房)"
)
STREET = late.pattern(rf"(?:路|街|巷|大道|弄|村)\s*{N}\s*号(?:附{N}号)?(?:\s*{N}-{N}(?:-{N})?)?")
HOME = late.pattern(
    r"(?:家庭住址|家庭地址|户籍地址|户籍地|住址|家住|现住址?|住在|住于)\s*[:为是]?\s*(?P<n>[^,，。;；、\s()（）]{4,40})"
)
AT_HOME = late.pattern(
    rf"[\s,，(（]*(?:[{SURNAMES}][\u4e00-\u9fff某xX*]{{1,2}}|某{{1,2}})?\s*(?:家|户(?!外))|[\s,，(（]*[{SURNAMES}](?:某|[xX*])"
)


def found(flat: str) -> list[Hit]:
    """Every address of a household and every plate of what may be somebody's car."""
    hits = [
        Hit(one.start(), one.end(), PLATE, ASK) for one in PLATES.finditer(flat) if not _is_owned(flat, one)
    ]
    hits += [
        Hit(one.start(), one.end(), ADDRESS, ASK)
        for one in GROUP.finditer(flat)
        if not THINGS.match(flat[one.end() :])
    ]
    hits += [Hit(one.start(), one.end(), ADDRESS, ASK) for one in ROOM.finditer(flat)]
    hits += [
        Hit(one.start(), one.end(), ADDRESS, ASK) for one in STREET.finditer(flat) if _at_home(flat, one)
    ]
    hits += [
        Hit(one.start("n"), one.end("n"), ADDRESS, ASK)
        for one in HOME.finditer(flat)
        if re.search(rf"{N}|[路街巷村组社]", one["n"])
    ]
    return hits


def _is_owned(flat: str, found: re.Match[str]) -> bool:
    return bool(OWN_CARS.search(flat[max(0, found.start() - 10) : found.end() + 8]))


def _at_home(flat: str, found: re.Match[str]) -> bool:
    """A number of a street is somebody's where a household is named beside it, or the room."""
    beside = flat[max(0, found.start() - 8) : found.start()]
    return bool(AT_HOME.match(flat[found.end() :]) or "-" in found.group() or SOMEBODY.search(beside))
