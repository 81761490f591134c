"""A printed proof is verified by one file, without network and without this program."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cunju.ledger.log import verifying
from tests.browser import serving

pytestmark = pytest.mark.browser


def cunju(var: Path, *words: str) -> str:
    """A command on the demonstration."""
    call = [sys.executable, "-m", "cunju", "--db", "demo", *words]
    return subprocess.run(call, cwd=serving.ROOT, env=serving.environment(var), capture_output=True, encoding="utf-8", check=True).stdout


def answered(page: Page, proof: str, key: str, witness: str = "") -> str:
    page.fill("#proof", proof)
    page.fill("#key", key)
    page.fill("#witness", witness)
    page.click("button")
    page.wait_for_selector("#answer h2")
    said = page.inner_text("#answer")
    page.evaluate("document.getElementById('answer').replaceChildren()")
    return said


def reworded(proof: str, old: str, new: str) -> str:
    """Somebody who changes the words of the record and keeps the rest."""
    lines = proof.split("\n")
    told = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))
    assert old in told["fact"]
    told["fact"] = told["fact"].replace(old, new, 1)
    lines[1] = "extra " + base64.b64encode(json.dumps(told).encode()).decode()
    return "\n".join(lines)


def test_a_proof_is_verified_without_network(chromium: Browser, prepared: Path, tmp_path: Path) -> None:
    file = tmp_path / "核对.html"
    file.write_text(cunju(prepared, "log", "page"), encoding="utf-8")
    fact = json.loads(cunju(prepared, "facts", "dump", "--prefix", "500112018202").split("\n", 1)[0])
    proof = cunju(prepared, "log", "proof", fact["id"])
    key = (prepared / "log" / "demo-1" / "vkey").read_text(encoding="utf-8")
    context = chromium.new_context(offline=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    said = answered(page, proof, key)
    assert "核对无误" in said and fact["id"] in said, said
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    scanned = verifying.pieces(proof.removesuffix("\n"))
    assert "核对无误" in answered(page, "\n".join(reversed(scanned)), key), "as scanned from the printed receipt, in any order"
    assert "还差第2段" in answered(page, "\n".join([scanned[0], *scanned[2:]]), key)
    other = "".join(reversed(proof.split("index ")[1].split("\n")[1]))
    broken = {
        "记录的文字被改动过": reworded(proof, '"retracted":false', '"retracted":true'),
        "不在签了名的日志里": proof.replace(proof.split("\n")[3], other if other.endswith("=") else "A" * 43 + "="),
        "签名不是这把公钥签的": proof.replace("\n37122\n", "\n37123\n"),
        "不是一份完整的存证": proof[:200],
    }
    for words, text in broken.items():
        assert text != proof, words
        said = answered(page, text, key)
        assert "核对不通过" in said and words in said, said
    assert "公钥抄错了" in answered(page, proof, key.replace("+A", "+B"))
    context.close()
