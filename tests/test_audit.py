"""What pip-audit's answer comes to: a service out of reach is not a package it does not know."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import pytest

from tests.conftest import ROOT

_spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
assert _spec and _spec.loader
audit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(audit)

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found and could not be audited"}
HARMED = {
    "name": "harmed",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["2.1"]}],
}


def answer(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_nothing_known_against_any_package_passes() -> None:
    assert audit.judge(0, answer(SOUND, SOUND), "") == (
        False,
        "no known vulnerabilities in 2 packages",
    )


def test_a_vulnerability_stops_and_says_where_it_is_mended() -> None:
    stops, text = audit.judge(1, answer(SOUND, HARMED, UNKNOWN), "Found 1 known vulnerability")
    assert stops
    assert "harmed 2.0: PYSEC-0000-1, mended in 2.1" in text


def test_one_package_not_found_among_others_stops_and_is_named() -> None:
    assert audit.judge(0, answer(SOUND, UNKNOWN), "") == (
        True,
        "not found by the advisory service: unknown",
    )


def test_a_service_that_knows_no_package_at_all_is_not_the_service() -> None:
    stops, text = audit.judge(0, answer(UNKNOWN, UNKNOWN), "No known vulnerabilities found")
    assert not stops
    assert text.startswith("not run")


@pytest.mark.parametrize(
    "said",
    [
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed\n"
        "ERROR:pip_audit._cli:Tip: your network may be blocking this service. Try another",
        "Traceback\nrequests.exceptions.ConnectionError: Failed to resolve host",
        "Traceback\nrequests.exceptions.HTTPError: 503 Server Error: Unavailable\n\n"
        "The above exception was the direct cause\n\n"
        "pip_audit._service.interface.ServiceError",
    ],
)
def test_nobody_reached_is_told_as_not_run(said: str) -> None:
    assert audit.judge(1, "", said) == (
        False,
        "not run: the advisory service could not be reached",
    )


@pytest.mark.parametrize(
    ("status", "output", "said"),
    [
        (1, "", "ERROR:pip_audit._cli:requirement file is invalid"),
        (1, "", "requests.exceptions.HTTPError: 403 Client Error: Forbidden"),
        (0, "", ""),
        (0, answer(), ""),
        (1, answer(SOUND), "something else"),
        (2, "[]", "usage: pip-audit"),
    ],
)
def test_whatever_else_is_wrong_stops(status: int, output: str, said: str) -> None:
    assert audit.judge(status, output, said).stops
