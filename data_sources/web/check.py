"""Asking every source's address whether it is still there, and still the same.

An address is compared with what was there when the record was last read from it: by the
server's own marks (ETag, Last-Modified) and by a hash of the content, for pages the words of
it. What differs is said to be changed until a person has looked, on this check and on every
later one: only reading the source again, or ``check --seen``, makes it known.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from data_sources.exchange.place import read_json, write_json
from data_sources.web.http import Answer, Refused, Unreachable
from data_sources.web.page_text import content_hash
from data_sources.web.result import RESULT, STATES, last_check

JOURNAL, BASELINES = "check.part.jsonl", "seen.json"
_GOES_ON_FOR = timedelta(hours=24)
_PERMANENT = (301, 308)


class Asks(Protocol):
    """What the check needs of a client."""

    def get(self, url: str, headers: dict[str, str]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Address:
    """An address, the sources that are there, and the day on which they were last read."""

    url: str
    sources: tuple[str, ...]
    read_on: date


@dataclass(frozen=True, slots=True)
class Finding:
    """What one address answered."""

    url: str
    state: str
    detail: str
    status: int
    asked_on: str
    sources: tuple[str, ...] = ()


def addresses(sources: list[dict[str, str]]) -> list[Address]:
    """The https addresses of rows of sources.csv, hosts taken in turn, each address once."""
    keys, read = defaultdict(list), dict[str, date]()
    for row in sources:
        if row["url"].startswith("https://"):
            keys[row["url"]].append(row["source"])
            day = date.fromisoformat(row["read_on"])
            read[row["url"]] = max(read.get(row["url"], day), day)
    hosts: dict[str, deque[Address]] = defaultdict(deque)
    for url, here in keys.items():
        hosts[urlsplit(url).hostname or ""].append(Address(url, tuple(here), read[url]))
    rounds = zip_longest(*hosts.values())
    return [address for one in rounds for address in one if address is not None]


def run(
    desk: Path,
    sources: list[dict[str, str]],
    client: Asks,
    step: Callable[[str], None] = lambda _doing: None,
    keep: bool = False,
) -> dict[str, Any]:
    """Ask every address that this check has not asked yet, and write the result.

    An interrupted check leaves its answers in the journal; run again within a day, it goes on
    from there. ``keep`` leaves what the last check found of other sources in the result.
    Returns what :func:`~data_sources.desk.result.last_check` returns.
    """
    done = {finding.url: finding for finding in _journal(desk)}
    baselines: dict[str, Any] = read_json(desk / BASELINES) or {}
    with (desk / JOURNAL).open("a", encoding="utf-8") as journal:
        for address in addresses(sources):
            if address.url not in done:
                finding, marks = ask(client, address, baselines.get(address.url, {}))
                baselines[address.url] = marks
                write_json(desk / BASELINES, baselines)
                journal.write(json.dumps(asdict(finding)) + "\n")
                journal.flush()
                done[address.url] = finding
            step(urlsplit(address.url).hostname or "")
    earlier = last_check(desk).get("sources", {}) if keep else {}
    result = _result(sources, done, earlier)
    write_json(desk / RESULT, result)
    (desk / JOURNAL).unlink()
    return result


def remaining(desk: Path, sources: list[dict[str, str]]) -> tuple[int, int]:
    """How many addresses there are, and how many an interrupted check has asked already."""
    wanted = {address.url for address in addresses(sources)}
    return len(wanted), len(wanted & {finding.url for finding in _journal(desk)})


def seen(desk: Path, url: str) -> bool:
    """A person has looked at a changed address: what is there now is the known state."""
    baselines: dict[str, Any] = read_json(desk / BASELINES) or {}
    marks = baselines.get(url, {})
    if "now" not in marks:
        return False
    baselines[url] = marks["now"]
    write_json(desk / BASELINES, baselines)
    return True


def known(desk: Path, url: str, sha256: str, read_on: str) -> None:
    """A document of an address was read into the record: from now on, compare with this one."""
    baselines: dict[str, Any] = read_json(desk / BASELINES) or {}
    baselines[url] = {"etag": "", "last_modified": "", "content": sha256, "on": read_on}
    write_json(desk / BASELINES, baselines)


def ask(client: Asks, address: Address, marks: dict[str, Any]) -> tuple[Finding, dict[str, Any]]:
    """Ask one address; returns the finding and the marks to keep for the next time."""
    headers = {}
    if marks.get("etag"):
        headers["If-None-Match"] = marks["etag"]
    if marks.get("last_modified"):
        headers["If-Modified-Since"] = marks["last_modified"]
    try:
        answer = client.get(address.url, headers)
    except Unreachable as error:
        return _finding(address, "unreachable", str(error), 0), marks
    except Refused as error:
        return _finding(address, "unreachable", f"not asked: {error}", 0), marks
    state, detail = _judge(answer, address, marks)
    return _finding(address, state, detail, answer.status), _marks(answer, marks, state)


def _judge(answer: Answer, address: Address, marks: dict[str, Any]) -> tuple[str, str]:
    if answer.left_at:
        return "moved", f"to another place, which was not followed ({answer.left_at})"
    if answer.status in (404, 410):
        return "gone", f"answer {answer.status}"
    if answer.status != 304 and not 200 <= answer.status < 300:
        refusal = " (automated requests are refused)" if answer.status in (401, 403, 429) else ""
        return "unreachable", f"answer {answer.status}{refusal}"
    if any(status in _PERMANENT for status, _ in answer.redirects):
        return "moved", f"to {answer.final_url}"
    if answer.status == 304:
        return "unchanged", "the server says so"
    return _compare(answer, address, marks)


def _compare(answer: Answer, address: Address, marks: dict[str, Any]) -> tuple[str, str]:
    if marks.get("content"):
        if marks["content"] == content_hash(answer):
            return "unchanged", "the same content"
        return "changed", f"other content than on {marks['on']}"
    modified = _day(answer.headers.get("last-modified", ""))
    if modified is None:
        return "seen", "the first check of this address"
    if modified > address.read_on:
        return "changed", f"changed on {modified}, after it was read on {address.read_on}"
    return "unchanged", f"last changed on {modified}, before it was read"


def _marks(answer: Answer, marks: dict[str, Any], state: str) -> dict[str, Any]:
    """What to compare with next time; a change stays a change until somebody has looked."""
    if answer.status == 304 or not 200 <= answer.status < 300:
        return marks
    now = {
        "etag": answer.headers.get("etag", ""),
        "last_modified": answer.headers.get("last-modified", ""),
        "content": content_hash(answer),
        "on": _today(),
    }
    if state == "changed":
        # without the server's marks, so that the next answer is compared by content
        return {"content": marks.get("content", ""), "on": marks.get("on", ""), "now": now}
    return now


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _finding(address: Address, state: str, detail: str, status: int) -> Finding:
    return Finding(address.url, state, detail, status, _now(), address.sources)


def _result(
    sources: list[dict[str, str]], done: dict[str, Finding], earlier: dict[str, Any]
) -> dict[str, Any]:
    found = dict(earlier)
    for row in sources:
        finding = done.get(row["url"])
        if finding is None:
            finding = Finding(row["url"], "not asked", STATES["not asked"], 0, "")
        found[row["source"]] = {
            name: value for name, value in asdict(finding).items() if name != "sources"
        }
    number = Counter(one["state"] for one in found.values())
    return {
        "date": _now(),
        "counts": {state: number[state] for state in STATES if number[state]},
        "sources": found,
    }


def _journal(desk: Path) -> Iterator[Finding]:
    """The answers of a check that was interrupted less than a day ago."""
    path = desk / JOURNAL
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    oldest = (datetime.now(UTC) - _GOES_ON_FOR).isoformat()
    for line in lines:
        try:
            found = json.loads(line)
            finding = Finding(**{**found, "sources": tuple(found["sources"])})
        except (json.JSONDecodeError, TypeError, KeyError):
            continue  # the line at which the check was killed
        if finding.asked_on >= oldest:
            yield finding


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
