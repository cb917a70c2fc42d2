"""The landing page of the data: files, catalogues, and three lines for a notebook."""

from __future__ import annotations

from markupsafe import Markup

from briefing.basket.suggested import HEADLINE
from data_sources.record.record import Record
from languages import numbers, translator
from publish.address import addresses
from publish.address.page import Page
from publish.harvest import search_engines
from publish.pages.figure_page import common, rendered

PANDAS = f"""import pandas as pd
figures = pd.read_parquet("ADDRESS/data/figures.parquet")
figures[(figures.series == "{HEADLINE}") & (figures.standing == "current")]"""
DUCKDB = f"""import duckdb, urllib.request
urllib.request.urlretrieve("ADDRESS/data/figures.parquet", "figures.parquet")
duckdb.sql("FROM 'figures.parquet' WHERE series = '{HEADLINE}' AND standing = 'current'")"""
R = f"""figures <- read.csv("ADDRESS/data/figures.csv", encoding = "UTF-8")
current <- subset(figures, standing == "current")
subset(current, series == "{HEADLINE}", select = c(period, value, unit, citation))"""
NOTEBOOKS = (("pandas", PANDAS), ("DuckDB", DUCKDB), ("R", R))


def data_page(record: Record, language: str, here: str) -> Page:
    """The page in a language, as it stands at ``here``."""
    _ = translator(language)
    said = _(
        "Every published figure of this record as files, each with its source, unit, period and"
        " what must not be concluded from it."
    )
    context = common(record, language, here, addresses.data) | {
        "title": _("The data"),
        "description": said,
        "count": numbers.exact(sum(1 for _figure in record.all_figures()), language),
        "series_count": numbers.exact(len(record.series), language),
        "files": [_linked(here, words, address) for words, address in _files(language)],
        "catalogues": [_linked(here, words, address) for words, address in _catalogues(language)],
        "notebooks": NOTEBOOKS,
        "assistants": f"/{addresses.ASSISTANTS}",
        "jsonld": Markup(search_engines.landing(record, here, language, said)),  # noqa: S704  escaped
    }
    return rendered("data.html", context)


def _linked(here: str, words: str, address: str) -> tuple[str, str, str]:
    return words, addresses.relative(here, address), f"/{address}"


def _files(language: str) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    return (
        (_("Every figure, one a row, as CSV"), "data/figures.csv"),
        (_("The same as Parquet, with real dates"), "data/figures.parquet"),
        (_("What the columns mean (CSV on the Web)"), "data/figures.csv-metadata.json"),
        (_("All tables of the record (Data Package)"), "data/datapackage.json"),
        (_("Every version of the record, each as a whole"), "data/versions.json"),
        (_("Each series as CSV and JSON"), "data/series.json"),
        (_("All addresses for programs (OpenAPI)"), "data/openapi.json"),
    )


def _catalogues(language: str) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    return (
        (_("Catalogue for data portals (DCAT-AP 3), JSON-LD"), "data/catalog.jsonld"),
        (_("The same as Turtle"), "data/catalog.ttl"),
        (_("Description for machine learning (Croissant)"), "data/croissant.json"),
        (_("What a language model is told"), "llms.txt"),
    )
