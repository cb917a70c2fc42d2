"""What schemathesis also asks of every answer, whatever was sent: our headers, and never 500.

Read by its command line (SCHEMATHESIS_HOOKS); no test by itself.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import schemathesis

HEADERS = ("x-content-type-options", "content-security-policy", "referrer-policy", "cache-control")


ASKED = count()


@schemathesis.hook  # type: ignore[untyped-decorator]
def before_call(_context: object, case: schemathesis.Case, _kwargs: dict[str, Any]) -> None:
    """Has each message come from another reader, or all but the first would be told to wait."""
    if case.path == "/mcp":
        last = next(ASKED)
        case.headers["X-Forwarded-For"] = f"198.51.{last // 250 % 250}.{last % 250}"


@schemathesis.check  # type: ignore[untyped-decorator]
def has_our_headers(
    _context: object, response: schemathesis.Response, _case: schemathesis.Case
) -> None:
    """Raises AssertionError where one is missing, or something of the inside is told."""
    missing = [name for name in HEADERS if name not in response.headers]
    assert not missing, f"{response.status_code} without {', '.join(missing)}"
    assert response.status_code != 500
    assert b"Traceback" not in response.content[:2000]


@schemathesis.check  # type: ignore[untyped-decorator]
def lets_no_other_site_ask(
    _context: object, response: schemathesis.Response, case: schemathesis.Case
) -> None:
    """Raises AssertionError where a page of another site was answered by the tools."""
    named = [name for name in case.headers or () if name.lower() == "origin"]
    if case.path == "/mcp" and case.method == "POST" and named:
        assert response.status_code in (403, 429)


@schemathesis.check  # type: ignore[untyped-decorator]
def repeats_no_message(
    _context: object, response: schemathesis.Response, case: schemathesis.Case
) -> None:
    """Raises AssertionError where a refused message tells how the protocol's packages read it."""
    if case.path == "/mcp" and response.status_code >= 400:
        assert b"alidation error" not in response.content
        assert len(response.content) < 1000
