"""The routes that stand beside the app: figure pages, data, feed, health. No session, no script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from data_sources.package.tables import DatasetError
from data_sources.record.record import STANDINGS, Record
from languages import LANGUAGES, known_language, translator
from publish.address import addresses
from publish.address.page import JSON, Page
from publish.assistants.door import Door, House
from publish.assistants.refused import Busy
from publish.pages.environment import HTML
from publish.server import chart_routes
from publish.server.answers import answer
from publish.server.guards.clients import client_of
from publish.server.guards.hosts import from_own_page
from publish.server.guards.queries import asked
from publish.server.guards.work import ROUTES, TooMuch
from publish.server.layers.absolute import in_place as put_in_place
from publish.server.layers.absolute import origin_for, placed
from publish.server.layers.base import base_of, origin_of
from publish.server.problem import PROBLEM, led, problem, too_much, unsound
from publish.server.views import search_routes
from publish.site.current import in_place, the_record, the_site
from publish.site.nearby import nearby
from publish.site.site import Site

FRONTS = tuple(f"{code}/" for code in LANGUAGES)
PRESENTATIONS = tuple(f"{code}/present" for code in LANGUAGES)
SEARCHES = tuple(f"{code}/figures/" for code in LANGUAGES)
PAST = re.compile(rf"(?P<language>{'|'.join(LANGUAGES)})/figures/(?P<series>[a-z0-9_.]+)/")
"""A figure page, which with ``?version=`` is of an earlier version."""
YEAR = re.compile(r"[0-9]{4}", re.ASCII)
Made = TypeVar("Made")


async def _for_assistants(reader: str, make: Callable[[], Made]) -> Made:
    """In turn with everybody else, and on the time of whoever asks. Raises Busy."""
    try:
        return await ROUTES.asked(reader, make)
    except TooMuch as error:
        raise Busy(error.wait) from None


ASSISTANTS = Door(House(the_record, from_own_page, client_of, _for_assistants))


class _OnlyRead:
    """Whatever else than reading is asked at an address of ours: left to the app, it would be
    led to the same address without its slash."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = problem(Request(scope), 405, "This address can only be read.")
        refusal.headers["allow"] = "GET, HEAD"
        await refusal(scope, receive, send)


class _Anything(PathConvertor):
    """The rest of an address, also where somebody wrote a line break into it."""

    regex = r"[\s\S]*"


def routes() -> list[BaseRoute]:
    """Figure pages in each language, media, data, the feed and the health check."""
    views = [*chart_routes.routes(), *search_routes.routes()]
    register_url_convertor("anything", _Anything())
    kept = {f"/{name}/{{rest:anything}}": serve for name in (*LANGUAGES, "pictures", "data")}
    kept |= {f"/{code}": serve for code in LANGUAGES}
    found: list[Route] = [Route("/data/catalog", catalogue, methods=["GET", "HEAD"])]
    found += [Route(path, handler, methods=["GET", "HEAD"]) for path, handler in kept.items()]
    found += [
        Route("/llms.txt", serve, methods=["GET", "HEAD"]),
        Route("/feed.atom", serve, methods=["GET", "HEAD"]),
        Route("/robots.txt", robots, methods=["GET", "HEAD"]),
        Route("/sitemap.xml", site_map, methods=["GET", "HEAD"]),
        Route("/healthz", health, methods=["GET", "HEAD"]),
    ]
    others = [Route(route.path, _OnlyRead()) for route in (*views, *found)]
    return [*views, *ASSISTANTS.routes(), *found, *others]


async def _site() -> Site:
    """The site in place; a new version, or what pages are made of, is waited for on a thread."""
    site = in_place()
    if site is None:
        site = await run_in_threadpool(the_site)
    return site if site.is_open() else await run_in_threadpool(site.open)


async def serve(request: Request) -> Response:
    """Whatever is published at the address, or an answer that says what was meant."""
    address = str(request.scope["path"]).lstrip("/")
    try:
        site = await _site()
        return await _answer(request, site, address)
    except DatasetError:
        return unsound(request)
    except TooMuch as error:
        return too_much(request, error.wait)


