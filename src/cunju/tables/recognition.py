"""The models that find and read printed words, with one thread, made ready before the child is confined. Optional (``requirements/reading.in``)."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr_onnxruntime
from rapidocr_onnxruntime.ch_ppocr_cls import TextClassifier
from rapidocr_onnxruntime.ch_ppocr_det import TextDetector
from rapidocr_onnxruntime.ch_ppocr_rec import TextRecognizer
from rapidocr_onnxruntime.utils import read_yaml

cv2.setNumThreads(1)
FOLDER = Path(rapidocr_onnxruntime.__file__).parent
SETTINGS = {"limit_type": "max", "intra_op_num_threads": 1, "inter_op_num_threads": 1}  # a picture is shrunk where it is too large, never enlarged
Picture = Any


def _made(kind: Any, name: str) -> Any:
    settings = dict(read_yaml(FOLDER / "config.yaml")[name])
    return kind(settings | SETTINGS | {"model_path": str(FOLDER / settings["model_path"])})


FINDS, TURNS, READS = _made(TextDetector, "Det"), _made(TextClassifier, "Cls"), _made(TextRecognizer, "Rec")
READS.rec_image_shape = [3, 48, 128]  # most parts are figures: shorter fields are read sooner


def found(picture: Picture) -> list[Picture]:
    """Where words stand: the four corners of each, in no order."""
    boxes, _ = FINDS(picture)
    return [] if boxes is None else list(boxes)


def read(parts: list[Picture]) -> list[tuple[str, float]]:
    """What each part (one line of text) says, and how sure the model is (0–1)."""
    if not parts:
        return []
    words, _ = READS(parts)
    return [(str(word), float(sure)) for word, sure in words]


def upside_down(parts: list[Picture]) -> bool:
    """Whether most parts stand on their heads."""
    if not parts:
        return False
    _, said, _ = TURNS([part.copy() for part in parts])
    return sum(1 if turned == "180" else -1 for turned, _ in said) > 0


def cut(picture: Picture, corners: Picture) -> Picture:
    """The part between four corners, laid straight."""
    a, b, c, d = corners.astype(np.float32)
    wide, tall = (int(max(float(np.linalg.norm(one)), float(np.linalg.norm(other)), 1.0)) for one, other in ((a - b, c - d), (a - d, b - c)))
    turn = cv2.getPerspectiveTransform(np.array([a, b, c, d]), np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32))
    return cv2.warpPerspective(picture, turn, (wide, tall), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
