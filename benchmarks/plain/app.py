"""What is measured beside: a Starlette route that returns one page's bytes from memory.

Run with ``python benchmarks/plain/app.py PORT FILE``; answers with the gzipped bytes of FILE.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CONTENT = gzip.compress(Path(sys.argv[2]).read_bytes(), 9, mtime=0)


async def page(request: Request) -> Response:
    return Response(CONTENT, headers={"content-encoding": "gzip"}, media_type="text/html")


if __name__ == "__main__":
    app = Starlette(routes=[Route("/{rest:path}", page)])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
