"""Briefings of one and of twenty items, as the tests of the files need them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from briefing.basket.basket import basket_of
from briefing.items.items import Briefing, briefing_of
from data_sources.record.record import Record

DAY = date(2026, 11, 24)
ONE = ("chart:trend:ncmec.reports_total",)
TWENTY = (
    *ONE,
    "chart:ranking:ncmec.reports_by_platform?by=platform",
    "chart:map:ncmec.reports_by_country",
    "chart:map:ncmec.reports_by_country?per=million",
    "figure:ncmec.reports_total||World|2023",
    "chart:trend:iwf.reports_confirmed",
    "chart:multiples:ncmec.reports_by_category?by=category",
    "chart:timeline:law?steps=all",
    "chart:shares:discord.accounts_reported_to_ncmec?by=type",
    "chart:ranking:ncmec.reports_by_category",
    "chart:trend:iwf.reports_confirmed?by=kind",
    "chart:ranking:iwf.urls_by_hosting_country?by=geography",
    "chart:trend:ncmec.reports_total?scale=log",
    "chart:trend:ncmec.reports_public",
    "point:reports-received",
    "chart:trend:google.csam_cybertip_reports",
    "figure:iwf.reports_confirmed||World|2024",
    "point:nl-hosting",
    "chart:trend:dsa.keyword_csam",
    "chart:ranking:meta.cser.content_actioned",
)
MakeBriefing = Callable[..., Briefing]


@pytest.fixture
def make_briefing(record: Record) -> MakeBriefing:
    """``make_briefing(items, "nl")``: a briefing of these items, made on a fixed day."""

    def made(items: tuple[str, ...] = TWENTY, language: str = "en", title: str = "") -> Briefing:
        return briefing_of(record, basket_of(items, title), language, DAY)

    return made


@pytest.fixture(
    scope="session",
    params=[(TWENTY, "en"), (TWENTY, "nl"), (ONE, "en"), (ONE, "nl")],
    ids=["20-en", "20-nl", "1-en", "1-nl"],
)
def briefing(record: Record, request: pytest.FixtureRequest) -> Briefing:
    """One and twenty items in each language."""
    items, language = request.param
    return briefing_of(record, basket_of(items), language, DAY)
