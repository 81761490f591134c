"""Forms of this room: the day of a list, a file, people coming in and leaving, a seat set right, a roll, a posting."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Self

from django import forms

from cunju.activities.bodies import actions, rules
from cunju.activities.bodies.book import BOOK
from cunju.activities.bodies.rules.rows import TRAITS
from cunju.kernel.days import add_months
from cunju.ledger import interface as ledger
from cunju.org import bodies
from cunju.org.models import Seat
from cunju.records.backentry import TABLES
from cunju.records.forms import LineForm
from cunju.ui.fields import CountField, DayField, PhoneField
from cunju.ui.forms import Form
from cunju.ui.widgets import CountInput, DayInput

MEETINGS = ("assemblies.meeting_held",)
ROWS = 5
SEXES = [("m", "男"), ("f", "女")]
YES_NO = [("", "没有登记"), ("yes", "是"), ("no", "否")]
TRUTH = {"yes": True, "no": False}
WORD_OF: dict[bool | None, str] = {True: "yes", False: "no"}
ACCOUNTS = "兼任会计、报账员或者文书"
# Sub-committees of a community are not those of a village; either may be registered where there is one.
OTHER = {"village": "environment", "community": "women_children"}


def body_choices(kind: str) -> list[tuple[str, str]]:
    """The bodies of a village or community in their own words."""
    return [(one, rules.body_word(one, kind=kind)) for one in bodies.BODY_ZH if one != OTHER[kind]]


def role_choices(body: str) -> list[tuple[str, str]]:
    """The offices a body has."""
    return [(one, rules.role_word(one, body)) for one in rules.roles_of(body)]


def kin_label(body: str) -> str:
    """Whose near relative is meant: of the supervisory committee the other one's members."""
    return "是委员会成员的近亲属" if body == bodies.SUPERVISORY else "是其他成员的近亲属"


def whole(label: str, unit: str = "人") -> CountField:
    """A whole number that may stay empty."""
    return CountField(
        label=label, required=False, min_value=0, max_value=9_999_999, widget=CountInput(unit)
    )


class DayForm(Form):
    """The day a list is read for."""

    on = DayField(label="截至", required=False, widget=DayInput())


class FileForm(Form):
    """A filled template, or a list as the office keeps it."""

    file = forms.FileField(
        label="名册（Excel或csv）", help_text="填好的模板，或者自己的人员名单", widget=forms.FileInput(attrs={"accept": TABLES})
    )
    skip_bad = forms.BooleanField(label="有错的行先跳过，装入其余", required=False)


class GridsForm(Form):
    """The list of grids."""

    file = forms.FileField(
        label="网格名单（Excel或csv）", widget=forms.FileInput(attrs={"accept": TABLES}), error_messages={"required": "请选网格名单的文件。"}
    )


