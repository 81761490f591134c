"""Urls of login, 我的, accounts, search and the three administrators."""

from django.urls import path

from cunju.org import administration, beginning, managing, views

app_name = "org"
urlpatterns = [
    path("login/", views.Login.as_view(), name="login"),
    path("logout/", views.logout, name="logout"),
    path("kept/", views.kept_form, name="kept"),
    path("begun/", beginning.keep, name="begun"),
    path("begun/drop/", beginning.drop, name="begun_drop"),
    path("me/", views.me, name="me"),
    path("me/password/", views.password, name="password"),
    path("me/display/", views.display, name="display"),
    path("accounts/", managing.account_list, name="accounts"),
    path("accounts/<int:pk>/<str:act>/", managing.account_act, name="account_act"),
    path("units/", views.search, name="search"),
    path("log/", administration.log, name="log"),
    path("locks/", administration.lock_list, name="locks"),
    path("locks/unlock/", administration.unlock, name="unlock"),
    path("installation/", administration.installation, name="installation"),
]
