"""What is published, by address: every kind of page of the site, and what the server adds to it.

The addresses come from the site itself, so that a new kind of page is driven without being named
here. What the server makes for each reader who asks (views of a chart, a search, an earlier
version, a presentation, an address that leads nowhere) is asked of its routes.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.testclient import TestClient

from briefing.basket.basket import basket_of
from briefing.basket.link import encode
from briefing.basket.suggested import SUGGESTED
from data_sources.record.record import Record
from publish.address import addresses
from publish.data import history
from publish.server.routes import routes
from publish.site.site import Site
from tests.languages.pseudo.files import words_in
from tests.languages.pseudo.make import CODE

EACH = (addresses.figure(CODE, ""), addresses.claim(CODE, ""))
"""Where every page is driven. Elsewhere some are: two feeds of a kind say the same."""
SOME = 3
COUNTRIES = 24
"""Fact sheets that are driven, far apart in the list: places of which much and little is known."""
SERIES = "ncmec.reports_total"
VIEWS = (
    f"trend:{SERIES}",
    "map:ncmec.reports_by_country?per=million",
    f"explore:{SERIES}?form=table",
    "explore:ncmec.reports_by_country?geography=NLD,DEU,BEL&index=first",
    f"explore:{SERIES}+iwf.reports_confirmed+offlimits.reports?since=2020",
    "explore:ncmec.reports_by_country?geography=NLD,DEU,BEL&per=children&form=bars",
    "explore:ncmec.reports_by_country?since=2022&per=million&until=2022&form=map",
    "explore:iwf.sex_share?parts=sex%3Dgirls|sex%3Dboys",
)


def site(record: Record, finder: Any, crashes: Any) -> None:
    """The pages, feeds, calendars and sheets at the addresses of this language."""
    published, seen = Site(record), Counter[str]()
    for address in _chosen(published):
        seen[_shape(address)] += 1
        crashes.attempt(address, lambda a=address: _see(published.get(a), finder, a))
    for address in [a for a in published.papers if a.startswith(f"{CODE}/")][::250]:
        crashes.attempt(address, lambda a=address: _see(published.papers[a](), finder, a))


def _chosen(published: Site) -> Iterator[str]:
    """All of some kinds of address, and some of each other kind."""
    own = [a for a in published.addresses() if a.startswith(f"{CODE}/")]
    by_shape: dict[str, list[str]] = {}
    for address in own:
        by_shape.setdefault(_shape(address), []).append(address)
    for shape, found in by_shape.items():
        if shape in (_shape(each + "x/") for each in EACH):
            yield from found
        elif shape == _shape(addresses.country(CODE, "x")):
            yield from found[:: max(1, len(found) // COUNTRIES)]
        else:
            yield from found[:SOME]


def _shape(address: str) -> str:
    """An address without the name in it: what one maker answers to."""
    *folders, name = address.rstrip("/").split("/")
    ending = name.rpartition(".")[2] if not address.endswith("/") and "." in name else ""
    kept = folders if len(folders) > 1 else [*folders, name if len(folders) < 1 else ""]
    return f"{'/'.join(kept)}/*{'.' + ending if ending else ''}{address[-1] if not ending else ''}"


def _see(page: Any, finder: Any, where: str) -> None:
    if page is None:
        raise RuntimeError("there is nothing at this address")
    _look(page.content, page.media_type, finder, where)


def _look(content: bytes, media_type: str, finder: Any, where: str) -> None:
    kind = media_type.partition(";")[0]
    if kind == "text/html":
        finder.see_html(content.decode(), where)
    elif kind == "image/svg+xml":
        finder.see_drawing(content.decode(), where)
    elif kind == "application/atom+xml":
        said = re.sub(r"<id>[^<]*</id>", "", content.decode())
        for text in re.findall(r">([^<>]+)<", said):
            finder.see_html(html.unescape(text), where)
    elif kind == "text/calendar":
        folded = content.decode().replace("\r\n ", "")
        for text in re.findall(r"^(?:SUMMARY|DESCRIPTION|X-WR-CALNAME)[^:]*:(.*)", folded, re.M):
            finder.see(re.sub(r"\\(?:n|(.))", r"\1", text), where)
    elif kind in ("text/csv", "application/pdf"):
        for text in words_in(content, f"x.{kind.rpartition('/')[2]}"):
            finder.see(text, where)


def served(record: Record, finder: Any, crashes: Any) -> None:
    """What the server makes for a reader, and what it says of an address that leads nowhere."""
    client = TestClient(Starlette(routes=routes()))
    for address, status in _asked(record):
        crashes.attempt(
            address, lambda a=address, s=status: _answered(client.get(f"/{a}"), s, finder, a)
        )


def _asked(record: Record) -> Iterator[tuple[str, int]]:
    """Addresses with the answer that each should get."""
    for view in VIEWS:
        asked = f"?id={quote(view, safe='')}"
        yield from ((f"{CODE}/chart/{part}{asked}", 200) for part in ("", "embed/"))
        yield from ((f"{CODE}/chart/file{asked}&form={form}", 200) for form in ("csv", "svg"))
    figure, present = addresses.figure(CODE, SERIES), f"{CODE}/present?basket="
    yield from ((f"{figure}?version={number}", 200) for number in history.numbers(record))
    yield from ((f"{addresses.search(CODE)}?q={words}", 200) for words in ("", "36.2", "98765432"))
    yield f"{present}{encode(basket_of(SUGGESTED))}", 200
    # What is not there
    yield f"{figure}?version=0.0.0", 404
    yield f"{addresses.figure(CODE, '1234')}?version={record.version}", 404
    yield f"{present}1234", 400
    yield f"{CODE}/chart/?id=1234", 404
    yield f"{CODE}/chart/file?id={quote(VIEWS[0], safe='')}&form=1234", 404
    yield f"{CODE}/chart/?id={'1' * 10_000}", 414
    yield f"{CODE}/1234/", 404


def _answered(answer: Any, status: int, finder: Any, where: str) -> None:
    if answer.status_code != status:
        raise RuntimeError(f"answered {answer.status_code}, and not {status}")
    _look(answer.content, answer.headers["content-type"], finder, where)
