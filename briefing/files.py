"""Every kind of file a briefing can be made into, and writing one so that it is whole or not there.

The makers are imported only when their file is asked for: together they take half a second that
no page needs.
"""

from __future__ import annotations

import io
import json
import logging
import re
import unicodedata
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from briefing.basket.basket import dumps
from briefing.documents.package import UnreadableFile
from briefing.house.template import Lack, Template, Unsuitable, let_in
from briefing.items.items import Briefing, Gone
from languages import DEFAULT_LANGUAGE

_OFFICE = "application/vnd.openxmlformats-officedocument."
LOG = logging.getLogger(__name__)
MADE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Kind:
    """One kind of file: its name on the command line, its ending, and what it is called."""

    name: str
    suffix: str
    mime: str
    title: str
    make: Callable[..., bytes]


def _pptx(briefing: Briefing, template: Template | None = None) -> bytes:
    from briefing.pptx import file as pptx_file

    return pptx_file.make(briefing, template)


def _docx(briefing: Briefing, template: Template | None = None) -> bytes:
    from briefing.docx import file as docx_file

    return docx_file.make(briefing, template)


def _pdf(briefing: Briefing) -> bytes:
    from briefing.pdf import file as pdf_file

    return pdf_file.make(briefing)


def _one_page(briefing: Briefing) -> bytes:
    from briefing.pdf import one_page

    return one_page.make(briefing)


def _xlsx(briefing: Briefing) -> bytes:
    from briefing.xlsx import file as xlsx_file

    return xlsx_file.make(briefing)


def _html(briefing: Briefing) -> bytes:
    from briefing.presenter import presenter

    return presenter.document(briefing).encode("utf-8")


def _questions_word(briefing: Briefing, template: Template | None = None) -> bytes:
    from briefing.items.questions import sheet

    return _docx(sheet(briefing), template)


def _questions_pdf(briefing: Briefing) -> bytes:
    from briefing.items.questions import sheet

    return _pdf(sheet(briefing))


def images(briefing: Briefing) -> bytes:
    """A zip with each chart as PNG (twice its pixels) and SVG, light and dark."""
    from charts.files import downloads

    wanted = ("png", "png_dark", "svg", "svg_dark")
    offers = [
        (f"{place:02}-{offer.file_name}", offer)
        for place, item in enumerate(briefing.items, 1)
        if item.chart is not None
        for offer in downloads.downloads(item.chart)
        if offer.key in wanted
    ]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package, ThreadPoolExecutor(max_workers=2) as pool:
        drawn = pool.map(lambda pair: pair[1].make(), offers)
        for (name, _offer), content in zip(offers, drawn, strict=True):
            package.writestr(zipfile.ZipInfo(name, MADE), content)
        package.writestr(zipfile.ZipInfo("sources.txt", MADE), _sources(briefing))
    return held.getvalue()


def _sources(briefing: Briefing) -> str:
    gone = [f"{g.title or g.item}: {g.told(briefing.language)}" for g in briefing.gone]
    return "\n".join([briefing.title, briefing.made, "", *briefing.references, *gone]) + "\n"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("pptx", ".pptx", f"{_OFFICE}presentationml.presentation", "PowerPoint", _pptx),
        Kind("docx", ".docx", f"{_OFFICE}wordprocessingml.document", "Word", _docx),
        Kind("onepager", "-one-page.pdf", "application/pdf", "PDF, one page", _one_page),
        Kind("pdf", ".pdf", "application/pdf", "PDF, in full", _pdf),
        Kind("xlsx", ".xlsx", f"{_OFFICE}spreadsheetml.sheet", "Excel", _xlsx),
        Kind("html", "-presenter.html", "text/html", "Presenter mode", _html),
        Kind(
            "questions",
            "-questions.docx",
            f"{_OFFICE}wordprocessingml.document",
            "Questions and answers (Word)",
            _questions_word,
        ),
        Kind(
            "questions-pdf",
            "-questions.pdf",
            "application/pdf",
            "Questions and answers (PDF)",
            _questions_pdf,
        ),
        Kind("images", "-images.zip", "application/zip", "Images", images),
    )
}