async def catalogue(request: Request) -> Response:
    """The catalogue in the form that a harvester asks for: JSON-LD, or Turtle where it says so."""
    turtle = "text/turtle" in request.headers.get("accept", "")
    request.scope["path"] += ".ttl" if turtle else ".jsonld"
    found = await serve(request)
    found.headers["vary"] = "accept, accept-encoding"
    return found


async def _answer(request: Request, site: Site, address: str) -> Response:
    if address in PRESENTATIONS:
        return await _asked(request, partial(present, request, site))
    query = asked(request.query_params)
    if address.startswith("data/") and query:
        return await _asked(request, partial(_filtered, request, site, address, query))
    version = query.get("version", site.record.version)
    if version != site.record.version and PAST.fullmatch(address):
        return await _asked(request, partial(_past, request, site, address, version))
    if version != site.record.version:
        return await _asked(request, partial(_newest_only, request, site, address))
    if address in SEARCHES and query.get("q"):
        # Where the list of all figures was searched before there was one search.
        there = f"{base_of(request.scope)}/{addresses.search(address.partition('/')[0])}"
        return led(f"{there}?{urlencode({'q': query['q']})}", 307)
    if address in site.papers:
        make = site.papers[address]
        return answer(await _asked(request, lambda: make().finish()), request.headers.raw)
    if address in site.makers:
        return answer(await _page(request, site, address), request.headers.raw)
    base, slashed = base_of(request.scope), f"{address.rstrip('/')}/"
    if slashed in FRONTS:
        return led(f"{base}/{slashed}figures/", 307)
    if slashed in site.makers:
        return led(f"{base}/{quote(slashed)}", 308)
    return await _asked(request, partial(_missing, request, site, address))


async def _page(request: Request, site: Site, address: str) -> Page:
    """A page of the site, made once for all, and as it stands under the name that was asked."""
    reader, found = client_of(request.scope), site.ready(address)
    if found is None:
        found = await ROUTES.once(reader, (site, address), partial(site.get, address))
    assert found is not None  # whoever asks has looked
    origin = origin_for(found, request.scope)
    here = put_in_place(site, address, found, origin)
    if here is None:
        make = partial(placed, site, address, found, origin)
        here = await ROUTES.once(reader, (site, address, origin), make, pays=bool(origin))
    return here


async def _asked(request: Request, make: Callable[[], Made]) -> Made:
    """What is made for this reader only: off the event loop, in turn, and on the reader's time."""
    return await ROUTES.asked(client_of(request.scope), make)


def present(request: Request, site: Site) -> Response:
    """The presentation of a basket that stands in the address: one document, on its own."""
    from briefing.basket.basket import BasketError
    from briefing.basket.link import decode
    from briefing.presenter.presenter import POLICY, presentation_html

    language = str(request.scope["path"]).strip("/").partition("/")[0]
    try:
        basket = decode(request.query_params.get("basket", ""))
        document = presentation_html(site.record, basket, language)
    except BasketError as error:
        return problem(request, 400, error.explain(language), [f"/briefing?lang={language}"])
    # The reader's words stand in it: nobody else may show it as a part of their page.
    policy = f"{POLICY}; frame-ancestors 'none'"
    headers = {"cache-control": PROBLEM, "content-security-policy": policy}
    return Response(document, headers=headers, media_type=HTML)


def _past(request: Request, site: Site, address: str, number: str) -> Response:
    """A series as an earlier version had it."""
    from publish.pages.past_page import NotInVersion, past_page  # brings charts: not at the start

    named = PAST.fullmatch(address)
    assert named is not None
    language = named["language"]
    try:
        found = past_page(site.record, named["series"], language, number)
    except NotInVersion as error:
        return problem(request, 404, str(error), [f"/{language}/versions/"], language)
    return answer(found, request.headers.raw)


