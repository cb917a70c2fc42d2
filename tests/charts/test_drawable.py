"""Every series of the record can be shown, in every language, on paper of two widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.layout import text
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.words import describe
from charts.words.table import frame, text_rows
from data_sources.record.record import Record
from languages import LANGUAGES
from tests.charts.conftest import KINDS_OF_CHART
from tests.charts.layout import faults, texts
from tests.charts.layout import width as measured


def picture_of(*placed: tuple[float, float, str]) -> str:
    words = "".join(
        f'<text x="{x}" y="{y}" font-size="10" fill="x">{text}</text>' for x, y, text in placed
    )
    return f'<svg viewBox="0 0 100 50">{words}</svg>'


@pytest.mark.parametrize(
    ("placed", "said"),
    [
        ([(10, 20, "one"), (10, 35, "two")], []),
        ([(10, 20, "one"), (40, 20, "two")], []),
        ([(10, 20, "one"), (20, 20, "two")], ["“one” over “two”"]),  # “one” is 16.7 wide
        ([(10, 20, "one"), (12, 25, "two")], ["“one” over “two”"]),
        ([(90, 20, "one")], ["out of the picture: one"]),
        ([(-2, 20, "one")], ["out of the picture: one"]),
        ([(10, 5, "one")], ["out of the picture: one"]),
        ([(10, 60, "one")], ["out of the picture: one"]),
    ],
)
def test_the_measure_finds_what_meets_or_runs_out(
    placed: list[tuple[float, float, str]], said: list[str]
) -> None:
    assert faults(picture_of(*placed)) == said


@pytest.mark.parametrize("measure", [measured, text.width])
def test_texts_are_as_wide_as_in_arial(measure: Callable[..., float]) -> None:
    """In thousandths of the size: 0 is 556, W 944, i 222, m 833 and a space 278 wide."""
    assert measure("0 Wim", 1000) == pytest.approx(556 + 278 + 944 + 222 + 833, abs=4)
    assert measure("0 Wim", 20) == pytest.approx(56.7, abs=0.1)
    assert measure("0 Wim", 1000, True) == pytest.approx(556 + 278 + 944 + 278 + 889, abs=4)
    assert measure("0", 1000) == pytest.approx(556, abs=1)


def test_what_is_laid_out_is_measured_as_a_browser_does() -> None:
    for sample in ("36.2 million reports", "België: één meldpunt – 1.029.000", "“Fjord”, Wij/Ya…"):
        for bold in (False, True):
            assert text.width(sample, 14, bold) == pytest.approx(
                measured(sample, 14, bold), rel=0.01
            )


def test_every_series_has_a_chart_in_every_language(record: Record) -> None:
    for key in record.series:
        for language in LANGUAGES:
            made = chart(record, charts_for(record, key)[0], language)
            assert made.marks and made.title and made.finding and made.source_line, key


def test_every_offered_chart_can_be_drawn(record: Record) -> None:
    for key in record.series:
        for name in charts_for(record, key):
            assert chart(record, name, "en").id == name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [svg.WIDTH, svg.PHONE])
def test_no_text_runs_over_another_or_out_of_the_picture(
    record: Record, language: str, width: int
) -> None:
    found = {}
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], language)
        picture = svg.draw(made, width)
        assert len(texts(picture)) > 3, key  # the title, the source, a label
        wrong = faults(picture) + faults(picture, wider=True)
        wrong += [f"cut: {p.text}" for p in texts(picture) if p.text.endswith("…")]
        if wrong:
            found[made.id] = wrong
    assert not found


@pytest.mark.parametrize("name", KINDS_OF_CHART)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_drawn_told_and_tabled(record: Record, name: str, language: str) -> None:
    made = chart(record, name, language)
    for theme in ("light", "dark", "auto"):
        picture = svg.draw(made, theme=theme)
        assert not faults(picture) + faults(picture, wider=True)
        assert plotly_figure.figure(made, theme).layout.height > 100
    assert made.title in describe.alt(made)
    assert len(frame(made)) == len(text_rows(made)) == len(made.marks)


def test_usual_pictures_are_small(record: Record) -> None:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "nl")
        limit = 45_000 if made.kind == "map" else 25_000
        assert len(svg.draw(made, svg.PHONE, theme="auto")) < limit, key


def test_a_map_is_lower_on_a_phone_and_nothing_else_changes(record: Record) -> None:
    made = chart(record, "map:ncmec.reports_by_country?per=million", "en")
    wide, phone = (plotly_figure.figure(made, phone=on) for on in (False, True))
    assert phone.layout.height < wide.layout.height
    assert phone.data == wide.data
    bars = chart(record, "ranking:ncmec.reports_by_country?by=geography", "en")
    assert plotly_figure.figure(bars, phone=True) == plotly_figure.figure(bars)


def test_a_series_of_many_countries_is_not_shown_as_one_of_them(record: Record) -> None:
    assert charts_for(record, "ncmec.reports_by_country")[0].startswith("ranking:")
    for series in ("ncmec.reports_total", "offlimits.reports"):
        assert charts_for(record, series)[0].startswith("trend:")
