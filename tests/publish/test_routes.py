"""The routes beside the app: validators, filters, refusals, headers. Tested without a browser."""

from __future__ import annotations

import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from briefing.basket.basket import Basket, basket_of
from briefing.basket.link import encode
from publish.server.guards.budgets import Budget
from publish.server.guards.hosts import Hosts
from publish.server.guards.limits import LARGEST_BODY, LONGEST_ADDRESS, Limits
from publish.server.layers.headers import Headers
from publish.server.published import Published
from publish.server.routes import routes
from publish.server.sockets import send_at_once
from publish.site.current import the_record

SERIES = "/data/series/ncmec.reports_total.json"


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = Starlette(routes=routes(), middleware=[Middleware(Headers), Middleware(Limits)])
    return TestClient(app, follow_redirects=False)


def test_a_page_comes_with_validator_and_policy(client: TestClient) -> None:
    answer = client.get("/nl/figures/ncmec.reports_total/")
    assert answer.status_code == 200
    assert answer.headers["etag"] and "max-age" in answer.headers["cache-control"]
    policy = answer.headers["content-security-policy"]
    assert "script-src 'none'" in policy and "default-src 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_unchanged_is_said_in_304(client: TestClient) -> None:
    tag = client.get(SERIES).headers["etag"]
    again = client.get(SERIES, headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content


def test_a_missing_slash_is_added(client: TestClient) -> None:
    answer = client.get("/en/figures/ncmec.reports_total")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/en/figures/ncmec.reports_total/"


def test_embeds_may_be_framed_and_pages_not(client: TestClient) -> None:
    page = client.get("/en/figures/ncmec.reports_total/")
    embed = client.get("/en/figures/ncmec.reports_total/embed/")
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert "frame-ancestors *" in embed.headers["content-security-policy"]


def test_the_former_search_leads_to_the_one_there_is(client: TestClient) -> None:
    found = client.get("/en/figures/", params={"q": "hosting"})
    assert found.status_code == 307
    assert found.headers["location"] == "/en/search/?q=hosting"
    odd = client.get("/nl/figures/", params={"q": "<script>&x=1"})
    assert odd.headers["location"] == "/nl/search/?q=%3Cscript%3E%26x%3D1"


def test_filters_of_a_series(client: TestClient) -> None:
    all_of_it = client.get(SERIES).json()["figures"]
    since = client.get(SERIES, params={"since": 2022}).json()["figures"]
    assert 0 < len(since) < len(all_of_it)
    assert all(item["period_end"] >= "2022" for item in since)
    current = client.get(SERIES, params={"standing": "current"}).json()["figures"]
    assert {item["standing"] for item in current} == {"current"}


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        (f"{SERIES}?colour=red", 400, "colour"),
        (f"{SERIES}?geography=Narnia", 400, "Narnia"),
        (f"{SERIES}?since=last", 400, "last"),
        (f"{SERIES}?standing=best", 400, "best"),
        ("/data/datapackage.json?x=1", 400, "parameters"),
        ("/data/series/ncmec.report_total.json", 404, "ncmec.reports_total.json"),
        ("/data/nothing", 404, "series.json"),
        ("/data/tables/%0A.csv", 404, "nothing"),
        ("/en/figures/ncmec.reports_totl/", 404, "ncmec.reports_total"),
        ("/nl/nergens", 404, "niets"),
    ],
)
def test_what_is_not_there_says_what_was_meant(
    client: TestClient, address: str, status: int, word: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert word in answer.text
    assert "Traceback" not in answer.text


def test_hostile_addresses_are_text(client: TestClient) -> None:
    answer = client.get("/en/figures/%3Cscript%3Ealert(1)%3C/script%3E/")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (f"/data/{'x' * LONGEST_ADDRESS}", {}, 414),
        ("/data/series.json?" + "&".join("a=1" for _ in range(100)), {}, 414),
        ("/healthz", {"content-length": str(LARGEST_BODY + 1)}, 413),
    ],
)
def test_what_is_too_much_is_refused(
    client: TestClient, address: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(address, headers=headers).status_code == status


def test_only_known_hosts_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_THE_RECORD_HOSTS", "figures.example")
    app = Starlette(routes=routes(), middleware=[Middleware(Hosts)])
    client = TestClient(app)
    assert client.get("/feed.atom").status_code == 400
    assert client.get("/feed.atom", headers={"host": "figures.example:443"}).status_code == 200
    twice = [("host", "figures.example"), ("host", "other.example")]
    assert client.get("/feed.atom", headers=twice).status_code == 400


@pytest.mark.parametrize("host", ["10.0.3.7:8501", "127.0.0.1:8501", "[fd00::7]:8501"])
def test_the_shipped_probes_are_answered(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """Those who ask after the server's health know it by a number, whatever names it has."""
    monkeypatch.setenv("ON_THE_RECORD_HOSTS", "figures.example")
    client = TestClient(Starlette(routes=routes(), middleware=[Middleware(Hosts)]))
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_a_client_that_asks_too_much_waits() -> None:
    rate = Budget(each=3)
    assert [rate.allows("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert rate.allows("b", 0.0)
    assert rate.allows("a", 30.0)


def test_health_and_robots(client: TestClient) -> None:
    assert client.get("/healthz").text.startswith("ok ")
    assert "Disallow" in client.get("/robots.txt").text


def test_https_readers_are_told_to_stay(client: TestClient) -> None:
    secure = client.get("/healthz", headers={"x-forwarded-proto": "https"})
    assert "strict-transport-security" in secure.headers
    assert "strict-transport-security" not in client.get("/healthz").headers


def test_what_a_reader_wrote_is_never_framed(client: TestClient) -> None:
    link = encode(basket_of(["point:report-is-not-a-child"], "A title of somebody's"))
    for address in (f"/en/present?basket={link}", f"/briefing?basket={link}", "/briefing/"):
        policy = client.get(address).headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "frame-ancestors 'self'" not in policy
    assert "frame-ancestors 'self'" in client.get("/").headers["content-security-policy"]


def test_a_basket_in_the_address_is_presented(client: TestClient) -> None:
    basket = Basket().add("chart:trend:ncmec.reports_total")
    answer = client.get("/nl/present", params={"basket": encode(basket)})
    assert answer.status_code == 200
    assert "script-src 'sha256-" in answer.headers["content-security-policy"]
    assert the_record().latest("ncmec.reports_total").with_unit("nl") in answer.text


@pytest.mark.parametrize("basket", ["", "nonsense", "1AAAA"])
def test_a_damaged_basket_is_explained(client: TestClient, basket: str) -> None:
    answer = client.get("/nl/present", params={"basket": basket})
    assert answer.status_code == 400
    assert "briefing" in answer.text


def test_a_page_made_before_is_answered_at_once_and_the_same(client: TestClient) -> None:
    app = Starlette(routes=routes(), middleware=[Middleware(Headers), Middleware(Published)])
    quick = TestClient(app, follow_redirects=False)
    for address in ("/en/figures/ncmec.reports_total/", SERIES, "/en/figures/iwf.total/embed/"):
        for asked in ({}, {"accept-encoding": "identity"}, {"if-none-match": "*"}):
            routed, made = client.get(address, headers=asked), quick.get(address, headers=asked)
            assert made.status_code == routed.status_code
            assert made.content == routed.content
            assert made.headers == routed.headers
        assert not quick.head(address).content
    assert quick.get(f"{SERIES}?since=nothing").status_code == 400
    assert quick.post(SERIES).status_code == 405


@pytest.mark.parametrize("condition", ["W/{}", '"other", {}', "*"])
def test_a_weakened_validator_is_known_again(client: TestClient, condition: str) -> None:
    tag = client.get(SERIES).headers["etag"]
    again = client.get(SERIES, headers={"if-none-match": condition.format(tag)})
    assert again.status_code == 304


def test_answers_do_not_wait_for_the_reader() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert send_at_once() >= 1
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
