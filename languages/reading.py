"""By which words texts are read: ``<language>/reading.toml``, pieces of patterns a language.

Texts are read in all languages at once, so the pieces of every language stand side by side. A
language without the file is one that texts are not read in. The English file is the model: the
others have its keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from languages.grammar import MODEL, LanguageError, found

HERE = Path(__file__).parent
FILE = "reading.toml"


@dataclass(frozen=True)
class ReadingFault:
    """What is wrong in a file, and where: lines and columns are counted from one."""

    file: str
    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: line {self.line}, column {self.column}: {self.reason}"


@cache
def read_in() -> tuple[str, ...]:
    """The languages that texts are read in, the model first."""
    codes = [code for code in found() if (HERE / code / FILE).exists()]
    return tuple(sorted(codes, key=lambda code: (code != MODEL, code)))


def words(key: str, language: str | None = None) -> tuple[str, ...]:
    """The pieces under a key ("hedges.about"), of one language or of all, each once."""
    codes = read_in() if language is None else (language,)
    return tuple(dict.fromkeys(word for code in codes for word in _at(code, key)))


def either(key: str, language: str | None = None) -> str:
    """A pattern for one of the pieces; one that fits nothing where there are none."""
    return "|".join(words(key, language)) or r"(?!)"


_KEY = re.compile(r"<(\w+\.\w+)>")


def pattern(written: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern in which ``<ranges.to>`` stands for one of the pieces under that key."""
    return re.compile(filled(written), flags)


_CAPITALS = re.compile(r"\\.|\(\?P|[A-Z]+")


def small_pattern(written: str) -> re.Pattern[str]:
    """A pattern in whatever case, to be asked of ``in_small_letters``.

    ``re`` passes over a text in one case several times faster than it looks for words in either.
    """
    if "(?-i:" in written:
        raise ValueError(f"what asks for a capital finds none in small letters: {written}")
    small = _CAPITALS.sub(lambda m: m[0] if m[0][0] in "\\(" else m[0].lower(), filled(written))
    return re.compile(small)


def in_small_letters(text: str) -> str:
    """The text in small letters, each in the place of its own."""
    return text.replace("\u0130", "I").lower()  # the one letter that is two in lower case


def filled(written: str) -> str:
    """The text of a pattern with the pieces of every language in the places of their keys."""
    return _KEY.sub(lambda match: f"(?:{either(match[1])})", written)


def one_text(key: str, language: str) -> str:
    """The one text under a key of a language."""
    return str(_at(language, key))


def values(key: str, language: str | None = None) -> dict[str, float]:
    """Words and their numbers under a key, of one language or of all."""
    codes = read_in() if language is None else (language,)
    return {word: float(n) for code in codes for word, n in _at(code, key).items()}


def _at(language: str, key: str) -> Any:
    value: Any = _table(language)
    for part in key.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise LanguageError(f"languages/{language}/{FILE}: “{key}” is missing")
        value = value[part]
    return value


@cache
def _table(language: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / language / FILE).read_text(encoding="utf-8"))


def faults(folder: Path = HERE) -> Iterator[ReadingFault]:
    """What is wrong in the files of a folder of languages: keys, kinds, patterns that are none."""
    tables = {}
    for path in sorted(folder.glob(f"*/{FILE}")):
        name = f"languages/{path.parent.name}/{FILE}"
        try:
            tables[path.parent.name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"line (\d+), column (\d+)", str(error))
            line, column = (int(place[1]), int(place[2])) if place else (1, 1)
            yield ReadingFault(name, line, column, str(error))
    model = dict(_leaves(tables.get(MODEL, {})))
    for code, table in tables.items():
        written = (folder / code / FILE).read_text(encoding="utf-8")
        yield from _of_file(f"languages/{code}/{FILE}", written, dict(_leaves(table)), model)


def _of_file(
    name: str, written: str, mine: dict[str, Any], model: dict[str, Any]
) -> Iterator[ReadingFault]:
    for key in model.keys() - mine.keys():
        yield ReadingFault(name, 1, 1, f"“{key}” is missing")
    for key, value in mine.items():
        if key not in model:
            yield _fault(name, written, key.rpartition(".")[2], f"“{key}” is no key")
        elif type(value) is not type(model[key]):
            yield _fault(name, written, key.rpartition(".")[2], f"“{key}” is of another kind")
        elif isinstance(value, list):
            for piece in value:
                reason = _no_pattern(piece)
                if reason:
                    yield _fault(name, written, str(piece), reason)


def _no_pattern(piece: object) -> str:
    """Why a piece is no pattern; '' when it is one."""
    if not isinstance(piece, str) or not piece:
        return "a piece is a text that is not empty"
    try:
        re.compile(piece)
    except re.error as error:
        return f"“{piece}” is no pattern: {error}"
    return "" if re.fullmatch(piece, "") is None else f"“{piece}” fits the empty text"


def _fault(name: str, written: str, piece: str, reason: str) -> ReadingFault:
    place = max(written.find(piece), 0)
    line = written.count("\n", 0, place) + 1
    return ReadingFault(name, line, place - written.rfind("\n", 0, place), reason)


# Tables whose keys are a language's own words.
_FREE = frozenset(
    {
        "ages.ordinals", "extremes.ranks", "fractions.parts", "multiples.factors",
        "numbers.half_values", "numbers.scales", "rates.seconds", "times.months", "times.ordinals",
    }
)  # fmt: skip


def _leaves(table: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{under}{key}"
        if isinstance(value, Mapping) and name not in _FREE:
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value
