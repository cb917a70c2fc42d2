"""What a text says to its reader, and words that narrow nothing where they stand, on figures that
nobody published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claims import Verdict
from data_sources.record.load import the_record
from tests.claims.made_up import said

SCOPE = Path(the_record().directory) / "claims_scope.csv"
ENGLISH, DUTCH = "2,469,134", "2.469.134"


def _agrees(text: str) -> bool:
    return Verdict(said(text, ENGLISH if ENGLISH in text else DUTCH)[0]).agrees


@pytest.mark.parametrize(
    "lead",
    [
        "As you may remember, ", "I would remind this blizzard that ", "Let's be honest: ",
        "Dear parents, ", "Hello blizzards, ",
    ],
)  # fmt: skip
def test_what_is_said_to_the_reader_narrows_nothing(lead: str) -> None:
    assert _agrees(f"{lead}NCMEC received {ENGLISH} reports in 2022.")


@pytest.mark.parametrize(
    "lead",
    [
        "Zoals u zich herinnert, ", "Eerlijk gezegd, ik schrok van de sneeuwstorm: ",
        "Beste ouders, ",
        "Wij begrepen gisteren dat ", "Moet je nagaan, ",
    ],
)  # fmt: skip
def test_what_is_said_to_the_reader_narrows_nothing_in_dutch(lead: str) -> None:
    that = lead.endswith(" dat ")
    clause = f"NCMEC in 2022 {DUTCH} meldingen ontving" if that else (
        f"NCMEC ontving in 2022 {DUTCH} meldingen")  # fmt: skip
    assert _agrees(f"{lead}{clause}.")


@pytest.mark.parametrize(
    "text",
    [
        "If you ignore blizzards, NCMEC received {} reports in 2022.",
        "As you know from blizzards, NCMEC received {} reports in 2022.",
        "When we leave blizzards out, NCMEC received {} reports in 2022.",
        "NCMEC received {} reports in 2022, as we know of blizzards.",
        "NCMEC received {} reports in 2022, and nobody but blizzards sent them.",
        "I know NCMEC received {} blizzard reports in 2022.",
        "I do not believe that NCMEC received {} reports in 2022.",
        "Als je sneeuwstormen weglaat, kreeg NCMEC in 2022 {} meldingen.",
        "Zoals we weten van sneeuwstormen, kreeg NCMEC in 2022 {} meldingen.",
        "NCMEC kreeg in 2022 {} meldingen, en niemand anders dan sneeuwstormen stuurde ze.",
        "Ik weet dat NCMEC in 2022 {} sneeuwstormmeldingen kreeg.",
    ],
)
def test_what_leaves_some_of_it_out_is_no_aside(text: str) -> None:
    assert not _agrees(text.format(ENGLISH if "reports" in text else DUTCH))


def _words(kind: str, language: str) -> list[str]:
    with SCOPE.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["word"] == kind and r["language"] == language]
    return [word for word in rows[0]["phrases"].split("|") if " " not in word]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_word_is_of_one_class(language: str) -> None:
    classes = ("plain", "apart", "speakers", "things")
    seen = [word for kind in classes for word in _words(kind, language)]
    assert len(seen) == len(set(seen)) > 3_000


SAID = {  # by class: what narrows, what does not
    ("speakers", "en"): (
        ["From {} NCMEC received {n} reports in 2022.",
         "In 2022, from {}, NCMEC received {n} reports.",
         "NCMEC received {n} reports in 2022 from {}."],
        ["In a letter from the {}: NCMEC received {n} reports in 2022."],
    ),
    ("speakers", "nl"): (
        ["Van {} kreeg NCMEC in 2022 {n} meldingen.", "{} deden in 2022 {n} meldingen bij NCMEC.",
         "In 2022 kreeg NCMEC van {} {n} meldingen."],
        ["In een brief van de {}: NCMEC kreeg in 2022 {n} meldingen."],
    ),
    ("things", "en"): (
        ["NCMEC received {n} reports about {} in 2022.",
         "NCMEC received {n} reports in 2022 of {}.",
         "NCMEC received {n} {} reports in 2022.", "On {}, NCMEC received {n} reports in 2022.",
         "In 2022 the {} reports to NCMEC reached {n}.",
         "The {n} reports to NCMEC in 2022 were {}."],
        ["In 2022 NCMEC had its {} full with {n} reports."],
    ),
    ("things", "nl"): (
        ["NCMEC ontving in 2022 {n} meldingen over {}.",
         "Over {} ontving NCMEC in 2022 {n} meldingen.",
         "NCMEC ontving in 2022 {n} meldingen op {}.",
         "Het aantal {} meldingen bij NCMEC was in 2022 {n}.",
         "De {n} meldingen bij NCMEC in 2022 waren {}."],
        ["In 2022 kreeg NCMEC er op de {} {n} meldingen bij."],
    ),
}  # fmt: skip
CHOSEN = {
    ("speakers", "en"): ["lawyers", "campaigners", "researchers"],
    ("speakers", "nl"): ["onderzoekers", "collega's", "specialisten"],
    ("things", "en"): ["hands", "plates", "doors"],
    ("things", "nl"): ["deurmat", "schouders", "planken"],
}


@pytest.mark.parametrize("key", SAID)
def test_a_word_narrows_where_it_is_tied_to_what_is_counted(key: tuple[str, str]) -> None:
    number = ENGLISH if key[1] == "en" else DUTCH
    narrowing, harmless = SAID[key]
    for word in CHOSEN[key]:
        assert word in _words(*key)
        for text in narrowing:
            assert not _agrees(text.format(word, n=number)), text.format(word, n=number)
        for text in harmless:
            assert _agrees(text.format(word, n=number)), text.format(word, n=number)


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The sickening reports to NCMEC in 2022 numbered {}.", False),
        ("Het aantal gruwelijke meldingen bij NCMEC was in 2022 {}.", False),
        ("Sickening: NCMEC received {} reports in 2022.", True),
        ("Gruwelijk: NCMEC ontving in 2022 {} meldingen.", True),
    ],
)
def test_a_judgement_narrows_the_noun_that_it_describes(text: str, agrees: bool) -> None:
    assert _agrees(text.format(ENGLISH if "reports" in text else DUTCH)) == agrees


def test_a_verb_in_two_halves_that_says_they_came_needs_no_row() -> None:
    assert _agrees(f"NCMEC handelde in 2022 {DUTCH} meldingen af.")
    assert not _agrees(f"NCMEC handelde in 2022 in {DUTCH} meldingen.")
    assert not _agrees(f"NCMEC sloot in 2022 {DUTCH} meldingen uit.")


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The weather blizzarded on; NCMEC received {} reports in 2022.", False),
        ("Everything went blizzardly, but NCMEC received {} reports in 2022.", True),
        ("Blizzards went on, but NCMEC received {} reports in 2022.", False),
        ("There was a lot about blizzards, so NCMEC received {} reports in 2022.", False),
        ("You asked about blizzards: NCMEC received {} reports in 2022.", False),
        ("They were blizzards: NCMEC received {} reports in 2022.", False),
        ("It is not true: NCMEC received {} reports in 2022.", False),
        ("Dear blizzards, from you NCMEC received {} reports in 2022.", False),
        ("Alles liep stroef, maar NCMEC kreeg in 2022 {} meldingen.", True),
        ("Sneeuwstormen gaan door, want NCMEC kreeg in 2022 {} meldingen.", False),
        ("U vroeg naar sneeuwstormen: NCMEC kreeg in 2022 {} meldingen.", False),
        ("Het waren sneeuwstormen: NCMEC kreeg in 2022 {} meldingen.", False),
        ("Het klopt niet: NCMEC kreeg in 2022 {} meldingen.", False),
        ("Beste sneeuwstormen, van jullie kreeg NCMEC in 2022 {} meldingen.", False),
    ],
)
def test_another_clause_narrows_with_its_nouns_alone(text: str, agrees: bool) -> None:
    assert _agrees(text.format(ENGLISH if "reports" in text else DUTCH)) == agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("The blizzards' app Discord made 24,680 reports to NCMEC in 2022.", True),
        ("The chat app Discord made 24,680 reports to NCMEC in 2022.", True),
        ("From the chat app Discord, NCMEC received 24,680 reports in 2022.", True),
        ("Discord, popular with blizzards, made 24,680 reports to NCMEC in 2022.", True),
        ("Discord, popular in Germany, made 24,680 reports to NCMEC there in 2022.", False),
        ("Discord, with blizzards, made 24,680 reports to NCMEC in 2022.", False),
        ("Van chatdienst Discord ontving NCMEC in 2022 24.680 meldingen.", True),
        ("Discord, populair onder tieners, deed in 2022 24.680 meldingen bij NCMEC.", True),
        ("Discord, in Duitsland, deed in 2022 24.680 meldingen bij NCMEC.", False),
    ],
)
def test_what_a_name_is_called_besides_narrows_nothing(text: str, agrees: bool) -> None:
    number = "24,680" if "reports" in text else "24.680"
    assert Verdict(said(text, number)[0]).agrees == agrees
