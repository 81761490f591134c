"""The photo of a sign-in sheet fills the list of who did not come: read, the doubtful boxes looked at by a person, then the minutes go on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cunju.activities.assemblies import actions, queries
from cunju.activities.assemblies.access import instant
from cunju.activities.assemblies.queries import Box
from cunju.activities.assemblies.views.sheet import Sheet
from cunju.kernel.refusals import Refusal
from cunju.tables import reading

ASK, READ, DONE = "signed", "signed_read", "signed_done"
STEPS = (ASK, READ, DONE)
MOST_PAGES = 6
# What only these pages send: which files were kept, what each box was found to be, what a person said of it.
KEPT, FOUND, BOX = "sheet_file", "box_found", "box"


def step(request: HttpRequest, sheet: Sheet, do: str) -> HttpResponse | None:
    """The page of a step; None where the list is filled and the minutes go on."""
    own = {name: sheet.typed.pop(name) for name in list(sheet.typed) if name in (KEPT, FOUND) or name.startswith(f"{BOX}-")}
    if do == READ:
        return _read(request, sheet)
    return _done(request, sheet, own) if do == DONE else _ask(request, sheet)


def _ask(request: HttpRequest, sheet: Sheet, wrong: str = "") -> HttpResponse:
    return render(request, "assemblies/signed.html", sheet.page | {"wrong": wrong, "most": MOST_PAGES})


def _read(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    photos = request.FILES.getlist("sheets")
    if not 0 < len(photos) <= MOST_PAGES:
        return _ask(request, sheet, f"请选签到表的照片，一次最多{MOST_PAGES}张。")
    try:
        found = queries.boxes(sheet.meeting, sheet.people, reading.signed(photos, count=len(photos)))
        kept = actions.keep_photos(
            photos, unit_code=sheet.unit.code, name=f"{sheet.word}签到表照片", by=request.user.get_username(), now=instant(request)
        )
    except Refusal as refusal:
        return _ask(request, sheet, refusal.message)
    return _shown(request, sheet, found, kept=kept)


def _shown(request: HttpRequest, sheet: Sheet, found: list[Box], *, kept: list[str], wrong: str = "") -> HttpResponse:
    page = {
        "doubts": [one for one in found if one.state == "doubt"],
        "blank": [one for one in found if one.state == "blank"],
        "signed": [one for one in found if one.state == "signed"],
        "found": found, "kept": kept, "wrong": wrong,
    }  # fmt: skip
    return render(request, "assemblies/signed_read.html", sheet.page | page)


def _done(request: HttpRequest, sheet: Sheet, own: dict[str, list[str]]) -> HttpResponse | None:
    """Everybody who signed came, who is ticked did not; nothing is recorded yet."""
    said = dict(one.split(":", 1) for one in own.get(FOUND, []) if ":" in one)
    found = [Box(one, said.get(str(one.person.id), "doubt"), "请您认", "") for one in sheet.people]
    answers = {str(one.who.person.id): own.get(f"{BOX}-{one.who.person.id}", [""])[-1] for one in found}
    if [one for one in found if one.state == "doubt" and answers[str(one.who.person.id)] not in ("in", "out")]:
        return _shown(request, sheet, found, kept=own.get(KEPT, []), wrong="还有看不准的格子没有认。对着签到表，一格选一个。")
    out = {name for name, answer in answers.items() if answer == "out"}
    sheet.typed["absent"] = sorted(out | set(sheet.typed.get("absent", [])))
    chair = sheet.typed.get("chair", [sheet.meeting.chair])[-1].strip()
    if chair and chair in {one.who.person.name for one in found if str(one.who.person.id) in sheet.typed["absent"]}:
        messages.warning(request, f"主持人{chair}算在没有签的人里。到了没签的，在“勾没有到的人”里去掉勾。")
    actions.bring_photos(sheet.meeting, own.get(KEPT, []), by=request.user.get_username(), now=instant(request))
    return None
