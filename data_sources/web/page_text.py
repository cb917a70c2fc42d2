"""What of an answer is compared: of a document every byte, of a web page its words.

A page's scripts, styles and hidden marks differ at every visit; its words only when somebody
has changed them.
"""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

from data_sources.web.http import Answer

_UNSEEN = {"script", "style", "noscript", "template", "svg"}


def content_hash(answer: Answer) -> str:
    """A hash that stays the same as long as the publication does."""
    if "html" not in answer.headers.get("content-type", "").lower():
        return answer.sha256
    words = page_words(answer.body.decode("utf-8", errors="replace"))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def page_words(html: str) -> str:
    """The words that a reader of a page sees, with single blanks between them."""
    collector = _Words()
    collector.feed(html)
    collector.close()
    return " ".join(" ".join(collector.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)
