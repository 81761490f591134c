"""Urls of login, 我的, accounts, search and the three administrators."""

from django.urls import path

from cunju.org import (
    administration,
    auditing,
    beginning,
    contacts,
    managing,
    members,
    outside,
    pairing,
    picking,
    proving,
    views,
)

app_name = "org"
PERSONAL = {"members": "seen"}
urlpatterns = [
    path("login/", views.Login.as_view(), name="login"),
    path("login/who/", picking.who, name="who"),
    path("login/code/", proving.enter, name="second_login"),
    path("login/oidc/", outside.leave, name="oidc"),
    path("login/oidc/back/", outside.back, name="oidc_back"),
    path("logout/", views.logout, name="logout"),
    path("kept/", views.kept_form, name="kept"),
    path("begun/", beginning.keep, name="begun"),
    path("begun/drop/", beginning.drop, name="begun_drop"),
    path("me/", views.me, name="me"),
    path("me/password/", views.password, name="password"),
    path("me/second/", proving.mine, name="second"),
    path("me/pin/", picking.pin, name="pin"),
    path("me/display/", views.display, name="display"),
    path("accounts/", managing.account_list, name="accounts"),
    path("accounts/waiting/", pairing.waiting, name="waiting"),
    path("accounts/waiting/<int:pk>/<str:act>/", pairing.decide, name="waiting_decide"),
    path("accounts/<int:pk>/<str:act>/", managing.account_act, name="account_act"),
    path("members/<str:code>/", members.member_list, name="members"),
    path("members/<str:code>/<uuid:person>/<str:act>/", members.member_act, name="member_act"),
    path("contact/<str:code>/", contacts.page, name="contact"),
    path("units/", views.search, name="search"),
    path("log/", administration.log, name="log"),
    path("audit/", auditing.page, name="audit"),
    path("audit/export/", auditing.export, name="audit_export"),
    path("locks/", administration.lock_list, name="locks"),
    path("locks/unlock/", administration.unlock, name="unlock"),
    path("installation/", administration.installation, name="installation"),
]
