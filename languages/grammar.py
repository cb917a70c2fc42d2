"""What ``<language>/language.toml`` says: signs, words for numbers and dates, sentence patterns.

The English file is the model: every language has its keys. Tables that are free (articles, verbs
that agree, periods that need a preposition of their own) hold what the language needs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILE = "language.toml"
WORD_LISTS = ("terms.csv", "term_exceptions.csv", "often_made.csv")
TEMPLATES = ("points", "claims")
MODEL = "en"
TOP = ("name", "tag", "authority", "locale", "office", "direction", "home")
"""The keys that stand above the tables."""
FREE = {"numbers.scales", "dates.noun", "dates.during", "articles", "agreement", "sentences.own"}
"""Tables whose keys are a language's own business."""
Table = Mapping[str, Any]
_CODE = re.compile("[a-z]{2,3}")
OTHER = "other"
"""The key in ``dates.noun`` and ``dates.during`` for kinds of period that are not named."""


class LanguageError(ValueError):
    """A language's folder cannot be used; the text names file, key and what to do."""


@dataclass(frozen=True)
class Grammar:
    """The grammar of one language.

    ``tag`` is its BCP 47 name in files, ``authority`` its code in the European Union's list of
    languages, ``locale`` whose names of months are used, ``office``
    Windows' number for it in hexadecimal, ``home`` the place whose help lines come first.
    ``scales`` are words for powers of ten, largest first; ``points`` are patterns of what no
    talking point may say.
    """

    code: str
    name: str
    tag: str
    authority: str
    locale: str
    office: str
    direction: str
    home: str
    numbers: Mapping[str, str]
    scales: Mapping[int, str]
    dates: Mapping[str, str]
    short_dates: Mapping[str, str]
    noun: Mapping[str, str]
    during: Mapping[str, str]
    ages: Mapping[str, str]
    articles: Mapping[str, tuple[str, ...]]
    agreement: Mapping[str, tuple[str, str]]
    sentences: Mapping[str, str]
    own_sentences: Mapping[str, str]
    points: Mapping[str, str]
    no_rank: tuple[str, ...]

    @property
    def decimal(self) -> str:
        return self.numbers["decimal"]

    @property
    def group(self) -> str:
        return self.numbers["group"]

    def agreeing(self, value: float) -> dict[str, str]:
        """The words that agree with a number: the first form for one, the second for others."""
        return {key: forms[value != 1] for key, forms in self.agreement.items()}

    def with_article(self, name: str) -> str:
        """A place's or a publisher's name as it stands in a sentence: "the Netherlands"."""
        for article, starts in self.articles.items():
            if name.startswith(starts):
                return f"{article} {name}"
        return name


def found(here: Path = HERE) -> tuple[str, ...]:
    """The codes of the languages there are, a folder each: English first, then by code."""
    codes = sorted(path.parent.name for path in here.glob(f"*/{FILE}"))
    codes = [code for code in codes if _CODE.fullmatch(code)]
    return tuple(sorted(codes, key=lambda code: code != MODEL))


def names(languages: tuple[str, ...], here: Path = HERE) -> dict[str, str]:
    """What each language is called in itself; its code where its file cannot be read."""
    return {language: _head(language, "name", here) or language for language in languages}


@cache
def right_to_left(language: str, here: Path = HERE) -> bool:
    """Whether a language is written from right to left; not where its file cannot be read."""
    return _head(language, "direction", here) == "rtl"


def _head(language: str, key: str, here: Path) -> str:
    """What a language's file says at its top, also when the rest of it is not whole.

    The server starts with it: what is wrong there is told by the check of the record.
    """
    try:
        return str(_read(here / language / FILE).get(key, ""))
    except (OSError, tomllib.TOMLDecodeError):
        return ""


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language. Raises LanguageError when its file is missing or not whole."""
    faults = list(faults_of(language))
    if faults:
        raise LanguageError("\n".join(f"{file}: {key}: {reason}" for file, key, reason in faults))
    content = _read(HERE / language / FILE)
    numbers, dates = dict(content["numbers"]), dict(content["dates"])
    sentences, points = dict(content["sentences"]), dict(content["points"])
    scales = {int(power): word for power, word in numbers.pop("scales").items()}
    return Grammar(
        code=language,
        **{key: content[key] for key in TOP},
        scales=dict(sorted(scales.items(), reverse=True)),
        short_dates=dates.pop("short"),
        noun=dates.pop("noun"),
        during=dates.pop("during"),
        own_sentences=sentences.pop("own"),
        numbers=numbers,
        dates=dates,
        ages=content["ages"],
        articles={word: tuple(starts) for word, starts in content["articles"].items()},
        agreement={key: (one, many) for key, (one, many) in content["agreement"].items()},
        sentences=sentences,
        no_rank=tuple(points.pop("no_rank")),
        points=points,
    )


def faults_of(language: str, here: Path = HERE) -> Iterator[tuple[str, str, str]]:
    """What a language's folder lacks: file, key and reason of each fault.

    Compared with the English one: the keys of ``language.toml``, the lists of words, and the
    templates of talking points and often-made claims. Missing messages are found by the tests,
    which read the code for them.
    """
    file = f"languages/{language}/{FILE}"
    try:
        model, own = _read(here / MODEL / FILE), _read(here / language / FILE)
    except (OSError, tomllib.TOMLDecodeError) as error:
        yield file, "", f"cannot be read: {error}"
        return
    yield from ((file, key, reason) for key, reason in _lacking(model, own, ""))
    yield from _lists_lacking(language, here)
    for folder in TEMPLATES:
        for path in sorted((here / MODEL / folder).glob("*.j2")):
            if not (here / language / folder / path.name).is_file():
                missing = f"languages/{language}/{folder}/{path.name}"
                yield missing, "", f"missing: write what {MODEL}/{folder}/{path.name} says"


def _lists_lacking(language: str, here: Path) -> Iterator[tuple[str, str, str]]:
    """The lists of words that are missing, or have other columns than the English ones."""
    for name in WORD_LISTS:
        file = f"languages/{language}/{name}"
        wanted, own = _columns(here / MODEL / name), _columns(here / language / name)
        if own != wanted:
            yield file, "", f"must begin with the columns {wanted}"


def _columns(path: Path) -> str:
    if not path.is_file():
        return ""
    return path.read_text(encoding="utf-8").partition("\n")[0].strip()


def _lacking(model: Table, own: Table, at: str) -> Iterator[tuple[str, str]]:
    for key, value in model.items():
        name = f"{at}{key}"
        if isinstance(value, dict):
            table = own.get(key)
            if not isinstance(table, dict):
                yield name, f"the table [{name}] is missing"
            elif name not in FREE:
                yield from _lacking(value, table, f"{name}.")
            elif OTHER in value and OTHER not in table:
                yield f"{name}.{OTHER}", "is missing"
        elif not isinstance(own.get(key), type(value)):
            yield name, f"is missing; in English it is {value!r}"


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
