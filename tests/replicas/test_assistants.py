"""Assistants ask any replica, one after the other: nothing is held between two questions."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.replicas.conftest import Front

ID = "ncmec.reports_total||World|2023"


async def _asked(front: Front, times: int) -> list[Any]:
    from mcp import Client

    async with Client(f"{front.url}/mcp") as client:
        return [await client.call_tool("figure", {"id": ID}) for _time in range(times)]


def ask(front: Front, times: int) -> list[str]:
    # In a thread of its own: the browser's tests leave an event loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as alone:
        coming = alone.submit(asyncio.run, asyncio.wait_for(_asked(front, times), 120))
        return [one.structured_content["citation"] for one in coming.result()]


def test_both_replicas_answer_one_client_and_one_alone_goes_on(front: Front) -> None:
    before = ask(front, 8)
    answered = {
        line.split()[0] for line in front.log.read_text().splitlines() if line.endswith(" /mcp")
    }
    assert len(set(before)) == 1 and len(answered) == 2
    front.end(next(iter(front.replicas)))
    assert ask(front, 4) == before[:4]
