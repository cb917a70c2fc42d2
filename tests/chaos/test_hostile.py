"""Thousands of addresses, values and headers that no reader sends: an answer each, no fault."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from publish.server.guards.budgets import Budget
from tests.chaos.asgi import Answer, application, ask

SETTINGS = settings(
    max_examples=1200, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
FEWER = settings(SETTINGS, max_examples=600)
ROOTS = ("en/figures/", "nl/figures/", "data/", "data/series/", "data/tables/", "pictures/en/")
ROOTS += ("static/", "static/js/", "feed.atom", "healthz", "", "en/", "_stcore/", "media/")
NASTY = (
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//....//",
    "%00",
    "%0d%0aset-cookie:a=b",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "//evil.example/",
    "\\\\evil\\share",
    "%ff%fe",
    "ncmec.reports_total/../../",
    "ncmec.reports_total.json.csv",
    "\u202egnp.exe",
    "A" * 3000,
)
NUMBERS = ("9" * 40, "-1", "1e999", "NaN", "٢٠٢٠", "²", "0x10", "1_000", " 2020", "")
texts = st.one_of(st.text(max_size=60), st.sampled_from(NASTY))
paths = st.builds(
    lambda root, tail, plain: f"/{root}{tail if plain else quote(tail, safe='')}".encode(
        "utf-8", "replace"
    ),
    st.sampled_from(ROOTS),
    texts,
    st.booleans(),
)
queries = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(("q", "lang", "geography", "since", "standing", "b")), texts),
        st.one_of(texts, st.sampled_from(NUMBERS)),
    ),
    max_size=5,
).map(lambda pairs: "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs).encode())
header_values = st.one_of(
    st.binary(max_size=80).filter(lambda value: b"\r" not in value and b"\n" not in value),
    st.sampled_from(
        (b"gzip;q=0", b"*", b'W/"', b'"' * 50, b"bytes=0-", b"nl-NL,;q=\xff", b"999999999")
    ),
)
header_names = st.sampled_from(
    b"accept-language accept-encoding if-none-match content-length cookie x-forwarded-for "
    b"x-forwarded-proto range origin referer".split()
)
headers = st.lists(st.tuples(header_names, header_values), max_size=4)


@pytest.fixture(scope="module")
def app() -> Starlette:
    patched = pytest.MonkeyPatch()
    patched.setattr(Budget, "allows", lambda self, reader, now, amount=1.0: True)
    yield application()
    patched.undo()


def sound(answer: Answer) -> None:
    """What must be true of every answer, whatever was asked."""
    assert 200 <= answer.status < 500, answer.text[:300]
    assert "Traceback" not in answer.text and 'File "' not in answer.text
    assert "x-content-type-options" in answer.headers
    assert "content-security-policy" in answer.headers
    location = answer.headers.get("location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\"))
    assert not any("\r" in value or "\n" in value for value in answer.headers.values())
    assert "root:x:" not in answer.text
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "<script>alert(1)" not in answer.text


@SETTINGS
@given(path=paths)
def test_hostile_addresses(app: Starlette, path: bytes) -> None:
    sound(ask(app, path))


@SETTINGS
@given(path=st.binary(max_size=80).map(lambda raw: b"/" + raw), query=st.binary(max_size=80))
def test_addresses_of_any_bytes(app: Starlette, path: bytes, query: bytes) -> None:
    sound(ask(app, path, query))


@FEWER
@given(
    path=st.sampled_from((b"/data/series/ncmec.reports_total.json", b"/nl/figures/", b"/data/x")),
    query=queries,
)
def test_hostile_values(app: Starlette, path: bytes, query: bytes) -> None:
    sound(ask(app, path, query))


@SETTINGS
@given(
    path=st.sampled_from((b"/", b"/overview", b"/en/figures/ncmec.reports_total/", b"/feed.atom")),
    query=queries,
    extra=headers,
)
def test_hostile_headers(
    app: Starlette, path: bytes, query: bytes, extra: list[tuple[bytes, bytes]]
) -> None:
    sound(ask(app, path, query, extra))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "X" * 50])
def test_other_methods_are_refused(app: Starlette, method: str) -> None:
    answer = ask(app, b"/data/series.json", method=method)
    assert answer.status == 405 and "GET" in answer.headers["allow"]
