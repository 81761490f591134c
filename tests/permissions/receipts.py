"""凭证 of a record: whoever reads the record."""

from tests.permissions.doors import BUSINESS, READ, Door
from tests.permissions.platform import a_fact

RECORD = (Door(READ, args=a_fact, unknown=("uid",)),)
DOORS = {
    "reports:receipt": RECORD,
    "reports:receipt_proof": RECORD,
    "reports:receipt_word": RECORD,
    "reports:receipt_pdf": (Door(READ, args=a_fact, unknown=("uid",), faceless=503),),
    "reports:verify": (Door(BUSINESS),),
}
