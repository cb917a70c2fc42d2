"""Small pieces of HTML, made from templates that escape everything put into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import markupsafe

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


def render(name: str, **values: object) -> str:
    """One template with its values escaped. Never pass text that is already HTML."""
    return str(markupsafe.Markup(_template(name).render(values)))


def escape_markdown(text: str) -> str:
    """Text from data for a place that reads Markdown: every sign stands for itself."""
    special = "\\`*_{}[]<>()#+-.!|~$:^=&"
    return "".join(f"\\{sign}" if sign in special else sign for sign in text)
