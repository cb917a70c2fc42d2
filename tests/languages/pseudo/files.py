"""Charts, points, files, published pages and reports of claims: all that is no page of the app."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from briefing import check as file_check
from briefing import one_chart
from briefing.basket.basket import Basket, basket_of
from briefing.basket.own import HEAD, PLACES
from briefing.basket.own import KINDS as OWN_KINDS
from briefing.basket.suggested import SUGGESTED
from briefing.files import KINDS
from briefing.items.items import briefing_of
from briefing.points.points import POINTS, better_wording, load_points
from briefing.xlsx import rows
from charts.builders.catalogue import chart as named_chart
from charts.builders.catalogue import charts_for
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.model import Chart
from charts.words import describe, table
from claims.checking import check
from claims.model import Verdict
from claims.report import docx as claims_docx
from claims.report import report, wording
from data_sources.record.figure import Figure, NotComparable
from data_sources.record.record import Record
from data_sources.record.register import register_record
from publish.__main__ import front
from publish.pages.search_page import search_without_server
from tests.languages.pseudo.drawn import plotly_words
from tests.languages.pseudo.make import CODE

DAY = date(2026, 11, 24)


# charts


def charts(record: Record, finder: Any, crashes: Any) -> None:
    """Every chart of every series: its words, its drawings, and, of some, its files."""
    ids: dict[str, list[str]] = {}
    for key in (*record.series, *record.register_series):
        if key in record.register_series or record.find(key):
            for name in charts_for(record, key):
                ids.setdefault(name.partition(":")[0] + name.partition("?")[2][:12], []).append(
                    name
                )
    ids["timeline"] = ["timeline:law"]
    for names in ids.values():
        for place, name in enumerate(names):
            crashes.attempt(name, lambda n=name, p=place: _chart(record, finder, n, whole=p < 2))


def _chart(record: Record, finder: Any, name: str, whole: bool) -> None:
    chart = named_chart(record, name, CODE)
    said = (chart.title, chart.subtitle, chart.finding, chart.unit_label, chart.source_line)
    for text in (*said, chart.warning, *chart.remarks, describe.description(chart)):
        finder.see(text, name)
    for text in (describe.alt(chart), describe.summary(chart)):
        finder.see(text, name)
    for row in [list(table.frame(chart).columns), *table.text_rows(chart)]:
        for cell in row:
            finder.see(str(cell), name)
    finder.see_drawing(svg.draw(chart), f"{name}, drawing")
    drawn = plotly_figure.figure(chart, theme="light", heading=True)
    for text in plotly_words(drawn):
        finder.see_html(text, f"{name}, screen")
    if whole:
        _files(chart, finder, name)


def _files(chart: Chart, finder: Any, name: str) -> None:
    for offer in one_chart.offers(chart):
        finder.see(offer.label, f"{name}, downloads")
        if offer.file_name.endswith(("csv", "xlsx", "zip", "svg")):
            for text in words_in(offer.make(), offer.file_name):
                finder.see(text, f"{name}, {offer.file_name.rpartition('.')[2]}")


# points, and what is said of figures


def points(record: Record, finder: Any, crashes: Any) -> None:
    """Every talking point, every figure in a sentence, and every reason against a comparison."""
    crashes.attempt("points", lambda: _points(record, finder))
    by_series: dict[str, Figure] = {}
    for figure in (*record.all_figures(), *register_record(record).all_figures()):
        if figure.series.key not in by_series or figure.observation.standing != "current":
            by_series[figure.series.key] = figure
            crashes.attempt(figure.id, lambda f=figure: _figure(f, finder))


def _points(record: Record, finder: Any) -> None:
    for point in load_points(record, CODE):
        said = [point.headline, *point.texts.values(), point.caveat, point.question, point.answer]
        for text in said:
            finder.see(text, f"point {point.id}")


def _figure(figure: Figure, finder: Any) -> None:
    said = [
        better_wording(figure, CODE),
        figure.label(CODE),
        figure.with_unit(CODE),
        figure.source_line(CODE),
        figure.cite(CODE),
        *figure.caveats(CODE),
    ]
    for text in said:
        finder.see(text, f"figure {figure.id}")
    for other in figure.record.find(figure.series.key)[:3]:
        try:
            change = figure.record.change(figure, other)
            finder.see(change.format(CODE), f"change {figure.id}")
        except NotComparable as error:
            finder.see(error.explain(CODE), f"change {figure.id}")


# files of a briefing


def exports(record: Record, finder: Any, crashes: Any) -> None:
    """A briefing with every point and kind of chart, as each kind of file; and read back."""
    some = ["chart:timeline:law", "figure:ncmec.reports_total||World|2023"]
    items = [*SUGGESTED, *some, *(f"point:{point}" for point in POINTS)]
    whole = briefing_of(record, basket_of(items), CODE, DAY)
    few = briefing_of(record, own_words(), CODE, DAY)
    for missing in whole.gone:
        crashes.attempt(missing.item, lambda m=missing: _raise(m.reason))
    for name, kind in KINDS.items():
        for briefing in (few,) if name in ("images", "onepager") else (whole, few):
            where = f"{name}, {len(briefing.items)} items"
            crashes.attempt(
                where, lambda n=where, k=kind, b=briefing: _export(n, k, b, record, finder)
            )
    figures = record.find("ncmec.reports_total") + record.find("iwf.reports_confirmed")
    for suffix, make in (("zip", rows.zipped_csv), ("xlsx", rows.workbook)):
        crashes.attempt(
            f"rows {suffix}",
            lambda m=make, s=suffix: [
                finder.see(text, f"figures as {s}") for text in words_in(m(figures, CODE), f"x.{s}")
            ],
        )


def own_words() -> Basket:
    """The suggested items, and a reader's own of every kind: texts in digits, of no language."""
    basket = basket_of(SUGGESTED)
    for kind in OWN_KINDS:
        basket = basket.add_own(kind)
    for place, item in enumerate(basket.items):
        basket = basket.retitle(item, f"{place}", f"1{place}")
        basket = basket.place(item, PLACES[place % len(PLACES)], PLACES[-1 - place % len(PLACES)])
    for place, head in enumerate(HEAD):
        basket = basket.headed(head, f"2{place}")
    return basket


