"""Write figure pages and data as a static site: ``python -m publish DIR``.

The site is made whole beside its place and then put there in one step; the same record gives the
same bytes.
"""

from __future__ import annotations

import argparse
import html
import shutil
import sys
import tempfile
from pathlib import Path

from data_sources.package.tables import DATASETS, DatasetError
from data_sources.record.load import load
from languages import DEFAULT_LANGUAGE, LANGUAGES, translator
from publish.address.addresses import file_name
from publish.site.site import Site

FRONT = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>On the Record</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
    "<h1>On the Record</h1><ul>"
    "{languages}"
    '<li><a href="data/datapackage.json">Data</a></li></ul></main></body></html>\n'
)
MARK = ".on-the-record"
"""Stands in every site that was written here; only such a directory is ever replaced."""


def main(arguments: list[str] | None = None) -> int:
    """Build the site. Returns 0, 1 when it could not be built, 2 when DIR may not be used."""
    parser = argparse.ArgumentParser(prog="python -m publish", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="replaced by the new site")
    parser.add_argument("--record", type=Path, default=DATASETS, help="the package to publish")
    options = parser.parse_args(arguments)
    if not replaceable(options.directory):
        print(f"{options.directory} holds something else; name a new directory", file=sys.stderr)
        return 2
    try:
        site = Site(load(options.record))
    except DatasetError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        count = write(site, options.directory, progress=sys.stderr.isatty())
    except OSError as error:
        print(f"nothing was changed: {error}", file=sys.stderr)
        return 1
    print(f"{count} files in {options.directory}, record {site.record.version}")
    return 0


def front() -> str:
    """The first page of the site: the way to the figures in each language, in its own words."""
    return FRONT.format(languages="".join(map(_way, LANGUAGES)))


def _way(language: str) -> str:
    _ = translator(language)
    # Translated as "in Dutch", "in French": each language names itself.
    words = html.escape(_("Published figures, in English"))
    mark = "" if language == DEFAULT_LANGUAGE else f' lang="{language}"'
    return f'<li{mark}><a href="{language}/figures/">{words}</a></li>'


def replaceable(directory: Path) -> bool:
    """Whether a directory may be replaced: it is new, empty, or a site of ours."""
    if not directory.exists():
        return True
    return directory.is_dir() and ((directory / MARK).is_file() or not any(directory.iterdir()))


def write(site: Site, directory: Path, progress: bool = False) -> int:
    """Write every page into a directory, which is replaced as a whole. Returns how many."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        addresses = site.addresses()
        for number, address in enumerate(addresses, start=1):
            page = site.get(address)
            assert page is not None, address
            put(made / file_name(address), page.content)
            if progress and number % 50 == 0:
                print(f"\r{number} of {len(addresses)}", end="", file=sys.stderr)
        put(made / "index.html", front().encode())
        put(made / MARK, f"{site.record.version}\n".encode())
        made.chmod(0o755)
        _swap(made, directory)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return len(addresses) + 2


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _swap(made: Path, directory: Path) -> None:
    """Put the new site in the old one's place; the old one comes back if that fails."""
    if not directory.exists():
        made.rename(directory)
        return
    old = directory.with_name(f".{directory.name}-old-{made.name}")
    directory.rename(old)
    try:
        made.rename(directory)
    except OSError:
        old.rename(directory)
        raise
    shutil.rmtree(old)


if __name__ == "__main__":
    sys.exit(main())
