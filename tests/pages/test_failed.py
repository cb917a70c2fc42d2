"""Where a page fails, its reader is told so in their language, and where to go."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SECRET = "a word that somebody pasted"


def _failing() -> None:
    import streamlit as st

    from screen.session.failed import tell

    st.title("A page")
    tell(ValueError("a word that somebody pasted"))


@pytest.mark.parametrize(
    ("language", "said", "way"),
    [
        ("en", "Something went wrong here on our side", "/en/figures/"),
        ("nl", "Hier ging bij ons iets mis", "/nl/figures/"),
    ],
)
def test_what_is_said(language: str, said: str, way: str) -> None:
    at = AppTest.from_function(_failing)
    at.query_params["lang"] = language
    at.run()
    assert not at.exception
    (told,) = at.error
    assert said in told.value.replace("\\", "")
    assert any(way in item.value for item in at.markdown)
    assert SECRET not in str(at)
