"""Shares: stacked to a whole only where the parts exclude each other and come to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charts.builders.catalogue import chart
from charts.builders.shares import stackable
from charts.spec.model import Chart, UnknownChart
from data_sources.compare.totals import breakdown_keys, exclusive, fellows, whole, whole_of_these
from data_sources.record.figure import Figure
from data_sources.record.load import load
from data_sources.record.model import Explanation, Share
from data_sources.record.period import Period
from data_sources.record.record import Record
from tests.rules.conftest import Drawn, with_values, without

OUTCOME = "shares:hot.outcome?by=outcome"
SENDERS = "shares:ncmec.reports_by_platform?by=platform"


def groups(made_chart: Chart) -> list[tuple[str, bool, list[tuple[str, float, str]]]]:
    return [
        (g.name, g.rest, [(m.label, round(m.value, 3), m.text) for m in g.marks])
        for g in made_chart.groups
    ]


def parts(record: Record, series: str, year: str) -> list[Figure]:
    return record.find(series, period=year)


def test_published_shares_that_make_a_whole_are_stacked(drawn: Drawn) -> None:
    made = drawn(OUTCOME)
    assert made.stacked and made.percent and made.style == "lines"
    assert groups(made) == [
        ("removed", False, [("2023", 60, "60%"), ("2024", 50.3, "50.3%")]),
        ("passed on", False, [("2023", 25, "25%"), ("2024", 30.4, "30.4%")]),
        ("nothing", False, [("2023", 15, "15%"), ("2024", 19.4, "19.4%")]),
    ]
    assert made.finding == "In 2024: 50.3% removed, 30.4% passed on and 19.4% nothing."
    assert made.subtitle == "Percent · worldwide · 2023–2024"
    assert made.label_heading == "Period"
    assert not any(mark.derived for mark in made.marks)


def test_those_not_shown_are_added_up(drawn: Drawn) -> None:
    made = drawn(f"{OUTCOME}&top=1")
    assert groups(made) == [
        ("removed", False, [("2023", 60, "60%"), ("2024", 50.3, "50.3%")]),
        ("All others", True, [("2023", 40, "40%"), ("2024", 49.8, "49.8%")]),
    ]
    rest = made.groups[1].marks[1]
    assert rest.value == 49.8  # 30.4 and 19.4, not 49.799999999999997
    assert rest.derived == "the sum of the parts not shown"
    assert rest.exact == "49.8%" and rest.position == date(2024, 7, 2)
    assert sorted(f.value for f in rest.figures) == [19.4, 30.4]
    dutch = drawn(f"{OUTCOME}&top=1", "nl").groups[1]
    assert dutch.name == "Alle overige"
    assert dutch.marks[1].text == "49,8%"
    assert dutch.marks[0].derived == "de som van de niet getoonde delen"
    assert made.finding == "In 2024: 50.3% removed."  # the rest is no part


def test_a_share_that_does_not_sum_is_drawn_as_lines(drawn: Drawn) -> None:
    made = drawn("shares:hot.share?by=sex")
    assert not made.stacked and made.title == "Children shown, by sex"
    assert groups(made) == [
        ("girls", False, [("2023", 95.1, "95.1%"), ("2024", 91, "91%")]),
        ("boys", False, [("2023", 2.4, "2.4%"), ("2024", 3.4, "3.4%")]),
    ]
    assert made.subtitle.endswith(" · the parts shown do not add up to 100%")
    one = drawn("shares:hot.share?by=sex&top=1")
    assert [g.name for g in one.groups] == ["girls"]  # and no "all others"
    assert one.subtitle.endswith("do not add up to 100% · the 1 highest of 2")
    assert drawn("shares:hot.share?by=sex", "nl").subtitle.endswith(
        "de getoonde delen zijn samen geen 100%"
    )


@pytest.mark.parametrize(("removed", "stacked"), [(20, True), (15, True), (14.9, False)])
def test_less_than_95_of_a_hundred_is_no_whole(made: Record, removed: float, stacked: bool) -> None:
    figures = {"passed on": 60, "nothing": 20, "removed": removed}
    slots = {f"hot.outcome|outcome={name}|World|2023": v for name, v in figures.items()}
    record = with_values(made, slots)
    assert chart(record, OUTCOME, "en").stacked is stacked
    assert stackable(record, record.find("hot.outcome"), "outcome") is stacked


def test_one_year_that_is_no_whole_unstacks_all(made: Record) -> None:
    record = without(made, "hot.outcome|outcome=removed|World|2024")
    assert not chart(record, OUTCOME, "en").stacked
    assert stackable(made, made.find("hot.outcome"), "outcome")
    assert not stackable(made, made.find("hot.share"), "sex")


def test_those_with_the_most_years_stand_first_then_the_highest(made: Record) -> None:
    record = without(made, "hot.outcome|outcome=removed|World|2024")
    assert [g.name for g in chart(record, OUTCOME, "en").groups] == [
        *("passed on", "nothing", "removed")
    ]


def test_counts_are_divided_by_the_published_total(drawn: Drawn) -> None:
    made = drawn(SENDERS)
    assert groups(made) == [
        ("Alpha", False, [("2024", 70, "70%")]),
        ("Beta", False, [("2024", 20, "20%")]),
        ("gamma", False, [("2024", 9, "9%")]),
        ("Delta", False, [("2024", 1, "1%")]),
    ]  # and not 2023, whose list no rule ties to a total
    alpha = made.marks[0]
    assert alpha.derived == "700 of 1,000 reports" and alpha.exact == "70%"
    assert [f.value for f in alpha.figures] == [700, 1000]
    assert alpha.position == date(2024, 7, 2)
    assert made.stacked and made.percent and made.unit_label == "percent of reports"
    assert made.subtitle == "Percent of reports · worldwide · 2024"
    assert made.finding == "In 2024: 70% Alpha, 20% Beta and 9% gamma."
    dutch = drawn(SENDERS, "nl")
    assert dutch.marks[0].derived == "700 van 1.000 meldingen"
    assert dutch.subtitle == "Procent van de meldingen · wereldwijd · 2024"
    assert dutch.finding == "In 2024: 70% Alpha, 20% Beta en 9% gamma."


def test_what_the_total_holds_beyond_them_is_all_others(drawn: Drawn) -> None:
    made = drawn(f"{SENDERS}&top=2")
    assert groups(made)[2] == ("All others", True, [("2024", 10, "10%")])
    rest = made.groups[2].marks[0]
    assert rest.derived == "the published total less the parts shown"
    assert [f.value for f in rest.figures] == [1000, 700, 200]
    assert rest.position == date(2024, 7, 2) and rest.exact == "10%"
    dutch = drawn(f"{SENDERS}&top=2", "nl").groups[2]
    assert dutch.name == "Alle overige"
    assert dutch.marks[0].derived == "het gepubliceerde totaal min de getoonde delen"


def test_a_total_that_holds_more_than_all_parts_leaves_a_rest(made: Record) -> None:
    record = with_values(made, {"ncmec.reports_esp||World|2024": 1250})
    found = chart(record, SENDERS, "en")
    assert groups(found)[0][2] == [("2024", 56, "56%")]
    assert groups(found)[4] == ("All others", True, [("2024", 20, "20%")])


def test_a_year_with_sums_of_parts_has_no_shares(summed: Record) -> None:
    """ "All others" would hold the sum of a company that stands by name in the next year."""
    found = chart(summed, SENDERS, "en")
    assert {mark.label for mark in found.marks} == {"2024"}
    assert whole(summed, parts(summed, "ncmec.reports_by_platform", "2023"), "platform")


def test_who_is_added_up_with_them(made: Record, summed: Record) -> None:
    alpha = [summed.figure("ncmec.reports_by_platform", "2023", breakdown="platform=Alpha")]
    (other,) = fellows(summed, alpha, "platform")
    assert whole_of_these(summed, alpha, "platform") is None
    senders = parts(summed, "ncmec.reports_by_platform", "2024")
    assert whole_of_these(summed, senders, "platform").value == 1000  # type: ignore[union-attr]
    assert other.observation.breakdown == "platform=Beta;scope=sum"
    assert fellows(summed, [*alpha, other], "platform") == []
    assert fellows(summed, parts(summed, "ncmec.reports_by_platform", "2024"), "platform") == []
    rule = summed.totals[1]
    of_shares = replace(summed, totals=(replace(rule, kind="at_most_100"), *summed.totals))
    assert len(fellows(of_shares, alpha, "platform")) == 1
    narrow = replace(rule, alternatives=(frozenset({"platform"}),))
    assert len(fellows(replace(summed, totals=(rule, narrow)), alpha, "platform")) == 1
    before = [made.figure("ncmec.reports_by_platform", "2023", breakdown="platform=Alpha")]
    assert fellows(made, before, "platform") == []  # no rule ties that year's list to a total
    assert fellows(made, [], "platform") == []
    outcome = parts(made, "hot.outcome", "2024")[:1]
    assert fellows(made, outcome, "outcome") == []  # shares


def test_counts_are_printed_in_full(made: Record) -> None:
    names = {"Alpha": 2_100_000, "Beta": 600_000, "gamma": 270_000, "Delta": 30_000}
    values = {f"ncmec.reports_by_platform|platform={n}|World|2024": v for n, v in names.items()}
    record = with_values(made, values | {"ncmec.reports_esp||World|2024": 3_000_000})
    assert chart(record, SENDERS, "en").marks[0].derived == "2,100,000 of 3,000,000 reports"


def in_quarters(record: Record, *series: str) -> Record:
    """The record with the years of some series as their first quarters."""
    quarters = {year: Period.parse(f"{year}-Q1") for year in (2023, 2024)}
    moved = tuple(
        replace(o, period=quarters[o.period.start.year])
        if o.series in series and o.period.start.year in quarters
        else o
        for o in record.observations
    )
    return replace(record, observations=moved)


def test_periods_are_written_in_each_language(made: Record) -> None:
    record = in_quarters(made, "hot.outcome")
    for language, label in (("en", "Q1 2024"), ("nl", "K1 2024")):
        summed_up = chart(record, f"{OUTCOME}&top=1", language)
        assert [g.marks[1].label for g in summed_up.groups] == [label, label]
    record = in_quarters(made, "ncmec.reports_esp", "ncmec.reports_by_platform")
    for language, label in (("en", "Q1 2024"), ("nl", "K1 2024")):
        worked_out = chart(record, f"{SENDERS}&top=2", language)
        assert [g.marks[0].label for g in worked_out.groups] == [label] * 3


def test_a_break_among_shares_is_drawn(made: Record) -> None:
    (_, anew) = made.all_breaks
    moved = replace(anew, series="hot.outcome", date=date(2024, 1, 1))
    found = chart(replace(made, all_breaks=(moved,)), OUTCOME, "en")
    assert [line.label for line in found.breaks] == ["Counted anew"]


def test_places_of_a_total(drawn: Drawn) -> None:
    made = drawn("shares:hot.by_country?by=geography&only=NLD|BEL")
    assert groups(made) == [
        ("Netherlands", False, [("2024", 45.455, "45.5%")]),
        ("Belgium", False, [("2024", 27.273, "27.3%")]),
        ("All others", True, [("2024", 27.273, "27.3%")]),
    ]
    every = drawn("shares:hot.by_country?by=geography")
    assert [g.name for g in every.groups] == [
        *("Netherlands", "Belgium", "Germany", "United Kingdom", "All others")
    ]
    assert every.groups[4].marks[0].text == "3.6%"  # 40 of 1,100, of no known place


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "shares:hot.by_kind?by=kind",
            "the parts of “hot.by_kind” by “kind” are not known to exclude each other: "
            "draw a trend or a ranking of them",
        ),
        (
            "shares:hot.outcome",
            "a chart of shares needs “by”: the key that tells the parts apart",
        ),
    ],
)
def test_what_is_not_known_to_be_a_whole_is_refused(drawn: Drawn, name: str, words: str) -> None:
    with pytest.raises(UnknownChart) as error:
        drawn(name)
    assert str(error.value) == words


# the rules of totals.csv


def test_the_total_of_the_parts_of_a_year(made: Record) -> None:
    senders, countries = "ncmec.reports_by_platform", "hot.by_country"
    assert whole(made, parts(made, senders, "2024"), "platform").value == 1000  # type: ignore[union-attr]
    assert whole(made, parts(made, senders, "2023"), "platform") is None  # not of these years
    assert whole(made, parts(made, countries, "2024"), "geography").value == 1100  # type: ignore[union-attr]
    assert whole(made, parts(made, countries, "2024"), "kind") is None
    assert whole(made, parts(made, senders, "2024"), "geography") is None
    assert whole(made, parts(made, "hot.outcome", "2024"), "outcome") is None  # shares
    assert whole(made, [], "platform") is None


def test_which_parts_exclude_each_other(made: Record) -> None:
    assert exclusive(made, parts(made, "hot.outcome", "2023"), "outcome")
    assert not exclusive(made, parts(made, "hot.share", "2023"), "sex")
    assert not exclusive(made, parts(made, "hot.outcome", "2023"), "sex")
    stranger = parts(made, "hot.share", "2023")[0]
    assert not exclusive(made, [*parts(made, "hot.outcome", "2023"), stranger], "outcome")
    assert not exclusive(made, [], "outcome")


def test_a_total_of_another_place_is_none_of_theirs(made: Record) -> None:
    """Two totals of one year: nobody knows which."""
    (total,) = [o for o in made.observations if o.slot == "ncmec.reports_esp||World|2024"]
    moved = replace(total, geography="NLD")
    kept = tuple(o for o in made.observations if o != total)
    senders = parts(made, "ncmec.reports_by_platform", "2024")
    assert whole(replace(made, observations=(*kept, moved)), senders, "platform") is None


def test_a_rule_covers_its_series_keys_places_and_years(made: Record) -> None:
    (places, senders, outcomes) = made.totals
    assert (places.kind, outcomes.kind) == ("equals", "at_most_100")
    assert places.by_place and not senders.by_place
    assert senders.divides_by("platform") and not senders.divides_by("geography")
    assert places.divides_by("geography") and not places.divides_by("platform")
    alpha = made.figure("ncmec.reports_by_platform", "2024", breakdown="platform=Alpha")
    assert senders.covers(alpha.observation)
    scoped = made.figure("ncmec.reports_by_platform", "2023", breakdown="platform=Beta;scope=sum")
    late, early = replace(senders, start="2024-01-02"), replace(senders, end="2024-12-30")
    elsewhere, open_ended = replace(senders, part_geography="NLD"), replace(senders, start="")
    assert not senders.covers(scoped.observation) and not open_ended.covers(scoped.observation)
    assert (
        not late.covers(alpha.observation)
        and not early.covers(alpha.observation)
        and not elsewhere.covers(alpha.observation)
    )
    assert replace(senders, start="", end="", part_geography="").covers(alpha.observation)
    assert replace(senders, fixed="platform=Alpha").covers(alpha.observation)
    assert not replace(senders, fixed="platform=Alp").covers(alpha.observation)
    assert not senders.covers(made.figure("hot.small", "2024", breakdown="kind=a").observation)
    wider = replace(senders, alternatives=(frozenset({"x"}), frozenset({"platform", "scope"})))
    assert replace(wider, start="").covers(scoped.observation)
    assert replace(wider, start="", fixed="scope=sum").covers(scoped.observation)


def test_a_rule_as_it_is_written(damaged: Path) -> None:
    path = damaged / "totals.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    extra = "equals,hot.files,k=v,NLD,hot.small+hot.by_kind,a;b|geography;c,World,d=e,2020-01-01,,x"
    path.write_text("\n".join([head, *lines, extra]) + "\n", encoding="utf-8")
    rule = load(damaged).totals[-1]
    assert (rule.total_series, rule.total_breakdown) == ("hot.files", "k=v")
    assert (rule.total_geography, rule.part_geography) == ("NLD", "World")
    assert rule.part_series == ("hot.small", "hot.by_kind")
    assert rule.alternatives == (frozenset({"a", "b"}), frozenset({"c"}))
    assert rule.by_place and rule.fixed == "d=e" and (rule.start, rule.end) == ("2020-01-01", "")


def test_one_part_alone_and_a_rule_for_shares_before_one_for_counts(made: Record) -> None:
    senders = parts(made, "ncmec.reports_by_platform", "2024")
    assert whole(made, senders[:1], "platform").value == 1000  # type: ignore[union-attr]
    shares_first = replace(made.totals[1], kind="at_most_100")
    both = replace(made, totals=(shares_first, *made.totals))
    assert whole(both, senders, "platform").value == 1000  # type: ignore[union-attr]


def test_keys_in_the_order_in_which_they_appear(made: Record) -> None:
    assert breakdown_keys(made.find("ncmec.reports_by_platform")) == ["platform", "scope"]
    assert breakdown_keys(made.find("hot.files")) == []


TOGETHER = (
    "shares:ncmec.reports_by_platform+ncmec.reports_esp?by=platform&only=Alpha|Beta",
    "Beta's row holds gamma.",
)


def with_sum(record: Record, explained: bool = True) -> Record:
    """The record in which the senders are known as a share of the total, and the sum explained."""
    share = Share("ncmec.reports_by_platform", "ncmec.reports_esp", True)
    words = {"en": "Holds gamma", "nl": "Met gamma"}, {"en": TOGETHER[1], "nl": "Met gamma erin."}
    item = Explanation(
        *("ncmec.reports_by_platform", "platform=Beta;scope=sum", "World", date(2023, 1, 1)),
        *words,
    )
    return replace(
        record,
        shares=(*record.shares, share),
        all_explanations=(*record.all_explanations, *([item] if explained else [])),
    )


def test_parts_together_with_a_break_where_their_rows_hold_other_things(made: Record) -> None:
    found = chart(with_sum(made), TOGETHER[0], "en")
    assert groups(found) == [
        ("Alpha and Beta", False, [("2023", 75, "75%"), ("2024", 90, "90%")])
    ]  # 600 and 150 of 1,000; 700 and 200 of 1,000
    assert [m.derived for m in found.marks] == [
        "600 + 150 of 1,000 reports",
        "700 + 200 of 1,000 reports",
    ]
    (line,) = found.breaks
    assert (line.position, line.label) == (date(2024, 1, 1), "Services listed apart")
    assert line.why == TOGETHER[1]
    assert found.finding == (
        "Alpha and Beta together: 90% of Reports from companies in 2024; "
        "not comparable with 2023 (Services listed apart)."
    )
    assert [(note.mark, note.label) for note in found.notes] == [(0, "Holds gamma")]
    assert found.percent and not found.stacked and found.style == "columns"
    assert all(mark.worked_out for mark in found.marks)


def test_a_sum_that_is_not_explained_and_a_part_that_is_not_listed_are_left_out(
    made: Record,
) -> None:
    found = chart(with_sum(made, explained=False), TOGETHER[0], "en")
    assert [mark.label for mark in found.marks] == ["2024"] and not found.breaks
    alone = f"{TOGETHER[0].rpartition('=')[0]}=Alpha|Delta"  # no Delta in the list of 2023
    assert [mark.label for mark in chart(with_sum(made), alone, "en").marks] == ["2024"]


@pytest.mark.parametrize(
    "rest", ["", "&only=Alpha", "&only=Alpha|nobody", "&only=Alpha|Beta&since=2025"]
)
def test_parts_that_cannot_be_added_up_are_refused(made: Record, rest: str) -> None:
    name = f"shares:ncmec.reports_by_platform+ncmec.reports_esp?by=platform{rest}"
    with pytest.raises(UnknownChart):
        chart(with_sum(made), name, "en")


def test_what_is_not_known_as_a_share_is_not_drawn_as_one(made: Record) -> None:
    with pytest.raises(UnknownChart, match="is not known to be a share"):
        chart(made, TOGETHER[0], "en")
