"""What of an answer is compared: of a document every byte, of a web page its words.

A page's scripts, styles and hidden marks differ at every visit; its words only when somebody
has changed them. The page is gone through once, from its beginning to its end: what is opened
and never closed ends the page and is not searched for again, so that time grows with length.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

from data_sources.web.http import Answer

_UNSEEN = {"script", "style", "noscript", "template", "svg"}
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_OF_A_TAG = re.compile(r"[>\"']")
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


def content_hash(answer: Answer) -> str:
    """A hash that stays the same as long as the publication does."""
    if "html" not in answer.headers.get("content-type", "").lower():
        return answer.sha256
    words = page_words(answer.body.decode("utf-8", errors="replace"))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def page_words(page: str) -> str:
    """The words that a reader of a page sees, with single blanks between them."""
    words, unseen = [], 0
    for name, closes, text in _parts(page):
        if name in _UNSEEN:
            unseen = max(0, unseen - 1) if closes else unseen + 1
        elif text and not unseen:
            words.append(_signs(text))
    return " ".join(" ".join(words).split())


def _signs(text: str) -> str:
    """Text with its character references as signs; of a number beyond all signs, none."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def _parts(page: str) -> Iterator[tuple[str, bool, str]]:
    """Tags (name, whether it closes, "") and texts ("", False, text), in their order."""
    place, begun = 0, 0
    while (opens := page.find("<", place)) >= 0:
        tag = _TAG.match(page, opens)
        if tag is None and page[opens + 1 : opens + 2] not in ("!", "?", "/"):
            place = opens + 1  # a sign like any other
            continue
        yield "", False, page[begun:opens]
        end = _end_of_tag(page, tag.end()) if tag else _end_of_mark(page, opens)
        if end < 0:
            return
        place = begun = end
        if tag:
            name, closes = tag[1].lower(), page[opens + 1] == "/"
            yield name, closes, ""
            if name in _RAW and not closes:
                closing = _RAW[name].search(page, place)
                if closing is None:
                    return
                place = begun = closing.start()
    yield "", False, page[begun:]


def _end_of_mark(page: str, opens: int) -> int:
    """The end of a comment, a declaration or an instruction; -1 where it has none."""
    if page.startswith("<!--", opens):
        end = page.find("-->", opens + 2)
        return end + 3 if end >= 0 else -1
    return page.find(">", opens) + 1 or -1


def _end_of_tag(page: str, place: int) -> int:
    """The end of a tag; a ">" within an attribute's quotes is none. -1 where it has none."""
    while found := _OF_A_TAG.search(page, place):
        sign, place = found[0], found.end()
        if sign == ">":
            return place
        if _after_equals(page, found.start()):
            place = page.find(sign, place) + 1
            if not place:
                return -1
    return -1


def _after_equals(page: str, place: int) -> bool:
    """Whether a quote begins an attribute's value."""
    return page[max(0, place - 20) : place].rstrip().endswith("=")
