"""Every package that the app and its desk need has a licence that is known and may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

ACCEPTED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",  # certifi's list of authorities, orjson: used as they are, not changed
    "PSF-2.0",
    "Zlib",
}
OTHER_WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
LONGEST_NAME = 60
"""A longer field holds the text of a licence and not its name."""


def required() -> Iterator[str]:
    """The packages of the app, the desk and the assistants, and all that they need here."""
    endings = ("", "-desk", "-assistants")
    lists = [ROOT / f"requirements{ending}.in" for ending in endings]
    lines = [line for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    names = [line.partition("#")[0].strip() for line in lines if not line.startswith("-c")]
    named = [Requirement(name) for name in names if name]
    asked = [r for r in named if r.marker is None or r.marker.evaluate()]
    seen: set[tuple[str, str]] = set()
    while asked:
        one = asked.pop()
        for extra in one.extras or {""}:
            name = canonicalize_name(one.name)
            if (name, extra) not in seen:
                seen.add((name, extra))
                found = [Requirement(text) for text in metadata.distribution(name).requires or ()]
                asked += [
                    r for r in found if r.marker is None or r.marker.evaluate({"extra": extra})
                ]
    yield from sorted({name for name, _extra in seen})


def licences(package: str) -> set[str]:
    """The licences that a package names, in SPDX's words where they are known."""
    said = metadata.metadata(package)
    named = said.get("License-Expression") or said.get("License") or ""
    if not named or len(named) > LONGEST_NAME or "\n" in named:
        kinds = said.get_all("Classifier") or []
        named = " AND ".join(k.rpartition("::")[2].strip() for k in kinds if "License" in k)
    parts = [p.strip("()") for p in re.split(r" AND | OR |, ", OTHER_WORDS.get(named, named))]
    return {OTHER_WORDS.get(part, part) for part in parts if part != "dependency licenses"}


@pytest.mark.parametrize("package", list(required()))
def test_the_licence_is_known_and_may_be_used(package: str) -> None:
    found = licences(package)
    assert found and found <= ACCEPTED, f"{package}: {found or 'names no licence'}"
