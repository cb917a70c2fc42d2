"""Signs that the shipped font has not: which of them a font of this machine draws, and which none.

Typst looks for a font that has a sign among those of the system, and of a tagged PDF it names
each sign that it found none for. Those are left out (pictures) or stand as a box (letters), and
the paper says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from charts.layout.text import FONTS, has_sign
from languages import translator

BOX = "□"
MOST_NAMED = 8
"""Signs that are named one by one; of more their number is told."""
TEMPLATES = Path(__file__).with_name("typst")
_NOT_DRAWN = re.compile(r'the text `"([^`]+)"` could not be displayed')
_PICTURES = ("So", "Sk", "Cf", "Mn", "Cn", "Co")
_UNSEEN = ("Cf", "Mn", "Me", "Cc")


def foreign_in(texts: Iterable[str]) -> str:
    """The signs of some texts that the shipped font has not, each once, in their order."""
    every = dict.fromkeys(sign for text in texts for sign in text)
    return "".join(sign for sign in every if sign != "\n" and not has_sign(sign))


@lru_cache(maxsize=64)
def undrawn(foreign: str) -> str:
    """Those of the signs that no font of this machine draws; marks that join others left aside."""
    import typst  # only here: no page needs it

    seen = [sign for sign in foreign if unicodedata.category(sign) not in _UNSEEN]
    if not seen:
        return ""
    try:
        typst.compile(
            TEMPLATES / "signs.typ",
            root=TEMPLATES,
            font_paths=[FONTS],
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"signs": " ".join(seen)},
        )
    except typst.TypstError as error:
        named = named_in(error)
        return "".join(sign for sign in seen if sign in named)
    return ""


def named_in(error: Any) -> str:
    """The signs for which typst says that no font draws them; empty for any other fault."""
    return "".join(_NOT_DRAWN.findall(str(getattr(error, "diagnostic", error))))


def told(signs: str, language: str, *, on_paper: bool = True) -> str:
    """Which signs no font here draws; empty where there are none.

    Paper cannot show them and names them by number and, in English as Unicode has it, by name.
    """
    shown = [sign for sign in dict.fromkeys(signs) if unicodedata.category(sign) not in _UNSEEN]
    if not shown:
        return ""
    _ = translator(language)
    named = ", ".join(_numbered(sign, on_paper) for sign in shown[:MOST_NAMED])
    if len(shown) > MOST_NAMED:
        named = _("{signs} and {count} more", signs=named, count=len(shown) - MOST_NAMED)
    return _(
        "No font on this computer draws these signs; they stand as {box} or are left out: {signs}.",
        box=BOX,
        signs=named,
    )


def _numbered(sign: str, on_paper: bool) -> str:
    number = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "").removesuffix(f"-{ord(sign):04X}")
    return f"{number} {name}".strip() if on_paper else f"{sign} ({number})"


def without(value: Any, signs: str) -> Any:
    """Data of a paper without some signs: pictures left out, letters as boxes; charts untouched.

    A text of nothing else becomes a box.
    """

    def change(text: str) -> str:
        if not any(sign in signs for sign in text):
            return text
        kept = "".join(map(instead, text))
        left = re.sub(r" {2,}", " ", kept)
        return left if left.strip() or not text.strip() else BOX

    def instead(sign: str) -> str:
        if sign not in signs:
            return sign
        return "" if unicodedata.category(sign) in _PICTURES else BOX

    return _mapped(value, change)


def texts_of(value: Any) -> Iterator[str]:
    """Every text of the data except those in charts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "svg":
                yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {k: v if k == "svg" else _mapped(v, change) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(inner, change) for inner in value]
    return value
