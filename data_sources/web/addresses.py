"""Which numeric addresses lie on the public internet.

Stated here and not asked of the standard library, whose answer differs between versions of
Python: ``fec0::1``, ``::127.0.0.1``, ``3fff::1`` and ``192.88.99.1`` are public on some.
"""

from __future__ import annotations

import ipaddress

_V4 = tuple(
    ipaddress.IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
"""IANA's special-purpose registry, multicast and what is reserved."""

_V6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out as global unicast; everything else is not the public internet."""

_V6_NOT = tuple(
    ipaddress.IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Within it: protocols (Teredo, ORCHID, benchmarks), documentation, 6to4, AS112."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LAST_32_BITS = 0xFFFFFFFF


def is_literal(host: str) -> bool:
    """Whether a host is an address in any notation (127.1, 0x7f000001), or empty."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        return not last or last[0].isdigit()
    return True


def is_public(address: str) -> bool:
    """Whether an address lies on the public internet; IPv4 within IPv6 is looked through.

    What is no address at all does not.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & _LAST_32_BITS)
        if inner is None:
            return ip in _V6 and not any(ip in network for network in _V6_NOT)
        ip = inner
    return not any(ip in network for network in _V4)
