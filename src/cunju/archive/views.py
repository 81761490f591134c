"""Downloads, only for accounts whose scope holds the file's unit."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from cunju.archive import storing
from cunju.archive.models import StoredFile
from cunju.org import access


@access.staff  # type: ignore[arg-type]
def file(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """One stored file; out of scope is 404 like a file that is not there."""
    found = StoredFile.objects.filter(pk=file_id).first()
    if found is None:
        raise Http404
    access.unit_for(request, found.unit_code)
    target = storing.path_of(found.digest)
    if not target.exists():
        raise Http404
    return FileResponse(target.open("rb"), as_attachment=True, filename=found.name, content_type=found.mime)
