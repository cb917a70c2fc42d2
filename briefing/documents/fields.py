"""Fields of a Word file whose result any program writes anew: the number of a page, the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_PAGES = ("page", "numpages", "sectionpages")
_DAYS = ("date", "time", "savedate", "printdate")


@dataclass
class _Field:
    instruction: str = ""
    begun: bool = False  # whether its result has begun
    said: bool = False

    @property
    def name(self) -> str:
        return next(iter(self.instruction.lower().split()), "")


def written_anew(node: Element) -> dict[int, str]:
    """What stands for the runs of such fields, by the runs' identity.

    The number of a page is always 1, as in a file that was just made; a day or a time is nothing:
    neither is anybody's text.
    """
    runs: dict[int, str] = {}
    fields: list[_Field] = []
    for inner in node.iter():
        name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
        if name == "fldSimple":
            _stand_in(runs, _Field(_value(inner, "instr")), inner.iter())
        elif name == "fldChar":
            _step(fields, _value(inner, "fldCharType"))
        elif name == "instrText" and fields:
            fields[-1].instruction += inner.text or ""
        elif fields and fields[-1].begun:
            _stand_in(runs, fields[-1], [inner])
    return runs


def _step(fields: list[_Field], mark: str) -> None:
    if mark == "begin":
        fields.append(_Field())
    elif fields and mark == "separate":
        fields[-1].begun = True
    elif fields and mark == "end":
        fields.pop()


def _stand_in(runs: dict[int, str], field: _Field, nodes: Iterable[Element]) -> None:
    if field.name not in (*_PAGES, *_DAYS):
        return
    for node in nodes:
        if isinstance(node.tag, str) and node.tag.endswith("}t"):
            runs[id(node)] = "" if field.said or field.name in _DAYS else "1"
            field.said = True


def _value(node: Element, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.endswith("}" + name)), "")
