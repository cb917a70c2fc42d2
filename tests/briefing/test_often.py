"""Often-made claims: every template holds in every language, and words lead to the right page."""

from __future__ import annotations

import re

import pytest
from jinja2 import nodes

from briefing.often.often import BLOCKS, FIGURES, NAMES, often_made, render, template_text
from briefing.often.recognise import LONGEST_SENTENCE, patterns_of, touched
from briefing.points.quoting import CannotBeSaid
from briefing.points.templates import environment
from data_sources.record.record import Record
from languages import LANGUAGES, language_folder
from tests.briefing.test_points_templates import NUMBERS_IN_WORDS

SENTENCES = [(language, name) for language in LANGUAGES for name in NAMES]


def tree(language: str, name: str) -> nodes.Template:
    path = language_folder(language) / "claims" / f"{name}.j2"
    return environment().parse(path.read_text(encoding="utf-8"))


def typed(language: str, name: str) -> str:
    data = (item.data for item in tree(language, name).find_all(nodes.TemplateData))
    return " ".join(" ".join(data).split())


def test_there_are_fifteen_and_each_has_its_files() -> None:
    assert len(NAMES) >= 15 and len(set(NAMES)) == len(NAMES)
    for folder in (FIGURES, *(language_folder(code) / "claims" for code in LANGUAGES)):
        assert {path.stem for path in folder.glob("*")} == set(NAMES)


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_every_claim_renders_with_its_sources(record: Record, language: str, name: str) -> None:
    claim = often_made(record, name, language)
    for block in BLOCKS:
        text = getattr(claim, block)
        assert text and text[0].isupper() | text[0].isdigit() and text.endswith("."), block
        assert "\x02" not in text
    assert claim.citations and claim.evidence


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_no_number_is_typed(language: str, name: str) -> None:
    text = typed(language, name)
    assert not re.search(r"\d", text)
    assert not NUMBERS_IN_WORDS.search(text)
    constants = [item.value for item in tree(language, name).find_all(nodes.Const)]
    assert not [value for value in constants if re.search(r"\d", str(value))]
    assert not list(tree(language, name).find_all(nodes.Assign))


@pytest.mark.parametrize("name", NAMES)
def test_figures_hold_no_sentence(name: str) -> None:
    parsed = environment().parse((FIGURES / f"{name}.j2").read_text(encoding="utf-8"))
    assert not "".join(data.data for data in parsed.find_all(nodes.TemplateData)).strip()


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_rest_on_the_same(record: Record, name: str) -> None:
    said = [{f.id for f in often_made(record, name, code).figures} for code in LANGUAGES]
    assert all(figures == said[0] for figures in said)


def test_what_the_record_does_not_bear_out_is_an_error(record: Record) -> None:
    text = template_text(NAMES[0], "en")
    with pytest.raises(CannotBeSaid):
        render(record, "{{ require(false) }}" + text, NAMES[0], "en")
    with pytest.raises(CannotBeSaid, match="superlative"):
        render(record, text.replace("The number is right", "The highest is right"), NAMES[0], "en")
    with pytest.raises(ValueError, match="blocks"):
        render(record, text.replace("block instead", "block other"), NAMES[0], "en")


