"""An identity service is configured by a file and by the environment; what is half said is refused."""

import pytest

from cunju.config import environment
from cunju.kernel.commands import NotSetUp


def test_it_is_configured_by_file_and_by_environment(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("CUNJU_VAR", str(tmp_path))
    assert environment.oidc() == {}
    (tmp_path / "oidc.json").write_text('{"issuer": "https://sso.example", "client_id": "a", "secret": "s"}')
    assert environment.oidc()["claim"] == "preferred_username"
    monkeypatch.setenv("CUNJU_OIDC_CLIENT_ID", "b")
    assert (environment.oidc()["client_id"], environment.oidc()["secret"]) == ("b", "s")
    for issuer, said in (("http://sso.example", "https://"), ("https://x", "")):
        monkeypatch.setenv("CUNJU_OIDC_ISSUER", issuer)
        if said:
            with pytest.raises(NotSetUp, match=said):
                environment.oidc()
    (tmp_path / "oidc.json").write_text("[]")
    with pytest.raises(NotSetUp, match="JSON"):
        environment.oidc()
