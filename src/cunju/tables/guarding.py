"""Packed files (.xlsx, .ods, .docx) before they are unpacked: how many members, how large altogether."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from cunju.tables.child import Refused


def opened(data: bytes, told: Mapping[str, Any]) -> zipfile.ZipFile:
    """The packed file, looked at from outside; Refused where it would unpack too large."""
    packed = zipfile.ZipFile(BytesIO(data))
    members = packed.infolist()
    size = sum(one.file_size for one in members)
    if len(members) > told["members"]:
        raise Refused(f"这个文件里有{len(members)}个部件，不像办公软件存的表；请把内容复制到新文件里再上传。")
    if size > told["unpacked"]:
        seen, most = size // 1024 // 1024, told["unpacked"] // 1024 // 1024
        raise Refused(
            f"这个文件展开以后太大（{seen}MB，最多{most}MB）；请去掉图片和多余的表，复制到新文件里再上传。"
        )
    return packed
