"""What one mark says of itself when it is pointed at, and in a list: number, period, source."""

from __future__ import annotations

from charts.spec.model import Chart, Group, Mark
from charts.words.table import how
from languages import translator


def lines(chart: Chart, group: Group, mark: Mark) -> list[str]:
    """The words of one mark, one line each: what, exact number, period, source, remarks."""
    if chart.kind == "timeline":
        return [mark.text, mark.label, mark.detail, mark.exact]
    _ = translator(chart.language)
    said = [" · ".join(dict.fromkeys(filter(None, (group.name, mark.label))))]
    said.append(mark.exact)
    figure = mark.figure
    if figure is not None:
        said.append(figure.period_label(chart.language))
    if mark.worked_out:
        said.append(_("Worked out: {how}", how=how(mark, chart.language)))
    if mark.figures:
        said.append(_("Source: ") + mark.figures[0].source_line(chart.language))
    said += [_(LEVELS[f.level]) for f in mark.figures[:1] if f.level in LEVELS]
    return [line for line in said if line]


def brief(group: Group, mark: Mark) -> str:
    """The words of one mark among those of all lines at its period: the number, and whose.

    The year stands above them all; another kind of period is said here.
    """
    yearly = all(figure.period.kind == "year" for figure in mark.figures[:1])
    said = (mark.exact, group.name or mark.label, "" if yearly else mark.label)
    return " · ".join(dict.fromkeys(filter(None, said)))


LEVELS = {
    "confirmed": "Read elsewhere and confirmed by a second page.",
    "reported": "Reported by others only.",
}
