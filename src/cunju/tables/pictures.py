"""A photo: opened as JPEG, PNG, WEBP or HEIC only, by its content; turned upright, shrunk, nothing left but its pixels. Runs in the child."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

try:  # not on every machine there is a wheel for it
    from pillow_heif import options, register_heif_opener
except ImportError:
    HEIF: tuple[str, ...] = ()
else:
    options.DECODE_THREADS = 1  # a child starts nothing
    register_heif_opener()
    HEIF = ("HEIF",)

from cunju.tables.child import Refused

# The plugins loaded above; no other is ever asked (one of Pillow's own starts Ghostscript).
FORMATS = ("JPEG", "PNG", "WEBP", *HEIF)
PLUGINS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
ASIDE = ("RGBA", "LA", "PA", "RGBa", "La")
Image.MAX_IMAGE_PIXELS = None  # the size is looked at below, before anything is decoded


def read(data: bytes, told: Mapping[str, Any]) -> bytes:
    """The photo as JPEG of at most ``longest`` pixels a side."""
    longest = int(told["longest"])
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        _refuse_large(opened.size, int(told["pixels"]))
        opened.draft("RGB", (longest, longest))  # a JPEG is decoded no larger than needed
        image: Image.Image = _on_white(opened)
        image.thumbnail((longest, longest))
        image = ImageOps.exif_transpose(image)
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    target = BytesIO()
    plain.save(target, "JPEG", quality=85)
    return target.getvalue()


def _refuse_large(size: tuple[int, int], most: int) -> None:
    width, height = size
    if width * height > most:
        seen = f"{width}×{height}，{width * height // 10_000}万像素"
        raise Refused(f"太大（{seen}，最多{most // 10_000}万像素）；请在相机或手机里调小照片尺寸后再上传。")


def _on_white(opened: Image.Image) -> Image.Image:
    """In plain colours, turned as its EXIF says later on; what is transparent stands on white."""
    clear = opened.mode in ASIDE or "transparency" in opened.info
    if not clear:
        plain = opened.convert("RGB")
    else:
        layered = opened.convert("RGBA")
        plain = Image.new("RGB", layered.size, "white")
        plain.paste(layered, mask=layered.getchannel("A"))
    plain.info.clear()
    turned = opened.getexif().get(0x0112)
    if turned:
        plain.getexif()[0x0112] = turned
    return plain
