"""Another district with its own notice, by the commands of the README: read, finish, check, init, record, ask; no Yubei in it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).with_name("elsewhere")
ROOT = Path(__file__).resolve().parents[2]
VILLAGE, OTHER, COMMUNITY = "990101100201", "990101100202", "990101100001"
# What a person writes into the draft after reading the notice (docs/catalogue-format.md).
DUTIES = """duties:
  - id: qingjiang-2024.m01.representatives
    measure: 1
    label: 每年至少召开2次村民代表会议
    act: [召开, 村民代表会议]
    applies_to: [village]
    window: {each: year}
    fact: assemblies.meeting_held
    where: {body: representatives, result: [regular, unverified]}
    at_least: 2
    cite: 青民发〔2024〕8号附件第1项
    sure: C
  - id: qingjiang-2024.m02.finance
    measure: 2
    label: 每月公开一次财务情况
    act: [公布, 财务公开表]
    applies_to: [village, community]
    window: {each: month, due_after_days: 15}
    fact: disclosure.sheet_published
    where: {category: finance}
    of: period
    cite: 青民发〔2024〕8号附件第2项
    sure: C
"""


def cunju(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUNJU_", "DJANGO_"))}
    env = {**kept, "CUNJU_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    call = [sys.executable, "-m", "cunju", *words]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def fact(number: int, unit: str, kind: str, on: str, **attributes: Any) -> str:
    said = {
        "id": f"00000000-0000-4000-8000-{number:012d}", "unit_code": unit, "kind": kind, "occurred_on": on,
        "recorded_at": f"{on}T10:00:00+08:00", "recorded_by": "loader", "attributes": attributes,
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False)


def meeting(number: int, unit: str, on: str) -> str:
    said = {"body": "representatives", "due": 30, "present": 25, "result": "regular"}
    return fact(number, unit, "assemblies.meeting_held", on, **said)


def finished(var: Path) -> Path:
    """The draft as read, its duties written, its short titles filled in."""
    draft = var / "draft.yaml"
    assert cunju(var, "notice", "read", str(HERE / "notice.txt"), "--draft", str(draft)).returncode == 0
    text = draft.read_text("utf-8")
    assert "每年至少召开2次" in text
    assert "duties: []" in text
    text = text[: text.index("duties: []")] + DUTIES
    pack = var / "catalogue" / "qingjiang-2024.yaml"
    pack.parent.mkdir()
    told = text.replace("pack: draft-2024-8", "pack: qingjiang-2024").replace('area: "待填"', 'area: "990101"')
    pack.write_text(told.replace("待填", "短题"), "utf-8")
    return pack


def test_another_district_with_its_own_notice(tmp_path: Path) -> None:
    pack = finished(tmp_path)
    checked = cunju(tmp_path, "check", str(pack))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    units, notice = str(HERE / "units.csv"), str(HERE / "notice.txt")
    made = cunju(
        tmp_path, "init", "--district", "990101", "--units", units, "--notice", notice, "--admin", "guanli"
    )
    assert made.returncode == 0, made.stdout + made.stderr
    lines = [
        meeting(1, VILLAGE, "2024-03-10"),
        meeting(2, VILLAGE, "2024-09-10"),
        meeting(3, OTHER, "2024-03-10"),
        fact(4, COMMUNITY, "disclosure.sheet_published", "2024-04-10", category="finance", period="2024-03", board=True,
             platform=False),
    ]  # fmt: skip
    (tmp_path / "facts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    loaded = cunju(tmp_path, "facts", "load", str(tmp_path / "facts.jsonl"))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr

    def windows(code: str) -> dict[tuple[str, str], str]:
        told = cunju(tmp_path, "standing", "--unit", code, "--on", "2025-03-01", "--year", "2024", "--json")
        assert told.returncode == 0, told.stderr
        assert "渝北" not in told.stdout
        return {(one["duty"], one["from"]): one["status"] for one in json.loads(told.stdout)["windows"]}

    duty = "qingjiang-2024.m01.representatives"
    assert windows(VILLAGE)[duty, "2024-01-01"] == "met"
    assert windows(OTHER)[duty, "2024-01-01"] == "overdue"
    community = windows(COMMUNITY)
    assert (duty, "2024-01-01") not in community
    assert community["qingjiang-2024.m02.finance", "2024-03-01"] == "met"
    assert community["qingjiang-2024.m02.finance", "2024-04-01"] == "overdue"
    assert {one.split(".")[0] for one, _ in windows(VILLAGE)} <= {"qingjiang-2024", "mediation-law-2010", "village-law-2018", "chongqing-2013"}

    matrix = cunju(tmp_path, "matrix", "--prefix", "990101", "--on", "2025-03-01", "--json")
    assert matrix.returncode == 0, matrix.stderr
    assert "渝北" not in matrix.stdout
    assert "青石镇" in matrix.stdout
