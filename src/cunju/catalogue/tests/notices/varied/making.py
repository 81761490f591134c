"""Makes the Word, .doc and PDF notices of this folder anew (needs soffice): python -m cunju.catalogue.tests.notices.varied.making."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from PIL import Image, ImageDraw

from cunju.catalogue.tests.notices.varied.later import landscape, owners_first
from cunju.catalogue.tests.notices.varied.papers import lines, meeting, old_word, prose, ruled, table

HERE = Path(__file__).parent


def leads(document) -> None:
    """The serial numbers count measures; tasks and offices are merged downwards."""
    lines(document, """
湘潭里民发〔2024〕21号
湘潭里区民政局
关于印发《2024年村（社区）减负增效重点任务清单》的通知
各乡镇人民政府、街道办事处：
为深化村级组织减负，经研究，制定《2024年村（社区）减负增效重点任务清单》，现印发给你们。
附件：2024年村（社区）减负增效重点任务清单
湘潭里区民政局
2024年3月6日
附件
2024年村（社区）减负增效重点任务清单
""")
    table(document, [
        ["序号", "重点任务", "具体措施", "牵头单位", "配合单位", "完成时限"],
        ["1", "规范挂牌", "清理各类标牌，只保留党组织、自治组织和监督组织牌子", "区民政局", "区委组织部", "2024年5月底"],
        ["2", "", "建立挂牌准入制度，未经批准不得新增", "", "", "长期坚持"],
        ["3", "精简证明", "公布村级证明事项清单，不超过10项", "区司法局", "区公安分局、区民政局", "2024年9月30日前"],
        ["4", "", "对群众申请的证明3个工作日内办结", "", "", "即时"],
        ["5", "统筹创建", "督查检查考核每年不超过1次", "区委办公室", "各乡镇（街道）", "12月"],
    ], merges=[(1, 1, 2, 1), (3, 1, 4, 1), (1, 3, 2, 3), (1, 4, 2, 4), (3, 3, 4, 3), (3, 4, 4, 4)])  # fmt: skip


def sections(document) -> None:
    """Rows across the whole table name the sections; no number of the document."""
    lines(document, """
关于印发《2025年乡村治理工作任务清单》的通知
各村党总支、村民委员会：
经镇党委、镇政府研究同意，现将《2025年乡村治理工作任务清单》印发给你们，请抓好落实。
附件：2025年乡村治理工作任务清单
清溪镇人民政府
2025年1月20日
附件
2025年乡村治理工作任务清单
""")
    table(document, [
        ["序号", "工作内容", "具体要求", "责任科室", "备注"],
        ["一、党的领导", "", "", "", ""],
        ["1", "落实“四议两公开”", "重大事项决策全部履行程序并建立台账", "党建办", ""],
        ["2", "组织生活", "每月召开1次党员大会或主题党日", "党建办", "结合实际"],
        ["二、民主管理", "", "", "", ""],
        ["3", "村民代表会议", "全年召开村民代表会议不少于4次", "社会事务办", ""],
        ["4", "财务公开", "每月15日前公开上月收支明细", "财经办", "样表另发"],
    ], merges=[(1, 0, 1, 4), (4, 0, 4, 4)])  # fmt: skip


def restarting(document) -> None:
    """Numbers begin anew in each task, and the head has two rows."""
    lines(document, """
桂北民规〔2024〕2号
桂北县民政局关于印发《桂北县城乡社区协商工作任务清单》的通知
各乡镇人民政府：
根据上级要求，结合我县实际，制定《桂北县城乡社区协商工作任务清单》，现印发给你们，请遵照执行。
附件：桂北县城乡社区协商工作任务清单
桂北县民政局
2024年7月1日
附件
桂北县城乡社区协商工作任务清单
""")
    table(document, [
        ["序号", "工作任务", "主要措施", "责任分工", "", "完成时限"],
        ["", "", "", "牵头单位", "配合单位", ""],
        ["1", "建立协商目录", "（1）各村制定年度协商目录，报乡镇备案；\n（2）目录每年更新1次。", "县民政局", "各乡镇", "7月底前"],
        ["2", "规范协商程序", "（1）协商前3日公布议题；\n（2）协商记录由参加人签字；\n（3）协商结果5日内公布。", "县民政局", "县司法局", "全年"],
        ["3", "打造协商示范", "（1）每个乡镇至少培育2个示范村。", "各乡镇", "", "11月底前"],
    ], merges=[(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 5, 1, 5)])  # fmt: skip


def annexes(document) -> None:
    """Four annexes: the tasks, the form to report on them, targets by town, contacts."""
    lines(document, """
