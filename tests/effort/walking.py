"""Walks pages over HTTP, by links and buttons only, and counts: values typed or picked, and taps.

A **value** is a field whose content differs from what the page offered (ticks under one name are one field); a file is chosen, not typed.
A **tap** is a link, a button,
a tick of a check box or radio button, a file chosen, and the opening of a fold in which something is used. Nothing is posted that the page
does not offer, so a journey can only be as short as the pages make it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from cunju.ledger.models import Fact
from tests.effort.pages import LOOSE, Button, Field, Form, Page


@dataclass
class Walk:
    """One person's way: ``go`` begins, ``tap`` follows a link, ``fill`` and ``tick`` a form, ``press`` sends it."""

    client: Any
    values: int = 0
    taps: int = 0
    steps: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    # Of each kind recorded on the way: the values typed for it, the forms sent, the records made.
    made: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    _typed_for: int = 0

    def go(self, path: str = "/today/") -> "Walk":
        """Open a page by its address (the bookmark a person starts from): no tap."""
        return self._land(self.client.get(path), path)

    def tap(self, words: str, *, within: str = "") -> "Walk":
        """Follow the first link whose text contains ``words`` (and whose address contains ``within``)."""
        found = [one for one in self.page.links if words in one[0] and within in one[1]]
        assert found, f"{self.path} 没有链接“{words}”：{[one[0] for one in self.page.links]}"
        _text, href, fold = found[0]
        self._unfold(fold)
        self._tapped(f"点“{words}”")
        target = urljoin(self.path, href)
        return self._land(self.client.get(target), target)

    def fill(self, **values: str) -> "Walk":
        """Type or pick values by the names of their fields, in whichever form of the page has them."""
        for name, value in values.items():
            one = self._find(name)
            assert one.kind not in (*LOOSE, "hidden", "file"), f"{name} 不是填写的字段"
            assert one.kind != "select" or value in one.choices, f"{name} 没有选项 {value}：{one.choices}"
            self._unfold(one.folded)
            self.typed[name] = [value]
        return self

    def tick(self, name: str, *values: str, count: int = 0) -> "Walk":
        """Tick boxes or a radio button of a name: those values, or the first ``count`` unticked ones; each is a tap."""
        one = self._find(name)
        now = self.typed.get(name, list(one.values))
        wanted = list(values) or [each for each in one.choices if each not in now][:count]
        assert wanted and set(wanted) <= set(one.choices), f"{name} 没有 {wanted}"
        self._unfold(one.folded)
        self.typed[name] = wanted[:1] if one.kind == "radio" else now + wanted
        self._tapped(f"勾选{len(wanted)}项", len(wanted))
        return self

    def unfold(self, name: str, count: int) -> "Walk":
        """Open ``count`` boxes that show something and keep themselves as seen: each a tap, none a value."""
        self.tick(name, count=count)
        self.seen.add(name)
        return self

    def untick(self, name: str) -> "Walk":
        """Take the tick off a check box."""
        one = self._find(name)
        assert one.values, f"{name} 没有勾选"
        self._unfold(one.folded)
        self.typed[name] = []
        self._tapped("去掉勾选")
        return self

    def attach(self, name: str, *files: Any) -> "Walk":
        """Choose files for a field."""
        self._unfold(self._find(name).folded)
        self.files[name] = list(files)
        self._tapped("选文件")
        return self

    def press(self, words: str) -> "Walk":
        """Press a button: its form is sent with what it offers and what was typed; redirects are followed."""
        found = list(self.page.forms_with(words))
        # A button that stands in several forms (a list of them) is the one whose form was filled in.
        found.sort(key=lambda one: -len(set(one[0].fields) & set(self.typed)))
        assert found, f"{self.path} 没有按钮“{words}”"
        form, button = found[0]
        changed = [
            name for name, one in form.fields.items() if name not in self.seen and self._differs(name, one)
        ]
        self.values += len(changed)
        self._tapped(f"按“{words}”" + (f"（填{len(changed)}项）" if changed else ""))
        self._typed_for += len(changed)
        target = urljoin(self.path, button.action or form.action or self.path)
        before = Fact.objects.order_by("-position").values_list("position", flat=True).first() or 0
        answer = self._send(form, button, target)
        self._records(Counter(Fact.objects.filter(position__gt=before, supersedes=None).values_list("kind", flat=True)))
        return self._land(answer, target)

    def _records(self, kinds: Counter[str]) -> None:
        """What one sending recorded bears in equal parts what was typed since the last one."""
        for kind, times in kinds.items():
            values, forms, records = self.made.get(kind, (0, 0, 0))
            share = times / kinds.total()
            self.made[kind] = values + self._typed_for * share, forms + share, records + times
        self._typed_for = 0 if kinds else self._typed_for

    def sees(self, words: str) -> "Walk":
        """The page says so."""
        assert words in self.text, f"{self.path} 没有“{words}”"
        return self

    def _send(self, form: Form, button: Button, target: str) -> Any:
        data: dict[str, Any] = {}
        for name, one in form.fields.items():
            sent = self.typed.get(name, one.values)
            if one.kind == "file":
                sent = self.files.get(name, [])
            if sent and name != "csrfmiddlewaretoken":
                data[name] = sent
        if button.name:
            data[button.name] = button.value
        method = self.client.post if form.method == "post" else self.client.get
        return method(target, data)

    def _land(self, answer: Any, path: str) -> "Walk":
        for _ in range(5):
            if answer.status_code not in (301, 302, 303):
                break
            path = urljoin(path, answer.url)
            answer = self.client.get(path)
        assert answer.status_code == 200, f"{path} 回答{answer.status_code}"
        parts = urlsplit(path)
        self.path = parts.path + (f"?{parts.query}" if parts.query else "")
        self.text: str = answer.content.decode()
        self.page = Page(self.text)
        self.typed: dict[str, list[str]] = {}
        self.files: dict[str, list[Any]] = {}
        self._open: set[int] = set()
        return self

    def _find(self, name: str) -> Field:
        found = [form.fields[name] for form in self.page.forms if name in form.fields]
        assert found, f"{self.path} 没有字段 {name}"
        return found[0]

    def _differs(self, name: str, one: Field) -> bool:
        return name in self.typed and sorted(self.typed[name]) != sorted(one.values)

    def _unfold(self, fold: int) -> None:
        if fold and fold not in self._open:
            self._open.add(fold)
            self._tapped("展开")

    def _tapped(self, step: str, times: int = 1) -> None:
        self.taps += times
        self.steps.append(step)
