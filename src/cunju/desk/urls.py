"""Urls of the desk."""

from django.urls import path

from cunju.desk import suggestions, tables, views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("today/", views.today, name="today"),
    path("today/<str:code>/remark/", views.remark, name="remark"),
    path("record/", views.record, name="record"),
    path("register/", views.register, name="register"),
    path("fact/<uuid:uid>/", views.fact, name="fact"),
    path("unit/<str:code>/", views.unit, name="unit"),
    path("why/<str:code>/<int:measure>/", views.why, name="why"),
    path("why/<str:code>/<int:measure>/judge/", views.judge, name="judge"),
    path("matrix/<str:code>/", tables.matrix, name="matrix"),
    path("feedback/", suggestions.feedback, name="feedback"),
    path("feedback/<int:pk>/answer/", suggestions.answer, name="answer"),
]