def _raise(reason: str) -> None:
    raise RuntimeError(reason)


def _export(name: str, kind: Any, briefing: Any, record: Record, finder: Any) -> None:
    content = kind.make(briefing)
    for text in words_in(content, f"x.{kind.suffix.lstrip('.')}"):
        finder.see(text, name)
    if kind.suffix.lstrip(".") in ("docx", "pptx", "xlsx"):
        for line in file_check.check(content, record, CODE).lines():
            finder.see(line, f"{name}, checked")


def words_in(content: bytes, file_name: str) -> Iterator[str]:
    """The texts that a reader of a file can see."""
    ending = file_name.rpartition(".")[2]
    if ending in ("docx", "pptx", "xlsx"):
        yield from _office(content)
    elif ending == "pdf":
        yield from _pdf(content)
    elif ending == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".csv", ".txt", ".md", ".svg")):
                    yield from words_in(archive.read(name), name)
    elif ending in ("html", "svg"):
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", content.decode(), flags=re.DOTALL)
        # Lines of a drawing are joined: a name may be broken over two.
        yield from map(
            html.unescape, re.findall(r">([^<>]+)<", re.sub(r"</text>\s*<text[^>]*>", " ", text))
        )
    elif ending in ("csv", "txt", "md"):
        yield from content.decode("utf-8-sig").splitlines()


_PARTS = re.compile(r"(slides?/|notesSlides/|charts/|word/|sharedStrings|worksheets/sheet)[^/]*")
_SAID = re.compile(r"<(?:\w+:)?(?:t|v)\b[^>]*>([^<]+)</|\b(?:descr|title)=\"([^\"]+)\"")


