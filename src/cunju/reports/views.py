"""Papers as files to download."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cunju.org import access, clock
from cunju.reports import collecting
from cunju.reports.word import word as as_word

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@access.staff
def word(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """One paper as a Word file, named as people name it."""
    paper = collecting.opened(request, room, name)
    file = f"{paper.unit}{paper.title}{paper.day:%Y%m%d}.docx"
    answer = HttpResponse(as_word(paper, demonstration=clock.is_demonstration()), content_type=DOCX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file)}"
    return answer
