"""Small faults put into one module at a time, one fault a mutant.

The faults are those of mutmut's operators. Two things differ from mutmut's own run: functions
with a decorator are changed too (most of a ``Figure`` and a ``Change`` are properties, which
mutmut leaves out), and a string is changed once and not thrice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
CALLS_LEFT_ALONE = ("len", "isinstance", "cast")


@dataclass(frozen=True)
class Mutant:
    """One fault: where it stands, what stood there, what stands there now, and the whole text."""

    line: int
    before: str
    after: str
    code: str

    @property
    def name(self) -> str:
        return f"{self.line}: {self.before} → {self.after}"

    @property
    def lot(self) -> str:
        """What a sample is drawn by: the same lot in every run for the same fault."""
        return hashlib.sha256(f"{self.before} → {self.after}".encode()).hexdigest()


def mutants(source: str) -> list[Mutant]:
    """Every fault that the operators can put into a module, in the order of its lines."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    finder = _Finder()
    wrapper.visit(finder)
    module = wrapper.module
    empty = cst.Module([])
    made, seen = [], {source}
    for line, old, new in finder.found:
        changed = module.deep_replace(old, new)
        code = changed.code if isinstance(changed, cst.Module) else source
        if code in seen:
            continue
        seen.add(code)
        texts = [" ".join(empty.code_for_node(node).split()) for node in (old, new)]
        made.append(Mutant(line, *texts, code))
    return sorted(made, key=lambda mutant: mutant.line)


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, LEFT_ALONE) or _is_left_alone(node):
            return False
        place = self.get_metadata(PositionProvider, node, None)
        line = place.start.line if place else 0
        self.found += [(line, node, new) for new in _faults(node)]
        return True


def _is_left_alone(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        return node.func.value in CALLS_LEFT_ALONE
    if isinstance(node, cst.If) and isinstance(node.test, cst.Name):
        return node.test.value == "TYPE_CHECKING"
    return isinstance(node, cst.Param) and not isinstance(
        node.default, (cst.Name, cst.BaseNumber, cst.BaseString, type(None))
    )


def _faults(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in mutators.mutation_operators:
        if isinstance(node, kind):
            found = list(operator(node))
            yield from found[:1] if operator is mutators.operator_string else found
    if isinstance(node, (cst.If, cst.While, cst.CompIf)):
        yield node.with_changes(test=_negated(node.test))


def _negated(test: cst.BaseExpression) -> cst.BaseExpression:
    inner = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.UnaryOperation(cst.Not(), inner)
