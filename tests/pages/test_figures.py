"""All figures: every row can be found, seen whole, and taken along; no copy's address is shown."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from briefing.xlsx import rows as rows_file
from data_sources.record import search
from data_sources.record.record import Record
from data_sources.record.search import Query
from languages import LANGUAGES
from screen import record_tables
from tests.pages.conftest import OpenPage, html_of

TITLES = {"en": "All figures", "nl": "Alle cijfers"}
REVISED = "ncmec.genai_reports||World|2025"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("table", ["figures", "timeline", "dsa"])
def test_every_table_opens(open_page: OpenPage, language: str, table: str) -> None:
    app = open_page("figures", language, table=table)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(app.dataframe) == (2 if table == "dsa" else 1)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_figure_is_copied_in_the_signs_of_a_post(
    open_page: OpenPage, record: Record, language: str
) -> None:
    html = html_of(open_page("figures", language, figure=REVISED))
    post = html.partition('<p class="otr-post-text"')[2].partition(">")[2].partition("</p>")[0]
    first = search.slot(record, REVISED)[0]
    assert first.with_unit(language, "exact") in post
    assert first.source_line(language) in post
    assert "/figures" in post.splitlines()[-1]


def test_every_row_of_the_record_is_found(record: Record) -> None:
    found = search.search(record, Query())
    assert len(found) == len(record.observations)
    assert {f.observation for f in found} == set(record.observations)


@pytest.mark.parametrize("by", record_tables.ORDERS)
@pytest.mark.parametrize("way", ["", record_tables.DOWN])
def test_all_rows_are_put_in_order_and_none_is_lost(record: Record, by: str, way: str) -> None:
    found = record_tables.in_order(record, Query(), f"{way}{by}", "nl")
    assert {f.observation for f in found} == set(record.observations)
    keys = [key for key in (record_tables.ORDERS[by](f, "nl") for f in found) if key != ""]
    assert keys == sorted(keys, reverse=bool(way))
    assert all(record_tables.ORDERS[by](f, "nl") != "" for f in found[: len(keys)])


def test_the_page_begins_with_the_first_of_all_rows(open_page: OpenPage, record: Record) -> None:
    highest = max(record.all_figures(), key=lambda figure: figure.value)
    shown = open_page("figures", "en", order="-figure").dataframe[0].value
    assert shown["figure"].iloc[0] == highest.with_unit("en", "exact")
    second = open_page("figures", "en", order="-figure", page="2").dataframe[0].value
    ordered = sorted((f.value for f in record.all_figures()), reverse=True)
    each = {f.with_unit("en", "exact"): f.value for f in record.all_figures()}
    assert [each[text] for text in second["figure"]] == ordered[100:200]
    assert not open_page("figures", "en", order="nothing").exception


def test_each_row_is_found_by_its_own_words(record: Record) -> None:
    for figure in list(record.all_figures())[::97]:
        o = figure.observation
        query = Query(
            words=f"{figure.series.key} {figure.period.code}",
            places=(o.geography,),
            levels=(figure.level,),
            standings=(o.standing,),
            years=(figure.period.end.year,),
            publishers=(figure.series.publisher.key,),
            topics=(figure.series.topic,),
            sources=(figure.source.key,),
        )
        assert figure in search.search(record, query)


def test_words_are_found_without_accents_and_in_both_languages(record: Record) -> None:
    by_name = search.search(record, Query(words="curacao"))
    assert by_name
    assert by_name == search.search(record, Query(words="CURAÇAO"))
    assert search.search(record, Query(words="meldingen bij de cybertipline"))


def test_filters_of_the_address_are_applied(open_page: OpenPage, record: Record) -> None:
    app = open_page("figures", "en", place="NLD", year="2020", known="publisher")
    expected = Query(places=("NLD",), years=(2020,), levels=("publisher",))
    assert len(app.dataframe[0].value) == len(search.search(record, expected))


def test_a_filter_that_leaves_nothing_is_said(open_page: OpenPage) -> None:
    app = open_page("figures", "en", q="xyzzy <b>")
    assert not app.exception
    assert len(app.info) == 1


def test_bad_values_in_the_address_leave_all_rows(open_page: OpenPage, record: Record) -> None:
    app = open_page("figures", "nl", place="ZZZ", year="x", known="?", page="999", source="no")
    assert not app.exception
    assert f"{len(record.observations):,}".replace(",", ".") in app.markdown[0].value


@pytest.mark.parametrize("language", ["en", "nl"])
def test_one_figure_shows_all_versions(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("figures", language, figure=REVISED))
    versions = search.slot(record, REVISED)
    assert len(versions) > 3
    for figure in versions:
        assert figure.with_unit(language) in html
        assert figure.observation.locator in html


def test_an_unknown_figure_is_said_and_the_rest_goes_on(open_page: OpenPage) -> None:
    app = open_page("figures", "en", figure="<script>alert(1)</script>")
    assert not app.exception
    assert len(app.info) == 1
    assert len(app.dataframe) == 1
    assert "<script>alert" not in html_of(app)


def test_the_page_of_pages_shows_each_row_once(open_page: OpenPage, record: Record) -> None:
    found = search.search(record, Query(words="iwf"))
    app = open_page("figures", "en", q="iwf", page=str(-(-len(found) // 100)))
    assert len(app.dataframe[0].value) == (len(found) - 1) % 100 + 1


def copies(record: Record) -> set[str]:
    """Addresses where figures were read that are no publication's own."""
    own = {source.url for source in record.sources.values()}
    read = {a for o in record.observations for a in (o.read_at, o.confirmed_at) if a}
    return read - own


