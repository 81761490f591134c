"""The places of the year of the rooms of duty: the district, three towns, a unit of each, and who sits there."""

from datetime import date

from cunju.org.models import Person, Seat, Unit

DISTRICT, WANGJIA, HUIXING, TONGJING = "500112", "500112018", "500112004", "500112133"
YUFENGSHAN, SHUANGTONG, JIANGKOU = "500112018202", "500112004018", "500112133212"
NAMES = {
    DISTRICT: ("county", "渝北区"), WANGJIA: ("town", "王家街道"), HUIXING: ("town", "回兴街道"), TONGJING: ("town", "统景镇"),
    YUFENGSHAN: ("village", "玉峰山村村民委员会"), SHUANGTONG: ("community", "双桐路社区居民委员会"), JIANGKOU: ("village", "江口村村民委员会"),
}  # fmt: skip
PLACES = [code for code in NAMES if code != DISTRICT]


def places() -> None:
    """The district with three towns, three units and who sits there."""
    for code, (kind, name) in NAMES.items():
        parent = {4: "", 9: DISTRICT, 12: code[:9]}.get(len(code), "")
        Unit.objects.create(code=code, kind=kind, name=name, parent_code=parent)
        for body, number in [("committee", 5), ("environment", 3)] if len(code) == 12 else []:
            for at in range(1, number + 1):
                person = Person.objects.create(unit_code=code, name=f"{body}{at}", sex="f" if at % 2 else "m")
                role = "director" if at == 1 else "member"
                Seat.objects.create(unit_code=code, body=body, role=role, person=person, from_on=date(2021, 3, 1))
