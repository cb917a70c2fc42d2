"""What people type, in both languages, and what must come first in the record that is shipped.

An answer is the beginning of a figure's id, of a series' figures, or kind and words of a title.
"""

from __future__ import annotations

import pytest

from data_sources.record.record import Record
from publish.search.index import index

REPORTS = "figure:ncmec.reports_total||World"
ENTICEMENT = (
    "figure:ncmec.reports_by_category|category=Online Enticement of Children for Sexual Acts"
)
QUERIES = (
    ("nl", "36,2 miljoen", f"{REPORTS}|2023"),
    ("nl", "36.2 million", f"{REPORTS}|2023"),
    ("en", "36.2 million", f"{REPORTS}|2023"),
    ("en", "36,2 miljoen reports", f"{REPORTS}|2023"),
    ("en", "36.2m", f"{REPORTS}|2023"),
    ("en", "36 210 368", f"{REPORTS}|2023"),
    ("nl", "36.210.368", f"{REPORTS}|2023"),
    ("en", "36210368", f"{REPORTS}|2023"),
    ("en", "21.4 million", f"{REPORTS}|2025"),
    ("nl", "21,4", f"{REPORTS}|2025"),
    ("en", "4.91 million", "figure:ncmec.reports_by_platform|platform=Facebook|World|2025"),
    ("nl", "11%", "figure:iwf.share_by_hosting_country||NLD|2025"),  # told in a point
    ("en", "1.4 million", "figure:ncmec.reports_by_category|"),  # as written, before 1.36 and 1.39
    ("nl", "255.571", "figure:iwf.reports_confirmed"),
    ("en", "how many reports did NCMEC receive in 2023?", f"{REPORTS}|2023"),
    ("nl", "hoeveel meldingen kreeg het NCMEC in 2023?", f"{REPORTS}|2023"),
    ("nl", "duitsland meldingen 2023", "figure:ncmec.reports_by_country||DEU|2023"),
    ("en", "reports germany 2023", "figure:ncmec.reports_by_country||DEU|2023"),
    ("en", "hosting netherlands 2020", "figure:iwf."),
    ("nl", "hosting nederland", "figure:iwf."),
    ("en", "facebook 2019", "figure:ncmec.reports_by_platform|platform=Facebook"),
    ("nl", "offlimits meldingen 2024", "figure:offlimits.reports||NLD|2024"),
    ("en", "AI videos iwf", "figure:iwf.ai_videos"),
    ("en", "sextortion", "figure:ncmec."),
    ("nl", "sekstorsie", "figure:ncmec."),
    ("nl", "sekschantage", "figure:ncmec."),
    ("en", "grooming", f"{ENTICEMENT}|World|2025"),
    ("nl", "grooming", f"{ENTICEMENT}|World|2025"),
    ("nl", "kinderlokken", f"{ENTICEMENT}|World|2025"),
    ("en", "online enticement", f"{ENTICEMENT}|World|2025"),
    ("en", "child pornography", "figure:ncmec.reports_by_category|category=Child Sexual Abuse"),
    ("nl", "kinderporno cijfers", "figure:ncmec.reports_by_category|category=Child Sexual Abuse"),
    ("nl", "kindermisbruikmateriaal", "figure:ncmec.reports_by_category|category=Child Sexual"),
    ("en", "apple", "figure:ncmec.reports_by_platform|platform=Apple|World|2025"),
    ("en", "Snap Inc", "figure:ncmec.reports_by_platform|platform=Snapchat"),
    ("nl", "EOKM", "figure:offlimits."),
    ("nl", "inhope 2024", "figure:inhope.records|"),
    ("en", "trafficking", "figure:ncmec.reports_by_category|category=Child Sex Trafficking"),
    ("en", "netherlands", "page:The Netherlands"),
    ("nl", "nederland", "page:Nederland"),
    ("nl", "nederlnad", "page:Nederland"),
    ("en", "germany", "country:Germany"),
    ("nl", "frankrijk", "country:Frankrijk"),
    ("nl", "belgie", "country:België"),
    ("en", "europeans want detection", "claim:Nearly all Europeans"),
    ("en", "two in three children", "claim:More than two in three children"),
    ("en", "nudify apps are rated from age four", "claim:Nudify apps"),
    ("en", "talking points", "page:Talking points"),
    ("nl", "bronnen", "page:Bronnen"),
    ("en", "DSA", "page:DSA statements"),
    ("en", "prevalence", "page:Prevalence"),
    ("en", "chat control", "page:EU law"),
    ("nl", "chatcontrole", "page:EU-wetgeving"),
    ("en", "tik tok", "figure:ncmec.reports_by_platform|platform=TikTok"),
    ("en", "roblox", "figure:ncmec.reports_by_platform|platform=Roblox"),
    ("en", "facbook", "figure:ncmec.reports_by_platform|platform=Facebook"),
    ("nl", "duitse meldingen", "figure:ncmec.reports_by_country||DEU"),
    ("en", "french reports 2022", "figure:ncmec.reports_by_country||FRA|2022"),
    (
        "nl",
        "hoeveel meldingen kwamen in 2023 uit Frankrijk?",
        "figure:ncmec.reports_by_country||FRA",
    ),
    ("en", "csa regulation trilogue", "law:CSA Regulation"),
    ("en", "encryption", "point:"),
    ("nl", "versleuteling", "point:"),
    ("en", "uk online safety act", "law:Online Safety Act 2023"),
    ("nl", "britse online safety act", "law:Online Safety Act 2023"),
    ("en", "amazon", "figure:ncmec.genai_reports_amazon|company=Amazon AI Services|World|2025"),
    ("en", "1 in 8 children", "figure:childlight.solicitation_past_year|"),
    ("en", "one in eight children", "figure:childlight.solicitation_past_year|"),
    ("en", "two in three", "claim:More than two in three children"),
    ("en", "51.6%", "share:Facebook, Instagram and WhatsApp"),
    ("en", "51,6%", "share:Facebook, Instagram and WhatsApp"),
    ("nl", "51,6%", "share:Facebook, Instagram en WhatsApp"),
    ("nl", "51,6 procent", "share:Facebook, Instagram en WhatsApp"),
    ("en", "IWF annual report 2024", "source:IWF Annual Report 2024"),
    ("nl", "2,92 mln", "figure:dsa.keyword_csam||EU27|2025"),  # added up from a register
    ("en", "12.8 billion statements", "figure:dsa.statements||EU27|2025"),
    ("en", "cyber tipline", f"{REPORTS}|2025"),
    ("en", "e-privacy derogation", "page:EU law"),
    ("nl", "deep fake", "page:AI-materiaal"),
    ("nl", "web adressen bulgarije", "figure:iwf.urls_by_hosting_country||BGR"),
    ("en", "july 2026", "law:New interim derogation"),
    ("nl", "juli 2026", "law:Nieuwe tijdelijke afwijking"),
    ("nl", "zedenpolitie", "figure:ncmec.referrals"),
)


