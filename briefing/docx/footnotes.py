"""Footnotes of a Word document: their part, their two styles, and marks that lead to them.

python-docx knows no footnotes. A note is a few paragraphs in ``footnotes.xml``; Word numbers the
notes by where their marks stand, so that they stay right when somebody moves or deletes a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from briefing.docx.roles import size_of
from briefing.docx.tones import readable, tones_of
from briefing.house.contrast import TEXT
from charts.files.word import linked
from charts.files.word_paper import Paper, W

_NAME = "/word/footnotes.xml"
_PARAGRAPH, _MARK = "footnote text", "footnote reference"
"""Word's own names of the two styles, which its files use in every language."""
_SEPARATORS = ("separator", "continuationSeparator")
_SMALLER, _SMALLEST = 0.82, 8.0
"""A note's type as a share of the text's, and the smallest in points."""
_BOOKMARKS_FROM = 30_000
_BEFORE_NOTES = (
    *("m:mathPr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "w:attachedSchema"),
    *("w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats"),
    *("w:shapeDefaults", "w:decimalSymbol", "w:listSeparator"),
)
"""Settings that the schema puts after those of footnotes."""


def without_notes(document: Any) -> None:
    """Take out the notes of a template, whose text is gone; their part goes with them."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            document.part.rels.pop(name)
    for old in document.settings.element.findall(qn("w:footnotePr")):
        document.settings.element.remove(old)


class Footnotes:
    """The notes of one document, in the order in which their marks are written."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._part = _new_part(paper.file)
        self._text, self._mark = _styles(paper)
        self._count = 0

    def add(self, made: Any, lines: Sequence[str]) -> int:
        """A mark at the end of a paragraph, and its note with a paragraph a line; its number."""
        self._count += 1
        number, place = self._count, _BOOKMARKS_FROM + self._count
        for node in (
            f'<w:bookmarkStart xmlns:w="{W}" w:id="{place}" w:name="{_bookmark(number)}"/>',
            f'<w:r xmlns:w="{W}">{self._look()}<w:footnoteReference w:id="{number}"/></w:r>',
            f'<w:bookmarkEnd xmlns:w="{W}" w:id="{place}"/>',
        ):
            made._p.append(parse_xml(node))
        self._part.element.append(parse_xml(f'<w:footnote xmlns:w="{W}" w:id="{number}"/>'))
        for row, line in enumerate(lines):
            self._line(line, first=not row)
        return number

    def again(self, made: Any, number: int) -> None:
        """The mark of a note that stands elsewhere, kept in step with it by Word, as a link."""
        code = quoteattr(f" NOTEREF {_bookmark(number)} \\h ")
        made._p.append(
            parse_xml(
                f'<w:fldSimple xmlns:w="{W}" w:instr={code}><w:r>{self._look()}'
                f"<w:t>{number}</w:t></w:r></w:fldSimple>"
            )
        )

    def _line(self, text: str, first: bool) -> None:
        """A paragraph of the last note; the mark stands before its first."""
        line = parse_xml(
            f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val={quoteattr(self._text)}/></w:pPr></w:p>'
        )
        self._part.element[-1].append(line)
        made = Paragraph(line, self._part)
        if first:
            line.append(parse_xml(f'<w:r xmlns:w="{W}">{self._look()}<w:footnoteRef/></w:r>'))
        made.add_run(f" {text}" if first else text)
        linked(made, self.paper.strong)

    def _look(self) -> str:
        return f"<w:rPr><w:rStyle w:val={quoteattr(self._mark)}/></w:rPr>"


def _bookmark(number: int) -> str:
    return f"note{number}"


def _new_part(document: Any) -> XmlPart:
    """A part with no note yet: only the lines that Word draws above notes."""
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{place}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for place, kind in enumerate(_SEPARATORS, -1)
    )
    content = parse_xml(f'<w:footnotes xmlns:w="{W}">{marks}</w:footnotes>')
    package = document.part.package
    part = XmlPart(PackURI(_NAME), CONTENT_TYPE.WML_FOOTNOTES, content, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    named = "".join(f'<w:footnote w:id="{place}"/>' for place, _kind in enumerate(_SEPARATORS, -1))
    settings = document.settings.element
    said = parse_xml(f'<w:footnotePr xmlns:w="{W}">{named}</w:footnotePr>')
    after = [node for node in settings if node.tag in map(qn, _BEFORE_NOTES)]
    if after:
        after[0].addprevious(said)
    else:
        settings.append(said)
    return part


def _styles(paper: Paper) -> tuple[str, str]:
    """The identities of the styles of a note and of its mark: the file's own, or made."""
    known = {(style.name or "").lower(): style for style in paper.file.styles}
    text = known.get(_PARAGRAPH)
    if text is None or not readable(text, tones_of(paper.file), TEXT):
        text = _made_text(paper, _PARAGRAPH if text is None else "Briefing footnote")
    mark = known.get(_MARK)
    if mark is None:
        mark = paper.file.styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
        mark.font.superscript = True
    return str(text.style_id), str(mark.style_id)


def _made_text(paper: Paper, name: str) -> Any:
    normal = paper.styles["Normal"]
    style = paper.file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == _PARAGRAPH)
    style.base_style = normal
    size = max(size_of(paper.file, normal) * _SMALLER, _SMALLEST)
    style.font.size = Pt(round(2 * size) / 2)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(2), 1.0
    return style