DECKS, DOCUMENTS = ("pptx",), ("docx", "questions")
"""Kinds of file that can be made in an organisation's template: of slides, of documents."""


def make_in(kind: Kind, briefing: Briefing, template: Template | None) -> bytes:
    """A file of that kind; one of slides or a document in an organisation's template, if given.

    An item with which it cannot be made is left out, and the file says so. Raises UnreadableFile
    for a template that it cannot be made in, and what the maker raised where it is no item's.
    """
    make = kind.make
    if template is not None and kind.name in (*DECKS, *DOCUMENTS):
        make = partial(make, template=template)
    try:
        return make(briefing)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        rest = _without_failing(make, briefing)
        if rest is None:
            raise
        # Its kind alone: what it says may hold a reader's words.
        LOG.warning("%s: made without some items, for %s", kind.name, type(error).__name__)
        return make(rest)


def _without_failing(make: Callable[[Briefing], bytes], briefing: Briefing) -> Briefing | None:
    """The briefing without the items that fail by themselves; None where none or all of them do."""
    failing: list[Gone] = []
    for item in briefing.items:
        try:
            make(replace(briefing, items=(item,), gone=()))
        except Exception as error:  # whatever it was, the reader is told which item it was
            failing.append(Gone(item.id, item.title, str(error), unmade=True))
    if not failing or len(failing) == len(briefing.items):
        return None
    left = {gone.item for gone in failing}
    items = tuple(item for item in briefing.items if item.id not in left)
    return replace(briefing, items=items, gone=(*briefing.gone, *failing))


PAPERS = ("pdf", "onepager", "questions-pdf")
"""Kinds of file that hold the fonts they are read in."""


def signs_lost(kind: Kind, briefing: Briefing) -> str:
    """Which of the reader's signs a PDF cannot show, for no font here draws them; mostly empty."""
    if kind.name not in PAPERS:
        return ""
    from briefing.pdf import signs

    foreign = signs.foreign_in(signs.texts_of(json.loads(dumps(briefing.basket))))
    return signs.told(signs.undrawn(foreign), briefing.language, on_paper=False)


def template_for(kind: str, content: bytes) -> Template:
    """A template let in, in which that kind of file can be made, by its name.

    Raises UnreadableFile with what it lacks.
    """
    template = let_in(content)
    if kind in DECKS:
        from briefing.pptx.deck import empty_deck

        empty_deck(DEFAULT_LANGUAGE, template)
    elif kind in DOCUMENTS:
        from briefing.docx.house import paper_for

        paper_for(DEFAULT_LANGUAGE, template)
    else:
        raise Unsuitable(Lack.NO_TEMPLATE)
    return template


def file_name(briefing: Briefing, kind: Kind) -> str:
    """A name that every system takes, from the title and the day."""
    stem = slug(briefing.title)
    return f"{briefing.made_on.isoformat()}-{stem}-{briefing.language}{kind.suffix}"


def slug(title: str) -> str:
    """A title as part of a file's name: small letters of any script, digits and hyphens.

    Latin letters lose their accents. Never empty.
    """
    folded = _ACCENT.sub("", "".join(map(_folded, title.lower())))
    kept = (c if c.isalnum() or unicodedata.category(c) in _MARKS else "-" for c in folded)
    words = re.sub("-+", "-", unicodedata.normalize("NFC", "".join(kept))).strip("-")
    return words[:50].strip("-") or "briefing"


_ACCENT = re.compile(r"(?<=[a-z0-9])[\u0300-\u036f]+|[\ufe00-\ufe0f]")
"""Accents of Latin letters; and what only says how a sign is drawn."""
_MARKS = ("Mn", "Mc")
"""Signs that belong to the letter before them, as vowels do in many scripts."""


def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return plain or letter
