"""Several photos as the pages of one PDF: each JPEG goes in as it is; the same photos give the same bytes."""

from collections.abc import Sequence
from io import BytesIO

DOTS, POINTS = 150, 72


def joined(photos: Sequence[bytes]) -> bytes:
    """A PDF of plain RGB JPEGs (those ``tables`` gave back), a page each at 150 dots an inch."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for one in photos:
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        objects += _page(one, first)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _written(objects)


def _page(photo: bytes, first: int) -> list[bytes]:
    """The page, what is drawn on it, and the photo: objects ``first``, ``first + 1``, ``first + 2``."""
    from PIL import Image  # only who joins photos pays for it

    with Image.open(BytesIO(photo), formats=("JPEG",)) as opened:
        width, height = opened.size
    wide, high = (f"{one * POINTS / DOTS:.2f}" for one in (width, height))
    drawn = f"q {wide} 0 0 {high} 0 0 cm /P Do Q".encode()
    page = (
        f"<< /Type /Page\n/Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents {first + 1} 0 R"
        f" /Resources << /XObject << /P {first + 2} 0 R >> >> >>"
    )
    kind = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB"
        f" /BitsPerComponent 8 /Filter /DCTDecode"
    )
    return [page.encode(), _stream("", drawn), _stream(kind, photo)]


def _stream(kind: str, content: bytes) -> bytes:
    return f"<< {kind} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _written(objects: Sequence[bytes]) -> bytes:
    out = BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + one + b"\nendobj\n")
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010d} 00000 n \n".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()
