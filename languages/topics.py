"""The subjects under which series are listed, as English messages to be translated."""

from __future__ import annotations

from languages import translator

TOPICS = {
    "cybertipline": "CyberTipline",
    "platforms": "Platforms",
    "countries": "Countries",
    "hotlines": "Hotlines",
    "hosting": "Hosting",
    "ai": "AI material",
    "nudify": "Nudify apps",
    "netherlands": "The Netherlands",
    "eu": "The EU",
    "prevalence": "Prevalence",
    "transparency": "Platforms' own reports",
    "law": "Law",
    "campaign": "Letter campaign",
}


def topic(key: str, language: str) -> str:
    """A subject's name in a language; the key itself where it has none."""
    return translator(language)(TOPICS.get(key, key))
