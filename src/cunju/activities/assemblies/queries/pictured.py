"""The papers of a meeting that are photos or scans: what a machine may recognise words on."""

from cunju.activities.assemblies.models import Meeting, Paper
from cunju.archive.models import StoredFile

PICTURED = ("image/jpeg", "application/pdf")


def pictured(meeting: Meeting) -> list[tuple[Paper, StoredFile]]:
    """The papers that are photos or PDFs, with their files."""
    papers = list(meeting.papers.select_related("meeting").order_by("pk"))
    files = StoredFile.objects.filter(mime__in=PICTURED).in_bulk([one.file for one in papers])
    return [(one, files[one.file]) for one in papers if one.file in files]
