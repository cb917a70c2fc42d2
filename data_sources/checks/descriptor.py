"""Whether the descriptor and the table schemas say what they must, in a form that can be used.

Of the Table Schema standard this package uses the types in ``schema.PARSERS`` and five
constraints. What a schema says beyond them would not be checked by anything here, and is
therefore a fault: a check that is named and not made would be a false assurance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from data_sources.checks.needed import KEYS, OBSERVATIONS, PEOPLE, TABLES, columns
from data_sources.checks.schema import PARSERS, columns_of
from data_sources.package.json_files import Keys, within
from data_sources.package.tables import (
    DESCRIPTOR,
    DatasetError,
    Fault,
    descriptor,
    json_fault,
    schema_of,
)

_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_CREATED = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})", re.A)
_CONSTRAINTS = {"required", "enum", "pattern", "minimum", "maximum"}
_LONGEST_PATTERN = 500


class Schemas(dict[str, dict[str, Any]]):
    """The schemas of a package that can be used, by the path of their table."""


def check(directory: Path) -> tuple[Schemas, list[Fault]]:
    """The schemas that can be used, and what is wrong with descriptor and schemas.

    Raises DatasetError when there is no descriptor to speak of.
    """
    about = descriptor(directory)
    faults = list(_check_head(directory, about))
    found, by_name = Schemas(), dict[str, str]()
    for number, resource in enumerate(about["resources"]):
        one = _Resource(directory, number, resource)
        wrong = list(one.check(set(found), set(by_name)))
        if not wrong:
            found[one.path], by_name[one.name] = one.schema, one.path
        faults += wrong
    for number, resource in enumerate(about["resources"]):
        path = resource.get("path")
        if isinstance(path, str) and path in found:
            one = _Resource(directory, number, resource)
            faults += one.check_references(found, by_name)
            # Of keys that lead nowhere the cells cannot be looked at: it is said already.
            found[path] = found[path] | {"foreignKeys": one.sound_keys}
    return found, faults


def _check_head(directory: Path, about: dict[str, Any]) -> Iterator[Fault]:
    version, created = about.get("version"), about.get("created")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        yield json_fault(directory, DESCRIPTOR, ("version",), "must have the form 1.2.3")
    if not _is_created(created):
        yield json_fault(
            directory, DESCRIPTOR, ("created",), "must be a date and time, 2026-11-24T00:00:00Z"
        )
    paths = [str(one.get("path", "")) for one in about["resources"]]
    if not any(path.startswith(OBSERVATIONS) for path in paths):
        reason = "no table of observations is named"
        yield json_fault(directory, DESCRIPTOR, ("resources",), reason)
    for name in TABLES:
        if name not in paths:
            yield Fault(name, 0, "", "the table is missing from the package")


def _is_created(text: object) -> bool:
    found = _CREATED.fullmatch(text) if isinstance(text, str) else None
    try:
        return found is not None and bool(datetime.fromisoformat(found[0]))
    except ValueError:
        return False


class _Resource:
    """One table's entry in the descriptor, with its schema."""

    def __init__(self, directory: Path, number: int, content: dict[str, Any]) -> None:
        self.directory, self.number, self.content = directory, number, content
        self.path: Any = content.get("path")
        self.name: Any = content.get("name")
        self.schema: Any = content.get("schema")
        self.file = DESCRIPTOR
        self.sound_keys: list[Any] = []

    def fault(self, *keys: str | int, reason: str) -> Fault:
        """A fault of the entry itself."""
        way = ("resources", self.number, *keys)
        return json_fault(self.directory, DESCRIPTOR, way, reason)

    def wrong(self, *keys: str | int, reason: str) -> Fault:
        """A fault of the schema, wherever that is written."""
        way: Keys = keys if self.file != DESCRIPTOR else ("resources", self.number, "schema", *keys)
        return json_fault(self.directory, self.file, way, reason)

    def check(self, paths: set[str], names: set[str]) -> Iterator[Fault]:
        if not isinstance(self.name, str) or not self.name:
            yield self.fault("name", reason="a table needs a name")
        elif self.name in names:
            yield self.fault("name", reason=f"a second table of the name “{self.name}”")
        if not within(self.path):
            yield self.fault("path", reason="must be the path of a file in the package")
            return
        if self.path in paths:
            yield self.fault("path", reason=f"“{self.path}” is named twice")
        series = self.content.get("series", None if self.path in PEOPLE else "none")
        if not isinstance(series, str) or not series:
            yield self.fault("series", reason="must be the key of a series")
        yield from self._check_schema()

    def _check_schema(self) -> Iterator[Fault]:
        if isinstance(self.schema, str):
            if not within(self.schema):
                reason = "the schema must be a file in the package"
                yield self.fault("schema", reason=reason)
                return
            self.file = self.schema
            try:
                self.schema = schema_of(self.directory, self.content)
            except DatasetError as error:
                yield from error.faults
                return
        if not isinstance(self.schema, dict):
            yield self.wrong(reason="a table schema must be an object with “fields”")
            return
        fields = self.schema.get("fields")
        if not isinstance(fields, list) or not fields:
            yield self.wrong("fields", reason="the list of columns is missing")
            return
        if self.schema.get("missingValues", [""]) != [""]:
            reason = "only the empty cell is a missing value here"
            yield self.wrong("missingValues", reason=reason)
        faults = [fault for n in range(len(fields)) for fault in self._check_field(n, fields[n])]
        yield from faults
        if not faults:
            yield from self._check_names([field["name"] for field in fields])
            yield from self._check_needed({field["name"]: field for field in fields})

    def _check_field(self, number: int, field: Any) -> Iterator[Fault]:
        way = ("fields", number)
        if not isinstance(field, dict) or not isinstance(field.get("name"), str):
            yield self.wrong(*way, reason="a column needs a name")
            return
        kind, constraints = field.get("type", "string"), field.get("constraints", {})
        if not isinstance(kind, str) or kind not in PARSERS:
            reason = f"“{kind}” is not a type that is known here: {', '.join(PARSERS)}"
            yield self.wrong(*way, "type", reason=reason)
            return
        if field.get("format", "default") != "default":
            yield self.wrong(*way, "format", reason="only the format “default” is read here")
        if not isinstance(constraints, dict):
            yield self.wrong(*way, "constraints", reason="must be an object")
            return
        for name, value in constraints.items():
            reason = _constraint_fault(kind, name, value)
            if reason:
                yield self.wrong(*way, "constraints", name, reason=reason)

    def _check_names(self, names: list[str]) -> Iterator[Fault]:
        for number, name in enumerate(names):
            if not name or name in names[:number]:
                yield self.wrong("fields", number, "name", reason=f"a second column “{name}”")
        key = self.schema.get("primaryKey", [])
        if not _is_columns(key, names):
            yield self.wrong("primaryKey", reason="must name columns of the table")

    def _check_needed(self, fields: dict[str, Any]) -> Iterator[Fault]:
        """What the code reads of the table is there, and of the kind that it is read as."""
        for column in columns(self.path):
            field = fields.get(column.name)
            if field is None:
                yield self.wrong("fields", reason=f"the column {column.name} is missing")
                continue
            if field.get("type", "string") != column.kind:
                reason = f"the column {column.name} must be a {column.kind}"
                yield self.wrong("fields", list(fields).index(column.name), reason=reason)
            if column.required and field.get("constraints", {}).get("required") is not True:
                reason = f"the column {column.name} must be required"
                yield self.wrong("fields", list(fields).index(column.name), reason=reason)
        wanted, key = KEYS.get(self.path), self.schema.get("primaryKey", [])
        if wanted and _is_columns(key, list(fields)) and tuple(columns_of(key)) != wanted:
            yield self.wrong("primaryKey", reason=f"must be {', '.join(wanted)}")

    def check_references(self, schemas: Schemas, by_name: dict[str, str]) -> Iterator[Fault]:
        """Its foreign keys lead somewhere, and those that the code relies on are there."""
        self.schema = schemas[self.path]
        if isinstance(self.content["schema"], str):
            self.file = self.content["schema"]
        keys = self.schema.get("foreignKeys", [])
        if not isinstance(keys, list):
            yield self.wrong("foreignKeys", reason="must be a list")
            return
        led: set[tuple[str, str]] = set()
        for number, key in enumerate(keys):
            reason = _reference_fault(key, self.schema, schemas, by_name)
            if reason:
                yield self.wrong("foreignKeys", number, reason=reason)
                continue
            target = by_name[key["reference"]["resource"]]
            self.sound_keys.append(key)
            led.add((", ".join(columns_of(key["fields"])), target))
        for column in columns(self.path):
            if column.table and (column.name, column.table) not in led:
                reason = f"the column {column.name} must refer to {column.table}"
                yield self.wrong("foreignKeys", reason=reason)


