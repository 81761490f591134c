"""Roles of accounts (interfaces §9)."""

DISTRICT_OFFICER = "district_officer"
DISTRICT_READER = "district_reader"
TOWN_OFFICER = "town_officer"
VILLAGE_CLERK = "village_clerk"
SUPERVISORY_MEMBER = "supervisory_member"
SYSTEM_ADMINISTRATOR = "system_administrator"
SECURITY_ADMINISTRATOR = "security_administrator"
AUDITOR = "auditor"
UPPER_READER = "upper_reader"

ROLE_ZH = {
    DISTRICT_OFFICER: "区民政局经办人",
    DISTRICT_READER: "区民政局（只读）",
    TOWN_OFFICER: "镇街经办人",
    VILLAGE_CLERK: "村（社区）经办人",
    SUPERVISORY_MEMBER: "村（居）务监督委员会成员",
    SYSTEM_ADMINISTRATOR: "系统管理员",
    SECURITY_ADMINISTRATOR: "安全管理员",
    AUDITOR: "审计管理员",
    UPPER_READER: "上级民政部门（只读）",
}
ADMINISTRATORS = frozenset({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR})
# Who reads from above the districts: the pages of places, and below them 统计, 为什么 and a record; nothing else.
UPPER = frozenset({UPPER_READER})
BUSINESS = frozenset(ROLE_ZH) - ADMINISTRATORS - UPPER
READERS = BUSINESS
LOOKERS = BUSINESS | UPPER
WRITERS = frozenset({VILLAGE_CLERK, TOWN_OFFICER})
DISTRICT = frozenset({DISTRICT_OFFICER, DISTRICT_READER})
