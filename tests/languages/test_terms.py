"""The words that are used and those that are avoided, in every text that a reader can meet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_sources.package.tables import DATASETS
from languages import LANGUAGES, language_folder, read_po
from languages.terms import Term, avoided_words, term_exceptions, terms

# Columns that are read by people, where the language is a column of its own.
BY_ROW = {
    "series_texts.csv": ("name", "definition", "caveats", "critic"),
    "collections.csv": ("name", "measures", "does_not_measure", "caveats", "critic", "answer"),
}
BY_COLUMN = ("breaks", "explanations", "timeline", "help", "units", "geographies", "totals")
ENGLISH_EVENTS = ("instrument", "event", "status")
# What stands for a figure or a word from elsewhere: {count}, {{ now|exact }}, {% block parent %}.
PLACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\w*\}", re.DOTALL)

Text = tuple[str, str]


def rows(name: str) -> list[dict[str, str]]:
    with (DATASETS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def dataset_texts(language: str) -> Iterator[Text]:
    for name, columns in BY_ROW.items():
        for row in rows(name):
            if row["language"] == language:
                yield from ((f"datasets/{name}", row[column]) for column in columns)
    for table in BY_COLUMN:
        for row in rows(f"{table}.csv"):
            for column, text in row.items():
                english = language == "en" and table == "timeline" and column in ENGLISH_EVENTS
                if english or column.endswith(f"_{language}"):
                    yield f"datasets/{table}.csv", text
    yield from (("datasets/publishers.csv", row["name"]) for row in rows("publishers.csv"))


def message_texts(language: str) -> Iterator[Text]:
    translated_into = LANGUAGES[1] if language == LANGUAGES[0] else language
    for path in sorted(language_folder(translated_into).glob("*.po")):
        for message, translated in read_po(path).items():
            yield f"message: {message}", message if language == "en" else translated


def template_texts(language: str) -> Iterator[Text]:
    folder = language_folder(language)
    for path in sorted(folder.rglob("*.j2")):
        yield f"languages/{language}/{path.relative_to(folder)}", Path(path).read_text("utf-8")


def shipped_texts(language: str) -> list[Text]:
    every = (dataset_texts(language), message_texts(language), template_texts(language))
    return [(file, PLACES.sub(" ", text)) for part in every for file, text in part]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_text_keeps_to_the_terms(language: str) -> None:
    found = [
        f"{file}: {word}"
        for file, text in shipped_texts(language)
        for word in avoided_words(text, language, file)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exception_is_needed_and_says_why(language: str) -> None:
    texts = shipped_texts(language)
    for exception in term_exceptions(language):
        assert exception.reason
        assert list(avoided_words(exception.words, language)), f"holds no such word: {exception}"
        held = [text for file, text in texts if exception.holds_in(file)]
        assert any(exception.words in text for text in held), f"not needed any more: {exception}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_say_is_not_what_not_to_say(language: str) -> None:
    assert terms(language)
    for term in terms(language):
        assert term.concept
        assert term.say
        assert term.avoid
        assert term.why
        assert term.source
        assert not [word for word in avoided_words(term.say, language) if word.term is term], term


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A rise in child porn", ["child porn"]),
        ("en", "child sexual abuse material", []),
        ("en", "so-called “self-generated” imagery", []),
        ("en", "self-generated imagery", ["self-generated"]),
        ("en", "An explosion: ten reports a second", ["explosion", "reports a second"]),
        ("en", "Confirmed by a second page", []),
        ("nl", "Meer kinderporno gevonden", ["kinderporno"]),
        ("nl", "meldingen van seksuele afpersing (sextortion)", []),
        ("nl", "meldingen van sextortion", ["sextortion"]),
        ("nl", "de CSAM-verordening", []),
        ("nl", "twee beeldhosts op 3 URL's", ["beeldhosts", "URL's"]),
        ("nl", "de delen tellen niet op tot het geheel", ["tellen niet op tot"]),
        ("nl", "de telling telt elk kind", []),
        ("nl", "Wat kun je doen?", ["je"]),
        ("nl", "het ministerie van Justitie en Veiligheid", []),
    ],
)
def test_what_is_found(language: str, text: str, found: list[str]) -> None:
    assert sorted(word.found for word in avoided_words(text, language)) == sorted(found)


def test_an_exception_holds_in_its_file_and_for_its_words_alone() -> None:
    title = "Wet bestuursrechtelijke aanpak online kinderpornografisch materiaal"
    assert not list(avoided_words(title, "nl", "datasets/timeline.csv"))
    assert list(avoided_words(title, "nl", "elsewhere.csv"))
    assert list(avoided_words(f"{title}: kinderporno", "nl", "datasets/timeline.csv"))


def test_a_found_word_says_what_to_say_instead() -> None:
    (word,) = avoided_words("beeldhost", "nl")
    assert isinstance(word.term, Term)
    assert str(word) == "“beeldhost”: say imagehoster"