def _newest_only(request: Request, site: Site, address: str) -> Response:
    """An earlier version of what is had of the newest alone is refused, not answered with that."""
    if site.get(address) is None:
        return _missing(request, site, address)
    language = known_language(address.partition("/")[0])
    text = translator(language)(
        "This is had of the newest version only. Earlier versions are kept of figures and charts,"
        " and as a whole."
    )
    return problem(request, 404, text, [f"/{language}/versions/"], language)


def _missing(request: Request, site: Site, address: str) -> Response:
    language = known_language(address.partition("/")[0])
    _ = translator(language)
    near = list(nearby(site, address))
    if not near:
        near = (
            ["data/series.json", "data/openapi.json"]
            if address.startswith("data")
            else [f"{language}/figures/"]
        )
    return problem(request, 404, _("There is nothing at this address."), [f"/{n}" for n in near])


def _filtered(request: Request, site: Site, address: str, query: Mapping[str, str]) -> Response:
    """A series with query parameters; anything else takes none."""
    from publish.data import data_files  # as above

    prefix, ending = "data/series/", ".json"
    key = address.removeprefix(prefix).removesuffix(ending)
    if not (address.startswith(prefix) and address.endswith(ending)):
        if site.get(address) is None:
            return _missing(request, site, address)
        return problem(request, 400, "This address takes no parameters.", [f"/{address}"])
    if key not in site.record.series:
        return _missing(request, site, address)
    wrong = _wrong_filter(site.record, query)
    if wrong:
        return problem(request, 400, wrong, [f"/{address}", "/data/openapi.json"])
    content = data_files.series_json(
        site.record,
        key,
        query.get("geography", ""),
        query.get("standing", ""),
        int(query.get("since", 0)),
    )
    return answer(Page(content, JSON), request.headers.raw)


def _wrong_filter(record: Record, query: Mapping[str, str]) -> str:
    unknown = sorted(set(query) - {"geography", "standing", "since"})
    if unknown:
        return f"There is no parameter “{unknown[0][:80]}”: use geography, standing or since."
    place, standing = query.get("geography", ""), query.get("standing", "")
    if "geography" in query and place not in record.geographies:
        return f"“{place[:80]}” is no place of this record: use a code like NLD, or World."
    if "standing" in query and standing not in STANDINGS:
        return f"“{standing[:80]}” is no standing: use {', '.join(STANDINGS)}."
    since = query.get("since", "1900")
    if not (YEAR.fullmatch(since) and 1900 <= int(since) <= 2100):
        return f"“{since[:80]}” is not a year from 1900 to 2100."
    return ""


async def robots(request: Request) -> Response:
    """Search engines are to find figure pages, not sessions."""
    open_to_all = (
        f"Allow: /{code}/{part}/"
        for code in LANGUAGES
        for part in (
            *("figures", "claims", "countries", "data", "changes", "new", "corrections"),
            *("versions", "feeds", "calendar"),
        )
    )
    lines = ["User-agent: *", *open_to_all, "Allow: /data/", "Allow: /llms.txt"]
    lines += [f"Disallow: /{addresses.SEARCH}", "Disallow: /", ""]
    lines += [f"Sitemap: {origin_of(request)}/sitemap.xml", ""]
    return answer(Page("\n".join(lines).encode(), "text/plain"), request.headers.raw)


async def site_map(request: Request) -> Response:
    """Every page for people, for search engines."""
    try:
        site = await _site()
        from publish.site.sitemap import sitemap  # as above: loaded with the site

        page = await _asked(request, lambda: sitemap(site, origin_of(request)).finish())
    except DatasetError:
        return unsound(request)
    except TooMuch as error:
        return too_much(request, error.wait)
    return answer(page, request.headers.raw)


async def health(request: Request) -> Response:
    """Whether this server can show figures: its record is loaded and sound."""
    try:
        site = in_place()
        if site is None:
            site = await run_in_threadpool(the_site)
    except DatasetError:
        return Response("the record has faults\n", 503, media_type="text/plain")
    headers = {"cache-control": PROBLEM}
    return Response(f"ok {site.record.version}\n", headers=headers, media_type="text/plain")
