"""Urls of papers: the page of a unit's papers, the workbook, one paper of a room as a file."""

from django.urls import path

from cunju.reports import views

app_name = "reports"
urlpatterns = [
    path("paper/<str:room>/<path:name>.docx", views.word, name="word"),
    path("papers/<str:code>/", views.shelf, name="shelf"),
    path("papers/<str:code>/workbook/", views.book, name="book"),
    path("papers/<str:code>/workbook.docx", views.book_word, name="book_word"),
    path("papers/<str:code>/month/", views.month, name="month"),
    path("papers/<str:code>/month.docx", views.month_word, name="month_word"),
    path("papers/<str:code>/people/", views.people, name="people"),
    path("papers/<str:code>/people.docx", views.people_word, name="people_word"),
]
