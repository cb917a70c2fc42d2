"""What is worked out from figures agrees with the figures, and carries them."""

from __future__ import annotations

import pytest

from data_sources.record import measures
from data_sources.record.measures import Part
from data_sources.record.record import Record, UnknownFigure

LISTED, TOTAL = "ncmec.reports_by_platform", "ncmec.reports_esp"
BOTH_SIDES = "ncmec_vs_provider.cybertip_reports"


def test_a_part_is_the_quotient_of_its_figures(record: Record) -> None:
    total = record.figure("ncmec.reports_total", "2023")
    companies = record.figure("ncmec.reports_esp", "2023")
    part = Part((companies,), total)
    assert part.value == companies.value / total.value * 100
    assert part.figures == (companies, total)
    assert part.format("nl").endswith("%")


def test_a_part_of_another_year_or_unit_is_refused(record: Record) -> None:
    total = record.figure("ncmec.reports_total", "2023")
    for other in (
        record.figure("ncmec.reports_esp", "2022"),
        record.figure("ncmec.files_total", "2023"),
    ):
        with pytest.raises(ValueError, match=r"year|unit|period|total"):
            Part((other,), total)


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_complete_lists_of_senders_add_up(record: Record, year: str) -> None:
    found = measures.senders(record, LISTED, TOTAL, year)
    assert found.complete
    assert found.listed.value == 100
    assert found.top(len(found.figures)).value == 100
    values = [f.value for f in found.figures]
    assert values == sorted(values, reverse=True)
    assert all(f.value < 100 for f in found.fewer_than(100))


def test_the_transcribed_years_are_not_complete(record: Record) -> None:
    found = measures.senders(record, LISTED, TOTAL, "2025")
    assert not found.complete
    assert 90 < found.listed.value < 100


def test_the_five_largest_hold_what_the_publisher_says(record: Record) -> None:
    stated = record.latest("ncmec.esps_top5_share")
    worked_out = measures.senders(record, LISTED, TOTAL, stated.period).top(5)
    assert worked_out.value >= stated.value


def test_named_senders_are_those_in_the_list(record: Record) -> None:
    found = measures.senders(record, LISTED, TOTAL, "2023")
    part = found.named(["Facebook", "Instagram", "nobody"])
    assert {f.breakdown["platform"] for f in part.parts} == {"Facebook", "Instagram"}


def test_an_unknown_year_is_said(record: Record) -> None:
    with pytest.raises(UnknownFigure):
        measures.senders(record, LISTED, TOTAL, "1901")


def test_ranks_count_from_one_and_share_places(record: Record) -> None:
    found = measures.record_countries(
        record.figure("ncmec.reports_by_country", "2023", geography="NLD")
    )
    places = [measures.rank(f)[0] for f in found]
    assert min(places) == 1
    assert all(measures.rank(f)[1] == len(found) for f in found[:3])
    assert max(places) <= len(found)


def test_the_first_place_is_a_country_with_the_most(record: Record) -> None:
    code = measures.first_place(record, "ncmec.reports_by_country")
    year = measures.years(record, "ncmec.reports_by_country")[0]
    figure = record.figure("ncmec.reports_by_country", year, geography=code)
    assert measures.rank(figure)[0] == 1


def test_rates_only_where_internet_users_are_known(record: Record) -> None:
    found = measures.years_with_rates(record, "ncmec.referrals_by_country")
    assert set(found) < set(measures.years(record, "ncmec.referrals_by_country"))
    known = measures.years(record, "ncmec.reports_by_country")
    assert measures.years_with_rates(record, "ncmec.reports_by_country") == known
    assert measures.years_with_rates(record, "ncmec.reports_by_country", "children") == known


def test_pairs_are_of_one_company_and_the_widest_gap_stands_first(record: Record) -> None:
    pairs = measures.both_sides(record, BOTH_SIDES, "NCMEC", "2024")
    assert pairs
    assert all(a.breakdown["platform"] == b.breakdown["platform"] for a, b in pairs)
    gaps = [measures.gap(*pair) for pair in pairs]
    assert gaps == sorted(gaps, reverse=True)


def test_previous_is_the_year_before_or_nothing(record: Record) -> None:
    figure = record.figure("ncmec.reports_total", "2023")
    before = measures.previous(figure)
    assert before is not None and before.period.code == "2022"
    first = record.trend("ncmec.reports_total")[0]
    assert measures.previous(first) is None
