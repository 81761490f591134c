"""A page as a person meets it: links, forms, fields with what they offer, and what stands folded away."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

LOOSE = ("checkbox", "radio")
IGNORED = ("submit", "button", "image", "reset")


@dataclass
class Field:
    """One control; ``values`` are what it would send, ``choices`` what it could; folded: in which shut details."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    folded: int = 0


@dataclass
class Button:
    """A button or an input that sends its form."""

    text: str
    name: str
    value: str
    action: str


@dataclass
class Form:
    """A form with its fields in order; fields of one name of check boxes or radio buttons are one field."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)


class Page(HTMLParser):
    """Reads a page into ``links`` (text, address) and ``forms``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str, int]] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._texts: list[list[str]] = []
        self._shut: list[int] = []
        self._details = 0
        self._select: Field | None = None
        self._option: tuple[str | None, bool] | None = None
        self._area: Field | None = None
        self._label: list[str] | None = None
        self._last: Field | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens links, forms, controls and folds."""
        found = {name: value or "" for name, value in attrs}
        if tag == "details":
            self._details += 1
            self._shut.append(0 if "open" in found else self._details)
        elif tag in ("a", "button", "option", "textarea"):
            self._texts.append([])
        if tag == "a":
            self.links.append(("", found.get("href", ""), self._fold))
        elif tag == "form":
            self._form = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(tag, found)

    def _control(self, tag: str, found: dict[str, str]) -> None:
        assert self._form is not None
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "button" and found.get("type", "submit") == "submit":
            self._form.buttons.append(Button("", name, value, found.get("formaction", "")))
        elif tag == "input" and found.get("type") == "submit":
            self._form.buttons.append(Button(value, name, value, found.get("formaction", "")))
        elif tag == "input" and name and found.get("type", "text") not in IGNORED:
            self._input(found.get("type", "text"), name, found)
        elif tag == "select" and name:
            self._select = self._field(name, "select")
        elif tag == "textarea" and name:
            self._area = self._field(name, "textarea")
        elif tag == "option" and self._select is not None:
            self._option = (found.get("value"), "selected" in found)

    def _input(self, kind: str, name: str, found: dict[str, str]) -> None:
        one = self._field(name, kind)
        if kind in LOOSE:
            one.choices[found.get("value") or "on"] = ""
            if "checked" in found:
                one.values.append(found.get("value") or "on")
        elif kind != "file":
            one.values.append(found.get("value", ""))

    def _field(self, name: str, kind: str) -> Field:
        assert self._form is not None
        return self._form.fields.setdefault(name, Field(name, kind, folded=self._fold))

    @property
    def _fold(self) -> int:
        return next((one for one in self._shut if one), 0)

    def handle_data(self, data: str) -> None:
        """Text of links, buttons, options and text areas."""
        for one in self._texts:
            one.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened, with its text."""
        if tag == "details" and self._shut:
            self._shut.pop()
        if tag == "form":
            self._form = None
        if tag not in ("a", "button", "option", "textarea") or not self._texts:
            if tag == "select":
                self._settle_select()
            return
        text = "".join(self._texts.pop())
        if tag == "a" and self.links:
            self._name_link(" ".join(text.split()))
        elif tag == "button" and self._form and self._form.buttons:
            self._form.buttons[-1].text = " ".join(text.split())
        elif tag == "option" and self._select is not None and self._option is not None:
            self._choose(text.strip())
        elif tag == "textarea" and self._area is not None:
            self._area.values, self._area = [text.removeprefix("\n")], None

    def _name_link(self, text: str) -> None:
        _, href, fold = self.links[-1]
        self.links[-1] = (text, href, fold)

    def _choose(self, text: str) -> None:
        assert self._select is not None and self._option is not None
        value, chosen = self._option
        value = text if value is None else value
        self._select.choices[value] = text
        if chosen:
            self._select.values = [value]

    def _settle_select(self) -> None:
        if self._select is not None and not self._select.values and self._select.choices:
            self._select.values = [next(iter(self._select.choices))]
        self._select = None

    def forms_with(self, button: str) -> Iterator[tuple[Form, Button]]:
        """The forms that have a button of that text."""
        for form in self.forms:
            for one in form.buttons:
                if button in one.text:
                    yield form, one
