"""Statistical codes of provinces (2 digits), cities (4), districts (6), towns (9) and villages or communities (12); 00 is the nation."""

NATION = "00"
LEVELS = {2: "province", 4: "city", 6: "county", 9: "town", 12: "unit"}


def is_code(text: str) -> bool:
    """Whether ``text`` is a code of 6, 9 or 12 ASCII digits."""
    return len(text) in (6, 9, 12) and text.isascii() and text.isdigit()


def place_level(code: str) -> str:
    """``nation``, ``province``, ``city``, ``county``, ``town`` or ``unit`` of a code; empty where it is none."""
    if not (code.isascii() and code.isdigit()):
        return ""
    return "nation" if code == NATION else LEVELS.get(len(code), "")


def is_above_county(code: str) -> bool:
    """Whether a code is one of a place above the districts."""
    return place_level(code) in ("nation", "province", "city")


def town_code(code: str) -> str:
    """The nine digits of the town or street a unit's code stands under."""
    return code[:9]


def district_code(code: str) -> str:
    """The six digits of the district a code stands under."""
    return code[:6]


def level(code: str) -> str:
    """``district``, ``town`` or ``unit`` by the number of digits."""
    return {6: "district", 9: "town"}.get(len(code), "unit")


def above(code: str) -> list[str]:
    """The codes of the offices above a code, nearest first: town and district of a village, nothing of a district."""
    return [code[:length] for length in (9, 6) if length < len(code)]