TOUCHES = {
    "en": [
        ("In 2023 there were 36.2 million reports of abuse.", "reports-of-one-year"),
        (
            "In the first six months of 2024 there was more AI material than in all of 2023.",
            "ai-half-year-exceeds-year",
        ),
        (
            "In six months more was found than in the whole year before.",
            "ai-half-year-exceeds-year",
        ),
        ("Behind every report is a child waiting for help.", "reports-are-children"),
        ("The Netherlands hosts most of the world's abuse material.", "netherlands-hosts-most"),
        ("Most of this material is hosted in the Netherlands.", "netherlands-hosts-most"),
        ("Reports fell because of encryption.", "fell-because-of-encryption"),
        (
            "Since Meta’s encryption millions of reports have disappeared.",
            "fell-because-of-encryption",
        ),
        ("Reports dropped, which means there is less abuse.", "fewer-reports-less-abuse"),
        ("Online abuse has exploded in five years.", "more-reports-more-abuse"),
        ("More than two in three children were harmed.", "two-in-three-children"),
        ("Nudify apps are rated 4+ in the store.", "nudify-apps-from-four"),
        ("Most abuse takes place on Facebook.", "one-company-hosts-the-abuse"),
        ("Platforms are required by law to scan messages.", "platforms-must-detect"),
        ("Most reports are false.", "most-reports-are-useless"),
        ("300 million children are victims every year.", "children-worldwide"),
        ("Millions of reports mean millions of abused children.", "reports-are-children"),
        ("The files sent to NCMEC are all unique.", "files-are-distinct-images"),
        ("More reports prove that there is more abuse.", "more-reports-more-abuse"),
        ("Now that reports have halved, children are safer.", "fewer-reports-less-abuse"),
        ("The decline in reports is due to encryption.", "fell-because-of-encryption"),
        ("Police drown in junk reports that lead nowhere.", "most-reports-are-useless"),
        ("Child abuse is above all a Facebook problem.", "one-company-hosts-the-abuse"),
        ("A service with a low number of reports is a safe service.", "few-reports-safe-platform"),
        ("Scanning of private messages is mandatory in Europe.", "platforms-must-detect"),
        ("Almost everyone in Europe wants messages scanned.", "europeans-want-detection"),
        ("No country hosts more of it than the Netherlands.", "netherlands-hosts-most"),
        ("Tens of thousands of cases of abuse in the Netherlands.", "dutch-cases"),
        ("Most Dutch children are abused online.", "two-in-three-children"),
        ("All AI reports at NCMEC are about computer-made pictures.", "ai-reports-are-ai-images"),
        ("AI abuse videos have gone up more than two hundredfold.", "ai-videos-percentage"),
        ("Four-year-olds may download nudifying apps.", "nudify-apps-from-four"),
    ],
    "nl": [
        ("In 2023 waren er 36,2 miljoen meldingen.", "reports-of-one-year"),
        (
            "In de eerste zes maanden van 2024 is meer AI-materiaal gevonden dan in heel 2023.",
            "ai-half-year-exceeds-year",
        ),
        ("In een half jaar meer dan in het hele jaar ervoor.", "ai-half-year-exceeds-year"),
        ("Achter elke melding zit een kind.", "reports-are-children"),
        ("Nederland host het meeste materiaal ter wereld.", "netherlands-hosts-most"),
        ("Het meeste materiaal staat op servers in Nederland.", "netherlands-hosts-most"),
        ("Het aantal meldingen daalde door versleuteling.", "fell-because-of-encryption"),
        ("Door versleuteling zijn miljoenen meldingen verdwenen.", "fell-because-of-encryption"),
        (
            "Minder meldingen betekent minder misbruik: de meldingen daalden, dus minder misbruik.",
            "fewer-reports-less-abuse",
        ),
        ("Het misbruik neemt explosief toe.", "more-reports-more-abuse"),
        ("Meer dan twee op de drie kinderen maakte dit mee.", "two-in-three-children"),
        ("Uitkleedapps zijn er al vanaf 4 jaar.", "nudify-apps-from-four"),
        ("Het meeste misbruik vindt plaats op Instagram.", "one-company-hosts-the-abuse"),
        ("Platforms zijn verplicht om berichten te scannen.", "platforms-must-detect"),
        ("De meeste meldingen zijn onterecht.", "most-reports-are-useless"),
        ("Elk jaar zijn 300 miljoen kinderen slachtoffer.", "children-worldwide"),
        ("Miljoenen meldingen betekenen miljoenen misbruikte kinderen.", "reports-are-children"),
        ("De bestanden bij NCMEC zijn allemaal uniek.", "files-are-distinct-images"),
        ("Meer meldingen bewijzen dat er meer misbruik is.", "more-reports-more-abuse"),
        ("Nu de meldingen zijn gehalveerd, zijn kinderen veiliger.", "fewer-reports-less-abuse"),
        ("De daling van de meldingen komt door encryptie.", "fell-because-of-encryption"),
        ("De politie verdrinkt in onbruikbare meldingen.", "most-reports-are-useless"),
        ("Kindermisbruik is vooral een probleem van Facebook.", "one-company-hosts-the-abuse"),
        ("Een dienst met weinig meldingen is een veilige dienst.", "few-reports-safe-platform"),
        ("Het scannen van privéberichten is in Europa verplicht.", "platforms-must-detect"),
        ("Bijna iedereen in Europa wil dat berichten worden gescand.", "europeans-want-detection"),
        ("Geen land host er meer van dan Nederland.", "netherlands-hosts-most"),
        ("Er zijn in ons land tienduizenden kindermisbruikzaken per jaar.", "dutch-cases"),
        ("De meeste Nederlandse kinderen worden online misbruikt.", "two-in-three-children"),
        ("NCMEC kreeg meer dan een miljoen meldingen van AI-beelden.", "ai-reports-are-ai-images"),
        ("AI-misbruikvideo's zijn meer dan tweehonderdmaal zo talrijk.", "ai-videos-percentage"),
        ("Vierjarigen mogen uitkleedapps downloaden.", "nudify-apps-from-four"),
    ],
}
TOUCHES_NOT = {
    "en": [
        "The hotline in the Netherlands received a report on Monday.",
        "The IWF published its annual report in April.",
        "Encryption protects the messages of journalists.",
        "Each report is read by an analyst within a day.",
        "The train to Bulgaria left at half past two.",
        "In the first half of 2024 the number of staff rose from 12 to 15.",
        "The Commission proposed a regulation in May 2022.",
        "A teacher can call the help line for advice.",
        "Facebook published its transparency report.",
        "Two of the three judges were present.",
        "The company hosts its website in Germany.",
        "Children learn at school how to report an image.",
        "Three million euros went to the police.",
        "A report is not a child.",
        "Reports do not measure how common abuse is.",
        "Nobody knows how many of the files are unique.",
        "Companies may report what they find, but they need not look for it.",
        "Two in three parents talk with their children about the internet.",
        "Hundreds of millions of children use social media every day.",
        "Platforms in Europe are obliged to publish transparency reports.",
        "Encrypted backups fell out of the scope of the report.",
        "In the EU detection is voluntary.",
    ],
    "nl": [
        "Het meldpunt in Nederland kreeg maandag een melding.",
        "De IWF publiceerde in april het jaarverslag.",
        "Versleuteling beschermt de berichten van journalisten.",
        "Elke melding wordt binnen een dag door een analist gelezen.",
        "De trein naar Bulgarije vertrok om half drie.",
        "In de eerste helft van 2024 steeg het aantal medewerkers van 12 naar 15.",
        "De Commissie stelde in mei 2022 een verordening voor.",
        "Een docent kan de hulplijn bellen voor advies.",
        "Facebook publiceerde zijn transparantieverslag.",
        "Twee van de drie rechters waren aanwezig.",
        "Het bedrijf host zijn website in Duitsland.",
        "Kinderen leren op school hoe zij een beeld kunnen melden.",
        "Drie miljoen euro ging naar de politie.",
        "Een melding is geen kind.",
        "Meldingen meten niet hoe vaak misbruik voorkomt.",
        "Niemand weet hoeveel van de bestanden uniek zijn.",
        "Bedrijven mogen melden wat zij vinden, maar hoeven er niet naar te zoeken.",
        "Twee op de drie ouders praten met hun kinderen over internet.",
        "Honderden miljoenen kinderen gebruiken dagelijks sociale media.",
        "Platforms in Europa zijn verplicht transparantieverslagen te publiceren.",
        "In de EU is detectie vrijwillig.",
    ],
}


@pytest.mark.parametrize(
    ("text", "name"), [pair for language in LANGUAGES for pair in TOUCHES.get(language, [])]
)
def test_words_lead_to_the_page(text: str, name: str) -> None:
    assert name in touched(text)


@pytest.mark.parametrize("text", [text for code in LANGUAGES for text in TOUCHES_NOT.get(code, [])])
def test_other_sentences_lead_nowhere(text: str) -> None:
    assert touched(text) == []


@pytest.mark.parametrize(("language", "name"), SENTENCES)
def test_the_claim_itself_is_recognised(record: Record, language: str, name: str) -> None:
    assert name in touched(often_made(record, name, language).claim)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_can_be_recognised(language: str) -> None:
    assert {name for name, _pattern in patterns_of(language)} == set(NAMES)


def test_a_long_text_without_an_end_is_read_in_bounded_time() -> None:
    import time

    text = "reports abuse encryption most children the Netherlands host " * 4000
    start = time.thread_time()
    touched(text)
    assert time.thread_time() - start < 5
    assert len(text) > 300 * LONGEST_SENTENCE
