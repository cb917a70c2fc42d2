"""A chart view as a page, inside another page, as a picture, as data: made for whoever asks."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from charts.builders.catalogue import chart as named_chart
from charts.layout.colours import THEMES
from charts.spec.model import UnknownChart
from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from languages import translator
from publish.address.page import Page
from publish.charts import forms
from publish.pages.chart_page import chart_embed, chart_page
from publish.pages.past_page import NotInVersion, past_chart_page
from publish.server.answers import answer
from publish.server.layers.base import origin_of
from publish.server.problem import problem, unsound
from publish.site.current import the_site

BRIEFLY = "private, no-cache"
"""The newest version is asked for each time; an unchanged one costs no transfer."""

HIGHEST = 4000
Make = Callable[[Record, Request, str, str], Page]


def chart_answer(request: Request, language: str, name: str) -> Response:
    """What is asked for under a name of :data:`MAKERS`, or what is wrong with it."""
    make = MAKERS[name]
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


MAKERS: dict[str, Make] = {
    "plot.json": _plot,
    "still.svg": _still,
    "file": _file,
    "": _view,
    "embed/": _embed,
}
