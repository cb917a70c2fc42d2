"""The paper of a briefing in an organisation's own template: its pages, heads, styles and colours.

The text of the template goes; what stands in its headers and footers stays, and so does a block
of its body with a field for what the briefing says: title, date, sender, addressee, file number.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from briefing.docx import roles
from briefing.docx.fields import fill, known_controls
from briefing.docx.footnotes import without_notes
from briefing.docx.room import head_parts, one_section, room_of
from briefing.docx.tones import Tones, readable_table, tones_of
from briefing.house.template import Lack, Template, Unsuitable, opening
from charts.files.word_paper import (
    Paper,
    Tone,
    in_language,
    in_present_form,
    new_document,
    without_stale_styles,
)
from languages import grammar

_LOCKS = ("w:documentProtection", "w:writeProtection", "w:trackRevisions", "w:mailMerge")
"""What a template may ask for and a briefing must not have: it is to be edited."""
_LARGEST_IN_A_TABLE = 8.5


def paper_for(
    language: str, template: Template | None = None, values: Mapping[str, str] | None = None
) -> Paper:
    """Empty paper: ours, or in a template that was let in, its fields filled with ``values``.

    ``values`` are by name of ``own.HEAD``, and "title". Raises UnreadableFile, mostly as
    Unsuitable, for a template that no briefing can be written in.
    """
    if template is None:
        return new_document(language)
    if template.kind != "document":
        raise Unsuitable(Lack.NO_DOCUMENT)
    with opening():
        return _paper_in(template, language, values or {})


def _paper_in(template: Template, language: str, values: Mapping[str, str]) -> Paper:
    document = Document(io.BytesIO(template.content))
    one_section(document)
    room = room_of(document)
    tones = tones_of(document)
    styles = roles.roles_of(document, tones)
    normal = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    told = _emptied(document, values)
    if not _has_title(document, styles["Title"]):
        told.discard("title")
    foot = True
    for kind, part in head_parts(document):
        # What a header says at the top of each page is not the title of the document.
        told |= fill(part.element, values) - {"title"}
        foot = foot and not (kind == "footer" and _says_something(part.element))
    in_language(document, grammar(language).tag)
    in_present_form(document)
    without_stale_styles(document)
    _unlocked(document)
    return Paper(
        document,
        room.width,
        room.height,
        styles,
        strong=tones.strong(),
        mark=tones.mark(),
        line=Tone("BFBFBF", "background1" if tones.theme else "", "BF" if tones.theme else ""),
        small=min(_LARGEST_IN_A_TABLE, roles.size_of(document, normal)),
        table=_table_style(document, normal, tones),
        foot=foot,
        told=frozenset(told),
    )


def _emptied(document: Any, values: Mapping[str, str]) -> set[str]:
    """Take the template's text out, but for blocks with fields of ours, which are filled."""
    told = set()
    body = document.element.body
    for block in list(body):
        if block.tag == qn("w:sectPr"):
            continue
        if any(True for _control in known_controls(block)):
            told |= fill(block, values)
        else:
            body.remove(block)
    kept = list(body)
    if len(kept) > 1 and kept[-2].tag == qn("w:tbl"):
        document.add_paragraph()
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2].startswith(("comments", "chart", "diagram")):
            document.part.rels.pop(name)
    without_notes(document)
    return told


def _has_title(document: Any, style: Any) -> bool:
    """Whether what is left of the template's body shows the title as one."""
    return any(
        node.get(qn("w:val")) == style.style_id for node in document.element.iter(qn("w:pStyle"))
    )


def _says_something(foot: Any) -> bool:
    """Whether anything stands in a footer: a text, a field, a picture."""
    if any((node.text or "").strip() for node in foot.iter(qn("w:t"), qn("w:instrText"))):
        return True
    return any(True for _node in foot.iter(*map(qn, ("w:drawing", "w:pict", "w:fldSimple"))))


def _unlocked(document: Any) -> None:
    settings = document.settings.element
    for name in _LOCKS:
        for old in settings.findall(qn(name)):
            settings.remove(old)


def _table_style(document: Any, normal: Any, tones: Tones) -> str:
    """The identity of the template's own style of tables; empty where none can be read."""
    for style in _candidates(document):
        if readable_table(style, normal, tones):
            return str(style.style_id)
    return ""


def _candidates(document: Any) -> Iterator[Any]:
    """Styles of tables that somebody chose: the one for new tables, then those that were made."""
    tables = [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]
    said = document.settings.element.find(qn("w:defaultTableStyle"))
    named = said.get(qn("w:val"), "") if said is not None else ""
    yield from (style for style in tables if style.style_id == named)
    for style in tables:
        if style.element.get(qn("w:customStyle")) in ("1", "true"):
            yield style
