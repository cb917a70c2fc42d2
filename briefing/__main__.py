"""Briefings from the command line.

    python -m briefing --items chart:trend:ncmec.reports_total point:reports-received \\
        --language nl --format pptx --output briefing.pptx
    python -m briefing --basket basket.json --format docx --output briefing.docx
    python -m briefing --link "https://…/briefing?basket=…" --format pdf --output briefing.pdf
    python -m briefing check briefing.pptx
    python -m briefing check briefing.pptx --renew basket.json

``check`` takes a docx, pptx, xlsx or PDF of anybody's. Of a file that was made here it compares
every figure with the record and all of its text with what was printed; of any other, and of what
a reader has added, the numbers are checked as claims. It ends with 0 when nothing was found to be
otherwise, 1 when something was, 2 when the file cannot be read. ``--renew`` says of a file of ours
what has changed since, item by item, and writes the basket of its new version.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing.basket.basket import Basket, BasketError, basket_of, dumps, loads
from briefing.basket.link import link_in, unpack
from briefing.basket.own import FOOTNOTES
from briefing.basket.pictures import parted
from briefing.check import check
from briefing.documents.package import NotOurs, UnreadableFile, Why
from briefing.documents.passages import Passage
from briefing.documents.pictures.picture import Picture, read_picture
from briefing.documents.reading import Joined, read
from briefing.documents.unread import no_list, unread_in
from briefing.files import KINDS, make_in, signs_lost, template_for
from briefing.house.template import Template
from briefing.items.items import briefing_of
from briefing.renewed import renewed
from data_sources.package.tables import DATASETS, DatasetError
from data_sources.package.whole_files import write_whole
from data_sources.record.load import load
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES, known_language, translator

WRONG = 2
LARGEST_CHECKED = 200_000_000


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["check"]:
        return _check(_check_parser().parse_args(given[1:]))
    return _make(_make_parser().parse_args(given))


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m briefing",
        description="Make a briefing from charts, figures and talking points.",
        epilog="python -m briefing check FILE: what has become of the figures in a file.",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--items", nargs="+", metavar="ITEM", help="chart:…, figure:… or point:…")
    what.add_argument("--basket", type=Path, metavar="FILE", help="a saved basket")
    what.add_argument("--link", metavar="TEXT", help="the address of a briefing")
    parser.add_argument("--title", default="", help="title of the briefing")
    parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--format", choices=sorted(KINDS), required=True)
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--footnotes",
        action="store_true",
        help="a docx cites its sources in footnotes, not by the numbers of a list",
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a pptx or potx to make the slides in, a docx or dotx for the document",
    )
    parser.add_argument(
        "--day",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that the file says it was made on (default: today)",
    )
    parser.add_argument("--datasets", type=Path, default=DATASETS, help="the Data Package")
    return parser


def _check_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefing check")
    parser.add_argument("file", type=Path, help="a docx, pptx, xlsx or PDF")
    parser.add_argument(
        "--renew", type=Path, metavar="FILE", help="write the basket of the new version"
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default="", help="default: the file's, else English"
    )
    parser.add_argument("--datasets", type=Path, default=DATASETS, help="the Data Package")
    return parser


def _make(options: argparse.Namespace) -> int:
    record = _record(options.datasets)
    if record is None:
        return WRONG
    language = options.language
    try:
        basket = _basket(options)
        for correction in basket.corrections:
            _say(correction.explain(language))
        pictures = _pictures(options)
        briefing = briefing_of(record, basket, language, options.day, pictures)
        for missing in briefing.gone:
            _say(f"{missing.item}: {missing.reason}")
        template = _template(options.format, options.template)
        kind = KINDS[options.format]
        write_whole(options.output, make_in(kind, briefing, template))
        lost = signs_lost(kind, briefing)
        if lost:
            _say(f"{options.output}: {lost}")
    except BasketError as error:
        _say(error.explain(language))
        return WRONG
    except UnreadableFile as error:
        _say(f"{options.template}: {error.explain(language)}")
        return WRONG
    except OSError as error:
        read = [options.template, options.basket]
        where = error.filename if error.filename in map(str, filter(None, read)) else options.output
        _say(f"{where}: {error.strerror or error}")
        return WRONG
    return 0


def _template(kind: str, path: Path | None) -> Template | None:
    """The template that is named, for that kind of file. Raises UnreadableFile or OSError."""
    if path is None:
        return None
    return template_for(kind, path.read_bytes())


def _basket(options: argparse.Namespace) -> Basket:
    """The basket that was asked for. Raises BasketError or OSError."""
    if options.basket:
        basket = loads(parted(options.basket.read_bytes())[0])
    elif options.link is not None:
        basket = unpack(link_in(options.link))
    else:
        basket = basket_of(options.items)
    basket = basket.citing(FOOTNOTES) if options.footnotes else basket
    return basket.named(options.title) if options.title else basket


def _pictures(options: argparse.Namespace) -> dict[str, Picture]:
    """The maker's own pictures in a saved briefing, as far as they can be read, by their names."""
    inside = parted(options.basket.read_bytes())[1] if options.basket else {}
    found = {}
    for content in inside.values():
        try:
            picture = read_picture(content)
        except UnreadableFile as error:
            _say(f"{options.basket}: {error.explain(options.language)}")
            continue
        found[picture.name] = picture
    return found


