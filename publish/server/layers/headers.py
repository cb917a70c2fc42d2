"""Headers that every answer carries: what a browser may load, embed and send along.

The content security policy allows this server and nobody else. Streamlit styles its elements
in place, so styles must be allowed inline; scripts are not, but for the few constant ones whose
hashes are named.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable
from functools import cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from languages import LANGUAGES
from languages.grammar import right_to_left

LANGUAGE_SCRIPTS = {
    code: f"document.documentElement.lang = '{code}'"
    + ("; document.documentElement.dir = 'rtl'" if right_to_left(code) else "")
    for code in LANGUAGES
}
"""What tells the browser which language a page is in: a constant script for each language."""
FRAME_ANCESTORS = "ON_THE_RECORD_FRAME_ANCESTORS"
EMBED_ANCESTORS = "ON_THE_RECORD_EMBED_ANCESTORS"
HSTS = "max-age=31536000; includeSubDomains"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "cross-origin-opener-policy": "same-origin",
}
"""What no answer goes without, be it one to what is no request at all."""


def script_hash(script: str) -> str:
    """How a policy names an inline script that may run."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def app_policy(ancestors: str, inline: str = "") -> str:
    """The policy of the interactive app; ``inline`` is the script that its entry page holds."""
    own = LANGUAGE_SCRIPTS.values()
    scripts = " ".join(map(script_hash, (inline, *own) if inline else own))
    return _policy(
        {
            "default-src": "'self'",
            "script-src": f"'self' 'wasm-unsafe-eval' {scripts}",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "connect-src": "'self'",
            "worker-src": "'self' blob:",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
            "frame-ancestors": ancestors or "'self'",
        }
    )


@cache
def plain_policy(ancestors: str, scripts: tuple[str, ...] = ()) -> str:
    """The policy of plain pages: no script at all, but for named constant ones."""
    return _policy(
        {
            "default-src": "'none'",
            "script-src": " ".join(map(script_hash, scripts)) or "'none'",
            "style-src": "'unsafe-inline'",
            "img-src": "'self' data:",
            "base-uri": "'none'",
            "form-action": "'self'",
            "frame-ancestors": ancestors,
        }
    )


def _policy(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def frame_ancestors() -> str:
    """Who may show the app inside a page of theirs, as the operator has set it."""
    return os.environ.get(FRAME_ANCESTORS, "'self'").replace(";", " ").strip() or "'self'"


def embed_ancestors() -> str:
    """Who may show the embeddable charts: everybody, unless the operator says otherwise."""
    return os.environ.get(EMBED_ANCESTORS, "*").replace(";", " ").strip() or "*"


def shows_readers_words(path: str) -> bool:
    """Whether what stands at an address says what a reader wrote: nobody may frame that."""
    return path.rstrip("/").rpartition("/")[2] == "briefing"


class Headers:
    """Middleware: adds what an answer does not say itself."""

    def __init__(self, app: ASGIApp, inline: str = "") -> None:
        self.app = app
        self.fixed = _raw(
            ALWAYS | {"content-security-policy": app_policy(frame_ancestors(), inline)}
        )
        self.alone = _raw({"content-security-policy": app_policy("'none'", inline)})
        self.hsts = _raw({"strict-transport-security": HSTS})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        secure = is_secure(scope["scheme"], scope["headers"])
        added = [*(self.hsts if secure else []), *self.fixed]
        if shows_readers_words(str(scope["path"])):
            added = [pair for pair in added if pair[0] != self.alone[0][0]] + self.alone

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [_cookie(pair, secure) for pair in message.get("headers", ())]
                names = {name.lower() for name, _value in own}
                own += [pair for pair in added if pair[0] not in names]
                message = {**message, "headers": own}
            await send(message)

        await self.app(scope, receive, with_headers)


def _cookie(pair: tuple[bytes, bytes], secure: bool) -> tuple[bytes, bytes]:
    """A cookie goes only where it came from: over TLS if it came so, and not to other sites."""
    name, value = pair
    if name.lower() != b"set-cookie":
        return pair
    said = {part.strip().partition(b"=")[0].lower() for part in value.split(b";")[1:]}
    if secure and b"secure" not in said:
        value += b"; Secure"
    if b"samesite" not in said:
        value += b"; SameSite=Lax"
    return name, value


def _raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def is_secure(scheme: str, headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether the reader came over TLS, also when a proxy in front of us ended it."""
    return scheme == "https" or (b"x-forwarded-proto", b"https") in list(headers)
