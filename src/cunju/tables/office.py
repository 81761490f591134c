"""Old files made new by LibreOffice, where it is there: in a folder of their own, with a time limit, nothing left behind."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from cunju.kernel.refusals import Refusal
from cunju.tables.limits import WORD
from cunju.tables.reading import refuse_long

SECONDS = 90


def as_docx(data: bytes, *, name: str) -> bytes:
    """A .doc as .docx; Refusal with what to do where LibreOffice is not there or does not open it."""
    refuse_long(data, WORD)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refusal(f"文件“{name}”是旧的 .doc，读它要用 LibreOffice，这台服务器上没有。请用 Word 打开后另存为 .docx 再读。", "file")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "old.doc").write_bytes(data)
        _convert(program, folder, name)
        found = folder / "new" / "old.docx"
        if not found.is_file():
            raise Refusal(f"文件“{name}”打不开，可能已损坏或者加了密码。请用 Word 打开后另存为 .docx 再读。", "file")
        return found.read_bytes()


def _convert(program: str, folder: Path, name: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call: list[str | Path] = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder / "new", folder / "old.doc"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise Refusal(f"文件“{name}”读了{SECONDS}秒还没有读完，已经停下。请用 Word 打开后另存为 .docx 再读。", "file") from None
