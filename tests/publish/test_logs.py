"""What went wrong is written down without the words of whoever met it."""

from __future__ import annotations

import asyncio
import io
import logging
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from publish.server.layers.errors import keep_words_out
from tests.conftest import ROOT

SECRET = "what somebody pasted"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is written to the logs of Streamlit, asyncio and everybody else."""
    before, kept = logging.getLogRecordFactory(), io.StringIO()
    handler, root = logging.StreamHandler(kept), logging.getLogger()
    keep_words_out()
    root.addHandler(handler)
    try:
        yield kept
    finally:
        root.removeHandler(handler)
        logging.setLogRecordFactory(before)


def fail() -> None:
    raise KeyError(SECRET)


def test_an_error_is_written_without_its_words(written: io.StringIO) -> None:
    try:
        try:
            fail()
        except KeyError as error:
            raise ValueError(f"in {SECRET}") from error
    except ValueError as error:
        logging.getLogger("elsewhere").error("Uncaught app %s", "execution", exc_info=error)
    said = written.getvalue()
    assert said.startswith("Uncaught app execution: ValueError at ") and "test_logs.py:" in said
    assert SECRET not in said and len(said.splitlines()) == 1


def test_a_task_that_nobody_asks_about_tells_no_words(written: io.StringIO) -> None:
    async def alone() -> None:
        fail()

    async def main() -> None:
        task = asyncio.create_task(alone())
        await asyncio.wait([task])
        context = {"message": "it was never retrieved", "exception": task.exception(), "task": task}
        asyncio.get_running_loop().call_exception_handler(context)

    # In a thread of its own: a browser's loop may be running in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, main()).result()
    assert "KeyError at" in written.getvalue() and SECRET not in written.getvalue()


def test_other_lines_stay_as_they_are(written: io.StringIO) -> None:
    logging.getLogger("elsewhere").error("one %s\ntwo", 1)
    keep_words_out()  # twice is once
    assert written.getvalue() == "one 1\ntwo\n"


def test_streamlit_writes_its_errors_to_a_log_and_not_past_it() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["logger"]["enableRich"] is False
