"""The templates of the pages; everything put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

HTML = "text/html; charset=utf-8"
TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, loaded when the first page is made."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def page_rules() -> str:
    """The style sheet of the pages, without the tokens that it names."""
    return " ".join((TEMPLATES / "page.css").read_text(encoding="utf-8").split())
