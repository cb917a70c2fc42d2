"""A polite and careful client for publishers' addresses.

Careful: https only, only hosts that the record names as sources, never a private address (the
address that is checked is the one that is connected to, so that no second answer of the name
server can slip in between), the same again for every redirect, no cookies, no proxies or
credentials from the environment, limits on time and size.

Polite: a name and a contact in the user agent, a pause between two requests to one host, few
repetitions, with growing pauses and as the server asks (Retry-After).
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import socket
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

CONTACT = "ON_THE_RECORD_CONTACT"
TIMEOUT = (3.05, 20.0)
MAX_BYTES = 40_000_000
MAX_REDIRECTS = 5
MAX_SECONDS = 120.0
_REDIRECTS = (301, 302, 303, 307, 308)

Resolver = Callable[[str, int], list[str]]
Loopback = Collection[tuple[str, int]]


class Refused(ValueError):
    """An address that must not be asked: not https, not in the record, private."""


class _UnknownName(ValueError):
    """The name server does not know a host: asking again at once would not help."""


class Unreachable(OSError):
    """No answer, or none that could be read whole: name, connection, time or size."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered.

    ``redirects`` are the (status, address) pairs on the way; ``left_at`` is the address of a
    redirect that was not followed because it leaves the record's hosts, else empty.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    redirects: tuple[tuple[int, str], ...] = ()
    left_at: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


