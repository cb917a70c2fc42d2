"""The Open XML schemas' word on our files, by a validator that is none of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.files import KINDS
from tests.briefing.conftest import TWENTY, MakeBriefing

audit = pytest.importorskip("openxml_audit", reason="the Open XML validator is not here")


@pytest.mark.parametrize("kind", ["pptx", "docx", "xlsx"])
def test_the_file_is_valid_open_xml(kind: str, make_briefing: MakeBriefing, tmp_path: Path) -> None:
    path = tmp_path / f"briefing.{kind}"
    path.write_bytes(KINDS[kind].make(make_briefing(TWENTY, "nl")))
    found = audit.OpenXmlValidator().validate(str(path))
    assert not [str(error) for error in found.errors]


def test_a_damaged_file_is_told_apart(make_briefing: MakeBriefing, tmp_path: Path) -> None:
    """The judge itself is tried: an element out of its place is found."""
    from tests.briefing.templates import repacked

    def change(name: str, data: bytes) -> bytes:
        if name != "ppt/slides/slide1.xml":
            return data
        return data.replace(b"<p:cSld>", b"<p:cSld><p:timing/>")

    path = tmp_path / "briefing.pptx"
    path.write_bytes(repacked(KINDS["pptx"].make(make_briefing(TWENTY[:1])), change))
    assert list(audit.OpenXmlValidator().validate(str(path)).errors)
