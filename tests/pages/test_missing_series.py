"""A page whose series are gone says so in their place, and goes on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from briefing.basket.suggested import HEADLINE, SUGGESTED
from data_sources.checks.references import references
from data_sources.record.record import Record
from languages import LANGUAGES, translator
from publish.address.app_pages import ENTRIES
from screen.parts import part
from screen.session import view
from tests.pages.conftest import alts, html_of, script

NAMED = {
    entry.name: sorted(
        {item.series for item in references() if item.file == f"pages/{entry.name}.py"}
    )
    for entry in ENTRIES
}
SENTENCE = "What stands here needs a figure that this version of the record does not have."
DISRUPTING = "disrupting-harm"
PAGES = [name for name, series in NAMED.items() if series]


def without(record: Record, series: Collection[str]) -> Record:
    """The record as if these series had never been collected: nothing in it names them."""
    gone = set(series)
    rules = (r for r in record.totals if not gone & {r.total_series, *r.part_series})
    return replace(
        record,
        series={key: item for key, item in record.series.items() if key not in gone},
        observations=tuple(o for o in record.observations if o.series not in gone),
        register_series={k: s for k, s in record.register_series.items() if k not in gone},
        counted={k: c for k, c in record.counted.items() if k not in gone},
        totals=tuple(rules),
        shares=tuple(s for s in record.shares if not gone & {s.part, s.whole}),
        siblings=tuple(s for s in record.siblings if not gone & {s.meant, s.instead}),
        worked_out=tuple(w for w in record.worked_out if not gone & {w.part, w.whole}),
    )


def opened(name: str, **address: str) -> AppTest:
    app = AppTest.from_string(script(name), default_timeout=60)
    for key, value in {"lang": "en", **address}.items():
        app.query_params[key] = value
    app.session_state["lang"] = address.get("lang", "en")
    return app.run()


def sound(app: AppTest) -> bool:
    assert not app.exception, [str(error.value) for error in app.exception]
    assert app.title, "the page has its title"
    return True


def said(app: AppTest) -> str:
    """All that the page says, as it is read."""
    shown = [html_of(app), *(message.value for message in app.info)]
    return "\n".join(shown).replace("\\", "")


def every_part(name: str, choices: dict[str, list[str]], lang: str = "en") -> list[AppTest]:
    """The page as it opens, and with each other choice of its parts."""
    found = [opened(name, lang=lang)]
    ways = [(key, way) for key, ways in list(choices.items()) for way in ways[1:]]
    return found + [opened(name, lang=lang, **{key: way}) for key, way in ways]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_all_that_it_names(
    name: str,
    record: Record,
    choices: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    less = without(record, NAMED[name])
    monkeypatch.setattr(view, "the_record", lambda: less)
    apps = every_part(name, choices)
    assert all(sound(app) for app in apps)
    assert any(SENTENCE in said(app) or app.info for app in apps), "what is missing is said"


@pytest.mark.each_series
@pytest.mark.parametrize(
    ("name", "series"), [(name, series) for name in PAGES for series in NAMED[name]]
)
def test_a_page_without_one_series(
    name: str,
    series: str,
    record: Record,
    choices: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(view, "the_record", lambda: without(record, [series]))
    assert all(sound(app) for app in every_part(name, choices))


@pytest.mark.parametrize(("name", "series"), [("hotlines", "offlimits.reports")])
def test_what_is_missing_is_named_and_the_rest_is_there(
    name: str, series: str, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "the_record", lambda: without(record, [series]))
    app = opened(name)
    assert f"{SENTENCE} Missing: {series}." in said(app)
    assert alts(app), "the charts of other series are shown"


def of_publisher(record: Record, publisher: str) -> list[str]:
    return [key for key, item in record.series.items() if item.publisher.key == publisher]


@pytest.mark.parametrize(
    ("name", "address", "publisher", "missing"),
    [
        ("prevalence", {"survey": "elsewhere"}, "thorn", "thorn_surveys"),
        ("ai_material", {"ai": "surveys"}, "thorn", "thorn_deepfakes"),
        ("prevalence", {"survey": "asked"}, "disrupting-harm", "disrupting_harm_reanalysis"),
        ("netherlands", {"part": "hosting"}, "offlimits", "offlimits.share_hosted_nl"),
        ("countries", {"part": "hosting"}, "iwf", "iwf.share_by_hosting_country"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_publisher_withdrew_is_named_in_its_place(
    name: str,
    address: dict[str, str],
    publisher: str,
    missing: str,
    language: str,
    record: Record,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A list, a collection, a survey: it does not just vanish."""
    sentence = translator(language)(SENTENCE)
    assert sentence not in said(opened(name, lang=language, **address))
    less = without(record, of_publisher(record, publisher))
    monkeypatch.setattr(view, "the_record", lambda: less)
    text = said(opened(name, lang=language, **address))
    assert sentence in text and missing in text


def test_a_missing_key_figure_leaves_the_others(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, stays = "ncmec.files_total", "ncmec.genai_reports_misuse"
    monkeypatch.setattr(view, "the_record", lambda: without(record, [gone]))
    text = said(opened("overview"))
    assert f"{SENTENCE} Missing: {gone}." in text
    assert record.latest(stays).format("en") in text


def test_a_suggestion_that_is_gone_is_named(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "the_record", lambda: without(record, [HEADLINE]))
    shown = opened("briefing")
    text = "\n".join(message.value for message in shown.markdown).replace("\\", "")
    assert f"{SENTENCE} Missing: {SUGGESTED[0]}." in text


def test_a_fault_of_a_page_is_no_missing_figure(record: Record) -> None:
    @part
    def wrong() -> None:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        wrong()
