"""A folder a language: its messages, grammar, terms, and templates of talking points.

The English sentences in the code are the message identifiers; ``<language>/messages.po``
translates them, ``<language>/language.toml`` holds its signs and grammar. Which languages there
are is told by the folders, here and nowhere else.
Catalogues are read at run time, so that no compiled file has to be kept in step.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from languages.grammar import MODEL, Grammar, LanguageError, found, grammar, names

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "Grammar",
    "LanguageError",
    "Translate",
    "called",
    "catalogue",
    "grammar",
    "known_language",
    "language_folder",
    "translator",
]

LANGUAGES = found()
LANGUAGE_NAMES = names(LANGUAGES)
"""What speakers call each language."""
DEFAULT_LANGUAGE = MODEL

Translate = Callable[..., str]


def known_language(text: str | None) -> str:
    """The language meant by an address or a browser, English when unknown.

    What follows a hyphen, a country or a script, makes no difference.
    """
    code = (text or "").lower().partition("-")[0]
    return code if code in LANGUAGES else DEFAULT_LANGUAGE


def called(code: str, language: str = DEFAULT_LANGUAGE) -> str:
    """What a language is called in another: "Dutch". Its own name where that is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        told = Locale.parse(grammar(code).locale).get_language_name(grammar(language).locale)
    except UnknownLocaleError:
        told = None
    return told if told and grammar(code).locale == code else LANGUAGE_NAMES[code]


def language_folder(language: str) -> Path:
    """Where everything stands that belongs to one language: messages, grammar, terms, points."""
    return Path(__file__).parent / language


@cache
def catalogue(language: str) -> dict[str, str]:
    """Message identifier to translation. Empty for English. Raises ValueError when unknown."""
    if language not in LANGUAGES:
        raise ValueError(f"“{language}” is not a language of this project: {', '.join(LANGUAGES)}")
    path = language_folder(language) / "messages.po"
    if not path.exists():
        return {}
    return read_po(path)


def read_po(path: Path) -> dict[str, str]:
    """The translated messages of one ``.po`` file, fuzzy ones left out."""
    from babel.messages.pofile import read_po as parse

    with path.open("rb") as file:
        messages = parse(file)
    return {
        str(message.id): str(message.string)
        for message in messages
        if message.id and message.string and not message.fuzzy
    }


@cache
def translator(language: str) -> Translate:
    """A function that translates an English sentence and fills in its ``{names}``.

    ``_("read on {day}", day=...)``. A sentence without translation stays English, so that a
    reader always sees words; the tests fail on every one that is missing. What is called
    ``count`` says how many, and a whole number there is written as the language writes it.
    """
    messages = catalogue(language)

    def translate(message: str, **values: object) -> str:
        text = messages.get(message, message)
        if isinstance(count := values.get("count"), int):
            values["count"] = _grouped(count, language)
        return text.format(**values) if values else text

    return translate


def _grouped(count: int, language: str) -> str:
    """5,815 or 5.815; what needs no grouping needs no library to be read in."""
    if abs(count) < 1000:
        return str(count)
    from languages import numbers

    return numbers.exact(count, language)
