"""The pseudo language: English with accents on every letter, 40 % longer, marked at both ends.

What was written for a reader and not taken from a language's folder or column stays plain English,
and shows. What is wide enough for English alone overflows. The language is added as the recipe in
``docs/extending.md`` says: a folder in ``languages/``, and its columns and rows in ``datasets/``.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from languages.grammar import TEMPLATES

CODE = "qps"
"""Set apart for private use; Windows calls its own pseudo language so, too."""
OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķłṁñóþɋŕšťúṽŵẋýžÁßÇĐÉƑĜĤÍĴĶŁṀÑÓÞɊŔŠŤÚṼŴẊÝŽ",
)
_KEPT = re.compile(
    r"\{\w*(?::[^{}]*)?\}|`[^`]*`|https?://[^\s)”]+|\]\([^)]*\)|</?\w[^>]*>|&\w+;|:material/\w+:"
)
"""What is no word: names to fill in, code, addresses, marks of Markdown and HTML, icons."""
_JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)


def pseudo(text: str) -> str:
    """A text of ours in the pseudo language. What is empty stays empty."""
    if not text.strip():
        return text
    body = accented(text)
    letters = re.findall(r"[^\W\d_]", accented(_KEPT.sub("", text)))
    more = round(len(text) * LONGER) - 2
    filling = "".join((letters * (more // max(1, len(letters)) + 1))[: max(0, more)])
    return f"{OPEN}{body}{' ' * bool(filling)}{filling}{CLOSE}"


def accented(text: str) -> str:
    """Every letter changed, but for those of what is no word."""
    return _between(_KEPT, text, lambda piece: piece.translate(_LETTERS))


def _between(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    at, made = 0, []
    for match in kept.finditer(text):
        made += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*made, change(text[at:])])


def add(root: Path, messages: Iterator[str]) -> None:
    """Add the language to a copy of the repository."""
    folder = root / "languages" / CODE
    for kind in TEMPLATES:
        (folder / kind).mkdir(parents=True)
    english = root / "languages" / "en"
    (folder / "language.toml").write_text(_grammar(english), encoding="utf-8")
    for name, change in (
        ("terms.csv", _term),
        ("term_exceptions.csv", None),
        ("often_made.csv", None),
    ):
        _copy_list(english / name, folder / name, change)
    (folder / "messages.po").write_bytes(_messages(messages))
    for kind in TEMPLATES:
        for path in (english / kind).glob("*.j2"):
            text = _template(path.read_text(encoding="utf-8"))
            (folder / kind / path.name).write_text(text, encoding="utf-8")
    for path in (root / "datasets").glob("*.csv"):
        _add_columns(path, root / "datasets" / "schemas" / f"{path.stem}.json")


# languages/qps


def _grammar(english: Path) -> str:
    content = tomllib.loads((english / "language.toml").read_text(encoding="utf-8"))
    own = {
        "tag": "qps-ploc",
        "authority": "MIS",
        "locale": "el",  # Greek months: no month is then an English word by chance
        "office": "501",
        "direction": "ltr",
        "home": "World",
        "numbers.decimal": "·",
        "numbers.group": "’",
        "numbers.percent": "{n}\u00a0%",
        "dates.day": "d MMMM y",
        "dates.month": "MMMM y",
        "dates.short.month": "MMM y",
    }
    return "\n".join(_table(content, "", own))


def _table(table: dict[str, object], at: str, own: dict[str, str]) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key in inner:
            continue
        name = f"{at}{key}"
        if at == "points.":  # patterns: nothing is forbidden in a language made by a program
            yield f"{key} = {[] if isinstance(value, list) else _quoted('(?!)')}"
        elif isinstance(value, list):
            texts = ", ".join(_quoted(accented(str(text))) for text in value)
            yield f"{_quoted(accented(key) if at == 'articles.' else key)} = [{texts}]"
        else:
            yield f"{_quoted(key)} = {_quoted(own.get(name) or pseudo(str(value)))}"
    for key, value in inner.items():
        yield f"[{at}{key}]"
        yield from _table(value, f"{at}{key}.", own)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _copy_list(
    english: Path, own: Path, change: Callable[[dict[str, str]], dict[str, str]] | None
) -> None:
    """A list of words, each row changed; without ``change`` the head alone."""
    with english.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or ())
    with own.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows([change(row) for row in rows] if change else [])


def _term(row: dict[str, str]) -> dict[str, str]:
    return row | {key: pseudo(row[key]) for key in ("say", "avoid", "why")} | {"pattern": ""}


def _messages(messages: Iterator[str]) -> bytes:
    catalog = Catalog(locale=None)
    for message in messages:
        catalog.add(message, pseudo(message))
    held = io.BytesIO()
    write_po(held, catalog)
    return held.getvalue()


_WORDED = re.compile(r"(\b(?:worded|tense)\()([^)]*)(?=\))")
"""Calls of a template that take words of the language."""


def _template(text: str) -> str:
    def changed(call: re.Match[str]) -> str:
        words = re.sub(r"""(["'])(.*?)\1""", lambda m: m[1] + accented(m[2]) + m[1], call[2])
        return call[1] + words

    return _WORDED.sub(changed, _between(_JINJA, text, _marked))


def _marked(piece: str) -> str:
    """The words between two tags; marked where they are whole enough to be shown by themselves."""
    words = piece.strip()
    if not words:
        return piece
    return piece.replace(words, f"{OPEN}{accented(words)}{CLOSE}")


# datasets/


def _add_columns(path: Path, schema: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    if "language" in header:
        rows += list(_rows(header, rows))
    else:
        columns = [(header.index(name), own) for name, own in _columns(path.name, header)]
        for row in rows:
            row += [pseudo(row[place]) for place, _own in columns]
        header = [*header, *(own for _place, own in columns)]
        content = json.loads(schema.read_text(encoding="utf-8"))
        content["fields"] += [{"name": own, "type": "string"} for _place, own in columns]
        schema.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


_NO_WORDS = {"language", "series", "collection", "word", "kind"}


def _rows(header: list[str], rows: list[list[str]]) -> Iterator[list[str]]:
    place = header.index("language")
    for row in rows:
        if row[place] == "en" and "phrases" not in header:
            own = [
                cell if name in _NO_WORDS else pseudo(cell)
                for name, cell in zip(header, row, strict=True)
            ]
            own[place] = CODE
            yield own


def _columns(table: str, header: list[str]) -> Iterator[tuple[str, str]]:
    events = {"instrument", "event", "status"} if table == "timeline.csv" else set()
    for name in header:
        if name in events:
            yield name, f"{name}_{CODE}"
        elif name.endswith("_en") and (table, name) != ("totals.csv", "note_en"):
            yield name, f"{name.removesuffix('_en')}_{CODE}"
