"""Whatever the server answers without a session is described, tried, limited, and in the folder."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

from data_sources.record.record import Record
from publish.description.document import document
from publish.server.guards.limits import LONGEST_ADDRESS, Limits
from publish.server.layers.headers import Headers
from publish.server.routes import routes
from publish.site.site import Site
from tests.publish.test_openapi import KINDS

LED_ON = re.compile(r"/[a-z]{2}(/search)?")
"""An address as people write it, which leads to the one with its slash."""
NEEDS_A_SERVER = {
    *("/data/search.json", "/data/catalog", "/mcp", "/healthz", "/robots.txt", "/sitemap.xml"),
    *("/{language}/present", "/{language}/chart/", "/{language}/chart/embed/"),
    *("/{language}/chart/plot.json", "/{language}/chart/still.svg", "/{language}/chart/file"),
    *("/en/countries/{place}/sheet.pdf", "/nl/countries/{place}/sheet.pdf"),
}
"""Asked with words of one's own, made for one reader, or told by the host that serves it."""

Paths = dict[str, Any]


@pytest.fixture(scope="module")
def described(record: Record) -> Paths:
    found: Paths = json.loads(document(record))["paths"]
    return found


def addresses_of(path: str, operation: Any) -> re.Pattern[str]:
    """The addresses that a described path stands for."""
    known = {
        one["name"]: "|".join(map(re.escape, one["schema"]["enum"]))
        for one in operation.get("parameters", ())
        if one["in"] == "path"
    }
    parts = re.split(r"{(\w+)}", path)
    return re.compile(
        "".join(f"(?:{known[x]})" if n % 2 else re.escape(x) for n, x in enumerate(parts))
    )


def patterns(described: Paths) -> dict[str, re.Pattern[str]]:
    return {
        path: addresses_of(path, operation)
        for path, methods in described.items()
        for operation in methods.values()
    }


def test_every_route_is_described(described: Paths) -> None:
    own = [one for one in routes() if isinstance(one, Route)]
    named = {one.path for one in own if "{" not in one.path and not LED_ON.fullmatch(one.path)}
    known = patterns(described).values()
    assert len(named) > 15
    assert not [path for path in named if not any(one.fullmatch(path) for one in known)]


def test_every_page_and_file_is_described_once(record: Record, described: Paths) -> None:
    site, known = Site(record), patterns(described)
    whole = re.compile("|".join(f"({one.pattern})" for one in known.values()))
    addresses = [f"/{one}" for one in (*site.addresses(), *site.papers)]
    assert not [one for one in addresses if not whole.fullmatch(one)]


def test_what_is_described_is_served(described: Paths) -> None:
    router = Starlette(routes=routes()).router
    for path, methods in described.items():
        method = next(iter(methods)).upper()
        example = re.sub(r"{language}", "en", path)
        scope = {"type": "http", "path": re.sub(r"{\w+}", "x", example), "method": method}
        matched = [one for one in router.routes if one.matches(scope)[0].value == 2]
        assert matched, path


def test_every_address_is_tried_in_one_run(described: Paths) -> None:
    for path in described:
        assert sum(bool(of.search(path)) for of, _fewest in KINDS.values()) == 1, path


def test_every_address_is_limited_and_has_our_headers(described: Paths) -> None:
    app = Starlette(routes=routes(), middleware=[Middleware(Headers), Middleware(Limits)])
    client = TestClient(app)
    for path, methods in described.items():
        method = next(iter(methods)).upper()
        answer = client.request(method, f"{path}?q={'x' * LONGEST_ADDRESS}")
        assert answer.status_code == 414, path
        assert answer.headers["content-security-policy"] and answer.headers["cache-control"]


def test_the_folder_has_all_that_needs_no_server(record: Record, described: Paths) -> None:
    folder = [f"/{one}" for one in Site(record, served=False).addresses()]
    left_out = {
        path
        for path, pattern in patterns(described).items()
        if not any(pattern.fullmatch(one) for one in folder)
    }
    assert left_out == NEEDS_A_SERVER
