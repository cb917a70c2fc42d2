"""``/en/chart…?id=``: a chart view as a page, inside another page, as a picture, as data."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from languages import LANGUAGES
from publish.server.guards.clients import client_of
from publish.server.guards.work import ROUTES, TooMuch
from publish.server.problem import too_much

NAMES = ("plot.json", "still.svg", "file", "", "embed/")


def routes() -> list[Route]:
    """The drawing and the numbers of a chart, and its files, by language."""
    return [_route(language, name) for language in LANGUAGES for name in NAMES]


def _route(language: str, name: str) -> Route:
    async def handler(request: Request) -> Response:
        job = partial(_made, request, language, name)
        try:
            return await ROUTES.asked(client_of(request.scope), job)
        except TooMuch as error:
            return too_much(request, error.wait)

    return Route(f"/{language}/chart/{name}", handler, methods=["GET", "HEAD"])


def _made(request: Request, language: str, name: str) -> Response:
    from publish.server.views.chart_views import chart_answer  # brings charts: not at the start

    return chart_answer(request, language, name)
