"""The server under a path of its host: everything is there, and nothing leads out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from websockets.exceptions import WebSocketException

from tests.chaos.live import Live, finished, live, rerun

BASE = "/intranet/figures"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    settings = (f"--server.baseUrlPath={BASE.strip('/')}", "--server.address=127.0.0.1")
    with live(tmp_path_factory.mktemp("server"), *settings, ready=f"{BASE}/healthz") as running:
        running.base = BASE
        yield running


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/overview", "/claims?lang=nl", "/en/figures/", "/nl/figures/ncmec.reports_total/"),
        *("/data/series.json", "/feed.atom", "/robots.txt", "/healthz", "/_stcore/health"),
        *("/pictures/en/ncmec.reports_total.png", "/en/search/?q=hosting"),
        *("/data/series/ncmec.reports_total.json?since=2020", "/_stcore/host-config"),
    ],
)
def test_what_is_documented_is_there(server: Live, path: str) -> None:
    found = server.get(BASE + path)
    assert found.status == 200 and found.content  # type: ignore[attr-defined]
    assert found.getheader("content-security-policy")


def test_the_browser_finds_its_files(server: Live) -> None:
    page = server.get(f"{BASE}/").content.decode()  # type: ignore[attr-defined]
    assert '<html lang="en">' in page and "<title>On the Record</title>" in page
    scripts = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page)
    assert scripts
    for script in scripts:
        found = server.get(f"{BASE}/{script}", {"accept-encoding": "br"})
        assert found.status == 200 and "immutable" in str(found.getheader("cache-control"))


def test_a_session_runs(server: Live) -> None:
    with server.stream(Origin=f"http://127.0.0.1:{server.port}") as opened:
        opened.send(rerun("cybertipline", "lang=en"))
        assert len(finished(opened)) > 5
    with pytest.raises(WebSocketException):
        server.stream(Origin="http://evil.example").close()


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("", "/"),
        ("/en", "/en/figures/"),
        ("/nl/figures/ncmec.reports_total", "/nl/figures/ncmec.reports_total/"),
    ],
)
def test_nothing_leads_out_of_it(server: Live, path: str, to: str) -> None:
    assert server.get(BASE + path).getheader("location") == BASE + to


def test_what_was_meant_is_named_under_it(server: Live) -> None:
    for path in ("/cybertiplin", "/en/figures/ncmec.reports_totl/", "/data/series/x.json"):
        found = server.get(BASE + path)
        text = found.content.decode()  # type: ignore[attr-defined]
        links = re.findall(r'href="(/[^"]*)"', text)
        if path.startswith("/data"):
            links = json.loads(text)["try"]
        assert found.status == 404 and links
        assert all(link.startswith(f"{BASE}/") for link in links), links
    listed = json.loads(server.get(f"{BASE}/data/series.json").content)  # type: ignore[attr-defined]
    assert all(item["json"].startswith(f"{BASE}/data/") for item in listed["series"])


def test_the_links_of_a_page_stay_under_it(server: Live) -> None:
    for page in ("/en/figures/", "/nl/figures/ncmec.reports_total/"):
        text = server.get(BASE + page).content.decode()  # type: ignore[attr-defined]
        assert re.findall(r'(?:href|src)="/[^"/][^"]*"', text) == []


@pytest.mark.parametrize("path", ["/en/figures/", "/overview", "/intranet", "/intranet/figuresx/"])
def test_elsewhere_is_nothing(server: Live, path: str) -> None:
    assert server.get(path).status == 404


def test_whoever_asks_after_its_health_need_not_know(server: Live) -> None:
    assert server.get("/healthz").status == 200


def test_over_tls_a_cookie_stays_there(server: Live) -> None:
    """Whoever ended TLS says so; without it a cookie marked Secure would be lost."""
    for scheme, marked in (("https", True), ("http", False)):
        found = server.get(f"{BASE}/_stcore/health", {"x-forwarded-proto": scheme})
        cookie = str(found.getheader("set-cookie")).lower()
        assert "xsrf" in cookie and ("secure" in cookie) is marked and "samesite" in cookie
