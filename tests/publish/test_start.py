"""What a server needs before it is healthy, and what is loaded when somebody asks for a page."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from publish.site import current
from publish.site.site import Site
from tests.chaos.asgi import application, ask
from tests.conftest import ROOT

PATIENCE = 120.0
NOT_AT_THE_START = (
    "briefing.items",
    "claims",
    "charts.builders",
    "charts.paper",
    "jinja2",
    "pandas",
)
LOADED = f"""
import sys
import publish.server.server
print(*[name for name in {NOT_AT_THE_START!r} if name in sys.modules])
"""


def test_what_pages_are_made_of_is_not_loaded_before_the_server_is_there() -> None:
    """Each would make every start longer."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


@pytest.fixture
def starting(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a record that nobody has read yet."""
    monkeypatch.setattr(current, "DATASETS", package)
    monkeypatch.setattr(current, "_CURRENT", current._Current())
    return package


def test_a_server_whose_pages_cannot_be_made_is_not_healthy(
    starting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is sound, but what its pages are made of cannot be loaded."""
    refused = threading.Event()

    def fails(_site: Site) -> Site:
        raise ImportError("no templates")

    refuse = current._refuse

    def told(*why: Any) -> None:
        refuse(*why)
        refused.set()

    monkeypatch.setattr(Site, "open", fails)
    monkeypatch.setattr(current, "_refuse", told)
    current.begin()
    assert refused.wait(PATIENCE)
    with pytest.raises(DatasetError, match="ImportError"):
        current.the_site()
    assert ask(application(), b"/healthz").status == 503


def test_a_page_that_is_asked_for_first_waits_for_what_it_is_made_of(
    record: Record, starting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off the event loop: the health check is answered in the meantime."""
    site, goes_on, asked = Site(record), threading.Event(), threading.Event()
    opened = Site.open

    def late(self: Site) -> Site:
        asked.set()
        assert goes_on.wait(PATIENCE)
        return opened(self)

    monkeypatch.setattr(Site, "open", late)
    started = current._Current(site=site, stamp=current._stamp())
    monkeypatch.setattr(current, "_CURRENT", started)

    app = application()
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(ask, app, b"/en/figures/ncmec.reports_total/")
        assert asked.wait(PATIENCE)
        try:
            assert ask(app, b"/healthz").status == 200
            assert not page.done()
        finally:
            goes_on.set()
        assert page.result(PATIENCE).status == 200
