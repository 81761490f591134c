"""Urls of the desk."""

from django.urls import path

from cunju.desk import (
    adopting,
    exempting,
    laws,
    suggestions,
    tables,
    unitpage,
    views,
    weighing,
    whys,
)
from cunju.desk.record import views as recording
from cunju.desk.register import views as register
from cunju.desk.today import views as today

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("today/", today.today, name="today"),
    path("changes/", today.changes, name="changes"),
    path("today/<str:code>/missing/", today.missing, name="missing"),
    path("today/<str:code>/remark/", today.remark, name="remark"),
    path("record/", recording.record, name="record"),
    path("register/", register.register, name="register"),
    path("fact/<uuid:uid>/", register.fact, name="fact"),
    path("unit/<str:code>/", unitpage.unit, name="unit"),
    path("why/<str:code>/<int:measure>/", whys.why, name="why"),
    path("why/<str:code>/<int:measure>/judge/", whys.judge, name="judge"),
    path("matrix/<str:code>/", tables.matrix, name="matrix"),
    path("judge/<str:code>/<int:measure>/", weighing.weigh, name="weigh"),
    path("adopt/<str:code>/", adopting.adopt, name="adopt"),
    path("adopt/<uuid:uid>/end/", adopting.end, name="adopt_end"),
    path("exempt/<str:code>/", exempting.exempt, name="exempt"),
    path("exempt/<int:pk>/answer/", exempting.answer, name="exempt_answer"),
    path("law/", laws.laws, name="laws"),
    path("law/<slug:pack>/<int:number>/", laws.article, name="article"),
    path("feedback/", suggestions.feedback, name="feedback"),
    path("feedback/<int:pk>/answer/", suggestions.answer, name="answer"),
]
