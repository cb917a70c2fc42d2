"""Which series pages and templates name, and which of these a record does not have.

The record can be sound and a page still miss a figure: pages, talking points and the suggested
briefing name series by their keys. They are read here as texts, never run. A name that is put
together while a page runs cannot be seen, and nothing is said of it.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data_sources.package.tables import Fault, descriptor, read_rows

ROOT = Path(__file__).resolve().parents[2]
PLACES = (
    "pages/*.py",
    "briefing/points/figures/*.j2",
    "briefing/basket/*.json",
    "languages/*/points/*.j2",
    "languages/*/*.toml",
    "data_sources/readers/*.py",
)
"""Where series are named. Code elsewhere knows kinds of series, and names none."""

_KEY = r"[a-z0-9_]+(?:\.[a-z0-9_]+)+"
_FORMS = re.compile(
    rf"(?P<key>{_KEY})(?:\|.*)?"  # a series, or a figure of it
    rf"|figure:(?P<figure>{_KEY})\|.*"
    rf"|(?:chart:)?[a-z]+:(?P<chart>{_KEY}(?:\+{_KEY})*)(?:\?.*)?"
)
_FILE = re.compile(r".*\.(?:csv|json|txt|bib|zip|html|py|md|xlsx|docx|pptx|svg|png|pdf)")


@dataclass(frozen=True)
class Reference:
    """A series, and the place where it is named."""

    file: str
    line: int
    series: str


def named_in(text: str) -> list[str]:
    """The series that a constant text names; none when it is no name of a figure or chart."""
    found = _FORMS.fullmatch(text)
    if found is None or _FILE.fullmatch(text):
        return []
    return (found["key"] or found["figure"] or found["chart"]).split("+")


@cache
def references(root: Path = ROOT) -> tuple[Reference, ...]:
    """Every series that is named in the :data:`PLACES`, in their order."""
    return tuple(
        Reference(path.relative_to(root).as_posix(), line, series)
        for place in PLACES
        for path in sorted(root.glob(place))
        for line, text in _texts(path)
        for series in named_in(text)
    )


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The constant texts of a file with their lines; 0 where the kind of file tells none."""
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".py":
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.lineno, node.value
        case ".j2":
            from jinja2 import Environment, nodes  # only the maintainer's commands come here

            for const in Environment(autoescape=True).parse(text).find_all(nodes.Const):
                if isinstance(const.value, str):
                    yield const.lineno, const.value
        case ".json":
            yield from ((0, leaf) for leaf in _leaves(json.loads(text)))
        case ".toml":
            yield from ((0, leaf) for leaf in _leaves(tomllib.loads(text)))


def _leaves(value: object) -> Iterator[str]:
    """Every text in a tree of lists and tables, their names too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def with_figures(directory: Path) -> frozenset[str]:
    """The series of a package that have a current figure, or are counted from its tables."""
    resources = descriptor(directory)["resources"]
    paths = [str(resource.get("path", "")) for resource in resources]
    found = {str(resource["series"]) for resource in resources if "series" in resource}
    for name in paths:
        if name.startswith("observations/"):
            rows = read_rows(directory, name)
            found |= {row["series"] for row in rows if row["standing"] == "current"}
    if "register_series.csv" in paths:
        found |= {row["series"] for row in read_rows(directory, "register_series.csv")}
    return frozenset(found)


def missing(known: Collection[str], among: Iterable[Reference] | None = None) -> list[Fault]:
    """A fault for each place that names a series without a figure."""
    named = references() if among is None else among
    return [
        Fault(item.file, item.line, "", f"names “{item.series}”, which has no current figure")
        for item in named
        if item.series not in known
    ]


def lost(before: Path, after: Path) -> list[Fault]:
    """A fault for each place that names a series which has a figure before, and none after."""
    gone = with_figures(before) - with_figures(after)
    return missing((), [item for item in references() if item.series in gone])
