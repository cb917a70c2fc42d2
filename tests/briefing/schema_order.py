"""Children of Office elements have a fixed order; a file that breaks it is "repaired" on opening.

Only the elements that this project writes or changes by hand are listed, in the order of the
published schemas (ECMA-376). What is not listed is passed over.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark "
    "minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"
)
_LABEL = (
    "spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator"
)
ORDER = {
    f"{C}chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts "
    "protection chart spPr txPr externalData printSettings userShapes extLst",
    f"{C}chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend "
    "plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    f"{C}plotArea": "layout barChart lineChart catAx valAx dateAx dTable spPr extLst",
    f"{C}catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    f"{C}valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    f"{C}scaling": "logBase orientation max min extLst",
    f"{C}dLbl": f"idx delete layout tx numFmt {_LABEL} extLst",
    f"{C}dLbls": f"dLbl delete numFmt {_LABEL} showLeaderLines leaderLines extLst",
    f"{C}legend": "legendPos legendEntry layout overlay spPr txPr extLst",
    f"{C}ser": "idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline "
    "errBars cat val smooth shape extLst",
    f"{C}lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth "
    "axId extLst",
    f"{C}barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    f"{A}pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buFontTx buFont buNone buAutoNum buChar "
    "tabLst defRPr extLst",
    f"{A}rPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick rtl extLst",
    f"{W}pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    f"{W}rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight "
    "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    f"{W}tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription tblPrChange",
    f"{W}tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    f"{W}style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
}


def misplaced(package: bytes) -> list[str]:
    """Every listed element of an Office file whose children are out of order."""
    return list(_misplaced(package))


def _misplaced(package: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(file.read(name))
                yield from (f"{name}: {fault}" for fault in _faults(root))


def _faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag not in ORDER:
            continue
        order = ORDER[element.tag].split()
        names = [child.tag.rpartition("}")[2] for child in element]
        known = [name for name in names if name in order]
        if known != sorted(known, key=order.index):
            yield f"{element.tag.rpartition('}')[2]}: {' '.join(names)}"


def missing_parts(package: bytes) -> list[str]:
    """Parts that a relationship or the list of content types names and that are not there."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        names = set(file.namelist())
        types = ElementTree.fromstring(file.read("[Content_Types].xml"))
        listed = [node.get("PartName", "/")[1:] for node in types if node.get("PartName")]
        absent = [name for name in listed if name not in names]
        for name in names:
            if name.endswith(".rels"):
                absent += _absent_targets(name, file.read(name), names)
        doubled = [name for name in names if file.namelist().count(name) > 1]
    return [*absent, *doubled]


def _absent_targets(name: str, content: bytes, names: set[str]) -> list[str]:
    folder = name.replace("_rels/", "").rpartition("/")[0]
    found = []
    for node in ElementTree.fromstring(content):
        if node.get("TargetMode") == "External":
            continue
        target = node.get("Target", "")
        parts = [] if target.startswith("/") else folder.split("/") if folder else []
        for step in target.strip("/").split("/"):
            parts = parts[:-1] if step == ".." else [*parts, step]
        if "/".join(parts) not in names:
            found.append(f"{name} -> {target}")
    return found
