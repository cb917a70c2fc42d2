"""The fields of a template that say what a document is: filled with what the briefing says.

Content controls are known by title or tag, or by the property they are bound to; older fields
(TITLE, AUTHOR …) by their name. A control with nothing to say is emptied: no "click here" is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from briefing.docx.names import control_names

_BOUND = (
    ("title", re.compile(r"coreProperties.*:(title|subject)\b")),
    ("from", re.compile(r"coreProperties.*:creator\b")),
    ("date", re.compile(r"PublishDate")),
)
"""Properties of a document that a control can be bound to."""
_KEPT_BOUND = re.compile(r"coreProperties")
_NO_TEXT = ("picture", "checkbox", "dropDownList", "comboBox", "docPartList", "group")
"""Kinds of control that hold no text of ours."""
_OLD = {"TITLE": "title", "SUBJECT": "title", "AUTHOR": "from"}
_PROPERTY = re.compile(r'DOCPROPERTY\s+"?([^"\\]+?)"?\s*(\\.*)?$', re.IGNORECASE)


def known_controls(element: Any) -> Iterator[tuple[str, Any]]:
    """The content controls in an element that hold something of ours: what, and the control."""
    for control in element.iter(qn("w:sdt")):
        name = _holds(control)
        if name:
            yield name, control


def fill(element: Any, values: Mapping[str, str]) -> set[str]:
    """Fill the controls and the older fields in an element; returns which have something to say."""
    told = set()
    for name, control in list(known_controls(element)):
        text = values.get(name, "")
        _write(control, text, bool(text))
        if text:
            told.add(name)
    for line in element.iter(qn("w:p")):
        told |= _older(line, values)
    return told


def _holds(control: Any) -> str:
    props = control.find(qn("w:sdtPr"))
    if props is None or any(etree.QName(node).localname in _NO_TEXT for node in props):
        return ""
    said = {
        " ".join(node.get(qn("w:val"), "").lower().replace("_", " ").split()).rstrip(":")
        for node in (*props.findall(qn("w:alias")), *props.findall(qn("w:tag")))
    }
    for name, names in control_names().items():
        if said & set(names):
            return name
    path = "".join(node.get(qn("w:xpath"), "") for node in _bindings(props))
    return next((name for name, pattern in _BOUND if pattern.search(path)), "")


def _bindings(props: Any) -> list[Any]:
    return [node for node in props if etree.QName(node).localname == "dataBinding"]


def _write(control: Any, text: str, keep_bound: bool) -> None:
    """Put a text into a control, in the type of what stands there now."""
    props = control.find(qn("w:sdtPr"))
    for node in list(props):
        kind = etree.QName(node).localname
        bound_elsewhere = kind == "dataBinding" and not (
            keep_bound and _KEPT_BOUND.search(node.get(qn("w:xpath"), ""))
        )
        if kind in ("showingPlcHdr", "temporary", "placeholder") or bound_elsewhere:
            props.remove(node)
        elif kind == "date":
            node.attrib.pop(qn("w:fullDate"), None)
    content = control.find(qn("w:sdtContent"))
    if content is None:
        return
    lines = list(content.iter(qn("w:p")))
    place = lines[0] if lines else content
    for line in lines[1:]:
        line.getparent().remove(line)
    look = _look(place)
    for node in list(place):
        if node.tag != qn("w:pPr"):
            place.remove(node)
    place.append(_run(text, look))


def _look(place: Any) -> Any:
    """The properties of the first run there, without the grey of a place to be filled."""
    found = place.find(f".//{qn('w:r')}/{qn('w:rPr')}")
    if found is None:
        return None
    for node in found.findall(qn("w:rStyle")):
        found.remove(node)
    return found


def _run(text: str, look: Any) -> Any:
    run = OxmlElement("w:r")
    if look is not None:
        run.append(look)
    made = OxmlElement("w:t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(made)
    return run


def _older(line: Any, values: Mapping[str, str]) -> set[str]:
    """Fill the fields of a paragraph that show a property of the document."""
    told = set()
    for field in line.findall(f".//{qn('w:fldSimple')}"):
        name, known = _asked(field.get(qn("w:instr"), ""))
        if not known:
            continue
        runs = list(field.iter(qn("w:r")))
        text = values.get(name, "") if name else None
        told |= _show(runs, text, name)
        for run in runs:
            field.addprevious(run)
        field.getparent().remove(field)
    told |= _complex(line, values)
    return told


def _complex(line: Any, values: Mapping[str, str]) -> set[str]:
    """The same for a field whose begin, code and result are runs of their own."""
    told, parts, code, stage = set(), [], "", ""
    shown: list[Any] = []
    for run in list(line.iter(qn("w:r"))):
        mark = run.find(qn("w:fldChar"))
        kind = mark.get(qn("w:fldCharType")) if mark is not None else ""
        if kind == "begin":
            parts, code, shown, stage = [run], "", [], "code"
        elif kind == "separate" and stage:
            parts.append(run)
            stage = "result"
        elif kind == "end" and stage:
            parts.append(run)
            name, known = _asked(code)
            if known:
                told |= _show(shown, values.get(name, "") if name else None, name)
                for part in parts:
                    part.getparent().remove(part)
            stage = ""
        elif stage == "code":
            parts.append(run)
            code += "".join(node.text or "" for node in run.findall(qn("w:instrText")))
        elif stage == "result":
            shown.append(run)
    return told


def _asked(code: str) -> tuple[str, bool]:
    """What a field shows, and whether it is one of those that show a property.

    A property of the template's own is not in the briefing: what the field shows now is kept as
    text, or Word would write an error there.
    """
    words = code.split()
    if not words:
        return "", False
    first = words[0].upper()
    if first in _OLD:
        return _OLD[first], True
    named = _PROPERTY.match(code.strip())
    if named is None:
        return "", False
    wanted = " ".join(named[1].lower().split())
    for name, names in control_names().items():
        if wanted in names:
            return name, True
    return "", True


def _show(runs: list[Any], text: str | None, name: str) -> set[str]:
    """The result of a field: another text, or as it is."""
    if text is None or not runs:
        return set()
    for run in runs:
        for node in run.findall(qn("w:t")):
            node.text = ""
    first = runs[0].find(qn("w:t"))
    if first is None:
        first = OxmlElement("w:t")
        runs[0].append(first)
    first.text = text
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return {name} if text else set()
