"""``/en/search/?q=`` for people and ``/data/search.json?q=&lang=`` for programs and the search box.

What was looked for is neither logged nor kept, here or in a browser's cache.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES
from languages.safe_text import clean
from publish.address import addresses
from publish.address.page import JSON, Page
from publish.description.parts import MOST_SIGNS
from publish.server.answers import answer
from publish.server.guards.clients import client_of
from publish.server.guards.queries import asked
from publish.server.guards.work import ROUTES, TooMuch
from publish.server.layers.base import base_of
from publish.server.problem import PROBLEM, led, problem, too_much, unsound
from publish.site.current import the_record

ON_PAGE, AS_ONE_TYPES = 30, 8
Make = Callable[[Request], Response]


def routes() -> list[Route]:
    """The page in each language, and the JSON."""
    found = [_route(f"/{addresses.SEARCH}", _json)]
    for code in LANGUAGES:
        address = f"/{addresses.search(code)}"
        found += [_route(address, partial(_page, code)), _route(address.rstrip("/"), _slashed)]
    return found


def _route(path: str, make: Make) -> Route:
    async def handler(request: Request) -> Response:
        try:
            return await ROUTES.asked(client_of(request.scope), partial(_made, request, make))
        except TooMuch as error:
            return too_much(request, error.wait)

    return Route(path, handler, methods=["GET", "HEAD"])


def _made(request: Request, make: Make) -> Response:
    try:
        return make(request)
    except DatasetError:
        return unsound(request)


def _slashed(request: Request) -> Response:
    """The address as people write it leads to the one that stands."""
    query = request.url.query
    place = f"{base_of(request.scope)}{request.scope['path']}/"
    return led(f"{place}?{query}" if query else place, 308)


def _page(language: str, request: Request) -> Response:
    from publish.pages.search_page import search_page  # brings the engine: not at the start
    from publish.search.hits import find

    record = the_record()
    words = clean(request.query_params.get("q", ""))[:MOST_SIGNS]
    page = search_page(record, language, words, find(record, language, words, ON_PAGE))
    return answer(page, request.headers.raw, PROBLEM)


def _json(request: Request) -> Response:
    from publish.search.hits import as_dict, find

    query = asked(request.query_params)
    wrong = _wrong(query)
    if wrong:
        return problem(request, 400, wrong, [f"/{addresses.SEARCH}", "/data/openapi.json"])
    words, language = clean(query.get("q", "")), query.get("lang", DEFAULT_LANGUAGE)
    found = find(the_record(), language, words, AS_ONE_TYPES)
    content = as_dict(found, words, language, base_of(request.scope))
    page = Page(json.dumps(content, ensure_ascii=False).encode(), JSON)
    return answer(page, request.headers.raw, PROBLEM)


def _wrong(query: Mapping[str, str]) -> str:
    unknown = sorted(set(query) - {"q", "lang"})
    if unknown:
        return f"There is no parameter “{clean(unknown[0])[:80]}”: use q or lang."
    if len(query.get("q", "")) > MOST_SIGNS:
        return f"The query is too long: at most {MOST_SIGNS} signs."
    if query.get("lang", DEFAULT_LANGUAGE) not in LANGUAGES:
        return f"“{clean(query['lang'])[:80]}” is no language: use {' or '.join(LANGUAGES)}."
    return ""


def prepare(record: Record) -> None:
    """Make the index of each language, so that the first query is quick."""
    from publish.search.index import index

    for language in LANGUAGES:
        index(record, language)