def said(thing: object) -> str:
    kind, subject = thing.kind, thing.subject  # type: ignore[attr-defined]
    return f"{kind}:{subject.id if kind == 'figure' else thing.name}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "query", "first"), QUERIES)
def test_what_is_meant_comes_first(record: Record, language: str, query: str, first: str) -> None:
    found = [said(thing) for thing in index(record, language).search(query, 5).things]
    assert found and found[0].startswith(first), found


@pytest.mark.parametrize(
    ("language", "written", "in_words"),
    [
        ("en", "1 in 5", "one in five"),
        ("nl", "1 op de 5", "één op de vijf"),
        ("nl", "20%", "een op de vijf"),
    ],
)
def test_a_fraction_in_words_is_its_number(
    record: Record, language: str, written: str, in_words: str
) -> None:
    searched = index(record, language).search
    assert searched(in_words, 1).things == searched(written, 1).things


def test_words_of_many_phrases_do_not_add_up_to_a_name(record: Record) -> None:
    # Each word leads to some Canadian figure ("acted on", "online"): none is of such a law.
    assert not index(record, "en").search("canada online harms act").whole
    assert index(record, "en").search("uk online safety act").whole


@pytest.mark.parametrize(("language", "query"), [("en", "reports"), ("nl", "meldingen")])
def test_the_headline_of_the_current_year_comes_first(
    record: Record, language: str, query: str
) -> None:
    first = index(record, language).search(query, 5).things[0].subject
    assert first == record.latest("ncmec.reports_total", kind="year")


@pytest.mark.parametrize(
    ("query", "held"),
    [
        ("kindermisbruikmateriaal", ("materiaal", "kindermisbruik")),
        ("misbruikbeelden", ("beeld",)),
        ("hostingland", ("hosting", "land")),
    ],
)
def test_dutch_words_put_together_find_what_is_written_apart(
    record: Record, query: str, held: tuple[str, ...]
) -> None:
    found = index(record, "nl").search(query, 5).things
    assert found
    for thing in found:
        text = " ".join((thing.name, thing.where, thing.also, thing.text)).casefold()
        assert all(word in text for word in held), thing.name


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_kind_can_be_found(record: Record, language: str) -> None:
    kinds = {thing.kind for thing in index(record, language).things}
    assert kinds == {
        "figure",
        "series",
        "page",
        "country",
        "claim",
        "point",
        "law",
        "source",
        "share",
    }


def test_figures_are_told_with_value_period_and_publisher(record: Record) -> None:
    from publish.search.hits import find

    hit = find(record, "nl", "36,2 miljoen", 1).hits[0]
    assert hit.value == "36,2 miljoen meldingen"
    assert "2023" in hit.about and "NCMEC" in hit.about
