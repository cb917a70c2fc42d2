"""Streamlit's files as they go out: short, with a validator, and only what the page needs."""

from __future__ import annotations

import gzip

import pytest
from pyarrow import Codec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from publish.address.app_pages import ENTRIES
from publish.server import own_files
from publish.server.assets import Assets, prepare
from screen.session.navigation import PAGES
from screen.session.undocumented import STREAMLIT


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(middleware=[Middleware(Assets, behind=STREAMLIT)]))


def script_file(client: TestClient) -> str:
    """The address of Streamlit's own script, which the entry page names."""
    return "/static/js/" + client.get("/").text.partition('src="./static/js/')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("accepted", "form"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("br;q=0", None),
    ],
)
def test_a_file_comes_in_the_shortest_form_that_is_accepted(
    client: TestClient, accepted: str, form: str | None
) -> None:
    with client.stream("GET", script_file(client), headers={"accept-encoding": accepted}) as got:
        raw = b"".join(got.iter_raw())
    assert got.headers.get("content-encoding") == form
    assert "immutable" in got.headers["cache-control"]
    plain = client.get(script_file(client), headers={"accept-encoding": "identity"}).content
    if form == "gzip":
        raw = gzip.decompress(raw)
    elif form == "br":
        raw = Codec("brotli").decompress(raw, len(plain), asbytes=True)
    assert raw == plain


def test_a_file_that_is_known_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(script_file(client)).headers["etag"]
    again = client.get(script_file(client), headers={"if-none-match": f"W/{tag}"})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize("name", ["../../__init__.py", "%00", "x" * 5000, "js/", "js/none.js"])
def test_only_the_files_that_there_are(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_entry_page_brings_our_scripts(client: TestClient) -> None:
    address, *others = own_files.script_addresses()
    for page in ("/", "/about", "/cybertipline?lang=nl"):
        text = client.get(page).text
        assert all(f'src="./{script}"' in text for script in (address, *others))
        # Until it has come the browser reads no further, and says nothing: it is asked for first.
        keeper = text.index(f'<script src="./{own_files.keeper_address()}">')
        assert keeper < min(text.index("<link"), text.index('type="module"'))
    script = client.get(f"/{address}")
    assert script.status_code == 200
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-type"].startswith("text/javascript")
    library = client.get(f"/{address.replace('charts.js', 'plotly-basic.min.js')}")
    assert library.status_code == 200
    assert library.headers.get("content-encoding") in ("br", "gzip")


@pytest.mark.parametrize("name", ["none.js", "../own_files.py", "%2e%2e/own_files.py", ""])
def test_only_our_own_scripts_stand_there(client: TestClient, name: str) -> None:
    folder = own_files.script_addresses()[0].rpartition("/")[0]
    assert client.get(f"/{folder}/{name}").status_code == 404
    assert client.get("/static/own/000000000000/charts.js").status_code == 404


def test_preparing_finds_the_largest_files(client: TestClient) -> None:
    from publish.server import assets

    prepare(STREAMLIT)
    assert any(name.endswith(".js") for name in assets.KEPT)
    assert script_file(client).lstrip("/") in assets.KEPT


def test_every_page_of_the_app_is_known() -> None:
    assert {entry.name for entry in ENTRIES} == {path.stem for path in PAGES.glob("*.py")}


@pytest.mark.parametrize(
    "address",
    ["/cybertiplin", "/foo/bar", "/cybertipline/x", "/a.b", "/ ", "/x/__main__.atom", "/_x"],
)
def test_where_no_page_is_that_is_said(client: TestClient, address: str) -> None:
    found = client.get(address, params={"lang": "nl"})
    assert found.status_code == 404
    assert "Op dit adres staat niets." in found.text
    assert "static/js" not in found.text


@pytest.mark.parametrize(
    "name", ["metrics", "agent/openapi.json", "agent/mcp", "script-health-check", "message", ""]
)
def test_what_is_for_operators_and_programs_is_closed(client: TestClient, name: str) -> None:
    """How many sessions there are and what they hold is nobody's business outside."""
    assert client.get(f"/_stcore/{name}").status_code == 404
    assert "nothing at this address" in client.get(f"/_stcore/{name}").text


def test_a_slip_of_the_pen_leads_to_the_page_that_was_meant(client: TestClient) -> None:
    assert 'href="/cybertipline?lang=en"' in client.get("/cybertiplin").text
    assert 'href="/?lang=en"' in client.get("/xyz").text


@pytest.mark.parametrize("address", ["/", "/about", "/about/", "/favicon.png"])
def test_what_is_there_is_not_said_to_be_missing(client: TestClient, address: str) -> None:
    assert "nothing at this address" not in client.get(address).text


@pytest.mark.parametrize(
    "address", ["/_stcore/health", "/x/_stcore/stream", "/app/static/a", "/en"]
)
def test_what_others_answer_is_left_to_them(client: TestClient, address: str) -> None:
    assert client.get(address).text == "Not Found"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/hotlines/", "/hotlines"),
        ("/hotlines//?lang=nl&part=inhope", "/hotlines?lang=nl&part=inhope"),
        ("//?lang=nl", "/?lang=nl"),
    ],
)
def test_a_page_has_one_address_and_what_was_asked_of_it_is_kept(
    client: TestClient, asked: str, led: str
) -> None:
    """Its scripts are named beside it: with a slash behind it, none of them would be found."""
    answer = client.get(f"http://testserver{asked}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, led)
    assert client.get(f"http://testserver{led}", follow_redirects=False).status_code == 200