def test_no_address_of_a_copy_leaves_the_house(record: Record) -> None:
    figures = list(record.all_figures())
    content = zipfile.ZipFile(io.BytesIO(rows_file.zipped_csv(figures, "en")))
    rows = list(csv.reader(io.StringIO(content.read("figures.csv").decode("utf-8-sig"))))
    assert len(rows) == len(figures) + 1
    cells = {cell for row in rows for cell in row}
    assert not cells & copies(record)
    assert content.read("sources.csv")
    assert "Rows: " in content.read("README.txt").decode()


def test_no_cell_is_a_formula(record: Record) -> None:
    content = zipfile.ZipFile(
        io.BytesIO(rows_file.zipped_csv(list(record.all_figures()), "nl", "=1+1"))
    )
    for name in ("figures.csv", "sources.csv"):
        rows = list(csv.reader(io.StringIO(content.read(name).decode("utf-8-sig"))))
        assert len(rows) > 1
        for row in rows:
            for cell in row:
                assert not cell.startswith(("=", "+", "@")), cell
                if cell.startswith("-"):
                    float(cell)


def test_the_workbook_has_read_me_figures_and_sources(record: Record) -> None:
    figures = search.search(record, Query(words="offlimits"))
    content = zipfile.ZipFile(io.BytesIO(rows_file.workbook(figures, "nl")))
    book = content.read("xl/workbook.xml").decode()
    assert all(name in book for name in ("Leeswijzer", "Cijfers", "Bronnen"))
    assert b"<f>" not in content.read("xl/worksheets/sheet2.xml")


def test_the_publishers_own_rounding_stands_beside_the_exact_value(
    open_page: OpenPage, record: Record
) -> None:
    """NCMEC writes 21.3 million for what its list gives as 21,351,493."""
    figure = record.figure("ncmec.reports_total", "2025")
    app = open_page("figures", "en", figure=figure.id)
    assert not app.exception
    assert "NCMEC writes 21.3 million reports." in html_of(app)
    other = record.figure("ncmec.reports_total", "2023")
    assert " writes " not in html_of(open_page("figures", "en", figure=other.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_that_was_asked_for_is_read_in_full(
    open_page: OpenPage, record: Record, language: str
) -> None:
    longest = max(record.timeline(), key=lambda step: len(step.words(language)[1]))
    asked = open_page("figures", language, table="timeline", step=longest.date)
    assert not asked.exception and not asked.dataframe
    assert longest.words(language)[1] in html_of(asked)
    assert open_page("figures", language, table="timeline").dataframe
