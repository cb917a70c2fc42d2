"""Reading the package's JSON files, and saying on which line something in them stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

Keys = Sequence[str | int]
_BLANK = " \t\n\r"
_DEEPEST = 50
_LONGEST_NUMBER = 30


class NotJson(ValueError):
    """A file that is not JSON as this package writes it; ``line`` counts from 1, 0 for all."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


def within(name: object) -> bool:
    """Whether a text is the path of a file within the package, in the standard's own form."""
    if not isinstance(name, str) or not name or "\\" in name or "\x00" in name or ":" in name:
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.as_posix() == name


def read_json(path: Path) -> Any:
    """The content of a JSON file. Raises NotJson, OSError."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotJson(0, f"not UTF-8 at byte {error.start}: save it as UTF-8") from None
    try:
        content = json.loads(
            text,
            parse_constant=_no_constant,
            parse_int=_number(int),
            parse_float=_number(float),
            object_pairs_hook=_each_name_once,
        )
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, f"not valid JSON: {error.msg}") from None
    except RecursionError:
        raise NotJson(0, "not valid JSON here: nested too deeply") from None
    except ValueError as error:
        raise NotJson(0, f"not valid JSON: {error}") from None
    if _depth(content) > _DEEPEST:
        raise NotJson(0, f"not valid JSON here: nested more than {_DEEPEST} deep")
    for text_in in _texts(content):
        if any("\ud800" <= sign <= "\udfff" for sign in text_in):
            raise NotJson(0, "not valid JSON: half a sign (a lone surrogate) in a text")
    return content


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that stands twice one program takes the first and another the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands twice in one object")
    return found


def _number(kind: type[int] | type[float]) -> Any:
    def read(text: str) -> int | float:
        if len(text) > _LONGEST_NUMBER:
            raise ValueError(f"a number of {len(text)} signs")
        return kind(text)

    return read


def _depth(content: Any) -> int:
    deepest, waiting = 0, [(content, 1)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        waiting.extend((item, depth + 1) for item in inner)
    return deepest


def _texts(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    if isinstance(content, dict):
        return [text for key, item in content.items() for text in (key, *_texts(item))]
    if isinstance(content, list):
        return [text for item in content for text in _texts(item)]
    return []


def line_of(path: Path, keys: Keys) -> int:
    """The line on which the value at these keys stands, or that of the last one there is."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    place = _after_blank(text, 0)
    for key in keys:
        found = _member(text, place, key)
        if found is None:
            break
        place = found
    return text.count("\n", 0, place) + 1


def _member(text: str, place: int, key: str | int) -> int | None:
    """Where the value of a key of the object, or of a number in the list, begins. Sound JSON."""
    opens = text[place]
    if opens not in "{[" or (opens == "{") != isinstance(key, str):
        return None
    decoder, number, found = json.JSONDecoder(), 0, None
    place = _after_blank(text, place + 1)
    while text[place] not in "}]":
        name: str | int = number
        if opens == "{":
            name, place = decoder.raw_decode(text, place)
            place = _after_blank(text, _after_blank(text, place) + 1)
        if name == key:
            found = place  # of two of one name the last one counts
        place = _after_blank(text, decoder.raw_decode(text, place)[1])
        if text[place] == ",":
            place = _after_blank(text, place + 1)
        number += 1
    return found


def _after_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] in _BLANK:
        place += 1
    return place
