"""Download daily files: politely, from one host, resumed where it broke off, SHA-1 verified."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import requests

from data_sources.dsa.daily.checksum import parse_sha1, sha1_of
from data_sources.dsa.daily.damage import Damage, Fault, Kind, is_disk_full
from data_sources.dsa.daily.names import DayFile
from data_sources.dsa.daily.store import write_json
from data_sources.dsa.vocabulary import HOST
from data_sources.package.whole_files import write_whole
from data_sources.web.http import TIMEOUT, Client, Refused, Unreachable

MAX_FILE = 20 * 1024**3
KEEP_FREE = 512 * 1024**2
PIECE = 1024 * 1024
TRIES = 5
# The host answers 403 for a file that is not there. A day's files can be late; after this many
# days an absent one counts as never made, and is not asked for again.
SETTLED_AFTER = timedelta(days=10)
PUBLISHED_AFTER = timedelta(days=3)
_ABSENT = (403, 404)

# Called with: file name, bytes so far, bytes in all (0 where the host does not say).
Progress = Callable[[str, int, int], None]


class Downloads(Client):
    """The careful client, with answers too large to hold: read piece by piece."""

    @contextmanager
    def stream(self, url: str, headers: Mapping[str, str]) -> Iterator[requests.Response]:
        """An answer whose body is still to be read. Raises Refused, Unreachable.

        No redirect is followed: the host has none, and an answer from elsewhere is not its file.
        """
        self.check(url)
        self._wait(urlsplit(url).hostname or "")
        try:
            with self._session.get(
                url,
                headers={"Accept-Encoding": "identity", **headers},
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,
            ) as response:
                yield response
        except requests.RequestException as error:
            raise Unreachable(f"broke off ({type(error).__name__})") from error


@dataclass
class Fetched:
    """What a run brought: names of files by outcome, and what went wrong."""

    downloaded: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    size: int = 0


class Fetcher:
    """Brings daily files into a folder: `2025-07/sor-….zip`, and its `.sha1` beside it."""

    def __init__(
        self,
        folder: Path,
        client: Downloads,
        progress: Progress,
        *,
        base: str = f"https://{HOST}",
        today: date | None = None,
        again: bool = False,
        max_bytes: int = MAX_FILE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder, self._client, self._progress = folder, client, progress
        self._base, self._today, self._again = base, today or date.today(), again
        self._max_bytes, self._sleep = max_bytes, sleep
        self._absent_file = folder / "absent.json"
        self._absent: dict[str, str] = self._read_absent()
        self.result = Fetched()

    def _read_absent(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._absent_file.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}

    def path(self, file: DayFile) -> Path:
        """Where the file lies, or will lie."""
        return self._folder / file.day.strftime("%Y-%m") / file.name

    def run(self, files: Iterable[DayFile]) -> Fetched:
        """Bring every file that is not here yet. What fails is named; the rest goes on."""
        for file in files:
            try:
                self._one(file)
            except Damage as damage:
                self.result.faults.append(damage.fault(file.name))
            except (Refused, Unreachable) as error:
                self.result.faults.append(Fault(file.name, "not fetched", str(error)))
            except OSError as error:
                kind = Kind.DISK_FULL if is_disk_full(error) else Kind.UNREADABLE
                self.result.faults.append(
                    Fault(file.name, str(kind), error.strerror or type(error).__name__)
                )
        return self.result

    def _one(self, file: DayFile) -> None:
        if file.name in self._absent and not self._again and self._is_settled(file):
            self.result.absent.append(file.name)
            return
        digest = self._published_sha1(file)
        if digest is None:
            self._note_absent(file)
        elif self._is_here(file, digest):
            self.result.already.append(file.name)
        else:
            self._download(file, digest)

    def _is_settled(self, file: DayFile) -> bool:
        return date.fromisoformat(self._absent[file.name]) >= file.day + SETTLED_AFTER

    def _note_absent(self, file: DayFile) -> None:
        self.result.absent.append(file.name)
        self._absent[file.name] = self._today.isoformat()
        write_json(self._absent_file, self._absent)

    def _published_sha1(self, file: DayFile) -> str | None:
        answer = self._client.get(f"{self._base}/{file.name}.sha1")
        if answer.status in _ABSENT:
            return None
        if answer.status != 200 or len(answer.body) > 1000:
            raise Unreachable(f"status {answer.status} for its .sha1")
        return parse_sha1(answer.body.decode("ascii", "replace"), file.name)

    def _is_here(self, file: DayFile, digest: str) -> bool:
        """Whether today's version lies here: by the `.sha1` beside it, or else by its bytes."""
        path = self.path(file)
        if not path.is_file():
            return False
        beside = path.with_name(path.name + ".sha1")
        if beside.is_file():
            return beside.read_text(encoding="utf-8", errors="replace").split()[:1] == [digest]
        if sha1_of(path) != digest:
            return False
        self._write_sha1(path, digest)
        return True

    @staticmethod
    def _write_sha1(path: Path, digest: str) -> None:
        line = f"{digest}  {path.name}\n".encode()
        write_whole(path.with_name(path.name + ".sha1"), line)

    def _download(self, file: DayFile, digest: str) -> None:
        path = self.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Named after the version it is a part of: a day that was made anew is not mixed with it.
        part = path.with_name(f".{path.name}.{digest[:12]}.part")
        for old in path.parent.glob(f".{path.name}.*.part"):
            if old != part:
                old.unlink()
        resumed = part.exists()
        found = self._complete(file, part)
        if found != digest and resumed:
            part.unlink()
            found = self._complete(file, part)
        if found != digest:
            part.unlink()
            raise Damage(Kind.CHECKSUM, f"SHA-1 is {found}, published is {digest}")
        path.with_name(path.name + ".sha1").unlink(missing_ok=True)
        part.replace(path)
        self._write_sha1(path, digest)
        self._absent.pop(file.name, None)
        self.result.downloaded.append(file.name)
        self.result.size += path.stat().st_size

    def _complete(self, file: DayFile, part: Path) -> str:
        """Read on until the file is whole, and return its SHA-1. Raises Damage, Unreachable."""
        for attempt in range(1, TRIES + 1):
            try:
                self._read_on(file, part)
                return sha1_of(part)
            except Unreachable:
                if attempt == TRIES:
                    raise
                self._sleep(min(2.0**attempt, 30.0))
        raise AssertionError("not reached")

    def _read_on(self, file: DayFile, part: Path) -> None:
        start = part.stat().st_size if part.exists() else 0
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self._client.stream(f"{self._base}/{file.name}", headers) as response:
            if response.status_code == 416:
                return self._check_end(response, part, start)
            if response.status_code not in (200, 206):
                raise Unreachable(f"status {response.status_code}")
            if response.status_code == 200 or not self._continues(response, start):
                start = 0
            self._write(response, file, part, start)

    @staticmethod
    def _check_end(response: requests.Response, part: Path, start: int) -> None:
        """Nothing after the part that is here: it is whole already, or not of this file."""
        if response.headers.get("Content-Range", "").rpartition("/")[2] != str(start):
            part.unlink()
            raise Unreachable("the part that was here does not fit; from the beginning")

    @staticmethod
    def _continues(response: requests.Response, start: int) -> bool:
        if not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            raise Unreachable("the host sent another part than was asked for")
        return True

    def _write(self, response: requests.Response, file: DayFile, part: Path, start: int) -> None:
        length = int(response.headers.get("Content-Length") or 0)
        total = start + length if length else 0
        self._check_room(part.parent, total, length)
        try:
            self._write_pieces(response, file, part, start, total)
        except OSError as error:
            if is_disk_full(error):
                part.unlink(missing_ok=True)
            raise

    def _write_pieces(
        self, response: requests.Response, file: DayFile, part: Path, start: int, total: int
    ) -> None:
        with part.open("r+b" if start else "wb") as target:
            target.seek(start)
            done = start
            for piece in response.iter_content(PIECE):
                done += len(piece)
                if done > self._max_bytes:
                    raise Damage(Kind.TOO_LARGE, f"more than {self._max_bytes} bytes")
                target.write(piece)
                self._progress(file.name, done, total)
            target.truncate()
            target.flush()
            os.fsync(target.fileno())

    def _check_room(self, folder: Path, total: int, length: int) -> None:
        if total > self._max_bytes:
            raise Damage(Kind.TOO_LARGE, f"{total} bytes; the limit is {self._max_bytes}")
        free = shutil.disk_usage(folder).free
        if length + KEEP_FREE > free:
            raise Damage(Kind.DISK_FULL, f"{length} bytes to come, {free} free")


def wanted(
    first: date, last: date, slugs: Iterable[str], version: str = "light"
) -> Iterator[DayFile]:
    """The files of those days, day by day, each slug once."""
    names = list(dict.fromkeys(slugs))
    day = first
    while day <= last:
        for slug in names:
            yield DayFile(day, slug, version)
        day += timedelta(days=1)
