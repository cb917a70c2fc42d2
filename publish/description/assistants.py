"""The address at which assistants ask: JSON-RPC by POST, as far as OpenAPI can tell it.

Which tools there are, and what they take, the protocol tells itself (``tools/list``).
"""

from __future__ import annotations

from typing import Any

from languages import LANGUAGES
from publish.address import addresses
from publish.description.parts import HEADER, JSON
from publish.description.schemas import TEXT, Schema, named

VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
"""Of the protocol: those whose messages are told by nothing else than what stands in them."""
ABOUT = (
    "Tools over the Model Context Protocol: one JSON-RPC message a request, no sessions, no"
    " stream. What is posted without `id` is a notification, acknowledged and not answered."
    " A message of version 2026-07-28 also names that version in its header and its `_meta`."
)


def for_assistants() -> dict[str, Any]:
    """Where assistants ask, and what they are answered."""
    return {f"/{addresses.ASSISTANTS}": {"post": _ask()}}


def _ask() -> dict[str, Any]:
    refused = {"text/plain": {"schema": TEXT}}
    fault = {JSON: {"schema": named("Answered")}}
    return {
        "operationId": "assistants",
        "summary": "Tools for assistants (Model Context Protocol)",
        "description": ABOUT,
        "parameters": [
            _header("Mcp-Protocol-Version", {"type": "string", "enum": list(VERSIONS)}),
            _header("Origin", TEXT),
        ],
        "requestBody": {
            "required": True,
            "content": {JSON: {"schema": named("Message"), "examples": _examples()}},
        },
        "responses": {
            "200": _answer("What is answered; also that there is no such method", fault),
            "202": _answer("A notification has come"),
            "400": _answer("No JSON, no message, or an unknown version", fault | refused),
            "403": _answer("A page of another site may not ask", refused),
            "406": _answer("Whoever asks takes no JSON", fault),
            "413": _answer("The message is too large", refused),
            "414": _answer("The address is too long", refused),
            "415": _answer("The message is not JSON by its media type", refused),
            "429": _answer("Too many requests; Retry-After says when", refused),
            "503": _answer("This server has no tools for assistants", refused),
        },
    }


def _examples() -> dict[str, Any]:
    """A message of each kind: whole, so that it can be posted as it stands."""
    asked = {
        "tools": ("tools/list", {}),
        "search": ("tools/call", _call("search_figures", words="reports CyberTipline", limit=2)),
        "claim": ("tools/call", _call("check_claim", text="NCMEC received 3 million reports.")),
        "unknown": ("tools/call", _call("figure", id="no.such.figure", language=LANGUAGES[-1])),
    }
    return {
        name: {"value": {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}}
        for name, (method, params) in asked.items()
    }


def _call(tool: str, **arguments: Any) -> dict[str, Any]:
    return {"name": tool, "arguments": arguments}


def _answer(words: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"description": words, "headers": {"Cache-Control": HEADER}}
    return found | ({"content": content} if content else {})


def _header(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "header", "required": False, "schema": schema}
