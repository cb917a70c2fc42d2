"""The data routes against their own description, by a tool that tries what nobody thought of."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publish.description.schemas import SCHEMAS
from publish.site.site import Site
from tests.browser.conftest import free_port, start_server

HERE = Path(__file__).resolve().parent
FOR_PROGRAMS = r"/data/.|/feed|/llms|.*(?:feeds|sheet|calendar/exp)"
KINDS = {
    "data": (re.compile(f"^(?:{FOR_PROGRAMS})"), 20),
    "pages": (re.compile(f"^(?!{FOR_PROGRAMS}|/mcp)"), 25),
    "assistants": (re.compile("^/mcp"), 1),
}
"""What is tried in one run: which addresses, and how many there are at least."""
NAMES_TRIED = 8
"""Of hundreds of series and tables, so that a run stays under a minute."""


@pytest.fixture(scope="module")
def data_server() -> Iterator[str]:
    port = free_port()
    process = start_server(port)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)


def described(address: str) -> dict[str, Any]:
    """What the server says of itself, with fewer names to try."""
    with urllib.request.urlopen(f"{address}/data/openapi.json", timeout=30) as answer:
        document: dict[str, Any] = json.load(answer)
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                del parameter["schema"].get("enum", [])[NAMES_TRIED:]
    return document


@pytest.mark.parametrize("kind", KINDS)
def test_the_server_does_what_it_says(data_server: str, tmp_path: Path, kind: str) -> None:
    """Coverage of each parameter's edges, generated values, and links followed."""
    document, (own, fewest) = described(data_server), KINDS[kind]
    for address in list(document["paths"]):
        if not own.search(address):
            del document["paths"][address]
    assert len(document["paths"]) >= fewest
    description = tmp_path / "openapi.json"
    description.write_text(json.dumps(document))
    command = [str(Path(sys.executable).with_name("schemathesis"))]
    command += ["--config-file", str(HERE / "schemathesis.toml"), "run", str(description)]
    command += ["--url", data_server, "--max-examples=12", "--max-time=25", "--seed=1"]
    own = {"PYTHONPATH": str(HERE), "SCHEMATHESIS_HOOKS": "every_answer"}
    run = subprocess.run(
        [*command, "--no-color"],
        cwd=tmp_path,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
    assert re.search(r"[1-9]\d+ generated", run.stdout), run.stdout[-2000:]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS"])
@pytest.mark.parametrize(
    "address",
    ["/en/new/", "/nl/chart/", "/en/search/", "/data/series.json", "/feed.atom", "/healthz", "/en"],
)
def test_what_can_only_be_read_says_so(data_server: str, method: str, address: str) -> None:
    request = urllib.request.Request(data_server + address, method=method)
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(request, timeout=30)
    with told.value as answer:
        assert answer.status == 405 and answer.headers["allow"] == "GET, HEAD"
        assert answer.headers["content-security-policy"]


def test_every_series_is_as_described(site: Site) -> None:
    root = {"components": {"schemas": SCHEMAS}, "$ref": "#/components/schemas/Series"}
    validator = jsonschema.Draft202012Validator(root)
    for key in site.series():
        page = site.get(f"data/series/{key}.json")
        assert page is not None
        errors = [error.message for error in validator.iter_errors(json.loads(page.content))]
        assert not errors, (key, errors[:3])


@pytest.fixture(scope="module")
def site() -> Site:
    from data_sources.package.tables import DATASETS
    from data_sources.record.load import load

    return Site(load(DATASETS))