class _Rested(Form):
    """A change with the meeting it rests on."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    basis = ledger.FactField(kinds=MEETINGS, label="由哪次会议决定", required=False)

    def _offer(self, unit_code: str, *, today: date) -> None:
        field = self.fields["basis"]
        assert isinstance(field, ledger.FactField)
        field.offer(unit_code, between=(add_months(today, -12), today))

    def rests_on(self) -> actions.Basis:
        """The chosen meeting or paper."""
        answer = self.cleaned_data.get("basis")
        if answer is None:
            return actions.Basis()
        return actions.Basis(answer.fact_id, answer.paper_day, answer.paper_page)


class JoinForm(_Rested):
    """People who come into a body: how, from which day, by which meeting; a line each."""

    change = forms.ChoiceField(label="怎么产生的", choices=[(one, rules.CHANGE_ZH[one]) for one in rules.IN])
    from_on = DayField(label="从哪天起任职", widget=DayInput())

    field_order = ("change", "from_on", "basis")

    def __init__(
        self, *args: Any, body: str, unit_code: str, today: date, asks_kin: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.body, self.today, self.asks_kin = body, today, asks_kin
        self._offer(unit_code, today=today)
        for at in range(ROWS):
            self._person(at)

    def _person(self, at: int) -> None:
        made: dict[str, forms.Field] = {
            "name": forms.CharField(label="姓名", max_length=40, required=at == 0),
            "sex": forms.ChoiceField(label="性别", choices=SEXES, required=at == 0, widget=forms.RadioSelect),
        }
        roles = role_choices(self.body)
        if len(roles) > 1:
            made["role"] = forms.ChoiceField(
                label="职务", choices=roles, initial=roles[-1][0], required=at == 0
            )
        if self.body in (bodies.REPRESENTATIVES, bodies.GROUP_HEADS):
            needed = self.body == bodies.GROUP_HEADS and at == 0
            made["group"] = CountField(
                label="小组", min_value=1, max_value=999, required=needed, widget=CountInput("组", min=1)
            )
        if self.body == bodies.SUPERVISORY or self.asks_kin:
            made["kin"] = forms.ChoiceField(label=kin_label(self.body), choices=YES_NO, required=False)
        if self.body == bodies.SUPERVISORY:
            made["finance"] = forms.ChoiceField(label="具备财会、管理知识", choices=YES_NO, required=False)
            made["accountant"] = forms.ChoiceField(label=ACCOUNTS, choices=YES_NO, required=False)
        for name, field in made.items():
            self.fields[f"p{at}_{name}"] = field

    @property
    def asked(self) -> list[forms.BoundField]:
        """How, from when, by which meeting."""
        return [self[one] for one in ("change", "from_on", "basis")]

    @property
    def first(self) -> list[forms.BoundField]:
        """The first person."""
        return self._row(0)

    @property
    def others(self) -> list[list[forms.BoundField]]:
        """The further ones, folded away."""
        return [self._row(at) for at in range(1, ROWS)]

    @property
    def unfolded(self) -> bool:
        """Whether somebody stands in the further rows."""
        return any(self[f"p{at}_name"].value() for at in range(1, ROWS))

    def _row(self, at: int) -> list[forms.BoundField]:
        return [self[one] for one in self.fields if one.startswith(f"p{at}_")]

    def clean(self) -> dict[str, Any]:
        """A further person needs a sex, a group head a group."""
        data = super().clean() or {}
        for at in range(1, ROWS):
            if data.get(f"p{at}_name") and not data.get(f"p{at}_sex"):
                self.add_error(f"p{at}_sex", "请选性别；代表和委员会的比例按它计算。")
            if data.get(f"p{at}_name") and self.body == bodies.GROUP_HEADS and not data.get(f"p{at}_group"):
                self.add_error(f"p{at}_group", "请填小组，只写数字。")
        return data

    def people(self) -> list[actions.Newcomer]:
        """Everybody named."""
        data = self.cleaned_data
        return [
            actions.Newcomer(
                name="".join(data[f"p{at}_name"].split()),
                sex=data[f"p{at}_sex"],
                role=data.get(f"p{at}_role") or rules.roles_of(self.body)[-1],
                group_no=data.get(f"p{at}_group"),
                kin=TRUTH.get(data.get(f"p{at}_kin", "")),
                finance=TRUTH.get(data.get(f"p{at}_finance", "")),
                accountant=TRUTH.get(data.get(f"p{at}_accountant", "")),
            )
            for at in range(ROWS)
            if data.get(f"p{at}_name")
        ]


class LeaveForm(_Rested):
    """People who leave a body: who, how, their last day."""

    change = forms.ChoiceField(label="怎么离任的", choices=[(one, rules.CHANGE_ZH[one]) for one in rules.OUT])
    last_on = DayField(label="任职的最后一天", widget=DayInput())
    seats = forms.MultipleChoiceField(
        label="谁离任",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "还没有选离任的人；在名单里勾选。"},
    )

    early = forms.BooleanField(label="任期还没有满", required=False, help_text="辞职、罢免的不用勾；换届离任的不勾")

    field_order = ("seats", "change", "last_on", "early", "basis")

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], unit_code: str, today: date, committee: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        if not committee:
            del self.fields["early"]
        self._offer(unit_code, today=today)
        self.fields["seats"].choices = list(people)  # type: ignore[attr-defined]


class SeatForm(Form):
    """A person's row as it should read."""

    name = forms.CharField(label="姓名", max_length=40)
    sex = forms.ChoiceField(label="性别", choices=SEXES, widget=forms.RadioSelect)
    role = forms.ChoiceField(label="职务")
    group_no = CountField(label="小组", min_value=1, max_value=999, required=False)
    from_on = DayField(label="从哪天起任职", widget=DayInput())
    to_on = DayField(label="任职的最后一天", required=False, widget=DayInput())
    phone = PhoneField(label="联系电话", required=False)
    kin = forms.ChoiceField(label="是委员会成员的近亲属", choices=YES_NO, required=False)
    finance = forms.ChoiceField(label="具备财会、管理知识", choices=YES_NO, required=False)
    accountant = forms.ChoiceField(label=ACCOUNTS, choices=YES_NO, required=False)

    def __init__(self, data: Any = None, *, seat: Seat, asks_kin: bool = False) -> None:
        trait = getattr(seat, "trait", None)
        begin = {
            "name": seat.person.name, "sex": seat.person.sex, "role": seat.role, "group_no": seat.group_no,
            "from_on": seat.from_on, "to_on": seat.to_on, "phone": seat.person.phone,
            **{one: WORD_OF.get(getattr(trait, one, None), "") for one in TRAITS},
        }  # fmt: skip
        super().__init__(data, initial=begin)
        self.fields["role"].choices = role_choices(seat.body)  # type: ignore[attr-defined]
        if seat.body not in (bodies.REPRESENTATIVES, bodies.GROUP_HEADS):
            del self.fields["group_no"]
        self.fields["kin"].label = kin_label(seat.body)
        if seat.body != bodies.SUPERVISORY:
            for one in TRAITS:
                if one != "kin" or not asks_kin:
                    del self.fields[one]

    def corrected(self) -> actions.Corrected:
        """What the row should say."""
        data = dict(self.cleaned_data)
        for name in TRAITS:
            data[name] = TRUTH.get(data.get(name, ""))
        data["name"] = "".join(data["name"].split())
        return actions.Corrected(**data)


