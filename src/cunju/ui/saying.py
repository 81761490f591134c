"""What a box says where nothing of its own was written: house sentences in place of Django's, what is wrong and what to do."""

from django import forms
from django.utils.functional import Promise

PLEASE = "请改正。"
NO_DAY, NO_TIME, NO_FILE = "没有看出是哪一天，例如：2023-09-20。", "没有看出是几点，例如：14:30。", "文件没有传上来，请再选一次。"
# By the code of what is wrong; braces are the framework's own parameters.
SAID = {
    "min_value": f"最少填%(limit_value)s，写的是%(show_value)s；{PLEASE}",
    "max_value": f"最多填%(limit_value)s，写的是%(show_value)s；{PLEASE}",
    "min_length": f"最少写%(limit_value)d个字，现在%(show_value)d个字；{PLEASE}",
    "max_length": "最多写%(limit_value)d个字，现在%(show_value)d个字；请写短一些。",
    "max_digits": f"数字太大，最多%(max)s位；{PLEASE}",
    "max_decimal_places": f"小数最多%(max)s位；{PLEASE}",
    "max_whole_digits": f"数字太大，小数点前最多%(max)s位；{PLEASE}",
    "null_characters_not_allowed": "有看不见的字符，请删去以后再填。",
    "invalid_choice": "选的这一项现在没有了，请重新选。",
    "invalid_list": "没有收到选了哪几项，请重新选。",
    "overflow": f"数字太大；{PLEASE}",
    "invalid_image": "这个文件不是图片，请换一个。",
    "invalid_date": NO_DAY,
    "invalid_time": NO_TIME,
    "incomplete": "没有填完，请填完。",
}
CHOSEN, TYPED, TICKED, BROUGHT = "还没有选，请选一项。", "还没有填，请填上。", "请先勾选。", "还没有选文件，请选一个。"
LOST = "这一页放得太久或者不完整，请刷新以后再填。"
# By the type of the box what `invalid` means.
WRONG: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.UUIDField, LOST),
    (forms.FileField, NO_FILE),
    (forms.TimeField, NO_TIME),
    (forms.DateField, NO_DAY),
    (forms.DecimalField, "应为数字，例如：1200.50。"),
    (forms.IntegerField, "应为数字，例如：12。"),
)
FILES = {"missing": NO_FILE, "empty": "这个文件是空的，没有内容；请换一个。", "max_length": "文件名太长，请改短以后再选。"}


def needed(field: forms.Field) -> str:
    """What a box that was left empty asks for."""
    if isinstance(field, forms.UUIDField):
        return LOST
    if isinstance(field, forms.FileField):
        return BROUGHT
    if isinstance(field, forms.BooleanField):
        return TICKED
    return CHOSEN if isinstance(field, forms.ChoiceField) else TYPED


def speak(field: forms.Field) -> None:
    """Put the house's sentences where a box has only the framework's; its own words stay."""
    wrong = next((said for kind, said in WRONG if isinstance(field, kind)), "没有看懂，请重新填。")
    ours = {**SAID, "required": needed(field), "invalid": wrong, **(FILES if isinstance(field, forms.FileField) else {})}
    for code, said in ours.items():
        if isinstance(field.error_messages.get(code), Promise) or (code not in field.error_messages and code in SAID):
            field.error_messages[code] = said
    for each in getattr(field, "fields", ()):
        speak(each)
