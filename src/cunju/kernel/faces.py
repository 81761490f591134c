"""The faces of official papers, and what stands for one where a machine lacks it (GB/T 9704-2012)."""

TITLE, HEADING, BODY, SMALL = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
# Names of the same or the nearest face elsewhere, the best first; the last of each is free and ships with Debian.
FALLBACKS = {
    TITLE: ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "Noto Serif CJK SC"),
    HEADING: ("SimHei", "思源黑体", "Noto Sans CJK SC"),
    BODY: ("仿宋", "FangSong", "朱雀仿宋", "FandolFang R", "Noto Serif CJK SC"),
    SMALL: ("SimSun", "思源宋体", "Noto Serif CJK SC"),
}
# The Debian package that brings the last ones.
PACKAGE = "fonts-noto-cjk"
_SERIF = (TITLE, BODY, SMALL)


def font_table() -> bytes:
    """The ``word/fontTable.xml`` of a Word file: each face with its fallbacks."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"roman" if name in _SERIF else "swiss"}"/><w:pitch w:val="variable"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'.encode()
