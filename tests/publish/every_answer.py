"""What schemathesis also asks of every answer, whatever was sent: our headers, and never 500.

Read by its command line (SCHEMATHESIS_HOOKS); no test by itself.
"""

from __future__ import annotations

import schemathesis

HEADERS = ("x-content-type-options", "content-security-policy", "referrer-policy", "cache-control")


@schemathesis.check  # type: ignore[untyped-decorator]
def has_our_headers(
    _context: object, response: schemathesis.Response, _case: schemathesis.Case
) -> None:
    """Raises AssertionError where one is missing, or something of the inside is told."""
    missing = [name for name in HEADERS if name not in response.headers]
    assert not missing, f"{response.status_code} without {', '.join(missing)}"
    assert response.status_code != 500
    assert b"Traceback" not in response.content[:2000]