class RollForm(Form):
    """The roll of a day."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="名册是哪一天的", widget=DayInput())
    adults = whole("十八周岁以上人数")
    households = whole("户数", "户")
    groups = whole("小组数", "个")
    party_members = whole("有表决权的党员数")
    collective_org = forms.TypedChoiceField(
        label="有没有农村集体经济组织", choices=[("", "没有登记"), ("yes", "有"), ("no", "没有")], coerce=TRUTH.get, empty_value=None,
        required=False, help_text="有的，承包地、宅基地、征地补偿等事项由它的成员决定，村民会议的决议不能代替。",
    )  # fmt: skip

    def of_kind(self, kind: str) -> Self:
        """A community has none."""
        if kind != "village":
            del self.fields["collective_org"]
        return super().of_kind(kind)


class PostForm(Form):
    """The day a change was announced."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput())
    on = DayField(label="公告日期", widget=DayInput())


class VoidForm(Form):
    """Why a change is void."""

    reason = forms.CharField(label="原因", max_length=200)


def default_last_day(today: date) -> date:
    """Yesterday: whoever leaves today is out of office today."""
    return today - timedelta(days=1)


class EarlyForm(LineForm):
    """The audit of somebody who left before the term ended: of which leaving."""

    def __init__(self, *args: Any, left: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, book=BOOK, step=BOOK.steps["early"], **named)
        self.fields["left"] = forms.ChoiceField(label="哪次离任", choices=list(left), widget=forms.RadioSelect)
        self.order_fields(["left", "on", "text"])
