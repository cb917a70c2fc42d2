"""What runs in an event loop, run where no other test's loop is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

PATIENCE = 60.0
"""Seconds after which what never comes has failed."""

Answer = TypeVar("Answer")


def in_a_loop(made: Coroutine[Any, Any, Answer]) -> Answer:
    """Its answer. It runs in a thread of its own: the browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, made).result(PATIENCE)


def seconds_in_a_loop(made: Coroutine[Any, Any, Any]) -> float:
    """The processor's seconds that it took."""

    async def timed() -> float:
        begun = time.thread_time()
        await made
        return time.thread_time() - begun

    return in_a_loop(timed())
