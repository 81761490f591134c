"""Urls of login, 我的, accounts, search and the access log."""

from django.urls import path

from cunju.org import views

app_name = "org"
urlpatterns = [
    path("login/", views.Login.as_view(), name="login"),
    path("logout/", views.logout, name="logout"),
    path("me/", views.me, name="me"),
    path("me/password/", views.password, name="password"),
    path("me/display/", views.display, name="display"),
    path("accounts/", views.account_list, name="accounts"),
    path("accounts/<int:pk>/<str:act>/", views.account_act, name="account_act"),
    path("units/", views.search, name="search"),
    path("log/", views.log, name="log"),
]
