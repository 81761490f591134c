"""Every file that README and docs point to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=[str(one.relative_to(ROOT)) for one in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    found = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert not [one for one in found if not (page.parent / one).exists()]


def test_both_readmes_show_the_same_pictures() -> None:
    shown = [set(re.findall(r"docs/pictures/\w+\.png", page.read_text("utf-8"))) for page in PAGES[:2]]
    assert shown[0] == shown[1] == {f"docs/pictures/{one.name}" for one in (ROOT / "docs/pictures").glob("*.png")}
