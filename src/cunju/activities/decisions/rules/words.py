"""The words of this room: steps, origins, bodies, money; the list of major matters as data."""

from dataclasses import dataclass
from pathlib import Path

import yaml

DATA = Path(__file__).parents[1] / "data"
NOTICE = "渝北民〔2023〕24号附件1第4项"
STEPS = {1: "党组织提议", 2: "两委商议", 3: "党员大会审议", 4: "会议决议", 5: "决议公开", 6: "实施结果公开"}
CODES = {2: "joint", 3: "party", 4: "resolution", 5: "decision_posted", 6: "result_posted"}
MEETINGS, POSTINGS = (1, 2, 3, 4), (5, 6)
ORIGINS = {"people": "党员群众建议", "cadres": "村（社区）干部提议", "higher": "上级党委政府安排"}
CONTRACT, PAYMENT = "contract", "payment"
SPENDING = {CONTRACT: "签订合同", PAYMENT: "首次付款"}
BODIES = {"representatives": "村民代表会议", "assembly": "村（居）民会议", "joint": "两委联席会议", "party": "党员大会"}


@dataclass(frozen=True, slots=True)
class MatterClass:
    """A class of major matters; ``reserved`` is never left to the representatives, ``collective`` has its own body now."""

    key: str
    label: str
    cite: str
    reserved: bool = False
    collective: bool = False


LISTED = tuple(MatterClass(**one) for one in yaml.safe_load((DATA / "classes.yaml").read_text(encoding="utf-8")))
BY_KEY = {one.key: one for one in LISTED}
CLASSES = {one.key: one.label for one in LISTED}
OTHER = "ol24"


def bodies_of(number: int, *, kind: str) -> tuple[str, ...]:
    """Whose meeting a step may rest on (domain.md §3); none for what is no meeting."""
    if number == 2:
        return ("joint",)
    if number == 3:
        return ("party",)
    if number != 4:
        return ()
    return ("representatives", "assembly") if kind == "village" else ("assembly",)
