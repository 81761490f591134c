"""Downloads, only for accounts whose scope holds the file's unit."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from cunju.archive import storing
from cunju.archive.models import StoredFile
from cunju.org import access


@access.staff  # type: ignore[arg-type]
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """One stored file; out of scope is 404 like a file that is not there. One that is damaged is never served."""
    found = StoredFile.objects.filter(pk=file_id).first()
    if found is None:
        raise Http404
    unit = access.unit_for(request, found.unit_code)
    try:
        content = storing.opened(found)
    except storing.Damaged as damaged:
        shown = {"unit": unit, "file": found, "fault": str(damaged), "nav_current": "register"}
        return render(request, "archive/damaged.html", shown, status=404)
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.mime)
