"""Numbers that the words leave open: by value, by neighbours, as rates, in tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from claims import Verdict, check, choose, may_be_chosen, with_chosen
from claims.report.wording import verdict_words, why
from data_sources.record.load import the_record
from languages.numbers import exact
from tests.claims.made_up import checked, claim_of, made_up, said

TOTAL_2021 = "ncmec.reports_total||World|2021"
TOTAL_2022 = "ncmec.reports_total||World|2022"


def test_publisher_and_year_may_stand_sentences_before() -> None:
    text = (
        "NCMEC published its figures for 2022. The work is hard. Nobody expected this. "
        "There were 2,469,134 reports."
    )
    assert said(text, "2,469,134") == ("matches", TOTAL_2022)


def test_a_heading_names_the_year() -> None:
    assert said("NCMEC in 2022\n\nThere were 2,469,134 reports.", "2,469,134")[0] == "matches"


def test_the_year_before_is_counted_back() -> None:
    text = "In 2022 NCMEC received 2,469,134 reports, up from 1,234,567 the year before."
    assert said(text, "1,234,567") == ("matches", TOTAL_2021)
    assert said(text.replace("2022", "2021"), "1,234,567")[0] != "matches"


@pytest.mark.parametrize(
    "text",
    [
        "NCMEC has a history. There were 2,469,134 reports in 2021.",  # another year
        "The IWF published its figures for 2022. There were 2,469,134 reports.",  # of another
        "NCMEC published its figures for 2022. There were 4,321 reports.",  # the part is not named
    ],
)
def test_without_what_names_it_a_number_is_not_tied(text: str) -> None:
    number = "4,321" if "4,321" in text else "2,469,134"
    assert not said(text, number)[0].startswith("matches")


def test_a_number_without_a_verdict_says_what_is_missing() -> None:
    claim = claim_of("Online child abuse: there were 5,555 reports in 2022.", "5,555")
    assert claim.verdict is Verdict.NOT_IN_RECORD
    assert [reason.code for reason in claim.reasons] == ["no_publisher"]
    assert why(claim, "nl") != why(claim, "en")


@pytest.mark.parametrize(("written", "verdict"), [("2,469,134", "matches"), ("5,555", "differs")])
def test_the_verdict_follows_the_choice(written: str, verdict: str) -> None:
    claim = claim_of(f"Reports in 2022: {written}, by online child abuse.", written)
    figure = claim_of("In 2022 NCMEC received 2,469,134 reports.", "2,469,134").figure
    assert figure is not None
    chosen = choose(claim, figure)
    assert chosen.verdict.value == verdict
    assert chosen.reasons[0].code == "chosen"


@pytest.mark.parametrize(
    ("written", "verdict", "code"),
    [
        ("more than 1 million", "matches, but", "loose_bound"),
        ("more than 4 million", "not in the record", "hedged"),
        ("nearly 3 million", "not in the record", "hedged"),
        ("2 to 3 million", "matches, rounded", "rounds"),
    ],
)
def test_a_hedged_number_is_not_called_different_when_chosen(
    written: str, verdict: str, code: str
) -> None:
    quantity = claim_of(f"In 2022 NCMEC received {written} reports.", "million").quantity
    figure = claim_of("In 2022 NCMEC received 2,469,134 reports.", "2,469,134").figure
    claim = claim_of("Online child abuse: there were 5,555 reports in 2022.", "5,555")
    assert figure is not None
    chosen = choose(replace(claim, quantity=quantity), figure)
    assert (chosen.verdict.value, chosen.reasons[-1].code) == (verdict, code)
    words = verdict_words(chosen)
    assert (words == "no verdict") == (verdict == "not in the record")


def test_choices_are_kept_by_place_and_only_what_is_offered_counts() -> None:
    text = "Online child abuse: Germany sent 123,456 reports in 2022. And 5,555 reports in 2022."
    claims = checked(text)
    offered = [place for place, claim in enumerate(claims) if may_be_chosen(claim)]
    assert offered
    first = offered[0]
    settled = with_chosen(claims, {first: claims[first].near[0].id})
    assert settled[first].reasons[0].code == "chosen" and settled.limits == claims.limits
    others = [place for place in range(len(claims)) if place != first]
    assert [settled[place] for place in others] == [claims[place] for place in others]
    assert list(with_chosen(claims, {first: "no such figure"})) == list(claims)


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("about 6,800 reports a day", "matches, rounded"),  # 2,469,134 / 365 = 6,765
        ("about 47,400 reports a week", "matches, rounded"),  # times 7: 47,353
        ("about 9,800 reports a day", "not in the record"),
    ],
)
def test_a_rate_is_worked_out_from_a_total(rate: str, verdict: str) -> None:
    claim = claim_of(f"In 2022 NCMEC received {rate}.", rate.split()[1])
    assert claim.verdict.value == verdict
    assert (claim.reasons[0].code == "rate_computed") == verdict.startswith("matches")


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("an increase of 100%", "matches, rounded"),  # 1,234,567 to 2,469,134
        ("twice as many", "matches, rounded"),
        ("an increase of 40%", "not in the record"),
    ],
)
def test_a_change_is_found_among_its_neighbours(change: str, verdict: str) -> None:
    text = f"NCMEC had 1,234,567 reports in 2021 and 2,469,134 in 2022. That is {change}."
    number = "100%" if "100%" in change else "40%" if "40%" in change else "twice as"
    assert said(text, number)[0] == verdict


ROWS = [["Country", "2021", "2022"], ["Germany", "61,728", "123,456"], ["France", "5", "77,889"]]
HEAD = "NCMEC: reports by country\n"
CELLS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
TABLES = {
    "tabs": HEAD + "\n".join("\t".join(row) for row in ROWS) + "\n",
    "bars": HEAD + "\n".join(f"| {' | '.join(row)} |" for row in ROWS) + "\n",
    "csv": HEAD + "\n".join(";".join(row) for row in ROWS) + "\n",
    "spaces": HEAD + "\n".join(f"{a:12}{b:10}{c}" for a, b, c in ROWS) + "\n",
    "html": f"<p>{HEAD}</p><table>{CELLS}</table>",
    "source below": "Reports by country\n" + "\n".join("\t".join(row) for row in ROWS)
    + "\nSource: NCMEC.\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", TABLES)
def test_the_headings_of_a_table_say_place_and_year(kind: str) -> None:
    text = TABLES[kind]
    assert said(text, "61,728") == ("matches", "ncmec.reports_by_country||DEU|2021")
    assert said(text, "123,456") == ("matches", "ncmec.reports_by_country||DEU|2022")
    assert said(text, "77,889") == ("matches", "ncmec.reports_by_country||FRA|2022")
    swapped = text.replace("77,889", "123,457").replace("123,456", "77,889")
    assert not said(swapped, "77,889")[0].startswith("matches")
    for claim in checked(text):
        assert text[claim.span.start : claim.span.end].strip("% ") != ""


def test_thousands_in_a_heading_count() -> None:
    text = "NCMEC, 2022\nCountry\tReports (x 1,000)\nGermany\t123.5\nFrance\t77.9\n"
    assert said(text, "123.5") == ("matches, rounded", "ncmec.reports_by_country||DEU|2022")


def test_the_states_of_a_countrys_name_are_not_what_is_counted() -> None:
    record = made_up()
    some = next(o for o in record.observations if o.geography == "DEU")
    hosted = tuple(
        replace(
            some, series="iwf.urls_by_hosting_country", unit="urls", geography=place, value=value
        )
        for place, value in (("BGR", 98_765.0), ("USA", 54_321.0))
    )  # fmt: skip
    record = replace(record, observations=(*record.observations, *hosted))
    year = some.period.code
    text = f"In {year} the IWF traced 98,765 URLs to Bulgaria and 54,321 to the United States."
    claims = check(text, "en", record)
    assert [claim.verdict.value for claim in claims] == ["matches", "matches"]


def test_a_number_that_a_comparison_prints_again_is_the_publishers_own() -> None:
    record = the_record()
    copies = record.find("ncmec_vs_provider.cybertip_reports")
    printed = {(f.value, f.period, f.series.key) for f in record.all_figures()}
    series = Counter((value, period) for value, period, _ in printed)
    told = {}
    for own in record.find("ncmec.reports_by_platform"):
        same = [
            c for c in copies if c.value == own.value and c.period == own.period
            and c.breakdown.get("platform") == own.breakdown.get("platform")
        ]  # fmt: skip
        alone = series[own.value, own.period] == 2  # nobody else prints this number
        if len(same) > 1 and alone and own.value >= 1000 and own.period.kind == "year":
            platform, number = own.breakdown["platform"], exact(own.value, "nl")
            text = (
                f"NCMEC maakte cijfers bekend. {platform} stuurde in {own.period.code} {number} "
                "meldingen in."
            )
            claims = [c for c in check(text, "nl") if c.quantity.text == number]
            told[own.id] = {c.figure.id for c in claims if c.figure is not None}
    assert told
    assert [said for own, said in told.items() if said - {own}] == []


def test_a_word_of_the_parts_own_name_is_no_wrong_noun() -> None:
    record = made_up()
    some = next(o for o in record.observations if o.series == "ncmec.reports_total")
    part = "kind=shared or re-shared photos and videos"
    made = replace(
        some, series="meta.ncmec_cybertips", breakdown=part, value=7654.0, precision="exact"
    )
    record = replace(record, observations=(*record.observations, made))
    year = some.period.code
    named = f"Meta sent NCMEC 7,654 reports of shared or re-shared photos and videos in {year}."
    noun = f"Of Meta's CyberTips to NCMEC in {year}, 7,654 shared or re-shared photos and videos."
    for text in (named, noun):
        claim = next(c for c in check(text, "en", record) if c.quantity.text.startswith("7,654"))
        assert claim.verdict is Verdict.MATCHES, text
    other = f"Meta sent NCMEC 7,654 photos and videos in {year}."
    assert not [c for c in check(other, "en", record) if c.verdict.agrees]