def _check(options: argparse.Namespace) -> int:
    record = _record(options.datasets)
    if record is None:
        return WRONG
    try:
        if options.file.stat().st_size > LARGEST_CHECKED:
            raise UnreadableFile("the file is too large to be read", Why.TOO_MUCH)
        content = options.file.read_bytes()
        lines, sound = _checked(content, record, options.language)
        if options.renew:
            lines += _renew(content, record, options)
    except (UnreadableFile, OSError) as error:
        spoken = options.language
        said = error.explain(spoken) if spoken and isinstance(error, UnreadableFile) else error
        _say(f"{options.file}: {said}")
        return WRONG
    print("\n".join(lines))
    return 0 if sound else 1


def _renew(content: bytes, record: Record, options: argparse.Namespace) -> list[str]:
    """Write the basket of the new version; what has changed since, item by item."""
    report = check(content, record, options.language)
    language = options.language or known_language(report.stamp.language)
    new = renewed(report, record, language)
    if new is None:
        return [translator(language)("The file names no item: there is no new version of it.")]
    write_whole(options.renew, dumps(new.basket, record.version).encode("utf-8"))
    return new.lines(language)


def _checked(content: bytes, record: Record, language: str) -> tuple[list[str], bool]:
    """The report on a file, and whether nothing in it was found to be otherwise."""
    try:
        report = check(content, record, language)
    except NotOurs:
        document = read(content)
        spoken = language or DEFAULT_LANGUAGE
        _ = translator(spoken)
        head = no_list(spoken)
        if not document.passages:
            return [head, *unread_in(document, spoken)], True
        lines, sound = _claims(document.passages, record, spoken)
        return [head, *unread_in(document, spoken), *lines], sound
    lines, sound = report.lines(language), report.sound
    if report.added:
        spoken = language or known_language(report.stamp.language)
        more, right = _claims(report.added, record, spoken)
        return lines + more, sound and right
    return lines, sound


def _claims(passages: Sequence[Passage], record: Record, language: str) -> tuple[list[str], bool]:
    """A line for each number that concerns the record, with its place and verdict."""
    from claims import check as check_claims  # only here: the rest of the room does without
    from claims.model import Verdict
    from claims.report.wording import limit_words, verdict_name, why

    _ = translator(language)
    joined = Joined(passages)
    found = check_claims(joined.text, record=record)
    lines = [limit_words(limit, language) for limit in found.limits]
    for claim in found:
        place = joined.place_of(claim.span.start).words(language)
        verdict = verdict_name(claim.verdict, language)
        number = " ".join(claim.quantity.text.split())
        lines.append(f"{place}: {number}: {verdict}. {why(claim, language)}")
    if not found:
        lines.append(
            _("No number in this text concerns the record. Nothing is said about the others.")
        )
    return lines, all(claim.verdict is not Verdict.DIFFERS for claim in found)


def _record(directory: Path) -> Record | None:
    try:
        return load(directory)
    except DatasetError as error:
        _say("\n".join(str(fault) for fault in error.faults[:50]))
        return None


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
