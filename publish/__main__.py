"""Write figure pages and data as a static site: ``python -m publish DIR``.

The site is made whole beside its place and then put there in one step: the old and the new one
change places in one system call (Linux, macOS), so that there is a whole site at every moment and
after every kill. Where the system or the file system cannot do that, there are two renames, and
between them a moment (less than a millisecond) without a site; a kill in just that moment leaves
the old site beside its place, whole, and the next run puts it back first.

The same record gives the same bytes.
"""

from __future__ import annotations

import argparse
import errno
import glob
import html
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from data_sources.exchange.exchange import CannotExchange, swap
from data_sources.package.tables import DATASETS, DatasetError
from data_sources.record.load import load
from languages import DEFAULT_LANGUAGE, LANGUAGES, translator
from publish.address.addresses import file_name
from publish.site.site import Site

FRONT = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
    "<title>On the Record</title>"
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
    "<h1>On the Record</h1><ul>"
    "{languages}"
    '<li><a href="data/">Data</a></li></ul></main></body></html>\n'
)
MARK = ".on-the-record"
"""Stands in every site that was written here; only such a directory is ever replaced."""
LONGEST_WAIT = 60
"""Seconds that a run waits for another that has just put its site in the same place."""


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
        site = Site(load(options.record), served=False)
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
    return FRONT.format(language=DEFAULT_LANGUAGE, languages="".join(map(_way, LANGUAGES)))


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
    """Write every page into a directory, which is replaced as a whole. Returns how many.

    Raises OSError; the site before then stands.
    """
    place = directory.resolve()  # a link to a site goes on pointing to it
    place.parent.mkdir(parents=True, exist_ok=True)
    _put_back(place)
    with _workplace(place) as made:
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
        with _standing(place):
            _swap(made, place)
    return len(addresses) + 2


@contextmanager
def _workplace(place: Path) -> Iterator[Path]:
    """A directory beside the site's place, held until the new site is in place.

    It is locked, not named in a list: what lies there unlocked is of a run that was killed, and
    is removed. Windows locks no directory: there it stays.
    """
    prefix = f".{place.name}-"
    lefts = () if os.name == "nt" else place.parent.glob(f"{glob.escape(prefix)}????????")
    for left in lefts:
        with suppress(OSError), _locked(left):
            shutil.rmtree(left, ignore_errors=True)
    with ExitStack() as stack:
        made = _made(stack, prefix, place.parent)
        stack.callback(shutil.rmtree, made, ignore_errors=True)
        yield made


def _made(stack: ExitStack, prefix: str, folder: Path) -> Path:
    """A new directory, locked: another run may have taken it for a leftover before it was."""
    while True:
        made = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
        with suppress(BlockingIOError, FileNotFoundError):
            stack.enter_context(_locked(made))
            if made.exists():
                return made


@contextmanager
def _locked(directory: Path) -> Iterator[int]:
    """Hold a directory, by its handle. Raises OSError when another process does."""
    if os.name == "nt":
        yield -1
        return
    import fcntl

    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _standing(place: Path) -> Iterator[None]:
    """Hold what stands in the site's place: where it lies after the swap nobody clears it away.

    Another run may have put it there and still hold it. Raises OSError when it does for too long.
    """
    until = time.monotonic() + LONGEST_WAIT
    while True:
        with ExitStack() as stack:
            if _holds(stack, place):
                yield
                return
        if time.monotonic() > until:
            raise OSError(f"another run has held {place} for {LONGEST_WAIT} seconds; try again")
        time.sleep(0.01)


def _holds(stack: ExitStack, place: Path) -> bool:
    """Whether what stands in a place is held now, or nothing stands there."""
    try:
        handle = stack.enter_context(_locked(place))
        return os.name == "nt" or os.path.samestat(os.fstat(handle), place.stat())
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _swap(made: Path, place: Path) -> None:
    """Put the new site in the old one's place; where ``made`` was lies the old one then."""
    try:
        made.rename(place)  # there is none yet, or an empty directory
        return
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
    try:
        swap(made, place)
    except CannotExchange:
        _swap_in_two(made, place)
    if not replaceable(made):  # filled by somebody else while the pages were made
        _swap_back(made, place)
        raise OSError(f"{place} holds something else now; name a new directory")


def _swap_in_two(made: Path, place: Path) -> None:
    """The same by three renames, where there is no exchange: see this module's first words."""
    old = _old(place)
    place.rename(old)
    try:
        made.rename(place)
    except OSError:
        old.rename(place)
        raise
    with suppress(FileNotFoundError):  # another run has cleared it away
        old.rename(made)


def _swap_back(made: Path, place: Path) -> None:
    try:
        swap(made, place)
    except CannotExchange:
        _swap_in_two(made, place)


def _put_back(place: Path) -> None:
    """The site before, where a run was killed between two renames."""
    old = _old(place)
    if old.is_dir():
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}-before")


if __name__ == "__main__":
    sys.exit(main())
