"""Photos of paper: turned upright, shrunk, stripped of EXIF, joined into one PDF."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from cunju.kernel.refusals import Refusal

LONGEST = 2000


class NotAPhoto(Refusal):
    """A file that is no picture."""


def upright(source: IO[bytes], *, name: str) -> Image.Image:
    """The picture turned by its EXIF orientation, at most 2000 pixels long, without metadata."""
    try:
        with Image.open(source) as opened:
            image: Image.Image = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        raise NotAPhoto(
            f"“{name}”打不开，不是照片或者已损坏；请上传照片（JPG、PNG）或一份PDF。", "photos"
        ) from None
    image.thumbnail((LONGEST, LONGEST))
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    return plain


def as_pdf(images: list[Image.Image]) -> bytes:
    """The pictures as pages of one PDF."""
    target = BytesIO()
    images[0].save(target, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return target.getvalue()


def as_jpeg(image: Image.Image) -> bytes:
    """One picture as JPEG."""
    target = BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()
