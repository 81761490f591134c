"""Urls of papers: the page of a unit's papers, the workbook, one paper of a room as a file."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.urls import URLPattern, path

from cunju.reports import long, proofs, views

View = Callable[..., HttpResponse]
ENDINGS = {"word": "docx", "pdf": "pdf"}
ALL = {**ENDINGS, "picture": "png"}


def _files(
    address: str, view: View, prefix: str, kinds: Mapping[str, str] = ENDINGS, **more: str
) -> list[URLPattern]:
    """The addresses of one paper as Word, as PDF and what else there is."""
    return [
        path(f"{address}.{ending}", view, {**more, "kind": kind}, name=f"{prefix}{kind}")
        for kind, ending in kinds.items()
    ]


app_name = "reports"
FILED = ("people_word", "people_pdf", "book_word", "book_pdf", "everything", "job_file", *ALL)
PERSONAL = {**dict.fromkeys(("people", "book"), "seen"), **dict.fromkeys(FILED, "exported")}
urlpatterns = [
    *_files("paper/<str:room>/<path:name>", views.file, "", ALL),
    path("paper/<str:room>/<path:name>/copy/", views.copy, name="copy"),
    path("papers/jobs/", long.jobs, name="jobs"),
    path("papers/jobs/<uuid:job_id>/cancel/", long.cancel, name="job_cancel"),
    path("papers/jobs/<uuid:job_id>/file/", long.fetch, name="job_file"),
    path("papers/verify.html", proofs.verify, name="verify"),
    path("papers/record/<uuid:uid>/", proofs.receipt, name="receipt"),
    path("papers/record/<uuid:uid>/proof.txt", proofs.receipt_proof, name="receipt_proof"),
    *_files("papers/record/<uuid:uid>/receipt", proofs.receipt_file, "receipt_"),
    path("papers/<str:code>/", views.shelf, name="shelf"),
    path("papers/<str:code>/workbook/", views.book, name="book"),
    *_files("papers/<str:code>/workbook", views.book_file, "book_"),
    path("papers/<str:code>/calendar.ics", views.dates, name="calendar"),
    path("papers/<str:code>/all.zip", views.everything, name="everything"),
    path("papers/<str:code>/package/", long.package, name="package"),
    path("papers/<str:code>/month/", views.month, name="month"),
    *_files("papers/<str:code>/month", views.today_file, "month_", name="month"),
    path("papers/<str:code>/people/", views.people, name="people"),
    *_files("papers/<str:code>/people", views.today_file, "people_", name="people"),
]
