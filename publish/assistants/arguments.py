"""What is said of arguments that do not fit a tool: which, and what is allowed.

In the language of the question, and without a word of what was given: it may be long, or a trap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claims.read.text import language_of
from languages import LANGUAGES, translator
from languages.safe_text import clean

Properties = Mapping[str, Mapping[str, Any]]
"""The arguments that a tool takes, each with its JSON schema."""
LONGEST_NAME = 40
QUESTIONS = ("words", "text")
"""The arguments that hold somebody's own sentence."""


def language_asked(arguments: Mapping[str, object]) -> str:
    """The language that an answer is wanted in, else that of the question, else the first."""
    told = arguments.get("language")
    if isinstance(told, str) and told in LANGUAGES:
        return told
    own = (arguments.get(name) for name in QUESTIONS)
    return language_of(next((text for text in own if isinstance(text, str)), ""))


def unknown(arguments: Mapping[str, object], known: Properties, language: str) -> str:
    """What is said where there is an argument that the tool has not; empty where there is none.

    It is not passed over: whoever asks for a year would take what comes for that year's.
    """
    first = next((name for name in arguments if name not in known), None)
    if first is None:
        return ""
    return translator(language)(
        "There is no argument “{name}”; there are: {known}.",
        name=clean(first[: 2 * LONGEST_NAME])[:LONGEST_NAME],
        known=", ".join(known),
    )


def unfit(faults: Iterable[tuple[str, bool]], known: Properties, language: str) -> str:
    """What is said of arguments, each with whether it is missing."""
    _ = translator(language)
    said = []
    for name, missing in dict(faults).items():
        told = {"name": name, "allowed": _allowed(known[name], language)}
        if missing:
            said.append(_("“{name}” is missing: {allowed}", **told))
        else:
            said.append(_("“{name}” is {allowed}", **told))
    return f"{_('Not answered: this does not fit the tool.')} {'; '.join(said)}."


def _allowed(schema: Mapping[str, Any], language: str) -> str:
    _ = translator(language)
    if "enum" in schema:
        return _("one of {known}", known=", ".join(filter(None, schema["enum"])))
    if schema["type"] == "integer":
        return _(
            "a whole number from {least} to {most}",
            least=schema["minimum"],
            most=schema["maximum"],
        )
    least, most = schema.get("minLength", 0), schema["maxLength"]
    if not least:
        return _("a text of at most {most} signs", most=most)
    return _("a text of {least} to {most} signs", least=least, most=most)
