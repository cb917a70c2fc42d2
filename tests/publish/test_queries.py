"""What stands behind the question mark of an address: answered or explained, never a fault."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from briefing.basket.basket import Basket
from briefing.basket.link import encode
from charts.spec.model import KINDS
from data_sources.record.record import Record
from publish.server.guards.budgets import Budget
from publish.server.guards.queries import asked
from tests.chaos.asgi import application, ask

SERIES = b"/data/series/ncmec.reports_total.json"
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
VALUES = st.one_of(
    st.sampled_from(("World", "NLD", "2024", "1", "0", "-1", "own", "yes", "million", "a=b", "=")),
    st.text(max_size=12),
    st.integers(1, 6000).map(lambda digits: "9" * digits),
)
NAMES = ("breakdown", "geography", "period", "periods", "since", "per", "top", "by", "scale", "x")


@pytest.fixture(scope="module")
def app() -> Starlette:
    patched = pytest.MonkeyPatch()
    patched.setattr(Budget, "allows", lambda self, reader, now, amount=1.0: True)
    yield application()
    patched.undo()


@pytest.mark.parametrize("digit", ["9", "0", "2"])
@pytest.mark.parametrize("digits", [1, 3, 5, 4299, 4400, 7000])
def test_a_year_has_four_digits(app: Starlette, digit: str, digits: int) -> None:
    found = ask(app, SERIES, f"since={digit * digits}".encode())
    assert found.status == 400 and "content-security-policy" in found.headers


@pytest.mark.parametrize(
    "mark",
    [
        *("utm_source=mail", "utm_id", "mc_cid=ab", "fbclid=x", "gclid=", "_hsenc=p2"),
        *("pk_campaign=1", "msclkid=x", "elqTrackId=9", "cid=3"),
    ],
)
@pytest.mark.parametrize(
    "path", [SERIES, b"/data/series.json", b"/data/tables/units.csv", b"/feed.atom"]
)
def test_a_link_with_a_mark_on_it_works(app: Starlette, path: bytes, mark: str) -> None:
    assert ask(app, path, mark.encode()).body == ask(app, path).body


@pytest.mark.parametrize("name", ["geografy", "colour", "period_start", "source_url", "x"])
def test_a_filter_misspelt_is_named(app: Starlette, name: str) -> None:
    found = ask(app, SERIES, f"{name}=NLD&utm_source=mail".encode())
    assert found.status == 400 and name in found.text


def test_marks_ask_nothing() -> None:
    assert asked({"utm_medium": "x", "since": "2020"}) == {"since": "2020"}


@FEW
@given(data=st.data())
def test_whatever_chart_is_asked_for(app: Starlette, record: Record, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    series = data.draw(st.sampled_from(sorted(record.series)))
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=3))
    query = "&".join(f"{name}={quote(value)}" for name, value in pairs)
    basket = encode(Basket().add(f"chart:{kind}:{series}?{query}"[:2000]))
    found = ask(app, b"/en/present", f"basket={basket}".encode())
    assert found.status in (200, 400), found.text[:200]


def test_a_breakdown_that_no_figure_has(app: Starlette, record: Record) -> None:
    for series in ("iwf.severity_share", "ncmec.reports_by_country"):
        for kind in KINDS:
            basket = encode(Basket().add(f"chart:{kind}:{series}?breakdown=World"))
            found = ask(app, b"/en/present", f"basket={basket}".encode())
            assert found.status in (200, 400), (kind, series)


def test_what_fails_inside_carries_every_header(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object) -> None:
        raise ValueError("a secret: what somebody asked")

    monkeypatch.setattr("publish.server.routes._answer", fail)
    found = ask(app, b"/en/figures/", b"q=what+somebody+asked")
    assert found.status == 500
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        assert name in found.headers
    assert "secret" not in found.text + caplog.text and "somebody" not in caplog.text
    assert "ValueError at" in caplog.text
