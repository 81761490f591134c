"""A sound pack, and what a district may write into it instead: what is said, and the words on whose line."""

HEAD = """\
pack: own-2024
title: 示例〔2024〕1号
authority: notice
valid_from: 2024-02-18
valid_to: 2024-12-31
covers: {from: 2024-01-01, to: 2024-12-31}
applies_to: [village, community]
notice:
  number: 示例〔2024〕1号
  issuer: 示例县民政局
  title: 任务清单
  date: 2024-02-18
  report_days: [2024-06-20]
  tasks:
    - {no: 1, title: 会议, measures: [1, 2]}
  measures:
    - {no: 1, task: 1, short: "代表|会议", text: 每年2次；}
    - {no: 2, task: 1, short: "公开", text: 按时公开。}
"""
DUTIES = """\
duties:
  - id: own-2024.m01.reps
    measure: 1
    label: 村民代表会议
    applies_to: [village]
    window: {each: year}
    fact: assemblies.meeting_held
    where: {body: representatives, result: [regular, unverified]}
    at_least: 2
    cite: 第1项
  - id: own-2024.m02.money
    measure: 2
    label: 财务
    act: [公开, 财务]
    applies_to: [village]
    window: {each: quarter, due_after_days: 15}
    fact: disclosure.sheet_published
    where: {category: finance, board: true}
    of: period
    ends: true
    cite: 第2项
  - id: own-2024.m02.correct
    measure: 2
    label: 改正
    applies_to: [village]
    window: {after: disclosure.town_reviewed, where: {result: opinion}, within_field: correct_within}
    fact: disclosure.sheet_published
    same: [category, period]
    cite: 第2项
  - id: own-2024.m02.state
    measure: 2
    label: 调解
    applies_to: [village]
    window: {state: bodies.composition, sound_field: law_sound, until_field: term_ends}
    where: {body: mediation}
    cite: 第2项
"""
GOOD = HEAD + DUTIES
FIRST = "own-2024.m01.reps"

