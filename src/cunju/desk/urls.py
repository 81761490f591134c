"""Urls of the desk."""

from django.urls import path

from cunju.desk import views
from cunju.desk.burden import views as burden
from cunju.desk.compose import views as composing
from cunju.desk.exempt import views as exempting
from cunju.desk.held import views as holding
from cunju.desk.help import views as suggestions
from cunju.desk.law import adopting
from cunju.desk.law import views as law
from cunju.desk.letters import views as letters
from cunju.desk.matrix import views as matrix
from cunju.desk.notice import views as notices
from cunju.desk.personal import views as personal
from cunju.desk.record import views as recording
from cunju.desk.register import views as register
from cunju.desk.today import views as today
from cunju.desk.trend import views as trend
from cunju.desk.unit import views as unit
from cunju.desk.why import views as why
from cunju.desk.why import weighing

app_name = "desk"
PERSONAL = {"letters": "seen", "letter": "seen", "letter_slip": "exported", "personal_person": "seen", "personal_given": "exported"}
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("today/", today.today, name="today"),
    path("changes/", today.changes, name="changes"),
    path("today/<str:code>/missing/", today.missing, name="missing"),
    path("today/<str:code>/remark/", today.remark, name="remark"),
    path("record/", recording.record, name="record"),
    path("held/", holding.held, name="held"),
    path("register/", register.register, name="register"),
    path("fact/<uuid:uid>/", register.fact, name="fact"),
    path("unit/<str:code>/", unit.unit, name="unit"),
    path("trend/<str:code>/", trend.trend, name="trend"),
    path("burden/<str:code>/", burden.burden, name="burden"),
    path("burden/<str:code>/word/", burden.burden_word, name="burden_word"),
    path("burden/<str:code>/excel/", burden.burden_excel, name="burden_excel"),
    path("why/<str:code>/<int:measure>/", why.why, name="why"),
    path("why/<str:code>/<int:measure>/judge/", why.judge, name="judge"),
    path("matrix/<str:code>/", matrix.matrix, name="matrix"),
    path("judge/<str:code>/<int:measure>/", weighing.weigh, name="weigh"),
    path("adopt/<str:code>/", adopting.adopt, name="adopt"),
    path("adopt/<uuid:uid>/end/", adopting.end, name="adopt_end"),
    path("notice/<str:code>/", notices.notice, name="notice"),
    path("notice/<str:code>/draft/", notices.draft, name="notice_draft"),
    path("notice/<str:code>/letter/", notices.settle, name="notice_settle"),
    path("notice/<str:code>/measure/<int:no>/", notices.decide, name="notice_decide"),
    path("compose/<str:code>/", composing.compose, name="compose"),
    path("compose/<str:code>/notice.<str:ending>", composing.paper, name="compose_paper"),
    path("compose/<str:code>/measure/<int:key>/", composing.change, name="compose_change"),
    path("exempt/<str:code>/", exempting.exempt, name="exempt"),
    path("exempt/<int:pk>/answer/", exempting.answer, name="exempt_answer"),
    path("letters/<str:code>/", letters.received, name="letters"),
    path("letters/<str:code>/new/", letters.take, name="letter_take"),
    path("letters/<str:code>/kinds/", letters.kinds, name="letter_kinds"),
    path("letters/<str:code>/kinds/turn/", letters.turn, name="letter_turn"),
    path("letter/<uuid:pk>/", letters.letter, name="letter"),
    path("letter/<uuid:pk>/print/", letters.slip, name="letter_slip"),
    path("personal/<str:code>/", personal.personal, name="personal"),
    path("personal/<str:code>/one/", personal.person, name="personal_person"),
    path("personal/<str:code>/given/", personal.given, name="personal_given"),
    path("personal/erasure/<int:pk>/", personal.decide, name="personal_decide"),
    path("law/", law.laws, name="laws"),
    path("law/<slug:pack>/<int:number>/", law.article, name="article"),
    path("feedback/", suggestions.feedback, name="feedback"),
    path("feedback/<int:pk>/answer/", suggestions.answer, name="answer"),
]
