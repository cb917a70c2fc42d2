"""What somebody is told who asked for what is not there."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from charts.layout import brand
from languages import LANGUAGE_NAMES, LANGUAGES, known_language, translator
from languages.grammar import right_to_left
from publish.address import addresses
from publish.address.app_pages import ADDRESSES
from publish.address.page import JSON
from publish.pages.environment import HTML, environment, page_rules
from publish.server.layers.base import base_of
from publish.server.layers.headers import plain_policy
from publish.site.nearby import LONGEST

PROBLEM = "no-store"


def problem(
    request: Request,
    status: int,
    text: str,
    meant: list[str] | None = None,
    language: str | None = None,
    detail: str = "",
) -> Response:
    """An error as JSON for data, as a small page for people. Nothing of the inside is told.

    The page is in ``language``, or in the one that the address begins with; ``detail`` is what
    helps whoever wrote the address, in English.
    """
    base = base_of(request.scope)
    meant = [f"{base}{address}" for address in meant or []]
    headers = {"cache-control": PROBLEM, "content-security-policy": plain_policy("'none'")}
    if str(request.scope["path"]).startswith("/data"):
        content = json.dumps({"error": text, "try": meant}, ensure_ascii=False)
        return Response(content, status, headers, JSON)
    language = language or language_of(request)
    page = environment().get_template("problem.html")
    context = _frame(base, language) | {"text": text, "detail": detail, "meant": meant}
    return Response(page.render(context), status, headers, HTML)


def _frame(base: str, language: str) -> dict[str, Any]:
    """What stands around the words: name, search, languages, and the ways on."""
    _ = translator(language)
    ways = (
        (_("Overview"), f"?lang={language}"),
        (_("All figures, a page each"), addresses.index(language)),
        (_("Countries"), addresses.countries(language)),
        (_("Often-made claims"), addresses.claims(language)),
    )
    others = [
        {"code": code, "name": LANGUAGE_NAMES[code], "link": f"{base}/?lang={code}"}
        for code in LANGUAGES
        if code != language
    ]
    return {
        "_": _,
        "language": language,
        "rtl": right_to_left(language),
        "name": brand.NAME,
        "style": Markup(brand.style_sheet() + page_rules()),  # noqa: S704  made of constants
        "home": f"{base}/?lang={language}",
        "search": f"{base}/{addresses.search(language)}",
        "others": others,
        "ways": [(words, f"{base}/{address}") for words, address in ways],
    }


def language_of(request: Request) -> str:
    """The language that the address begins with; of data, and of any other address, the first."""
    return known_language(str(request.scope["path"]).strip("/").partition("/")[0])


def unsound(request: Request) -> Response:
    """The record in place is not fit to be shown."""
    _ = translator(language_of(request))
    text = _("The record did not pass its own checks; nothing is shown.")
    return problem(request, 503, text)


def led(address: str, status: int) -> Response:
    """On to where it stands; kept nowhere, for an address may hold what somebody looks for."""
    return RedirectResponse(address, status, {"cache-control": PROBLEM})


def too_much(request: Request, wait: int) -> Response:
    """There is no room for more work now; ``wait`` says after how many seconds to try again."""
    _ = translator(language_of(request))
    refusal = problem(request, 503, _("Too much is asked at once; try again in a moment."))
    refusal.headers["retry-after"] = str(wait)
    return refusal


def no_page(request: Request, language: str) -> Response:
    """There is no page of the app at this address; names those that are like it."""
    word = str(request.scope["path"]).strip("/").partition("/")[0].lower()
    near = get_close_matches(word, sorted(ADDRESSES), n=3) if len(word) <= LONGEST else []
    meant = [f"/{name}?lang={language}" for name in near]
    text = translator(language)("There is nothing at this address.")
    return problem(request, 404, text, meant, language)
