"""What catalogues, notebooks and others read, each judged by its own tool, without a network."""

from __future__ import annotations

import functools
import hashlib
import html
import http.server
import io
import itertools
import json
import posixpath
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from briefing.basket.suggested import HEADLINE
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.data.columns import FLAT
from publish.harvest import dcat, turtle
from publish.pages.data_page import DUCKDB, PANDAS
from publish.server.routes import routes
from publish.site.site import Site

SHAPES = Path(__file__).parent / "shapes" / "dcat-ap-3.0.1.ttl"
BASE = "https://figures.example/data/catalog"
FEW = (HEADLINE, "ncmec.reports_by_country", "offlimits.reports")


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return Site(record)


def content_of(site: Site, address: str) -> bytes:
    page = site.get(address)
    assert page is not None, address
    return page.content


@pytest.fixture(scope="module")
def graph(record: Record) -> Any:
    """The catalogue of a few series, read as Turtle by rdflib."""
    import rdflib

    written = turtle.document(dcat.PREFIXES, dcat.catalogue(record, FEW))
    return rdflib.Graph().parse(data=written, format="turtle", publicID=BASE)


def test_the_catalogue_conforms_to_dcat_ap(graph: Any) -> None:
    import pyshacl

    conforms, _, text = pyshacl.validate(
        graph, shacl_graph=str(SHAPES), advanced=True, inference="none"
    )
    assert conforms, text[:3000]


def test_the_judge_sees_what_is_missing(graph: Any) -> None:
    import pyshacl

    damaged = graph - graph
    damaged += [triple for triple in graph if not triple[1].endswith("/title")]
    assert 0 < len(damaged) < len(graph)
    conforms, *_ = pyshacl.validate(damaged, shacl_graph=str(SHAPES), advanced=True)
    assert not conforms


def test_both_forms_are_the_same_graph(record: Record, graph: Any) -> None:
    from rdflib import Graph
    from rdflib.compare import isomorphic

    written = json.dumps({"@context": dcat.PREFIXES, **dcat.catalogue(record, FEW)})
    read = Graph().parse(data=written, format="json-ld", publicID=BASE, base=BASE)
    assert isomorphic(read, graph)


def test_what_is_told_once_is_still_the_same_graph(record: Record) -> None:
    from rdflib import Graph

    site = Site(record)
    whole = json.dumps({"@context": dcat.PREFIXES, **dcat.catalogue(record)})
    sizes = [
        len(Graph().parse(data=data, format="json-ld", publicID=BASE, base=BASE))
        for data in (whole, content_of(site, "data/catalog.jsonld"))
    ]
    assert sizes[0] == sizes[1]


def test_every_address_of_the_catalogue_is_published(site: Site) -> None:
    text = content_of(site, "data/catalog.ttl").decode()
    links = set(re.findall(r"downloadURL <([^>]+)>", text))
    assert len(links) > 1000
    for link in links:
        assert f"data/{link}" in site.makers, link


def test_turtle_escapes_what_would_end_a_text() -> None:
    node = {"@id": "a b>", "x:said": 'He said "no"\n\\ and left', "x:none": []}
    written = turtle.document({"x": "https://x.example/"}, node).decode()
    assert written.endswith('<a%20b%3E>\n  x:said "He said \\"no\\"\\n\\\\ and left" .\n')


def test_every_csv_is_what_its_description_says(site: Site, tmp_path: Path) -> None:
    import csvw

    tables = [a for a in site.addresses() if a.startswith("data/tables/") and a.endswith(".csv")]
    assert len(tables) > 30
    small = [a for a in tables if len(content_of(site, a)) < 300_000]
    for address in [*small, "data/figures.csv", f"data/series/{HEADLINE}.csv"]:
        name = Path(address).name
        content = content_of(site, address)
        if address == "data/figures.csv":
            content = b"".join(content.splitlines(keepends=True)[:400])
        (tmp_path / name).write_bytes(content)
        described = tmp_path / f"{name}-metadata.json"
        described.write_bytes(content_of(site, f"{address}-metadata.json"))
        read = csvw.CSVW(str(described), validate=True)
        assert read.is_valid, (name, [str(w.message)[:200] for w in read.warnings][:3])