def _office(content: bytes) -> Iterator[str]:
    """Texts of an Office file, a paragraph each, and what is spoken of pictures."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or not _PARTS.search(name) or "styles" in name:
                continue
            xml = archive.read(name).decode()
            for paragraph in re.split(r"</(?:w:p|a:p|si|c|c:pt|c:tx)>", xml):
                said = "".join(one for one, _two in _SAID.findall(paragraph))
                yield html.unescape(said)
                yield from (html.unescape(two) for _one, two in _SAID.findall(paragraph))


_BROKEN = re.compile(
    r"((?:https?://|\b[a-z0-9-]+\.)\S*[./]|https?://\S*)\n"
    r"(?=[a-z0-9]+[a-z0-9-]*[./]|[\w-]*[+?=]|[a-z0-9]+(?:-[a-z0-9]+){2}|[a-z0-9]+ \(|(?<==\n)\w)"
)


def _pdf(content: bytes) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as file:
        for page in file.pages[:12]:
            # In the order of writing, a column after the other. Lines are joined: a name may be
            # broken over two, also after its own hyphen; so may an address.
            text = re.sub(r"-\n", "-", page.extract_text(use_text_flow=True) or "")
            while _BROKEN.search(text):  # an address may go over three lines
                text = _BROKEN.sub(r"\1", text)
            yield " ".join(text.split())


# pages that only a folder of files has


def folder(record: Record, finder: Any, crashes: Any) -> None:
    """What stands in a folder of files in place of a server: its front, the search of names."""
    crashes.attempt("front", lambda: front())
    crashes.attempt(
        "names", lambda: _page(search_without_server(record, CODE), finder, "search of names")
    )


def _page(page: Any, finder: Any, where: str) -> None:
    finder.see_html(page.content.decode(), where)


# claims

TEXT = """
In 2023 NCMEC received 36.2 million reports. In 2023 NCMEC received 36,210,368 reports. In 2022
NCMEC received 40 million reports. NCMEC received 29.3 million reports in 2021. Reports to NCMEC
rose by 12% from 2022 to 2023. Reports to NCMEC fell by 43% from 2023 to 2024. The IWF confirmed
291,273 reports in 2024. The IWF confirmed 400,000 reports in 2024. In 2019 the hotline of Mars
received 12,345 reports of child sexual abuse. Facebook sent 17.8 million reports to NCMEC in 2023.
62% of all child sexual abuse material is hosted in the Netherlands. More than 100 million files
were reported to NCMEC in 2023. In 2024 there were 20.5 million victims of child sexual abuse.
"""


def claims(record: Record, finder: Any, crashes: Any) -> None:
    """A report in the pseudo language on an English text, in each form; and every reason."""
    found = check(TEXT, "en", record)
    own = frozenset(re.findall(r"\w+", TEXT))
    forms = {
        "text": lambda: report.as_text(found, CODE).splitlines(),
        "docx": lambda: words_in(claims_docx.as_docx(TEXT, found, CODE, record), "x.docx"),
        "why": lambda: [wording.why(claim, CODE) for claim in found],
    }
    for name, make in forms.items():
        where = f"report of claims, {name}"
        crashes.attempt(where, lambda m=make, w=where: [finder.see(t, w, own) for t in m()])
    crashes.attempt("claims, json", lambda: report.as_json(found, CODE, record))
    _ = wording.translator(CODE)
    for sentence in (*wording.SENTENCES.values(), *wording.LIMITS.values()):
        finder.see(re.sub(r"\{\w+\}", "", _(sentence)), "reasons of claims")
    for verdict in Verdict:
        finder.see(wording.verdict_name(verdict, CODE), "verdicts")


# messages that are chosen by a key, and so not found by reading the code


def messages(record: Record, finder: Any, crashes: Any) -> None:
    """The words of the lists of kinds, subjects and audiences."""
    from briefing.points.points import AUDIENCES, SUBJECTS
    from languages import translator
    from publish.address.app_pages import ENTRIES

    _ = translator(CODE)
    kinds = [kind.title for kind in KINDS.values()]
    entries = [word for entry in ENTRIES for word in (entry.title, entry.section)]
    for word in (*AUDIENCES.values(), *SUBJECTS.values(), *kinds, *entries):
        finder.see(_(word), "lists")
