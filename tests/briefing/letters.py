"""Templates for documents, made here: plain, with a letterhead, on small and on wide paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

from tests.briefing.templates import repacked

TEMPLATE = b"wordprocessingml.template.main+xml"
ORDINARY = b"wordprocessingml.document.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLOURS = {"accent1": "01689B", "accent2": "E17000", "dk2": "154273"}
SAMPLE = "SAMPLE OF THE TEMPLATE"


def plain() -> bytes:
    """Word's own styles and no more; a sample text that has to go."""
    document = Document()
    document.add_heading(SAMPLE, 1)
    document.add_paragraph(SAMPLE)
    return as_template(saved(document))


def letterhead() -> bytes:
    """Dutch style names, a letterhead with fields, a dark table style, its own foot and theme."""
    document = Document()
    themed(document, COLOURS)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.left_margin, section.right_margin = Cm(4.5), Cm(3), Cm(3)
    renamed(document, {"heading 1": "Kop 1", "heading 2": "Kop 2", "caption": "Bijschrift"})
    dark_table(document)
    head = section.header
    head.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), height=Cm(1.5))
    head.add_paragraph("Ministerie van Voorbeelden")
    for name in ("Kenmerk", "Datum", "Afzender"):
        head._element.append(control(name, f"[{name.lower()}]"))
    section.footer.paragraphs[0].text = "Postbus 1, Voorbeeldstad"
    document._body._element.insert(0, control("Onderwerp", "Klik hier"))
    document.add_paragraph(SAMPLE)
    return as_template(saved(document))


def small() -> bytes:
    """A5, with narrow margins, and lines of a fixed height."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(14.8), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(12)
    document.styles["Normal"].font.size = Pt(9)
    return saved(document)


def wide() -> bytes:
    """A4 across, with styles that are only latent, a cover and an annex."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.header.paragraphs[0].text = "Onze organisatie"
    for name in ("Heading 1", "Heading 2", "Caption", "List Bullet", "Title", "Subtitle"):
        element = document.styles[name].element
        element.getparent().remove(element)
    for _line in range(4):
        document.add_paragraph(SAMPLE)
    annex = document.add_section()
    annex.page_width, annex.page_height = Cm(21), Cm(29.7)
    return saved(document)


def saved(document: Any) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_template(content: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(ORDINARY, TEMPLATE) if name == "[Content_Types].xml" else data

    return repacked(content, change)


def themed(document: Any, colours: dict[str, str]) -> None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            text = relation.target_part.blob.decode()
            for name, value in colours.items():
                new = rf'\g<1><a:srgbClr val="{value}"/>\g<2>'
                text = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", new, text, flags=re.DOTALL)
            relation.target_part._blob = text.encode()


def renamed(document: Any, names: dict[str, str]) -> None:
    """Styles as a program writes them that does not know Word's own names."""
    for style in document.styles.element.findall(qn("w:style")):
        said = style.find(qn("w:name"))
        new = names.get(said.get(qn("w:val"), "").lower())
        if new:
            said.set(qn("w:val"), new)
            style.set(qn("w:customStyle"), "1")
    for one in document.styles.element.iter(qn("w:lsdException")):
        if one.get(qn("w:name")) in names:
            one.getparent().remove(one)


def dark_table(document: Any, ink: str = "FFFFFF") -> None:
    """A table style of the organisation's: white on dark blue in the header row."""
    made = document.styles.add_style("Huisstijl tabel", WD_STYLE_TYPE.TABLE)
    made.element.append(
        parse_xml(
            f'<w:tblStylePr xmlns:w="{W}" w:type="firstRow"><w:rPr><w:color w:val="{ink}"/></w:rPr>'
            '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="154273"/></w:tcPr>'
            "</w:tblStylePr>"
        )
    )


def control(name: str, text: str) -> Any:
    """A content control that waits for its text."""
    return parse_xml(
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/>'
        "<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>"
        f"{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def logo() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (120, 60), (21, 66, 115)).save(held, "PNG")
    return held.getvalue()


def without_headings() -> bytes:
    """No style for headings, and none that the program would bring."""
    document = Document()
    for style in list(document.styles.element.findall(qn("w:style"))):
        said = style.find(qn("w:name")).get(qn("w:val"), "").lower()
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if said.startswith("heading") or level is not None:
            style.getparent().remove(style)
    for one in document.styles.element.iter(qn("w:lsdException")):
        if one.get(qn("w:name"), "").startswith("heading"):
            one.set(qn("w:name"), "another")
    return saved(document)


def narrow() -> bytes:
    """Two columns on A4: neither has room for a chart."""
    document = Document()
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    return saved(document)


def pale() -> bytes:
    """Text in a grey that nobody can read on white."""
    document = Document()
    document.styles["Normal"].font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)
    return saved(document)


def covered() -> bytes:
    """A picture of the header lies under the text of the page."""
    document = Document()
    run = document.sections[0].header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(logo()), width=Cm(15), height=Cm(20))
    inline = run._r.find(f".//{qn('wp:inline')}")
    anchor = parse_xml(
        '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:align>center</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="page"><wp:align>center</wp:align>'
        "</wp:positionV></wp:anchor>"
    )
    for node in list(inline):
        anchor.append(node)
    anchor.find(qn("wp:extent")).addnext(
        parse_xml(
            '<wp:wrapNone xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing"/>'
        )
    )
    inline.getparent().replace(inline, anchor)
    return saved(document)


def related(target: str, kind: str) -> bytes:
    """A template whose settings refer to something outside."""
    new = (
        '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()

    def change(name: str, data: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return data
        return data.replace(b"</Relationships>", new)

    return repacked(plain(), change)


KINDS: tuple[Callable[[], bytes], ...] = (plain, letterhead, small, wide)
