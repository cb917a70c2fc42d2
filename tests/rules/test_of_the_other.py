"""What is counted of one part is not said of another, or of all: made-up figures."""

from __future__ import annotations

import pytest

from claims import check
from tests.claims.made_up import record_of

SURVEY = "nl_rapporteur.sexual_violence_or_harassment_15_17"
RECORD = record_of((
    (SURVEY, "age=15-17;sex=girls", "NLD", "2021", 41.7),
    (SURVEY, "age=15-17;sex=boys", "NLD", "2021", 12.3),
))  # fmt: skip
EN = "According to the National Rapporteur {} aged 15 to 17 experienced sexual violence in 2021."
NL = (
    "Volgens de Nationaal Rapporteur had {} van 15 tot en met 17 in 2021 te maken met "
    "seksueel geweld."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", EN.format("41.7% of girls")),
        ("en", EN.format("12.3% of boys")),
        ("nl", NL.format("41,7 procent van de meisjes")),
        ("nl", NL.format("12,3 procent van de jongens")),
    ],
)
def test_the_part_that_is_counted_may_be_what_it_is_said_of(language: str, text: str) -> None:
    assert check(text, language, RECORD)[0].verdict.agrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", EN.format("41.7% of boys")),
        ("en", EN.format("12.3% of girls")),
        ("en", EN.format("41.7% of teenagers")),
        ("en", EN.format("41.7% of young people")),
        ("nl", NL.format("41,7 procent van de jongens")),
        ("nl", NL.format("12,3 procent van de meisjes")),
        ("nl", NL.format("41,7 procent van de jongeren")),
        ("nl", "Van de jongens van 15 tot en met 17 had volgens de Nationaal Rapporteur "
               "41,7 procent in 2021 te maken met seksueel geweld, van de meisjes nog meer."),
        ("nl", "Van de jongens van 15 tot en met 17 had volgens de Nationaal Rapporteur "
               "41,7 procent in 2021 te maken met seksueel geweld."),
    ],
)  # fmt: skip
def test_nothing_else_may(language: str, text: str) -> None:
    assert not any(c.verdict.agrees for c in check(text, language, RECORD))


BLOCKED, REMOVE, ACTED = (
    "telegram.csam_blocked_ngo", "iwf.report_remove_received", "iwf.report_remove_actioned",
)  # fmt: skip
PER_MONTH = "nca.children_safeguarded_per_month"
COUNTS = record_of((
    (BLOCKED, "organisation=Stichting Offlimits", "World", "2024-H2", 22_333),
    (BLOCKED, "organisation=Stichting Offlimits", "World", "2025-H1", 7_171),
    (BLOCKED, "", "World", "2025-H2", 16_161),
    (REMOVE, "", "GBR", "2023", 818), (PER_MONTH, "", "GBR", "2026-03", 1_313),
))  # fmt: skip


def agreeing(language: str, text: str) -> list[float]:
    return [c.quantity.value for c in check(text, language, COUNTS) if c.verdict.agrees]


def test_a_total_does_not_go_on_with_the_number_of_a_part() -> None:
    blocked = (
        "Telegram blokkeerde in de tweede helft van 2024 22.333 items na meldingen van Offlimits. "
        "Een halfjaar later was dat gezakt tot 7.171, om in de tweede helft van 2025 weer op te "
        "lopen tot {}16.161."
    )
    assert agreeing("nl", blocked.format("")) == [22_333, 7_171]
    alone = "Telegram blocked 16,161 items in the second half of 2025 after reports by hotlines."
    assert agreeing("en", alone) == [16_161]


def test_nor_does_the_total_of_another_series() -> None:
    record = record_of((
        ("ncmec.reports_by_platform", "platform=Facebook", "World", "2022", 404_505),
        ("ncmec.reports_total", "", "World", "2022", 909_101),
        ("ncmec.reports_total", "", "World", "2023", 707_808),
    ))  # fmt: skip
    goes_on = "Facebook sent NCMEC 404,505 reports in 2022, which then rose to 707,808 in 2023."
    found = check(goes_on, "en", record)
    assert [c.quantity.value for c in found if c.verdict.agrees] == [404_505]
    of_all = "Facebook sent NCMEC 404,505 of its 909,101 reports in 2022."
    assert [c.verdict.agrees for c in check(of_all, "en", record)] == [True, True]


def test_what_was_received_was_not_acted_on() -> None:
    """The "remove" in the name of a service says nothing of what was done."""
    said = "In 2023 the IWF {} 818 reports through Report Remove."
    assert agreeing("en", said.format("received")) == [818]
    for done in ("was able to act on", "confirmed"):
        assert agreeing("en", said.format(done)) == []


def test_what_is_counted_by_the_month_is_not_said_of_a_year() -> None:
    said = "The National Crime Agency said in March 2026 that 1,313 children are safeguarded {}."
    assert agreeing("en", said.format("each month")) == [1_313]
    for rate in ("in a year", "a year", "per year", "each year", "a day", "every week"):
        assert agreeing("en", said.format(rate)) == []