渔阳民字〔2024〕33号
渔阳区民政局
关于印发《2024年村（居）务公开重点任务清单》的通知
各镇人民政府：
为做好村（居）务公开，制定《2024年村（居）务公开重点任务清单》，现印发给你们。请各镇于6月30日前、12月20日前报送附件2，内容不超过500字。
附件：1.2024年村（居）务公开重点任务清单
2.2024年村（居）务公开重点任务清单推进情况表
3.公开栏改造任务数分配表
4.联络员名单
渔阳区民政局
2024年3月29日
附件1
2024年村（居）务公开重点任务清单
""")
    table(document, [
        ["序号", "重点任务", "具体措施", "责任单位"],
        ["1", "改造公开栏", "1.各镇完成公开栏改造任务；", "各镇"],
        ["", "", "2.公开栏设在群众方便观看的地方。", "各村（居）"],
        ["2", "公开内容", "3.党务、村务、财务每季度公开1次；", "各村（居）"],
    ], merges=[(1, 0, 2, 0), (1, 1, 2, 1)])  # fmt: skip
    lines(document, "附件2\n2024年村（居）务公开重点任务清单推进情况表")
    table(document, [["序号", "重点任务", "具体措施", "进展情况", "存在问题"], ["1", "改造公开栏", "", "", ""], ["2", "公开内容", "", "", ""]])
    lines(document, "附件3\n公开栏改造任务数分配表")
    table(document, [["序号", "镇", "任务数（个）"], ["1", "东马镇", "12"], ["2", "西营镇", "9"]])
    lines(document, "附件4\n联络员名单")
    table(document, [["单位", "职务", "联系电话"], ["", "", ""]])


def nested(document) -> None:
    """Cells repeated instead of merged, a column of kinds before the numbers, and a small table inside a cell."""
    lines(document, """
沧渚民发〔2024〕18号
沧渚区民政局
关于印发《2024年社区服务提升重点任务清单》的通知
各街道办事处：
按照年度工作安排，制定《2024年社区服务提升重点任务清单》，现印发给你们。
附件：2024年社区服务提升重点任务清单
沧渚区民政局
2024年2月28日
附件
2024年社区服务提升重点任务清单
""")
    made = table(document, [
        ["类别", "序号", "重点任务", "具体措施", "责任单位"],
        ["服务类", "1", "提升服务设施", "1.每个社区服务用房不少于600平方米；", "区民政局"],
        ["服务类", "1", "提升服务设施", "2.服务时间如下：", "各街道"],
        ["自治类", "2", "开展居民议事", "3.每月至少召开1次居民议事会；", "各街道"],
        ["自治类", "2", "开展居民议事", "4.年底前每个街道报送2个案例。", "各街道"],
    ])  # fmt: skip
    inner = made.cell(2, 3).add_table(2, 2)
    for at, words in enumerate(("工作日", "9：00-17：00", "休息日", "10：00-16：00")):
        inner.cell(at // 2, at % 2).text = words


def without_measures(document) -> None:
    """Only tasks, deadlines and offices: the rows are the measures, the sections the tasks."""
    lines(document, """
川北民函〔2025〕9号
川北市民政局
关于做好2025年村民委员会换届准备工作任务分工的通知
各县（市、区）民政局：
现将2025年村民委员会换届准备工作任务分工（附件）印发给你们，请抓紧推进。
附件：2025年村民委员会换届准备工作任务分工
川北市民政局
2025年4月2日
附件
2025年村民委员会换届准备工作任务分工
""")
    table(document, [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["一", "调查摸底", "", ""],
        ["1", "逐村摸清选民底数、村情民意", "各乡镇", "2025年6月30日前"],
        ["2", "对软弱涣散村开展集中整顿", "县委组织部", "2025年7月中旬前"],
        ["二", "审计审查", "", ""],
        ["3", "完成村级财务和村干部任期经济责任审计", "县农业农村局", "2025年第三季度"],
    ])  # fmt: skip


MADE: dict[str, tuple[Callable, str]] = {
    "02-leads": (leads, "docx"),
    "03-sections": (sections, "docx"),
    "09-restarting": (restarting, "docx"),
    "10-annexes": (annexes, "docx"),
    "11-ruled": (ruled, "pdf"),
    "12-prose": (prose, "pdf"),
    "13-old-word": (old_word, "doc"),
    "14-meeting": (meeting, "doc"),
    "18-nested": (nested, "docx"),
    "24-owners-first": (owners_first, "docx"),
    "25-landscape": (landscape, "pdf"),
    "20-without-measures": (without_measures, "docx"),
}


def make(name: str, folder: Path = HERE) -> Path:
    """One notice as a file."""
    fill, kind = MADE[name]
    document = docx.Document()
    fill(document)
    stream = BytesIO()
    document.save(stream)
    wanted = folder / f"{name}.{kind}"
    if kind == "docx":
        wanted.write_bytes(stream.getvalue())
        return wanted
    with tempfile.TemporaryDirectory() as made:
        source = Path(made) / f"{name}.docx"
        source.write_bytes(stream.getvalue())
        for step in ("odt", kind) if kind == "doc" else (kind,):  # straight to .doc LibreOffice loses merged tables
            _convert(Path(made), source, step)
            source = source.with_suffix(f".{step}")
        shutil.copy(source, wanted)
    return wanted


def _convert(folder: Path, source: Path, kind: str) -> None:
    call = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder, source]
    subprocess.run(call, check=True, capture_output=True)


def scanned(folder: Path = HERE) -> Path:
    """A page without any text: a picture as PDF."""
    page = Image.new("L", (827, 1169), "white")
    ImageDraw.Draw(page).rectangle((100, 100, 700, 900), outline="black")
    page.save(folder / "17-scanned.pdf")
    return folder / "17-scanned.pdf"


if __name__ == "__main__":
    scanned()
    for one in MADE:
        make(one)
