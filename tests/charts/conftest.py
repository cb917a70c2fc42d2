"""Charts that the tests look at: by name, and of hostile words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from charts.builders.catalogue import chart
from charts.spec.model import Chart, Group
from data_sources.record.record import Record

TOTAL = "trend:ncmec.reports_total"
COUNTRIES = "map:ncmec.reports_by_country?per=children&area=Europe"
PLATFORMS = "ranking:ncmec.reports_by_platform?by=platform&period=2023"
KINDS_OF_CHART = (
    TOTAL,
    "trend:google.csam_pieces",
    "trend:ncmec.reports_by_platform?by=platform",
    "trend:iwf.reports_confirmed",
    PLATFORMS,
    "ranking:ncmec.reports_by_country?by=geography&per=million",
    COUNTRIES,
    "map:ncmec.reports_by_country?per=million",
    "shares:ncmec.reports_by_category?by=category",
    "shares:iwf.sex_share?by=sex",
    "multiples:ncmec.reports_by_country?by=geography&geography=NLD,DEU,FRA,BEL",
    "multiples:ncmec.reports_by_country?by=geography&geography=NLD,USA&scale=own",
    "trend:ncmec.reports_total?scale=log",
    "timeline:law",
)
HOSTILE = "<script>alert(1)</script> =1+1 %{x} $x$ & \" ' \x00 </title>"


@pytest.fixture
def named(record: Record) -> Callable[..., Chart]:
    """A chart by its name."""

    def make(name: str, language: str = "en", **params: object) -> Chart:
        return chart(record, name, language, **params)

    return make


@pytest.fixture
def hostile(record: Record) -> Chart:
    """A ranking all of whose words come from somebody who means harm."""
    made = chart(record, PLATFORMS, "en")
    marks = tuple(replace(mark, label=HOSTILE, text=HOSTILE) for mark in made.groups[0].marks)
    return replace(
        made,
        title=HOSTILE,
        subtitle=HOSTILE,
        finding=HOSTILE,
        source_line=HOSTILE,
        unit_label=HOSTILE,
        label_heading="=HYPERLINK(1)",
        groups=(Group(HOSTILE, marks),),
    )
