"""Papers, and old Word files: the notices of this folder that become PDF and .doc."""

from collections.abc import Sequence

Rows = Sequence[Sequence[str]]


def table(document, rows: Rows, *, merges: Sequence[tuple[int, int, int, int]] = ()):
    """A ruled table; a cell's lines are its paragraphs; ``merges`` are row, column, last row, last column."""
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            first, *others = text.split("\n")
            made.cell(at, column).text = first
            for line in others:
                made.cell(at, column).add_paragraph(line)
    for top, left, bottom, right in merges:
        made.cell(top, left).merge(made.cell(bottom, right))
    return made


def lines(document, text: str) -> None:
    for line in text.strip("\n").split("\n"):
        document.add_paragraph(line)


def ruled(document) -> None:
    """For PDF: a table over two pages, one line of title broken."""
    lines(document, """
黔山民发〔2025〕6号
黔山县民政局关于印发《2025年健全自治法治德治相结合城乡基层治理体系重点工作清单》的通知
各乡镇人民政府、街道办事处：
为贯彻落实省、市关于加强城乡基层治理的部署要求，结合我县实际，制定了《2025年健全自治法治德治相结合城乡基层治理体系重点工作清单》，现印发给你们，请认真组织实施。
附件：2025年健全自治法治德治相结合城乡基层治理体系重点工作清单
黔山县民政局
2025年3月3日
附件
2025年健全自治法治德治相结合城乡基层治理体系重点工作清单
""")
    table(document, [
        ["序号", "重点工作", "工作措施", "责任单位", "完成时限"],
        ["1", "以自治增活力", "1.每季度至少召开1次村（居）民议事会，议题提前3日公布，议定事项形成书面记录并由参会代表签字确认；",
         "各乡镇（街道）", "每季度末"],
        ["", "", "2.每个乡镇（街道）培育3-5个群众性社会组织。", "各乡镇（街道）", "6月底前"],
        ["2", "以法治强保障", "3.村（居）法律顾问每月至少到村服务1次，每次不少于半天；", "县司法局", "全年"],
        ["", "", "4.矛盾纠纷7日内调处，重大纠纷及时报告。", "县委政法委", "全年"],
        ["3", "以德治扬正气", "5.每年评选1次文明家庭、最美家庭。", "县委宣传部、县妇联", "10月底前"],
    ], merges=[(1, 0, 2, 0), (1, 1, 2, 1), (3, 0, 4, 0), (3, 1, 4, 1)])  # fmt: skip


def prose(document) -> None:
    """For PDF: no table; a plan whose second section holds the tasks."""
    lines(document, """
云岭社〔2024〕7号
云岭市社会工作部关于印发《社区工作者能力提升行动方案》的通知
各县（区）委社会工作部：
现将《社区工作者能力提升行动方案》印发给你们，请结合实际抓好落实。
云岭市社会工作部
2024年4月18日
社区工作者能力提升行动方案
为提升社区工作者能力，制定本方案。
一、总体目标
用一年时间，使全市社区工作者轮训一遍。
二、主要任务
（一）分级开展培训。市级每年举办不少于2期示范培训班。县级6月底前完成首轮培训。
（二）推行全岗服务。社区实行一人多岗、全岗通办，群众诉求10个工作日内答复。
（三）完善考核激励。每年12月组织1次考核，考核结果与报酬挂钩。
三、组织保障
各县（区）要加强领导，落实经费。
""")


def old_word(document) -> None:
    """For .doc: tasks merged downwards, the measures without numbers."""
    lines(document, """
陇东民发〔2023〕44号
陇东区民政局
关于印发《村规民约（居民公约）提升行动任务清单》的通知
各镇人民政府、街道办事处：
根据民政部等部门要求，制定《村规民约（居民公约）提升行动任务清单》，现印发给你们，请认真落实。
附件：村规民约（居民公约）提升行动任务清单
陇东区民政局
2023年6月9日
附件
村规民约（居民公约）提升行动任务清单
""")
    table(document, [
        ["序号", "任务", "措施", "时限"],
        ["1", "摸底排查", "逐村收集现行村规民约，建立台账", "6月30日前"],
        ["2", "修订完善", "组织村民讨论，由村民会议表决通过", "9月底前"],
        ["", "", "报镇（街道）备案，7日内张榜公布", "10月底前"],
        ["3", "推动落实", "红白理事会每半年至少召开1次会议", "长期"],
    ], merges=[(2, 0, 3, 0), (2, 1, 3, 1)])  # fmt: skip


def meeting(document) -> None:
    """Not a list of tasks: a call to a meeting."""
    lines(document, """
关于召开全区社区治理工作推进会的通知
各街道办事处：
经研究，定于近期召开全区社区治理工作推进会，现将有关事项通知如下：
一、会议时间
2024年5月16日（星期四）下午3：00。
二、会议地点
区行政中心二楼会议室。
三、参会人员
（一）各街道分管负责同志；
（二）各社区党组织书记。
四、有关要求
请于5月14日下班前报送参会回执。
北湖区民政局
2024年5月11日
""")
