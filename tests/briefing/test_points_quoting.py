"""What a template may ask: what does not hold is an error while rendering, never a gap."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from briefing.points.evidence import figures_in
from briefing.points.points import TalkingPoint, render
from briefing.points.quoting import CannotBeSaid, age_words
from data_sources.record.figure import NotComparable
from data_sources.record.record import Record, UnknownFigure

FRAME = """
{{% block headline %}}{text}{{% endblock %}}
{{% block government %}}m{{% endblock %}}
{{% block caveat %}}c{{% endblock %}}
{{% block question %}}q{{% endblock %}}
{{% block answer %}}a{{% endblock %}}
"""
PEAK = "fig('ncmec.reports_total', '2023')"
FIRST = "fig('ncmec.reports_total', '2019')"
AFTER = "fig('ncmec.reports_total', '2024')"


def rendered(record: Record, text: str, language: str = "en") -> TalkingPoint:
    return render(record, FRAME.format(text=text), "trial", language)


def headline(record: Record, text: str, language: str = "en") -> str:
    return rendered(record, text, language).headline


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (f"{{{{ change({PEAK}, {AFTER}) }}}}", NotComparable),
        (f"{{{{ fall({PEAK}, {AFTER}) }}}}", NotComparable),
        (f"{{{{ rise({FIRST}, {AFTER}) }}}}", NotComparable),
        (f"{{{{ fall({FIRST}, {PEAK}) }}}}", CannotBeSaid),
        (f"{{{{ change({PEAK}, {FIRST}) }}}}", NotComparable),
        (f"{{{{ gap({FIRST}, {PEAK}) }}}}", CannotBeSaid),
        (f"{{{{ require({FIRST}.value > {PEAK}.value) }}}}", CannotBeSaid),
        (f"{{{{ total({FIRST}, {PEAK}) }}}}", CannotBeSaid),
        (f"{{{{ share({PEAK}, {FIRST}) }}}}", CannotBeSaid),
        (f"{{{{ {PEAK}|ages }}}}", CannotBeSaid),
        ("{{ fig('ncmec.reports_total', '1997') }}", UnknownFigure),
        ("{{ fig('no.such_series', '2023') }}", UnknownFigure),
        ("{{ latest('ncmec.reports_total', 'NLD') }}", UnknownFigure),
        ("{{ superseded('ncmec.reports_total', '2019') }}", UnknownFigure),
        ("{{ event('1999-01-01', 'EU') }}", UnknownFigure),
        ("{{ helpline('Nobody') }}", UnknownFigure),
        ("{{ statements('2026') }}", UnknownFigure),
        ("{{ no_such_name }}", UndefinedError),
        ("{{ no_such_name|unit }}", (UndefinedError, AttributeError)),
    ],
)
def test_what_does_not_hold_is_an_error(record: Record, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        headline(record, text)


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        (f"{{{{ {PEAK} }}}}", "36.2 million", "36,2 miljoen"),
        (f"{{{{ {PEAK}|exact_unit }}}}", "36,210,368 reports", "36.210.368 meldingen"),
        (f"{{{{ {PEAK}|period }}}}", "2023", "2023"),
        (f"{{{{ rise({FIRST}, {PEAK}) }}}}", "113%", "113%"),
        (f"{{{{ change({FIRST}, {PEAK}) }}}}", "+113%", "+113%"),
        (f"{{{{ change({FIRST}, {PEAK})|exact }}}}", "+113.2%", "+113,2%"),
        (f"{{{{ gap({PEAK}, {AFTER}) }}}}", "1 January 2024", "1 januari 2024"),
        ("{{ event('2026-04-03', 'EU', 'Interim') }}", "3 April 2026", "3 april 2026"),
        ("{{ helpline('Helpwanted')|site }}", "helpwanted.nl", "helpwanted.nl"),
        ("{{ fig('ncmec.genai_reports', '2025')|start }}", "At least 400,000", "Minstens 400.000"),
    ],
)
def test_forms_by_language(record: Record, text: str, english: str, dutch: str) -> None:
    text = text.replace("|start", "|short|start")
    assert headline(record, text) == english
    assert headline(record, text, "nl") == dutch


def test_what_is_printed_is_written_down_by_block(record: Record) -> None:
    item = rendered(record, f"{{{{ rise({FIRST}, {PEAK}) }}}}")
    ids = [figure.id for figure in figures_in(item.evidence_for("headline"))]
    assert ids == ["ncmec.reports_total||World|2019", "ncmec.reports_total||World|2023"]
    assert not item.evidence_for("government")
    assert [figure.period.code for figure in item.figures] == ["2019", "2023"]


def test_a_qualifier_is_not_lost(record: Record) -> None:
    about = "fig('ncmec.informational_share', '2023')"
    assert headline(record, f"{{{{ {about}|size }}}}") == "about 50%"


def test_a_fall_is_said_without_its_sign(record: Record) -> None:
    first = "fig('ncmec.eu_drop_2021', '2020-12-21/2021-02-11', 'EU27')"
    drop = "fig('ncmec.eu_drop_2021', '2020-12-21/2021-04-30', 'EU27')"
    said = headline(record, f"{{{{ {first}|size }}}}, {{{{ {drop}|size }}}}")
    assert said == "46%, 58%"


@pytest.mark.parametrize("missing", ["headline", "caveat", "question", "answer"])
def test_a_missing_or_strange_block_is_an_error(record: Record, missing: str) -> None:
    text = FRAME.format(text="h").replace(f"block {missing}", "block stranger")
    with pytest.raises(ValueError, match=missing):
        render(record, text, "trial", "en")


def test_an_empty_block_is_an_error(record: Record) -> None:
    with pytest.raises(ValueError, match="government"):
        render(
            record, FRAME.format(text="h").replace(">m<", "><").replace("%}m{%", "%} {%"), "t", "en"
        )


@pytest.mark.parametrize(
    ("ages", "english", "dutch"),
    [
        ("12-17", "12 to 17", "12 tot en met 17"),
        ("16+", "16 and over", "16 en ouder"),
        ("under 10", "under 10", "onder de 10"),
        ("14", "14", "14"),
    ],
)
def test_ages(ages: str, english: str, dutch: str) -> None:
    assert age_words(ages, "en") == english
    assert age_words(ages, "nl") == dutch
