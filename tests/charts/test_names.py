"""A chart's name is read back as it was written, and a wrong one says what there is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.builders.catalogue import chart
from charts.spec.identity import PARAMETERS, ChartId, chart_id, parse
from charts.spec.model import KINDS, Chart, UnknownChart
from data_sources.record.record import Record

words = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30)
slugs = st.from_regex(r"[a-z]+\.[a-z_0-9]+", fullmatch=True)


@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(slugs, min_size=1, max_size=4, unique=True),
    st.dictionaries(st.sampled_from(list(PARAMETERS)), words),
)
def test_names_are_read_back(kind: str, series: list[str], params: dict[str, str]) -> None:
    made = ChartId(kind, tuple(series), params)
    assert str(parse(str(made))) == str(made)
    assert parse(str(made)).params == params


def test_a_name_stays_readable() -> None:
    made = chart_id("trend", "a.b", geography="NLD,DEU", breakdown="age=7-10;sex=girls")
    assert made == "trend:a.b?geography=NLD,DEU&breakdown=age%3D7-10;sex%3Dgirls"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is not a chart"),
        ("pie:ncmec.reports_total", "trend, ranking"),
        ("trend:ncmec.report_total", "ncmec.reports_total"),
        ("trend:ncmec.reports_total?colour=red", "no parameter “colour”"),
        ("trend:ncmec.reports_total?geography=XXX", "not a place"),
        ("trend:ncmec.reports_total?geography=NLD", "it has geography World"),
        ("trend:ncmec.reports_total?period=soon", "is not a period"),
        ("ranking:ncmec.reports_by_platform?by=colour", "breakdown platform="),
        ("ranking:ncmec.reports_by_platform?by=platform&top=x", "not a number"),
        ("trend:ncmec.reports_total+iwf.sex_share", "different things"),
        ("shares:ncmec.reports_total", "needs “by”"),
        ("shares:ncmec.reports_by_platform?by=platform&since=2024", "not known to exclude"),
        ("timeline:law?jurisdiction=MOON", "there are"),
        ("trend:ncmec.reports_total?per=head", "per=million"),
    ],
)
def test_an_unknown_chart_says_what_there_is(record: Record, name: str, said: str) -> None:
    with pytest.raises(UnknownChart) as raised:
        chart(record, name, "en")
    assert said in str(raised.value)


@given(st.text(max_size=80))
def test_any_text_is_a_chart_or_an_unknown_one(text: str) -> None:
    with contextlib.suppress(UnknownChart):
        assert parse(text).kind in KINDS


def test_parameters_can_be_given_apart(named: Callable[..., Chart]) -> None:
    one = named("trend:ncmec.reports_by_country", geography="NLD")
    assert one.id == "trend:ncmec.reports_by_country?geography=NLD"
    assert one is named(one.id)
    assert "Netherlands" in one.title
