"""The app runs with the packages of requirements.txt alone, and asks nobody when it starts."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
"""
EVERYTHING = """
import importlib, pkgutil
for room in ("languages", "data_sources.record", "data_sources.package", "data_sources.checks",
             "charts", "briefing", "claims", "publish", "screen"):
    found = importlib.import_module(room)
    for one in pkgutil.walk_packages(found.__path__, f"{room}."):
        if not one.name.endswith("__main__") and one.name != "publish.assistants.protocol":
            importlib.import_module(one.name)
print("all imported")
"""
MAIN = "from data_sources.__main__ import main; sys.exit(main({words!r}))"
START = """
from streamlit import net_util
from streamlit.web import bootstrap
def asked(): raise SystemExit("the server asked outside for its own address")
net_util.get_external_ip = asked
bootstrap.load_config_options({"server.headless": True})
bootstrap._print_url(False)
from streamlit import config
print(config.get_option("browser.serverAddress"))
"""


def pinned(name: str) -> set[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))


def modules() -> list[str]:
    """The modules that only the packages of the desk, the assistants and the tests bring."""
    from importlib.metadata import packages_distributions

    own = pinned("requirements.txt")
    return sorted(
        module
        for module, names in packages_distributions().items()
        if not {re.sub(r"[-_.]+", "-", name).lower() for name in names} & (own | {"setuptools"})
    )


def without(absent: list[str], code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a Python that has not got these modules."""
    program = WITHOUT.format(absent=absent) + code
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_the_app_imports_nothing_but_its_own_packages() -> None:
    absent = modules()
    assert {"ibis", "duckdb", "pdfplumber", "pytest", "mcp", "rdflib"} <= set(absent)
    done = without(absent, EVERYTHING)
    assert done.stdout == "all imported\n", done.stderr


def test_the_record_is_validated_without_the_desk() -> None:
    done = without(modules(), MAIN.format(words=["validate"]))
    assert done.returncode == 0, done.stderr
    assert "no faults" in done.stdout


def test_a_command_of_the_desk_says_how_to_ask_for_it() -> None:
    words = ["dsa", "history", "--store", "nowhere", "nowhere.parquet"]
    done = without(modules(), MAIN.format(words=words))
    assert done.returncode == 3, done.stderr
    assert "python3 run.py data_sources" in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("requirements.txt", "requirements-desk.txt", "requirements-assistants.txt"),
        "requirements-dev.txt",
    ],
)
def test_every_pinned_package_has_a_hash_and_no_list_names_a_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))
    assert "://" not in text


def test_the_server_does_not_ask_outside_for_its_own_address() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "localhost", "and it says nothing else of where it is"
