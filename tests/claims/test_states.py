"""The states of a country: places, whose figures are values of a breakdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims import check
from claims.model import Verdict
from data_sources.record.period import Period
from data_sources.record.record import Record
from tests.claims.made_up import made_up

FIGURES = {"California": 11_211, "Georgia": 3_433, "New Mexico": 555, "Virginia": 2_822}


@pytest.fixture(scope="module")
def record() -> Record:
    made = made_up()
    one = made.observations[0]
    states = tuple(
        replace(
            one, series="ncmec.reports_by_us_state", breakdown=f"state={state}", geography="USA",
            value=float(value), period=Period.parse("2022"), precision="exact",
        )
        for state, value in FIGURES.items()
    )  # fmt: skip
    others = tuple(
        replace(
            one, series="ncmec.reports_by_country", breakdown="", geography=place,
            value=float(value), period=Period.parse("2022"), precision="exact",
        )
        for place, value in (("GEO", 1_414), ("MEX", 9_191))
    )  # fmt: skip
    return replace(made, observations=(*made.observations, *states, *others))


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "In 2022 NCMEC counted 11,211 reports in California.", "state=California|USA"),
        ("nl", "In 2022 telde NCMEC 11.211 meldingen in Californië.", "state=California|USA"),
        ("en", "Georgia had 3,433 CyberTipline reports in 2022, NCMEC says.", "state=Georgia|USA"),
        ("en", "Georgia had 1,414 CyberTipline reports in 2022, NCMEC says.", "|GEO"),
        ("en", "In New Mexico NCMEC counted 555 reports in 2022.", "state=New Mexico|USA"),
        ("en", "In Mexico NCMEC counted 9,191 reports in 2022.", "|MEX"),
    ],
)
def test_a_state_has_its_figure(record: Record, language: str, text: str, figure: str) -> None:
    (claim,) = check(text, language, record)
    assert claim.verdict is Verdict.MATCHES
    assert claim.figure is not None and figure in claim.figure.id


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC received 2,469,134 reports from California in 2022.",
        "NCMEC received 2,469,134 reports about New Mexico in 2022.",
        "In 2022 NCMEC counted 9,191 reports in New Mexico.",
        "In 2022 NCMEC counted 2,822 reports in West Virginia.",
        "In 2022 NCMEC counted 11,211 reports in Georgia.",
    ],
)
def test_a_figure_of_elsewhere_is_none_of_a_state(record: Record, text: str) -> None:
    assert not any(claim.verdict.agrees for claim in check(text, "en", record))