def _constraint_fault(kind: str, name: str, value: Any) -> str:
    """What is wrong with one constraint of a column of a kind; nothing when it can be checked."""
    if name not in _CONSTRAINTS:
        return "is a constraint that is not checked here"
    if name == "required":
        return "" if isinstance(value, bool) else "must be true or false"
    if name == "enum":
        good = isinstance(value, list) and value and all(isinstance(one, str) for one in value)
        return "" if good else "must be a list of texts"
    if name == "pattern":
        return _pattern_fault(value)
    if kind not in ("number", "integer", "year"):
        return f"a {kind} has none that is checked here"
    return "" if isinstance(value, int | float) and not isinstance(value, bool) else "not a number"


def _pattern_fault(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_PATTERN:
        return f"must be a regular expression of at most {_LONGEST_PATTERN} signs"
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        return f"not a regular expression: {error}"
    return ""


def _is_columns(key: Any, names: list[str]) -> bool:
    """Whether a key is a column, or a list of columns, among these names."""
    if isinstance(key, str):
        return key in names
    return isinstance(key, list) and all(isinstance(one, str) and one in names for one in key)


def _reference_fault(
    key: Any, schema: dict[str, Any], schemas: Schemas, by_name: dict[str, str]
) -> str:
    own = [field["name"] for field in schema["fields"]]
    reference = key.get("reference") if isinstance(key, dict) else None
    if not isinstance(reference, dict) or not _is_columns(key.get("fields"), own):
        return "must name columns of the table, and a reference"
    resource = reference.get("resource")
    if not isinstance(resource, str) or resource not in by_name:
        return f"“{resource}” is no table of the package that can be read"
    theirs = [field["name"] for field in schemas[by_name[resource]]["fields"]]
    if not _is_columns(reference.get("fields"), theirs):
        return f"must name columns of {by_name[resource]}"
    if not 0 < len(columns_of(key["fields"])) == len(columns_of(reference["fields"])):
        return "must name as many columns there as here"
    return ""
