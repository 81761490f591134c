"""Where a request comes from: the machine that called, or, where that is one of ours (``CUNJU_PROXIES``), what it says."""

import ipaddress
import logging

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NOWHERE = "0.0.0.0"
MOST_HOPS = 20
log = logging.getLogger(__name__)
_warned: list[bool] = []


def of(request: HttpRequest) -> str:
    """The client's address; of IPv6 its network of 64 bits, which one household has to itself."""
    here = _address(request.META.get("REMOTE_ADDR", ""))
    said = request.META.get("HTTP_X_FORWARDED_FOR", "")
    # A socket file has no address: only a proxy of ours can have opened it.
    if said and (_ours(here) if here else bool(settings.PROXIES)):
        here = _from_the_right(here, said)
    elif said and here and here.is_loopback and not settings.PROXIES and not _warned:
        _warned.append(True)
        log.warning("收到 X-Forwarded-For，但没有设置 CUNJU_PROXIES：所有访问都按同一地址计数。")
    return _shown(here)


def written(word: str) -> str:
    """An address as it is counted; empty where the word is none."""
    found = _address(word.strip())
    return _shown(found) if found else ""


def _from_the_right(here: Address | None, said: str) -> Address | None:
    """The rightmost hop that is not ours; where a hop cannot be read, the last that could."""
    for word in reversed(said.split(",")[-MOST_HOPS:]):
        hop = _address(word.strip())
        if hop is None:
            return here
        here = hop
        if not _ours(hop):
            return here
    return here


def _ours(one: Address) -> bool:
    return any(one in network for network in settings.PROXIES if network.version == one.version)


def _address(word: str) -> Address | None:
    """An address, with or without a port; IPv4 in an IPv6 coat is IPv4."""
    bare = word[1:].partition("]")[0] if word.startswith("[") else word
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _shown(one: Address | None) -> str:
    if one is None:
        return NOWHERE
    if one.version == 6:
        return str(ipaddress.ip_network((int(one) >> 64 << 64, 64)))
    return str(one)
