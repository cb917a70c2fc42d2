"""Small documents in the publishers' layouts, made for the tests.

Words and rules are put at the places where the publishers' own documents have them, in points
from the upper left corner of a page of 612 by 792.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import typst

LEFT, MIDDLE, RIGHT = 109, 348, 503
STEP = 16.3


@dataclass
class Sheet:
    """Pages to be drawn: texts, right-aligned texts and horizontal rules at given places."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])

    def page(self) -> None:
        self.pages.append([])

    def text(self, x: float, y: float, text: str) -> None:
        self._put(f"#place(top + left, dx: {x}pt, dy: {y}pt, {_string(text)})")

    def right(self, x: float, y: float, text: str) -> None:
        self._put(
            f"#place(top + left, dx: 0pt, dy: {y}pt,"
            f" box(width: {x}pt, align(right, {_string(text)})))"
        )

    def rule(self, x0: float, x1: float, y: float) -> None:
        self._put(
            f"#place(top + left, line(start: ({x0}pt, {y}pt), end: ({x1}pt, {y}pt), stroke: 0.5pt))"
        )

    def _put(self, what: str) -> None:
        self.pages[-1].append(what)

    def save(self, path: Path) -> Path:
        head = "#set page(width: 612pt, height: 792pt, margin: 0pt)\n#set text(size: 11pt)\n"
        body = "\n#pagebreak()\n".join("\n".join(page) or "~" for page in self.pages)
        source = path.with_suffix(".typ")
        source.write_text(head + body, encoding="utf-8")
        typst.compile(str(source), output=str(path))
        return path


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@dataclass
class Printed:
    """What a yearly table prints; a label of several lines is printed on several."""

    title: tuple[str, ...]
    head: tuple[str, str]
    rows: list[tuple[str, str]]
    total: tuple[str, str]
    rows_a_page: int = 4
    head_on_colour: bool = False
    after: str = "*Reasons include no IP address included in the report, proxy IPs, etc."


def table_pdf(path: Path, printed: Printed) -> Path:
    """A yearly table of one label and one number column, over as many pages as it needs."""
    sheet = Sheet()
    for n, line in enumerate(printed.title):
        sheet.text(174, 163 + 21 * n, line)
    sheet.text(72, 230, "In 2020, the CyberTipline received 21.7 million reports of 18 USC 2258A.")
    rows = [*printed.rows, printed.total]
    for first in range(0, len(rows), printed.rows_a_page):
        if first:
            sheet.page()
            sheet.text(372, 36, "2099 Reports by ESP 2")
        _table(sheet, 300 if not first else 84, rows[first : first + printed.rows_a_page], printed)
        sheet.text(150, 750, "Copyright © 2021 National Center for Missing & Exploited Children.")
    sheet.text(109, 700, printed.after)
    return sheet.save(path)


def _table(sheet: Sheet, y: float, rows: list[tuple[str, str]], printed: Printed) -> None:
    sheet.text(122, y, printed.head[0])
    sheet.text(380, y, printed.head[1])
    y += 20
    if not printed.head_on_colour:
        _rules(sheet, y - 32)
        _rules(sheet, y)
    for label, count in rows:
        lines = label.split("\n")
        height = STEP + 13 * (len(lines) - 1)
        for n, line in enumerate(lines):
            sheet.text(122, y + 4 + 13 * n, line)
        sheet.right(490, y + height / 2 - 5, count)
        y += height
        _rules(sheet, y)


def _rules(sheet: Sheet, y: float) -> None:
    sheet.rule(LEFT, MIDDLE, y)
    sheet.rule(MIDDLE, RIGHT, y)


def abreast_pdf(
    path: Path,
    title: str,
    left: list[tuple[str, str]],
    right: list[tuple[str, str]],
    total: tuple[str, str],
) -> Path:
    """The country table of 2019: two tables side by side, the total in a third below them."""
    sheet = Sheet()
    sheet.text(174, 163, title)
    sheet.page()
    for x0, x1, x2, rows in ((36, 211, 297, left), (315, 490, 576, right)):
        sheet.text(x0 + 13, 84, "Country")
        sheet.text(x1 + 30, 77, "Total")
        sheet.text(x1 + 30, 91, "Reports")
        heights = [72.5, *(103.8 + STEP * n for n in range(len(rows) + 1))]
        for y in heights:
            sheet.rule(x0, x1, y)
            sheet.rule(x1, x2, y)
        for n, (label, count) in enumerate(rows):
            sheet.text(x0 + 13, 108 + STEP * n, label)
            sheet.right(x2 - 13, 108 + STEP * n, count)
    y = 330
    for height in (y, y + 22, y + 44):
        sheet.rule(36, 306, height)
        sheet.rule(306, 576, height)
    sheet.text(49, y + 6, "Country")
    sheet.text(486, y + 6, "Total Reports")
    sheet.text(49, y + 28, total[0])
    sheet.right(563, y + 28, total[1])
    return sheet.save(path)


Cells = tuple[str, str, str]


