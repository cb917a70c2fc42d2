"""JSON-LD as this project writes it, as Turtle: nested nodes with prefixed names, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Node = Mapping[str, Any]
_TEXT = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_NOT_IN_AN_ADDRESS = frozenset('<>"{}|^`\\ ')


def document(prefixes: Mapping[str, str], root: Node) -> bytes:
    """The whole graph below one node. Each named node is told once."""
    told: dict[str, str] = {}
    _tell(root, told)
    lines = [f"@prefix {name}: <{address}> ." for name, address in prefixes.items()]
    return ("\n".join([*lines, "", *told.values()]) + "\n").encode()


def _tell(node: Node, told: dict[str, str]) -> None:
    """Add a named node, and all below it; one that was told before is not told again."""
    if node["@id"] in told:
        return
    told[node["@id"]] = ""  # holds its place: nodes may lead back to it
    pairs = "".join(f" ;\n  {pair}" for pair in _pairs(node, told))
    told[node["@id"]] = f"{_address(node['@id'])}{pairs[2:]} ." if pairs else ""


def _pairs(node: Node, told: dict[str, str]) -> list[str]:
    found = []
    for name, value in node.items():
        if name == "@id":
            continue
        items = value if isinstance(value, list) else [value]
        if name == "@type":
            found.append(f"a {', '.join(items)}")
        elif items:
            found.append(f"{name} {', '.join(_object(item, told) for item in items)}")
    return found


def _object(value: Any, told: dict[str, str]) -> str:
    if not isinstance(value, Mapping):
        return _literal(str(value))
    if "@value" in value:
        text = _literal(value["@value"])
        if "@language" in value:
            return f"{text}@{value['@language']}"
        return f"{text}^^{value['@type']}"
    if "@id" not in value:
        return f"[ {' ; '.join(_pairs(value, told))} ]"
    if len(value) > 1:
        _tell(value, told)
    return _address(value["@id"])


def _literal(text: str) -> str:
    return f'"{text.translate(_TEXT)}"'


def _address(text: str) -> str:
    return f"<{''.join(f'%{ord(c):02X}' if c in _NOT_IN_AN_ADDRESS else c for c in text)}>"
