"""凭证: the receipt of a record carries its proof in pieces; the month's sheet prints the log's head with room for a seal."""

import base64
import json
import random
from base64 import b64encode

import pytest
from tests import cast

from cunju.kernel.blocks import Fields, Qr, SignLines
from cunju.ledger.log import keeping, verifying
from cunju.ledger.models import Fact
from cunju.ledger.tests.village import held, settle
from cunju.org.models import Account, Unit
from cunju.reports import monthly, receipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path, settings, _committed):
    settings.LOG, settings.LOG_KEY = tmp_path / "log", tmp_path / "log-key"
    settle()
    return tmp_path


def joined(pieces: list[str]) -> str:
    """As the page joins them."""
    cut = sorted((int(one.split("/")[0]), one.split(" ", 1)[1]) for one in pieces)
    return "".join(one for _, one in cut).replace("|", "\n").replace("~", " ") + "\n"


def test_pieces_are_the_proof_whatever_their_order(place) -> None:
    proof = verifying.proof(held().uid)
    pieces = verifying.pieces(proof)
    random.Random(1).shuffle(pieces)
    assert joined(pieces) == proof and len(pieces) > 1
    assert all(len(one) < 620 and one.count(" ") == 1 and "\n" not in one for one in pieces)


def test_the_receipt_holds_the_record_its_head_and_its_proof(place) -> None:
    fact = Fact.objects.get(uid=held().uid)
    unit = Unit.objects.get(code=fact.unit_code)
    proof = verifying.proof(fact.uid)
    made = receipt.paper(fact, unit, proof)
    rows = dict(next(one for one in made.blocks if isinstance(one, Fields)).rows)
    told = keeping.published(keeping.current())
    assert (rows["记录编号"], rows["日志"], rows["条数"]) == (str(fact.uid), told.origin, "1")
    codes = [one for one in made.blocks if isinstance(one, Qr)]
    assert joined([one.address for one in codes]) == proof
    extra = json.loads(base64.b64decode(joined([one.address for one in codes]).split("\n")[1].removeprefix("extra ")))
    assert str(fact.uid) in extra["fact"]


def test_the_page_prints_it_and_gives_the_text_and_the_file_that_verifies(place, client) -> None:
    fact = held()
    client.force_login(Account.objects.create(username="mine", role="village_clerk", unit_code=fact.unit_code))
    page = client.get(f"/papers/record/{fact.uid}/")
    assert page.status_code == 200 and page.content.decode().count("<svg") >= 2
    assert f"/papers/record/{fact.uid}/" in client.get(f"/fact/{fact.uid}/").content.decode()
    assert client.get(f"/papers/record/{fact.uid}/proof.txt").content.decode() == verifying.proof(fact.uid)
    assert client.get(f"/papers/record/{fact.uid}/receipt.docx").content[:2] == b"PK"
    assert "c2sp.org/tlog-proof" in client.get("/papers/verify.html").content.decode()


def test_where_the_log_cannot_be_told_the_record_says_so(place, client) -> None:
    fact = held()
    verifying.proof(fact.uid)
    one = keeping.current()
    (keeping.root_folder() / one.folder / "checkpoint").write_text("x")
    client.force_login(Account.objects.create(username="mine", role="village_clerk", unit_code=fact.unit_code))
    page = client.get(f"/papers/record/{fact.uid}/", follow=True)
    assert page.redirect_chain == [(f"/fact/{fact.uid}/", 302)] and "现在出不了凭证" in page.content.decode()


def test_the_months_sheet_has_the_head_and_room_for_a_seal(place) -> None:
    fact = held()
    unit = Unit.objects.get(code=fact.unit_code)
    keeping.integrate()
    told = keeping.published(keeping.current())
    blocks = monthly.paper(unit, on=cast.TODAY).blocks
    rows = [row for one in blocks if isinstance(one, Fields) for row in one.rows]
    assert ("存证日志", told.origin) in rows and ("结果", b64encode(told.root).decode()) in rows
    assert any(isinstance(one, SignLines) and "见证单位（盖章、日期）" in one.labels for one in blocks)


def test_without_a_log_the_months_sheet_has_no_head(place) -> None:
    assert receipt.head() == []
