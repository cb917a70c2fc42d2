"""What a clause says of all that is counted, and of who did what with it: made-up figures only."""

from __future__ import annotations

import pytest

from claims import Claim, check
from claims.read.not_figures import ages
from tests.claims.made_up import checked, record_of

# NCMEC received 2,469,134 reports in 2022, the IWF confirmed 200,303; nothing else is known.


def agreeing(text: str, language: str) -> list[str]:
    return [c.quantity.text for c in checked(text, language) if c.verdict.agrees]


def only(text: str, language: str) -> Claim:
    (claim,) = checked(text, language)
    return claim


DEEDS = [
    ("en", "NCMEC {} 2,469,134 reports in 2022.", "printed published made filed issued wrote read"),
    ("nl", "NCMEC {} in 2022 2.469.134 meldingen.", "publiceerde deed maakte schreef las opende"),
]


# What stands before in a text does not matter.
BEFORE = ("", "Much was said about it. ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (code, before + form.format(verb))
        for before in BEFORE
        for code, form, verbs in DEEDS
        for verb in verbs.split()
    ],
)
def test_who_receives_reports_makes_and_prints_none(language: str, text: str) -> None:
    assert agreeing(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NCMEC received 2,469,134 reports in 2022."),
        ("en", "In 2022, 2,469,134 reports were made to NCMEC."),
        ("nl", "NCMEC kreeg in 2022 2.469.134 meldingen."),
        ("nl", "In 2022 zijn bij NCMEC 2.469.134 meldingen gedaan."),
    ],
)
@pytest.mark.parametrize("before", BEFORE)
def test_that_reports_were_made_to_it_is_what_it_received(
    language: str, text: str, before: str
) -> None:
    assert len(agreeing(before + text, language)) == 1


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022, 2,469,134 reports were printed by NCMEC."),
        ("en", "In 2022, 2,469,134 reports were made by NCMEC."),
        ("en", "NCMEC’s staff published 2,469,134 reports in 2022."),
        ("en", "NCMEC could have received 2,469,134 reports in 2022."),
        ("en", "In 2022 NCMEC published some 2,469,134 reports."),
        ("nl", "NCMEC heeft in 2022 2.469.134 meldingen gedrukt."),
        ("nl", "In 2022 publiceerde NCMEC 2.469.134 meldingen."),
        ("nl", "NCMEC had in 2022 2.469.134 meldingen kunnen ontvangen."),
    ],
)
def test_a_deed_is_seen_wherever_its_verb_stands(language: str, text: str, before: str) -> None:
    assert agreeing(before + text, language) == []


def test_a_company_does_make_reports() -> None:
    assert agreeing("Facebook made 987,654 reports to NCMEC in 2022.", "en") == ["987,654"]
    assert agreeing("Facebook deed in 2022 987.654 meldingen bij NCMEC.", "nl") == ["987.654"]


@pytest.mark.parametrize(
    ("language", "rest"),
    [
        ("en", "were jokes"),
        ("en", "were of children"),
        ("en", "were all new"),
        ("en", "turned out to be serious"),
        ("nl", "waren grappen"),
        ("nl", "waren allemaal nieuw"),
        ("nl", "bleken ernstig"),
    ],
)
def test_what_is_said_of_all_of_them_narrows_them(language: str, rest: str) -> None:
    heads = {
        "en": "The 2,469,134 reports that NCMEC received in 2022 ",
        "nl": "De 2.469.134 meldingen die NCMEC in 2022 kreeg, ",
    }
    assert agreeing(f"{heads[language]}{rest}.", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NCMEC received 2,469,134 reports in 2022, all of them videos."),
        ("nl", "NCMEC kreeg in 2022 2.469.134 meldingen, allemaal video's."),
        ("en", "By 2022 NCMEC had received 2,469,134 reports."),
        ("en", "By the end of 2022, NCMEC had received 2,469,134 reports."),
        ("en", "In 2022 NCMEC led to 2,469,134 reports."),
        ("en", "In 2022 NCMEC received 2,469,134 cases."),
        ("nl", "Tot en met 2022 had NCMEC 2.469.134 meldingen gekregen."),
        ("en", "The IWF confirmed 200,303 reports within a day in 2022."),
        ("nl", "In 2022 bevestigde de IWF binnen een dag 200.303 meldingen."),
        ("en", "NCMEC could have received 2,469,134 reports in 2022."),
        ("nl", "NCMEC had in 2022 2.469.134 meldingen kunnen krijgen."),
        ("en", "In 2022 NCMEC linked 123,456 reports to Germany and France together."),
        ("nl", "In 2022 koppelde NCMEC 123.456 meldingen aan Duitsland en Frankrijk samen."),
        ("en", "In 2022 NCMEC linked 123,456 reports to victims in Germany."),
        ("nl", "In 2022 deden 123.456 Duitsers een melding bij NCMEC."),
    ],
)
def test_these_say_something_else_than_the_figure(language: str, text: str) -> None:
    assert agreeing(text, language) == []


def test_another_publishers_number_is_told_to_be_whose_it_is() -> None:
    claim = only("Ofcom confirmed 200,303 reports in 2022, the IWF says.", "en")
    (reason,) = claim.reasons
    assert (reason.code, dict(reason.values)["publisher"]) == ("not_theirs", "IWF")


def test_what_a_publisher_is_stands_before_its_name() -> None:
    text = "The UK's own hotline, the Internet Watch Foundation, confirmed 200,303 reports in 2022."
    assert agreeing(text, "en") == ["200,303"]
    assert agreeing("In Germany, the IWF confirmed 200,303 reports in 2022.", "en") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("girls between three and thirteen", (3, 13)),
        ("children aged seven to ten", (7, 10)),
        ("and 143 of three to six.", (3, 6)),
        ("the youngest, nought to two, were", (0, 2)),
        ("kinderen van tien jaar of jonger", (None, 10)),
        ("meisjes van zeven tot tien jaar", (7, 10)),
    ],
)
def test_ages_in_words(text: str, found: tuple[int | None, int]) -> None:
    assert [(age.low, age.high) for age in ages(text)] == [found]


@pytest.mark.parametrize("text", ["two to three years ago", "drie tot vijf jaar geleden"])
def test_a_stretch_of_years_is_no_age(text: str) -> None:
    assert ages(text) == []


def test_an_estimate_over_many_years_may_be_told_by_the_year_it_came_out() -> None:
    made = record_of((("unicef.rape_sexual_assault_childhood", "", "World",
                       "2010-01-01/2022-12-31", 444_000_000),))  # fmt: skip
    (figure,) = made.all_figures()
    text = "In {} UNICEF estimated that 444 million people were raped or assaulted in childhood."
    told = int(figure.source.year)
    assert [c.verdict.agrees for c in check(text.format(told), "en", made)] == [True]
    assert not any(c.verdict.agrees for c in check(text.format(told + 3), "en", made))
