"""What a talking point may say beside figures: steps in law, help lines, statements of reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.points.evidence import EventCitation, HelpCitation, StatementCount
from briefing.points.quoting import CannotBeSaid, Desk, Quoted
from data_sources.record.model import Counted, HelpLine
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure
from tests.rules.desks import Desks, Plain, both


def test_steps_in_law(desks: Desks) -> None:
    def step(desk: Desk) -> Quoted:
        return desk.event("2024-02-01", "EU", "second ACT")

    assert both(desks, step) == ("1 February 2024", "1 februari 2024")
    assert both(desks, step, "says") == ("It applies", "Zij geldt")
    assert both(desks, lambda d: d.event("2021-08", "EU")) == ("August 2021", "augustus 2021")
    found = step(desks["en"]).evidence[0]
    assert isinstance(found, EventCitation) and found in desks["en"].book.asked
    assert found.cite("en") == (
        "Second act, 1 February 2024: It applies (law). “Journal”. https://law.example/2"
    )
    for asked, words in (
        (("2024-02-01", "EU"), "2 events on 2024-02-01 in EU with “”"),
        (("2024-02-01", "EU", "third"), "0 events on 2024-02-01 in EU with “third”"),
        (("2024-02-01", "NLD"), "0 events on 2024-02-01 in NLD with “”"),
    ):
        with pytest.raises(UnknownFigure) as error:
            desks["en"].event(*asked)
        assert str(error.value) == words
    assert str(desks["en"].event("2024-02-01", "EU", "is proposed")) == "1 February 2024"


def test_help_lines(desks: Desks, made: Record) -> None:
    desk = desks["nl"]
    found = desk.helpline("Listen")
    assert (str(found), found.say("site"), found.say("phone")) == (
        *("Listen", "listen.example", "0800 1"),
    )
    cited = found.evidence[0]
    assert isinstance(cited, HelpCitation) and cited in desk.book.asked
    assert cited.cite("nl") == "Listen: for all: always: Praat erover. https://www.listen.example/"
    assert desk.helpline("Tell").say("site") == "tell.example"
    with pytest.raises(CannotBeSaid):
        desk.helpline("Tell").say("phone")
    with pytest.raises(UnknownFigure, match="0 help lines called “Nobody”"):
        desk.helpline("Nobody")
    twin = HelpLine("BEL", "help", "Listen too", "https://x.example", "", {"en": "", "nl": ""})
    two = Desk(replace(made, help_lines=(*made.help_lines, twin)), Plain("en"))
    with pytest.raises(UnknownFigure, match="2 help lines called “Listen”"):
        two.helpline("Listen")


def dsa_source(made: Record) -> Record:
    key = "european-commission-dsa-transparency-database"
    source = replace(made.sources["ncmec-2025"], key=key, title="The register")
    counted = {
        table: Counted(
            series=table,
            table=table,
            counted="statements",
            of="",
            label="",
            adds_up=True,
            geography="EU27",
            source=key,
            first_day=date(2024, 1, 1),
            last_day=date(2024, 2, 29),
            locator="",
            read_at="",
            confirmed=(),
            confirmed_at="",
            notes="",
        )
        for table in ("dsa_statements_monthly", "dsa_statements_totals_monthly")
    }
    return replace(made, sources={**made.sources, key: source}, counted=counted)


@pytest.mark.parametrize(
    ("period", "keyword", "value", "part"),
    [
        ("2024-01", "", 1000, "all statements"),
        ("2024-01/2024-02", "", 3000, "all statements"),
        ("2024-01/2024-02", "any", 900, "statements with any keyword"),
        ("2024-01", "protection_of_minors", 42, "keyword protection_of_minors"),
        ("2024-02", "protection_of_minors", 8, "keyword protection_of_minors"),
        ("2024-01/2024-02", "protection_of_minors", 50, "keyword protection_of_minors"),
        ("2024-02", "no_such_label", 0, "keyword no_such_label"),
    ],
)
def test_statements_of_reasons(
    made: Record, period: str, keyword: str, value: int, part: str
) -> None:
    desk = Desk(dsa_source(made), Plain("en"))
    found = desk.statements(period, keyword)
    assert (found.value, found.say("exact")) == (value, f"{value:,}")
    count = found.evidence[0]
    assert isinstance(count, StatementCount) and count in desk.book.asked
    assert (count.value, count.period.code, count.keyword) == (
        *(value, Period.parse(period).code, keyword),
    )
    assert count.cite("en").endswith(f"({part}).")
    assert count.source.title == "The register"


@pytest.mark.parametrize("keyword", ["", "any", "protection_of_minors"])
def test_statements_that_no_series_counts_cannot_be_quoted(made: Record, keyword: str) -> None:
    with pytest.raises(UnknownFigure, match="no series of this record is counted from"):
        Desk(made, Plain("en")).statements("2024-01", keyword)


def test_statements_print_in_each_language(made: Record) -> None:
    desk = Desk(dsa_source(made), Plain("nl"))
    found = desk.statements("2024-01/2024-02")
    assert found.say("exact") == "3.000" and found.say("short") == "3.000"
    assert found.say("period") == "januari tot en met februari 2024"


@pytest.mark.parametrize("period", ["2024-03", "2024-02/2024-04", "2024", "2023-12/2024-01"])
@pytest.mark.parametrize("keyword", ["", "any", "protection_of_minors"])
def test_a_month_that_is_missing_is_not_counted_as_nothing(
    made: Record, period: str, keyword: str
) -> None:
    with pytest.raises(UnknownFigure, match=r"not every month of .* is in the statements"):
        Desk(dsa_source(made), Plain("en")).statements(period, keyword)