WHOM = "applies_to: [village]\n    window"
# what is written → what is written instead, what is said, and the words on whose line it is said (of the changed text)
WRONG = [
    # kinds and fields that are not there
    ("assemblies.meeting_held", "assemblies.meeting_hold", "没有“assemblies.meeting_hold”这种记录", f"- id: {FIRST}"),
    ("after: disclosure.town_reviewed", "after: disclosure.town_seen", "没有“disclosure.town_seen”这种记录", "- id: own-2024.m02.correct"),
    ("state: bodies.composition", "state: bodies.shape", "没有“bodies.shape”这种记录", "- id: own-2024.m02.state"),
    ("{body: representatives,", "{bodies: representatives,", "没有字段 bodies", f"- id: {FIRST}"),
    ("{result: opinion}", "{outcome: opinion}", "没有字段 outcome", "- id: own-2024.m02.correct"),
    ("of: period", "of: quarter", "没有字段 quarter", "- id: own-2024.m02.money"),
    ("same: [category, period]", "same: [kind, period]", "没有字段 kind", "- id: own-2024.m02.correct"),
    ("at_least: 2", "distinct: meeting", "没有字段 meeting", f"- id: {FIRST}"),
    # values no record can have
    ("category: finance", "category: money", "where 的 category 没有“money”这个值", "- id: own-2024.m02.money"),
    ("category: finance", "category: [finance, money]", "没有“money”这个值", "- id: own-2024.m02.money"),
    ("category: finance", "category: 5", "where 的 category 应是文字，收到 5", "- id: own-2024.m02.money"),
    ("board: true", "board: yes", "where 的 board 应是是否，收到 “yes”", "- id: own-2024.m02.money"),
    ("board: true", "board: 1", "where 的 board 应是是否，收到 1", "- id: own-2024.m02.money"),
    ("board: true", "signatures: many", "where 的 signatures 应是整数，收到 “many”", "- id: own-2024.m02.money"),
    ("board: true", "signatures: -1", "where 的 signatures 应是整数，收到 -1", "- id: own-2024.m02.money"),
    ("board: true", "closing: \"1.00\"", "where 不能用在金额字段 closing 上", "- id: own-2024.m02.money"),
    ("board: true", "category: {at_least: 2}", "“category”写了两遍", "where: {category: finance, category"),
    ("board: true", "board: {at_least: 1}", "只用在整数字段上，board 是是否", "- id: own-2024.m02.money"),
    ("{body: representatives,", "{matter_classes: [land],", "where 不能用在列表字段 matter_classes 上", f"- id: {FIRST}"),
    ("{result: opinion}", "{result: maybe}", "window.where 的 result 没有“maybe”这个值", "- id: own-2024.m02.correct"),
    # fields of the wrong type
    ("within_field: correct_within", "within_field: category", "within_field 的字段 category 是文字，应是整数", "- id: own-2024.m02.correct"),
    ("sound_field: law_sound", "sound_field: members", "sound_field 的字段 members 是整数，应是是否", "- id: own-2024.m02.state"),
    ("until_field: term_ends", "until_field: women", "until_field 的字段 women 是整数，应是日期", "- id: own-2024.m02.state"),
    ("of: period", "of: board", "of 的字段 board 是是否，应是文字或日期", "- id: own-2024.m02.money"),
    ("state: bodies.composition", "state: pledges.pledged", "pledges.pledged 不是状态类记录", "- id: own-2024.m02.state"),
    ("where: {body: mediation}", "fact: pledges.pledged", "状态类要求看 state，不写 fact", "- id: own-2024.m02.state"),
    # words that lack another, or stand where they say nothing
    ("    of: period\n    ends: true", "    ends: true", "必须写 of", "    ends: true"),
    ("window: {each: quarter, due_after_days: 15}", "window: {by: 2024-06-30}", "ends 只能用在 each 的时段上", "    ends: true"),
    ("{each: year}", "{each: year, within_days: 5}", "within_days 只能写在 after 旁边", "window: {each: year, w"),
    ("{each: year}", "{each: year, by: 2024-05-01}", "window 应恰有", "window: {each: year, by"),
    ("{each: year}", "{each: year, sound_field: sound}", "sound_field 只能写在 state 旁边", "window: {each: year, s"),
    ("{each: year}", "{each: week}", "each 只能是", "window: {each: week"),
    ("{each: year}", "{every: year}", "window 只认", "window: {every"),
    ("within_field: correct_within", "within_field: correct_within, within_days: 5", "只能写一个", "    window: {after"),
    ("at_least: 2", "same: [body]", "same 只能写在 window 有 after 的要求里", "    same: [body]"),
    ("at_least: 2", "at_least: 2\n    at_most: 1", "at_most（1）小于 at_least（2）", f"- id: {FIRST}"),
    ("at_least: 2", "replaces: own-2024.m01.reps", "replaces 写的是它自己", "    replaces"),
    ("result: [regular, unverified]}", "result: regular}", "未达法定人数的会议不计入任何要求", f"- id: {FIRST}"),
    ("id: own-2024.m02.money", f"id: {FIRST}  # 又一次", f"要求编号重复：{FIRST}", "# 又一次"),
    # wrong types
    ("within_field: correct_within", "within_days: five", "within_days 应是0至3660之间的整数，收到 “five”", "    window: {after"),
    ("within_field: correct_within", "within_days: 5.5", "within_days 应是", "    window: {after"),
    ("within_field: correct_within", "within_days: -1", "within_days 应是", "    window: {after"),
    ("within_field: correct_within", "within_days: 99999999999", "within_days 应是", "    window: {after"),
    ("within_field: correct_within", "within_days:", "within_days 应是0至3660之间的整数，没有写值", "    window: {after"),
    ("at_least: 2", "at_least: two", "at_least 应是1至9999之间的整数，收到 “two”", "    at_least"),
    ("at_least: 2", "at_least: 0", "at_least 应是", "    at_least"),
    ("at_least: 2", "at_least: true", "at_least 应是1至9999之间的整数，收到 true", "    at_least"),
    ("measure: 1\n", "measure: one\n", "measure 应是", "    measure: one"),
    ("measure: 1\n", "measure: 7\n", "这份通知没有第7项措施", "    measure: 7"),
    ("label: 财务\n", "label:\n", "label 应是文字，没有写值", "    label:\n"),
    ("act: [公开, 财务]", "act: 公开", "act 应是两个词的列表", "    act"),
    ("ends: true", "ends: yes", "ends 只能是 true 或 false，收到 “yes”", "    ends"),
    ("fact: assemblies.meeting_held", "fact: {a: b}", "fact 应是一种记录", "    fact: {"),
    ("window: {each: year}", "window: each year", "window 应是", "    window: each year"),
    ("{category: finance, board: true}", "finance", "where 应是", "    where: finance"),
    ("category: finance", "category: []", "where.category 没有写值", "    where: {category: []"),
    ("category: finance", "category: {from: 2}", "where.category 只认等于、列表、at_least、at_most", "    where: {category: {"),
    ("category: finance", "signatures: {at_least: many}", "at_least、at_most 应是整数", "    where: {signatures"),
    ("category: finance", "signatures: {at_least: 3, at_most: 2}", "at_most 小于 at_least", "    where: {signatures"),
    ("category: finance", "category: {in: finance}", "where.category.in 应是列表", "    where: {category: {"),
    ("category: finance", "period: 2024-01-01", "where.period 的值应是文字、整数", "    where: {period"),
    (WHOM, "applies_to: village\n    window", "applies_to 应是列表", "    applies_to: village"),
    (WHOM, "applies_to: [villages]\n    window", "收到 villages", "    applies_to: [villages"),
    (WHOM, "applies_to: [5001]\n    window", "6、9、12位代码，收到 5001", "    applies_to: [5001"),
    (WHOM, "applies_to: [town]\n    window", "永远不会用到", "    applies_to: [town"),
    # days
    ("valid_to: 2024-12-31", "valid_to: 2023-12-31", "valid_to（2023-12-31）早于 valid_from（2024-02-18）", "valid_to"),
    ("valid_to: 2024-12-31", "valid_to: 年底", "valid_to 应是日期，如 2023-09-28，收到 “年底”", "valid_to"),
    ("valid_to: 2024-12-31", "valid_to: 2024-12-31 08:00:00", "valid_to 应是日期", "valid_to"),
    ("valid_to: 2024-12-31", "valid_to: 2024-02-30", "没有“2024-02-30”这一天", "valid_to"),
    ("{from: 2024-01-01, to: 2024-12-31}", "{from: 2024-12-31, to: 2024-01-01}", "covers.to（2024-01-01）早于", "pack"),
    ("{from: 2024-01-01, to: 2024-12-31}", "2024", "covers 应是 {from: 日期, to: 日期}", "covers"),
    ("at_least: 2", "valid_from: 2024-06-01\n    valid_to: 2024-05-01", "早于 valid_from", "    valid_to: 2024-05-01"),
    ("{each: year}", "{by: 2024-13-01}", "没有“2024-13-01”这一天", "    window: {by"),
    ("{each: year}", "{by: 六月底}", "window.by 应是日期", "    window: {by"),
    ("{each: year}", "{on: 2024-06-30}", "window.on 应是日期的列表", "    window: {on"),
    # the head of the pack and its notice
    ("authority: notice", "authority: habit", "authority 只能是", "authority"),
    ("title: 示例〔2024〕1号\na", "a", "缺少 title", "pack"),
    ("duties:", "dutys:", "缺少 duties", "pack"),
    ("title: 示例〔2024〕1号\na", "titel: x\ntitle: 示例\na", "不认识的词：titel", "titel"),
    ("applies_to: [village, community]", "applies_to: [villages]", "收到 villages", "applies_to"),
    ("authority: notice", "authority: notice\narea: 50", "area 应是带引号的数字代码", "area"),
    ("  number: 示例〔2024〕1号\n", "", "notice 缺少 number", "notice:"),
    ("  date: 2024-02-18", "  date: 二月", "notice.date 应是日期", "notice:"),
    ("measures: [1, 2]}", "measures: [1]}", "任务1和措施2对不上", "notice:"),
    ("{no: 2, task: 1,", "{no: 1, task: 1,", "措施序号1写了两遍", "notice:"),
    ("{no: 2, task: 1,", "{no: two, task: 1,", "notice.measures.no 应是", "notice:"),
    ("report_days: [2024-06-20]", "report_days: 2024-06-20", "notice.report_days 应是日期的列表", "notice:"),
    # YAML itself
    ("cite: 第1项", "cite: 第1项\n   more: 1", "YAML 格式有误", "   more"),
    ("cite: 第1项", "cite: [第1项", "YAML 格式有误", "  - id: own-2024.m02.money"),
    ("cite: 第1项", "cite: 第1项\n\tmore: 1", "YAML 格式有误", "\tmore"),
    ("cite: 第1项", "cite: 第1项\x07", "YAML 格式有误", "cite: 第1项"),
    ("cite: 第1项", "cite: *nobody", "YAML 格式有误", "    cite: *nobody"),
    ("cite: 第1项", "cite: !!python/name:os.system x", "YAML 格式有误", "    cite: !!python"),
    ("cite: 第1项", "cite: 第1项\n    cite: 第2项", "“cite”写了两遍", "    cite: 第2项\n  - id"),
]  # fmt: skip

WHOLE = [
    ("", "应为 YAML 映射"),
    ("5", "应为 YAML 映射"),
    ("- a", "应为 YAML 映射"),
    ("duties: []", "缺少 pack、title"),
    (HEAD, "缺少 duties"),
    (HEAD + "duties:", "duties 应是列表，没有写值"),
    (HEAD + "duties: {a: 1}", "duties 应是列表"),
    (HEAD + "duties: 5", "duties 应是列表，收到 5"),
    (HEAD + "duties: [5]", "每一项应为映射"),
    (HEAD + "duties: [{}]", "缺少 id、measure"),
    (HEAD + "duties: [{5: 6}]", "不认识的词：5"),
    (HEAD.split("notice:\n")[0] + "notice: 通知\nduties: []", "notice 应是“词: 值”的映射"),
    ("{[a]: b}", "YAML 格式有误"),
    ("a: " + "[" * 4000, "YAML 格式有误"),
    ("\ufeffx\x00", "YAML 格式有误"),
]
