"""Who asks: the reader's address, also where a proxy in front of us stands between.

Only an address names a reader, never the text that somebody sent. For IPv6 it is the network of
one connection (/64), for a household has as many addresses in it as it likes.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.types import Scope

PROXIES = "ON_THE_RECORD_PROXIES"
NOBODY = "unknown"
"""All who have no address share one budget."""


def client_of(scope: Scope) -> str:
    """The reader's address; behind a proxy of one's own network, as that proxy names it."""
    client = scope.get("client")
    here = str(client[0]) if client else ""
    named = [v for n, v in scope["headers"] if n == b"x-forwarded-for"]
    return named_client(here, named[-1].decode("latin-1") if named else "")


def named_client(here: str, forwarded: str) -> str:
    """The address that a proxy names, if the one who connected may be a proxy of ours."""
    if forwarded and is_near(here):
        return address_key(forwarded.rpartition(",")[2].strip()) or address_key(here) or NOBODY
    return address_key(here) or NOBODY


def address_key(text: str) -> str:
    """An address in its one spelling, for IPv6 its network; empty when it is none."""
    if len(text) > 45:  # the longest spelling that there is
        return ""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        if not found.is_loopback:
            return str(IPv6Network((int(found) >> 64 << 64, 64)).network_address)
    return str(found)


@lru_cache(maxsize=1024)
def is_near(address: str) -> bool:
    """Whether a proxy of ours may stand at an address.

    That is this machine and private networks, or what the operator named instead.
    """
    try:
        found = ip_address(address[:64])
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    found = mapped or found
    networks = _networks()
    if networks is None:
        return found.is_loopback or found.is_private
    return any(found in network for network in networks)


@cache
def _networks() -> tuple[IPv4Network | IPv6Network, ...] | None:
    """The networks in which proxies stand, as set; None where nothing is set."""
    named = os.environ.get(PROXIES)
    if named is None:
        return None
    return tuple(
        ip_network(part.strip(), strict=False) for part in named.split(",") if part.strip()
    )
