"""What a talking point may say, and the one correct sentence for a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.points.evidence import (
    BreakCitation,
    EventCitation,
    Evidence,
    HelpCitation,
    Notebook,
    StatementCount,
)
from briefing.points.quoting import CannotBeSaid, Desk, Quoted, age_words, filters
from charts.words.sentence import better_wording
from data_sources.record.figure import NotComparable
from data_sources.record.model import HelpLine
from data_sources.record.period import Period
from data_sources.record.record import Record, UnknownFigure
from languages import dates
from tests.rules.conftest import Named, with_values

Desks = dict[str, Desk]


class Plain(Notebook):
    """A notebook that gives the printed text at once, without a sign in its place."""

    def mark(self, form: str, text: str, evidence: tuple[Evidence, ...]) -> str:
        return self.filled(super().mark(form, text, evidence))


@pytest.fixture
def desks(made: Record) -> Desks:
    return {language: Desk(made, Plain(language)) for language in ("en", "nl")}


def fig(desk: Desk, period: str, name: str = "reports", breakdown: str = "") -> Quoted:
    return desk.fig(f"hot.{name}", period, breakdown=breakdown)


def both(desks: Desks, ask: Callable[[Desk], Quoted], form: str = "short") -> tuple[str, str]:
    """What is printed in English and in Dutch."""
    english, dutch = (ask(desk).say(form) for desk in desks.values())
    return english, dutch


@pytest.mark.parametrize(
    ("form", "english", "dutch"),
    [
        ("short", "3.22 million", "3,22 miljoen"),
        ("exact", "3,215,000", "3.215.000"),
        ("unit", "3.22 million files", "3,22 miljoen bestanden"),
        ("exact_unit", "3,215,000 files", "3.215.000 bestanden"),
        ("period", "2023", "2023"),
        ("publisher", "HoN", "HoN"),
        ("place", "World", "Wereld"),
    ],
)
def test_a_figure_has_forms(desks: Desks, form: str, english: str, dutch: str) -> None:
    assert both(desks, lambda desk: fig(desk, "2023", "files"), form) == (english, dutch)


def test_only_some_figures_have_ages_or_a_size(desks: Desks) -> None:
    desk = desks["en"]
    assert fig(desk, "2024", breakdown="age=12-17").say("ages") == "12 to 17"
    assert both(desks, lambda d: fig(d, "2024", "growth"), "size") == ("7.5%", "7,5%")
    assert fig(desk, "2023", "growth").say("size") == "14%"
    for quoted, form in ((fig(desk, "2024"), "ages"), (fig(desk, "2024"), "size")):
        with pytest.raises(CannotBeSaid, match=f"no “{form}” of .*: there is short, exact, unit"):
            quoted.say(form)


def test_what_is_printed_is_written_down_and_what_is_asked_too(desks: Desks, one: Named) -> None:
    desk = desks["en"]
    first, second = fig(desk, "2018"), fig(desk, "2019")
    assert list(desk.book.asked) == [one("reports", "2018"), one("reports", "2019")]
    assert desk.book.printed == {}
    desk.book.block = "headline"
    assert str(second) == "4,111"
    assert list(desk.book.printed["headline"]) == [one("reports", "2019")]
    desk.book.block = "answer"
    str(desk.fall(first, second))
    assert list(desk.book.printed["answer"]) == [one("reports", "2018"), one("reports", "2019")]
    assert first.value == 7322


def test_the_functions_and_filters_of_a_template(desks: Desks) -> None:
    functions = desks["en"].functions()
    assert sorted(functions) == [
        *("change", "event", "fall", "fig", "gap", "helpline", "highest", "latest", "require"),
        *("rise", "share", "statements", "superseded", "tense", "total"),
    ]
    assert functions["fall"](fig(desks["en"], "2018"), fig(desks["en"], "2019")).value == -3211
    made = filters()
    assert sorted(made) == [
        *("ages", "exact", "exact_unit", "period", "phone", "place", "publisher", "says", "short"),
        *("since", "site", "size", "start", "unit", "why", "worded"),
    ]
    assert made["exact"](fig(desks["en"], "2023", "files")) == "3,215,000"
    assert made["period"](fig(desks["en"], "2026-H1")) == "first half of 2026"
    assert Plain("en").filled(made["start"]("at least 3")) == "At least 3"


def test_latest_and_superseded(desks: Desks) -> None:
    desk = desks["nl"]
    assert desk.latest("hot.reports").say("unit") == "4.725 meldingen"
    assert desk.latest("hot.reports", kind="year").say("unit") == "minstens 12.000 meldingen"
    assert desk.latest("hot.reports", "NLD").say("place") == "Nederland"
    assert desk.latest("hot.small", breakdown="kind=b").value == 100
    assert desk.superseded("hot.reports", "2021").value == 5900  # the highest of two
    with pytest.raises(UnknownFigure) as error:
        desk.superseded("hot.reports", "2018")
    assert str(error.value) == "no superseded figure of “hot.reports” for 2018"
    with pytest.raises(UnknownFigure):
        desk.superseded("hot.reports", "2021", "NLD")
    with pytest.raises(UnknownFigure):
        desk.superseded("hot.reports", "2021", "World", "age=12-17")


# 7,322 → 4,111 is a fall of 43.85 percent; 4,111 → 6,000 a rise of 45.95; 6,000 → 6,300 of 5


def test_a_fall_is_a_fall(desks: Desks) -> None:
    years = ("2018", "2019")

    def asked(function: str) -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, function)(*(fig(desk, year) for year in years))

    assert both(desks, asked("change")) == ("−44%", "−44%")
    assert both(desks, asked("change"), "exact") == ("−43.9%", "−43,9%")
    assert both(desks, asked("fall")) == ("44%", "44%")
    assert both(desks, asked("fall"), "exact") == ("43.9%", "43,9%")
    assert asked("fall")(desks["en"]).value == -3211
    with pytest.raises(CannotBeSaid, match=r"is not “up” from Figure"):
        asked("rise")(desks["en"])


def test_a_rise_is_a_rise(desks: Desks) -> None:
    years = ("2020", "2021")

    def asked(function: str) -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, function)(*(fig(desk, year) for year in years))

    assert both(desks, asked("change")) == ("+46%", "+46%")
    assert both(desks, asked("rise"), "exact") == ("45.9%", "45,9%")
    assert both(desks, asked("rise")) == ("46%", "46%")
    with pytest.raises(CannotBeSaid, match=r"is not “down” from Figure"):
        asked("fall")(desks["en"])


def test_a_level_is_neither(desks: Desks) -> None:
    desk = desks["en"]
    first, second = fig(desk, "2019"), fig(desk, "2020")
    assert desk.change(first, second).say("short") == "±0%"
    for refused in (desk.rise, desk.fall):
        with pytest.raises(CannotBeSaid):
            refused(first, second)


def test_under_ten_percent_one_decimal_is_kept(desks: Desks, made: Record) -> None:
    def small(last: int) -> str:
        observations = tuple(
            replace(o, value={"2023": 1000, "2024": last}.get(o.period.code, 1))
            if o.series == "hot.files"
            else o
            for o in made.observations
        )
        desk = Desk(replace(made, observations=observations), Plain("en"))
        return str(desk.change(fig(desk, "2023", "files"), fig(desk, "2024", "files")))

    assert small(1096) == "+9.6%"
    assert small(904) == "−9.6%"
    assert small(1100) == "+10%"
    assert small(1104) == "+10%"  # 10.4
    assert small(896) == "−10%"  # 10.4
    assert small(1999) == "+99%"  # 99.9


def test_points_and_small_bases(desks: Desks) -> None:
    def change(name: str, part: str, way: str = "change") -> Callable[[Desk], Quoted]:
        return lambda desk: getattr(desk, way)(
            *(fig(desk, year, name, part) for year in ("2023", "2024"))
        )

    girls = ("−4.1 percentage points", "−4,1 procentpunt")
    assert both(desks, change("share", "sex=girls")) == girls
    assert both(desks, change("share", "sex=girls", "fall"))[0] == "4.1 percentage points"
    assert both(desks, change("small", "kind=a")) == ("from 49 to 98", "van 49 naar 98")
    assert both(desks, change("small", "kind=b", "rise")) == ("100%", "100%")


def test_no_change_across_a_break(desks: Desks) -> None:
    desk = desks["en"]
    for asked in (desk.change, desk.rise, desk.fall):
        with pytest.raises(NotComparable):
            asked(fig(desk, "2021"), fig(desk, "2022"))
        with pytest.raises(CannotBeSaid, match="a single figure is needed here"):
            asked(desk.total(fig(desk, "2018"), fig(desk, "2018")), fig(desk, "2019"))


def test_the_break_itself_can_be_told(desks: Desks) -> None:
    def gap(desk: Desk) -> Quoted:
        return desk.gap(fig(desk, "2021"), fig(desk, "2024"))

    assert both(desks, gap) == ("1 January 2022", "1 januari 2022")  # the first of the two
    assert both(desks, gap, "why") == ("Counting changed.", "Er wordt anders geteld.")
    found = gap(desks["en"])
    cited = found.evidence[0]
    assert isinstance(cited, BreakCitation) and cited in desks["en"].book.asked
    assert cited.cite("nl") == (
        "1 januari 2022: Er wordt anders geteld. https://hotline.example/how"
    )
    assert [getattr(item, "value", 0) for item in found.evidence] == [0, 6000, 9450]
    later = desks["en"].gap(fig(desks["en"], "2022"), fig(desks["en"], "2023"))
    assert str(later) == "1 July 2023"
    assert later.evidence[0].cite("en") == "1 July 2023: A new form came in."
    assert found.value == 0


def test_where_there_is_no_break_none_is_told(desks: Desks) -> None:
    desk = desks["en"]
    for years in (("2018", "2021"), ("2024", "2025")):
        with pytest.raises(CannotBeSaid, match=r"no break lies between Figure.* and Figure"):
            desk.gap(*(fig(desk, year) for year in years))


def test_totals(desks: Desks) -> None:
    def total(desk: Desk) -> Quoted:
        places = (desk.fig("hot.by_country", "2024", code) for code in ("NLD", "BEL"))
        return desk.total(*places)

    assert both(desks, total) == ("800", "800")
    assert both(desks, total, "unit") == ("800 reports", "800 meldingen")
    assert both(desks, total, "period") == ("2024", "2024")
    assert total(desks["en"]).value == 800 and len(total(desks["en"]).evidence) == 2
    files = desks["nl"].total(fig(desks["nl"], "2023", "files"))
    assert (files.say("short"), files.say("exact")) == ("3,22 miljoen", "3.215.000")
    assert files.say("unit") == "3,22 miljoen bestanden"
    alone = desks["en"].total(fig(desks["en"], "2024", breakdown="age=12-17"))
    assert alone.say("unit") == "1 report"


def test_what_does_not_add_up(desks: Desks) -> None:
    desk = desks["en"]
    unlike = "figures of different units or periods do not add up"
    for parts, words in (
        ((fig(desk, "2018"), fig(desk, "2019")), unlike),
        ((fig(desk, "2024"), fig(desk, "2024", "files")), unlike),
        ((fig(desk, "2025"),), "inexact figures do not add up"),
        ((fig(desk, "2023"),), "inexact figures do not add up"),
        ((fig(desk, "2024", "growth"), desk.gap(fig(desk, "2021"), fig(desk, "2022"))), "single"),
    ):
        with pytest.raises(CannotBeSaid, match=words):
            desk.total(*parts)
    assert desk.total(fig(desk, "2022")).value == 6300  # rounded is what was printed


def test_shares(desks: Desks) -> None:
    def share(part: str, whole: str = "hot.placed") -> Callable[[Desk], Quoted]:
        return lambda desk: desk.share(
            desk.fig("hot.by_country", "2024", part), desk.fig(whole, "2024")
        )

    assert both(desks, share("NLD")) == ("45%", "45%")  # 45.45
    assert both(desks, share("GBR")) == ("5.5%", "5,5%")  # 5.4545: under ten, one decimal
    found = share("NLD")(desks["en"])
    assert found.value == pytest.approx(45.4545, abs=0.001)
    assert [item.value for item in found.evidence] == [500, 1100]  # type: ignore[attr-defined]
    tenth = desks["en"].share(
        desks["en"].fig("ncmec.reports_by_platform", "2024", breakdown="platform=gamma"),
        desks["en"].fig("ncmec.reports_esp", "2024"),
    )
    assert str(tenth) == "9%"
    desk = desks["en"]
    with pytest.raises(CannotBeSaid, match=r"Figure.* is not a part of Figure"):
        desk.share(fig(desk, "2024", "placed"), desk.fig("hot.by_country", "2024", "NLD"))
    with pytest.raises(CannotBeSaid):
        share("NLD", "hot.files")(desk)  # another unit
    with pytest.raises(CannotBeSaid):
        desk.share(desk.fig("hot.by_country", "2023", "NLD"), fig(desk, "2024", "placed"))
    whole = desk.share(fig(desk, "2024", "placed"), fig(desk, "2024", "placed"))
    assert str(whole) == "100%"


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
    return replace(made, sources={**made.sources, key: source})


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
    assert (found.value == value and str(found) == str(value)) or found.say("exact") == f"{value:,}"
    count = found.evidence[0]
    assert isinstance(count, StatementCount) and count in desk.book.asked
    assert (count.value, count.period.code, count.keyword) == (
        *(value, Period.parse(period).code, keyword),
    )
    assert count.cite("en").endswith(f"({part}).")


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


def test_a_sentence_does_not_outlive_its_truth(desks: Desks) -> None:
    desk = desks["en"]
    assert desk.require(True) == ""
    with pytest.raises(CannotBeSaid, match=r"^it fell$"):
        desk.require(False, "it fell")
    with pytest.raises(CannotBeSaid, match=r"^a condition of this sentence no longer holds$"):
        desk.require(False)


@pytest.mark.parametrize(
    ("ages", "english", "dutch"),
    [
        ("12-17", "12 to 17", "12 tot en met 17"),
        ("16+", "16 and over", "16 en ouder"),
        ("under 10", "under 10", "onder de 10"),
        ("all", "all", "all"),
    ],
)
def test_ages(ages: str, english: str, dutch: str) -> None:
    assert (age_words(ages, "en"), age_words(ages, "nl")) == (english, dutch)


# one correct sentence for any figure


@pytest.mark.parametrize(
    ("series", "period", "place", "part", "english", "dutch"),
    [
        (
            *("hot.reports", "2018", "World", ""),
            "According to HoN, there were 7,322 reports in 2018 (Reports to the hotline).",
            "Volgens HoN ging het om 7.322 meldingen in 2018 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2024", "World", "age=12-17"),
            "According to HoN, there was 1 report in 2024 (Reports to the hotline, age: 12-17).",
            "Volgens HoN ging het om 1 melding in 2024 (Meldingen bij het meldpunt, "
            "leeftijd: 12-17).",
        ),
        (
            *("hot.reports", "2024", "NLD", ""),
            "According to HoN, there were 250 reports in 2024 (Reports to the hotline, "
            "Netherlands).",
            "Volgens HoN ging het om 250 meldingen in 2024 (Meldingen bij het meldpunt, "
            "Nederland).",
        ),
        (
            *("hot.reports", "2026-H1", "World", ""),
            "According to HoN, there were 4,725 reports in the first half of 2026 "
            "(Reports to the hotline).",
            "Volgens HoN ging het om 4.725 meldingen in de eerste helft van 2026 "
            "(Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2023", "World", ""),
            "According to HoN (as cited by The Daily Nothing), there were about 9,000 reports "
            "in 2023 (Reports to the hotline).",
            "Volgens HoN (aangehaald door The Daily Nothing) ging het om ongeveer 9.000 "
            "meldingen in 2023 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.reports", "2019", "World", ""),
            "According to HoN, there were 4,111 reports in 2019 (Reports to the hotline). "
            "Also published for the same thing: 4,200 reports.",
            "Volgens HoN ging het om 4.111 meldingen in 2019 (Meldingen bij het meldpunt). "
            "Hiervoor is ook een ander cijfer gepubliceerd: 4.200 meldingen.",
        ),
        (
            *("hot.reports", "2020", "World", ""),
            "According to HoN, there were 4,111 reports in 2020 (Reports to the hotline). "
            "It was read on a draft page, which may still change.",
            "Volgens HoN ging het om 4.111 meldingen in 2020 (Meldingen bij het meldpunt). "
            "Het is gelezen op een conceptpagina, die nog kan veranderen.",
        ),
        (
            *("hot.reports", "2022", "World", ""),
            "According to HoN, there were 6,300 reports in 2022 (Reports to the hotline). "
            "The period is inferred from the date of publication.",
            "Volgens HoN ging het om 6.300 meldingen in 2022 (Meldingen bij het meldpunt). "
            "De periode is afgeleid van de publicatiedatum.",
        ),
        (
            *("hot.reports", "2021", "World", ""),
            "According to HoN, there were 6,000 reports in 2021 (Reports to the hotline).",
            "Volgens HoN ging het om 6.000 meldingen in 2021 (Meldingen bij het meldpunt).",
        ),
        (
            *("hot.share", "2023", "World", "sex=girls"),
            "According to HoN, the share was 95.1% in 2023 (Children shown, sex: girls).",
            "Volgens HoN was het aandeel 95,1% in 2023 (Getoonde kinderen, geslacht: meisjes).",
        ),
        (
            *("hot.growth", "2023", "World", ""),
            "According to HoN, the change was +14% in 2023 (Growth of the reports).",
            "Volgens HoN was de verandering +14% in 2023 (Groei van de meldingen).",
        ),
        (
            *("hot.growth", "2024", "World", ""),
            "According to HoN, the change was −7.5% in 2024 (Growth of the reports).",
            "Volgens HoN was de verandering −7,5% in 2024 (Groei van de meldingen).",
        ),
        (
            *("hot.odds", "2024", "World", ""),
            "In a survey by HoN, the result was about 1 in 8 in 2024 (Children who met it).",
            "In een enquête van HoN was de uitkomst ongeveer 1 op de 8 in 2024 "
            "(Kinderen die het meemaakten).",
        ),
        (
            *("hot.guess", "2024", "World", ""),
            "An estimate by HoN gives about 1,500,000 people in 2024 (People who saw it).",
            "Een schatting van HoN komt op ongeveer 1.500.000 mensen in 2024 "
            "(Mensen die het zagen).",
        ),
        (
            *("ncmec.reports_esp", "2024", "World", ""),
            "According to NCMEC, companies sent it 1,000 reports in 2024.",
            "NCMEC ontving naar eigen opgave 1.000 meldingen van bedrijven in 2024.",
        ),
        (
            *("ncmec.reports_by_platform", "2024", "World", "platform=Alpha"),
            "According to NCMEC, Alpha sent it 700 reports in 2024.",
            "Volgens NCMEC stuurde Alpha 700 meldingen in 2024.",
        ),
        (
            *("ncmec.reports_by_platform", "2023", "World", "platform=Beta;scope=sum"),
            "According to NCMEC, there were 150 reports in 2023 (Reports by sender, "
            "platform: Beta, scope: sum).",
            "Volgens NCMEC ging het om 150 meldingen in 2023 (Meldingen per afzender, "
            "platform: Beta, reikwijdte: sum).",
        ),
    ],
)
def test_a_correct_sentence(
    made: Record, series: str, period: str, place: str, part: str, english: str, dutch: str
) -> None:
    figure = made.figure(series, period, place, part)
    assert better_wording(figure, "en") == english
    assert better_wording(figure, "nl") == dutch


def test_a_place_has_its_article(made: Record) -> None:
    """The series whose own sentence names a place, on made-up figures."""
    series = replace(made.series["hot.by_country"], key="ncmec.reports_by_country")

    def said(code: str, language: str, value: int = 60) -> str:
        figure = made.figure("hot.by_country", "2024", code)
        other = replace(figure.observation, value=value)
        return better_wording(replace(figure, series=series, observation=other), language)

    assert said("NLD", "en") == "According to HoN, 60 reports pointed to the Netherlands in 2024."
    assert said("BEL", "en") == "According to HoN, 60 reports pointed to Belgium in 2024."
    assert said("GBR", "en") == (
        "According to HoN, 60 reports pointed to the United Kingdom in 2024."
    )
    assert said("GBR", "nl") == (
        "Volgens HoN wezen 60 meldingen naar het Verenigd Koninkrijk in 2024."
    )
    assert said("BEL", "nl", 1) == "Volgens HoN wees 1 melding naar België in 2024."


def test_a_share_of_one_in_so_many_that_is_no_survey(made: Record) -> None:
    figure = made.figure("hot.odds", "2024")
    share = replace(figure, series=replace(figure.series, form="share"))
    assert better_wording(share, "en").startswith("According to HoN, the share was about 1 in 8")


def test_no_change_has_no_sign(made: Record) -> None:
    figure = made.figure("hot.growth", "2023")
    level = replace(figure, observation=replace(figure.observation, value=0))
    assert better_wording(level, "en").startswith("According to HoN, the change was 0% in 2023")
    fine = replace(figure, observation=replace(figure.observation, value=14.25))
    assert "+14.25%" in better_wording(fine, "en")


def test_a_place_in_the_name_is_not_said_twice(made: Record) -> None:
    figure = made.figure("hot.reports", "2024", "NLD")
    text = replace(figure.series.texts["en"], name="Reports in the Netherlands")
    named = replace(figure, series=replace(figure.series, texts={"en": text}))
    assert better_wording(named, "en").endswith("in 2024 (Reports in the Netherlands).")


def test_what_was_revised_or_conflicts_is_told(made: Record) -> None:
    old = made.find("hot.reports", period="2021", standing=("superseded",))[0]
    assert better_wording(old, "en") == (
        "According to HoN, there were 5,900 reports in 2021 (Reports to the hotline). "
        "It has since been revised: 6,000 reports."
    )
    assert better_wording(old, "nl").endswith("Het is sindsdien herzien: 6.000 meldingen.")
    (conflict,) = made.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith(
        "It conflicts with the figure that counts as current: 4,111 reports."
    )
    assert better_wording(conflict, "nl").endswith(
        "Het wijkt af van het cijfer dat nu geldt: 4.111 meldingen."
    )


def test_the_other_figure_is_told_with_all_its_digits(made: Record) -> None:
    large = with_values(made, {"hot.reports||World|2019": 4_111_222})
    (conflict,) = large.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith("as current: 4,111,222 reports.")
    assert better_wording(conflict, "nl").endswith("nu geldt: 4.111.222 meldingen.")


def test_what_has_no_current_figure_was_withdrawn(made: Record) -> None:
    kept = tuple(o for o in made.observations if o.standing not in ("current", "confirms"))
    alone = replace(made, observations=kept)
    (old, _) = alone.find("hot.reports", period="2021", standing=("superseded",))
    assert better_wording(old, "en").endswith("It has since been withdrawn or revised.")
    assert better_wording(old, "nl").endswith("Het is sindsdien ingetrokken of herzien.")
    (conflict,) = alone.find("hot.reports", period="2019", standing=("conflicts",))
    assert better_wording(conflict, "en").endswith("(Reports to the hotline).")


@pytest.mark.parametrize(
    ("code", "english", "dutch"),
    [
        ("2023", "in 2023", "in 2023"),
        ("2025-H1", "in the first half of 2025", "in de eerste helft van 2025"),
        ("2024-Q2", "in Q2 2024", "in het 2e kwartaal van 2024"),
        ("2024-05", "in May 2024", "in mei 2024"),
        ("2024-04/2024-09", "from April to September 2024", "van april tot en met september 2024"),
        ("2024-05-03", "on 3 May 2024", "op 3 mei 2024"),
    ],
)
def test_when(code: str, english: str, dutch: str) -> None:
    assert (dates.during(Period.parse(code), "en"), dates.during(Period.parse(code), "nl")) == (
        english,
        dutch,
    )
