"""The tools as a server of the Model Context Protocol, by its official SDK.

It holds no state and no session: every question is answered on its own, by any copy of the
server. Over HTTP it stands beside the app (:class:`Assistants`); over standard input and output it
is ``python -m publish.assistants``.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field, ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from claims.read.text import language_of
from data_sources.package.tables import DatasetError
from data_sources.record.record import Record
from languages import DEFAULT_LANGUAGE, LANGUAGES, called, translator
from publish.address import addresses
from publish.assistants import arguments as asked
from publish.assistants import message, tools
from publish.assistants.refused import Busy, Refused
from publish.assistants.said import FigureWhole
from publish.assistants.tools import Checked, Compared, Found, PointSaid

LOG = logging.getLogger(__name__)
INSTRUCTIONS = (
    "Published figures on online child sexual abuse reporting. A report is not a child, not a"
    " victim, not an image and not a crime. Give every figure with its unit, period and source,"
    " and what must not be concluded from it. Never add figures of different series; compare two"
    " figures with compare, and accept it when it refuses. When nothing is found, say so: no"
    " figure from memory. Say “child sexual abuse material”. A verdict of check_claim is read"
    " with its why. Answer in the reader's language: "
    + ", ".join(f"with language {code} the words are {called(code)}" for code in LANGUAGES)
    + "."
)
if TYPE_CHECKING:
    Code = str
    Unknown = str
else:  # the languages are known when the program runs, and the tools' descriptions name them
    Code = Literal[LANGUAGES]
    Unknown = Literal[(*LANGUAGES, "")]
Language = Annotated[Code, Field(description="language of the answer's words")]
Told = Annotated[
    Unknown,
    Field(description="language of the answer's words; left out, that of the question"),
]
Id = Annotated[
    str, Field(min_length=1, max_length=300, description="id of a figure, from search_figures")
]
READ = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Work = Callable[[], Any]
Run = Callable[[Work], Awaitable[Any]]


class Tools:
    """The tools with their descriptions; ``run`` has the work done where it holds nobody up."""

    def __init__(self, record: Callable[[], Record], run: Run) -> None:
        self._record, self._run = record, run

    async def _ask(self, tool: Callable[..., Any], *args: Any) -> Any:
        """A tool's answer; its first argument may be a question, its last is the language."""
        _ = translator(args[-1] or language_of(args[0]))
        try:
            return await self._run(lambda: tool(self._record(), *args))
        except Refused as error:
            raise ToolError(str(error)) from None
        except Busy as busy:
            text = _(
                "Too much is asked at once; try again in {seconds} seconds.", seconds=busy.wait
            )
            raise ToolError(text) from None
        except DatasetError:
            raise ToolError(_("The record did not pass its own checks; nothing is said.")) from None
        except Exception as error:
            # The kind alone: the SDK would write down what somebody asked.
            LOG.error("a tool failed: %s", type(error).__name__)
            raise ToolError(_("Something went wrong here; it was noted.")) from None

    async def search_figures(
        self,
        words: Annotated[str, Field(min_length=1, max_length=200)],
        place: Annotated[
            str, Field(max_length=40, description="ISO 3166 alpha-3 like NLD, or World")
        ] = "",
        limit: Annotated[int, Field(ge=1, le=tools.MOST_FOUND)] = 5,
        language: Told = "",
    ) -> Found:
        """Find published figures by words: who counts, what, where, which year."""
        found: Found = await self._ask(tools.search_figures, words, place, limit, language)
        return found

    async def figure(self, id: Id, language: Language = DEFAULT_LANGUAGE) -> FigureWhole:
        """One figure with definition, caveats, breaks, what else was published, and citation."""
        found: FigureWhole = await self._ask(tools.figure, id, language)
        return found

    async def compare(
        self, first: Id, second: Id, language: Language = DEFAULT_LANGUAGE
    ) -> Compared:
        """The change from the first figure to the second, or why they may not be compared."""
        found: Compared = await self._ask(tools.compare, first, second, language)
        return found

    async def check_claim(
        self,
        text: Annotated[str, Field(min_length=1, max_length=4000)],
        language: Told = "",
    ) -> Checked:
        """Is the number in this sentence right, whose is it, and what does it leave out?"""
        found: Checked = await self._ask(tools.check_claim, text, language)
        return found

    async def talking_points(
        self,
        subject: Annotated[str, Field(max_length=40, description=", ".join(tools.SUBJECTS))],
        audience: Annotated[str, Field(max_length=40, description=", ".join(tools.AUDIENCES))],
        language: Language = DEFAULT_LANGUAGE,
    ) -> list[PointSaid]:
        """Up to three sentences to be quoted as they are, each with its caveat and sources."""
        found: list[PointSaid] = await self._ask(tools.talking_points, subject, audience, language)
        return found

    async def cite(
        self,
        id: Id,
        style: Literal["text", "bibtex", "csl"] = "text",
        language: Language = DEFAULT_LANGUAGE,
    ) -> str:
        """How to cite a figure: the publisher first, this record second."""
        found: str = await self._ask(tools.cite, id, style, language)
        return found


class _Server(MCPServer[Any]):
    """Refuses in words of its own: the SDK's repeat what was asked, however long it is."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        language = asked.language_asked(arguments)
        known = {one.name: one.input_schema["properties"] for one in await self.list_tools()}
        if name not in known:
            _ = translator(language)
            raise ToolError(_("There is no such tool; there are: {known}.", known=", ".join(known)))
        if strange := asked.unknown(arguments, known[name], language):
            raise ToolError(strange)
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise ToolError(str(error.__cause__)) from None  # without the SDK's English words
            text = asked.unfit(_faults(error.__cause__), known[name], language)
            raise ToolError(text) from None


def _faults(error: ValidationError) -> Iterator[tuple[str, bool]]:
    """Which arguments do not fit, and whether they are missing."""
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        yield str(one["loc"][0]), one["type"] == "missing"


def server(record: Callable[[], Record], run: Run) -> MCPServer[Any]:
    """A server with all the tools."""
    made = _Server(
        "on-the-record",
        title="On the Record",
        version="1",
        instructions=INSTRUCTIONS,
        log_level="ERROR",
    )
    own = Tools(record, run)
    named: dict[str, Callable[..., Any]] = {
        "Search figures": own.search_figures,
        "One figure": own.figure,
        "Compare two figures": own.compare,
        "Check a claim": own.check_claim,
        "Talking points": own.talking_points,
        "Cite a figure": own.cite,
    }
    for title, tool in named.items():
        made.add_tool(tool, title=title, annotations=READ, structured_output=True)
    return made


class Assistants:
    """The protocol over HTTP, as an application to be put at its path of another.

    It answers while :meth:`running` is entered. Hosts and origins are judged by our own layers,
    as for everything else.
    """

    def __init__(self, record: Callable[[], Record], run: Run) -> None:
        self._make = partial(server, record, run)
        self._app: ASGIApp | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        made = self._make()
        app = made.streamable_http_app(
            streamable_http_path=f"/{addresses.ASSISTANTS}",
            stateless_http=True,
            json_response=True,
            max_request_body_size=message.LARGEST,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        async with made.session_manager.run():
            self._app = app.routes[0].endpoint  # type: ignore[attr-defined]  # it is a Route
            try:
                yield
            finally:
                self._app = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._app is None:
            raise RuntimeError("the assistants' server does not run")
        await self._app(scope, receive, send)
