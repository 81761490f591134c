"""Files as they come from other machines and other hands: each refused with its line in Chinese, or read; none brings anything down."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.calling import call

from cunju import catalogue
from cunju.catalogue import loading
from cunju.duties import commands
from cunju.duties.tests.wrongpacks import GOOD, HEAD
from cunju.kernel.refusals import Refusal

CLAUSE = """\
clauses:
  - question: assembly.notice_days
    cite: 第1项
    words: 提前十日通知
    value: {days: 10}
    met: 10
    broken: 9
"""
WHOLE = GOOD + CLAUSE
CHOICE = WHOLE.replace("assembly.notice_days", "assembly.called_by").replace("{days: 10}", "{choice: committee}").replace("broken: 9", "broken: town")
BOMB = "applies_to: &a [[x, x]]\n" + "".join(f"{one}: &{one} [{', '.join([f'*{chr(ord(one) - 1)}'] * 9)}]\n" for one in "bcdefghi")


def instead(old: str, new: str, text: str = WHOLE) -> str:
    assert old in text
    return text.replace(old, new, 1)


# what the file holds, what is said of it, on which line (None: the words alone)
BAD: list[tuple[str, str, str]] = [
    ("a tab", instead("    measure: 1\n", "\tmeasure: 1\n"), "YAML 格式有误"),
    ("nothing", "", "应为 YAML 映射"),
    ("a control character", instead("label: 财务", "label: 财\x00务"), "YAML 格式有误"),
    ("two documents", f"{WHOLE}---\n{WHOLE}", "YAML 格式有误"),
    ("an alias of itself", instead("[village, community]", "&a [village, *a]"), "applies_to 应是列表"),
    ("aliases of aliases", instead("applies_to: [village, community]\n", BOMB), "不认识的词：b"),
    ("an object of Python", instead("label: 财务", 'label: !!python/object/apply:os.system ["id"]'), "YAML 格式有误"),
    ("bytes", instead("label: 财务", "label: !!binary aGVsbG8="), "label 应是文字"),
    ("a set", instead("[village, community]", "!!set {village, community}"), "applies_to 应是列表"),
    ("brackets without end", instead("label: 财务", "label: " + "[" * 5000 + "]" * 5000), "YAML 格式有误"),
    ("an item the notice does not have", instead("    cite: 第1项\n    words", "    cite: 附件1第7项\n    words"), "这份通知没有"),
    ("an item of a duty", instead("cite: 第2项", "cite: 附件1第77777777777777777项"), "这份通知没有"),
    ("two answers at once", WHOLE + CLAUSE.removeprefix("clauses:\n"), "在同一天回答同一个问题"),
    ("an unknown question", instead("assembly.notice_days", "assembly.notice_dayz"), "相近的有 assembly.notice_days"),
    ("words to be filled in", instead("提前十日通知", "待填"), "还没有填"),
    ("a cite to be filled in", instead("cite: 第2项", "cite: 待填"), "还没有填"),
    ("a short title to be filled in", instead('short: "公开"', "short: 待填"), "还没有填"),
    ("words that are none of the text", instead("提前十日通知", "notice days"), "words 应是条文的原话"),
    ("a number in words", instead("{days: 10}", "{days: ten}"), "value.days 应是"),
    ("no end", instead("{days: 10}", "{days: .inf}"), "value.days 应是"),
    ("a case that does not break it", instead("broken: 9", "broken: 11"), "broken 的例子"),
    ("a case that is none", instead("met: 10", "met: [10, null]"), "met 应是整数"),
    ("a list as a key", instead("    met: 10", "    ? [a, b]\n    : 1\n    met: 10"), "YAML 格式有误"),
    ("a choice in a list", instead("{choice: committee}", "{choice: [[committee]]}", CHOICE), "value.choice 不认识"),
    ("a case in a list", CHOICE.replace("met: 10", "met: [[committee]]"), "met 的每个例子应是一个词"),
    ("a reading that is none", instead("duties:\n", "weaker: {from: 2024-06-01, reading: X}\nduties:\n"), "reading 只能是 L 或 U"),
    ("clauses as a mapping", GOOD + "clauses: {question: x}\n", "clauses 应是列表"),
    ("a clause of words", GOOD + "clauses:\n  - 十日\n", "clauses 的每一项应为映射"),
    ("an area in letters", instead("authority: notice", "area: 37a\nauthority: notice"), "area 应是带引号的数字代码"),
    ("an area without quotation marks", instead("authority: notice", "area: 37\nauthority: notice"), "area 应是带引号的数字代码"),
    ("an id that is a path", instead("pack: own-2024", "pack: ../own"), "pack 应是字母、数字、点和横线"),
    ("the id of a shipped pack", instead("pack: own-2024", "pack: village-law-2018"), "随程序带的 village-law-2018.yaml"),
    ("a colon of another width", instead("pack: own", "pack：own"), "YAML 格式有误"),
]  # fmt: skip
ENCODED: list[tuple[str, Callable[[Path], object], str]] = [
    ("GB18030", lambda path: path.write_bytes(WHOLE.encode("gb18030")), "第2行：不是 UTF-8 编码"),
    ("UTF-16", lambda path: path.write_bytes(WHOLE.encode("utf-16")), "第1行：不是 UTF-8 编码"),
    ("a folder", Path.mkdir, "打不开"),
]
SOUND = {
    "a mark at its head": WHOLE.encode("utf-8-sig"),
    "ends of lines of Windows": WHOLE.replace("\n", "\r\n").encode(),
    "an alias": WHOLE.replace("[village, community]", "&a [village, community]").replace("applies_to: [village]", "applies_to: *a", 1).encode(),
    "much beside it": WHOLE.encode() + b"# " + b"x" * 3_000_000 + b"\n",
}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "own.yaml"
    loading.use(None)


@pytest.mark.parametrize(("text", "said"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_it_is_refused_with_its_line(file: Path, text: str, said: str) -> None:
    file.write_text(text, "utf-8")
    told = call(commands.COMMANDS, f"check {file}")
    assert told.code == 1
    lines = [one for one in told.err.splitlines() if said in one]
    assert lines, told.err
    number = int(lines[0].removeprefix("own.yaml:").partition("：")[0])
    assert 1 <= number <= text.count("\n") + 1
    assert "Traceback" not in told.err


@pytest.mark.parametrize(("write", "said"), [one[1:] for one in ENCODED], ids=[one[0] for one in ENCODED])
def test_what_is_no_text_is_refused_alone_and_among_the_packs_in_use(file: Path, write: Callable[[Path], object], said: str) -> None:
    write(file)
    told = call(commands.COMMANDS, f"check {file}")
    assert (told.code, said in told.err) == (3, True)
    loading.use(file.parent)
    with pytest.raises(Refusal, match=r"own\.yaml") as refused:
        catalogue.load()
    assert said in str(refused.value)


@pytest.mark.parametrize("data", list(SOUND.values()), ids=list(SOUND))
def test_what_is_only_unusual_is_read(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert call(commands.COMMANDS, f"check {file}").code == 0
    loading.use(file.parent)
    assert catalogue.load().pack("own-2024").notice is catalogue.notice()


def test_nothing_to_be_filled_in_counts_only_in_values(file: Path) -> None:
    file.write_text(f"# 待填\n{WHOLE}# 待填\n", "utf-8")
    assert call(commands.COMMANDS, f"check {file}").code == 0
    assert HEAD.count("待填") == 0
