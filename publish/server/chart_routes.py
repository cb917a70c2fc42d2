"""``/en/chart…?id=``: a chart view as a page, inside another page, as a picture, as data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from charts.builders.catalogue import chart as named_chart
from charts.layout.colours import THEMES
from charts.spec.model import UnknownChart
from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from languages import LANGUAGES, translator
from publish.address.page import Page
from publish.charts import forms
from publish.pages.chart_page import chart_embed, chart_page
from publish.pages.past_page import NotInVersion, past_chart_page
from publish.server.answers import answer
from publish.server.base import base_of
from publish.server.guards.clients import client_of
from publish.server.guards.work import ROUTES, TooMuch
from publish.server.headers import is_secure
from publish.server.problem import problem, too_much, unsound
from publish.site.current import the_site

BRIEFLY = "private, no-cache"
"""The newest version is asked for each time; an unchanged one costs no transfer."""

HIGHEST = 4000
Maker = Callable[[Record, Request, str, str], Page]


def routes() -> list[Route]:
    """The drawing and the numbers of a chart, and its files, by language."""
    made: list[Route] = []
    for language in LANGUAGES:
        made += [
            _route(language, "plot.json", _plot),
            _route(language, "still.svg", _still),
            _route(language, "file", _file),
            _route(language, "", _view),
            _route(language, "embed/", _embed),
        ]
    return made


def _route(language: str, name: str, make: Maker) -> Route:
    async def handler(request: Request) -> Response:
        job = partial(_answer, request, language, make)
        try:
            return await ROUTES.asked(client_of(request.scope), job)
        except TooMuch as error:
            return too_much(request, error.wait)

    return Route(f"/{language}/chart/{name}", handler, methods=["GET", "HEAD"])


def _answer(request: Request, language: str, make: Maker) -> Response:
    chart_id, _ = request.query_params.get("id", ""), translator(language)
    if len(chart_id) > forms.LONGEST_ID:
        return problem(request, 414, _("The name of the chart is too long."))
    record = the_site().record
    if make is not _view and request.query_params.get("version", record.version) != record.version:
        text = _("This is had of the newest version only. A chart's own page shows an earlier one.")
        return problem(request, 404, text, [f"/{language}/versions/"])
    try:
        page = make(record, request, language, chart_id)
    except UnknownChart as error:
        text, meant = _("There is no chart of this name."), [f"/{language}/figures/"]
        return problem(request, 404, text, meant, detail=str(error))
    except forms.NoForm as error:
        text, meant = _("This chart cannot be had in this form."), [f"/{language}/figures/"]
        return problem(request, 404, text, meant, detail=str(error))
    except NotInVersion as error:
        return problem(request, 404, str(error), [f"/{language}/versions/"])
    except DatasetError:
        return unsound(request)
    return answer(page, request.headers.raw, BRIEFLY)


def _view(record: Record, request: Request, language: str, chart_id: str) -> Page:
    number = request.query_params.get("version", record.version)
    if number != record.version:
        return past_chart_page(record, chart_id, language, number)
    return chart_page(record, chart_id, language, origin_of(request))


def _embed(record: Record, request: Request, language: str, chart_id: str) -> Page:
    return chart_embed(record, chart_id, language, origin_of(request))


def origin_of(request: Request) -> str:
    """Where this server stands for the reader: scheme, host and the path before all addresses."""
    headers = request.headers.raw
    scheme = "https" if is_secure(request.url.scheme, headers) else request.url.scheme
    return f"{scheme}://{request.url.netloc}{base_of(request.scope)}"


def _theme(request: Request) -> str:
    asked = request.query_params.get("theme", "light")
    return asked if asked in THEMES else "light"


def _plot(record: Record, request: Request, language: str, chart_id: str) -> Page:
    phone = request.query_params.get("phone") == "1"
    return forms.plot(record, chart_id, language, _theme(request), phone)


def _still(record: Record, request: Request, language: str, chart_id: str) -> Page:
    width = _whole(request, "width", forms.WIDTHS[-1])
    near = min(forms.WIDTHS, key=lambda known: abs(known - width))
    height = min(_whole(request, "height", 0), HIGHEST)
    return forms.still(record, chart_id, language, _theme(request), near, height)


def _file(record: Record, request: Request, language: str, chart_id: str) -> Page:
    chart = named_chart(record, chart_id, language)
    return forms.file(chart, request.query_params.get("form", "csv"))


def _whole(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
