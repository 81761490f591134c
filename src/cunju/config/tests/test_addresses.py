"""Whose word is taken for the client's address: only that of the proxies named, from the right."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from cunju.config import environment
from cunju.kernel.commands import NotSetUp
from cunju.org import addresses

# the caller, what it says, who is trusted, whose address it is
CASES = [
    ("10.0.0.1", "", "", "10.0.0.1"),
    ("10.0.0.1", "1.2.3.4", "", "10.0.0.1"),
    ("127.0.0.1", "1.2.3.4", "", "127.0.0.1"),
    ("127.0.0.1", "1.2.3.4", "127.0.0.1", "1.2.3.4"),
    ("10.0.0.1", "1.2.3.4", "127.0.0.1", "10.0.0.1"),
    ("127.0.0.1", "6.6.6.6, 1.2.3.4", "127.0.0.1", "1.2.3.4"),
    ("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.1.1.1", "127.0.0.1,10.0.0.0/8", "1.2.3.4"),
    ("127.0.0.1", "1.2.3.4, nonsense", "127.0.0.1", "127.0.0.1"),
    ("127.0.0.1", "nonsense, 10.1.1.1", "127.0.0.1,10.0.0.0/8", "10.1.1.1"),
    ("127.0.0.1", "1.2.3.4:5555", "127.0.0.1", "1.2.3.4"),
    ("::ffff:10.0.0.1", "", "", "10.0.0.1"),
    ("2001:db8:1:2:3:4:5:6", "", "", "2001:db8:1:2::/64"),
    ("127.0.0.1", "[2001:db8:1:2:3:4:5:6]:80", "127.0.0.1", "2001:db8:1:2::/64"),
    ("", "1.2.3.4", "127.0.0.1", "1.2.3.4"),
    ("", "1.2.3.4", "", "0.0.0.0"),
    ("127.0.0.1", ",".join(["127.0.0.1"] * 5000), "127.0.0.1", "127.0.0.1"),
]


@pytest.mark.parametrize(("caller", "said", "trusted", "whose"), CASES)
def test_whose_address_it_is(settings, caller: str, said: str, trusted: str, whose: str) -> None:
    settings.PROXIES = tuple(ip_network(one) for one in trusted.split(",") if one)
    more = {"HTTP_X_FORWARDED_FOR": said} if said else {}
    assert addresses.of(RequestFactory().get("/", REMOTE_ADDR=caller, **more)) == whose


def test_proxies_are_read_or_refused(monkeypatch) -> None:
    monkeypatch.delenv("CUNJU_PROXIES", raising=False)
    assert environment.proxies() == ()
    monkeypatch.setenv("CUNJU_PROXIES", "127.0.0.1, 10.0.0.0/8")
    assert environment.proxies() == (ip_network("127.0.0.1"), ip_network("10.0.0.0/8"))
    for wrong in ("nginx", "10.0.0.1/8", "1.2.3"):
        monkeypatch.setenv("CUNJU_PROXIES", wrong)
        with pytest.raises(NotSetUp, match="CUNJU_PROXIES"):
            environment.proxies()