def ojjdp_pdf(path: Path, changes: dict[str, str] | None = None) -> Path:
    """A report to the justice department of 2023, all tables, with other numbers.

    ``changes`` replaces printed texts, to make documents that are wrong in one place.
    """
    put = _Report(changes or {})
    put.line("CY 2023 Report to the Committees on Appropriations")
    put.page()
    put.head("CyberTipline Reports", "Submitted by Members of", "the Public and ESPs")
    put.row("Total CyberTipline Reports", "130", "240", "350")
    put.row("Public CyberTipline Reports", "30", "40", "50")
    put.row("ESP CyberTipline Reports", "100", "200", "300")
    put.line("As more people around the world have gained access to the internet,")
    put.head("CyberTipline Reports", "Relating to U.S. and", "International Users")
    put.row("", "13", "24", "35")
    put.row("U.S.", "10%", "10%", "10%")
    put.row("", "104", "192", "280")
    put.row("International", "80%", "80%", "80%")
    put.row("Unknown Location3", "13", "24", "35")
    put.row("", "10%", "10%", "10%")
    put.row("Total", "130", "240", "350")
    put.page()
    put.head("Categorization of CyberTipline Reports")
    for n, label in enumerate(
        (
            "Child Pornography (possession,",
            "Misleading Words or Digital Images on the Internet",
            "Online Enticement of Children for Sexual Acts",
            "Child Sex Trafficking",
            "Unsolicited Obscene Material Sent to a Child",
            "Misleading Domain Name",
            "Child Sexual Molestation",
            "Child Sex Tourism",
        )
    ):
        put.row(label, f"{n}1", f"{n}2", f"{n}3")
        if n == 0:
            put.line("manufacture, distribution)")
    put.line("B. Details of CSAM-Related Content Reported to the CyberTipline")
    put.head(
        "Files Uploaded with CyberTipline",
        "Reports Submitted by ESPs",
        "(Images, Videos, Other Content)",
    )
    put.row("Images", "1,000", "2,000", "3,000")
    put.row("Videos", "200", "300", "400")
    put.row("Other Content", "10", "20", "30")
    put.row("Total", "1,210", "2,320", "3,430")
    put.page()
    put.head(
        "CyberTipline Reports Submitted by ESPs",
        "Containing Unique and Visually Similar",
        "Images/Videos Based on MD5",
        "and Hash-Matching Technologies",
    )
    put.row("Total CyberTipline reports", "130", "240", "350")
    put.line("CyberTipline reports disaggregated by")
    put.line("reports containing unique images")
    put.row("based on MD5 hash values", "90", "190", "290")
    put.line("CyberTipline reports disaggregated by")
    put.line("reports containing visually similar")
    put.line("images/videos determined by")
    put.row("PhotoDNA and Videntifier technology", "80", "180", "280")
    put.line("The chart below shows the total numbers of unique images and videos.")
    put.line("as Determined by Hash-Matching Technology")
    put.six("by MD5", "PhotoDNA", "by MD5", "PhotoDNA", "by MD5", "PhotoDNA")
    put.six("Images", "5", "3", "6", "4", "7", "5", label=True)
    put.six("Videos", "4", "2", "5", "3", "6", "4", label=True)
    put.six("Total", "9", "5", "11", "7", "13", "9", label=True)
    put.page()
    put.head("ESPs Registered to Report to the", "CyberTipline")
    put.row("New ESPs Registered by NCMEC", "7", "8", "9")
    put.line("D. CyberTipline Reports Made Available to Law Enforcement")
    put.head("Law Enforcement", "Recipients of", "CyberTipline Reports")
    for label in (
        "Internet Crimes Against Children (ICACs) Units",
        "Local Law Enforcement",
        "Federal Law Enforcement",
        "International Law Enforcement",
    ):
        put.row(label, "Actionable: 10", "Actionable: 20", "Actionable: 30", left=True)
        put.row("", "Informational: 1", "International: 2", "Informational: 3", left=True)
        put.row("", "Total: 11", "Total: 22", "Total: 33", left=True)
    put.page()
    put.head("Instances of Law Enforcement Feedback", "Relating to CyberTipline Reports")
    put.row("Internet Crimes Against Children (ICACs)", "1,001", "1,002", "1,003")
    put.line("Units")
    put.row("Local Law Enforcement", "1", "2", "3")
    put.row("Federal Law Enforcement", "11", "12", "13")
    put.row("International Law Enforcement", "21", "22", "23")
    put.line("F. NCMEC’s Voluntary Initiatives")
    put.page()
    put.line("Appendix A")
    totals = {2023: "350", 2022: "240", 2021: "130"}
    for year in range(2023, 1997, -1):
        two = f"{year % 100:02}"
        put.line(f"CY{year} (1/1/{two}-12/31/{two}) {totals.get(year, year - 1990)}")
    return put.sheet.save(path)


class _Report:
    """Lines of a report, one under the other; the years stand at fixed places."""

    COLUMNS = (300, 400, 500)

    def __init__(self, changes: dict[str, str]) -> None:
        self.sheet, self.y, self.changes = Sheet(), 60.0, changes

    def page(self) -> None:
        self.sheet.page()
        self.y = 60.0

    def line(self, text: str) -> None:
        self.sheet.text(60, self.y, self.changes.get(text, text))
        self.y += 14

    def head(self, *lines: str) -> None:
        middle = len(lines) // 2
        for n, text in enumerate(lines):
            if n == middle:
                for x, year in zip(self.COLUMNS, ("2021", "2022", "2023"), strict=True):
                    self.sheet.text(x, self.y, f"CY {year}")
            self.line(text)

    def row(self, label: str, *cells: str, left: bool = False) -> None:
        if label:
            self.sheet.text(60, self.y, self.changes.get(label, label))
        for x, cell in zip(self.COLUMNS, cells, strict=True):
            text = self.changes.get(f"{label}={cell}", cell)
            if left:
                self.sheet.text(x - 15, self.y, text)
            else:
                self.sheet.right(x + 45, self.y, text)
        self.y += 14

    def six(self, first: str, *more: str, label: bool = False) -> None:
        cells = more if label else (first, *more)
        if label:
            self.sheet.text(60, self.y, self.changes.get(first, first))
        for n, cell in enumerate(cells):
            self.sheet.text(130 + 75 * n, self.y, self.changes.get(f"{first}={cell}", cell))
        self.y += 14
