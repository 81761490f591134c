"""Whether this machine can set Chinese in a PDF or a picture, and what it says where it cannot."""

from cunju.kernel import faces
from cunju.reports import pdf

SAID = f"请管理员安装软件包 {faces.PACKAGE}"


def here() -> bool:
    """A Chinese face is installed."""
    return pdf.can_set()
