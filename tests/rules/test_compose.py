"""A builder that says nothing of breaks gets them: no kind of chart runs across one unmarked."""

from __future__ import annotations

import pytest

from charts.builders.build import compose
from charts.spec.identity import parse
from charts.spec.model import Chart
from data_sources.record.record import Record
from tests.rules.conftest import Drawn

NAME = "hot.reports"


@pytest.fixture
def whole(drawn: Drawn) -> Chart:
    """The trend over two breaks, with an explanation."""
    return drawn(f"trend:{NAME}")


@pytest.mark.parametrize("kind", ["trend", "shares", "multiples"])
def test_a_chart_over_time_has_its_breaks(made: Record, whole: Chart, kind: str) -> None:
    chart = compose(made, parse(f"{kind}:{NAME}"), "en", whole.groups, finding="")
    assert [line.label for line in chart.breaks] == ["Counted anew", "New form"]
    assert [note.label for note in chart.notes] == ["One campaign"]
    assert (chart.breaks, chart.notes) == (whole.breaks, whole.notes)


def test_a_chart_of_one_time_has_none(made: Record, whole: Chart) -> None:
    chart = compose(made, parse(f"ranking:{NAME}"), "en", whole.groups, finding="")
    assert chart.breaks == chart.notes == ()


def test_what_a_builder_gives_stays(made: Record, whole: Chart) -> None:
    chart = compose(made, parse(f"trend:{NAME}"), "en", whole.groups, finding="", breaks=())
    assert (chart.breaks, chart.notes) == ((), whole.notes)