def user_agent() -> str:
    """Name, version and contact; the contact is set by the environment."""
    contact = os.environ.get(CONTACT, "no contact was set")
    return f"OnTheRecord-desk/1.0 (checks the sources of published figures; {contact})"


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Client:
    """Asks addresses on the given hosts.

    ``loopback`` lists the (host, port) pairs that tests may reach on this machine, by http;
    ``resolver`` and ``sleep`` can be replaced for the same reason.
    """

    def __init__(
        self,
        hosts: Collection[str],
        *,
        pause: float = 2.0,
        max_bytes: int = MAX_BYTES,
        loopback: Loopback = (),
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.hosts = frozenset(host.lower() for host in hosts)
        self.pause, self.max_bytes, self._sleep = pause, max_bytes, sleep
        self._loopback = frozenset(loopback)
        self._next: dict[str, float] = {}
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = user_agent()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter = _Adapter(resolver, self._loopback, max_retries=_retry())
        self._session.mount("https://", adapter)
        if self._loopback:
            self._session.mount("http://", adapter)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address, redirects followed. Raises Refused, Unreachable."""
        at, redirects = url, list[tuple[int, str]]()
        while True:
            self.check(at)
            status, got, body = self._ask(at, headers or {})
            if status not in _REDIRECTS or "location" not in got:
                return Answer(url, at, status, got, body, tuple(redirects))
            at = urljoin(at, got["location"])
            redirects.append((status, at))
            if len(redirects) > MAX_REDIRECTS:
                raise Unreachable(f"more than {MAX_REDIRECTS} redirects")
            try:
                self.check(at)
            except Refused as refused:
                return Answer(url, at, status, got, b"", tuple(redirects), left_at=str(refused))

    def check(self, url: str) -> None:
        """Raise Refused unless the address may be asked. Names are resolved on connecting."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        try:
            port = parts.port
        except ValueError:
            raise Refused(f"{url}: not a port") from None
        if (host, port) in self._loopback and parts.scheme == "http":
            return
        if parts.scheme != "https":
            raise Refused(f"{url}: not https")
        if parts.username is not None or parts.password is not None:
            raise Refused(f"{host}: a name or password in the address")
        if port not in (None, 443):
            raise Refused(f"{host}: port {port}")
        if _is_literal(host):
            raise Refused(f"{host}: a bare number, not a name")
        if host not in self.hosts:
            raise Refused(f"{host}: no source of the record is there")

    def _ask(self, url: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        self._wait(urlsplit(url).hostname or "")
        try:
            with self._session.get(
                url, headers=dict(headers), timeout=TIMEOUT, allow_redirects=False, stream=True
            ) as response:
                got = {name.lower(): value for name, value in response.headers.items()}
                body = b"" if response.status_code in _REDIRECTS else self._body(response)
                return response.status_code, got, body
        except _UnknownName as error:
            raise Unreachable("the name is not known") from error
        except requests.RequestException as error:
            raise Unreachable(_reason(error)) from error

    def _body(self, response: requests.Response) -> bytes:
        """The whole body, unpacked, as long as it stays within the limits."""
        body, started = bytearray(), time.monotonic()
        for chunk in response.iter_content(65_536):
            body += chunk
            if len(body) > self.max_bytes:
                raise Unreachable(f"larger than {self.max_bytes // 1_000_000} MB")
            if time.monotonic() - started > MAX_SECONDS:
                raise Unreachable(f"not finished after {MAX_SECONDS:.0f} seconds")
        return bytes(body)

    def _wait(self, host: str) -> None:
        """Keep the pause between two requests to one host."""
        remaining = self._next.get(host, 0.0) - time.monotonic()
        if remaining > 0:
            self._sleep(remaining)
        self._next[host] = time.monotonic() + self.pause

    def close(self) -> None:
        self._session.close()


def _retry() -> Retry:
    return Retry(
        total=3,
        connect=2,
        read=2,
        redirect=0,
        status=3,
        backoff_factor=0.5,
        backoff_jitter=0.3,
        backoff_max=8,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods={"GET"},
        raise_on_status=False,
        respect_retry_after_header=True,
        retry_after_max=30,
    )


def _reason(error: Exception) -> str:
    """A few words for the many kinds of failure, without addresses of objects."""
    if isinstance(error, requests.exceptions.SSLError):
        return "the certificate could not be verified, or TLS failed"
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return "no connection in time"
    if isinstance(error, requests.exceptions.ReadTimeout):
        return "no answer in time"
    cause = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(cause, NewConnectionError):
        return "no connection"
    return f"the connection failed ({type(error).__name__})"


def _is_literal(host: str) -> bool:
    """Whether a host is an address in any notation (127.1, 0x7f000001), or empty."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        return not last or last[0].isdigit()
    return True


def _is_public(address: str) -> bool:
    """Whether an address lies on the public internet, IPv4 within IPv6 looked through."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not _is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast


class _Adapter(HTTPAdapter):
    """Connects only to addresses that were found public, or that tests may reach."""

    def __init__(self, resolver: Resolver, loopback: Loopback, **more: Any) -> None:
        self._resolver, self._loopback = resolver, loopback
        super().__init__(**more)

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _pools(self._resolver, self._loopback)


def _pools(resolver: Resolver, loopback: Loopback) -> dict[str, Any]:
    def connect(connection: HTTPConnection) -> socket.socket:
        host, port = connection.host, connection.port or 443
        try:
            addresses = resolver(host, port)
        except socket.gaierror as error:
            raise _UnknownName(host) from error
        for address in addresses:
            if not _is_public(address) and (host, port) not in loopback:
                raise Refused(f"{host}: its address {address} is not public")
        return _open(connection, addresses, port)

    class SafeHTTPS(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self)

    class SafeHTTP(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self)

    class HTTPSPool(HTTPSConnectionPool):
        ConnectionCls = SafeHTTPS

    class HTTPPool(HTTPConnectionPool):
        ConnectionCls = SafeHTTP

    return {"https": HTTPSPool, "http": HTTPPool}


def _open(connection: HTTPConnection, addresses: list[str], port: int) -> socket.socket:
    """A socket to the first address that answers; the addresses were looked at before."""
    failed: OSError = OSError("the name has no address")
    for address in addresses:
        try:
            timeout = connection.timeout if isinstance(connection.timeout, (int, float)) else None
            return socket.create_connection((address, port), timeout=timeout)
        except OSError as error:
            failed = error
    raise NewConnectionError(connection, str(failed)) from failed
