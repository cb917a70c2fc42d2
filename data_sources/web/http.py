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
import os
import socket
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.response import BaseHTTPResponse

from data_sources.web.addresses import is_literal, is_public
from data_sources.web.body import PIECE, OtherwisePacked, TooLarge, whole
from data_sources.web.deadline import Deadline

CONTACT = "ON_THE_RECORD_CONTACT"
TIMEOUT = (3.05, 20.0)
MAX_BYTES = 40_000_000
MAX_REDIRECTS = 5
MAX_SECONDS = 120.0
MAX_ADDRESS = 4_000
# What the libraries below raise for an answer that breaks off, or that no rule of HTTP allows.
_FAILURES = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)
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
        max_seconds: float = MAX_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.hosts = frozenset(host.lower() for host in hosts)
        self.max_seconds = max_seconds
        self.pause, self.max_bytes, self._sleep = pause, max_bytes, sleep
        self._loopback = frozenset(loopback)
        self._next: dict[str, float] = {}
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = user_agent()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers["Accept-Encoding"] = "gzip"
        self._adapter = _Adapter(resolver, self._loopback)
        self._session.mount("https://", self._adapter)
        if self._loopback:
            self._session.mount("http://", self._adapter)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address, redirects followed. Raises Refused, Unreachable."""
        at, redirects = url, list[tuple[int, str]]()
        while True:
            self.check(at)
            status, got, body = self._ask(at, headers or {})
            if status not in _REDIRECTS or "location" not in got:
                return Answer(url, at, status, got, body, tuple(redirects))
            at = _target(at, got["location"])
            redirects.append((status, at))
            if len(redirects) > MAX_REDIRECTS:
                raise Unreachable(f"more than {MAX_REDIRECTS} redirects")
            try:
                self.check(at)
            except Refused as refused:
                return Answer(url, at, status, got, b"", tuple(redirects), left_at=str(refused))

    def check(self, url: str) -> None:
        """Raise Refused unless the address may be asked. Names are resolved on connecting."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
        except ValueError:
            raise Refused(f"{url}: not an address") from None
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
        if is_literal(host):
            raise Refused(f"{host}: a bare number, not a name")
        if host not in self.hosts:
            raise Refused(f"{host}: no source of the record is there")

    def _ask(self, url: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        self._wait(urlsplit(url).hostname or "")
        with Deadline(self.max_seconds) as clock:
            self._adapter.clock = clock
            try:
                answer = self._answer(url, headers)
                clock.check()  # a connection that was shut looks like a body that has ended
                return answer
            except (Refused, Unreachable):
                raise
            except _UnknownName as error:
                raise Unreachable("the name is not known") from error
            except _FAILURES as error:
                if clock.passed:
                    raise Unreachable(f"not finished after {self.max_seconds:.0f} s") from error
                raise Unreachable(_reason(error)) from error
            finally:
                # A connection is watched for the request that it was opened for, and no longer.
                self._session.close()
                self._adapter.clock = None

    def _answer(self, url: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        with self._session.get(
            url, headers=dict(headers), timeout=TIMEOUT, allow_redirects=False, stream=True
        ) as response:
            got = {name.lower(): value for name, value in response.headers.items()}
            body = b"" if response.status_code in _REDIRECTS else self._body(response)
            return response.status_code, got, body

    def _body(self, response: requests.Response) -> bytes:
        """The whole body, unpacked, as long as it stays within the limits."""
        pieces = response.raw.stream(PIECE, decode_content=False)
        try:
            return whole(pieces, response.headers.get("content-encoding", ""), self.max_bytes)
        except TooLarge:
            raise Unreachable(f"larger than {self.max_bytes // 1_000_000} MB") from None
        except OtherwisePacked as error:
            raise Unreachable(str(error)) from None

    def _wait(self, host: str) -> None:
        """Keep the pause between two requests to one host."""
        remaining = self._next.get(host, 0.0) - time.monotonic()
        if remaining > 0:
            self._sleep(remaining)
        self._next[host] = time.monotonic() + self.pause

    def close(self) -> None:
        self._session.close()


def _target(at: str, location: str) -> str:
    """Where a redirect leads. Raises Unreachable for what is no address, or no text to print."""
    try:
        target = urljoin(at, location)
        urlsplit(target)
    except ValueError:
        target = ""
    if not target or len(target) > MAX_ADDRESS or not target.isprintable() or " " in target:
        raise Unreachable("moved to an address that is none")
    return target


def _retry(clock: Callable[[], Deadline | None]) -> Retry:
    """When to ask again; no pause lasts longer than the request may."""

    class Within(Retry):
        def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
            asked = super().get_retry_after(response)
            return None if asked is None else self._within(asked)

        def get_backoff_time(self) -> float:
            return self._within(super().get_backoff_time())

        def _within(self, seconds: float) -> float:
            at = clock()
            return min(seconds, at.left) if at else seconds

    return Within(
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


class _Adapter(HTTPAdapter):
    """Connects only to addresses that were found public, or that tests may reach."""

    clock: Deadline | None = None
    """Of the request that is being made, where it has one: it watches its connections."""

    def __init__(self, resolver: Resolver, loopback: Loopback, **more: Any) -> None:
        self._resolver, self._loopback = resolver, loopback
        super().__init__(max_retries=_retry(lambda: self.clock), **more)

    def init_poolmanager(self, *args: Any, **more: Any) -> None:
        super().init_poolmanager(*args, **more)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _pools(self._connect)

    def _connect(self, connection: HTTPConnection) -> socket.socket:
        if self.clock:
            self.clock.check()
        host, port = connection.host, connection.port or 443
        try:
            addresses = self._resolver(host, port)
        except (socket.gaierror, UnicodeError) as error:
            raise _UnknownName(host) from error
        for address in addresses:
            if not is_public(address) and (host, port) not in self._loopback:
                raise Refused(f"{host}: its address {address} is not public")
        opened = _open(connection, addresses, port, self.clock)
        if self.clock:
            self.clock.watch(opened)
        return opened


def _pools(connect: Callable[[HTTPConnection], socket.socket]) -> dict[str, Any]:
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


def _open(
    connection: HTTPConnection, addresses: list[str], port: int, clock: Deadline | None
) -> socket.socket:
    """A socket to the first address that answers; the addresses were looked at before."""
    failed: OSError = OSError("the name has no address")
    for address in addresses:
        if clock:
            clock.check()
        try:
            timeout = connection.timeout if isinstance(connection.timeout, (int, float)) else None
            return socket.create_connection((address, port), timeout=timeout)
        except OSError as error:
            failed = error
    raise NewConnectionError(connection, str(failed)) from failed
