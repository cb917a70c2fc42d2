"""The record for an assistant on this machine, over standard input and output:
``python -m publish.assistants``. It asks nobody anything and writes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import anyio.to_thread

from data_sources.package.tables import DatasetError
from data_sources.record.load import the_record


async def _apart(work: Callable[[], Any]) -> Any:
    return await anyio.to_thread.run_sync(work)


def main() -> int:
    """Serve until the assistant closes its side. Returns 1 when there is no sound record."""
    try:
        from publish.assistants.protocol import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("mcp", "pydantic"):
            raise
        print(f"This needs {missing.name}: see requirements-assistants.txt", file=sys.stderr)
        return 3
    try:
        the_record()
    except DatasetError as error:
        print(error, file=sys.stderr)
        return 1
    server(the_record, _apart).run("stdio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
