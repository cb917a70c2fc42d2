"""A figure prints itself, says how well it is known, and carries what must be said beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.record import Record, UnknownFigure
from tests.rules.conftest import Named


def standing(made: Record, name: str, period: str) -> list[Figure]:
    return made.find("hot.reports", "World", "", period, (name,))


@pytest.mark.parametrize(
    ("name", "period", "part", "short", "exact", "plain", "unit"),
    [
        (
            *("reports", "2018", ""),
            *("7,322", "7,322", "7,322", "7,322 reports"),
        ),
        (
            *("reports", "2025", ""),
            *("at least 12,000", "at least 12,000", "12,000", "at least 12,000 reports"),
        ),
        ("reports", "2023", "", "about 9,000", "about 9,000", "9,000", "about 9,000 reports"),
        ("reports", "2022", "", "6,300", "6,300", "6,300", "6,300 reports"),  # rounded, as printed
        ("reports", "2024", "age=12-17", "1", "1", "1", "1 report"),
        ("files", "2023", "", "3.22 million", "3,215,000", "3,215,000", "3.22 million files"),
        ("share", "2023", "sex=girls", "95.1%", "95.1%", "95.1%", "95.1%"),
        ("odds", "2024", "", "about 1 in 8", "about 1 in 8", "1 in 8", "about 1 in 8"),
    ],
)
def test_a_figure_prints_itself(
    one: Named, name: str, period: str, part: str, short: str, exact: str, plain: str, unit: str
) -> None:
    figure = one(name, period, part)
    assert figure.format("en") == short
    assert figure.format("en", "exact") == exact
    assert figure.format("en", "plain") == plain
    assert figure.with_unit("en") == unit


def test_and_in_dutch(one: Named) -> None:
    assert one("reports", "2025").with_unit("nl") == "minstens 12.000 meldingen"
    assert one("reports", "2023").with_unit("nl") == "ongeveer 9.000 meldingen"
    assert one("reports", "2023").with_unit("nl", qualifier=False) == "9.000 meldingen"
    assert one("reports", "2023").format("nl", qualifier=False) == "9.000"
    assert one("reports", "2024", "age=12-17").with_unit("nl") == "1 melding"
    assert one("files", "2024").with_unit("nl") == "1,03 miljoen bestanden"
    assert one("files", "2024").with_unit("nl", "exact") == "1.029.000 bestanden"
    assert one("odds", "2024").with_unit("nl") == "ongeveer 1 op de 8"
    assert one("outcome", "2024", "outcome=removed").with_unit("nl") == "50,3%"


def test_a_percentage_prints_short_with_one_decimal_and_exact_with_all(one: Named) -> None:
    figure = one("share", "2023", "sex=girls")
    fine = replace(figure, observation=replace(figure.observation, value=12.3456))
    assert (fine.format("en"), fine.format("en", "exact")) == ("12.3%", "12.3456%")


@pytest.mark.parametrize(
    ("period", "level", "draft", "copy", "other"),
    [
        ("2018", "publisher", False, False, False),
        ("2020", "publisher", True, False, False),
        ("2022", "confirmed", False, False, False),  # second hand, and found a second time
        ("2023", "reported", False, True, True),  # by others only
    ],
)
def test_three_levels_of_knowing(
    one: Named, period: str, level: str, draft: bool, copy: bool, other: bool
) -> None:
    figure = one("reports", period)
    assert figure.level == level
    assert figure.is_draft is draft
    assert figure.read_in_copy is copy
    assert figure.cited_by_other is other


def test_a_publication_without_an_address_was_read_in_a_copy(one: Named) -> None:
    figure = one("reports", "2018")
    nowhere = replace(figure, source=replace(figure.source, url=""))
    assert nowhere.read_in_copy
    assert replace(nowhere, observation=replace(figure.observation, read_at="")).read_in_copy


COMMON = ["Own caveat (en). Shared caveat."]


@pytest.mark.parametrize(
    ("period", "more"),
    [
        ("2018", []),
        ("2020", ["Read on a draft page of the publisher's, which may still change."]),
        ("2022", ["The period is inferred from the date of publication, not stated."]),
        ("2023", ["Reported by others only; not read at the publisher's own publication."]),
    ],
)
def test_caveats_travel_with_the_figure(one: Named, period: str, more: list[str]) -> None:
    assert one("reports", period).caveats("en") == COMMON + more


def test_a_revised_figure_says_so_in_both_languages(made: Record) -> None:
    old = standing(made, "superseded", "2021")[0]
    assert old.caveats("en") == [*COMMON, "The publisher has since revised this figure."]
    assert old.caveats("nl") == [
        "Own caveat (nl). Shared caveat nl.",
        "De organisatie heeft dit cijfer inmiddels herzien.",
    ]


def test_a_series_without_a_caveat_says_none(one: Named) -> None:
    figure = one("files", "2024")
    bare = replace(figure.series.texts["en"], caveats="")
    assert replace(figure, series=replace(figure.series, texts={"en": bare})).caveats("en") == []


def test_labels(one: Named) -> None:
    assert one("reports", "2018").label("en") == "Reports to the hotline, 2018"
    assert one("reports", "2022").label("en") == ("Reports to the hotline, 2022 (period inferred)")
    assert one("reports", "2022").period_label("nl") == "2022 (periode afgeleid)"
    assert one("reports", "2024", geography="NLD").label("nl") == (
        "Meldingen bij het meldpunt, Nederland, 2024"
    )
    assert one("reports", "2024", "age=under 18").label("en") == (
        "Reports to the hotline, age: under 18, 2024"
    )
    assert one("reports", "2026-H1").label("nl") == (
        "Meldingen bij het meldpunt, eerste helft van 2026"
    )


def test_breakdown_words() -> None:
    assert breakdown_words("age=0-2;sex=girls", "en") == "age: 0-2, sex: girls"
    assert breakdown_words("age=0-2;sex=girls", "nl") == "leeftijd: 0-2, geslacht: meisjes"
    assert breakdown_words("made_up key=x", "en") == "made up key: x"
    assert breakdown_words("", "en") == ""


def test_citations(one: Named) -> None:
    own, cited = one("reports", "2024"), one("reports", "2023")
    assert own.source_line("en") == "HoN (2025)"
    assert cited.source_line("nl") == "HoN, aangehaald door The Daily Nothing"
    assert own.cite("en") == (
        "Hotline of Nowhere, “Second report”, March 2025. https://hotline.example/2025 "
        "(read on 31 July 2026). Place: p. 7. “Reports to the hotline, 2024”, "
        "compiled by On the Record, version 9.8.7."
    )
    assert cited.cite("nl") == (
        "Cijfer van Hotline of Nowhere. The Daily Nothing, “What they say”, ongedateerd. "
        "https://press.example/a (gelezen op 1 april 2025, in een kopie). Plaats: p. 7. "
        "‘Meldingen bij het meldpunt, 2023’, samengesteld door On the Record, versie 9.8.7."
    )


def test_identity_is_the_slot_and_the_fingerprint_its_value(made: Record, one: Named) -> None:
    current = one("reports", "2021")
    newer, older = standing(made, "superseded", "2021")
    assert current.id == newer.id == "hot.reports||World|2021"
    assert current != newer and newer != older
    assert current == replace(current) and hash(current) == hash(replace(current))
    assert current != "hot.reports||World|2021"
    assert len({current, newer, older, replace(older)}) == 3
    assert current.fingerprint == "hot.reports||World|2021|6000|exact|hot-2025"
    assert hash(current) != hash(newer)
    assert repr(current) == "Figure('hot.reports||World|2021', 6000)"


# which of several is current


def test_the_current_one_of_a_revised_figure(made: Record) -> None:
    assert made.figure("hot.reports", "2021").value == 6000
    assert [f.value for f in standing(made, "superseded", "2021")] == [5900, 5800]
    others = made.others(made.figure("hot.reports", "2021"))
    assert sorted(f.value for f in others) == [5800, 5900, 6000]


def test_the_current_one_of_two_that_conflict(made: Record) -> None:
    current = made.figure("hot.reports", "2019")
    assert (current.value, current.source.key) == (4111, "hot-2024")
    (conflict,) = made.others(current)
    assert (conflict.value, conflict.observation.standing) == (4200, "conflicts")
    assert made.others(conflict) == [current]


def test_a_trend_holds_each_year_once(made: Record) -> None:
    found = made.trend("hot.reports")
    assert [(f.period.code, f.value) for f in found] == [
        *(("2018", 7322), ("2019", 4111), ("2020", 4111), ("2021", 6000)),
        *(("2022", 6300), ("2023", 9000), ("2024", 9450), ("2025", 12000)),
    ]
    assert [f.period.code for f in made.trend("hot.reports", kind="half")] == ["2026-H1"]
    assert len(made.trend("hot.reports", kind=None)) == 9
    assert [f.value for f in made.trend("hot.reports", "NLD")] == [250]
    assert [f.value for f in made.trend("hot.small", breakdown={"kind": "b"})] == [50, 100]


def test_the_latest(made: Record) -> None:
    assert made.latest("hot.reports").period.code == "2026-H1"
    assert made.latest("hot.reports", kind="year").period.code == "2025"
    assert made.latest("hot.reports", "NLD").value == 250
    assert made.latest("hot.reports", breakdown="age=12-17").value == 1
    with pytest.raises(UnknownFigure) as error:
        made.latest("hot.reports", "BEL")
    assert str(error.value) == "“hot.reports” has no current figure for BEL, ''"


def test_finding(made: Record) -> None:
    assert [f.value for f in made.find("hot.reports", period="2024")] == [9450, 250, 63, 1]
    assert [f.value for f in made.find("hot.reports", period="2024", breakdown="")] == [9450, 250]
    assert [f.value for f in made.find("hot.by_country", "NLD")] == [70, 500]
    every = ("current", "confirms", "conflicts", "superseded")
    assert len(made.find("hot.reports", period="2021", standing=every)) == 4
    assert made.find("hot.reports", "Europe") == []
    with pytest.raises(UnknownFigure, match=r"“hot.nothing” is not a series of this record"):
        made.find("hot.nothing")


def test_what_is_not_there_is_said_with_what_is(made: Record) -> None:
    with pytest.raises(UnknownFigure) as error:
        made.figure("hot.files", "1999")
    assert str(error.value) == (
        "no current figure “hot.files||World|1999”; "
        "this series has hot.files||World|2023, hot.files||World|2024, hot.files||World|2025"
    )
    with pytest.raises(UnknownFigure, match="not a place in this record"):
        made.geography("XXX")
    assert made.geography("BEL").name("nl") == "België"


def test_identities_lead_back(made: Record) -> None:
    figures = list(made.all_figures(("current",)))
    assert len(figures) == len(made.observations) - 4
    assert all(made.by_id(figure.id) is figure for figure in figures)


def test_breaks_and_explanations_belong_to_their_series(made: Record) -> None:
    assert [b.label["en"] for b in made.breaks("hot.reports")] == ["Counted anew", "New form"]
    assert [e.label["nl"] for e in made.explanations("hot.small")] == ["Eén zaak"]
    assert made.explanations("hot.files") == ()


def test_rates_only_where_users_of_place_and_year_are_known(made: Record, one: Named) -> None:
    rate = made.per_million(one("by_country", "2024", geography="NLD"))
    assert rate is not None and rate.value == 50
    assert rate.people.value == 10_000_000 and rate.people.source.key == "ncmec-2025"
    assert rate.people.id == "context.internet_users||NLD|2024"
    assert rate.people.observation.locator == "row NLD, 2024"
    assert rate.people.format("en") == "about 10 million"
    assert made.per_million(one("by_country", "2023", geography="NLD")) is None
    assert made.per_million(one("by_country", "2024", geography="DEU")) is None
    assert made.per_million(one("placed", "2024")) is None  # not offered for this series
    assert made.per_million(one("reports", "2026-H1")) is None
    assert made.per_million(one("reports", "2021")).value == 1.2  # type: ignore[union-attr]


def test_denominators_are_figures(made: Record) -> None:
    found = {
        (f.geography.code, f.period.code): f.value
        for f in made.denominators["context.internet_users"]
    }
    assert found == {
        ("NLD", "2024"): 10_000_000,
        ("BEL", "2024"): 5_000_000,
        ("World", "2021"): 5_000_000_000,
    }


def test_steps_in_law_are_in_order(made: Record) -> None:
    assert [e.instrument for e in made.timeline()] == ["First act", "Second act", "Other act"]
    assert made.timeline()[0].words("nl") == ("Eerste wet", "Zij is er.", "wet")
    assert made.timeline()[2].words("nl") == ("Other act", "It is proposed.", "proposal")


def test_a_series_has_its_own_words_before_those_it_shares(made: Record) -> None:
    own, shared = (made.series[key].text("en") for key in ("hot.reports", "hot.files"))
    assert own.caveats == "Own caveat (en). Shared caveat."
    assert shared.caveats == "Shared caveat."
    assert (own.critic, shared.critic) == ("Own critic (en).", "Shared critic.")
    assert (own.measures, own.does_not_measure) == ("What is measured.", "What is not.")
    assert (own.answer, own.collection) == ("The answer.", "The hotline")
    assert made.series["hot.reports"].per_million and not made.series["hot.files"].per_million


def test_what_a_figure_may_be_a_share_of(made: Record, one: Named) -> None:
    """The undivided figure of the same year that is no smaller; parts of another are no whole."""
    assert made.wholes_of(one("by_country", "2024", geography="NLD")) == [one("placed", "2024")]
    assert made.wholes_of(one("by_country", "2023", geography="NLD")) == []
    assert made.wholes_of(one("reports", "2024")) == []


def test_what_explains_a_change_lies_after_the_first_and_not_after_the_second(
    made: Record, one: Named
) -> None:
    def told(name: str, part: str, *years: str) -> list[str]:
        first, second = (one(name, year, part) for year in years)
        return [item.label["en"] for item in made.explanations_between(first, second)]

    assert told("reports", "", "2020", "2021") == ["One campaign"]
    assert told("reports", "", "2018", "2022") == ["One campaign"]
    assert told("reports", "", "2021", "2022") == []
    assert told("reports", "", "2019", "2020") == []
    assert told("small", "kind=a", "2023", "2024") == ["One case"]
    assert told("small", "kind=b", "2023", "2024") == []  # another part
    of_one = made.explanations_of(one("reports", "2021"))
    assert [item.label["nl"] for item in of_one] == ["Eén campagne"]
    assert made.explanations_of(one("reports", "2022")) == ()


def test_the_frame_holds_every_row(made: Record) -> None:
    frame = made.frame
    assert len(frame) == len(made.observations)
    assert list(frame["value"]) == [o.value for o in made.observations]
    assert set(frame.columns) >= {"series", "publisher", "topic", "period", "standing"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, 3_200_000),  # 3,215,000 is printed as 3.22 million, and they write 3.2
        ({"value": 3_216_000}, None),  # printed in the same words
        ({"precision": "exact"}, None),
        ({"source": "press-2025"}, None),  # somebody else's words
        ({"standing": "superseded"}, None),
        ({"standing": "conflicts"}, None),
    ],
)
def test_a_publishers_own_rounding(
    made: Record, change: dict[str, Any], told: float | None
) -> None:
    figure = made.figure("hot.files", "2023")
    words = {"value": 3_200_000, "precision": "rounded", "standing": "confirms"} | change
    row = replace(figure.observation, **words)
    record = replace(made, observations=(*made.observations, row))
    found = record.figure("hot.files", "2023").own_rounding
    assert (found and found.value) == told
    assert figure.own_rounding is None