def test_the_flat_file_is_the_record(site: Site, record: Record) -> None:
    figures = pd.read_csv(io.BytesIO(content_of(site, "data/figures.csv")), keep_default_na=False)
    assert list(figures.columns) == [column.name for column in FLAT]
    assert len(figures) == sum(1 for _ in record.all_figures())
    current = figures[figures.standing == "current"]
    assert dict(zip(current.id, current.value, strict=True)) == {
        figure.id: figure.value for figure in record.all_figures(("current",))
    }
    assert (figures.citation != "").all()


def test_parquet_has_real_dates(site: Site, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(content_of(site, "data/figures.parquet"))
    schema = pq.read_schema(tmp_path / "f")
    assert {str(schema.field(name).type) for name in ("period_start", "period_end")} == {
        "date32[day]"
    }
    assert pd.read_parquet(tmp_path / "f").period_start.map(type).eq(date).all()


def test_the_columns_of_breaks_say_what_may_be_compared(site: Site, record: Record) -> None:
    figures = pd.read_csv(io.BytesIO(content_of(site, "data/figures.csv"))).set_index("id")
    own = [f for f in record.trend(HEADLINE) if f.period.start.year >= 2015]
    parted = 0
    for first, second in itertools.pairwise(own):
        one, other = (figures.loc[[f.id]].iloc[0] for f in (first, second))
        apart = bool(record.breaks_between(first, second))
        assert (other.breaks_by_end != one.breaks_by_start) == apart
        parted += apart
    assert parted


def test_croissant_names_the_very_file(site: Site) -> None:
    described = json.loads(content_of(site, "data/croissant.json"))
    (file,) = described["distribution"]
    content = content_of(site, f"data/{file['contentUrl']}")
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    header = content.partition(b"\n")[0].decode().split(",")
    fields = described["recordSet"][0]["field"]
    assert [field["source"]["extract"]["column"] for field in fields] == header


@pytest.mark.parametrize("address", ["data/", *(f"{code}/data/" for code in LANGUAGES)])
def test_the_landing_page_leads_to_every_file(site: Site, address: str) -> None:
    text = html.unescape(content_of(site, address).decode())
    links = re.findall(r'<a href="([^"]+)"><code>/([^<]+)</code>', text)
    assert len(links) >= 9
    for link, named in links:
        assert posixpath.normpath(posixpath.join(address, link)) == named
        assert named in site.makers
    assert PANDAS in text and DUCKDB in text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found and json.loads(found[1])["dataset"]["@type"] == "Dataset"


@pytest.fixture
def served(site: Site, tmp_path: Path) -> Iterator[str]:
    """A static site with the flat files, as any web server has it."""
    (tmp_path / "data").mkdir()
    for name in ("data/figures.csv", "data/figures.parquet"):
        (tmp_path / name).write_bytes(content_of(site, name))
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that prints nothing."""

    def log_message(self, *_args: object) -> None:
        pass


@pytest.mark.parametrize("lines", [PANDAS, DUCKDB], ids=["pandas", "duckdb"])
def test_the_three_lines_give_the_series(
    served: str, record: Record, lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    *first, last = lines.replace("ADDRESS", served).splitlines()
    known: dict[str, Any] = {}
    exec("\n".join(first), known)
    found = eval(last, known)
    table = found if isinstance(found, pd.DataFrame) else found.df()
    expected = {f.id: f.value for f in record.find(HEADLINE)}
    assert dict(zip(table["id"], table["value"], strict=True)) == expected


def test_a_harvester_gets_the_form_that_it_asks_for() -> None:
    client = TestClient(Starlette(routes=routes()))
    plain = client.get("/data/catalog")
    assert plain.headers["content-type"].startswith("application/ld+json")
    assert plain.headers["access-control-allow-origin"] == "*"
    asked = client.get("/data/catalog", headers={"accept": "text/turtle"})
    assert asked.headers["content-type"].startswith("text/turtle") and asked.headers["etag"]
    assert asked.headers["vary"] == "accept, accept-encoding"
    again = client.get(
        "/data/catalog",
        headers={"accept": "text/turtle", "if-none-match": asked.headers["etag"]},
    )
    assert again.status_code == 304
