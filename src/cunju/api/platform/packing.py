"""A package: data, text, PDF and picture in one zip; the same thing gives the same bytes, so its digest is its name."""

import hashlib
import json

from cunju.kernel.parcels import Parcel
from cunju.kernel.zips import packed
from cunju.reports import pdf

SCHEMA = "cunju.parcel/1"


def package(one: Parcel, *, demonstration: bool) -> bytes:
    """The zip; without a Chinese face on the machine it has no PDF and no picture, and says so."""
    faces = pdf.can_set()
    said = {
        "schema": SCHEMA, "unit": one.unit_code, "key": one.key, "title": one.title, "demonstration": demonstration, **one.data,
        "files": ["text.txt", *(["sheet.pdf", "sheet.png"] if faces else [])],
    }  # fmt: skip
    members = [("issue.json", json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1).encode()), ("text.txt", one.text.encode())]
    if faces:
        members.append(("sheet.pdf", pdf.pdf([one.paper], demonstration=demonstration)))
        members.append(("sheet.png", pdf.picture([one.paper], demonstration=demonstration)))
    return packed(members)


def content(one: Parcel, *, demonstration: bool) -> str:
    """What is asked before anything is set: another digest where the words are others."""
    said = json.dumps([SCHEMA, one.unit_code, one.key, one.title, one.data, one.text, demonstration], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
