"""The code on a paper, read back: by zxing where it is installed, module by module everywhere; and where it leads."""

import importlib
import importlib.util
import io

import segno
from django.test import Client
from docx import Document
from PIL import Image

from cunju.reports.pdf import DOTS

BORDER, SIDE = 2, 28


def modules(address: str) -> list[list[bool]]:
    """The code as it should stand, its quiet border too."""
    return [[bool(one) for one in row] for row in segno.make(address, error="m").matrix_iter(border=BORDER)]


def read_back(page: Image.Image, address: str, *, left: float) -> bool:
    """Whether the whole code stands somewhere below each other ``left`` mm from the edge: every one of its modules in its place."""
    wanted, dot = modules(address), DOTS / 25.4
    step = SIDE * dot / len(wanted)
    pixels = page.convert("L").load()
    assert pixels is not None
    places = [(round(left * dot + (x + 0.5) * step), (y + 0.5) * step, dark) for y, row in enumerate(wanted) for x, dark in enumerate(row)]
    return any(
        all((pixels[x, top + round(y)] < 128) is dark for x, y, dark in places) for top in range(int(page.height - step * (len(wanted) + 1)))
    )


def of_word(content: bytes, address: str) -> bool:
    """Whether the one picture of a Word file is the code, whole."""
    opened, wanted = Document(io.BytesIO(content)), modules(address)
    (part,) = opened.inline_shapes
    blip = part._inline.graphic.graphicData.pic.blipFill.blip.embed
    drawn = Image.open(io.BytesIO(opened.part.related_parts[blip].blob)).convert("L")
    side, scale = len(wanted), drawn.width // len(wanted)
    found = [[drawn.getpixel((x * scale + 1, y * scale + 1)) == 0 for x in range(side)] for y in range(side)]
    return found == wanted and _scanned(drawn) in ([], [address])


def leads(client: Client, room: str, name: str, code: str, *, left: float = 28) -> str:
    """The page the code on a paper leads to; the paper's Word file and what its PDF shows both bear it whole."""
    address = f"http://testserver/c/{code}/"
    assert of_word(client.get(f"/paper/{room}/{name}.docx").content, address)
    page = Image.open(io.BytesIO(client.get(f"/paper/{room}/{name}.png").content))
    assert read_back(page, address, left=left)
    assert _scanned(page) in ([], [address])
    return Client().get(f"/c/{code}/").content.decode()


def _scanned(page: Image.Image) -> list[str]:
    """What zxing reads; nothing where it is not installed."""
    if not importlib.util.find_spec("zxingcpp"):
        return []
    found = [one.text for one in importlib.import_module("zxingcpp").read_barcodes(page.convert("RGB"))]
    return found or ["zxing"]
