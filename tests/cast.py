"""Who plays in tests: units of two towns, and one account a role, made without hashing a password."""

from datetime import date

from cunju.org import roles
from cunju.org.models import Account, Installation, Unit

TODAY = date(2023, 9, 20)
PROVINCE = "50"
DISTRICT = "500112"
TOWN = "500112018"  # 王家街道
OTHER_TOWN = "500112133"  # 统景镇
VILLAGE = "500112018202"  # 玉峰山村
NEIGHBOUR = "500112018201"  # another village of the same town
FAR = "500112133201"  # a village of the other town
UNKNOWN = "500112999999"

UNITS = [
    (DISTRICT, "county", "渝北区", ""),
    (TOWN, "town", "王家街道", DISTRICT),
    (OTHER_TOWN, "town", "统景镇", DISTRICT),
    (VILLAGE, "village", "玉峰山村村民委员会", TOWN),
    (NEIGHBOUR, "village", "苟溪桥村村民委员会", TOWN),
    (FAR, "village", "前锋村村民委员会", OTHER_TOWN),
]


def units() -> dict[str, Unit]:
    """The units above, by code."""
    from cunju.org.units import initials, pinyin

    rows = [
        Unit(code=code, kind=kind, name=name, parent_code=parent, initials=initials(name), pinyin=pinyin(name))
        for code, kind, name, parent in UNITS
    ]
    Unit.objects.bulk_create(rows, ignore_conflicts=True)
    return {one.code: one for one in Unit.objects.all()}


def demonstration() -> Installation:
    """A demonstration whose today is 20 September 2023."""
    return Installation.objects.create(
        demonstration=True, today=TODAY, district_code=DISTRICT, initialised_on=TODAY
    )


def account(role: str, unit_code: str = "", username: str = "") -> Account:
    """An account of a role; nobody can log in with it but by ``client.force_login``."""
    found = Account(username=username or role, role=role, unit_code=unit_code)
    found.set_unusable_password()
    found.save()
    return found


def clerk(unit_code: str = VILLAGE, username: str = "clerk") -> Account:
    """村（社区）经办人."""
    return account(roles.VILLAGE_CLERK, unit_code, username)


def supervisor(unit_code: str = VILLAGE, username: str = "supervisor") -> Account:
    """村（居）务监督委员会成员."""
    return account(roles.SUPERVISORY_MEMBER, unit_code, username)


def town_officer(unit_code: str = TOWN, username: str = "town") -> Account:
    """镇街经办人."""
    return account(roles.TOWN_OFFICER, unit_code, username)


def district_officer(username: str = "district") -> Account:
    """区民政局经办人."""
    return account(roles.DISTRICT_OFFICER, DISTRICT, username)


def district_reader(username: str = "reader") -> Account:
    """区民政局（只读）."""
    return account(roles.DISTRICT_READER, DISTRICT, username)


def system_administrator(username: str = "system") -> Account:
    """系统管理员."""
    return account(roles.SYSTEM_ADMINISTRATOR, "", username)


def security_administrator(username: str = "security") -> Account:
    """安全管理员."""
    return account(roles.SECURITY_ADMINISTRATOR, "", username)


def auditor(username: str = "audit") -> Account:
    """审计管理员."""
    return account(roles.AUDITOR, "", username)


def upper_reader(username: str = "upper") -> Account:
    """上级民政部门（只读）, of the province."""
    return account(roles.UPPER_READER, PROVINCE, username)


def everybody() -> dict[str, Account]:
    """One of each: ``clerk`` of 玉峰山村, ``neighbour`` of the same town, ``far`` and ``other_town`` of the other."""
    made = [
        clerk(),
        clerk(NEIGHBOUR, "neighbour"),
        clerk(FAR, "far"),
        supervisor(),
        town_officer(),
        town_officer(OTHER_TOWN, "other_town"),
        district_officer(),
        district_reader(),
        system_administrator(),
        security_administrator(),
        auditor(),
        upper_reader(),
    ]
    return {one.username: one for one in made}
