"""Units and bodies in the words of titles, sections, names of sheets and cells."""

import re
from collections.abc import Iterable, Mapping

from cunju.activities.bodies.rules.cells import flat
from cunju.activities.bodies.rules.lists.posts import OWN, TWO
from cunju.activities.bodies.rules.words import BODIES, COMMITTEE, PARTY, REPRESENTATIVES
from cunju.kernel.words import short_name

ENDS = ("村村民委员会", "社区居民委员会", "村民委员会", "居民委员会", "村委会", "居委会", "社区", "村", "居", "委会")
NUMBERED = re.compile(r"^(?:\(?[一二三四五六七八九十0-9]{1,3}[)、.．]|第?[一二三四五六七八九十0-9]{1,3}[、.])+")
COUNTED = re.compile(r"\(?共?[0-9一二三四五六七八九十百]+[人名]\)?$")
PLAIN = {flat(word): body for word, body in BODIES.items()}


class Units:
    """The villages and communities a list may name, by every way of writing their names."""

    def __init__(self, units: Mapping[str, str], towns: Iterable[str] = ()) -> None:
        self.names = dict(units)
        self.towns = sorted({form for one in towns for form in _town(one)}, key=len, reverse=True)
        self.exact: dict[str, set[str]] = {}
        self.stems: dict[str, set[str]] = {}
        for code, name in units.items():
            for form in (flat(name), flat(short_name(name))):
                self.exact.setdefault(form, set()).add(code)
            self.stems.setdefault(_stem(flat(name)), set()).add(code)

    def meant(self, value: object) -> str:
        """The code of a name as people write it; empty where it is none of these or more than one."""
        text = NUMBERED.sub("", flat(value))
        for town in self.towns:
            text = text.removeprefix(town) if text != town else text
        found = self.exact.get(text) or self.exact.get(flat(short_name(text))) or set()
        if not found and len(_stem(text)) > 1:
            found = {one for one in self.stems.get(_stem(text), ()) if self._kind_fits(text, one)}
        return next(iter(found)) if len(found) == 1 else ""

    def _kind_fits(self, text: str, code: str) -> bool:
        """玉峰山村 is no community, 王家社区 no village."""
        name = self.names[code]
        if "社区" in text or "居" in text[-4:]:
            return "居民委员会" in name or "社区" in name
        return "社区" not in name if "村" in text[-5:] else True

    def inside(self, text: str) -> str:
        """The one unit a title names; empty where it names none or several."""
        plain = flat(text)
        found = {form: codes for form, codes in self.exact.items() if form in plain}
        longest = [form for form in found if not any(form != one and form in one for one in found)]
        codes = {code for form in longest for code in found[form]}
        return next(iter(codes)) if len(codes) == 1 else ""

    def without(self, text: str) -> str:
        """A title without the name of its unit, which may sound like a body."""
        plain = flat(text)
        for form in sorted(self.exact, key=len, reverse=True):
            plain = plain.replace(form, "")
        return plain


def _town(name: str) -> set[str]:
    bare = flat(name)
    for end in ("人民政府", "办事处", "街道办事处"):
        bare = bare.removesuffix(end)
    return {bare, flat(name)}


def _stem(text: str) -> str:
    for end in ENDS:
        if text.endswith(end) and len(text) - len(end) >= 2:
            return text.removesuffix(end)
    return text


def body_of(value: object) -> str:
    """The body a cell of that column names, exactly or by its word; empty where it names none, or more than one."""
    text = COUNTED.sub("", NUMBERED.sub("", flat(value)))
    return PLAIN.get(text) or body_in(text)


def body_in(text: str) -> str:
    """The one body a title, a section or the name of a sheet is about; of the committee only where no other is named."""
    plain = flat(text)
    if TWO.search(plain):
        return ""
    found = {name for name, pattern in OWN if pattern.search(plain)}
    if len(found) > 1:
        found -= {COMMITTEE}
    if len(found) > 1 and REPRESENTATIVES not in found:
        found -= {PARTY}
    return found.pop() if len(found) == 1 else ""
