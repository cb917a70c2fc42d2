"""The page on prevalence: what surveys find, and how they asked."""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

PARTS = {
    "asked": 1,
    "netherlands": 2,
    "disrupting-harm": 2,
    "world": 1,
    "elsewhere": 2,
    "offending": 1,
}
TITLES = {"en": "Prevalence", "nl": "Prevalentie"}
HEADLINE = "disrupting_harm.clear_instances_past_year"
REANALYSIS = "disrupting_harm.tf_csea_prevalence_internet_users"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("prevalence", language, survey=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    assert len(alts(app)) == PARTS[part]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("prevalence", language))
    assert record.latest("childlight.ocsea_past_year_children").with_unit(language) in html
    assert record.latest("weprotect_eu_survey.any_harm", "NLD").format(language) in html


@pytest.mark.parametrize(
    ("kind", "own", "other"),
    [("reports", HEADLINE, REANALYSIS), ("reanalysis", REANALYSIS, HEADLINE)],
)
def test_headline_and_reanalysis_are_never_mixed(
    open_page: OpenPage, record: Record, kind: str, own: str, other: str
) -> None:
    app = open_page("prevalence", "en", survey="disrupting-harm", disrupting=kind)
    html = html_of(app)
    assert record.series[other].name("en") not in html
    assert record.find(own, "PHL")[0].format("en") in " ".join(alts(app)) + html


def test_dutch_readers_see_the_netherlands_first(open_page: OpenPage) -> None:
    app = open_page("prevalence", "nl")
    assert app.button_group(key="survey").value in ("netherlands", ["netherlands"])
