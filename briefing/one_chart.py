"""A chart alone in the files of an office: a briefing of one item, with all that belongs to it.

Word, PowerPoint and Excel draw it themselves where they can, from numbers that can be opened.
"""

from __future__ import annotations

from functools import partial

from briefing.basket.basket import Basket, Entry
from briefing.files import KINDS
from briefing.items.items import briefing_of
from charts.files.downloads import Download, downloads, file_stem
from charts.spec.model import Chart
from languages import translator


def offers(chart: Chart) -> list[Download]:
    """Every file of a chart: its data with their sources, those of an office, pictures, citations.

    Each is made only when it is asked for.
    """
    _ = translator(chart.language)
    names = {
        "xlsx": _("Excel workbook"),
        "docx": _("Word document"),
        "pptx": _("Slide (PowerPoint)"),
    }
    office = [
        Download(
            name,
            label,
            file_stem(chart) + KINDS[name].suffix,
            KINDS[name].mime,
            partial(made, chart, name),
        )
        for name, label in names.items()
    ]
    first, *rest = downloads(chart)
    return [first, *office, *rest]


def made(chart: Chart, name: str) -> bytes:
    """The content of that kind of file, by its name in ``KINDS``."""
    alone = Basket(entries=(Entry(f"chart:{chart.id}"),))
    return KINDS[name].make(briefing_of(chart.record, alone, chart.language))
